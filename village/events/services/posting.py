"""Posting events, once or as often as they repeat."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import DomainError, NotAllowed
from village.core.tasks import Task
from village.events import permissions
from village.events.facts import EventFacts, PhotoChange, Repeating
from village.events.models import Event, EventAudience, EventSeries
from village.events.repeats import A_YEAR, RULES, SELAPANAN_DAYS, Repeat, days_of, place_of
from village.events.services.rules import (
    SIMPLE_FIELDS,
    audience_step,
    check_facts,
    free_slugs,
    index_events_step,
    moved_to,
    new_uid,
    write_facts,
)
from village.events.times import local
from village.registry.interface import today

MOST_AT_ONCE = 60


def post_event(
    person: Person,
    facts: EventFacts,
    photo: PhotoChange,
    *,
    repeating: Repeating | None = None,
    upload_key: str = "",
) -> Event:
    """Put an event into the calendar; answers its row, or the first one. The same ``upload_key`` answers what is there.

    Raises DomainError, on its field.
    """
    person = begin_writing_as(person)
    demand(permissions.keep_events(person))
    if facts.group_id not in person.leads and not person.has(*permissions.KEEPERS):
        raise NotAllowed()
    if upload_key:
        before = db.session.scalars(select(Event).where(Event.upload_key == upload_key)).one_or_none()
        if before is not None:
            return before
    events = event_step(facts, photo, repeating=repeating, upload_key=upload_key, posted_by=person.account_id)
    audit.record(person, "events.posted", f"event:{events[0].id}", facts.title, times=len(events))
    commit()
    return events[0]


def event_step(
    facts: EventFacts,
    photo: PhotoChange | None = None,
    *,
    repeating: Repeating | None = None,
    upload_key: str = "",
    posted_by: int | None = None,
    posted_at: datetime | None = None,
) -> list[Event]:
    """The rows of an event, one for each time it happens within a year. A step. Raises DomainError."""
    check_facts(facts)
    series = _series_step(facts, repeating) if repeating else None
    on = local(facts.begins_at).date()
    days = _days_of(series, on) if series else [on]
    stems = [f"{facts.title} {day}" if series else facts.title for day in days]
    events = [
        _row(facts, photo or PhotoChange(), slug, day, series.id if series else None)
        for slug, day in zip(free_slugs(stems), days, strict=True)
    ]
    for event in events:
        event.posted_by, event.posted_at = posted_by, posted_at or utcnow()
    events[0].upload_key = upload_key or None
    _add(events, facts)
    return events


def _series_step(facts: EventFacts, repeating: Repeating) -> EventSeries:
    starts_on = local(facts.begins_at).date()
    if repeating.rule not in RULES or repeating.every < 1:
        raise DomainError(_l("Pilih pengulangan yang ada di daftar."), "rule")
    if repeating.until_on is not None and repeating.until_on < starts_on:
        raise DomainError(_l("Pengulangan berakhir sesudah kegiatan pertama. Betulkan tanggalnya."), "until_on")
    series = EventSeries(
        rule=repeating.rule,
        every=SELAPANAN_DAYS if repeating.rule == "harian" else repeating.every,
        place_in_month=place_of(starts_on) if repeating.rule == "bulanan" else None,
        starts_on=starts_on,
        until_on=repeating.until_on,
        made_until_on=starts_on,
    )
    db.session.add(series)
    db.session.flush()
    return series


def _days_of(series: EventSeries, after: date) -> list[date]:
    """The days of the series from ``after``, as far as a year ahead of today and of its start, and notes how far."""
    furthest = max(today(), series.starts_on) + A_YEAR
    until = min(furthest, series.until_on) if series.until_on else furthest
    repeat = Repeat(series.rule, series.starts_on, series.every, series.place_in_month)
    days = [day for day in days_of(repeat, until) if day >= after][:MOST_AT_ONCE]
    series.made_until_on = days[-1] if len(days) == MOST_AT_ONCE else until
    return days


def _row(facts: EventFacts, photo: PhotoChange, slug: str, on: date, series_id: int | None) -> Event:
    """The row of one time: the hours of the first, on another day."""
    event = Event(slug=slug, uid=new_uid(), series_id=series_id, state="rencana" if facts.is_plan else "dibuka")
    write_facts(event, moved_to(facts, on), photo)
    return event


def _add(events: Sequence[Event], facts: EventFacts) -> None:
    db.session.add_all(events)
    db.session.flush()
    if facts.rts or facts.group_ids:
        for event in events:
            audience_step(event.id, facts)
    index_events_step(events)


def extend_series() -> int:
    """Make the events of repeats that go on, a year ahead; gives how many. Safe to run twice."""
    begin_writing()
    horizon = today() + A_YEAR
    made = 0
    for series in db.session.scalars(select(EventSeries).where(EventSeries.made_until_on < horizon)):
        if series.until_on is None or series.made_until_on < series.until_on:
            made += _extend_step(series)
    commit()
    return made


def _extend_step(series: EventSeries) -> int:
    latest = db.session.scalars(
        select(Event)
        .where(Event.series_id == series.id, Event.deleted_at.is_(None), Event.state == "dibuka")
        .order_by(Event.begins_at.desc())
        .limit(1)
    ).one_or_none()
    if latest is None:  # every one of them was deleted or called off: nothing to go on from
        return 0
    days = _days_of(series, series.made_until_on + timedelta(days=1))
    if not days:
        return 0
    rows = db.session.execute(
        select(EventAudience.rt, EventAudience.group_id).where(EventAudience.event_id == latest.id)
    ).all()
    facts = EventFacts(
        **{name: getattr(latest, name) for name in SIMPLE_FIELDS},
        rts=tuple(row.rt for row in rows if row.rt),
        group_ids=tuple(row.group_id for row in rows if row.group_id),
    )
    slugs = free_slugs([f"{latest.title} {day}" for day in days])
    events = [_row(facts, PhotoChange(), slug, day, series.id) for slug, day in zip(slugs, days, strict=True)]
    for event in events:
        event.photo_sha256, event.photo_width, event.photo_height = (
            latest.photo_sha256,
            latest.photo_width,
            latest.photo_height,
        )
        event.posted_by = latest.posted_by
    _add(events, facts)
    return len(events)


def tasks() -> list[Task]:
    """Repeats that come nearer than a year."""
    return [Task("events.extend_series", _l("Kegiatan berulang setahun ke depan"), timedelta(days=1), extend_series)]
