"""Which columns of the calendar name files of the storage, and who may see the pictures."""

from typing import Any

from sqlalchemy import Select, select

from village.core.access import Person
from village.core.db import db
from village.core.references import FileColumn
from village.events.models import Event
from village.events.permissions import KEEPERS
from village.events.standing import is_shown


def file_columns() -> list[FileColumn]:
    """The pictures of events."""
    return [FileColumn(Event.photo_sha256)]


def public_pictures() -> Select[Any]:
    """The pictures of events that everybody may read, as a select of SHA-256."""
    return select(Event.photo_sha256).where(Event.photo_sha256.is_not(None), is_shown())


def pictures_for(person: Person, sha256: str) -> bool:
    """May this signed-in person see the picture of an event that is not public? One statement."""
    found = select(Event.id).where(Event.photo_sha256 == sha256)
    if not person.has(*KEEPERS):
        found = found.where(Event.group_id.in_(sorted(person.leads)))
    return db.session.execute(found.limit(1)).first() is not None
