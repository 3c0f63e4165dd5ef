"""One line of a table becomes the reading of one business."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from village.core.personal_numbers import MASK
from village.core.phones import display, find_phones, without_phones
from village.registry.sheets.cells import line_of, says_nothing
from village.registry.sheets.columns import Column
from village.registry.sheets.kinds import read_kind
from village.registry.sheets.names import read_sex, read_year, says_no_name, title_case
from village.registry.sheets.permit_words import read_permits
from village.registry.sheets.phone_cells import read_phones
from village.registry.sheets.prices import read_prices
from village.registry.sheets.readings import (
    FLAG,
    NOTE,
    Doubt,
    PriceReading,
    Problem,
    ProductReading,
    RowReading,
)
from village.registry.sheets.row_doubts import (
    MADE_NAME,
    NO_NAME,
    OTHER_RT,
    PERSONAL,
    PHONE_IN_TEXT,
    PRICE_ALONE,
    RT_CONFLICT,
    RT_FROM_ABOVE,
    RT_MISSING,
    RW_DIFFERS,
    filled,
)
from village.registry.sheets.rt_forms import RtReading, find_rt, read_rt
from village.registry.sheets.telling import tell_permits, tell_price
from village.registry.sheets.wording import N_, Sentence
from village.registry.sheets.workbook import Cell, Line


@dataclass
class Surroundings:
    """What stood around a line: sub-headings, titles and the name of its sheet."""

    rt: int | None = None
    rw: int | None = None
    kind: str | None = None
    group: str = ""
    rt_from_above: int | None = None


@dataclass(frozen=True)
class Village:
    """What the reading needs to know of the village: its RW and its area code, None where not known."""

    rw: int | None
    area_code: str | None


_A_CLASS = re.compile("(?i)kategori|bidang|sektor|klasifikasi|golongan")  # such a column says no product

Record = Callable[[Column, str, str, Sequence[Doubt]], None]


class RowReader:
    """Reads the lines of one table. ``record`` is told of every filled cell: column, raw, as read, doubts."""

    def __init__(self, sheet: str, columns: Sequence[Column], village: Village, record: Record) -> None:
        self.sheet = sheet
        self.columns = columns
        self.village = village
        self.record = record
        self.by_meaning: dict[str, list[Column]] = {}
        for column in columns:
            self.by_meaning.setdefault(column.meaning, []).append(column)
        self.in_thousands = any(
            re.search(r"(?i)ribu|\brb\b|\b000\b|x ?1[.]?000", column.heading)
            for column in self.by_meaning.get("price", [])
        )
        self.row = RowReading(sheet, 0)
        self.line = Line(0, ())

    def read(self, line: Line, around: Surroundings) -> RowReading:
        """The business on this line."""
        self.line, self.row = line, RowReading(self.sheet, line.number)
        self._remove_personal_numbers()
        self._read_people()
        self._read_place(around)
        self._read_phones()
        self._read_kind(around)
        self._read_products()
        self._read_permits()
        self.row.remark = " · ".join(text for text in self._texts("remark") if not says_nothing(text))
        self._compare_remark()
        self._read_group_and_year(around)
        self._settle_name()
        return self.row

    def add_products(self, row: RowReading, line: Line, doubt: Doubt) -> None:
        """A line that only carries on the one before it: its product belongs to that business."""
        self.line, self.row = line, row
        self._remove_personal_numbers()
        before = len(row.products)
        self._read_products()
        for column in self.by_meaning.get("product", []):
            if len(row.products) > before:
                self._doubt(column, doubt)
                break

    def _remove_personal_numbers(self) -> None:
        cells: list[Cell] = list(self.line.cells)
        for column in self.columns:
            cell = self.line.cell(column.index)
            if isinstance(cell, str) and MASK in cell:
                severity = NOTE if column.meaning == "personal" else FLAG
                self._doubt(column, Doubt(PERSONAL.code, PERSONAL.text, severity), raw="")
                cells[column.index] = cell.replace(MASK, "").strip(" -/,;:()") or None
        self.line = Line(self.line.number, tuple(cells))

    def _read_people(self) -> None:
        for column in self.by_meaning.get("name", [])[:1]:
            self.row.raw_name = self._text(column)
            self.row.name = self._public(column, title_case(self.row.raw_name))
            self._note(column, self.row.name)
        for column in self.by_meaning.get("owner", [])[:1]:
            self.row.owner = self._public(column, title_case(self._text(column)))
            self._note(column, self.row.owner)
        for column in self.by_meaning.get("sex", [])[:1]:
            self.row.sex, doubts = read_sex(self._cell(column))
            self._note(column, self.row.sex or "-", doubts)
        marks = [mark for mark in ("L", "P") for column in self.by_meaning.get(f"sex:{mark}", []) if self._text(column)]
        if len(marks) == 1:
            self.row.sex = marks[0]

    def _read_place(self, around: Surroundings) -> None:
        row = self.row
        row.address = ", ".join(text for text in self._texts("address") if not says_nothing(text))
        for written in self.by_meaning.get("address", []):
            self._note(written, self._text(written))
        in_address = find_rt(row.address)
        if not row.address or re.fullmatch(r"[0-9]{1,3}\s*/\s*[0-9]{1,3}", row.address):
            in_address = read_rt(row.address)
        own = RtReading()
        column = next(iter(self.by_meaning.get("rt", [])), None)
        if column:
            own = read_rt(self._cell(column))
            self._note(column, f"RT {own.rt:02}" if own.rt else "-", own.doubts)
        row.rt = own.rt or in_address.rt or around.rt or around.rt_from_above
        if row.rt and row.rt == around.rt_from_above and not (own.rt or in_address.rt or around.rt):
            self._doubt(column, RT_FROM_ABOVE)
        for other, place in ((in_address.rt, N_("alamatnya")), (around.rt, N_("judul di atasnya"))):
            if own.rt and other and other != own.rt:
                self._doubt(column, filled(RT_CONFLICT, cell=own.rt, place=place, other=other))
        if not row.rt and not own.doubts and (column or around.rt):
            self._doubt(column, RT_MISSING)
        self._read_rw(own, in_address, around)

    def _read_rw(self, own: RtReading, in_address: RtReading, around: Surroundings) -> None:
        written = own.rw
        column = next(iter(self.by_meaning.get("rw", [])), None)
        if column:
            found = read_rt(re.sub(r"(?i)r\.?\s?w", "", self._text(column)))
            written = found.rt or written
            self._note(column, f"RW {found.rt:02}" if found.rt else "-", found.doubts)
        written = written or in_address.rw or around.rw
        self.row.rw = written or self.village.rw
        if written and self.village.rw and written != self.village.rw:
            self._doubt(column, filled(RW_DIFFERS, rw=written))

    def _read_phones(self) -> None:
        row = self.row
        phones = []
        for column in self.by_meaning.get("phone", []):
            found = read_phones(self._cell(column), self.village.area_code)
            phones += [phone for phone in found.phones if phone not in phones]
            if found.note:
                row.private_notes.append(found.note)
            self._note(column, " + ".join(display(phone.digits) for phone in found.phones) or "-", found.doubts)
        phones.sort(key=lambda phone: phone.kind != "mobile")
        row.phone, row.extra_phones = (phones[0], phones[1:]) if phones else (None, [])

    def _read_kind(self, around: Surroundings) -> None:
        self.row.kind = around.kind
        for column in self.by_meaning.get("kind", [])[:1]:
            self.row.kind_text = self._text(column)
            found = read_kind(self.row.kind_text)
            self.row.kind = found.kind or (
                None if self.row.kind_text and not says_nothing(self.row.kind_text) else around.kind
            )
            self._note(column, found.kind or "-", found.doubts)

    def _read_products(self) -> None:
        columns = self.by_meaning.get("product", [])
        prices = self.by_meaning.get("price", [])
        units = [text for text in self._texts("unit") if not says_nothing(text)]
        for index, column in enumerate(columns or self._kind_as_product()):
            name = self._public(column, title_case(self._text(column)))
            if columns:
                self._note(column, name or "-")
            price, raw_price = PriceReading(), ""
            if index < len(prices):
                raw_price, cells = self._text(prices[index]), [(one.heading, self._cell(one)) for one in prices]
                price, doubts = read_prices(cells, index, units[0] if units else "", self.in_thousands)
                self._note(prices[index], tell_price(price), doubts)
            if name and not says_nothing(name):
                self.row.products.append(ProductReading(name, price, raw_price))
            elif raw_price and not says_nothing(raw_price):
                self._doubt(prices[index], PRICE_ALONE)

    def _kind_as_product(self) -> list[Column]:
        """Without a column for products, a kind such as "Warung makan" says what is sold."""
        column = next(iter(self.by_meaning.get("kind", [])), None)
        if column is None or _A_CLASS.search(column.heading) or read_kind(self._text(column)).is_bare:
            return []
        return [column]

    def _read_permits(self) -> None:
        for column in self.columns:
            if column.meaning == "permits" or column.permit_kind:
                found = read_permits(
                    self._cell(column), column.permit_kind, column.heading if column.permit_kind else ""
                )
                known = {permit.kind for permit in self.row.permits}
                self.row.permits += [p for p in found.permits if p.kind == "unknown" or p.kind not in known]
                self._note(column, tell_permits(found.permits), found.doubts)

    def _compare_remark(self) -> None:
        other = find_rt(self.row.remark).rt
        column = next(iter(self.by_meaning.get("remark", [])), None)
        if column:
            self._note(column, self.row.remark or "-")
        if column and other and self.row.rt and other != self.row.rt:
            self._doubt(column, filled(OTHER_RT, other=other))

    def _read_group_and_year(self, around: Surroundings) -> None:
        self.row.group = around.group
        for column in self.by_meaning.get("group", [])[:1]:
            text = self._text(column)
            self.row.group = title_case(text) if not says_nothing(text) else around.group
            self._note(column, self.row.group or "-")
        for column in self.by_meaning.get("started", [])[:1]:
            self.row.started_year, doubts = read_year(self._cell(column))
            self._note(column, str(self.row.started_year or "-"), doubts)

    def _settle_name(self) -> None:
        row = self.row
        row.owner = "" if says_nothing(row.owner) else row.owner
        row.name = "" if says_no_name(row.name) else row.name
        if row.name:
            return
        product = row.products[0].name if row.products else ""
        column = next(iter(self.by_meaning.get("name", self.by_meaning.get("owner", []))), None)
        if not product and not row.owner:
            self._doubt(column, NO_NAME)
            return
        row.name = " ".join(filter(None, (product or "Usaha", row.owner)))
        self._doubt(column, filled(MADE_NAME, name=row.name))

    def _cell(self, column: Column) -> Cell:
        return self.line.cell(column.index)

    def _text(self, column: Column) -> str:
        return line_of(self._cell(column))

    def _texts(self, meaning: str) -> list[str]:
        return [text for column in self.by_meaning.get(meaning, []) if (text := self._text(column))]

    def _public(self, column: Column, text: str) -> str:
        """A text that a public page may show holds no phone number."""
        shorter = without_phones(text, self.village.area_code)
        if shorter != text:
            self.row.private_notes += [display(phone.digits) for phone in find_phones(text, self.village.area_code)]
            self._doubt(column, PHONE_IN_TEXT)
        return shorter

    def _note(self, column: Column, told: str, doubts: Sequence[Doubt] = ()) -> None:
        raw = self._text(column)
        if raw:
            self.row.raw[column.meaning] = " / ".join(filter(None, (self.row.raw.get(column.meaning), raw)))
            self.record(column, raw, told, doubts)
        for doubt in doubts:
            self._doubt(column, doubt)

    def _doubt(self, column: Column | None, doubt: Doubt, raw: str | None = None) -> None:
        self.row.problems.append(
            Problem(
                column=column.letter if column else "",
                heading=column.heading if column else "",
                raw=raw if raw is not None else self._text(column) if column else "",
                code=doubt.code,
                sentence=Sentence(doubt.text, doubt.values),
                severity=doubt.severity,
            )
        )
