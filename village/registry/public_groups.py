"""What everybody may know of groups: what they are for, who belongs to them by business name, officers who agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from village.core.db import db
from village.registry.public import EnterpriseLine, Photo, photo_of, with_consent
from village.registry.queries import OFFICER_ROLES, today
from village.registry.tables import (
    enterprise_is_public,
    enterprises,
    group_is_public,
    groups,
    membership_is_current,
    memberships,
)


@dataclass(frozen=True)
class Officer:
    """Somebody in office whose name may be shown; ``name`` is empty where it may not."""

    role: str
    name: str


@dataclass(frozen=True)
class PublicGroup:
    """A group as everybody sees it: its member enterprises by business name, officers by name only where allowed."""

    id: int
    slug: str
    name: str
    kind: str
    state: str
    purpose: str
    schedule: str
    network_role: str
    decree: str
    photo: Photo | None
    confirmed_at: datetime
    members: tuple[EnterpriseLine, ...]
    officers: tuple[Officer, ...]
    other_members: int


def public_group(slug: str) -> PublicGroup | None:
    """The group at ``/kelompok/<slug>``, or None. Two statements."""
    row = db.session.execute(select(groups).where(groups.c.slug == slug, group_is_public())).one_or_none()
    if row is None:
        return None
    members, officers, others = _belonging_to(row.id)
    return PublicGroup(
        id=row.id,
        slug=row.slug,
        name=row.name,
        kind=row.kind,
        state=row.state,
        purpose=row.purpose,
        schedule=row.schedule,
        network_role=row.network_role,
        decree=row.decree,
        photo=photo_of(row),
        confirmed_at=row.confirmed_at,
        members=members,
        officers=officers,
        other_members=others,
    )


def _belonging_to(group_id: int) -> tuple[tuple[EnterpriseLine, ...], tuple[Officer, ...], int]:
    table = enterprises.c
    rows = db.session.execute(
        select(
            memberships.c.role,
            memberships.c.person_name,
            memberships.c.may_show_name,
            enterprise_is_public().label("is_public"),
            table.id,
            table.slug,
            table.name,
            table.kind,
            table.rt,
            with_consent("public_name", table.owner_name),
            with_consent("public_photo", table.photo_sha256),
            table.photo_width,
            table.photo_height,
        )
        .select_from(memberships.outerjoin(enterprises, enterprises.c.id == memberships.c.enterprise_id))
        .where(memberships.c.group_id == group_id, membership_is_current(today()))
        .order_by(table.name, memberships.c.id)
    ).all()
    shown = [row for row in rows if row.id is not None and row.is_public]
    members = tuple(
        EnterpriseLine(row.id, row.slug, row.name, row.kind, row.rt, photo_of(row), row.role) for row in shown
    )
    in_office = sorted(
        (row for row in rows if row.role in OFFICER_ROLES), key=lambda row: OFFICER_ROLES.index(row.role)
    )
    officers = tuple(
        Officer(row.role, (row.person_name if row.may_show_name else "") or row.owner_name or "") for row in in_office
    )
    return members, officers, len(rows) - len(shown)


def public_groups() -> Sequence[Any]:
    """Groups by name: id, slug, name, kind, state, purpose, confirmed_at, members (a count). One statement."""
    members = (
        select(func.count())
        .select_from(memberships)
        .where(memberships.c.group_id == groups.c.id, membership_is_current(today()))
        .scalar_subquery()
    )
    table = groups.c
    return db.session.execute(
        select(
            table.id,
            table.slug,
            table.name,
            table.kind,
            table.state,
            table.purpose,
            table.confirmed_at,
            table.photo_sha256,
            table.photo_width,
            table.photo_height,
            members.label("members"),
        )
        .where(group_is_public())
        .order_by(table.name, table.id)
    ).all()
