"""Sheets of paper as they are sold, and cards laid out on them. All measures in millimetres.

Tom & Jerry sheets differ a little between printings; the label itself is what its number promises (103: 32 x 64, 121:
38 x 75), the rest is evened out, and whoever prints may shift everything.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from flask_babel import lazy_gettext as _l

from village.core.printing import Frame, Mark, Page

Thing = TypeVar("Thing")
A4 = (210.0, 297.0)
MOST_SHIFT = 15
MOST_CARDS = 480


@dataclass(frozen=True)
class Sheet:
    """A sheet with ``columns`` x ``rows`` equal cards; ``is_cut`` where a person cuts it, so lines are drawn."""

    label: object
    width: float
    height: float
    card_width: float
    card_height: float
    columns: int
    rows: int
    gap_across: float = 0
    gap_down: float = 0
    is_cut: bool = False

    @property
    def count(self) -> int:
        """Cards on one sheet."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The top left corner of the card at this place, row by row; the block of cards stands in the middle."""
        across = self.columns * self.card_width + (self.columns - 1) * self.gap_across
        down = self.rows * self.card_height + (self.rows - 1) * self.gap_down
        row, column = divmod(place, self.columns)
        left = (self.width - across) / 2 + column * (self.card_width + self.gap_across)
        return left, (self.height - down) / 2 + row * (self.card_height + self.gap_down)


LABEL_SHEETS = {
    "a4-8": Sheet(_l("A4, 8 label besar (99 x 68 mm)"), *A4, 99.1, 67.7, 2, 4, gap_across=2.5),
    "a4-24": Sheet(_l("A4, 24 label kecil (64 x 34 mm)"), *A4, 63.5, 33.9, 3, 8, gap_across=2.5),
    "103": Sheet(_l("Tom & Jerry 103, 12 label (64 x 32 mm)"), 205, 165, 64, 32, 3, 4, gap_across=2, gap_down=3),
    "121": Sheet(_l("Tom & Jerry 121, 10 label (75 x 38 mm)"), 165, 205, 75, 38, 2, 5, gap_across=3, gap_down=2),
    "a4-potong": Sheet(_l("A4 biasa, 10 label, digunting (95 x 55 mm)"), *A4, 95, 55, 2, 5, is_cut=True),
}
PRICE_SHEET = Sheet("", *A4, 95, 65, 2, 4, is_cut=True)
NAME_SHEET = Sheet("", *A4, 90, 55, 2, 5, is_cut=True)


def cards_on_sheets(
    sheet: Sheet,
    things: Sequence[Thing],
    drawn: Callable[[Thing, float, float, float, float], Sequence[Mark]],
    *,
    shift: tuple[float, float] = (0, 0),
) -> list[Page]:
    """Pages with one card for each thing; ``drawn`` answers its marks for left, top, width and height."""
    pages = []
    for start in range(0, len(things), sheet.count):
        marks: list[Mark] = []
        for place, thing in enumerate(things[start : start + sheet.count]):
            left, top = sheet.corner(place)
            if sheet.is_cut:
                marks.append(Frame(left, top, sheet.card_width, sheet.card_height))
            marks += drawn(thing, left, top, sheet.card_width, sheet.card_height)
        pages.append(Page(sheet.width, sheet.height, [shifted(mark, *shift) for mark in marks]))
    return pages


def shifted(mark: Mark, right: float, down: float) -> Mark:
    """The mark a little to the right and further down."""
    return replace(mark, x=mark.x + right, y=mark.y + down)
