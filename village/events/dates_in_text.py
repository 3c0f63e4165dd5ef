"""Finding the day and the hours that somebody wrote into the text of an announcement, as people here write them."""

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan", "februari feb pebruari", "maret mar", "april apr", "mei", "juni jun", "juli jul",
            "agustus agu ags agt", "september sep sept", "oktober okt", "november nov nopember", "desember des",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number for number, name in enumerate(("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"))
}
WEEKDAYS |= {"jum'at": 4, "ahad": 6}
RELATIVE = {"hari ini": 0, "besok": 1, "besuk": 1, "lusa": 2}
_BY_NAME = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?(?:\s+(\d{{4}}))?\b")
_BY_NUMBER = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\b")
_WEEKDAY = re.compile(rf"\b({'|'.join(WEEKDAYS)})\b")
_HOURS = re.compile(
    r"(?:\b(?:pukul|jam|pkl)\.?\s*)(\d{1,2})(?:[.:](\d{2}))?"
    r"(?:\s*(?:wib|wita|wit))?(?:\s*(?:-|–|sampai|s/d|s\.d\.|hingga)\s*(?:(?:pukul|jam|pkl)\.?\s*)?(\d{1,2})(?:[.:](\d{2}))?)?"
    r"(?:\s*(?:wib|wita|wit))?\s*(pagi|siang|sore|malam)?"
)
_BARE_HOURS = re.compile(
    r"\b(\d{1,2})[.:](\d{2})(?:\s*(?:wib|wita|wit))?(?:\s*(?:-|–|sampai|s/d|hingga)\s*(\d{1,2})[.:](\d{2}))?()"
)
FORGOTTEN = timedelta(days=60)  # a day without a year that lies further back is meant for next year


@dataclass(frozen=True)
class Found:
    """What was read; None for what was not, or was not clear."""

    on: date | None = None
    begins: time | None = None
    ends: time | None = None


def find_date(text: str, today: date) -> Found:
    """The one day and the hours in the text. Nothing is guessed: with two days in it, none is given."""
    plain = " ".join(text.casefold().split())
    begins, ends = _hours(plain)
    return Found(_day(plain, today), begins, ends)


def _day(plain: str, today: date) -> date | None:
    days = {_named(found, today) for found in _BY_NAME.finditer(plain)}
    days |= {_numbered(found) for found in _BY_NUMBER.finditer(plain)}
    if not days:
        days = {today + timedelta(days=ahead) for words, ahead in RELATIVE.items() if re.search(rf"\b{words}\b", plain)}
    if not days:
        wanted = {WEEKDAYS[name] for name in _WEEKDAY.findall(plain)}
        days = {today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1) for weekday in wanted}
    return days.pop() if len(days) == 1 else None


def _named(found: re.Match[str], today: date) -> date | None:
    number, month = int(found[1]), MONTHS[found[2]]
    if found[3]:
        return _date(int(found[3]), month, number)
    this_year = _date(today.year, month, number)
    if this_year is not None and this_year >= today - FORGOTTEN:
        return this_year
    return _date(today.year + 1, month, number)


def _numbered(found: re.Match[str]) -> date | None:
    year = int(found[3])
    return _date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _hours(plain: str) -> tuple[time | None, time | None]:
    found = _HOURS.search(plain) or _BARE_HOURS.search(_BY_NUMBER.sub(" ", plain))
    if found is None:
        return None, None
    begins = _time(found[1], found[2], found[5])
    ends = _time(found[3], found[4], found[5]) if found[3] else None
    return begins, ends if begins and ends and ends > begins else None


def _time(hour: str, minute: str | None, part: str | None) -> time | None:
    number = int(hour)
    if part in ("sore", "malam") and 1 <= number <= 11:
        number += 12
    if part == "siang" and 1 <= number <= 3:
        number += 12
    try:
        return time(number, int(minute or 0))
    except ValueError:
        return None
