"""Events as what documents belong to: materials, letters, minutes."""

from collections.abc import Collection

from sqlalchemy import select

from village.core.access import Person
from village.core.db import db
from village.core.formatting import short_day
from village.core.slots import Subject
from village.events.models import Event
from village.events.permissions import KEEPERS, keep_events

MOST_OFFERED = 60


def subjects_for(person: Person, keys: Collection[str] | None = None) -> list[Subject]:
    """Those of these keys (``event:12``) that the person keeps, or the latest ones. One statement, none for others."""
    if not keep_events(person):
        return []
    statement = select(Event.id, Event.title, Event.begins_at).where(Event.deleted_at.is_(None))
    if not person.has(*KEEPERS):
        statement = statement.where(Event.group_id.in_(sorted(person.leads)))
    if keys is not None:
        numbers = [key.removeprefix("event:") for key in keys if key.startswith("event:")]
        ids = [int(number) for number in numbers if number.isdecimal() and len(number) < 10]
        if not ids:
            return []
        statement = statement.where(Event.id.in_(ids))
    rows = db.session.execute(statement.order_by(Event.begins_at.desc(), Event.id.desc()).limit(MOST_OFFERED))
    return [
        Subject(
            f"event:{row.id}", f"{row.title}, {short_day(row.begins_at)}", "events.kept_event", {"event_id": row.id}
        )
        for row in rows
    ]
