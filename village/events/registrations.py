"""Reads of who comes: for the person with the code, for whoever keeps the event, and for somebody's own workspace."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, or_, select

from village.core.access import Person
from village.core.counts import counted
from village.core.db import db, utcnow
from village.events.models import Event, EventInvitation, EventRegistration
from village.events.standing import is_not_over, is_shown

MOST_LISTED = 500
IN_ORDER = {"terdaftar": 0, "menunggu": 1, "batal": 2}


@dataclass(frozen=True)
class Crowd:
    """People with a seat and people who wait."""

    taken: int = 0
    waiting: int = 0

    def free(self, seats: int | None) -> int | None:
        """Seats left, None without a limit; none are free for anybody while somebody waits."""
        if seats is None:
            return None
        return 0 if self.waiting else max(0, seats - self.taken)


def crowd_of(event_id: int) -> Crowd:
    """How many come and how many wait. One statement."""
    people, state = EventRegistration.people, EventRegistration.state
    row = db.session.execute(
        select(
            func.coalesce(func.sum(people).filter(state == "terdaftar"), 0),
            func.coalesce(func.sum(people).filter(state == "menunggu"), 0),
        ).where(EventRegistration.event_id == event_id)
    ).one()
    return Crowd(int(row[0]), int(row[1]))


def find_registration(slug: str, code: str) -> Any:
    """The registration behind this code for the event at this address, or None. One statement."""
    return db.session.execute(
        select(*EventRegistration.__table__.c)
        .join(Event, Event.id == EventRegistration.event_id)
        .where(EventRegistration.code == code, Event.slug == slug, is_shown())
    ).one_or_none()


def place_in_line(registration: Any) -> int:
    """How many registrations stand before this one in the waiting list, and itself."""
    row = EventRegistration
    return db.session.execute(
        select(func.count()).where(
            row.event_id == registration.event_id,
            row.state == "menunggu",
            or_(
                row.arrived_at < registration.arrived_at,
                (row.arrived_at == registration.arrived_at) & (row.id <= registration.id),
            ),
        )
    ).scalar_one()


def registrations_of(event_id: int) -> Sequence[Any]:
    """Everybody on the list, those who come first, in the order in which they came. One statement."""
    row = EventRegistration
    return db.session.execute(
        select(*row.__table__.c)
        .where(row.event_id == event_id)
        .order_by(case(IN_ORDER, value=row.state), row.arrived_at, row.id)
        .limit(MOST_LISTED)
    ).all()


def own_registrations(person: Person, phone: str | None) -> Sequence[Any]:
    """What this person registered for and that is not over, the next first. One statement."""
    reached = [EventRegistration.account_id == person.account_id]
    if phone:
        reached.append(EventRegistration.phone == phone)
    return db.session.execute(
        select(
            EventRegistration.code,
            EventRegistration.state.label("registration"),
            EventRegistration.people,
            *(Event.slug, Event.title, Event.kind, Event.place, Event.begins_at, Event.ends_at, Event.state),
            *(Event.reason, Event.sequence, Event.was_begins_at, Event.was_place),
        )
        .join(Event, Event.id == EventRegistration.event_id)
        .where(is_shown(), is_not_over(utcnow()), EventRegistration.state != "batal", or_(*reached))
        .order_by(Event.begins_at, EventRegistration.id)
        .limit(100)
    ).all()


def changed_for(person: Person) -> Any:
    """A select of how many events this person registered for were moved or called off."""
    return (
        select(func.count(Event.id.distinct()))
        .select_from(Event)
        .join(EventRegistration, EventRegistration.event_id == Event.id)
        .where(
            is_shown(),
            is_not_over(utcnow()),
            Event.sequence > 0,
            EventRegistration.account_id == person.account_id,
            EventRegistration.state != "batal",
        )
    )


def count_changed_for(person: Person) -> int:
    """How many, asked together with other numbers where possible."""
    return int(counted("events.changed_for_me", changed_for(person)) or 0)


def invitations_of(event_id: int) -> Sequence[Any]:
    """Who was asked to come, by name, with the state of their registration if they registered. One statement."""
    return db.session.execute(
        select(
            *(EventInvitation.id, EventInvitation.name, EventInvitation.phone, EventInvitation.code),
            EventInvitation.enterprise_id,
            func.max(EventRegistration.state).label("state"),
        )
        .outerjoin(EventRegistration, EventRegistration.invitation_id == EventInvitation.id)
        .where(EventInvitation.event_id == event_id, EventInvitation.ended_at.is_(None))
        .group_by(EventInvitation.id)
        .order_by(EventInvitation.name, EventInvitation.id)
        .limit(MOST_LISTED)
    ).all()


def find_invitation(slug: str, code: str) -> Any:
    """The invitation behind this code to the event at this address, or None. One statement."""
    return db.session.execute(
        select(EventInvitation.id, EventInvitation.code, EventInvitation.event_id)
        .join(Event, Event.id == EventInvitation.event_id)
        .where(EventInvitation.code == code, EventInvitation.ended_at.is_(None), Event.slug == slug, is_shown())
    ).one_or_none()
