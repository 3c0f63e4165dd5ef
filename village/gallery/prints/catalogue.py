"""The catalogue of the whole village: a cover, then a chapter for each group, nine products on a sheet."""

from collections.abc import Sequence
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.formatting import day
from village.core.printing import Band, Code, Line, Mark, Page, Photo, Text
from village.core.village import VillageFacts
from village.gallery.prints.leaflets import photo_of
from village.gallery.prints.paper import A4
from village.gallery.prints.things import PrintedProduct, price_words, spoken_address

WIDTH, HEIGHT = A4
EDGE = 15.0
ON_A_SHEET = 9
CELL_WIDTH, CELL_HEIGHT = 62.0, 82.0
Chapters = Sequence[tuple[str, Sequence[PrintedProduct]]]


def catalogue_pages(village: VillageFacts, chapters: Chapters, *, address: str, on: date) -> list[Page]:
    """Cover and chapters; ``address`` is the public one of the site, ``on`` the day of the prices."""
    pages = [_cover(village, chapters, address=address, on=on)]
    for name, things in chapters:
        title = name or _("Pembuat lain")
        for start in range(0, len(things), ON_A_SHEET):
            pages.append(_sheet(village, title, things[start : start + ON_A_SHEET], number=len(pages) + 1, on=on))
    return pages


def _cover(village: VillageFacts, chapters: Chapters, *, address: str, on: date) -> Page:
    inner = WIDTH - 2 * EDGE
    counted = [
        ngettext("%(name)s: %(num)d produk", "%(name)s: %(num)d produk", len(things), name=name or _("Pembuat lain"))
        for name, things in chapters
    ]
    photo = Photo(0, 30, WIDTH, 110, village.cover_sha256, village.cover_width or 0)
    marks: list[Mark] = [
        Band(0, 0, WIDTH, 30, scale=1.2),
        photo if village.cover_sha256 else Photo(0, 30, WIDTH, 110),
        Text(
            EDGE, 148, inner, 60,
            [
                Line(_("Katalog produk"), 18, colour="soft"),
                Line(village.name, 40, is_bold=True, colour="brand", gap=1),
                Line(village.place_line, 15, gap=2),
            ],
        ),
        Text(EDGE, 212, inner - 50, 66, [Line(text, 12, gap=1) for text in counted]),
        Code(WIDTH - EDGE - 44, 212, 44, address),
        Text(
            WIDTH - EDGE - 50, 258, 56, 14,
            [Line(spoken_address(address), 10, is_bold=True, colour="brand")], align="middle",
        ),
        Text(EDGE, 279, inner, 6, [Line(_("Harga per %(day)s", day=day(on)), 10, colour="soft")]),
        Band(0, HEIGHT - 10, WIDTH, 10, scale=0.625),
    ]  # fmt: skip
    return Page(WIDTH, HEIGHT, marks)


def _sheet(village: VillageFacts, title: str, things: Sequence[PrintedProduct], *, number: int, on: date) -> Page:
    inner = WIDTH - 2 * EDGE
    marks: list[Mark] = [
        Band(0, 0, WIDTH, 6, scale=0.375),
        Text(EDGE, 9, inner, 13, [Line(title, 20, is_bold=True, colour="brand")], valign="middle"),
    ]
    for at, thing in enumerate(things):
        row, column = divmod(at, 3)
        marks += _cell(thing, EDGE + column * CELL_WIDTH, 25 + row * (CELL_HEIGHT + 4))
    foot = _("%(village)s, harga per %(day)s", village=village.name, day=day(on))
    marks += [
        Text(EDGE, 285, inner - 20, 6, [Line(foot, 9, colour="soft")]),
        Text(WIDTH - EDGE - 20, 285, 20, 6, [Line(str(number), 9, colour="soft")], align="end"),
    ]
    return Page(WIDTH, HEIGHT, marks)


def _cell(thing: PrintedProduct, left: float, top: float) -> list[Mark]:
    code, width = 17.0, CELL_WIDTH - 6
    checked = ", ".join(f"{name} {number}" for name, number in thing.numbers)
    return [
        photo_of(thing, left, top, width, 46),
        Text(left, top + 47.5, width, 13, [Line(thing.card.name, 11, is_bold=True)]),
        Text(
            left, top + 61, width - code - 1, CELL_HEIGHT - 61,
            [
                Line(price_words(thing.card), 10.5, is_bold=True, colour="brand"),
                Line(thing.card.stock, 8, colour="soft"),
                Line(thing.card.maker, 8.5, colour="soft", gap=0.5),
                Line(checked, 7, colour="soft", gap=0.5),
            ],
        ),
        Code(left + width - code, top + 62, code, thing.address),
    ]  # fmt: skip
