"""Writes spreadsheets of every kind, as other programs do."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Rows = Sequence[Sequence[Any]]


def xlsx(path: Path, rows: Rows, *, name: str = "Data", merges: Sequence[str] = (), **more: Rows) -> Path:
    """A workbook with one sheet, or more sheets by keyword (``RT_3=rows`` is named "RT 3")."""
    import openpyxl

    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = name
    _fill(sheet, rows)
    for merge in merges:
        sheet.merge_cells(merge)
    for other, other_rows in more.items():
        _fill(workbook.create_sheet(other.replace("_", " ")), other_rows)
    workbook.save(path)
    return path


def _fill(sheet: Any, rows: Rows) -> None:
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(at, column, value)


def xls(path: Path, rows: Rows, *, merges: Sequence[tuple[int, int, int, int]] = ()) -> Path:
    """An Excel 97 workbook."""
    import xlwt

    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Data")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value)
    for merge in merges:
        sheet.merge(*merge)
    workbook.save(str(path))
    return path


def ods(path: Path, rows: Rows, *, name: str = "Data") -> Path:
    """A LibreOffice workbook."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name=name)
    for row in rows:
        line = TableRow()
        for value in row:
            if isinstance(value, (int, float)):
                cell = TableCell(valuetype="float", value=str(value))
            else:
                cell = TableCell(valuetype="string") if value is not None else TableCell()
            for part in str(value).split("\n") if value is not None else ():
                cell.addElement(P(text=part))
            line.addElement(cell)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def comma_file(path: Path, rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8", ends: str = "\r\n") -> Path:
    """Values with a separator, as Excel writes them."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=ends).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path
