"""What everybody may know of groups: what they are for, who belongs to them by business name, officers who agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, func, select

from village.core.db import db
from village.registry.public import EnterpriseLine, Photo, photo_of, with_consent
from village.registry.queries import OFFICER_ROLES, today
from village.registry.tables import (
    boards,
    enterprise_is_public,
    enterprises,
    group_is_public,
    groups,
    meetings,
    membership_is_current,
    memberships,
)

MOST_OFFICERS = 12


@dataclass(frozen=True)
class Officer:
    """Somebody in office whose name may be shown; ``name`` is empty where it may not."""

    role: str
    name: str


@dataclass(frozen=True)
class PublicGroup:
    """A group as everybody sees it: its member enterprises by business name, officers by name only where allowed.

    ``term`` is from when until when its board leads, ``last_met_on`` the day of its last meeting, where written down.
    """

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
    member_count: int
    has_more: bool
    term: tuple[date, date | None] | None
    last_met_on: date | None


def public_group(slug: str, *, limit: int | None = None, offset: int = 0) -> PublicGroup | None:
    """The group at ``/kelompok/<slug>`` with some of its member businesses, or None. Three statements."""
    last_met = select(func.max(meetings.c.met_on)).where(
        meetings.c.group_id == groups.c.id, meetings.c.deleted_at.is_(None)
    )
    in_office = and_(boards.c.group_id == groups.c.id, boards.c.ended_on.is_(None), boards.c.undone_at.is_(None))
    row = db.session.execute(
        select(
            groups,
            boards.c.decree.label("board_decree"),
            boards.c.from_on,
            boards.c.until_on,
            last_met.scalar_subquery().label("last_met_on"),
        )
        .select_from(groups.outerjoin(boards, in_office))
        .where(groups.c.slug == slug, group_is_public())
    ).one_or_none()
    if row is None:
        return None
    officers, member_count = _officers_of(row.id)
    members = _members_of(row.id, None if limit is None else limit + 1, offset)
    return PublicGroup(
        id=row.id,
        slug=row.slug,
        name=row.name,
        kind=row.kind,
        state=row.state,
        purpose=row.purpose,
        schedule=row.schedule,
        network_role=row.network_role,
        decree=row.board_decree or row.decree,
        photo=photo_of(row),
        confirmed_at=row.confirmed_at,
        members=members[:limit],
        officers=officers,
        member_count=member_count,
        has_more=limit is not None and len(members) > limit,
        term=(row.from_on, row.until_on) if row.from_on else None,
        last_met_on=row.last_met_on,
    )


def _officers_of(group_id: int) -> tuple[tuple[Officer, ...], int]:
    """Who is in office, the head first, and how many members the group has today. One statement."""
    here = (memberships.c.group_id == group_id, membership_is_current(today()))
    count = select(func.count()).select_from(memberships).where(*here).scalar_subquery()
    rank = case({role: number for number, role in enumerate(OFFICER_ROLES)}, value=memberships.c.role)
    rows = db.session.execute(
        select(
            count,
            memberships.c.role,
            memberships.c.person_name,
            memberships.c.may_show_name,
            with_consent("public_name", enterprises.c.owner_name),
        )
        .select_from(memberships.outerjoin(enterprises, enterprises.c.id == memberships.c.enterprise_id))
        .where(*here)
        .order_by(rank.is_(None), rank, memberships.c.id)
        .limit(MOST_OFFICERS)
    ).all()
    officers = tuple(
        Officer(row.role, (row.person_name if row.may_show_name else "") or row.owner_name or "")
        for row in rows
        if row.role in OFFICER_ROLES
    )
    return officers, rows[0][0] if rows else 0


def _members_of(group_id: int, limit: int | None, offset: int) -> tuple[EnterpriseLine, ...]:
    table = enterprises.c
    rows = db.session.execute(
        select(
            memberships.c.role,
            table.id,
            table.slug,
            table.name,
            table.kind,
            table.rt,
            with_consent("public_photo", table.photo_sha256),
            table.photo_width,
            table.photo_height,
        )
        .select_from(memberships.join(enterprises, enterprises.c.id == memberships.c.enterprise_id))
        .where(memberships.c.group_id == group_id, membership_is_current(today()), enterprise_is_public())
        .order_by(table.name, memberships.c.id)
        .limit(limit)
        .offset(offset)
    )
    return tuple(EnterpriseLine(row.id, row.slug, row.name, row.kind, row.rt, photo_of(row), row.role) for row in rows)


def public_groups(*, limit: int | None = None, offset: int = 0) -> Sequence[Any]:
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
        .limit(limit)
        .offset(offset)
    ).all()
