"""A poster of an event on A4: what, when, where, and a code that leads to its page."""

from typing import Any

from flask_babel import gettext as _

from village.core.formatting import day
from village.core.printing import Band, Code, Fill, Line, Mark, Page, Photo, Text
from village.events.sharing import hours
from village.events.times import local
from village.events.words import KIND_LABELS

WIDTH, HEIGHT, EDGE = 210.0, 297.0, 15.0
LONGEST_TEXT = 420


def poster_pages(event: Any, *, village: str, place: str, address: str, short: str, whom: str) -> list[Page]:
    """One sheet. ``address`` is what the code holds, ``short`` what is read below it."""
    inner, code = WIDTH - 2 * EDGE, 46.0
    text = event.body if len(event.body) <= LONGEST_TEXT else event.body[:LONGEST_TEXT].rsplit(" ", 1)[0] + " ..."
    picture = (
        Photo(EDGE, 27, inner, 104, event.photo_sha256, event.photo_width)
        if event.photo_sha256
        else Photo(EDGE, 27, inner, 104)
    )
    marks: list[Mark] = [
        Band(0, 0, WIDTH, 12, scale=0.75),
        Text(EDGE, 16, inner, 8, [Line(f"{village}, {place}" if place else village, 12, colour="soft")]),
        picture,
        Text(EDGE, 135, inner, 8, [Line(str(KIND_LABELS[event.kind]), 14, is_bold=True, colour="soft")]),
        Text(EDGE, 143, inner, 40, [Line(event.title, 38, is_bold=True, colour="brand")], valign="middle"),
        Fill(EDGE, 186, inner, 34, "tint"),
        Text(
            EDGE + 5, 189, inner - 10, 28,
            [
                Line(day(local(event.begins_at).date(), "id"), 22, is_bold=True),
                Line(hours(event, "id"), 18, gap=1),
                Line(event.place, 16, gap=1),
            ],
            valign="middle",
        ),
        Text(
            EDGE, 226, inner - code - 8, 58,
            [
                Line(text, 12),
                Line(_("Pemateri: %(name)s", name=event.speaker) if event.speaker else "", 12, gap=2),
                Line(_("Untuk: %(whom)s", whom=whom), 12, is_bold=True, gap=2),
            ],
        ),
        Code(WIDTH - EDGE - code, 224, code, address),
        Text(
            WIDTH - EDGE - code, 271, code, 14,
            [
                Line(_("Daftar lewat kode ini") if event.takes_registration else _("Selengkapnya"), 10, colour="soft"),
                Line(short, 10, is_bold=True, colour="brand"),
            ],
            align="middle",
        ),
        Band(0, HEIGHT - 8, WIDTH, 8, scale=0.5),
    ]  # fmt: skip
    return [Page(WIDTH, HEIGHT, marks)]
