"""Makes the crooked lists that villages send, one for each habit of clerks.

Names and numbers are invented; the mobile numbers begin with 0849, which nobody has.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.registry.sheets.crooked_cells import (
    permits_in_words,
    phones_in_every_form,
    prices_in_every_form,
    rt_in_every_form,
)
from tests.registry.sheets.writers import Rows, comma_file, ods, xls, xlsx

HEADINGS = (
    "No",
    "Nama Usaha",
    "Pemilik",
    "L/P",
    "RT",
    "Alamat",
    "No HP",
    "Jenis Usaha",
    "Produk",
    "Harga",
    "Izin",
    "Ket",
)
PEOPLE = (
    (
        "Keripik Tempe Sekar",
        "Kasmi",
        "P",
        4,
        "Jl. Mawar 3",
        "084911112221",
        "pangan",
        "Keripik Tempe",
        "12rb",
        "NIB RBA",
        "",
    ),
    (
        "Batik Wening",
        "Ngatini",
        "P",
        7,
        "Jl. Mawar 5",
        "084911112222",
        "sandang",
        "Batik Cap",
        "150.000",
        "-",
        "pesan dulu",
    ),
    ("Servis Jaya", "Heru", "L", 10, "Jl. Melati 1", "084911112223", "jasa", "Servis Kipas", "nego", "belum", ""),
)


def numbered(rows: Rows = PEOPLE) -> list[list[Any]]:
    """The plain list: a running number before each business."""
    return [[at, *row] for at, row in enumerate(rows, start=1)]


# Lists, each with one crookedness.


def header_in_row_12(path: Path) -> Path:
    titles = [
        ["PEMERINTAH KOTA"],
        ["KELURAHAN MULYO"],
        [],
        ["DATA UMKM RW 05"],
        ["TAHUN 2026"],
        [],
        ["Diisi oleh RT"],
        [],
        [],
    ]
    return xlsx(path, [*titles, [], [], HEADINGS, *numbered()], merges=("A1:L1", "A2:L2", "A4:L4"))


def merged_two_row_header(path: Path) -> Path:
    above = ["NO", "NAMA USAHA", "PEMILIK", None, "ALAMAT", None, "NO HP/WA", "USAHA", None, None, "IZIN", "KET"]
    below = [None, None, "NAMA", "L/P", "RT", "JALAN", None, "JENIS", "PRODUK", "HARGA", None, None]
    merges = ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:G2", "H1:J1", "K1:K2", "L1:L2")
    return xlsx(path, [above, below, *numbered()], merges=merges)


def two_row_header_without_merges(path: Path) -> Path:
    above = ["NO", "NAMA USAHA", "PEMILIK", None, "ALAMAT", None, "NO HP/WA", "JENIS", "PRODUK", "HARGA", "IZIN", "KET"]
    below = [None, None, "NAMA", "L/P", "RT", "JALAN", None, None, None, None, None, None]
    numbers = [f"({at})" for at in range(1, 13)]
    return ods(path, [above, below, numbers, *numbered()])


def headings_for_groups_of_columns(path: Path) -> Path:
    above = ["NO", "IDENTITAS PEMILIK", None, None, "DATA USAHA", None, None, "LEGALITAS", None, None]
    below = [None, "NAMA", "L/P", "NO TELP", "NAMA", "JENIS", "ALAMAT", "NIB", "PIRT", "HALAL"]
    rows = [
        [1, "Kasmi", "P", "084911112221", "Keripik Sekar", "makanan", "Jl. Mawar 3 RT 04/RW 05", "V", "-", "proses"],
        [
            2,
            "Heru",
            "L",
            "084911112223",
            "Servis Jaya",
            "jasa",
            "Jl. Melati 1 RT.10 RW.05",
            "9120001234567",
            None,
            None,
        ],
    ]
    return xlsx(path, [above, below, *rows], merges=("B1:D1", "E1:G1", "H1:J1"))


def rt_subheadings(path: Path) -> Path:
    headings = ["No", "Nama Usaha", "Pemilik", "Produk"]
    rows = [
        ["RT 04"],
        [1, "Keripik Sekar", "Kasmi", "Keripik"],
        [2, "Lumpia Sari", "Aminah", "Lumpia"],
        ["RT. 07 / RW 05"],
        [1, "Batik Wening", "Ngatini", "Batik"],
        ["DATA UMKM RT 10"],
        [1, "Servis Jaya", "Heru", "Servis"],
    ]
    return xlsx(path, [["DATA UMKM"], [], headings, *rows], merges=("A4:D4", "A7:D7", "A9:D9"))


def totals_and_signatures(path: Path) -> Path:
    first, *others = numbered()
    end = [
        [None, "JUMLAH", None, None, None, None, None, None, None, 3],
        [],
        [None] * 8 + ["Semarang, ......... 2026"],
        ["Mengetahui", *[None] * 7, "Koordinator"],
        ["Ketua RW 05"],
        [None] * 8 + ["(....................)"],
        [None, "SUTRISNO", *[None] * 6, "HARTONO"],
        [None, None, None, None, None, None, None, None, "NIP. 1970"],
        ["Catatan: data belum lengkap"],
    ]
    return xlsx(path, [HEADINGS, first, [None, "Sub Total", *[None] * 7, 1], *others, *end])


def several_sheets(path: Path) -> Path:
    headings = ["No", "Nama Usaha", "Nama Pemilik", "No. Telp", "Jenis Produk"]
    statistics = [["Kelurahan", "Jumlah UMKM"], ["Mulyo", 20], ["Rejo", 30]]
    return xlsx(
        path,
        [headings, [1, "Keripik Sekar", "Kasmi", "084911112221", "Keripik"]],
        name="RT 3",
        RT_04=[headings, [1, "Lumpia Sari", "Aminah", "084911112224", "Lumpia"]],
        Sheet3=[],
        Rekap=statistics,
    )


def misspelt_headings(path: Path) -> Path:
    headings = [
        "Nomer",
        "Nma Usha",
        "Nama Pemilk",
        "L/P",
        "R T",
        "Almat",
        "No. Tlp/WA",
        "Jenis Usahaa",
        "Prduk",
        "Hrga",
        "Ijin",
    ]
    kinds = ("KERAJINANA", "makanan ringan", "Industri rumah tangga")
    rows = [[*row[:7], kind, *row[8:11]] for row, kind in zip(numbered(), kinds, strict=True)]
    return xlsx(path, [headings, *rows])


def stray_columns_and_repeated_header(path: Path) -> Path:
    headings = ["::auto_unique_id::", *HEADINGS, None, "Sheet2"]
    rows = [[f"x{at}", *row, None, None, "?" if at == 1 else None] for at, row in enumerate(numbered())]
    return xlsx(path, [headings, rows[0], headings, *rows[1:], [None] * 14 + ["sisa"]])


def without_business_names(path: Path) -> Path:
    return xlsx(
        path,
        [
            ["No", "Nama", "Alamat", "Jenis Produk"],
            [1, "SITI AMINAH", "Jl. Mawar RT 4", "KERIPIK TEMPE"],
            [2, "Heru", "Jl. Melati", None],
            [3, None, "Jl. Kenanga", None],
        ],
    )


def personal_numbers(path: Path) -> Path:
    rows = [
        ["Keripik Sekar", "Kasmi (3374081203850001)", "3374081203850001", "084911112221", "KTP 3374 0852 0385 0002"],
        ["Lumpia Sari", "Aminah", 3374085203850003, 3374081203850004, None],
    ]
    return xlsx(path, [["Nama Usaha", "Pemilik", "NIK", "No HP", "Ket"], *rows])


def two_tables_side_by_side(path: Path) -> Path:
    rows = [
        ["RT 01", None, None, None, "RT 02"],
        ["No", "Nama Usaha", "Pemilik", None, "No", "Nama Usaha", "Pemilik"],
        [1, "Keripik Sekar", "Kasmi", None, 1, "Batik Wening", "Ngatini"],
        [2, "Lumpia Sari", "Aminah", None, 2, "Servis Jaya", "Heru"],
        [None, None, None, None, 3, "Laundry Bersih", "Agus"],
    ]
    return xlsx(path, rows)


def vertical_headings(path: Path) -> Path:
    return xlsx(
        path, [["N\nO", "N\nA\nM\nA\n \nU\nS\nA\nH\nA", "P E M I L I K", "R\nT"], [1, "Keripik Sekar", "Kasmi", 4]]
    )


def several_lines_for_one_business(path: Path) -> Path:
    rows = [
        ["No", "Nama Usaha", "Pemilik", "RT", "Produk", "Harga"],
        [1, "Keripik Sekar", "Kasmi", 4, "Keripik Tempe", 12000],
        [None, None, None, None, "Keripik Pisang", 10000],
        [2, "Batik Wening", "Ngatini", 7, "Batik Cap", 150000],
        [None, None, None, None, "Batik Tulis", 450000],
    ]
    return xlsx(path, rows, merges=("A2:A3", "B2:B3", "C2:C3", "D2:D3"))


def likely_duplicates(path: Path) -> Path:
    rows = [
        ["Nama Usaha", "Pemilik", "RT", "No HP"],
        ["Keripik Tempe Bu Sri", "Sri Wahyuni", 4, "084911112221"],
        ["Kripik Tempe Bu Sri", "Sri Wahyuni", 4, "-"],
        ["Warung Makan", "Tini", 4, None],
        ["Warung Makan", "Ponirah", 7, None],
        ["Bolu Kukus Lestari", "Heru", 10, None],
        ["LESTARI BOLU KUKUS", "Heru", 10, None],
    ]
    return xlsx(path, rows)


def excel_97(path: Path) -> Path:
    return xls(path, [["DAFTAR UMKM"], HEADINGS, *numbered()], merges=((0, 0, 0, 11),))


def libre_office(path: Path) -> Path:
    return ods(path, [["DAFTAR UMKM"], [], HEADINGS, *numbered()])


def answers_to_a_web_form(path: Path) -> Path:
    headings = [
        "Timestamp",
        "Nama Lengkap Pemilik Usaha",
        "NIK",
        "Nama Usaha / Merk",
        "Alamat Usaha (lengkap dengan RT/RW)",
    ]
    headings += [
        "Nomor WhatsApp aktif",
        "Apakah sudah memiliki NIB?",
        "Kisaran harga produk (Rp)",
        "Produk yang dihasilkan",
    ]
    answers = ["2026/03/01 9:12:33", "Kasmi", "3374081203850001", "Keripik Sekar", "Jl. Mawar 3 RT 04/RW 05"]
    return comma_file(path, [headings, [*answers, "+62 849-1111-2221", "Sudah", "10.000 - 15.000", "Keripik"]])


def legend_beside_the_list(path: Path) -> Path:
    rows = [
        ["No", "Nama Usaha", "Pemilik", None, "Keterangan warna", "Arti"],
        [None, None, "(nama lengkap)"],
        [1, "Keripik Sekar", "Kasmi", None, "hijau", "aktif"],
        [2, "Batik Wening", "Ngatini", None, "merah", "tutup"],
        [None, None, None, None, "biru", "baru"],
    ]
    return xlsx(path, rows)


def semicolons_and_cp1252(path: Path) -> Path:
    rows = [
        HEADINGS,
        [
            1,
            "Café Wening – Kopi",
            "Ngatini",
            "P",
            "04",
            "Jl. Mawar\nGg. 2; No 3",
            "0849-1111-2221",
            "pangan",
            "Kopi",
            "8.000",
            "-",
            "",
        ],
    ]
    return comma_file(path, rows, delimiter=";", encoding="cp1252")


def byte_order_mark_and_tabs(path: Path) -> Path:
    return comma_file(path, [HEADINGS, *numbered()], delimiter="\t", encoding="utf-8-sig")


def open_quote(path: Path) -> Path:
    lines = [",".join(HEADINGS)] + [
        f'{at},"Usaha {at},Orang {chr(64 + at)},P,4,Jalan,-,pangan,Kue,5rb,-,' for at in range(1, 26)
    ]
    path.write_text("\n".join(lines), "utf-8")
    return path


def groups_down_the_side_and_prices_in_thousands(path: Path) -> Path:
    """Numbers begin again in every group, and what has no name or two prices is said as clerks say it."""
    rows = [
        ["Anggota Kelompok UMKM RW 05"],
        [],
        ["Kelompok", "No", "Nama Anggota", "Merk Usaha", "Produk", "Harga Min (ribu Rp)", "Harga Max (ribu Rp)", "HP"],
        ["Paguyuban Melati", 1, "NY. KASMI", "belum ada nama", "Kue Lapis", 25, None, "wa.me/6284911112221"],
        [None, 2, "TN. HERU", "Sirup Jahe Heru", "Sirup Jahe", 12.5, 20, "0849-1111-2222"],
        ["KWT Mekar", 1, "NY. NGATINI", "Telur Bu Nga", "Telur Asin", 3.5, "-", None],
        [None, 2, "NY. SUMI", "Tanpa merek", "Keripik", "10", "15", None],
        [],
        [None, None, None, "JUMLAH", 4],
        [None, None, None, None, None, "NIP. 19670512 199003 1 004"],
    ]
    return xlsx(path, rows, merges=("A4:A5", "A6:A7"))


LISTS: dict[str, tuple[Callable[[Path], Path], int]] = {
    "header_in_row_12.xlsx": (header_in_row_12, 3),
    "merged_two_row_header.xlsx": (merged_two_row_header, 3),
    "two_row_header_without_merges.ods": (two_row_header_without_merges, 3),
    "headings_for_groups_of_columns.xlsx": (headings_for_groups_of_columns, 2),
    "rt_subheadings.xlsx": (rt_subheadings, 4),
    "totals_and_signatures.xlsx": (totals_and_signatures, 3),
    "several_sheets.xlsx": (several_sheets, 2),
    "misspelt_headings.xlsx": (misspelt_headings, 3),
    "stray_columns_and_repeated_header.xlsx": (stray_columns_and_repeated_header, 3),
    "phones_in_every_form.xlsx": (phones_in_every_form, 16),
    "rt_in_every_form.xlsx": (rt_in_every_form, 11),
    "prices_in_every_form.xlsx": (prices_in_every_form, 11),
    "permits_in_words.xlsx": (permits_in_words, 10),
    "without_business_names.xlsx": (without_business_names, 3),
    "personal_numbers.xlsx": (personal_numbers, 2),
    "two_tables_side_by_side.xlsx": (two_tables_side_by_side, 5),
    "groups_down_the_side_and_prices_in_thousands.xlsx": (groups_down_the_side_and_prices_in_thousands, 4),
    "vertical_headings.xlsx": (vertical_headings, 1),
    "several_lines_for_one_business.xlsx": (several_lines_for_one_business, 2),
    "likely_duplicates.xlsx": (likely_duplicates, 6),
    "answers_to_a_web_form.csv": (answers_to_a_web_form, 1),
    "legend_beside_the_list.xlsx": (legend_beside_the_list, 2),
    "excel_97.xls": (excel_97, 3),
    "libre_office.ods": (libre_office, 3),
    "semicolons_and_cp1252.csv": (semicolons_and_cp1252, 1),
    "byte_order_mark_and_tabs.csv": (byte_order_mark_and_tabs, 3),
    "open_quote.csv": (open_quote, 25),
}
