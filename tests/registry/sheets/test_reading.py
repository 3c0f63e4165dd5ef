"""Files are known by their content, opened in a process of their own, and refused quickly with one clear sentence."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.registry.sheets import crooked, refused, writers
from village.core.personal_numbers import MASK
from village.registry.sheets.child import parsing_seconds
from village.registry.sheets.reading import read_workbook
from village.registry.sheets.refusals import FileRefused
from village.registry.sheets.workbook import Line, column_index, column_letter

# A small process of its own starts the reading, so that nothing else is counted.
MEASURE = """
import json, resource, subprocess, sys, tempfile
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.executable, "-m", "village.registry.sheets.child", sys.argv[1], folder],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps({"seconds": used.ru_utime + used.ru_stime, "mebibytes": used.ru_maxrss / 1024}))
"""


def cost(path: Path) -> dict[str, float]:
    """Processor seconds and the largest memory of reading this file, the interpreter included."""
    done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, check=True, text=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", refused.NOT_FILES)
def test_what_cannot_be_a_list_is_refused_within_two_seconds_and_64_mib(name: str, tmp_path: Path) -> None:
    make, reasons = refused.NOT_FILES[name]
    path = make(tmp_path / name)
    with pytest.raises(FileRefused) as caught:
        read_workbook(path, name)
    assert caught.value.code in reasons
    sentence = str(caught.value)
    assert sentence.endswith(".") and ". " not in sentence
    assert caught.value.status in (413, 415, 422)
    used = cost(path)
    assert used["seconds"] < 2
    assert used["mebibytes"] < 64


@pytest.mark.parametrize("extension", ["xlsx", "xls", "ods", "csv", "txt", "pdf"])
def test_the_type_is_told_by_the_content_and_never_by_the_name(extension: str, tmp_path: Path) -> None:
    rows = [crooked.HEADINGS, *crooked.numbered()]
    for make, kind in ((writers.xlsx, "xlsx"), (writers.xls, "xls"), (writers.ods, "ods"), (writers.comma_file, "csv")):
        workbook = read_workbook(make(tmp_path / f"{kind}.{extension}", rows), f"daftar.{extension}")
        assert workbook.kind == kind
        assert [line.cells[1] for line in workbook.sheets[0].lines] == [
            "Nama Usaha",
            *(row[0] for row in crooked.PEOPLE),
        ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_comma_files_of_every_habit_are_read_alike(delimiter: str, encoding: str, ends: str, tmp_path: Path) -> None:
    rows = [
        ["Nama Usaha", "Alamat", "Harga"],
        ["Café Wening", "Jl. Mawar 2,\nRT 04; belakang", "8.000"],
        ["Ény", "-", "5"],
    ]
    path = writers.comma_file(tmp_path / "a.csv", rows, delimiter=delimiter, encoding=encoding, ends=ends)
    lines = read_workbook(path, "Data RW 05.csv").sheets[0].lines
    assert [list(line.cells) for line in lines] == rows
    assert [line.number for line in lines] == [1, 2, 3]


def test_a_separator_that_excel_was_told_of_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=;\r\nNama Usaha;Pemilik\r\nA, B dan C;Sri\r\n", "utf-8")
    lines = read_workbook(path, "a.csv").sheets[0].lines
    assert [line.cells for line in lines] == [("Nama Usaha", "Pemilik"), ("A, B dan C", "Sri")]


def test_a_quote_that_nobody_closed_does_not_swallow_the_lines_below(tmp_path: Path) -> None:
    lines = read_workbook(crooked.open_quote(tmp_path / "a.csv"), "a.csv").sheets[0].lines
    assert len(lines) == 26
    assert lines[25].cells[1] == "Usaha 25"


def test_rows_keep_the_numbers_the_clerk_sees(tmp_path: Path) -> None:
    path = writers.xlsx(tmp_path / "a.xlsx", [[], [], [None, None, "Nama"], [], [None, None, "Sri", date(2026, 5, 4)]])
    lines = read_workbook(path, "a.xlsx").sheets[0].lines
    assert lines == [Line(3, (None, None, "Nama")), Line(5, (None, None, "Sri", date(2026, 5, 4)))]


def test_hidden_sheets_and_merged_cells_are_known(tmp_path: Path) -> None:
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.active.append(["Judul"])
    workbook.active.merge_cells("A1:C2")
    workbook.create_sheet("Lama").sheet_state = "hidden"
    workbook.save(tmp_path / "a.xlsx")
    read = read_workbook(tmp_path / "a.xlsx", "a.xlsx")
    assert [sheet.is_hidden for sheet in read.sheets] == [False, True]
    merge = read.sheets[0].merges[0]
    assert (merge.first_row, merge.first_column, merge.last_row, merge.last_column) == (1, 0, 2, 2)


def test_personal_numbers_never_leave_the_process_that_reads(tmp_path: Path) -> None:
    read = read_workbook(crooked.personal_numbers(tmp_path / "a.xlsx"), "a.xlsx")
    first, second = read.sheets[0].lines[1:]
    assert first.cells[1:3] == (f"Kasmi ({MASK})", MASK)
    assert second.cells[2:4] == (MASK, MASK)
    assert "3374" not in repr(read)


def test_a_long_list_is_read_whole(tmp_path: Path) -> None:
    rows = [crooked.HEADINGS, *([at, *crooked.PEOPLE[at % 3]] for at in range(1, 20_001))]
    path = writers.comma_file(tmp_path / "a.csv", rows)
    assert len(read_workbook(path, "a.csv").sheets[0].lines) == 20_001
    assert cost(path)["seconds"] * 4 < parsing_seconds(path, "csv"), "a host four times slower must read it too"


def test_a_large_workbook_is_read_within_64_mib(tmp_path: Path) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"constant_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Data")
        for at in range(20_000):
            line = (at, f"Usaha {at}", f"Orang {at}", "P", 4, f"Jl. Mawar {at}", f"0849{at:08}", "pangan", "Kue", "5rb")
            sheet.write_row(at, 0, line)
    assert len(read_workbook(tmp_path / "a.xlsx", "a.xlsx").sheets[0].lines) == 20_000
    used = cost(tmp_path / "a.xlsx")
    assert used["mebibytes"] < 64
    assert used["seconds"] * 4 < parsing_seconds(tmp_path / "a.xlsx", "xlsx"), "nor a host four times slower refuse it"


def test_a_file_that_vanishes_inside_is_not_waited_for(tmp_path: Path) -> None:
    path = writers.xlsx(tmp_path / "a.xlsx", [crooked.HEADINGS])
    path.chmod(0o000)
    try:
        read_workbook(path, "a.xlsx")
    except FileRefused as caught:
        assert caught.code == "broken"
    finally:
        path.chmod(0o600)


def test_columns_have_the_letters_a_clerk_sees() -> None:
    assert [column_letter(column) for column in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
    assert all(column_index(column_letter(column)) == column for column in range(800))
    for wrong in ("", "1", "A1", "É"):
        with pytest.raises(ValueError):
            column_index(wrong)
