"""The calendar of the sample village: what is to come, what was, and who registered."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from village.core.formatting import DEFAULT_TIMEZONE
from village.core.images import Picture
from village.events.interface import (
    Asked,
    EventFacts,
    PhotoChange,
    Repeating,
    call_off_step,
    event_step,
    outcome_step,
    registration_step,
)
from village.registry.interface import today

POSTED_BEFORE = timedelta(days=21)
KLIWON = date(1945, 8, 16)  # the day before a well-known Jumat Legi; every fifth day since is Kliwon too


def events_step(
    told: Sequence[Mapping[str, Any]],
    pictures: Mapping[str, Picture],
    groups: Mapping[str, int],
    accounts: Mapping[str, int],
    posted_by: int,
) -> None:
    """Put everything into the calendar; ``pictures`` by file, ``groups`` and ``accounts`` by name. A step."""
    for number, one in enumerate(told):
        _event_step(one, number, pictures, groups, accounts, posted_by)


def _event_step(
    one: Mapping[str, Any],
    number: int,
    pictures: Mapping[str, Picture],
    groups: Mapping[str, int],
    accounts: Mapping[str, int],
    posted_by: int,
) -> None:
    on = _day(one)
    begins_at = _moment(on, one["begins"])
    facts = EventFacts(
        title=one["title"],
        body=one["text"].strip(),
        place=one["place"],
        begins_at=begins_at,
        ends_at=_moment(on, one["ends"]) if "ends" in one else None,
        kind=one["kind"],
        topic=one["topic"],
        organiser=one.get("organiser", ""),
        speaker=one.get("speaker", ""),
        group_id=groups.get(one.get("group", "")),
        takes_registration="seats" in one,
        seats=one.get("seats"),
        only_invited=one.get("only_invited", False),
        permit_code=one.get("permit_code", ""),
        permit_step=one.get("permit_step", ""),
        photo_alt=one.get("alt", ""),
        rts=tuple(one.get("for_rts", ())),
    )
    events = event_step(
        facts,
        PhotoChange(pictures.get(one.get("photo", ""))),
        repeating=Repeating(one["rule"]) if "rule" in one else None,
        posted_by=posted_by,
        posted_at=begins_at - POSTED_BEFORE,
    )
    for place, (name, rt, people, enterprise) in enumerate(one.get("people", ())):
        asked = Asked(name, f"62812000{number:02d}{place:03d}", rt, enterprise, people)
        row = registration_step(events[0], asked, form_key=f"contoh-{number}-{place}")
        row.account_id = accounts.get(name)
    if "called_off" in one:
        call_off_step(events[0], one["called_off"], one["reason"])
    if "outcome" in one:
        outcome_step(events[0], one["outcome"], one["came"], recorded_by=posted_by)


def _day(one: Mapping[str, Any]) -> date:
    on = today() + timedelta(days=one["days"])
    if one.get("is_kliwon"):
        on += timedelta(days=(KLIWON - on).days % 5)
        step = 5
    else:
        step = 1
    while on.weekday() != one.get("weekday", on.weekday()):
        on += timedelta(days=step)
    return on


def _moment(on: date, typed: str) -> datetime:
    hour, minute = typed.split(".")
    return datetime.combine(on, time(int(hour), int(minute)), ZoneInfo(DEFAULT_TIMEZONE))
