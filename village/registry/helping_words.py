"""What kinds and states of help, helpers, consents of helpers and outside services are called on screen."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

HELP_KIND_LABELS = {
    "foto": _l("Memotret produk"),
    "deskripsi": _l("Menulis keterangan produk"),
    "kemas": _l("Memperbaiki kemasan"),
    "buat_toko": _l("Membuka toko online"),
    "izin": _l("Mengurus izin usaha"),
    "kenal_ecommerce": _l("Mengenal jualan online"),
    "kirim": _l("Mengirim pesanan"),
    "layan_pembeli": _l("Menjawab pembeli"),
    "belanja_warga": _l("Membantu warga berbelanja online"),
}
HELP_STATE_LABELS = {
    "diminta": _lp("bantuan", "Diminta"),
    "diterima": _lp("bantuan", "Diterima"),
    "dikerjakan": _lp("bantuan", "Dikerjakan"),
    "selesai": _lp("bantuan", "Selesai"),
    "dinilai": _lp("bantuan", "Dinilai"),
}
HELPER_STATE_LABELS = {
    "calon": _lp("kader", "Calon"),
    "dilatih": _lp("kader", "Dilatih"),
    "aktif": _lp("kader", "Aktif"),
    "jeda": _lp("kader", "Jeda"),
    "selesai": _lp("kader", "Selesai"),
}
HELPER_SOURCE_LABELS = {
    "warga": _l("Warga"),
    "koperasi": _l("Koperasi atau KUD"),
    "mitra": _l("Mitra"),
}
SCOPE_LABELS = {
    "products": _l("Produk, harga, dan penjualan"),
    "photos": _l("Foto produk dan foto usaha"),
    "facts": _l("Data usaha"),
    "permits": _l("Izin usaha"),
}
HOW_LABELS = {
    "online": _l("Diizinkan pemilik di situs"),
    "paper": _l("Tertulis di kertas"),
    "witness": _l("Lisan di depan saksi"),
    "in_person": _l("Bertemu langsung"),
    "whatsapp": _l("Lewat WhatsApp"),
}
RATING_LABELS = {
    5: _l("Sangat membantu"),
    4: _l("Membantu"),
    3: _l("Cukup"),
    2: _l("Kurang"),
    1: _l("Tidak membantu"),
}
SERVICE_LABELS = {
    "foto": _l("Foto"),
    "desain": _l("Desain"),
    "kemasan": _l("Kemasan"),
    "pemasaran": _l("Pemasaran"),
    "pembukuan": _l("Pembukuan"),
    "web": _l("Situs web"),
    "hukum": _l("Hukum"),
}
