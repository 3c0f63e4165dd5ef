"""Small things, many on a sheet: product labels, price cards, name cards."""

from collections.abc import Sequence

from flask_babel import gettext as _

from village.core.printing import Band, Code, Line, Mark, Page, Text
from village.gallery.prints.paper import NAME_SHEET, PRICE_SHEET, Sheet, cards_on_sheets
from village.gallery.prints.things import PrintedMaker, PrintedProduct, price_words, spoken_address, where_words

BIG_LABEL_HEIGHT = 45


def label_pages(
    things: Sequence[PrintedProduct],
    sheet: Sheet,
    *,
    place: str,
    with_price: bool = False,
    shift: tuple[float, float] = (0, 0),
) -> list[Page]:
    """Labels to stick on a packet, one for each of ``things``. ``place``: where the village is."""

    def drawn(thing: PrintedProduct, left: float, top: float, width: float, height: float) -> Sequence[Mark]:
        return _label(thing, left, top, width, height, place=place, with_price=with_price)

    return cards_on_sheets(sheet, things, drawn, shift=shift)


def _label(
    thing: PrintedProduct, left: float, top: float, width: float, height: float, *, place: str, with_price: bool
) -> list[Mark]:
    is_big = height >= BIG_LABEL_HEIGHT
    edge, strip = (4.0, 4.0) if is_big else (2.2, 2.0)
    code = 22.0 if is_big else min(15.0, height - strip - 2 * edge)
    inner = width - 2 * edge
    head = Text(
        left + edge, top + strip + edge * 0.6, inner, height * (0.31 if is_big else 0.36),
        [
            Line(thing.card.name, 20 if is_big else 11, is_bold=True, colour="brand"),
            Line(thing.card.maker, 11 if is_big else 7, colour="soft", gap=0.3),
        ],
    )  # fmt: skip
    below = head.y + head.height + 0.6
    rest = top + height - edge * 0.8 - below
    code = min(code, rest)
    return [
        Band(left, top, width, strip, scale=strip / 16),
        head,
        Text(left + edge, below, inner - code - 1.5, rest, _label_lines(thing, is_big, place, with_price)),
        Code(left + width - edge - code, top + height - edge * 0.8 - code, code, thing.address),
    ]


def _label_lines(thing: PrintedProduct, is_big: bool, place: str, with_price: bool) -> list[Line]:
    size = 10.5 if is_big else 7.0
    told = [
        price_words(thing.card) if with_price else "",
        _("Berat bersih: %(weight)s", weight=thing.net_weight) if thing.net_weight else "",
        _("Komposisi: %(ingredients)s", ingredients=thing.ingredients) if thing.ingredients else "",
        _("Tahan: %(shelf_life)s", shelf_life=thing.shelf_life) if thing.shelf_life else "",
        _("Baik sebelum: ...... / ...... / ............") if thing.shelf_life else "",
        *(_("%(name)s No. %(number)s", name=name, number=number) for name, number in thing.numbers),
        _("Dibuat di %(place)s", place=place) if place else "",
    ]
    return [Line(text, size, gap=0.8 if is_big else 0.3) for text in told if text]


def price_card_pages(things: Sequence[PrintedProduct]) -> list[Page]:
    """Cards for the shelf of a kiosk or a bazaar: name, price of today, maker, and the way to the product's page."""
    return cards_on_sheets(PRICE_SHEET, things, _price_card)


def _price_card(thing: PrintedProduct, left: float, top: float, width: float, height: float) -> list[Mark]:
    inner, code = width - 10, 24.0
    price = [Line(thing.card.price, 25, is_bold=True)]
    if thing.card.old_price:
        price.insert(0, Line(_("Biasanya %(price)s", price=thing.card.old_price), 9, colour="soft"))
    if thing.card.unit:
        price.append(Line(_("per %(unit)s", unit=thing.card.unit), 10, colour="soft"))
    return [
        Band(left, top, width, 5, scale=5 / 16),
        Text(left + 5, top + 7.5, inner, 19, [Line(thing.card.name, 17, is_bold=True, colour="brand")]),
        Text(left + 5, top + 28, inner - code - 2, 22, price, valign="middle"),
        Text(
            left + 5, top + 51, inner - code - 2, height - 54, [Line(thing.card.maker, 9, colour="soft")],
            valign="bottom",
        ),
        Code(left + width - 4 - code, top + height - 4 - code, code, thing.address),
    ]  # fmt: skip


def name_card_pages(maker: PrintedMaker, *, place: str, sells: str) -> list[Page]:
    """A sheet of name cards. ``sells``: a few words on what the business makes."""
    return cards_on_sheets(
        NAME_SHEET,
        [maker] * NAME_SHEET.count,
        lambda one, *box: _name_card(one, *box, place=place, sells=sells),
    )


def _name_card(
    maker: PrintedMaker, left: float, top: float, width: float, height: float, *, place: str, sells: str
) -> list[Mark]:
    inner, code = width - 10, 21.0
    known = [
        Line(maker.owner_name, 9, is_bold=True),
        Line(maker.phone, 9, is_bold=True, gap=0.5),
        Line(maker.home, 8, gap=0.5),
        Line(where_words(maker, place), 8, gap=0.5),
        Line(spoken_address(maker.address), 7.5, colour="brand", gap=0.8),
    ]
    return [
        Band(left, top + height - 4, width, 4, scale=0.25),
        Text(
            left + 5, top + 4, inner, 18,
            [Line(maker.name, 15, is_bold=True, colour="brand"), Line(sells, 8.5, colour="soft", gap=0.4)],
        ),
        Text(left + 5, top + 23, inner - code - 2, height - 29, known, valign="bottom"),
        Code(left + width - 4 - code, top + height - 6 - code, code, maker.address),
    ]  # fmt: skip
