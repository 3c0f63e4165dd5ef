"""A month as a grid of weeks, Monday first."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from babel.dates import format_date, get_day_names

from village.events.queries import Wanted, day_of, events_between

FIRST_YEAR, LAST_YEAR = 2015, 2100


@dataclass(frozen=True)
class Cell:
    """One day: its events, whether it is today, and whether it belongs to the month."""

    on: date
    events: Sequence[Any]
    is_today: bool
    is_inside: bool


@dataclass(frozen=True)
class Month:
    """The grid, the names of the weekdays, and the months around it as ``2026-12``."""

    title: str
    weekdays: Sequence[str]
    weeks: Sequence[Sequence[Cell]]
    code: str
    before: str
    after: str


def read_month(code: str, today: date) -> date:
    """The first day of the month written as ``2026-12``; of this month for anything else."""
    year, _dash, month = code.partition("-")
    if year.isascii() and year.isdigit() and month.isascii() and month.isdigit():
        number, place = int(year[:5]), int(month[:3])
        if FIRST_YEAR <= number <= LAST_YEAR and 1 <= place <= 12:
            return date(number, place, 1)
    return today.replace(day=1)


def month_grid(first: date, today: date, locale: str, wanted: Wanted | None = None) -> Month:
    """The month that begins on ``first``, with its events. One statement."""
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    by_day: dict[date, list[Any]] = {}
    for event in events_between(weeks[0][0], weeks[-1][-1], wanted):
        by_day.setdefault(day_of(event), []).append(event)
    names = get_day_names("abbreviated", locale=locale)
    after = (first + timedelta(days=32)).replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    return Month(
        title=str(format_date(first, "MMMM y", locale=locale)),
        weekdays=[names[number] for number in range(7)],
        weeks=[[Cell(on, by_day.get(on, ()), on == today, on.month == first.month) for on in week] for week in weeks],
        code=f"{first:%Y-%m}",
        before=f"{before:%Y-%m}",
        after=f"{after:%Y-%m}",
    )
