"""How an event stands now: what people decided, and what the clock says since."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_

from village.core.db import utcnow
from village.events.models import Event

# Without an end it is taken to be over after so long.
LASTS = timedelta(hours=3)
CLOSED_STATES = ("batal", "ditunda", "rencana")


def ends_of(event: Any) -> datetime:
    """When it is over, as far as known."""
    return event.ends_at or event.begins_at + LASTS


def standing(event: Any, now: datetime | None = None) -> str:
    """The word for it: rencana, dibuka, berlangsung, selesai, dievaluasi, ditunda or batal."""
    moment = now or utcnow()
    if event.state != "dibuka" or moment < event.begins_at:
        return str(event.state)
    return "berlangsung" if moment < ends_of(event) else "selesai"


def registers_now(event: Any, now: datetime | None = None) -> bool:
    """May somebody register at this moment, as far as the dates go?"""
    moment = now or utcnow()
    return (
        event.takes_registration
        and event.state == "dibuka"
        and (event.opens_at is None or event.opens_at <= moment)
        and moment < (event.closes_at or ends_of(event))
        and moment < ends_of(event)
    )


def is_shown() -> ColumnElement[bool]:
    """Events that everybody may read: neither plans nor deleted."""
    return and_(Event.deleted_at.is_(None), Event.state != "rencana")


def is_not_over(now: datetime) -> ColumnElement[bool]:
    """Events that are still to come or going on. The first part lets the index on the beginning serve."""
    begins_late = Event.begins_at > now - LASTS
    return and_(
        Event.begins_at > now - timedelta(days=31),
        or_(begins_late, and_(Event.ends_at.is_not(None), func.coalesce(Event.ends_at, Event.begins_at) > now)),
    )
