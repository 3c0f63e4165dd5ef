"""What the codes of the calendar are called on screen."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

KIND_LABELS = {
    "pelatihan": _l("Pelatihan"),
    "sosialisasi": _l("Sosialisasi"),
    "rembuk": _l("Rembuk warga"),
    "rutinan": _l("Rutinan"),
    "bazar": _l("Bazar"),
    "lomba": _l("Lomba"),
    "kerja_bakti": _l("Kerja bakti"),
    "kunjungan": _l("Kunjungan"),
    "pendampingan": _l("Pendampingan"),
}
STANDING_LABELS = {
    "rencana": _l("Masih rencana"),
    "dibuka": _l("Akan datang"),
    "berlangsung": _l("Sedang berlangsung"),
    "selesai": _l("Sudah selesai"),
    "dievaluasi": _l("Sudah dievaluasi"),
    "ditunda": _l("Ditunda"),
    "batal": _l("Dibatalkan"),
}
REGISTRATION_LABELS = {
    "terdaftar": _l("Terdaftar"),
    "menunggu": _l("Daftar tunggu"),
    "batal": _lp("pendaftaran", "Batal"),
}
TOPIC_LABELS = {
    "keamanan_pangan": _l("Keamanan pangan"),
    "izin_usaha": _l("Izin usaha"),
    "kemasan": _l("Kemasan dan label"),
    "pemasaran_online": _l("Pemasaran online"),
    "pembukuan": _l("Pembukuan"),
    "modal": _l("Modal dan KUR"),
    "keterampilan": _l("Keterampilan dan rajut"),
    "kelompok": _l("Kelompok dan kemitraan"),
    "lingkungan": _l("Lingkungan"),
    "kesehatan": _l("Kesehatan"),
}
RULE_LABELS = {
    "sekali": _l("Tidak berulang"),
    "mingguan": _l("Tiap minggu pada hari yang sama"),
    "dua_mingguan": _l("Tiap dua minggu pada hari yang sama"),
    "bulanan": _l("Tiap bulan pada hari dan minggu yang sama, misalnya Selasa kedua"),
    "harian": _l("Tiap 35 hari, misalnya tiap Selasa Kliwon"),
}
