"""What the acts of this feature are called in the record."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "home.notice_posted": _l("memasang kabar %(label)s"),
    "home.notice_changed": _l("mengubah kabar %(label)s"),
    "home.notice_deleted": _l("menghapus kabar %(label)s"),
    "home.notice_restored": _l("mengembalikan kabar %(label)s"),
    "home.notice_carried": _l("mencatat penyampaian kabar %(label)s"),
    "home.sending_struck": _l("mencoret catatan penyampaian kabar %(label)s"),
    "home.achievement_added": _l("mencatat prestasi %(label)s"),
    "home.achievement_changed": _l("mengubah prestasi %(label)s"),
    "home.achievement_deleted": _l("menghapus prestasi %(label)s"),
    "home.achievement_restored": _l("mengembalikan prestasi %(label)s"),
    "home.term_added": _l("mencatat pemangku jabatan %(label)s"),
    "home.term_changed": _l("mengubah pemangku jabatan %(label)s"),
    "home.term_deleted": _l("menghapus pemangku jabatan %(label)s"),
    "home.term_restored": _l("mengembalikan pemangku jabatan %(label)s"),
    "home.office_handed_over": _l("mencatat serah terima jabatan %(label)s"),
    "home.map_hung": _l("memasang denah kampung %(label)s"),
    "home.map_taken_down": _l("menurunkan denah kampung %(label)s"),
    "home.pin_dropped": _l("memasang pin denah %(label)s"),
    "home.pin_changed": _l("mengubah pin denah %(label)s"),
    "home.pin_deleted": _l("menghapus pin denah %(label)s"),
    "home.pin_restored": _l("mengembalikan pin denah %(label)s"),
    "home.suggestion_read": _l("membaca saran %(label)s"),
    "home.suggestion_answered": _l("menjawab saran %(label)s"),
    "home.suggestion_closed": _l("menutup saran %(label)s"),
    "home.suggestion_reopened": _l("membuka lagi saran %(label)s"),
    "home.village_changed": _l("mengubah halaman kampung %(label)s"),
}
