"""What the acts of this feature are called in the record."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "home.notice_posted": _l("memasang kabar %(label)s"),
    "home.notice_changed": _l("mengubah kabar %(label)s"),
    "home.notice_deleted": _l("menghapus kabar %(label)s"),
    "home.notice_restored": _l("mengembalikan kabar %(label)s"),
    "home.village_changed": _l("mengubah halaman kampung %(label)s"),
}
