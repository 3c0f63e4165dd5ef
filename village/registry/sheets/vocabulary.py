"""How clerks head their columns: the words, their short forms, and what each phrase means."""

from village.registry.sheets.wording import N_

# What a column can be, in the order in which a person is offered them. "ignored" and "personal" are never imported.
MEANINGS = {
    "name": N_("Nama usaha"),
    "owner": N_("Pemilik"),
    "sex": N_("L/P"),
    "rt": N_("RT (atau RT/RW)"),
    "rw": N_("RW"),
    "address": N_("Alamat"),
    "phone": N_("Nomor HP/WA"),
    "kind": N_("Jenis usaha"),
    "product": N_("Produk"),
    "price": N_("Harga"),
    "unit": N_("Satuan harga"),
    "permits": N_("Izin (semua jenis)"),
    "permit:nib_rba": N_("Izin: NIB-RBA"),
    "permit:nib_lama": N_("Izin: NIB lama"),
    "permit:nib": N_("Izin: NIB"),
    "permit:spp_irt": N_("Izin: PIRT"),
    "permit:halal": N_("Izin: halal"),
    "permit:merek": N_("Izin: merek"),
    "permit:bpom": N_("Izin: BPOM"),
    "permit:slhs": N_("Izin: SLHS"),
    "permit:unknown": N_("Izin lain"),
    "remark": N_("Keterangan"),
    "group": N_("Kelompok"),
    "started": N_("Mulai usaha"),
    "sex:L": N_("Tanda untuk laki-laki"),
    "sex:P": N_("Tanda untuk perempuan"),
    "number": N_("Nomor urut"),
    "personal": N_("Nomor atau data pribadi (dihapus)"),
    "ignored": N_("Tidak dipakai"),
}

# One spelling for words that are written in several ways; joined short forms are parted.
_SPELLINGS = {
    "no": "nomor nomer nmr num number nr nom",
    "hp": "handphone ponsel hape",
    "telp": "telepon telpon telephone tlp tlpn tel tilpun phone tlf",
    "wa": "whatsapp whatsap watsap",
    "izin": "ijin",
    "perizinan": "perijinan",
    "merek": "merk",
    "jenis": "jns",
    "nama": "nm nma name",
    "alamat": "almt alm address",
    "keterangan": "ket ktrgn ktr remarks",
    "tahun": "thn th",
    "jumlah": "jml jlh jmlh",
    "tanggal": "tgl",
    "produk": "prod product products",
    "harga": "hrg price",
    "omzet": "omset",
    "kecamatan": "kec",
    "kelurahan": "kel",
    "kabupaten": "kab",
    "provinsi": "prov",
    "jalan": "jl jln",
    "kelompok": "klp klmpk",
    "pemilik": "pml owner",
    "usaha": "ush business bisnis",
    "kategori": "kategory category",
    "sertifikat": "sert sertif",
    "pengelola": "pengolah",
    "pengrajin": "pengerajin",
    "kelamin": "gender sex jk",
    "catatan": "notes",
    "umkm": "ukm ikm umk",
}
CANONICAL = {written: word for word, spellings in _SPELLINGS.items() for written in spellings.split()}

_TELLING_NOTHING = (
    "yang dan di atau the of untuk dari serta pada rp dgn dengan wib per bila jika kalau"
    " apakah sudah memiliki anda bapak ibu saudara mempunyai bpk"
)
DROPPED = frozenset(_TELLING_NOTHING.split())

