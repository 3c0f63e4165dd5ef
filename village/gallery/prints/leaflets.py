"""Whole sheets: a poster of one product, and a brochure of one business with what it sells."""

from collections.abc import Sequence
from typing import NamedTuple

from flask_babel import gettext as _

from village.core.printing import Band, Code, Fill, Line, Mark, Page, Photo, Text
from village.gallery.prints.paper import A4
from village.gallery.prints.things import PrintedMaker, PrintedProduct, price_words, spoken_address, where_words

WIDTH, HEIGHT = A4
EDGE = 15.0
IN_BROCHURE = 6
PRODUCTS_TOP, GAP = 88.0, 6.0
LONGEST_STORY = 600


class Grid(NamedTuple):
    """How the products of one brochure stand: columns, millimetres of a row and of its photo, points of the names."""

    columns: int
    row_height: float
    photo_height: float
    size: float


_FEW = Grid(2, 74, 48, 12.5)
_MANY = Grid(3, 74, 48, 11.5)
# A business with one or two products fills its sheet too.
GRIDS = (_MANY, Grid(1, 147, 112, 20), Grid(2, 147, 110, 16), Grid(3, 147, 110, 13), _FEW, _MANY, _MANY)


def photo_of(thing: PrintedProduct, x: float, y: float, width: float, height: float) -> Photo:
    """The cover of a product in this box, or the cloth."""
    photo = thing.card.photo
    return Photo(x, y, width, height, photo.sha256, photo.width) if photo else Photo(x, y, width, height)


def poster_pages(thing: PrintedProduct, *, village: str, place: str) -> list[Page]:
    """One product large on A4, for a wall or a shop window."""
    inner, code = WIDTH - 2 * EDGE, 44.0
    price = [Line(price_words(thing.card), 30, is_bold=True)]
    if thing.card.old_price:
        price.insert(0, Line(_("Biasanya %(price)s", price=thing.card.old_price), 14, colour="soft"))
    marks: list[Mark] = [
        Band(0, 0, WIDTH, 12, scale=0.75),
        Text(EDGE, 16, inner, 8, [Line(f"{village}, {place}" if place else village, 12, colour="soft")]),
        photo_of(thing, EDGE, 27, inner, 140),
        Text(EDGE, 171, inner, 38, [Line(thing.card.name, 40, is_bold=True, colour="brand")], valign="middle"),
        Text(EDGE, 212, inner - code - 6, 24, price, valign="middle"),
        Text(
            EDGE, 238, inner - code - 6, 42,
            [
                Line(_("Buatan %(maker)s", maker=thing.card.maker), 15),
                *(
                    Line(_("%(name)s No. %(number)s", name=name, number=number), 11, gap=1)
                    for name, number in thing.numbers
                ),
                Line(spoken_address(thing.address), 13, is_bold=True, colour="brand", gap=2),
            ],
        ),
        Text(WIDTH - EDGE - code, 214, code, 8, [Line(_("Pindai untuk memesan"), 10, colour="soft")], align="middle"),
        Code(WIDTH - EDGE - code, 222, code, thing.address),
        Band(0, HEIGHT - 8, WIDTH, 8, scale=0.5),
    ]  # fmt: skip
    return [Page(WIDTH, HEIGHT, marks)]


def brochure_pages(
    maker: PrintedMaker, things: Sequence[PrintedProduct], *, village: str, place: str, badges: Sequence[str]
) -> list[Page]:
    """A business on one or more A4 sheets: who, what with prices, where and how to reach."""
    pages = []
    batches = [things[start : start + IN_BROCHURE] for start in range(0, len(things), IN_BROCHURE)] or [[]]
    for number, batch in enumerate(batches):
        marks = _brochure_head(maker, village=village, place=place, is_first=number == 0)
        grid = GRIDS[min(len(batch), IN_BROCHURE)] if len(batches) == 1 else GRIDS[IN_BROCHURE]
        for at, thing in enumerate(batch):
            marks += _brochure_product(thing, grid, *divmod(at, grid.columns))
        marks += _brochure_foot(maker, place=place, badges=badges)
        pages.append(Page(WIDTH, HEIGHT, marks))
    return pages


def _brochure_head(maker: PrintedMaker, *, village: str, place: str, is_first: bool) -> list[Mark]:
    inner = WIDTH - 2 * EDGE
    story = maker.story if len(maker.story) <= LONGEST_STORY else maker.story[:LONGEST_STORY].rsplit(" ", 1)[0] + " ..."
    where = [Line(", ".join(part for part in (maker.kind, village, place) if part), 11, colour="soft")]
    name_height, name_size = (24, 32) if story and is_first else (57, 48)
    return [
        Band(0, 0, WIDTH, 10, scale=0.625),
        Text(EDGE, 15, inner, 9, where),
        Text(
            EDGE, 25, inner, name_height, [Line(maker.name, name_size, is_bold=True, colour="brand")], valign="middle"
        ),
        Text(EDGE, 51, inner, 33, [Line(story if is_first else "", 11.5)]),
    ]


def _brochure_product(thing: PrintedProduct, grid: Grid, row: int, column: int) -> list[Mark]:
    width = (WIDTH - 2 * EDGE - (grid.columns - 1) * GAP) / grid.columns
    left, top = EDGE + column * (width + GAP), PRODUCTS_TOP + row * grid.row_height
    told = grid.row_height - grid.photo_height - 5.5
    return [
        photo_of(thing, left, top, width, grid.photo_height),
        Text(
            left, top + grid.photo_height + 1.5, width, told,
            [
                Line(thing.card.name, grid.size, is_bold=True),
                Line(price_words(thing.card), grid.size - 0.5, colour="brand", gap=0.5),
                Line(thing.card.stock, grid.size * 0.8, colour="soft", gap=0.5),
            ],
        ),
    ]  # fmt: skip


def _brochure_foot(maker: PrintedMaker, *, place: str, badges: Sequence[str]) -> list[Mark]:
    top, code = 238.0, 40.0
    where = ", ".join(part for part in (maker.home, where_words(maker, place)) if part)
    known = [
        Line(_("Pesan atau tanya"), 15, is_bold=True, colour="brand"),
        Line(maker.owner_name, 12, gap=1),
        Line(maker.phone, 16, is_bold=True, gap=1),
        Line(where, 11, gap=1),
        Line(", ".join(badges), 10, colour="soft", gap=1),
        Line(spoken_address(maker.address), 12, is_bold=True, colour="brand", gap=1.5),
    ]
    return [
        Fill(0, top - 3, WIDTH, HEIGHT - top + 3, "tint"),
        Text(EDGE, top + 2, WIDTH - 2 * EDGE - code - 6, 44, known),
        Code(WIDTH - EDGE - code, top + 3, code, maker.address),
        Band(0, HEIGHT - 8, WIDTH, 8, scale=0.5),
    ]
