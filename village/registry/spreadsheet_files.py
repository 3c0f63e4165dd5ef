"""Rows as a file that people can open anywhere: a workbook of one sheet, or text with separators."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from village.registry.sheets.quoting import cell_text

Rows = Iterable[Sequence[Any]]


def write_csv(headings: Sequence[str], rows: Rows) -> bytes:
    """RFC 4180 with a byte order mark, so that office programs know that it is UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def write_xlsx(headings: Sequence[str], rows: Rows, *, sheet: str, widths: Mapping[int, int]) -> bytes:
    """A workbook with one sheet; no cell is ever a formula or a link. ``widths`` are letters by column."""
    import xlsxwriter

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    page = book.add_worksheet(sheet)
    bold = book.add_format({"bold": True, "bottom": 1})
    page.write_row(0, 0, headings, bold)
    page.freeze_panes(1, 2)
    for number, row in enumerate(rows, start=1):
        page.write_row(number, 0, [_plain(cell) for cell in row])
    for column, width in widths.items():
        page.set_column(column, column, width)
    book.close()
    return file.getvalue()


def _plain(cell: Any) -> Any:
    return cell if isinstance(cell, int) else cell_text(cell)
