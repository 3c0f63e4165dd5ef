"""What the states and kinds of requests and breaches are called on screen."""

from flask_babel import lazy_gettext as _l

KIND_LABELS = {"deletion": _l("Minta data dihapus"), "correction": _l("Minta data dibetulkan")}
STATE_LABELS = {
    "diminta": _l("Diminta"),
    "dikerjakan": _l("Sedang dikerjakan"),
    "selesai": _l("Selesai"),
    "ditolak": _l("Ditolak"),
    "dibatalkan": _l("Dibatalkan oleh yang meminta"),
}
AUDIENCE_LABELS = {
    "accounts": _l("Semua orang yang punya akun"),
    "enterprises": _l("Pemilik usaha tertentu"),
    "consent": _l("Pemilik yang menyetujui sesuatu"),
}
