"""The words that people read for what is kept as short codes."""

from flask_babel import lazy_gettext as _l

KIND_LABELS = {
    "proposal": _l("Proposal"),
    "surat_masuk": _l("Surat masuk"),
    "surat_keluar": _l("Surat keluar"),
    "undangan": _l("Undangan"),
    "notulen": _l("Notulen"),
    "daftar_hadir": _l("Daftar hadir"),
    "berita_acara": _l("Berita acara"),
    "sk": _l("Surat keputusan (SK)"),
    "perjanjian": _l("Perjanjian"),
    "lpj": _l("Laporan pertanggungjawaban (LPJ)"),
    "sertifikat": _l("Sertifikat"),
    "foto": _l("Foto"),
    "lain": _l("Dokumen lain"),
}
ACCESS_LABELS = {
    "publik": _l("Publik"),
    "anggota": _l("Semua yang bisa masuk"),
    "pengurus": _l("Pengurus"),
    "terbatas": _l("Terbatas"),
}
ACCESS_NOTES = {
    "publik": _l("Siapa saja boleh membacanya di halaman Arsip."),
    "anggota": _l("Siapa saja yang punya akun di situs ini."),
    "pengurus": _l("Pengurus kampung, kelurahan, dan pengurus kelompoknya."),
    "terbatas": _l("Hanya orang yang disebut namanya. Pengurus situs pun tidak."),
}
DOUBT_SENTENCES = {
    "small": _l("Foto ini kecil, tulisannya mungkin tidak terbaca. Foto lagi dari lebih dekat."),
    "dark": _l("Foto ini gelap. Foto lagi di tempat yang lebih terang."),
    "blurred": _l("Foto ini buram. Foto lagi dengan tangan diam."),
}
SOURCE_LABELS = {
    "unggahan": _l("diunggah"),
    "foto": _l("difoto dari kertas"),
    "salinan_penerima": _l("salinan dari penerima"),
    "buatan_situs": _l("dibuat di situs ini"),
}
