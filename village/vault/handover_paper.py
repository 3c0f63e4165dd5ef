"""The minutes of a handover on paper: who gave what to whom, and room for three signatures."""

from datetime import date

from flask_babel import gettext as _

from village.core.formatting import day
from village.core.printing import Band, Fill, Line, Mark, Page, Text
from village.vault.handovers import HandoverView, LineView

WIDTH, HEIGHT, EDGE = 210.0, 297.0, 18.0
ON_A_PAGE = 20
LINE_HEIGHT = 8.5
TOP = 62.0


def minutes_pages(handover: HandoverView, *, village: str, place: str, on: date) -> list[Page]:
    """One or more A4 sheets; the signatures stand on the last."""
    batches = [handover.lines[start : start + ON_A_PAGE] for start in range(0, len(handover.lines), ON_A_PAGE)] or [[]]
    pages = []
    for number, batch in enumerate(batches):
        marks = _head(handover, village, place, on) + _rows(batch, number * ON_A_PAGE)
        if number == len(batches) - 1:
            marks += _signatures(handover)
        pages.append(Page(WIDTH, HEIGHT, marks))
    return pages


def _head(handover: HandoverView, village: str, place: str, on: date) -> list[Mark]:
    inner = WIDTH - 2 * EDGE
    office = handover.office or _("jabatan")
    sentence = _(
        "Pada %(day)s, %(giver)s menyerahkan %(office)s kepada %(taker)s, beserta yang tertulis di bawah ini.",
        day=day(on, "id"),
        giver=handover.from_name,
        taker=handover.to_name,
        office=office,
    )
    return [
        Band(0, 0, WIDTH, 8, scale=0.5),
        Text(EDGE, 12, inner, 6, [Line(f"{village}, {place}" if place else village, 10, colour="soft")]),
        Text(EDGE, 19, inner, 12, [Line(_("Berita acara serah terima"), 22, is_bold=True, colour="brand")]),
        Text(EDGE, 34, inner, 22, [Line(sentence, 12)]),
    ]


def _rows(lines: list[LineView], before: int) -> list[Mark]:
    marks: list[Mark] = []
    for place, line in enumerate(lines):
        top = TOP + place * LINE_HEIGHT
        # A restricted paper keeps its title to itself, on this sheet too.
        title = line.title if line.kind != "terbatas" else ""
        words = f"{line.label}: {title}" if title else line.label
        if line.note:
            words = f"{words} ({line.note})"
        marks += [
            Text(EDGE, top, 10, LINE_HEIGHT - 1, [Line(f"{before + place + 1}.", 10)], valign="middle"),
            Text(EDGE + 10, top, WIDTH - 2 * EDGE - 10, LINE_HEIGHT - 1, [Line(words, 10)], valign="middle"),
            Fill(EDGE, top + LINE_HEIGHT - 0.6, WIDTH - 2 * EDGE, 0.2, "line"),
        ]
    if not lines:
        marks.append(Text(EDGE, TOP, WIDTH - 2 * EDGE, 8, [Line(_("Tidak ada yang perlu diserahkan."), 11)]))
    return marks


def _signatures(handover: HandoverView) -> list[Mark]:
    width = (WIDTH - 2 * EDGE) / 3
    people = (
        (_("Yang menyerahkan"), handover.from_name),
        (_("Yang menerima"), handover.to_name),
        (_("Saksi"), "................................"),
    )
    return [
        Text(EDGE + place * width, HEIGHT - 56, width - 4, 42, [Line(role, 10), Line(name, 10, is_bold=True, gap=22)])
        for place, (role, name) in enumerate(people)
    ]
