"""The words of the guide and of the interview. What a permit is stands in the rules; how we ask and group is ours."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l

from village.gallery.interface import CATEGORIES_BY_ID
from village.permits.facts import Rules

GROUPS: Sequence[tuple[Any, tuple[str, ...]]] = (
    (_l("Untuk semua usaha"), ("kbli_pilihan", "nib", "npwp", "pernyataan_tata_ruang", "sppl", "sertifikat_standar")),
    (_l("Makanan dan minuman"), ("spp_irt", "halal", "slhs", "ip_cppob", "bpom_md", "psat_pduk")),
    (_l("Barang lain"), ("izin_edar_obat_bahan_alam", "notifikasi_kosmetik", "izin_pkrt", "sni_wajib", "sni_bina_umk")),
    (_l("Nama dan motif"), ("merek", "surat_keterangan_umk", "hak_cipta", "batikmark")),
    (_l("Modal dan pembayaran"), ("kur", "qris")),
    (_l("Siapkan dulu"), ("ktp", "email_hp", "alamat_usaha")),
)
OTHERS = _l("Lainnya di kampung ini")
DOERS: Mapping[str, Any] = {
    "owner": _l("Pemilik usaha"),
    "helper": _l("Pendamping"),
    "official": _l("Pengurus kampung"),
    "office": _l("Kantor"),
}
NEEDS: Mapping[str, Any] = {
    "needed": _l("Perlu"),
    "recommended": _l("Dianjurkan"),
    "not_needed": _l("Tidak perlu"),
}
QUESTIONS: Mapping[str, tuple[Any, Any]] = {
    "kategori": (_l("Apa yang dibuat atau dijual?"), _l("Pilih yang paling banyak. Jenis lain bisa ditambah nanti.")),
    "rinci": (_l("Lebih tepatnya yang mana?"), ""),
    "simpan": (_l("Disimpan bagaimana?"), ""),
    "kemasan": (_l("Dijual dalam kemasan?"), ""),
    "awet": (_l("Tahan tujuh hari atau lebih di suhu ruang?"), _l("Tanpa kulkas, dalam kemasan yang belum dibuka.")),
    "tempat": (_l("Dibuat di mana?"), ""),
    "pekerja": (_l("Berapa orang yang bekerja?"), _l("Dengan keluarga yang ikut membantu setiap hari.")),
    "jual": (_l("Dijual ke mana?"), _l("Boleh pilih beberapa.")),
}
CHOICES: Mapping[str, Mapping[str, Any]] = {
    "simpan": {
        "ruang": _l("Di suhu ruang, di rak atau toples"),
        "dingin": _l("Di kulkas"),
        "beku": _l("Beku, di freezer"),
        "panas": _l("Dipanaskan supaya awet lalu ditutup rapat (pasteurisasi, sterilisasi)"),
    },
    "kemasan": {
        "label": _l("Ya, dengan label atau nama sendiri"),
        "polos": _l("Ya, dibungkus tanpa label"),
        "langsung": _l("Tidak, dimakan di tempat atau dibuat sesuai pesanan"),
    },
    "awet": {"ya": _l("Ya"), "tidak": _l("Tidak")},
    "tempat": {
        "rumah": _l("Di rumah, dengan alat tangan atau mesin sederhana"),
        "rumah_otomatis": _l("Di rumah, dengan mesin yang berjalan sendiri"),
        "lain": _l("Di tempat lain: ruko, kios, pabrik"),
    },
    "pekerja": {
        "sendiri": _l("Sendiri saja"),
        "1-4": _l("Satu sampai empat orang"),
        "5-19": _l("Lima sampai sembilan belas orang"),
        "20": _l("Dua puluh orang atau lebih"),
    },
    "jual": {
        "tetangga": _l("Tetangga dan pelanggan yang datang"),
        "toko": _l("Dititipkan di toko atau warung"),
        "daring": _l("Lewat internet"),
        "pesanan": _l("Pesanan sekolah, kantor, atau hotel"),
        "ekspor": _l("Dikirim ke luar negeri"),
    },
}
DETAILS: Mapping[str, Mapping[str, Any]] = {
    "pangan_kering_kemasan": {
        "sayur-buah-umbi": _l("Keripik atau kerupuk dari umbi, sayur, buah, kacang"),
        "tepung": _l("Kue kering, mi kering, kerupuk tepung"),
        "daging-ikan-kering": _l("Abon, dendeng, rambak, ikan kering"),
        "kopi-teh-serbuk": _l("Kopi, teh, minuman serbuk"),
        "bumbu": _l("Bumbu dan rempah kering"),
        "gula-selai": _l("Gula merah, permen, selai, madu"),
        "kelapa-minyak": _l("Olahan kelapa, minyak"),
        "lain": _l("Tidak ada di daftar ini"),
    },
    "kue_basah_siap_saji": {
        "rumahan": _l("Dibuat di rumah, dijual langsung atau dititipkan"),
        "menetap": _l("Ada tempat makan yang tetap"),
    },
    "katering_warung": {
        "katering": _l("Katering, nasi kotak, jasa boga"),
        "menetap": _l("Warung makan, rumah makan, kedai kopi, kafe"),
        "keliling": _l("Angkringan, gerobak, kaki lima"),
    },
    "pangan_beku_basah": {
        "daging-ikan": _l("Olahan daging, ayam, ikan (nugget, bakso, otak-otak)"),
        "susu": _l("Susu, yogurt, es krim"),
        "buah-minuman": _l("Jus, sari buah, jamu botol, es lilin"),
        "sambal-saus": _l("Sambal basah, saus, bumbu basah"),
        "nabati": _l("Adonan dan camilan tanpa daging (cireng, siomay sayur)"),
    },
    "tahu_tempe": {
        "basah": _l("Tahu, tempe, oncom segar"),
        "kering": _l("Keripik tempe dan olahan kering lain"),
    },
    "minuman_kemasan_air": {
        "amdk": _l("Air minum dalam kemasan"),
        "wajib-sni": _l("Garam, tepung terigu, minyak goreng, gula rafinasi"),
        "bayi": _l("Makanan bayi"),
        "diet": _l("Makanan diet khusus atau untuk orang sakit"),
        "kaleng": _l("Makanan kaleng"),
        "alkohol": _l("Minuman beralkohol"),
        "depot": _l("Depot air minum isi ulang"),
    },
    "jamu": {"segar": _l("Jamu gendong atau racikan segar"), "kemasan": _l("Dikemas dan diedarkan")},
    "kosmetik_sabun": {
        "kosmetik": _l("Untuk badan: sabun mandi, lulur, sampo"),
        "pembersih": _l("Untuk rumah: sabun cuci, pembersih lantai"),
    },
    "batik_tekstil": {
        "pewarnaan": _l("Mewarnai sendiri (batik, ecoprint, pasta warna)"),
        "tanpa-pewarnaan": _l("Tidak mewarnai (menjual atau menenun saja)"),
    },
    "sandang_konveksi": {
        "umum": _l("Pakaian anak besar dan dewasa, rajutan, jahitan"),
        "bayi": _l("Pakaian bayi"),
    },
    "jasa": {"laundry": _l("Laundry"), "lain": _l("Jasa lain")},
    "madu_telur_segar": {
        "madu": _l("Madu"),
        "tumbuhan": _l("Sayur, buah, beras, rempah segar"),
        "hewan": _l("Telur, ikan segar"),
        "bukan-pangan": _l("Bibit, tanaman hias"),
    },
}


def category_label(rules: Rules, category_id: str) -> Any:
    """What shoppers call a kind of goods; the name in the rules for one that the gallery does not have."""
    known = CATEGORIES_BY_ID.get(category_id)
    return known.label if known else rules.categories[category_id].name


def choice_label(rules: Rules, question_id: str, choice: str, category_id: str = "") -> Any:
    """The words of one choice; for a choice that only a loaded rules file has, those of the file."""
    if question_id == "kategori":
        return category_label(rules, choice)
    if question_id == "rinci":
        category = rules.categories.get(category_id)
        written = next((one.text for one in category.details if one.id == choice), choice) if category else choice
        return DETAILS.get(category_id, {}).get(choice, written)
    return CHOICES.get(question_id, {}).get(choice, choice)
