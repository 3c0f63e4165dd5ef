"""Why a file is not taken as a list of businesses, each reason in one sentence."""

from village.core.errors import DomainError
from village.registry.sheets.wording import N_, Sentence

LARGEST_FILE_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000

_WRONG_TYPE, _TOO_LARGE, _NOT_A_LIST = 415, 413, 422

_REASONS: dict[str, tuple[int, str]] = {
    "empty_file": (
        _NOT_A_LIST,
        N_("Berkas ini kosong, tidak ada isinya sama sekali: pilih berkas yang berisi daftar usaha."),
    ),
    "photo": (
        _WRONG_TYPE,
        N_("Ini foto atau gambar, bukan daftar usaha: unggah lembar kerja xlsx, xls, ods atau csv."),
    ),
    "pdf": (
        _WRONG_TYPE,
        N_("Ini berkas PDF, bukan lembar kerja: unggah berkas Excel aslinya (xlsx, xls, ods atau csv)."),
    ),
    "document": (_WRONG_TYPE, N_("Ini dokumen teks atau presentasi: salin tabelnya ke lembar kerja, lalu unggah itu.")),
    "web_page": (
        _WRONG_TYPE,
        N_("Ini halaman web yang diberi nama lain: buka di Excel, simpan sebagai xlsx, lalu unggah."),
    ),
    "other_sheet": (
        _WRONG_TYPE,
        N_("Jenis lembar kerja ini belum dikenal: simpan sebagai xlsx di Excel, lalu unggah lagi."),
    ),
    "archive": (
        _WRONG_TYPE,
        N_("Ini berkas arsip (zip), bukan lembar kerja: keluarkan dulu isinya, lalu unggah daftarnya."),
    ),
    "unknown_type": (
        _WRONG_TYPE,
        N_("Jenis berkas ini tidak dikenal: unggah daftar usaha sebagai xlsx, xls, ods atau csv."),
    ),
    "password": (
        _NOT_A_LIST,
        N_("Berkas ini dikunci dengan kata sandi: buka di Excel, hapus kata sandinya, lalu unggah lagi."),
    ),
    "broken": (_NOT_A_LIST, N_("Berkas ini rusak atau terpotong: buka di Excel, simpan ulang, lalu unggah lagi.")),
    "too_large": (
        _TOO_LARGE,
        N_("Berkas ini lebih dari 10 MB: hapus foto dan lembar lain di dalamnya, lalu unggah lagi."),
    ),
    "too_many_rows": (_TOO_LARGE, N_("Daftar ini lebih dari 20.000 baris: bagi menjadi beberapa berkas.")),
    "bomb": (
        _TOO_LARGE,
        N_(
            "Isi berkas ini membengkak tidak wajar ketika dibuka: salin daftarnya saja ke berkas baru, lalu unggah itu."
        ),
    ),
    "too_slow": (
        _TOO_LARGE,
        N_("Berkas ini terlalu lama dibaca: salin daftarnya saja ke lembar kerja baru, lalu unggah lagi."),
    ),
    "empty_workbook": (_NOT_A_LIST, N_("Semua lembar di berkas ini kosong: pilih berkas yang berisi daftar usaha.")),
    "no_header": (
        _NOT_A_LIST,
        N_(
            "Baris judul kolom tidak ditemukan pada 30 baris pertama; tambahkan satu baris judul seperti"
            " Nama Usaha, Pemilik, RT, No HP, Produk di atas daftarnya."
        ),
    ),
    "no_names": (
        _NOT_A_LIST,
        N_(
            "Ini bukan daftar usaha: yang terlihat kolom %(seen)s, padahal perlu satu baris untuk setiap usaha"
            " dengan kolom seperti Nama Usaha, Pemilik, RT, No HP."
        ),
    ),
    "statistics": (
        _NOT_A_LIST,
        N_(
            "Ini tabel jumlah, bukan daftar usaha: yang terlihat kolom %(seen)s, padahal perlu satu baris untuk"
            " setiap usaha dengan kolom seperti Nama Usaha, Pemilik, RT, No HP."
        ),
    ),
    "no_rows": (
        _NOT_A_LIST,
        N_("Judul kolomnya ada, tetapi tidak ada satu pun usaha di bawahnya: isi dulu daftarnya, lalu unggah lagi."),
    ),
}


class FileRefused(DomainError):
    """The file as a whole is not taken; ``code`` names the reason, ``str()`` is one Indonesian sentence."""

    def __init__(self, code: str, **values: object) -> None:
        self.status, text = _REASONS[code]
        self.code = code
        super().__init__(Sentence(text, values))


def is_reason(code: object) -> bool:
    """Whether this is one of the reasons above."""
    return code in _REASONS
