"""On which days something that repeats falls. Plain arithmetic on days, without time zones and without a database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

RULES = ("mingguan", "bulanan", "harian")
LAST = -1
# Five pasar days times seven weekdays: Selasa Kliwon comes back every 35 days.
SELAPANAN_DAYS = 35
A_YEAR = timedelta(days=366)


@dataclass(frozen=True)
class Repeat:
    """Every so many weeks (``mingguan``), months (``bulanan``) or days (``harian``), from ``starts_on``.

    ``place_in_month``: 1 to 4 for the first to the fourth of that weekday, ``LAST`` for the last one.
    """

    rule: str
    starts_on: date
    every: int = 1
    place_in_month: int | None = None


def days_of(repeat: Repeat, until: date) -> list[date]:
    """All its days up to and with ``until``, the first included."""
    return list(takewhile(lambda day: day <= until, _days(repeat)))


def place_of(day: date) -> int:
    """Which of its weekdays of the month this is, 1 to 4; the fifth is called the last."""
    place = (day.day - 1) // 7 + 1
    return place if place <= 4 else LAST


def _days(repeat: Repeat) -> Iterator[date]:
    if repeat.rule == "bulanan":
        yield from _in_months(repeat)
        return
    step = timedelta(days=repeat.every * (7 if repeat.rule == "mingguan" else 1))
    day = repeat.starts_on
    while True:
        yield day
        if day > date.max - step:
            return
        day += step


def _in_months(repeat: Repeat) -> Iterator[date]:
    place = repeat.place_in_month or place_of(repeat.starts_on)
    weekday = repeat.starts_on.weekday()
    month = repeat.starts_on.year * 12 + repeat.starts_on.month - 1
    while month // 12 < date.max.year:
        day = _placed(month // 12, month % 12 + 1, weekday, place)
        if day >= repeat.starts_on:
            yield day
        month += repeat.every


def _placed(year: int, month: int, weekday: int, place: int) -> date:
    """The first to fourth, or the last, of a weekday in a month."""
    if place == LAST:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (place - 1))
