"""The registers as lists, on paper and as files; numbers of letters; and letters to ask about again."""

from flask import make_response, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import requires
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import NotFound
from village.core.fragments import page
from village.core.languages import one_language
from village.registry.interface import group_choices, today
from village.vault.book_files import book_file
from village.vault.letter_attention import unanswered, unreceived
from village.vault.letter_queries import PER_PAGE, book_page, book_units, book_years, letter_counts, whole_book
from village.vault.letter_styles import letter_style
from village.vault.letter_texts import FOLLOW_UPS, TEMPLATE_LABELS
from village.vault.letter_words import DIRECTIONS
from village.vault.views.blueprint import bp
from village.vault.views.letters import people

LAST_PAGE = 10_000
LONGEST_UNIT = 30
MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


def _asked_direction() -> str:
    asked = request.args.get("arah", "")
    return asked if asked in DIRECTIONS else "masuk"


def _asked_unit() -> str:
    return request.args.get("unit", "").strip()[:LONGEST_UNIT]


@bp.get("/kelola/surat")
@requires("vault.see_letters")
def letters() -> ResponseReturnValue:
    """A register, newest number first."""
    person, direction = me(), _asked_direction()
    years = book_years(person, direction)
    year = asked_number("tahun") or (years[0] if years else today().year)
    number = min(max(asked_number("hal", 1), 1), LAST_PAGE)
    units, unit = book_units(person, direction, year), _asked_unit()
    lines, total = book_page(person, direction, year, number, unit)
    following = url_for("vault.letters", arah=direction, tahun=year, unit=unit or None, hal=number + 1)
    return page(
        "vault/letters/letters.html",
        lines=lines,
        total=total,
        direction=direction,
        year=year,
        years=[(one, one) for one in sorted({*years, year}, reverse=True)],
        next_url=following if number * PER_PAGE < total else None,
        units=[("", _("semua unit")), *((one, one) for one in units)] if len(units) > 1 else [],
        unit=unit,
        templates={kind: label for kind, label in TEMPLATE_LABELS.items() if kind not in FOLLOW_UPS},
        own_groups=group_choices(person.leads) if person.leads else [],
        names=people(),
    )


@bp.get("/kelola/surat/buku/<any(masuk, keluar):direction>/<int:year>")
@requires("vault.see_letters")
def printed_book(direction: str, year: int) -> ResponseReturnValue:
    """The register of a year on paper."""
    return page(
        "vault/letters/book.html",
        direction=direction,
        year=year,
        lines=whole_book(me(), direction, year, _asked_unit()),
        names=people(),
        today=today(),
    )


@bp.get("/kelola/surat/buku/<any(masuk, keluar):direction>/<int:year>.<kind>")
@one_language
@requires("vault.see_letters")
def book_export(direction: str, year: int, kind: str) -> ResponseReturnValue:
    """The register of a year as a file."""
    if kind not in MEDIA_TYPES:
        raise NotFound()
    lines = whole_book(me(), direction, year, _asked_unit())
    response = make_response(book_file(kind, direction, lines, people()))
    response.headers["Content-Type"] = MEDIA_TYPES[kind]
    name = f"agenda-surat-{direction}-{year}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@bp.get("/kelola/surat/ringkasan")
@requires("vault.count_letters")
def count_of_letters() -> ResponseReturnValue:
    """Numbers only."""
    return page("vault/letters/counts.html", counts=letter_counts(me()))


@bp.get("/kelola/surat/ditagih")
@requires("vault.file_document")
def letters_to_ask() -> ResponseReturnValue:
    """Letters without a receipt or an answer, each with a letter that asks again."""
    person, style = me(), letter_style()
    return page(
        "vault/letters/to_ask.html",
        unreceived=unreceived(person, style),
        unanswered=unanswered(person, style),
        style=style,
    )
