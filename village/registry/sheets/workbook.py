"""A workbook as it was read: sheets of lines of plain cells, without formats or formulas."""

from dataclasses import dataclass, field
from datetime import date

Cell = str | float | int | bool | date | None

MOST_COLUMNS = 120  # nobody keeps a list of businesses wider than this; what lies beyond is stray


@dataclass(frozen=True)
class Line:
    """One row that is not empty. ``number`` is the one the clerk sees (from 1); cells start at column A."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of a column counted from 0, None where the line is shorter."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True)
class Merge:
    """A merged range; rows as the clerk counts them (from 1), columns from 0, all ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass
class Sheet:
    """One sheet. A personal number in a cell was replaced by ``personal_numbers.MASK`` before it came here."""

    name: str
    lines: list[Line] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    is_hidden: bool = False


@dataclass
class Workbook:
    """What a file holds; ``kind`` (xlsx, xls, ods, csv) is told by its content, never by its name."""

    filename: str
    kind: str
    sheets: list[Sheet] = field(default_factory=list)


def column_letter(column: int) -> str:
    """The letters of a column counted from 0: A, B, ... Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """The column counted from 0 of letters such as ``A`` or ``AB``. ValueError for anything else."""
    index = 0
    for letter in letters.strip().upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"not a column: {letters!r}")
        index = index * 26 + ord(letter) - 64
    if not index:
        raise ValueError("not a column: nothing written")
    return index - 1