# Each phrase is matched as a set of words, wholly or as a part of a longer heading; one marked with ! only wholly.
PHRASES: dict[str, str] = {
    "name": "nama usaha|nama umkm|nama toko|nama warung|nama kedai|nama perusahaan|nama dagang|nama unit usaha"
    "|nama industri|nama outlet|nama tempat usaha|!usaha|!unit usaha|!umkm|!toko|!nama kios|nama unit",
    "owner": "pemilik|nama pemilik|nama pemilik usaha|pemilik usaha|pemilik umkm|pengusaha|nama pengusaha"
    "|pelaku usaha|nama pelaku usaha|nama pelaku|pelaku umkm|nama pelaku umkm|penanggung jawab"
    "|nama penanggung jawab|nama lengkap|nama pimpinan|pengelola|nama pengelola|nama warga|!warga"
    "|nama orang|pengrajin|nama pengrajin|pedagang|nama pedagang|nama penjual|!penjual|nama anggota"
    "|!anggota|nama peserta|nama pj|!pj|!pelaku|produsen|nama produsen",
    "plain_name": "!nama",
    "sex": "l p|kelamin|jenis kelamin|laki perempuan|!jenis kel",
    "sex:L": "!l|!lk|!laki laki|!pria",
    "sex:P": "!p|!pr|!perempuan|!wanita",
    "rt": "!rt|rt rw|no rt|!rukun tetangga|wilayah rt|asal rt|!lokasi rt",
    "rw": "!rw|no rw|!rukun warga",
    "address": "alamat|alamat usaha|alamat rumah|alamat lengkap|alamat tempat usaha|!jalan|lokasi usaha|!lokasi"
    "|tempat usaha|!domisili|tempat tinggal|nama jalan|!gang|!dusun|!blok|alamat pemilik|!patokan"
    "|alamat rt rw|alamat rt|alamat produksi|!lingkungan",
    "phone": "hp|no hp|telp|no telp|wa|no wa|hp wa|no hp wa|!kontak|no kontak|no telp hp|!contact"
    "|!contact person|!cp|!kontak person|no telp wa|telp hp|!no dihubungi|no bisa dihubungi|!hub"
    "|no hp aktif|no telp hp wa",
    "kind": "jenis usaha|kategori|kategori usaha|bidang usaha|!bidang|!sektor|sektor usaha|!jenis"
    "|klasifikasi usaha|!klasifikasi|jenis umkm|kategori umkm|jenis kategori|macam usaha|tipe usaha"
    "|jenis kegiatan usaha|kegiatan usaha|jenis bidang usaha|sub sektor|subsektor|jenis industri"
    "|!kelompok jenis|bidang umkm|golongan usaha|!type usaha",
    "product": "produk|nama produk|produk unggulan|jenis produk|hasil produksi|!produksi|jenis produksi|!komoditi"
    "|!komoditas|!barang|nama barang|!dagangan|jenis dagangan|barang dagangan|produk yang dijual"
    "|produk jasa|hasil usaha|!menu|!yang dijual|!dijual|!jualan|produk usaha|jenis barang"
    "|jenis produk usaha|produk dihasilkan|jenis jualan|nama jualan|jenis produk unggulan"
    "|produk usaha unggulan|jenis makanan|nama produk jasa|!menu andalan|!unggulan",
    "price": "harga|harga jual|harga satuan|kisaran harga|harga produk|!tarif|harga unit|!range harga",
    "unit": "!satuan|!kemasan|satuan harga|!per",
    "permits": "izin|izin usaha|perizinan|!legalitas|legalitas usaha|izin dimiliki|status izin|surat izin"
    "|jenis izin|!sertifikat|!sertifikasi|perizinan usaha|legalitas produk|!dokumen usaha"
    "|izin usaha dimiliki|!surat izin usaha|nib pirt halal",
    "permit:nib_rba": "nib rba|!rba",
    "permit:nib_lama": "nib lama",
    "permit:nib": "nib|no nib|no induk berusaha|induk berusaha",
    "permit:spp_irt": "pirt|no pirt|sertifikat pirt|!irt|izin pirt",
    "permit:halal": "halal|sertifikat halal|sertifikasi halal|izin halal|label halal",
    "permit:merek": "hki|haki|hak merek|sertifikat merek|pendaftaran merek|izin merek|hak cipta",
    "permit:bpom": "bpom|izin edar|!md|no bpom",
    "permit:slhs": "slhs|laik higiene|laik hygiene|laik sehat",
    "permit:unknown": "siup|iumk|tdp|sku|skdu|situ|!sertifikat lain|!izin lain|!izin lainnya",
    "brand": "!merek|merek dagang|nama merek|!brand|nama brand|merek produk|!merek usaha|nama merek dagang",
    "remark": "keterangan|!catatan|!lain lain|keterangan lain|!info|!informasi|catatan lain|!lainnya",
    "group": "!kelompok|nama kelompok|!paguyuban|kelompok usaha|!kub|!komunitas|kelompok umkm|nama kub"
    "|nama paguyuban|!kelompok paguyuban|kelompok binaan",
    "started": "tahun berdiri|mulai usaha|tahun mulai|!berdiri|!tahun|!sejak|mulai berdiri|berdiri sejak"
    "|tahun usaha|mulai usaha tahun|tahun mulai usaha|usaha sejak|!tahun berdirinya|tahun pendirian"
    "|berdiri tahun|tanggal berdiri",
    "number": "!no|!no urut|!urut|!nourut",
    "personal": "nik|no nik|ktp|no ktp|nik ktp|!kk|no kk|npwp|no npwp|no nik ktp|!ttl|tempat tanggal lahir"
    "|tanggal lahir|tempat lahir|!umur|!usia|!agama|kartu keluarga|ibu kandung|no rekening|rekening"
    "|!status perkawinan",
    "count": "jumlah|!total|persen|persentase|banyaknya|!rata rata|prosentase|!%",
    "region": "kecamatan|kelurahan|!desa|kabupaten|!kota|provinsi|!wilayah|nama kecamatan|nama kelurahan"
    "|nama desa|nama kabupaten|nama kota|kabupaten kota|desa kelurahan",
    "ignored": "omzet|modal|aset|tenaga kerja|karyawan|email|instagram|!ig|facebook|!fb|medsos|media sosial|tiktok"
    "|shopee|tokopedia|marketplace|!link|website|foto|tanda tangan|!ttd|paraf|!status|!tanggal"
    "|pendidikan|bahan baku|kapasitas|pemasaran|bank|kbli|skala usaha|!skala|koordinat|latitude"
    "|longitude|!lat|!long|!kode|!id|kode pos|kendala|masalah|lembar asal|baris asal|pekerjaan|jabatan"
    "|lama usaha|bentuk usaha|badan usaha|badan hukum|jam buka|sumber modal|kebutuhan|pelatihan"
    "|aset usaha|nilai produksi|hasil penjualan|pendapatan|penghasilan|stok|cara jual|saran|timestamp"
    "|!cap waktu|luas|!volume|!nilai",
}

# A heading with one of these words counts something, whatever else it says.
COUNTING = frozenset(("jumlah", "persen", "persentase", "prosentase", "banyaknya"))

PERMITS = frozenset(meaning for meaning in PHRASES if meaning.startswith("permit:"))
IDENTITY = frozenset(("name", "owner", "plain_name", "brand"))
