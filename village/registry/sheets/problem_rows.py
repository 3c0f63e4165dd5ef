"""The lines with problems as a workbook that a clerk can correct and bring back."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any

from village.registry.sheets.quoting import cell_text
from village.registry.sheets.readings import NOTE, Problem, RowReading, Understanding
from village.registry.sheets.telling import PERMIT_NAMES
from village.registry.sheets.wording import Sentence

# Headings that the reading itself understands, each with its width in characters.
_COLUMNS = (
    ("name", "Nama Usaha", 28),
    ("owner", "Pemilik", 20),
    ("sex", "L/P", 6),
    ("rt", "RT", 8),
    ("rw", "RW", 8),
    ("address", "Alamat", 30),
    ("phone", "No HP/WA", 24),
    ("kind", "Jenis Usaha", 18),
    ("product", "Produk", 24),
    ("price", "Harga", 18),
    ("unit", "Satuan", 12),
    ("permits", "Izin", 20),
    ("group", "Kelompok", 18),
    ("started", "Mulai Usaha", 12),
    ("remark", "Keterangan", 24),
)
_BESIDE = (("Masalah", 60), ("Lembar asal", 18), ("Baris asal", 10))


@dataclass(frozen=True)
class ProblemRow:
    """A line to be corrected: where it stood, what its cells held (by meaning), and a sentence for each problem."""

    sheet: str
    row: int
    raw: Mapping[str, str]
    problems: Sequence[str]


def problem_rows(
    rows: Understanding | Iterable[RowReading], translate: Callable[[Sentence], str] = str
) -> list[ProblemRow]:
    """The lines that need a person, notes aside, in the order of the file."""
    readings = rows.rows if isinstance(rows, Understanding) else rows
    return [
        ProblemRow(
            row.sheet,
            row.row,
            dict(row.raw),
            [_told(problem, translate) for problem in row.problems if problem.severity != NOTE],
        )
        for row in readings
        if row.is_flagged
    ]


def write_problem_rows(rows: Understanding | Iterable[ProblemRow], target: str | os.PathLike[str] | IO[bytes]) -> None:
    """Write an xlsx: the cells as they stood under plain headings, then what is wrong and where the line came from.

    No cell can run as a formula; brought back and corrected, the file is understood like any other list.
    """
    import xlsxwriter

    lines = problem_rows(rows) if isinstance(rows, Understanding) else list(rows)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target if hasattr(target, "write") else os.fspath(target), options) as workbook:
        sheet = workbook.add_worksheet("Perlu diperbaiki")
        _write_head(workbook, sheet)
        wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        for at, line in enumerate(lines, start=1):
            for column, text in enumerate(_cells(line)):
                if text:
                    sheet.write_string(at, column, cell_text(text), wrapped)
            sheet.write_number(at, len(_COLUMNS) + 2, line.row, wrapped)


def _write_head(workbook: Any, sheet: Any) -> None:
    bold = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    headings = [(heading, width) for _, heading, width in _COLUMNS] + list(_BESIDE)
    for column, (heading, width) in enumerate(headings):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, bold)
    sheet.freeze_panes(1, 1)


def _cells(line: ProblemRow) -> list[str]:
    raw = dict(line.raw)
    for meaning, text in line.raw.items():
        if meaning.startswith("permit:"):
            named = f"{PERMIT_NAMES.get(meaning.removeprefix('permit:'), '')}: {text}"
            raw["permits"] = ", ".join(filter(None, (raw.get("permits"), named)))
    return [raw.get(meaning, "") for meaning, _, _ in _COLUMNS] + ["\n".join(line.problems), line.sheet]


def _told(problem: Problem, translate: Callable[[Sentence], str]) -> str:
    sentence = translate(problem.sentence)
    return f"{problem.column} ({problem.heading}): {sentence}" if problem.column and problem.heading else sentence
