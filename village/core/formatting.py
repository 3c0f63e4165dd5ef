"""Money, dates and moments as people here write them, and amounts as they type them.

Dates follow CLDR through Babel; money is ``Rp 15.000`` with a no-break space and no sen, in both languages.
"""

import re
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from village.core.errors import DomainError

if TYPE_CHECKING:
    from flask import Flask

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
DEFAULT_TIMEZONE = "Asia/Jakarta"
ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}
LARGEST_AMOUNT_RUPIAH = 1_000_000_000_000

_MULTIPLES = {"rb": 1_000, "ribu": 1_000, "k": 1_000, "jt": 1_000_000, "juta": 1_000_000}
_AMOUNT = re.compile(
    r"(?:rp|idr)?\s*\.?\s*(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*|0)"
    r"(?:[,](?P<fraction>[0-9]{1,2})|(?P<dot>\.[0-9]))?"
    r"\s*(?P<multiple>rb|ribu|k|jt|juta)?\s*(?:[,.]\s*[-=–—]+)?"
)


class InvalidAmount(DomainError, ValueError):
    """What was written is not surely one amount in whole rupiah."""


def rupiah(amount: int) -> str:
    """Whole rupiah as ``Rp 15.000``; a negative amount as ``-Rp 5.000``."""
    return f"{'-' if amount < 0 else ''}Rp{NO_BREAK_SPACE}{abs(amount):,}".replace(",", ".")


def parse_rupiah(text: str) -> int:
    """Whole rupiah from ``27500``, ``27.500``, ``Rp 27.500,00``, ``Rp 15.000,-``, ``27,5rb``, ``1,5 juta``, ``15k``.

    The dot parts thousands, the comma begins a fraction. InvalidAmount for everything with two readings, such as
    ``27.50`` or ``27,500``, for parts of a rupiah, and for more than a million million.
    """
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    found = _AMOUNT.fullmatch(plain)
    if not found:
        raise InvalidAmount("Jumlah uang ini tidak terbaca. Tulis seperti 27.500 atau 27,5rb.")
    multiple = _MULTIPLES.get(found["multiple"] or "", 1)
    if found["dot"] and multiple == 1:
        raise InvalidAmount("Titik memisahkan ribuan. Tulis seperti 27.500.")
    fraction = found["fraction"] or (found["dot"] or "")[1:]
    parts, rest = divmod(int(fraction or 0) * multiple, 10 ** len(fraction))
    amount = int(found["whole"].replace(".", "")) * multiple + parts
    if rest:
        raise InvalidAmount("Tulis rupiah utuh, tanpa sen.")
    if amount > LARGEST_AMOUNT_RUPIAH:
        raise InvalidAmount("Jumlah uang ini terlalu besar.")
    return amount


def day(value: date, locale: str = "id") -> str:
    """``Sabtu, 21 November 2026``; a moment counts as its day in WIB."""
    return _format_day(value, "EEEE, d MMMM y", locale)


def short_day(value: date, locale: str = "id") -> str:
    """``21 Nov 2026``; a moment counts as its day in WIB."""
    return _format_day(value, "d MMM y", locale)


def month(value: date, locale: str = "id") -> str:
    """``November 2026``."""
    return _format_day(value, "MMMM y", locale)


def clock(value: datetime, locale: str = "id", timezone: str = DEFAULT_TIMEZONE) -> str:
    """The time of day of an aware moment: ``09.00 WIB``, in English ``09:00 WIB``."""
    local = _local(value, timezone)
    mark = ":" if locale == "en" else "."
    return f"{local:%H}{mark}{local:%M} {ZONE_NAMES.get(timezone, '')}".strip()


def moment(value: datetime, locale: str = "id", timezone: str = DEFAULT_TIMEZONE) -> str:
    """An aware moment as ``21 November 2026, 09.00 WIB``."""
    return f"{_format_day(_local(value, timezone), 'd MMMM y', locale)}, {clock(value, locale, timezone)}"


def file_size(size_bytes: int, locale: str = "id") -> str:
    """A size in bytes as people say it: ``480 KB``, ``1,2 MB``."""
    if size_bytes < 1_000_000:
        return f"{max(1, round(size_bytes / 1000))} KB"
    megabytes = f"{size_bytes / 1_000_000:.1f}".removesuffix(".0")
    return f"{megabytes.replace('.', ',') if locale == 'id' else megabytes} MB"


def _format_day(value: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    on = _local(value, DEFAULT_TIMEZONE).date() if isinstance(value, datetime) and value.tzinfo else value
    return str(format_date(on, pattern, locale=locale))


def _local(value: datetime, timezone: str) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return value.astimezone(ZoneInfo(timezone))


def init_app(app: "Flask") -> None:
    """Give templates the filters rupiah, day, short_day, month, clock, moment, phone and file_size, in its language."""
    from village.core.languages import language
    from village.core.phones import display

    timezone = app.config.get("TIMEZONE", DEFAULT_TIMEZONE)

    def in_language(format_value: Any, **settings: Any) -> Any:
        return lambda value: "" if value is None else format_value(value, language(), **settings)

    app.jinja_env.filters.update(
        rupiah=rupiah,
        day=in_language(day),
        short_day=in_language(short_day),
        month=in_language(month),
        clock=in_language(clock, timezone=timezone),
        moment=in_language(moment, timezone=timezone),
        phone=display,
        file_size=in_language(file_size),
    )
