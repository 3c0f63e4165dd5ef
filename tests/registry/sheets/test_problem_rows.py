"""The workbook of lines to be corrected: nothing in it runs, and it can be brought back."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.registry.sheets import crooked, writers
from village.registry.sheets.problem_rows import ProblemRow, problem_rows, write_problem_rows
from village.registry.sheets.quoting import cell_text, neutralise, restore
from village.registry.sheets.reading import read_workbook
from village.registry.sheets.understanding import understand

DANGEROUS = (
    *("=1+1", "+cmd", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1", "＋1", "－1", "＠1"),
    *('",=1+1', "|cmd", "  =1+1", "%0A=1", "+6281234567890"),
)


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_could_run_gets_a_quote_and_comes_back_equal(text: str) -> None:
    assert neutralise(text) == "'" + text
    assert restore(neutralise(text)) == text


@given(st.text(max_size=30) | st.text(alphabet="'=+-@ \t\"|,a1", max_size=8))
def test_any_text_comes_back_equal_and_what_is_written_never_begins_a_formula(text: str) -> None:
    assert restore(neutralise(text)) == text
    assert not neutralise(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "|"))


def test_a_name_with_a_leading_quote_is_left_alone() -> None:
    assert neutralise("'Aisyiyah") == restore("'Aisyiyah") == "'Aisyiyah"
    assert cell_text("a\0b\x0bc") == "abc"


def test_dangerous_cells_are_text_in_the_workbook_and_come_back_equal(tmp_path: Path) -> None:
    import openpyxl

    rows = [
        ProblemRow("Data", 4, {"name": f"Usaha {at}", "remark": text}, ["Salah."]) for at, text in enumerate(DANGEROUS)
    ]
    write_problem_rows(rows, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    column = [cell.value for cell in sheet[1]].index("Keterangan")
    assert {row[column].data_type for row in sheet.iter_rows(min_row=2)} == {"s"}
    assert all(str(row[column].value).startswith("'") for row in sheet.iter_rows(min_row=2))
    again = understand(read_workbook(tmp_path / "a.xlsx", "a.xlsx"), area_code="024").rows
    assert [row.remark for row in again] == [" ".join(text.replace("\0", "").split()) for text in DANGEROUS]


def test_phones_with_a_plus_come_back_as_phones(tmp_path: Path) -> None:
    rows = [
        ProblemRow("Data", 4, {"name": "Keripik Sekar", "phone": "+62 849 1111 2221", "price": "-5000"}, ["Salah."])
    ]
    write_problem_rows(rows, tmp_path / "a.xlsx")
    (row,) = understand(read_workbook(tmp_path / "a.xlsx", "a.xlsx"), area_code=None).rows
    assert row.phone is not None and row.phone.digits == "6284911112221"
    assert row.raw["phone"] == "+62 849 1111 2221"
    assert row.raw["price"] == "-5000"


def test_negative_numbers_in_a_list_stay_numbers(tmp_path: Path) -> None:
    path = writers.xlsx(tmp_path / "a.xlsx", [["Nama Usaha", "Pemilik", "Harga"], ["Keripik Sekar", "Kasmi", -5_000]])
    assert read_workbook(path, "a.xlsx").sheets[0].lines[1].cells[2] == -5_000


def test_the_lines_with_problems_can_be_corrected_and_brought_back(tmp_path: Path) -> None:
    understanding = understand(
        read_workbook(crooked.phones_in_every_form(tmp_path / "a.xlsx"), "a.xlsx"), area_code="024"
    )
    rows = problem_rows(understanding)
    assert [row.row for row in rows] == [10, 11, 12, 13, 15]
    assert rows[0].problems == [f"C (No HP): {understanding.rows[8].problems[0].sentence}"]
    stream = io.BytesIO()
    write_problem_rows(understanding, stream)
    (tmp_path / "b.xlsx").write_bytes(stream.getvalue())
    again = understand(read_workbook(tmp_path / "b.xlsx", "b.xlsx"), area_code="024")
    flagged = [row for row in understanding.rows if row.is_flagged]
    assert [(row.key, row.name, row.owner) for row in again.rows] == [(row.key, row.name, row.owner) for row in flagged]
    assert [row.raw["phone"] for row in again.rows] == [row.raw["phone"] for row in flagged]


def test_permits_from_columns_of_their_own_come_back(tmp_path: Path) -> None:
    rows = [["Nama Usaha", "Pemilik", "NIB", "Halal", "RT"], ["Keripik Sekar", "Kasmi", "V", "proses", "4 dan 5"]]
    first = understand(read_workbook(writers.xlsx(tmp_path / "a.xlsx", rows), "a.xlsx"), area_code=None)
    write_problem_rows(first, tmp_path / "b.xlsx")
    (again,) = understand(read_workbook(tmp_path / "b.xlsx", "b.xlsx"), area_code=None).rows
    assert {(p.kind, p.state) for p in again.permits} == {(p.kind, p.state) for p in first.rows[0].permits}
