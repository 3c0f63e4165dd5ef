"""Businesses and groups as what other things belong to: their names, for whoever may open their pages."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import false, or_, select, true

from village.core.access import Person
from village.core.db import db
from village.core.slots import Subject
from village.registry.permissions import sees_whole_register
from village.registry.tables import enterprises, groups


def subjects_for(person: Person, keys: Collection[str] | None = None) -> list[Subject]:
    """Those of these keys (``enterprise:12``), or all, that the person may open, by name. Two statements."""
    return [*_groups(person, keys), *_enterprises(person, keys)]


def _groups(person: Person, keys: Collection[str] | None) -> list[Subject]:
    table = groups.c
    own = true() if sees_whole_register(person) else table.id.in_(sorted(person.leads))
    statement = select(table.id, table.name).where(table.deleted_at.is_(None), own, _wanted(table.id, "group", keys))
    return [
        Subject(f"group:{row.id}", row.name, "registry.group", {"group_id": row.id})
        for row in db.session.execute(statement.order_by(table.name, table.id))
    ]


def _enterprises(person: Person, keys: Collection[str] | None) -> list[Subject]:
    table = enterprises.c
    acted_for = or_(table.id.in_(sorted(person.owns)), table.id.in_(sorted(person.helps)))
    own = true() if sees_whole_register(person) else acted_for
    wanted = _wanted(table.id, "enterprise", keys)
    statement = select(table.id, table.name).where(table.deleted_at.is_(None), own, wanted)
    return [
        Subject(f"enterprise:{row.id}", row.name, "registry.enterprise", {"enterprise_id": row.id})
        for row in db.session.execute(statement.order_by(table.name, table.id))
    ]


def _wanted(column: Any, kind: str, keys: Collection[str] | None) -> Any:
    if keys is None:
        return true()
    ids = [number for each, _, number in (key.partition(":") for key in keys) if each == kind and number.isdecimal()]
    return column.in_([int(number) for number in ids if len(number) < 10]) if ids else false()
