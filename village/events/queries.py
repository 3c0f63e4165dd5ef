"""Reads of the calendar: lists for everybody and for its keepers, one event, one month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from village.core.access import Person
from village.core.db import db, utcnow
from village.events.models import UNDO_DAYS, Event, EventAudience, EventRegistration
from village.events.permissions import KEEPERS
from village.events.standing import LASTS, is_not_over, is_shown
from village.events.times import local, start_of
from village.registry.interface import groups

EVENTS_PER_PAGE = 15
MOST_IN_A_MONTH = 300


@dataclass(frozen=True)
class Wanted:
    """What somebody chose to see of the calendar; None for what is left open."""

    kind: str | None = None
    rt: int | None = None
    group_id: int | None = None


_TABLE = Event.__table__.c
LINE = (
    *(Event.id, Event.slug, Event.title, Event.kind, Event.place, Event.begins_at, Event.ends_at, Event.state),
    *(Event.reason, Event.outcome, Event.came, Event.photo_sha256, Event.photo_width, Event.photo_height),
    *(Event.photo_alt, Event.group_id, Event.takes_registration, Event.seats, Event.updated_at, Event.sequence),
    Event.series_id,
)


def _chosen(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.kind:
        conditions.append(Event.kind == wanted.kind)
    if wanted.rt is not None:
        for_some = exists().where(EventAudience.event_id == Event.id)
        for_this = exists().where(EventAudience.event_id == Event.id, EventAudience.rt == wanted.rt)
        conditions.append(or_(~for_some, for_this))
    if wanted.group_id is not None:
        for_group = exists().where(EventAudience.event_id == Event.id, EventAudience.group_id == wanted.group_id)
        conditions.append(or_(Event.group_id == wanted.group_id, for_group))
    return conditions


def coming_events(
    wanted: Wanted | None = None, *, page: int = 1, per_page: int = EVENTS_PER_PAGE
) -> tuple[Sequence[Any], bool]:
    """What is to come or going on, the next first, and whether more follow. One statement.

    Of a repeat there is the next time only, and whichever was moved or called off.
    """
    conditions = [is_shown(), is_not_over(utcnow()), _is_next_of_series(), *_chosen(wanted or Wanted())]
    return _page(conditions, (Event.begins_at, Event.id), page, per_page)


def _is_next_of_series() -> ColumnElement[bool]:
    now, other = utcnow(), Event.__table__.alias("other")
    next_one = (
        select(other.c.id)
        .where(
            other.c.series_id == Event.series_id,
            other.c.deleted_at.is_(None),
            other.c.state == "dibuka",
            func.coalesce(other.c.ends_at, other.c.begins_at) > now - LASTS,
        )
        .order_by(other.c.begins_at)
        .limit(1)
        .scalar_subquery()
    )
    return or_(Event.series_id.is_(None), Event.sequence > 0, Event.id == next_one)


def later_in_series(event: Any, count: int) -> Sequence[Any]:
    """The next few times of the repeat that this event belongs to; none of one that happens once. One statement."""
    if event.series_id is None:
        return ()
    return db.session.execute(
        select(*LINE)
        .where(is_shown(), Event.series_id == event.series_id, Event.begins_at > max(event.begins_at, utcnow()))
        .order_by(Event.begins_at)
        .limit(count)
    ).all()


def past_events(
    wanted: Wanted | None = None, *, page: int = 1, per_page: int = EVENTS_PER_PAGE
) -> tuple[Sequence[Any], bool]:
    """What is over and was held, the latest first, and whether more follow. One statement."""
    conditions = [is_shown(), Event.begins_at < utcnow(), ~is_not_over(utcnow()), Event.state != "batal"]
    return _page([*conditions, *_chosen(wanted or Wanted())], (Event.begins_at.desc(), Event.id.desc()), page, per_page)


def _page(
    conditions: Sequence[ColumnElement[bool]], order: Sequence[Any], page: int, per_page: int
) -> tuple[Sequence[Any], bool]:
    rows = db.session.execute(
        select(*LINE).where(*conditions).order_by(*order).limit(per_page + 1).offset((page - 1) * per_page)
    ).all()
    return rows[:per_page], len(rows) > per_page


def events_between(first: date, last: date, wanted: Wanted | None = None) -> Sequence[Any]:
    """What begins on these days, the first first. One statement."""
    return db.session.execute(
        select(*LINE)
        .where(
            is_shown(),
            Event.begins_at >= start_of(first),
            Event.begins_at < start_of(last + timedelta(days=1)),
            *_chosen(wanted or Wanted()),
        )
        .order_by(Event.begins_at, Event.id)
        .limit(MOST_IN_A_MONTH)
    ).all()


def next_events(count: int) -> Sequence[Any]:
    """The next few that will be held: for the front page. One statement."""
    return db.session.execute(
        select(*LINE)
        .where(is_shown(), Event.state == "dibuka", is_not_over(utcnow()), _is_next_of_series())
        .order_by(Event.begins_at, Event.id)
        .limit(count)
    ).all()


def next_of_group(group_id: int) -> Any:
    """The next event of this group, or None. One statement."""
    return db.session.execute(
        select(*LINE)
        .where(is_shown(), Event.state == "dibuka", is_not_over(utcnow()), Event.group_id == group_id)
        .order_by(Event.begins_at, Event.id)
        .limit(1)
    ).one_or_none()


def find_event(slug: str) -> Any:
    """The event at this public address with the name of its group, unless it is a plan or was taken away."""
    return _one(Event.slug == slug, is_shown())


def find_event_by_id(event_id: int) -> Any:
    """The event with this id, taken away or not."""
    return _one(Event.id == event_id)


def _one(*conditions: ColumnElement[bool]) -> Any:
    return db.session.execute(
        select(*_TABLE, groups.c.name.label("group_name"), groups.c.slug.label("group_slug"))
        .select_from(
            Event.__table__.outerjoin(groups, and_(groups.c.id == Event.group_id, groups.c.deleted_at.is_(None)))
        )
        .where(*conditions)
    ).one_or_none()


def groups_with_events() -> list[tuple[int, str]]:
    """Groups that hold events or that events are for: id and name, by name. One statement."""
    holds = exists().where(Event.group_id == groups.c.id, is_shown())
    is_meant = exists().where(EventAudience.group_id == groups.c.id)
    rows = db.session.execute(
        select(groups.c.id, groups.c.name)
        .where(groups.c.deleted_at.is_(None), or_(holds, is_meant))
        .order_by(groups.c.name)
    )
    return [(row.id, row.name) for row in rows]


def kept_events(person: Person, *, page: int = 1, is_past: bool = False) -> tuple[Sequence[Any], bool]:
    """The events this person keeps, plans included, each with seats taken and how many wait. One statement."""
    over = and_(~is_not_over(utcnow()), Event.begins_at < utcnow())
    conditions = [Event.deleted_at.is_(None), over if is_past else ~over, *_own(person)]
    order = (Event.begins_at.desc(), Event.id.desc()) if is_past else (Event.begins_at, Event.id)
    wanted = (
        select(*LINE)
        .where(*conditions)
        .order_by(*order)
        .limit(EVENTS_PER_PAGE + 1)
        .offset((page - 1) * EVENTS_PER_PAGE)
    ).subquery("page")
    rows = db.session.execute(
        select(
            wanted, _people(wanted.c.id, "terdaftar").label("taken"), _people(wanted.c.id, "menunggu").label("wait")
        ).order_by(wanted.c.begins_at.desc() if is_past else wanted.c.begins_at, wanted.c.id)
    ).all()
    return rows[:EVENTS_PER_PAGE], len(rows) > EVENTS_PER_PAGE


def _people(event_id: Any, state: str) -> Any:
    return (
        select(func.coalesce(func.sum(EventRegistration.people), 0))
        .where(EventRegistration.event_id == event_id, EventRegistration.state == state)
        .scalar_subquery()
    )


def _own(person: Person) -> list[ColumnElement[bool]]:
    return [] if person.has(*KEEPERS) else [Event.group_id.in_(sorted(person.leads))]


def deleted_events(person: Person) -> Sequence[Any]:
    """Events taken away in the last 30 days that this person may bring back."""
    since = utcnow() - timedelta(days=UNDO_DAYS)
    return db.session.execute(
        select(Event.id, Event.title, Event.begins_at, Event.deleted_at)
        .where(Event.deleted_at > since, *_own(person))
        .order_by(Event.deleted_at.desc())
        .limit(EVENTS_PER_PAGE)
    ).all()


def day_of(event: Any) -> date:
    """The day on which it begins in the village."""
    return local(event.begins_at).date()
