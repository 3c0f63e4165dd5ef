"""One table of a sheet, read from its header to its end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from village.core.personal_numbers import MASK
from village.registry.sheets.cells import is_number, line_of, plain, says_nothing
from village.registry.sheets.columns import Column, assign_meanings
from village.registry.sheets.layout import Header, header_at, side_by_side
from village.registry.sheets.lines import classify
from village.registry.sheets.readings import FLAG, NOTE, ColumnReading, Doubt, RowReading, SheetChoice
from village.registry.sheets.rows import RowReader, Surroundings, Village
from village.registry.sheets.rt_forms import find_rt, read_rt
from village.registry.sheets.wording import N_
from village.registry.sheets.workbook import Cell, Line, Merge, Sheet

_EXAMPLES = 3
_CONTINUED = Doubt("continued_line", N_("Baris ini melanjutkan usaha di atasnya: produknya ditambahkan ke sana."), NOTE)
_CONTINUED_UNSURE = Doubt(
    "continued_line_unsure",
    N_("Baris tanpa nama ini dianggap melanjutkan usaha di atasnya: produknya ditambahkan ke sana."),
    FLAG,
)
_LEFT_OUT = {
    "total": N_("baris jumlah"),
    "signature": N_("tanda tangan"),
    "note": N_("catatan"),
    "title": N_("judul"),
    "subheading": N_("sub-judul"),
    "header": N_("judul kolom"),
}


@dataclass
class Table:
    """What came out of one table: businesses, columns, and the lines that are none with the reason."""

    columns: list[ColumnReading] = field(default_factory=list)
    rows: list[RowReading] = field(default_factory=list)
    left_out: list[tuple[int, str]] = field(default_factory=list)


def read_table(sheet: Sheet, header: Header, block: Header, choice: SheetChoice, village: Village) -> Table:
    """Read the businesses below one header; ``block`` is the part of the header that is this table's own."""
    return _TableReader(sheet, header, block, choice, village).read()


