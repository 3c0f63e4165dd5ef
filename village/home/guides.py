"""How to use the site, for each role: steps in everyday words, some with a picture of the screen."""

from flask_babel import lazy_gettext as _l

from village.core.access import Person
from village.home.guide_steps import ANNOUNCED, ATTENTION, PRODUCT, SIGN_IN, STILL_THERE, Guide, Step

VISITOR = Guide(
    "pengunjung",
    "",
    _l("Untuk pengunjung dan pembeli"),
    _l("Tidak perlu akun. Semua bisa dibuka dari telepon apa saja."),
    (
        Step(
            _l("Cari barangnya"),
            _l(
                "Ketuk Produk, lalu tulis yang dicari atau pilih jenisnya. Di setiap produk tertulis "
                "siapa yang membuat."
            ),
            "produk.webp",
            _l("Halaman Produk dengan kotak pencarian dan kartu produk"),
        ),
        Step(
            _l("Tanya atau pesan"),
            _l(
                "Buka produknya, lalu ketuk Tanya penjual. WhatsApp terbuka dengan pesan yang sudah tertulis; "
                "Anda tinggal mengirim."
            ),
            "satu-produk.webp",
            _l("Halaman satu produk dengan foto, harga, dan tombol Tanya penjual"),
        ),
        Step(
            _l("Lihat tandanya"),
            _l(
                "Tanda seperti NIB atau Halal hanya ada kalau nomornya sudah diperiksa. Tanggal "
                "pastinya tertulis di halaman produk."
            ),
        ),
        Step(
            _l("Datang ke kampung"),
            _l("Di halaman Tentang ada alamat, jam buka, dan denah dengan tempat parkir, toilet, dan musala."),
            "peta.webp",
            _l("Denah kampung dengan pin bernomor"),
        ),
        Step(
            _l("Tulis saran"),
            _l("Buka Kotak saran, tulis, lalu kirim. Nama boleh kosong. Simpan kodenya untuk membaca jawaban."),
            "saran.webp",
            _l("Halaman Kotak saran dengan isian saran"),
        ),
    ),
)

