"""What levels, months, kinds of pins, channels and answers of the short survey are called."""

from flask_babel import lazy_gettext as _l

LEVEL_LABELS = {
    "rw": _l("RW"),
    "kelurahan": _l("Kelurahan"),
    "kecamatan": _l("Kecamatan"),
    "kota": _l("Kota atau kabupaten"),
    "provinsi": _l("Provinsi"),
    "nasional": _l("Nasional"),
}
MONTHS = (
    ("1", _l("Januari")),
    ("2", _l("Februari")),
    ("3", _l("Maret")),
    ("4", _l("April")),
    ("5", _l("Mei")),
    ("6", _l("Juni")),
    ("7", _l("Juli")),
    ("8", _l("Agustus")),
    ("9", _l("September")),
    ("10", _l("Oktober")),
    ("11", _l("November")),
    ("12", _l("Desember")),
)
PIN_LABELS = {
    "gang": _l("Usaha di satu gang"),
    "usaha": _l("Letak tepat satu usaha"),
    "balai": _l("Balai atau galeri"),
    "toilet": _l("Toilet"),
    "parkir": _l("Tempat parkir"),
    "musala": _l("Musala"),
    "kursi_roda": _l("Jalan kursi roda"),
}
# Headings of the public list beside the map.
PIN_HEADINGS = {
    "gang": _l("Usaha per gang"),
    "usaha": _l("Usaha yang bisa didatangi"),
    "balai": _l("Balai dan galeri"),
    "toilet": _l("Toilet"),
    "parkir": _l("Tempat parkir"),
    "musala": _l("Musala"),
    "kursi_roda": _l("Jalan kursi roda"),
}
CHANNEL_LABELS = {
    "wa_tautan": _l("WhatsApp"),
    "cetak": _l("Lembar cetak"),
    "motor_penggerak": _l("Disampaikan orang per orang"),
    "rutinan": _l("Diumumkan di rutinan"),
}
SATISFACTION_LABELS = {
    5: _l("Sangat puas"),
    4: _l("Puas"),
    3: _l("Biasa saja"),
    2: _l("Kurang puas"),
    1: _l("Tidak puas"),
}
PASSIVE_REASON_LABELS = {
    "not_told": _l("Tidak tahu ada kegiatan"),
    "not_invited": _l("Tidak merasa diundang"),
    "bad_time": _l("Waktunya bersamaan dengan berjualan atau bekerja"),
    "at_home": _l("Mengurus rumah, anak, atau orang tua"),
    "no_use": _l("Belum terasa gunanya"),
    "same_again": _l("Isinya itu-itu saja"),
    "shy": _l("Malu atau kurang percaya diri"),
    "joins_always": _l("Saya selalu ikut"),
}