class _TableReader:
    def __init__(self, sheet: Sheet, header: Header, block: Header, choice: SheetChoice, village: Village) -> None:
        self.sheet, self.header, self.choice, self.village = sheet, header, choice, village
        self.is_whole_sheet = len(side_by_side(header)) == 1
        self.first, self.last = self._edges(header, block)
        self.merged = _tall_merges(sheet)
        self.table = Table()
        self.lines = [self._own(line) for line in sheet.lines if line.number > header.last_row]
        self.columns = assign_meanings(block.headings, self.lines, choice.columns)
        self.told: dict[int, ColumnReading] = {}
        self.around = self._titles()
        self.reader = self._reader()
        self.is_after_end = False

    def _edges(self, header: Header, block: Header) -> tuple[int, int]:
        """The first and last column of this table; the last one of a sheet reaches as far as the sheet."""
        if self.is_whole_sheet:
            return 0, 10_000
        later = [heading.column for heading in header.headings if heading.column > block.headings[-1].column]
        return block.headings[0].column, min(later, default=10_001) - 1

    def _own(self, line: Line) -> Line:
        """The cells of this table, with what was merged down from above."""
        cells: list[Cell] = [
            cell if self.first <= column <= self.last else None
            for column, cell in enumerate(line.cells[: self.last + 1])
        ]
        for column, value in self.merged.get(line.number, {}).items():
            if self.first <= column <= self.last:
                cells += [None] * (column + 1 - len(cells))
                cells[column] = value if cells[column] is None else cells[column]
        return Line(line.number, tuple(cells))

    def _titles(self) -> Surroundings:
        """RT and RW that the name of the sheet or the titles above the header speak of."""
        named = find_rt(self.sheet.name)
        above = [self._own(line) for line in self.sheet.lines if line.number < self.header.first_row]
        title = find_rt(" ; ".join(text for line in above for text in map(line_of, line.cells) if text))
        both = named.rt and title.rt and named.rt != title.rt
        return Surroundings(rt=None if both else title.rt or named.rt, rw=title.rw or named.rw)

    def _reader(self) -> RowReader:
        for column in self.columns:
            self.told.setdefault(
                column.index, ColumnReading(column.letter, column.heading, column.meaning, column.confidence)
            )
        return RowReader(self.sheet.name, self.columns, self.village, self._record)

    def _record(self, column: Column, raw: str, read: str, doubts: Sequence[Doubt]) -> None:
        told = self.told[column.index]
        told.filled += 1
        told.doubtful += any(doubt.severity != NOTE for doubt in doubts)
        if len(told.examples) < _EXAMPLES and (raw, read) not in told.examples:
            told.examples.append((raw, read))

    def read(self) -> Table:
        skip_until = 0
        is_filling_down = self._fills_rt_down()
        for line in self.lines:
            if line.number <= skip_until:
                self._leave_out(line, "header")
                continue
            repeated = self._repeated_header(line)
            if repeated:
                skip_until = repeated.last_row
                self.is_after_end = False
                self._leave_out(line, "header")
            elif _is_column_numbers(line):
                self._leave_out(line, "header")
            else:
                self._read_line(line, is_filling_down)
        self._fill_in_examples()
        self.table.columns = [self.told[index] for index in sorted(self.told)]
        return self.table

    def _read_line(self, line: Line, is_filling_down: bool) -> None:
        kind = classify(line, self.columns, is_after_end=self.is_after_end)
        if kind.is_a == "empty":
            return
        if kind.is_a != "business":
            self._leave_out(line, kind.is_a)
            if kind.is_a in ("subheading", "title"):
                self.is_after_end = False
                self.around.rt = kind.rt or self.around.rt
                self.around.rw = kind.rw or self.around.rw
                if kind.kind or kind.rt:
                    self.around.kind = kind.kind
                if kind.group or kind.rt:
                    self.around.group = kind.group
            elif kind.is_a != "note":
                self.is_after_end = True
            return
        if not self._carries_on(line):
            self.table.rows.append(self.reader.read(line, self.around))
        if is_filling_down and self.table.rows[-1].rt:
            self.around.rt_from_above = self.table.rows[-1].rt

    def _carries_on(self, line: Line) -> bool:
        """Whether the line only adds a product to the business above; if so, add it."""
        if not self.table.rows:
            return False
        by_meaning = self.reader.by_meaning
        key_column = next(iter(by_meaning.get("name", by_meaning.get("owner", []))), None)
        if key_column and key_column.index in self.merged.get(line.number, {}):
            self.reader.add_products(self.table.rows[-1], line, _CONTINUED)
            return True

        def filled(meaning: str) -> bool:
            return any(not says_nothing(line_of(line.cell(column.index))) for column in by_meaning.get(meaning, []))

        is_next = line.number - self.table.rows[-1].row <= 8
        if is_next and filled("product") and not any(map(filled, ("name", "owner", "number", "phone"))):
            self.reader.add_products(self.table.rows[-1], line, _CONTINUED_UNSURE)
            return True
        return False

    def _repeated_header(self, line: Line) -> Header | None:
        """A header that stands again between the lines, perhaps with its columns in another order."""
        texts = [text for text in map(line_of, line.cells) if text]
        known = {plain(column.heading.split(" / ")[-1]) for column in self.columns if column.heading}
        known |= {plain(column.heading.split(" / ")[0]) for column in self.columns if column.heading}
        if len(texts) < 2 or any(map(is_number, texts)):
            return None
        same = sum(plain(text) in known for text in texts)
        if same >= max(2, 0.6 * len(texts)):
            return self._header_from(line, is_known=same == len(texts) and not self.is_whole_sheet)
        return self._header_from(line) if same else None

    def _header_from(self, line: Line, is_known: bool = False) -> Header | None:
        index = next(index for index, other in enumerate(self.sheet.lines) if other.number == line.number)
        header = header_at(self.sheet, index)
        if header is None or is_known or not self.is_whole_sheet or not header.has_identity:
            return header or Header(line.number, line.number)
        below = [other for other in self.lines if other.number > header.last_row]
        if [(h.column, h.whole) for h in header.headings] != [(c.index, c.heading) for c in self.columns]:
            self.columns = assign_meanings(header.headings, below, self.choice.columns)
            self.reader = self._reader()
        return header

    def _fills_rt_down(self) -> bool:
        """RT written once for several lines below it, as where a merged column was saved without its merges."""
        column = next(iter(self.reader.by_meaning.get("rt", [])), None)
        if column is None:
            return False
        written = [read_rt(line.cell(column.index)).rt for line in self.lines]
        numbers = [rt for rt in written if rt]
        is_sparse = 0 < len(numbers) <= len(self.lines) / 2
        return is_sparse and all(one != after for one, after in pairwise(numbers))

    def _fill_in_examples(self) -> None:
        """Columns that are not imported show what stands in them, personal ones show nothing."""
        for index, told in self.told.items():
            if told.meaning in ("ignored", "number"):
                texts = [line_of(line.cell(index)) for line in self.lines]
                filled = [text for text in texts if text and MASK not in text]
                told.filled = len(filled)
                told.examples = [(text, "-") for text in dict.fromkeys(filled[:_EXAMPLES])]

    def _leave_out(self, line: Line, why: str) -> None:
        self.table.left_out.append((line.number, _LEFT_OUT[why]))


def _tall_merges(sheet: Sheet) -> dict[int, dict[int, Cell]]:
    """For each row below the first of a merge that goes down: its columns and the value at its top."""
    by_number = {line.number: line for line in sheet.lines}
    below: dict[int, dict[int, Cell]] = {}
    for merge in sheet.merges:
        if not _goes_down(merge) or merge.first_row not in by_number:
            continue
        value = by_number[merge.first_row].cell(merge.first_column)
        for row in range(merge.first_row + 1, min(merge.last_row, merge.first_row + 2_000) + 1):
            below.setdefault(row, {})[merge.first_column] = value
    return below


def _goes_down(merge: Merge) -> bool:
    return merge.last_row > merge.first_row and merge.last_column == merge.first_column


def _is_column_numbers(line: Line) -> bool:
    """``1 2 3 4 5`` or ``(1) (2) (3)`` under a header, as forms of offices have."""
    numbers = [text.strip("()[] .") for text in map(line_of, line.cells) if text]
    return len(numbers) >= 3 and numbers == [str(at) for at in range(1, len(numbers) + 1)]
