"""What the acts of this feature are called in the record."""

from flask_babel import lazy_gettext as _l

SENTENCES = {
    "privacy.asked": _l("meminta perubahan data sendiri: %(kind_words)s"),
    "privacy.cancelled": _l("membatalkan permintaan: %(kind_words)s"),
    "privacy.taken_up": _l("mulai mengerjakan permintaan data dari %(label)s"),
    "privacy.declined": _l("menolak permintaan data dari %(label)s"),
    "privacy.corrected": _l("menyelesaikan permintaan pembetulan dari %(label)s"),
    "privacy.deleted": _l("menghapus data pribadi %(label)s"),
    "privacy.breach_recorded": _l("mencatat kebocoran data: %(label)s"),
    "privacy.breach_changed": _l("mengubah catatan kebocoran data: %(label)s"),
    "privacy.person_told": _l("memberi tahu seseorang tentang kebocoran data: %(label)s"),
    "privacy.agency_told": _l("memberi tahu lembaga tentang kebocoran data: %(label)s"),
}