ROLE_GUIDES = (
    Guide(
        "pemilik",
        "owner",
        _l("Untuk pemilik usaha"),
        _l("Memasang produk, menjaga supaya tetap tampil, dan mengatur apa yang boleh dilihat orang."),
        (
            SIGN_IN,
            PRODUCT,
            STILL_THERE,
            Step(
                _l("Atur data usaha"),
                _l(
                    "Buka Usaha, pilih usaha Anda, lalu Ubah. Nama, nomor, foto, dan alamat hanya tampil "
                    "kalau Anda setuju, satu per satu."
                ),
            ),
            Step(
                _l("Minta dibantu"),
                _l(
                    "Kalau repot, minta pengurus mencatat seorang kader sebagai pendamping. Anda bisa "
                    "mencabutnya kapan saja."
                ),
            ),
            ANNOUNCED,
        ),
    ),
    Guide(
        "pendamping",
        "agent",
        _l("Untuk pendamping dan kader"),
        _l("Mengerjakan isian pemilik usaha yang meminta, tercatat atas nama Anda."),
        (
            SIGN_IN,
            Step(
                _l("Pastikan izinnya tercatat"),
                _l(
                    "Anda hanya melihat usaha yang pemiliknya sudah setuju didampingi. Kalau belum ada, "
                    "minta pengurus mencatat persetujuannya."
                ),
            ),
            PRODUCT,
            STILL_THERE,
            Step(
                _l("Bacakan sebelum menyimpan"),
                _l(
                    "Bacakan harga dan nomor telepon kepada pemiliknya dulu. Setiap perubahan tercatat "
                    "sebagai perbuatan Anda untuk usaha itu."
                ),
            ),
            ANNOUNCED,
        ),
    ),
    Guide(
        "kelompok",
        "group_officer",
        _l("Untuk pengurus kelompok"),
        _l("Menjaga data kelompok, anggotanya, dan siapa pengurusnya."),
        (
            SIGN_IN,
            Step(
                _l("Buka kelompok Anda"),
                _l("Ketuk Kelompok di ruang kerja. Yang bisa Anda ubah hanya kelompok Anda sendiri."),
                "kelompok.webp",
                _l("Daftar kelompok di ruang kerja"),
            ),
            Step(
                _l("Catat anggota masuk dan keluar"),
                _l(
                    "Pilih usaha atau tulis nama orangnya, lalu tanggal masuknya. Yang keluar diberi "
                    "tanggal, tidak dihapus, supaya riwayatnya utuh."
                ),
            ),
            Step(
                _l("Pastikan masih benar"),
                _l(
                    "Beberapa bulan sekali, ketuk tombol yang menyatakan data kelompok masih benar. "
                    "Tanggalnya tampil di halaman umum."
                ),
            ),
            ANNOUNCED,
        ),
    ),
    Guide(
        "pengurus",
        "official",
        _l("Untuk pengurus kampung"),
        _l("Koordinator, ketua RW, dan sekretaris: kabar, saran, denah, daftar usaha."),
        (
            ATTENTION,
            Step(
                _l("Pasang kabar"),
                _l(
                    "Foto, tempat, dan satu kalimat sudah cukup. Di bagian Untuk siapa, pilih RT atau "
                    "kelompok kalau bukan untuk semua."
                ),
                "kabar-baru.webp",
                _l("Isian Pasang kabar: foto, tempat, dan isi"),
            ),
            Step(
                _l("Sebarkan, lalu catat"),
                _l(
                    "Di Kabar, ketuk Sebarkan. Pesan WhatsApp dan lembar cetaknya sudah siap; sesudah "
                    "terkirim, catat berapa orang yang menerima."
                ),
                "sebar.webp",
                _l("Halaman Sebarkan dengan pesan siap kirim"),
            ),
            Step(
                _l("Jawab kotak saran"),
                _l(
                    "Baca, tandai, lalu jawab. Kalau jawabannya berguna untuk banyak orang, tulis ulang "
                    "tanpa nama dan tampilkan untuk umum."
                ),
            ),
            Step(
                _l("Tandai denah"),
                _l(
                    "Unggah gambar denah, isi nama tempat, lalu ketuk tempatnya. Letak rumah usaha hanya "
                    "boleh kalau pemiliknya setuju."
                ),
                "denah.webp",
                _l("Halaman Denah kampung dengan isian pin"),
            ),
            Step(
                _l("Catat serah terima"),
                _l("Kalau jabatan berganti, buka Prestasi dan pengurus, lalu Serah terima. Yang lama tetap tercatat."),
            ),
        ),
    ),
    Guide(
        "kelurahan",
        "kelurahan",
        _l("Untuk kelurahan"),
        _l("Melihat keadaan usaha dan catatan perubahan dari komputer kantor."),
        (
            SIGN_IN,
            Step(
                _l("Baca ringkasan"),
                _l("Ringkasan usaha menghitung usaha menurut jenis dan RT. Angkanya selalu dari daftar hari ini."),
                "ringkasan.webp",
                _l("Ringkasan usaha dengan tabel menurut jenis dan RT"),
            ),
            Step(
                _l("Telusuri catatan"),
                _l("Catatan menunjukkan siapa mengubah apa dan kapan. Cari dengan nama orang atau nama usaha."),
            ),
            Step(
                _l("Keluar di komputer bersama"),
                _l("Sebelum meninggalkan meja, buka Akun saya lalu Keluar."),
            ),
            ANNOUNCED,
        ),
    ),
    Guide(
        "pengamat",
        "observer",
        _l("Untuk pengamat"),
        _l("Kecamatan, Bappeda, dan dinas: hanya melihat angka, tanpa data orang."),
        (
            SIGN_IN,
            Step(
                _l("Buka Ringkasan usaha"),
                _l("Di ruang kerja ada Ringkasan usaha: jumlah menurut jenis dan RT, tanpa nama dan nomor orang."),
                "ringkasan.webp",
                _l("Ringkasan usaha dengan tabel menurut jenis dan RT"),
            ),
            Step(
                _l("Lihat yang dilihat umum"),
                _l(
                    "Produk, kabar, dan prestasi ada di halaman umum. Halaman Tentang bisa dicetak "
                    "sebagai profil kampung."
                ),
            ),
        ),
    ),
    Guide(
        "admin",
        "admin",
        _l("Untuk admin"),
        _l("Mengundang orang, mengatur halaman kampung, dan menjaga supaya situs tetap jalan."),
        (
            ATTENTION,
            Step(
                _l("Undang orang"),
                _l(
                    "Buka Orang yang boleh masuk, lalu Undang. Kirim tautannya lewat WhatsApp; tautan itu "
                    "hanya berlaku sekali."
                ),
                "orang.webp",
                _l("Daftar orang yang boleh masuk"),
            ),
            Step(
                _l("Cabut saat jabatan selesai"),
                _l("Buka nama orangnya, lalu cabut perannya atau nonaktifkan akunnya. Berlaku saat itu juga."),
            ),
            Step(
                _l("Atur halaman kampung"),
                _l("Nama, cerita, alamat, jam buka, warna, dan motif ada di Halaman kampung."),
            ),
            Step(
                _l("Simpan cadangan"),
                _l("Salin folder kampung secara teratur ke tempat lain. Cara memulihkannya ada di berkas README."),
            ),
        ),
    ),
)
GUIDES = {guide.slug: guide for guide in ROLE_GUIDES}


def guides_for(person: Person) -> tuple[list[Guide], list[Guide]]:
    """Those of the person's own roles, and the rest."""
    mine = [guide for guide in ROLE_GUIDES if guide.role in person.roles]
    return mine, [guide for guide in ROLE_GUIDES if guide not in mine]
