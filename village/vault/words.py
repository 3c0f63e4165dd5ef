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
# The kinds of klasifikasi_arsip.yaml: years in use, years at rest, and what becomes of the paper then.
RETENTION_LABELS = {
    "surat_rutin": _l("Surat rutin: 3 tahun, lalu boleh dimusnahkan"),
    "proposal_kampung": _l("Proposal kampung: disimpan selamanya"),
    "keputusan_penetapan": _l("SK dan penetapan: disimpan selamanya"),
    "keuangan": _l("Keuangan dan LPJ: 10 tahun, lalu dinilai"),
    "perjanjian": _l("Perjanjian: disimpan selamanya"),
    "izin_usaha": _l("Izin usaha: 2 tahun sesudah habis, lalu boleh dimusnahkan"),
    "rapat": _l("Notulen dan berita acara: disimpan selamanya"),
    "daftar_hadir": _l("Daftar hadir: 2 tahun, lalu boleh dimusnahkan"),
    "dokumentasi": _l("Foto dan piagam: 5 tahun, lalu dinilai"),
    "pesanan": _l("Pesanan dan bukti bayar: 5 tahun, lalu boleh dimusnahkan"),
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
HOLDER_LABELS = {
    "koordinator": _l("Koordinator"),
    "rw": _l("RW"),
    "kelurahan": _l("Kelurahan"),
    "kecamatan": _l("Kecamatan"),
}
HOLDER_STATE_LABELS = {
    "punya": _l("punya"),
    "tidak": _l("tidak punya"),
    "diminta": _l("sudah diminta"),
}
HANDED_LABELS = {
    "asli": _l("Kertas asli"),
    "terbatas": _l("Dokumen terbatas"),
    "disposisi": _l("Disposisi"),
    "kelompok": _l("Kepengurusan kelompok"),
}
FAULT_LABELS = {
    "missing": _l("Berkas hilang"),
    "empty": _l("Berkas kosong"),
    "changed": _l("Isi berkas berubah"),
    "stray": _l("Berkas tidak dikenal"),
    "chain": _l("Catatan berantai putus di baris"),
    "row": _l("Catatan berubah sesudah disegel"),
}
