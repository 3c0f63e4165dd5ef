"""Lists as clerks keep them become businesses; doubts are told, nothing is guessed, and no list is invented."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.registry.sheets import crooked, refused, writers
from village.registry.sheets.reading import read_workbook
from village.registry.sheets.readings import RowReading, SheetChoice, Understanding
from village.registry.sheets.refusals import FileRefused
from village.registry.sheets.understanding import understand

Make = Callable[[Path], Path]


def codes(row: RowReading) -> set[str]:
    return {problem.code for problem in row.problems}


def names(understanding: Understanding) -> list[str]:
    return [row.name for row in understanding.rows]


@pytest.mark.parametrize("name", crooked.LISTS)
def test_every_crooked_list_gives_its_businesses(name: str, read: Callable[..., Understanding]) -> None:
    make, rows = crooked.LISTS[name]
    understanding = read(make, name)
    assert len(understanding.rows) == rows
    assert all(row.rw == 5 and row.key for row in understanding.importable)
    assert len({row.key for row in understanding.rows}) == rows
    assert "3374" not in repr(understanding)


@pytest.mark.parametrize(
    "name",
    [
        "header_in_row_12.xlsx",
        "merged_two_row_header.xlsx",
        "two_row_header_without_merges.ods",
        "stray_columns_and_repeated_header.xlsx",
        "totals_and_signatures.xlsx",
        "excel_97.xls",
        "libre_office.ods",
        "byte_order_mark_and_tabs.csv",
    ],
)
def test_however_the_table_stands_each_fact_comes_from_its_column(
    name: str, read: Callable[..., Understanding]
) -> None:
    rows = read(crooked.LISTS[name][0], name).rows
    assert [(row.name, row.owner, row.sex, row.rt, row.address) for row in rows] == [p[:5] for p in crooked.PEOPLE]
    assert [row.phone and "0" + row.phone.digits[2:] for row in rows] == [person[5] for person in crooked.PEOPLE]
    assert [row.kind for row in rows] == ["pangan", "sandang", "jasa"]
    assert [(p.name, p.price.mode, p.price.low_rupiah) for row in rows for p in row.products] == [
        ("Keripik Tempe", "fixed", 12_000),
        ("Batik Cap", "fixed", 150_000),
        ("Servis Kipas", "ask", None),
    ]
    assert [[permit.kind for permit in row.permits] for row in rows] == [["nib_rba"], [], []]
    assert [row.remark for row in rows] == ["", "pesan dulu", ""]
    assert not any(row.problems for row in rows)


@pytest.mark.parametrize("name", refused.NOT_LISTS)
def test_what_is_no_list_is_refused_with_what_was_seen(name: str, read: Callable[..., Understanding]) -> None:
    make, code = refused.NOT_LISTS[name]
    with pytest.raises(FileRefused) as caught:
        read(make, name)
    assert caught.value.code == code
    sentence = str(caught.value)
    assert sentence.endswith(".") and ". " not in sentence.replace(" ..., ", ", ")
    if code == "statistics":
        assert "bukan daftar usaha" in sentence
        assert "Nama Usaha" in sentence
        assert any(seen in sentence for seen in ("Kecamatan", "nama_kabupaten_kota", "Kelurahan"))


def test_an_rt_heading_counts_for_the_lines_below_it(read: Callable[..., Understanding]) -> None:
    assert [row.rt for row in read(crooked.rt_subheadings).rows] == [4, 4, 7, 10]


def test_a_sheet_named_after_its_rt_gives_it_to_its_lines(read: Callable[..., Understanding]) -> None:
    understanding = read(crooked.several_sheets)
    assert [(row.sheet, row.rt) for row in understanding.rows] == [("RT 3", 3), ("RT 04", 4)]
    assert [sheet.state for sheet in understanding.sheets] == ["list", "list", "empty", "not_list"]


def test_tables_side_by_side_are_two_lists(read: Callable[..., Understanding]) -> None:
    rows = read(crooked.two_tables_side_by_side).rows
    assert [(row.name, row.owner, row.rt) for row in rows] == [
        ("Keripik Sekar", "Kasmi", 1),
        ("Lumpia Sari", "Aminah", 1),
        ("Batik Wening", "Ngatini", 2),
        ("Servis Jaya", "Heru", 2),
        ("Laundry Bersih", "Agus", 2),
    ]


def test_rt_inside_an_address_and_permits_in_columns_of_their_own(read: Callable[..., Understanding]) -> None:
    first, second = read(crooked.headings_for_groups_of_columns).rows
    assert (first.rt, first.rw, second.rt) == (4, 5, 10)
    assert {(permit.kind, permit.state) for permit in first.permits} == {("nib", "has"), ("halal", "in_process")}
    assert [permit.raw for permit in second.permits] == ["LEGALITAS / NIB: 9120001234567"]


def test_answers_to_a_web_form_are_a_list(read: Callable[..., Understanding]) -> None:
    (row,) = read(crooked.answers_to_a_web_form, "jawaban.csv").rows
    assert (row.name, row.owner, row.rt, row.phone and row.phone.digits) == (
        "Keripik Sekar",
        "Kasmi",
        4,
        "6284911112221",
    )
    assert [(permit.kind, permit.state) for permit in row.permits] == [("nib", "has")]
    assert row.products[0].price.high_rupiah == 15_000


def test_a_legend_beside_the_list_is_no_business_and_no_remark(read: Callable[..., Understanding]) -> None:
    rows = read(crooked.legend_beside_the_list).rows
    assert [(row.name, row.remark, row.is_blocked) for row in rows] == [
        ("Keripik Sekar", "", False),
        ("Batik Wening", "", False),
    ]


def test_phones_of_every_form(read: Callable[..., Understanding]) -> None:
    rows = read(crooked.phones_in_every_form).rows
    assert [row.phone.digits if row.phone else None for row in rows] == [
        "6284911112221",
        "6284911112222",
        "6284911112223",
        "6284911112225",
        *[None] * 3,
        "62247465407",
        *[None] * 4,
        "6284911112226",
        None,
        "6284911112229",
        "6284911112230",
    ]
    assert [[phone.digits for phone in row.extra_phones] for row in rows if row.extra_phones] == [
        ["6284911112224"],
        ["6284911112227"],
    ]
    flagged = {row.row: row.private_notes for row in rows if row.is_flagged}
    assert flagged == {
        10: ["(021) 7465407"],
        11: ["6284910000000"],
        12: ["6,28491E+12"],
        13: ["0849"],
        15: ["084911112228 (punya anak)"],
    }
    assert rows[4].private_notes == ["ikut tetangga"]


def test_every_problem_says_where_what_and_why(read: Callable[..., Understanding]) -> None:
    row = read(crooked.phones_in_every_form).rows[8]
    (problem,) = row.problems
    assert (row.sheet, row.row, problem.column, problem.heading, problem.raw) == (
        "Data",
        10,
        "C",
        "No HP",
        "(021) 7465407",
    )
    assert problem.severity == "flag"
    assert str(problem.sentence).startswith("Nomor telepon ini belum benar")


def test_personal_numbers_are_taken_out_with_a_warning(read: Callable[..., Understanding]) -> None:
    understanding = read(crooked.personal_numbers)
    first, second = understanding.rows
    assert (first.owner, first.phone and first.phone.digits) == ("Kasmi", "6284911112221")
    assert codes(first) == codes(second) == {"personal_number"}
    assert {problem.column for problem in first.problems} == {"B", "C", "E"}
    assert understanding.counts["personal_numbers"] == 5


def test_a_column_of_personal_numbers_is_never_kept_whatever_its_digits(read: Callable[..., Understanding]) -> None:
    rows = [["Nama Usaha", "Pemilik", "No. KTP", "Tgl Lahir"], ["Keripik Sekar", "Kasmi", "12345", "12/03/1985"]]
    understanding = read(lambda path: writers.xlsx(path, rows))
    assert "12345" not in repr(understanding) and "1985" not in repr(understanding)


def test_without_a_business_name_owner_and_product_make_one_that_is_flagged(read: Callable[..., Understanding]) -> None:
    first, second, third = read(crooked.without_business_names).rows
    assert (first.name, first.owner) == ("Keripik Tempe Siti Aminah", "Siti Aminah")
    assert second.name == "Usaha Heru"
    assert "name_made" in codes(first) & codes(second)
    assert third.is_blocked and codes(third) == {"name_missing"}


def test_groups_down_the_side_prices_in_thousands_and_words_for_no_name(read: Callable[..., Understanding]) -> None:
    rows = read(crooked.groups_down_the_side_and_prices_in_thousands).rows
    assert [(row.name, row.group) for row in rows] == [
        ("Kue Lapis Ny. Kasmi", "Paguyuban Melati"),
        ("Sirup Jahe Heru", "Paguyuban Melati"),
        ("Telur Bu Nga", "KWT Mekar"),
        ("Keripik Ny. Sumi", "KWT Mekar"),
    ]
    prices = [row.products[0].price for row in rows]
    assert [(price.mode, price.low_rupiah, price.high_rupiah) for price in prices] == [
        ("fixed", 25_000, 25_000),
        ("range", 12_500, 20_000),
        ("fixed", 3_500, 3_500),
        ("range", 10_000, 15_000),
    ]
    assert rows[0].phone is not None and rows[0].phone.digits == "6284911112221"


def test_lines_that_only_add_a_product_belong_to_the_business_above(read: Callable[..., Understanding]) -> None:
    first, second = read(crooked.several_lines_for_one_business).rows
    assert [product.name for product in first.products] == ["Keripik Tempe", "Keripik Pisang"]
    assert [product.price.low_rupiah for product in second.products] == [150_000, 450_000]
    assert not first.is_flagged and second.is_flagged


def test_a_column_says_what_was_understood_of_it(read: Callable[..., Understanding]) -> None:
    columns = {column.heading: column for column in read(crooked.misspelt_headings).sheets[0].columns}
    assert (columns["Hrga"].meaning, columns["Hrga"].confidence) == ("price", "sure")
    assert columns["Hrga"].examples[0] == ("12rb", "Rp\u00a012.000")
    assert columns["Jenis Usahaa"].examples[0] == ("KERAJINANA", "kraft")
    assert columns["R T"].examples == [("4", "RT 04"), ("7", "RT 07"), ("10", "RT 10")]


def test_a_person_may_give_columns_another_meaning(read: Callable[..., Understanding]) -> None:
    rows = [
        ["Sebutan", "Orangnya", "Dagangan"],
        ["Keripik Sekar", "Kasmi", "Keripik"],
        ["Batik Wening", "Heru", "Batik"],
    ]
    choice = SheetChoice(header_row=1, columns={"A": "name", "B": "owner"})
    understanding = read(lambda path: writers.xlsx(path, rows), Data=choice)
    assert [(row.name, row.owner, row.products[0].name) for row in understanding.rows] == [
        ("Keripik Sekar", "Kasmi", "Keripik"),
        ("Batik Wening", "Heru", "Batik"),
    ]
    assert [column.confidence for column in understanding.sheets[0].columns] == ["chosen", "chosen", "sure"]


def test_a_person_may_choose_the_header_row_and_leave_a_sheet_out(read: Callable[..., Understanding]) -> None:
    rows = [["Nama Usaha", "Pemilik"], ["Nama Usaha", "Pemilik"], ["Keripik Sekar", "Kasmi"]]
    assert read(lambda path: writers.xlsx(path, rows), Data=SheetChoice(header_row=2)).sheets[0].header_row == 2
    understanding = read(crooked.several_sheets, **{"RT 3": SheetChoice(skip=True)})
    assert [row.sheet for row in understanding.rows] == ["RT 04"]
    assert understanding.sheets[0].state == "skipped"
    assert read(crooked.excel_97, Data=SheetChoice(skip=True)).rows == []


def test_a_hidden_sheet_waits_until_somebody_chooses_it(tmp_path: Path) -> None:
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.active.title = "Baru"
    for row in (["Nama Usaha", "Pemilik"], ["Keripik Sekar", "Kasmi"]):
        workbook.active.append(row)
        (workbook["Lama"] if "Lama" in workbook.sheetnames else workbook.create_sheet("Lama")).append(row)
    workbook["Lama"].sheet_state = "hidden"
    workbook.save(tmp_path / "a.xlsx")
    read = read_workbook(tmp_path / "a.xlsx", "a.xlsx")
    assert [sheet.state for sheet in understand(read, area_code=None).sheets] == ["list", "hidden"]
    chosen = understand(read, area_code=None, choices={"Lama": SheetChoice()})
    assert [sheet.state for sheet in chosen.sheets] == ["list", "list"]


def test_doubts_about_places_are_told(read: Callable[..., Understanding]) -> None:
    rows = [
        ["Nama Usaha", "Pemilik", "RT", "RW", "Alamat", "Ket"],
        ["RT 04"],
        ["Keripik Sekar", "Kasmi", 7, 5, "Jl. Mawar", "-"],
        ["Lumpia Sari", "Aminah", None, 3, "Jl. Mawar RT 04", "pindah RT 9"],
        ["Batik Wening", "Ngatini", 4, None, "Jl. Melati RT 10/RW 05", ""],
    ]
    first, second, third = read(lambda path: writers.xlsx(path, rows)).rows
    assert (first.rt, codes(first)) == (7, {"rt_conflict"})
    assert (second.rt, second.rw, codes(second)) == (4, 3, {"rw_differs", "remark_other_rt"})
    assert (third.rt, codes(third)) == (4, {"rt_conflict"})


def test_a_phone_hidden_in_a_public_text_is_moved_to_the_private_notes(read: Callable[..., Understanding]) -> None:
    rows = [
        ["Nama Usaha", "Pemilik", "Produk"],
        ["Keripik Sekar (084911112221)", "Kasmi", "Keripik, WA 0849-1111-2222"],
    ]
    (row,) = read(lambda path: writers.xlsx(path, rows)).rows
    assert row.name == "Keripik Sekar"
    assert "0849" not in row.products[0].name
    assert row.private_notes == ["0849-1111-2221", "0849-1111-2222"]


def test_a_list_of_4_000_lines_is_understood(tmp_path: Path) -> None:
    rows = [
        crooked.HEADINGS,
        *([at, f"{person[0]} {at}", *person[1:]] for at in range(4_000) for person in crooked.PEOPLE[:1]),
    ]
    workbook = read_workbook(writers.comma_file(tmp_path / "a.csv", rows), "a.csv")
    assert understand(workbook, area_code="024", rw=5).counts["importable"] == 4_000
