"""What everybody may know of enterprises and groups. Nothing that needs consent leaves the database without one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, case, null, select

from village.core.db import db
from village.registry.merged import living_id
from village.registry.queries import today
from village.registry.tables import (
    consented,
    enterprise_is_public,
    enterprise_is_shown,
    enterprises,
    fact_is_valid,
    group_is_public,
    groups,
    membership_is_current,
    memberships,
    verified_facts,
)


@dataclass(frozen=True)
class Photo:
    """A kept picture and the words for those who cannot see it."""

    sha256: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Badge:
    """A verified fact that holds today."""

    id: int
    permit_code: str
    number: str
    checked_on: date
    valid_until: date | None
    product_id: int | None


@dataclass(frozen=True)
class GroupLink:
    """A group to which an enterprise belongs."""

    id: int
    slug: str
    name: str


@dataclass(frozen=True)
class PublicEnterprise:
    """An enterprise as everybody sees it. Owner, photo, phone and address are None without the owner's consent."""

    id: int
    slug: str
    name: str
    kind: str
    rt: int | None
    rw: int | None
    story: str
    network_role: str
    is_resting: bool
    confirmed_at: datetime
    owner_name: str | None
    photo: Photo | None
    phone: str | None
    address: str | None
    landmark: str | None
    groups: tuple[GroupLink, ...]
    badges: tuple[Badge, ...]


def with_consent(purpose: str, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column, or nothing where the owner does not consent to this purpose now."""
    return case((consented(purpose), column), else_=null()).label(column.name)


def public_enterprise(slug: str) -> PublicEnterprise | None:
    """The enterprise at ``/usaha/<slug>``, or None where there is none for the public. Three statements."""
    table = enterprises.c
    row = db.session.execute(
        select(
            table.id,
            table.slug,
            table.name,
            table.kind,
            table.state,
            table.rt,
            table.rw,
            table.story,
            table.network_role,
            table.confirmed_at,
            with_consent("public_name", table.owner_name),
            with_consent("public_photo", table.photo_sha256),
            table.photo_width,
            table.photo_height,
            with_consent("public_phone", table.phone),
            with_consent("public_address", table.address),
            with_consent("public_address", table.landmark),
        ).where(table.slug == slug, enterprise_is_shown())
    ).one_or_none()
    if row is None:
        return None
    return PublicEnterprise(
        id=row.id,
        slug=row.slug,
        name=row.name,
        kind=row.kind,
        rt=row.rt,
        rw=row.rw,
        story=row.story,
        network_role=row.network_role or "",
        is_resting=row.state == "vakum",
        confirmed_at=row.confirmed_at,
        owner_name=row.owner_name or None,
        photo=photo_of(row),
        phone=row.phone,
        address=row.address or None,
        landmark=row.landmark or None,
        groups=_groups_of(row.id),
        badges=badges_of(row.id),
    )


def photo_of(row: Any) -> Photo | None:
    """The photo of a row of enterprises or groups, described by its name."""
    if not row.photo_sha256:
        return None
    return Photo(row.photo_sha256, row.photo_width or 0, row.photo_height or 0, row.name)


def _groups_of(enterprise_id: int) -> tuple[GroupLink, ...]:
    rows = db.session.execute(
        select(groups.c.id, groups.c.slug, groups.c.name)
        .join(memberships, memberships.c.group_id == groups.c.id)
        .where(memberships.c.enterprise_id == enterprise_id, membership_is_current(today()), group_is_public())
        .order_by(groups.c.name)
        .distinct()
    )
    return tuple(GroupLink(row.id, row.slug, row.name) for row in rows)


def badges_of(enterprise_id: int) -> tuple[Badge, ...]:
    """Verified facts of the enterprise and its products that hold today. One statement."""
    facts = verified_facts.c
    rows = db.session.execute(
        select(facts.id, facts.permit_code, facts.number, facts.checked_on, facts.valid_until, facts.product_id)
        .where(facts.enterprise_id == enterprise_id, fact_is_valid(today()))
        .order_by(facts.permit_code, facts.id)
    )
    return tuple(Badge(**row._mapping) for row in rows)


@dataclass(frozen=True)
class EnterpriseLine:
    """An enterprise in a public list."""

    id: int
    slug: str
    name: str
    kind: str
    rt: int | None
    photo: Photo | None
    role: str = "anggota"


def public_enterprises(
    *, kind: str = "", rt: int | None = None, limit: int | None = None, offset: int = 0
) -> list[EnterpriseLine]:
    """Enterprises that are open, by name. One statement."""
    table = enterprises.c
    conditions = [enterprise_is_public()]
    conditions += [table.kind == kind] if kind else []
    conditions += [table.rt == rt] if rt is not None else []
    rows = db.session.execute(
        select(
            table.id,
            table.slug,
            table.name,
            table.kind,
            table.rt,
            with_consent("public_photo", table.photo_sha256),
            table.photo_width,
            table.photo_height,
        )
        .where(*conditions)
        .order_by(table.name, table.id)
        .limit(limit)
        .offset(offset)
    )
    return [EnterpriseLine(row.id, row.slug, row.name, row.kind, row.rt, photo_of(row)) for row in rows]


def names_of(enterprise_ids: Collection[int]) -> dict[int, str]:
    """The names of these enterprises, deleted ones too. One statement."""
    rows = db.session.execute(
        select(enterprises.c.id, enterprises.c.name).where(enterprises.c.id.in_(sorted(enterprise_ids)))
    )
    return {enterprise_id: name for enterprise_id, name in rows}


def public_slug(kind: str, number: int) -> str | None:
    """The present address of a shown enterprise or group (``kind``) by its number, or None.

    The number of a record that went into another leads to that one. Two statements.
    """
    table, condition = (enterprises, enterprise_is_shown()) if kind == "enterprise" else (groups, group_is_public())
    asked = living_id(number) if kind == "enterprise" else number
    return db.session.execute(select(table.c.slug).where(table.c.id == asked, condition)).scalar_one_or_none()


def closed_since(slug: str) -> tuple[str, datetime] | None:
    """The name of a business that has closed, and since when it did; None for every other address. One statement."""
    table = enterprises.c
    row = db.session.execute(
        select(table.name, table.state_changed_at, table.updated_at).where(
            table.slug == slug, table.state == "tutup", table.deleted_at.is_(None)
        )
    ).one_or_none()
    return (row.name, row.state_changed_at or row.updated_at) if row else None


def public_enterprise_slugs() -> Sequence[Any]:
    """Address and last confirmation of every enterprise the public may see, for the site map. One statement."""
    table = enterprises.c
    return db.session.execute(
        select(table.slug, table.confirmed_at).where(enterprise_is_public()).order_by(table.id)
    ).all()


def buyer_phone(enterprise_id: int) -> str | None:
    """The phone that somebody who ordered may be given: with consent for buyers, or for everybody."""
    return db.session.execute(
        select(enterprises.c.phone).where(
            enterprises.c.id == enterprise_id, consented("buyer_phone") | consented("public_phone")
        )
    ).scalar_one_or_none()
