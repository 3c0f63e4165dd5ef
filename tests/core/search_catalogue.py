"""A gallery of about 300 invented products, named as the makers of a kampung name theirs."""

# ruff: noqa: E501 (a table reads best with one product a line)

from collections.abc import Iterator

from village.core.search import Searchable

MAKERS = (
    "Dapur Eyang", "Bu Nik", "Pak Min", "Mbak Tri", "Dua Putri", "Berkah Ibu", "Sumber Rasa", "Nusa Indah", "Mekar",
    "Lestari", "Barokah", "Amanah", "Anugerah", "Cempaka", "Melati", "Kenanga", "Sekar", "Omah", "Rejeki", "Guyub",
    "Rukun", "Mapan", "Makmur", "Sari", "Bu Karti", "Pak Slamet", "Mak Yah", "Tiga Saudara", "Griya Rajut Ayu",
    "Wahyuningsih", "Sutrisno", "Ngatini", "Purwanti", "Kasmi", "Hidayah", "Maryati", "Jumiati",
)  # fmt: skip

# name, category in shoppers' words, what the maker writes, kinds of it
KINDS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    ("Keripik Tempe", "camilan kering", "Tempe tipis digoreng garing, bumbu ketumbar.", ("Original", "Daun Jeruk", "Pedas Manis", "Sagu")),
    ("Keripik Pisang", "camilan kering", "Pisang kepok pilihan, renyah dan tidak berminyak.", ("Cokelat", "Asin", "Karamel")),
    ("Keripik Singkong", "camilan kering", "Singkong muda dari kebun sendiri, diiris tipis.", ("Balado", "Keju", "Original")),
    ("Keripik Bayam", "camilan kering", "Daun bayam lebar berlapis tepung beras.", ("Renyah", "Kemasan Toples")),
    ("Kerupuk Ikan", "camilan kering", "Kerupuk ikan tengiri, siap goreng atau matang.", ("Tengiri", "Mentah", "Matang")),
    ("Kerupuk Udang", "camilan kering", "Rasa udang asli dari pasar Kobong.", ("Mentah 500 gr", "Matang")),
    ("Rempeyek Teri", "camilan kering", "Peyek tipis dengan teri medan dan daun jeruk.", ("Renyah", "Jumbo")),
    ("Peyek Kacang", "camilan kering", "Kacang tanah melimpah, gurih.", ("Toples", "Bungkus", "Kecil")),
    ("Emping Melinjo", "camilan kering", "Emping dari melinjo Batang, dijemur matahari.", ("Manis", "Asin", "Mentah")),
    ("Abon Ayam", "lauk kering", "Abon dada ayam tanpa pengawet.", ("Original", "Pedas", "250 gr")),
    ("Abon Sapi", "lauk kering", "Daging sapi pilihan disuwir halus.", ("Original", "Pedas")),
    ("Serundeng Kelapa", "lauk kering", "Kelapa parut sangrai, cocok untuk ketan dan nasi.", ("Manis", "Pedas")),
    ("Kue Kering Nastar", "kue kering", "Isi selai nanas buatan sendiri, mentega wisman.", ("Toples 500 gr", "Mini")),
    ("Kastengel", "kue kering", "Keju edam asli, lumer di mulut.", ("Toples 500 gr", "Premium")),
    ("Putri Salju", "kue kering", "Kue lembut bertabur gula halus.", ("Toples", "Mede")),
    ("Lumpia Semarang", "jajanan basah", "Rebung, telur dan udang, saus kental manis.", ("Basah", "Goreng", "Isi Ayam", "Frozen")),
    ("Tahu Bakso", "jajanan basah", "Tahu putih isi adonan bakso sapi.", ("Ungaran", "Goreng", "Kukus", "Isi 10")),
    ("Bakso Sapi", "makanan beku", "Bakso urat dan halus, kuah terpisah.", ("Halus", "Urat", "Frozen 50 butir")),
    ("Siomay Ayam", "jajanan basah", "Dengan bumbu kacang dan jeruk limau.", ("Komplit", "Frozen")),
    ("Dimsum Ayam", "makanan beku", "Kulit tipis, isi ayam dan wortel.", ("Isi 4", "Mentai", "Frozen 20")),
    ("Otak-Otak Bandeng", "makanan beku", "Bandeng tanpa duri berbumbu, dibakar.", ("Bakar", "Goreng")),
    ("Bandeng Presto", "lauk siap saji", "Duri lunak, dimasak dua jam.", ("Vakum", "Bumbu Kuning", "Besar")),
    ("Nugget Ayam Sayur", "makanan beku", "Ayam, wortel dan brokoli untuk bekal anak.", ("250 gr", "500 gr")),
    ("Telur Asin", "lauk siap saji", "Telur bebek Brebes, masir dan berminyak.", ("Bakar", "Rebus", "Asap", "Isi 6")),
    ("Nasi Kuning", "katering", "Nasi kuning dengan perkedel, orek dan telur dadar.", ("Kotak", "Tumpeng Mini", "Tampah")),
    ("Nasi Liwet", "katering", "Nasi gurih santan dengan ayam suwir dan sambal goreng.", ("Solo", "Pincuk", "Kotak")),
    ("Gudangan Komplit", "katering", "Urap sayur dengan bumbu kelapa pedas.", ("Pincuk", "Tampah")),
    ("Soto Ayam", "katering", "Soto bening Semarang dengan perkedel.", ("Mangkok", "Untuk 50 Orang")),
    ("Tumpeng Hias", "katering", "Untuk syukuran dan ulang tahun, garnis sayuran.", ("Besar", "Mini")),
    ("Snack Box", "katering", "Tiga jajan dan air mineral untuk rapat.", ("Hemat", "Lengkap")),
    ("Klepon", "jajanan basah", "Isi gula merah, baluran kelapa parut.", ("Pandan", "Ubi Ungu")),
    ("Getuk Lindri", "jajanan basah", "Singkong kukus halus warna warni.", ("Manis", "Tampah")),
    ("Wingko Babat", "jajanan basah", "Kelapa muda dan ketan, dipanggang arang.", ("Original", "Nangka", "Isi 20")),
    ("Bolu Kukus", "jajanan basah", "Mekar sempurna, lembut seharian.", ("Gula Merah", "Pandan", "Mini")),
    ("Kue Lapis", "jajanan basah", "Lapis legit tepung beras, tujuh warna.", ("Pelangi", "Legit", "Beras")),
    ("Roti Manis", "jajanan basah", "Roti sobek empuk isi cokelat.", ("Cokelat", "Keju", "Sobek")),
    ("Donat Kentang", "jajanan basah", "Empuk karena kentang kukus.", ("Gula Halus", "Mesis", "Isi 12")),
    ("Puding Susu", "jajanan basah", "Susu segar Ungaran, vla vanila.", ("Cup", "Loyang", "Mangga")),
    ("Bubur Kacang Hijau", "jajanan basah", "Santan segar, jahe hangat.", ("Ketan Hitam", "Cup")),
    ("Es Lilin", "minuman dingin", "Es jadul rasa kacang hijau dan durian.", ("Kacang Hijau", "Durian")),
    ("Dawet Ayu", "minuman dingin", "Cendol pandan, santan dan gula aren.", ("Cup", "Botol")),
    ("Wedang Uwuh", "minuman kering", "Secang, cengkeh, jahe dan gula batu.", ("Celup", "Isi 10", "Gelas")),
    ("Jahe Instan", "minuman kering", "Serbuk jahe emprit tinggal seduh.", ("Merah", "Original", "Sereh")),
    ("Kunyit Asam", "minuman kering", "Jamu segar untuk datang bulan.", ("Botol", "Serbuk")),
    ("Beras Kencur", "minuman kering", "Jamu penambah nafsu makan anak.", ("Botol", "Serbuk")),
    ("Sirup Rosella", "minuman kering", "Kelopak rosella merah tanpa pewarna.", ("Botol 500 ml", "Jeruk")),
    ("Kopi Bubuk", "minuman kering", "Robusta Temanggung disangrai tembaga.", ("Robusta", "Arabika", "Jahe")),
    ("Teh Melati", "minuman kering", "Teh daun wangi melati Pekalongan.", ("Celup", "Tubruk")),
    ("Selai Nanas", "bumbu dan selai", "Nanas madu dimasak pelan.", ("Toples", "Isian Nastar")),
    ("Manisan Mangga", "camilan basah", "Mangga muda asam manis pedas.", ("Basah", "Kering")),
    ("Asinan Buah", "camilan basah", "Kuah cabai segar, buah musim.", ("Cup", "Toples")),
    ("Sambal Bawang", "bumbu dan selai", "Cabai rawit dan bawang putih, minyak kelapa.", ("Pedas", "Level 5", "Botol 150 gr")),
    ("Sambal Pecel", "bumbu dan selai", "Bumbu kacang daun jeruk tinggal seduh.", ("Pedas", "Sedang")),
    ("Bumbu Instan", "bumbu dan selai", "Bumbu dapur siap masak.", ("Opor", "Rendang", "Soto")),
    ("Terasi Udang", "bumbu dan selai", "Terasi rebon Juwana, harum.", ("Bakar", "Blok")),
    ("Gula Aren Semut", "bumbu dan selai", "Gula aren kristal dari Gunungpati.", ("250 gr", "500 gr")),
    ("Batik Tulis", "kain dan busana", "Motif kawung dan Semarangan, pewarna alam.", ("Kawung", "Parang", "Warak Ngendog")),
    ("Batik Cap", "kain dan busana", "Kain katun prima dua meter.", ("Truntum", "Asem Arang")),
    ("Daster Batik", "kain dan busana", "Adem, kancing depan untuk ibu menyusui.", ("Busui", "Jumbo", "Lengan Panjang")),
    ("Kemeja Batik Pria", "kain dan busana", "Lengan pendek, ukuran M sampai XXL.", ("Slim", "Reguler")),
    ("Mukena Bordir", "kain dan busana", "Katun rayon bordir tangan.", ("Dewasa", "Anak", "Travel")),
    ("Jilbab Rajut", "kain dan busana", "Rajut halus, tidak menerawang.", ("Segi Empat", "Instan")),
    ("Gamis Anak", "kain dan busana", "Untuk mengaji dan lebaran.", ("Polos", "Renda")),
    ("Seprai Katun", "perlengkapan rumah", "Seprai dan dua sarung bantal.", ("180 x 200", "160 x 200")),
    ("Taplak Meja", "perlengkapan rumah", "Sulam bunga, katun Jepang.", ("Bundar", "Panjang")),
    ("Tas Rajut", "kerajinan", "Benang nilon, tali kulit.", ("Selempang", "Tote", "Pesta")),
    ("Dompet Anyaman", "kerajinan", "Anyaman pandan berlapis kain perca.", ("Koin", "Panjang")),
    ("Sulam Pita", "kerajinan", "Hiasan dinding sulam pita mawar.", ("Bingkai", "Bantal")),
    ("Anyaman Lidi", "kerajinan", "Piring lidi untuk hajatan.", ("Piring", "Keranjang Buah")),
    ("Bros Kain Perca", "kerajinan", "Bros jilbab dari sisa kain.", ("Mawar", "Isi 3")),
    ("Gantungan Kunci", "kerajinan", "Suvenir pernikahan dari kayu dan resin.", ("Wayang", "Warak")),
    ("Lampu Hias Bambu", "kerajinan", "Bambu ukir, kabel dua meter.", ("Meja", "Gantung")),
    ("Pot Bunga Daur Ulang", "kerajinan", "Dari galon bekas, dicat tangan.", ("Kecil", "Besar")),
    ("Wayang Kulit Mini", "kerajinan", "Kulit kerbau tatah sungging.", ("Arjuna", "Semar")),
    ("Blangkon Semarangan", "kain dan busana", "Blangkon batik halus pesanan ukuran.", ("Dewasa", "Anak")),
    ("Sabun Sereh", "perawatan", "Sabun batang minyak sereh wangi.", ("Batang", "Cair")),
    ("Lulur Beras", "perawatan", "Lulur tradisional kunyit dan beras.", ("Toples", "Sachet")),
    ("Minyak Urut", "perawatan", "Minyak kelapa dan rempah.", ("Botol", "Roll On")),
    ("Laundry Kiloan", "jasa", "Cuci setrika selesai dua hari.", ("Reguler", "Kilat")),
    ("Jahit dan Permak", "jasa", "Jahit seragam, kebaya dan permak celana.", ("Seragam", "Kebaya", "Celana")),
    ("Servis Elektronik", "jasa", "Kipas, setrika, mesin cuci dan televisi.", ("Panggilan", "Di Tempat")),
    ("Sewa Tenda", "jasa", "Tenda, kursi dan panggung hajatan.", ("Kursi", "Panggung")),
    ("Isi Ulang Galon", "sembako", "Air minum dan gas diantar ke rumah.", ("Galon", "Gas 3 kg")),
    ("Beras Delanggu", "sembako", "Beras pulen panen baru.", ("5 kg", "25 kg")),
    ("Tempe Mendoan", "jajanan basah", "Tempe lebar berbalut tepung daun bawang.", ("Matang", "Frozen")),
    ("Cilok Kuah", "jajanan basah", "Aci kenyal dengan bumbu kacang.", ("Pedas", "Kacang", "Frozen")),
    ("Martabak Mini", "jajanan basah", "Martabak manis sekali suap.", ("Cokelat", "Keju")),
    ("Ayam Ungkep", "makanan beku", "Ayam kampung bumbu kuning tinggal goreng.", ("Lengkuas", "Kremes", "Utuh")),
    ("Rendang Daging", "lauk siap saji", "Dimasak delapan jam sampai kering.", ("250 gr", "500 gr")),
    ("Lontong Opor", "katering", "Paket lebaran untuk keluarga.", ("Porsi", "Paket Keluarga")),
    ("Hampers Lebaran", "kue kering", "Tiga toples kue dan kartu ucapan.", ("Kecil", "Besar", "Rotan")),
    ("Madu Randu", "minuman kering", "Madu hutan dari bunga randu.", ("250 ml", "500 ml")),
    ("Tanaman Hias", "tanaman", "Sirih gading, lidah mertua dan keladi.", ("Gantung", "Pot Kecil")),
    ("Pupuk Kompos", "tanaman", "Dari sampah dapur bank sampah RW.", ("5 kg", "10 kg")),
    ("Keset Perca", "kerajinan", "Keset tebal dari sisa konveksi.", ("Bulat", "Panjang")),
    ("Seragam Sekolah", "kain dan busana", "Merah putih, biru putih dan pramuka.", ("SD", "SMP", "Pramuka")),
    ("Minyak Goreng", "sembako", "Minyak curah dan kemasan.", ("1 liter", "2 liter")),
)  # fmt: skip


def catalogue() -> Iterator[Searchable]:
    """The products, each kind in its varieties and each by two makers where it is common."""
    number = 0
    for position, (name, category, body, varieties) in enumerate(KINDS):
        for turn, variety in enumerate(varieties):
            for again in range(2 if len(varieties) > 2 and turn < 2 else 1):
                number += 1
                maker = MAKERS[(position * 5 + turn * 7 + again * 11) % len(MAKERS)]
                yield Searchable(number, f"{name} {variety}", maker=maker, keywords=category, body=body)
