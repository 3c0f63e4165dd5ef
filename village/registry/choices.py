"""What an invitation can be for."""

from sqlalchemy import select

from village.core.access import Person
from village.core.db import db
from village.registry.models import Group
from village.registry.permissions import keep_register
from village.registry.queries import enterprise_choices


def invitation_choices(person: Person) -> dict[str, list[tuple[int, str]]]:
    """Enterprises and groups, by name, that this person may hand to somebody. Two statements."""
    if not keep_register(person):
        return {}
    groups = db.session.execute(select(Group.id, Group.name).where(Group.deleted_at.is_(None)).order_by(Group.name))
    return {"enterprise_id": enterprise_choices(), "group_id": [(group_id, name) for group_id, name in groups]}
