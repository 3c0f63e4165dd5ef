"""What the kinds, states and purposes are called on screen, and the words to which owners consent."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

KIND_LABELS = {
    "pangan": _l("Pangan"),
    "sembako": _l("Sembako"),
    "irt": _l("Industri rumah tangga"),
    "jasa": _l("Jasa"),
    "kraft": _l("Kerajinan"),
    "sandang": _l("Sandang"),
    "lainnya": _l("Lainnya"),
}
STATE_LABELS = {
    "usulan": _l("Usulan"),
    "terverifikasi": _l("Terverifikasi"),
    "aktif": _l("Aktif"),
    "vakum": _l("Vakum (berhenti sementara)"),
    "tutup": _l("Tutup"),
}
STATE_ACTIONS = {
    "terverifikasi": _l("Nyatakan terverifikasi"),
    "aktif": _l("Nyatakan aktif"),
    "vakum": _l("Berhenti sementara"),
    "tutup": _l("Nyatakan tutup"),
}
OPEN_AGAIN = _l("Buka lagi")  # back to active from a rest, or after having closed
GROUP_KIND_LABELS = {
    "kelompok_usaha": _l("Kelompok usaha"),
    "paguyuban": _l("Paguyuban"),
    "koperasi": _l("Koperasi atau KUD"),
    "pkk": _l("PKK"),
    "dasawisma": _l("Dasawisma"),
    "karang_taruna": _l("Karang taruna"),
    "pokdarwis": _l("Pokdarwis (kelompok sadar wisata)"),
}
GROUP_STATE_LABELS = {
    "dirintis": _l("Dirintis"),
    "aktif": _l("Aktif"),
    "tidak_jalan": _l("Tidak jalan"),
    "bubar": _l("Bubar"),
}
GROUP_STATE_ACTIONS = {
    "aktif": _l("Nyatakan aktif"),
    "tidak_jalan": _l("Nyatakan tidak jalan"),
    "bubar": _l("Nyatakan bubar"),
}
NETWORK_ROLE_LABELS = {
    "produsen": _l("Produsen"),
    "pemasok_bahan": _l("Pemasok bahan"),
    "pemasok_komponen": _l("Pemasok komponen"),
    "jasa_jahit": _l("Jasa jahit"),
    "pengemas": _l("Pengemas"),
    "pemasar": _l("Pemasar"),
    "simpan_pinjam": _l("Simpan pinjam"),
    "lainnya": _l("Lainnya"),
}
MEMBER_ROLE_LABELS = {
    "anggota": _l("Anggota"),
    "ketua": _l("Ketua"),
    "sekretaris": _l("Sekretaris"),
    "bendahara": _l("Bendahara"),
}
# A tie read from the side that gives, and from the side that receives.
TIE_LABELS = {
    "supplies": _l("memasok ke"),
    "sews_for": _l("menjahit untuk"),
    "consigns_at": _l("menitip di"),
    "sells_for": _l("menjualkan produk"),
}
TIE_LABELS_BACK = {
    "supplies": _l("dipasok oleh"),
    "sews_for": _l("dijahitkan oleh"),
    "consigns_at": _l("dititipi oleh"),
    "sells_for": _l("produknya dijualkan oleh"),
}
SEX_LABELS = {"P": _l("Perempuan"), "L": _l("Laki-laki")}
SCALE_LABELS = {"mikro": _l("Mikro"), "kecil": _l("Kecil"), "menengah": _l("Menengah")}
TURNOVER_LABELS = {
    "di_bawah_1jt": _l("Di bawah Rp 1 juta sebulan"),
    "1_5jt": _l("Rp 1 - 5 juta sebulan"),
    "5_15jt": _l("Rp 5 - 15 juta sebulan"),
    "15_25jt": _l("Rp 15 - 25 juta sebulan"),
    "di_atas_25jt": _l("Di atas Rp 25 juta sebulan"),
}
SELLING_WAY_LABELS = {
    "rumah": _l("Di rumah"),
    "galeri": _l("Titip di galeri kampung"),
    "titip": _l("Titip di toko atau warung"),
    "pesanan": _lp("cara jual", "Pesanan"),
    "keliling": _l("Keliling"),
    "pasar": _l("Pasar atau bazar"),
    "wa": _l("WhatsApp"),
    "medsos": _l("Media sosial"),
    "marketplace": _l("Toko daring (marketplace)"),
}
PERMIT_LABELS = {
    "nib_rba": _l("NIB-RBA"),
    "nib_lama": _l("NIB lama"),
    "nib": _l("NIB"),
    "spp_irt": _l("P-IRT"),
    "halal": _l("Halal"),
    "merek": _l("Merek"),
    "bpom": _l("Izin edar BPOM"),
    "slhs": _l("Laik higiene sanitasi (SLHS)"),
    "unknown": _l("Izin, jenis belum diketahui"),
}
PERMIT_STATE_LABELS = {
    "has": _l("ada"),
    "in_process": _l("sedang diproses"),
    "none": _l("belum ada"),
}
CHANNEL_LABELS = {
    "in_person": _l("Bertemu langsung"),
    "paper": _l("Tertulis di kertas"),
    "whatsapp": _l("Lewat WhatsApp"),
    "online": _l("Diisi sendiri di situs"),
}
PURPOSE_LABELS = {
    "public_name": _l("Nama pemilik tampil untuk umum"),
    "public_photo": _l("Foto usaha tampil untuk umum"),
    "public_phone": _l("Nomor telepon tampil untuk umum"),
    "buyer_phone": _l("Nomor telepon untuk pembeli yang memesan"),
    "public_address": _l("Alamat rumah tampil untuk umum"),
}
# Change a wording only together with its version: what an owner agreed to is kept with the consent.
CONSENT_WORDINGS = {
    "public_name": (
        1,
        _l("Saya setuju nama saya sebagai pemilik ditulis di halaman usaha saya, yang bisa dibaca siapa saja."),
    ),
    "public_photo": (
        1,
        _l("Saya setuju foto usaha saya ditampilkan di situs kampung, yang bisa dilihat siapa saja."),
    ),
    "public_phone": (
        1,
        _l("Saya setuju nomor telepon saya ditulis di halaman usaha dan produk saya, yang bisa dibaca siapa saja."),
    ),
    "buyer_phone": (1, _l("Saya setuju nomor telepon saya diberikan kepada pembeli yang sudah memesan ke usaha saya.")),
    "public_address": (
        1,
        _l("Saya setuju alamat lengkap usaha saya ditulis di halaman usaha saya, yang bisa dibaca siapa saja."),
    ),
}
