"""Where the tables of a sheet begin: the header row, its second row, and tables that stand side by side."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from village.registry.sheets.cells import is_number, line_of, plain
from village.registry.sheets.headings import Match, match_heading, match_two_rows
from village.registry.sheets.vocabulary import IDENTITY
from village.registry.sheets.workbook import Line, Sheet

HEADER_ROWS = 30  # the header is looked for among these
_OF_NO_USE = frozenset(("number", "ignored", "count", "region", "sex:L", "sex:P"))
_BESIDE_A_LIST = frozenset(("remark", "ignored", "count", "number", "region"))


@dataclass(frozen=True)
class Heading:
    """The heading over one column, with the one above it where there are two rows."""

    column: int
    text: str
    above: str = ""

    @property
    def whole(self) -> str:
        """As a person would say it: PEMILIK / NAMA."""
        return f"{self.above} / {self.text}" if self.above and self.text else self.text or self.above

    @property
    def match(self) -> Match | None:
        """What the heading means."""
        return match_two_rows(self.above, self.text) if self.above else match_heading(self.text)


@dataclass(frozen=True)
class Header:
    """A header of one or two rows (row numbers as the clerk counts) and its headings from left to right."""

    first_row: int
    last_row: int
    headings: tuple[Heading, ...] = field(default=())

    @property
    def meanings(self) -> set[str]:
        """What the headings mean."""
        return {heading.match.meaning for heading in self.headings if heading.match}

    @property
    def has_identity(self) -> bool:
        """Whether a column tells which business or whose."""
        return bool(self.meanings & IDENTITY)

    @property
    def score(self) -> float:
        """How much this looks like a header: every different meaning counts once."""
        best: dict[str, float] = {}
        for heading in self.headings:
            if match := heading.match:
                best[match.meaning] = max(best.get(match.meaning, 0.0), match.score)
        return sum(best.values())

    def seen(self) -> str:
        """The first headings, for a sentence."""
        shown = [heading.whole for heading in self.headings if not re.fullmatch(r"(?i)no\.?|", heading.whole)]
        return ", ".join(shown[:5]) + (" ..." if len(shown) > 5 else "")


def find_header(sheet: Sheet) -> Header | None:
    """The best header among the first rows, one that names businesses before one that does not; None without any."""
    candidates = []
    for index, line in enumerate(sheet.lines):
        if index >= HEADER_ROWS and line.number > HEADER_ROWS:
            break
        if header := header_at(sheet, index):
            candidates.append(header)
    return max(candidates, key=lambda header: (header.has_identity, header.score), default=None)


def header_at(sheet: Sheet, index: int, *, is_chosen: bool = False) -> Header | None:
    """The header that begins at this line, None when the line is none. ``is_chosen``: a person says it is one."""
    line = sheet.lines[index]
    below = _second_row(sheet, index)
    header = _single(line) if below is None else _double(sheet, line, below)
    return header if is_chosen or _is_header(line, below, header) else None


def _is_header(line: Line, below: Line | None, header: Header) -> bool:
    cells = [cell for cell in line.cells if cell is not None]
    numbers = sum(is_number(cell) for cell in cells)
    matched = [heading for heading in header.headings if heading.match]
    useful = header.meanings - _OF_NO_USE
    if numbers > len(cells) / 3 and below is None and not header.meanings & {"count", "region"}:
        return False
    if len(header.meanings) < 2 or (2 * len(matched) < len(header.headings) and len(useful) < 3):
        return False
    return bool(useful) or "region" in header.meanings


def _single(line: Line) -> Header:
    headings = [Heading(column, line_of(cell)) for column, cell in enumerate(line.cells) if line_of(cell)]
    return Header(line.number, line.number, tuple(headings))


def _double(sheet: Sheet, line: Line, below: Line) -> Header:
    width = max(len(line.cells), len(below.cells))
    above = _spread(sheet, line, below, width)
    headings = []
    for column in range(width):
        text, over = line_of(below.cell(column)), above[column]
        if text or over:
            headings.append(Heading(column, text, over) if text else Heading(column, over))
    return Header(line.number, below.number, tuple(headings))


def _spread(sheet: Sheet, line: Line, below: Line, width: int) -> list[str]:
    """The upper headings over every column they stand above."""
    above = [line_of(line.cell(column)) for column in range(width)]
    merged = [merge for merge in sheet.merges if merge.first_row <= line.number <= merge.last_row]
    for merge in merged:
        for column in range(merge.first_column + 1, min(merge.last_column + 1, width)):
            above[column] = above[column] or above[merge.first_column]
    if not merged:  # a file that does not tell what was merged: the empty places to the right belong to it
        for column in range(1, width):
            if not above[column] and line_of(below.cell(column)) and line_of(below.cell(column - 1)):
                above[column] = above[column - 1]
    return above


def _second_row(sheet: Sheet, index: int) -> Line | None:
    """The next line, if it carries on the header of this one."""
    if index + 1 >= len(sheet.lines):
        return None
    line, below = sheet.lines[index], sheet.lines[index + 1]
    if below.number > line.number + 1 or sum(cell is not None for cell in line.cells) < 2:
        return None
    texts = [(column, line_of(cell)) for column, cell in enumerate(below.cells) if line_of(cell)]
    if not texts or any(is_number(below.cell(column)) for column, _ in texts):
        return None
    if [plain(text) for _, text in texts] == [plain(line_of(cell)) for cell in line.cells if line_of(cell)]:
        return None  # the same header once more
    tall = {
        column
        for merge in sheet.merges
        if merge.first_row == line.number and merge.last_row > line.number
        for column in range(merge.first_column, merge.last_column + 1)
    }
    upper = [match_heading(line_of(cell)) for cell in line.cells]
    matched = sum(match_two_rows(_over(line, column), text) is not None for column, text in texts)
    own = sum(match_heading(text) is not None for _, text in texts)
    if own == 0 or matched < 0.6 * len(texts) or own < 0.4 * len(texts) or any(column in tall for column, _ in texts):
        return None
    return below if any(upper) else None


def _over(line: Line, column: int) -> str:
    """The upper heading of a column: the nearest one at or to the left of it."""
    for left in range(min(column, len(line.cells) - 1), -1, -1):
        if text := line_of(line.cells[left]):
            return text
    return ""


def side_by_side(header: Header) -> list[Header]:
    """The tables that share one header row, each with its own headings; usually one. A legend beside it is dropped."""
    headings = _without_legend(header.headings)
    starts = [0]
    first = plain(headings[0].whole) if headings else ""
    for index in range(2, len(headings)):
        if plain(headings[index].whole) == first and index - starts[-1] >= 2:
            starts.append(index)
    whole = Header(header.first_row, header.last_row, headings)
    if len(starts) == 1:
        return [whole]
    blocks = [headings[start:end] for start, end in zip(starts, [*starts[1:], len(headings)], strict=True)]
    if not _are_alike(blocks):
        return [whole]
    return [Header(header.first_row, header.last_row, block) for block in blocks]


def _without_legend(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """The headings up to an empty column behind which two or more stand that say nothing about a business."""
    for at in range(2, len(headings) - 1):
        meanings = {heading.match.meaning if heading.match else "ignored" for heading in headings[at:]}
        if headings[at].column > headings[at - 1].column + 1 and meanings <= _BESIDE_A_LIST:
            return headings[:at]
    return headings


def _are_alike(blocks: Sequence[Sequence[Heading]]) -> bool:
    first = {plain(heading.whole) for heading in blocks[0]}
    return all(len(first & {plain(heading.whole) for heading in block}) >= 0.6 * len(first) for block in blocks[1:])
