"""What was read of an uploaded list, as bytes to keep between the three screens of an import.

The upload itself is not kept: it may hold personal numbers. What is kept went through the reading, which removes them.
"""

import gzip
import json
from dataclasses import asdict
from datetime import date
from typing import Any

from village.core.phones import Phone
from village.registry.sheets.readings import (
    ColumnReading,
    DeclaredPermit,
    Duplicate,
    PriceReading,
    Problem,
    ProductReading,
    RowReading,
    SheetReading,
    Understanding,
)
from village.registry.sheets.wording import Sentence
from village.registry.sheets.workbook import Cell, Line, Merge, Sheet, Workbook

FASTEST = 1


def _pack(thing: Any) -> bytes:
    text = json.dumps(thing, ensure_ascii=False, separators=(",", ":"), default=str)
    return gzip.compress(text.encode(), compresslevel=FASTEST, mtime=0)


def _unpack(content: bytes) -> Any:
    return json.loads(gzip.decompress(content))


def pack_workbook(workbook: Workbook) -> bytes:
    """The cells of a workbook as it was read."""
    sheets = [
        [
            sheet.name,
            sheet.is_hidden,
            [[m.first_row, m.first_column, m.last_row, m.last_column] for m in sheet.merges],
            [[line.number, [_plain(cell) for cell in line.cells]] for line in sheet.lines],
        ]
        for sheet in workbook.sheets
    ]
    return _pack([workbook.filename, workbook.kind, sheets])


def _plain(cell: Cell) -> Any:
    return {"date": cell.isoformat()} if isinstance(cell, date) else cell


def unpack_workbook(content: bytes) -> Workbook:
    """The workbook that was packed."""
    filename, kind, sheets = _unpack(content)
    return Workbook(
        filename,
        kind,
        [
            Sheet(
                name,
                [Line(number, tuple(map(_cell, cells))) for number, cells in lines],
                [Merge(*m) for m in merges],
                hidden,
            )
            for name, hidden, merges, lines in sheets
        ],
    )


def _cell(cell: Any) -> Cell:
    return date.fromisoformat(cell["date"]) if isinstance(cell, dict) else cell


def pack_understanding(understanding: Understanding) -> bytes:
    """Everything understood of a workbook."""
    place = {id(row): index for index, row in enumerate(understanding.rows)}
    return _pack(
        {
            "filename": understanding.filename,
            "sheets": [asdict(sheet) for sheet in understanding.sheets],
            "rows": [_packed_row(row) for row in understanding.rows],
            "duplicates": [[place[id(d.first)], place[id(d.second)], d.reason] for d in understanding.duplicates],
        }
    )


def unpack_understanding(content: bytes) -> Understanding:
    """The understanding that was packed."""
    packed = _unpack(content)
    rows = [_unpacked_row(row) for row in packed["rows"]]
    sheets = [
        SheetReading(
            **{
                **sheet,
                "columns": [
                    ColumnReading(**{**column, "examples": [(raw, told) for raw, told in column["examples"]]})
                    for column in sheet["columns"]
                ],
                "left_out": [(number, text) for number, text in sheet["left_out"]],
            }
        )
        for sheet in packed["sheets"]
    ]
    duplicates = [Duplicate(rows[first], rows[second], reason) for first, second, reason in packed["duplicates"]]
    return Understanding(packed["filename"], sheets, rows, duplicates)


def _packed_row(row: RowReading) -> dict[str, Any]:
    packed = {name: value for name, value in vars(row).items() if value not in (None, "", [], (), {})}
    packed["phone"] = list(vars(row.phone).values()) if row.phone else None
    packed["extra_phones"] = [[phone.kind, phone.digits] for phone in row.extra_phones]
    packed["products"] = [
        [p.name, p.raw_price, [p.price.mode, p.price.low_rupiah, p.price.high_rupiah, p.price.unit]]
        for p in row.products
    ]
    packed["permits"] = [[permit.kind, permit.state, permit.raw] for permit in row.permits]
    packed["problems"] = [
        [p.column, p.heading, p.raw, p.code, p.sentence.text, dict(p.sentence.values), p.severity] for p in row.problems
    ]
    return packed


def _unpacked_row(packed: dict[str, Any]) -> RowReading:
    return RowReading(
        **{
            **packed,
            "phone": Phone(*packed["phone"]) if packed["phone"] else None,
            "extra_phones": [Phone(*phone) for phone in packed["extra_phones"]],
            "products": [ProductReading(name, PriceReading(*price), raw) for name, raw, price in packed["products"]],
            "permits": [DeclaredPermit(*permit) for permit in packed["permits"]],
            "problems": [
                Problem(column, heading, raw, code, Sentence(text, values), severity)
                for column, heading, raw, code, text, values, severity in packed["problems"]
            ],
            "other_keys": tuple(packed.get("other_keys", ())),
        }
    )
