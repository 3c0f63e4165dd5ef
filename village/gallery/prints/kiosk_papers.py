"""The papers of the kiosk: who keeps it when, what a business left there, and what money was handed over."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import pgettext

from village.core.formatting import day, rupiah, short_day
from village.core.printing import Band, Fill, Line, Mark, Page, Text
from village.core.village import VillageFacts
from village.gallery.kiosk import label_of, minute_words
from village.gallery.prints.paper import A4

WIDTH, HEIGHT = A4
EDGE, TOP = 18.0, 56.0
INNER = WIDTH - 2 * EDGE
SIGNED_HEIGHT = 58.0
ROW = 11.0


class Column(NamedTuple):
    """A column of a ruled list: its head, its width in millimetres, and whether it holds numbers."""

    head: str
    width: float
    is_number: bool = False


class Paper(NamedTuple):
    """What stands around a ruled list: title, the sentence below it, the total, and who signs."""

    title: str
    told: str
    total: str = ""
    signers: Sequence[tuple[str, str]] = ()


def roster_pages(rows: Sequence[Any], village: VillageFacts) -> list[Page]:
    """The roster to hang up at the kiosk, large enough to be read from the gang; no page without a duty."""
    if not rows:
        return []
    columns = [Column(_("Hari"), 72), Column(_("Jam buka"), 42), Column(_("Piket"), INNER - 114)]
    told = _("%(first)s sampai %(last)s", first=day(rows[0].on_day), last=day(rows[-1].on_day))
    cells = [
        (day(one.on_day), f"{minute_words(one.opens_minute)} - {minute_words(one.closes_minute)}", one.person_name)
        for one in rows
    ]
    return _pages(Paper(_("Jadwal piket kios galeri"), told), columns, cells, village, size=13)


def consignment_pages(name: str, rows: Sequence[Any], village: VillageFacts, *, on: date) -> list[Page]:
    """What a business has at the kiosk today, to be signed by both; no page where it never left anything."""
    if not rows:
        return []
    numbers = [
        Column(head, 17, is_number=True) for head in (pgettext("barang", "Masuk"), _("Laku"), _("Kembali"), _("Ada"))
    ]
    columns = [Column(_("Barang"), INNER - 68 - 30), Column(_("Harga"), 30, is_number=True), *numbers]
    told = _("Barang milik %(name)s yang ada di kios pada %(day)s.", name=name, day=day(on))
    cells = [
        (goods_words(one), _price_of(one), str(one.came_in), str(one.sold), str(one.returned), str(one.there))
        for one in rows
    ]
    signers = [(_("Yang menitipkan"), name), (_("Petugas kios"), "")]
    return _pages(Paper(_("Lembar barang titipan"), told, signers=signers), columns, cells, village)


def settlement_pages(settlement: Any, lines: Sequence[Any], village: VillageFacts) -> list[Page]:
    """What was sold and handed over to a business, with its sum, to be signed by both."""
    columns = [
        Column(_("Hari"), 30),
        Column(_("Barang"), INNER - 84),
        Column(_("Jumlah"), 19, is_number=True),
        Column(_("Uang"), 35, is_number=True),
    ]
    told = _(
        "Uang barang titipan %(name)s yang laku di kios, diserahkan pada %(day)s.",
        name=settlement.name,
        day=day(settlement.paid_on),
    )
    cells = [(short_day(one.moved_on), goods_words(one), str(one.quantity), rupiah(one.amount_rupiah)) for one in lines]
    total = _("Jumlah seluruhnya %(amount)s", amount=rupiah(settlement.amount_rupiah))
    signers = [(_("Yang menyerahkan"), ""), (_("Yang menerima"), settlement.received_by)]
    title = _("Lembar setoran nomor %(number)s", number=settlement.id)
    return _pages(Paper(title, told, total, signers), columns, cells, village)


def goods_words(row: Any) -> str:
    """The product with its variant."""
    return ", ".join(part for part in (row.name, label_of(row)) if part)


def _price_of(row: Any) -> str:
    price = row.variant_rupiah if row.variant_rupiah is not None else row.price_rupiah
    return rupiah(price) if price is not None else "-"


def _pages(
    paper: Paper,
    columns: Sequence[Column],
    cells: Sequence[Sequence[str]],
    village: VillageFacts,
    *,
    size: float = 10.5,
) -> list[Page]:
    """As many sheets as the rows need; total and signatures stand on the last, moved to one more where none fits."""
    room = HEIGHT - TOP - ROW - 20
    on_a_sheet = int(room / ROW)
    on_the_last = int((room - (SIGNED_HEIGHT if paper.signers else 0)) / ROW)
    batches = [cells[start : start + on_a_sheet] for start in range(0, len(cells), on_a_sheet)] or [[]]
    if len(batches[-1]) > on_the_last:
        batches.append([])
    sheets = []
    for number, batch in enumerate(batches, start=1):
        marks = _head(paper, village, number, len(batches))
        marks += _rows(columns, [[column.head for column in columns]] if batch else [], TOP, 9, is_bold=True)
        marks += _rows(columns, batch, TOP + ROW, size)
        if number == len(batches):
            marks += _end(paper, TOP + ROW * (len(batch) + 1) + 4)
        sheets.append(Page(WIDTH, HEIGHT, marks))
    return sheets


def _head(paper: Paper, village: VillageFacts, number: int, of: int) -> list[Mark]:
    where = ", ".join(part for part in (village.name, village.place_line) if part)
    counted = _("Lembar %(number)s dari %(of)s", number=number, of=of) if of > 1 else ""
    return [
        Band(0, 0, WIDTH, 8, scale=0.5),
        Text(EDGE, 12, INNER, 8, [Line(where, 10, colour="soft")]),
        Text(EDGE, 21, INNER, 14, [Line(paper.title, 26, is_bold=True, colour="brand")], valign="middle"),
        Text(EDGE, 38, INNER, 15, [Line(paper.told, 12.5)]),
        Text(EDGE, HEIGHT - 13, INNER, 6, [Line(counted, 9, colour="soft")], align="end"),
    ]


def _rows(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], top: float, size: float, *, is_bold: bool = False
) -> list[Mark]:
    marks: list[Mark] = []
    for place, row in enumerate(cells):
        y, left = top + place * ROW, EDGE
        for column, text in zip(columns, row, strict=True):
            align = "end" if column.is_number else "start"
            line = Line(text, size, is_bold=is_bold or (column is columns[0] and size > 12))
            marks.append(Text(left, y, column.width - 3, ROW - 1.2, [line], align=align, valign="middle"))
            left += column.width
        marks.append(Fill(EDGE, y + ROW - 0.6, INNER, 0.2, "line"))
    return marks


def _end(paper: Paper, top: float) -> list[Mark]:
    marks: list[Mark] = []
    if paper.total:
        marks.append(Text(EDGE, top, INNER - 3, 9, [Line(paper.total, 15, is_bold=True)], align="end"))
    width = INNER / max(1, len(paper.signers))
    for place, (role, name) in enumerate(paper.signers):
        left = EDGE + place * width
        marks += [
            Text(left, top + 12, width - 12, 6, [Line(role, 11)]),
            Fill(left, top + 37, width - 16, 0.25, "ink"),
            Text(left, top + 38.5, width - 16, 10, [Line(name, 11)]),
        ]
    return marks
