"""Understands a whole workbook: which sheets are lists, their tables, their businesses, likely duplicates."""

import re
from collections.abc import Mapping

from village.core.personal_numbers import MASK
from village.registry.sheets.cells import is_number, line_of, plain
from village.registry.sheets.duplicates import likely_duplicates
from village.registry.sheets.keys import give_keys
from village.registry.sheets.layout import Header, find_header, header_at, side_by_side
from village.registry.sheets.readings import SheetChoice, SheetReading, Understanding
from village.registry.sheets.refusals import MOST_ROWS, FileRefused
from village.registry.sheets.rows import Village
from village.registry.sheets.tables import read_table
from village.registry.sheets.vocabulary import PERMITS
from village.registry.sheets.workbook import Sheet, Workbook

_UNTOUCHED = SheetChoice()
_OF_A_BUSINESS = frozenset(("product", "kind", "price", "permits", "started", *PERMITS))
_BUSINESS_WORDS = re.compile(r"\b(?:u?mkm|ukm|ikm|usaha|pemilik|pedagang|pengrajin|pengusaha|penjual|pkl)\b")


def understand(
    workbook: Workbook,
    *,
    area_code: str | None,
    rw: int | None = None,
    choices: Mapping[str, SheetChoice] | None = None,
) -> Understanding:
    """Everything the lists of a workbook say, doubts in words, nothing guessed, nothing merged.

    ``area_code`` is the village's own (landlines), ``rw`` its RW where lines do not say one, ``choices`` what a person
    decided, by name of sheet. Raises FileRefused when no sheet is a list of businesses.
    """
    choices = choices or {}
    understanding = Understanding(workbook.filename)
    headers: dict[str, Header | None] = {}
    for sheet in workbook.sheets:
        choice = choices.get(sheet.name, _UNTOUCHED)
        reading, headers[sheet.name] = _judge(sheet, choice, is_chosen=sheet.name in choices)
        understanding.sheets.append(reading)
        header = headers[sheet.name]
        if reading.state == "list" and header:
            _read_list(sheet, header, choice, Village(rw, area_code), reading, understanding)
    if not understanding.importable and not choices:
        raise _refusal(workbook, headers)
    if len(understanding.rows) > MOST_ROWS:
        raise FileRefused("too_many_rows")
    give_keys(understanding.rows)
    understanding.duplicates = likely_duplicates(understanding.importable)
    return understanding


def _judge(sheet: Sheet, choice: SheetChoice, *, is_chosen: bool) -> tuple[SheetReading, Header | None]:
    """Whether this sheet is to be read, and its header."""
    reading = SheetReading(sheet.name, "list")
    reading.personal_numbers = sum(
        isinstance(cell, str) and MASK in cell for line in sheet.lines for cell in line.cells
    )
    if choice.skip:
        reading.state = "skipped"
        return reading, None
    if not sheet.lines:
        reading.state = "empty"
        return reading, None
    header = _chosen_header(sheet, choice) or find_header(sheet)
    is_list = header is not None and (_speaks_of_businesses(sheet, header) or (is_chosen and bool(choice.columns)))
    if sheet.is_hidden and not is_chosen:
        reading.state = "hidden"
    elif not is_list:
        reading.state = "not_list"
    if header is not None:
        reading.header_row = header.first_row
    return reading, header


def _speaks_of_businesses(sheet: Sheet, header: Header) -> bool:
    """Whether each line is a business: a list of people alone (who came, who lives here) is none."""
    if not header.has_identity:
        return False
    if header.meanings & {"name", "brand"} or header.meanings & _OF_A_BUSINESS:
        return True
    titles = [
        sheet.name,
        *(line_of(cell) for line in sheet.lines if line.number < header.first_row for cell in line.cells),
    ]
    return any(_BUSINESS_WORDS.search(plain(text)) for text in (*titles, *(h.whole for h in header.headings)))


def _chosen_header(sheet: Sheet, choice: SheetChoice) -> Header | None:
    for index, line in enumerate(sheet.lines):
        if line.number == choice.header_row:
            return header_at(sheet, index, is_chosen=True)
    return None


def _read_list(
    sheet: Sheet, header: Header, choice: SheetChoice, village: Village, reading: SheetReading, into: Understanding
) -> None:
    rows = []
    for block in side_by_side(header):
        table = read_table(sheet, header, block, choice, village)
        reading.columns += table.columns
        reading.left_out += table.left_out
        rows += table.rows
    reading.rows = len(rows)
    reading.left_out = sorted(set(reading.left_out))
    into.rows += rows


def _refusal(workbook: Workbook, headers: Mapping[str, Header | None]) -> FileRefused:
    """Why nothing in this workbook is a list of businesses: what was seen, and what is needed."""
    seen = {
        sheet.name: headers[sheet.name] for sheet in workbook.sheets if headers.get(sheet.name) and not sheet.is_hidden
    }
    for name, header in seen.items():
        sheet = next(sheet for sheet in workbook.sheets if sheet.name == name)
        has_lines = header and sheet.lines[-1].number > header.last_row
        counts = header and has_lines and header.meanings & {"count", "region"}
        if header and (counts or (_is_mostly_numbers(sheet) and "product" not in header.meanings)):
            return FileRefused("statistics", seen=header.seen())
        if header and _speaks_of_businesses(sheet, header):
            return FileRefused("no_rows")
    first = next((header for header in seen.values() if header), None)
    if first:
        return FileRefused("no_names", seen=first.seen())
    numeric = next((sheet for sheet in workbook.sheets if _is_mostly_numbers(sheet)), None)
    return FileRefused("statistics", seen=_first_texts(numeric)) if numeric else FileRefused("no_header")


def _is_mostly_numbers(sheet: Sheet) -> bool:
    cells = [cell for line in sheet.lines for cell in line.cells if cell is not None]
    return len(cells) > 4 and sum(map(is_number, cells)) > len(cells) / 2


def _first_texts(sheet: Sheet) -> str:
    lines = ([text for cell in line.cells if (text := line_of(cell))] for line in sheet.lines)
    return ", ".join(next((texts for texts in lines if len(texts) > 1), [])[:5])
