"""Seats: the one place that gives them, whatever the way they became free."""

from sqlalchemy import func, select

from village.core.db import db, utcnow
from village.events.models import Event, EventRegistration
from village.events.standing import ends_of


def seats_taken(event_id: int) -> int:
    """How many seats are given away. One statement."""
    counted = select(func.coalesce(func.sum(EventRegistration.people), 0)).where(
        EventRegistration.event_id == event_id, EventRegistration.state == "terdaftar"
    )
    return int(db.session.execute(counted).scalar_one())


def fill_seats_step(event: Event) -> list[EventRegistration]:
    """Give what is free to those who wait, in the order in which they came; answers who got in. A step.

    Only inside ``begin_writing``, where writers take turns: then no seat is given twice. Whoever came first and needs
    more seats than are free is not overtaken.
    """
    db.session.flush()
    if event.state != "dibuka" or ends_of(event) <= utcnow():
        return []
    free = None if event.seats is None else event.seats - seats_taken(event.id)
    got_in = []
    if free is None or free > 0:
        for row in _waiting(event.id):
            if free is not None and row.people > free:
                break
            row.state, row.promoted_at = "terdaftar", utcnow()
            free = None if free is None else free - row.people
            got_in.append(row)
    db.session.flush()
    return got_in


def _waiting(event_id: int) -> list[EventRegistration]:
    return list(
        db.session.scalars(
            select(EventRegistration)
            .where(EventRegistration.event_id == event_id, EventRegistration.state == "menunggu")
            .order_by(EventRegistration.arrived_at, EventRegistration.id)
        )
    )
