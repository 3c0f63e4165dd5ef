"""Everything the workspace shows of one enterprise or one group beside its own row."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select

from village.core.db import db, utcnow
from village.registry.models import (
    CONSENT_PURPOSES,
    Consent,
    DeclaredPermit,
    Enterprise,
    EnterpriseOwner,
    Group,
    HelperConsent,
    ImportProblem,
    ListedProduct,
    Membership,
)
from village.registry.queries import OFFICER_ROLES, is_current, today
from village.registry.rules import UNDO_TIME


@dataclass(frozen=True)
class ConsentState:
    """One purpose: the current consent if there is one, and what was before."""

    purpose: str
    current: Consent | None
    past: tuple[Consent, ...]


def consent_states(enterprise_id: int) -> list[ConsentState]:
    """Each purpose with its consent and history, newest first. One statement."""
    rows = db.session.execute(
        select(Consent)
        .where(Consent.enterprise_id == enterprise_id)
        .order_by(Consent.given_at.desc(), Consent.id.desc())
    ).scalars()
    by_purpose: dict[str, list[Consent]] = {purpose: [] for purpose in CONSENT_PURPOSES}
    for row in rows:
        by_purpose[row.purpose].append(row)
    return [
        ConsentState(
            purpose,
            next((one for one in consents if one.withdrawn_at is None), None),
            tuple(one for one in consents if one.withdrawn_at is not None),
        )
        for purpose, consents in by_purpose.items()
    ]


def owner_accounts(enterprise_id: int) -> Sequence[EnterpriseOwner]:
    """Accounts that own the enterprise today."""
    day = today()
    return (
        db.session.execute(
            select(EnterpriseOwner).where(
                EnterpriseOwner.enterprise_id == enterprise_id,
                EnterpriseOwner.from_on <= day,
                or_(EnterpriseOwner.until_on.is_(None), EnterpriseOwner.until_on >= day),
            )
        )
        .scalars()
        .all()
    )


def open_helps(enterprise_id: int) -> Sequence[HelperConsent]:
    """Helpers' consents that were not withdrawn and have not run out."""
    return (
        db.session.execute(
            select(HelperConsent)
            .where(
                HelperConsent.enterprise_id == enterprise_id,
                HelperConsent.withdrawn_at.is_(None),
                or_(HelperConsent.until_on.is_(None), HelperConsent.until_on >= today()),
            )
            .order_by(HelperConsent.id)
        )
        .scalars()
        .all()
    )


def declared_permits(enterprise_id: int) -> Sequence[DeclaredPermit]:
    """What the village's list says of permits. For the workspace only."""
    return (
        db.session.execute(
            select(DeclaredPermit).where(DeclaredPermit.enterprise_id == enterprise_id).order_by(DeclaredPermit.id)
        )
        .scalars()
        .all()
    )


def listed_products(enterprise_id: int) -> Sequence[ListedProduct]:
    """Products as the village's list names them."""
    return (
        db.session.execute(
            select(ListedProduct).where(ListedProduct.enterprise_id == enterprise_id).order_by(ListedProduct.id)
        )
        .scalars()
        .all()
    )


def open_problems(enterprise_id: int) -> Sequence[ImportProblem]:
    """What an import found doubtful and nobody has looked at yet."""
    return (
        db.session.execute(
            select(ImportProblem)
            .where(ImportProblem.enterprise_id == enterprise_id, ImportProblem.resolved_at.is_(None))
            .order_by(ImportProblem.id)
        )
        .scalars()
        .all()
    )


def groups_of_enterprise(enterprise_id: int) -> Sequence[Any]:
    """The groups it belongs to today: id, slug, name, role, from_on."""
    day = today()
    return db.session.execute(
        select(Group.id, Group.slug, Group.name, Membership.role, Membership.from_on)
        .join(Membership, Membership.group_id == Group.id)
        .where(
            Membership.enterprise_id == enterprise_id,
            Group.deleted_at.is_(None),
            Membership.from_on <= day,
            or_(Membership.until_on.is_(None), Membership.until_on >= day),
        )
        .order_by(Group.name)
    ).all()


def group_lines(
    ids: Collection[int] | None = None, kind: str = "", state: str = "", *, limit: int | None = None, offset: int = 0
) -> Sequence[Any]:
    """Groups by name with the number of their members today. One statement."""
    day = today()
    members = (
        select(func.count())
        .where(
            Membership.group_id == Group.id,
            Membership.from_on <= day,
            or_(Membership.until_on.is_(None), Membership.until_on >= day),
        )
        .scalar_subquery()
    )
    conditions: list[ColumnElement[bool]] = [Group.deleted_at.is_(None)]
    conditions += [Group.id.in_(sorted(ids))] if ids is not None else []
    conditions += [Group.kind == kind] if kind else []
    conditions += [Group.state == state] if state else []
    return db.session.execute(
        select(Group.id, Group.slug, Group.name, Group.kind, Group.state, Group.confirmed_at, members.label("members"))
        .where(*conditions)
        .order_by(Group.name, Group.id)
        .limit(limit)
        .offset(offset)
    ).all()


def deleted_groups() -> Sequence[Any]:
    """Groups that can still be brought back, newest first."""
    return db.session.execute(
        select(Group.id, Group.name, Group.deleted_at)
        .where(Group.deleted_at > utcnow() - UNDO_TIME)
        .order_by(Group.deleted_at.desc(), Group.id)
    ).all()


@dataclass(frozen=True)
class MemberLine:
    """One membership as the workspace lists it; ``person`` is who of the member business holds an office.

    ``may_reopen``: it has an end, today's or a later one too, that can still be taken back.
    """

    id: int
    name: str
    person: str
    enterprise_id: int | None
    account_id: int | None
    rt: int | None
    role: str
    from_on: date
    until_on: date | None
    is_past: bool
    may_reopen: bool
    may_show_name: bool


def member_lines(group_id: int, *, limit: int | None = None, offset: int = 0) -> list[MemberLine]:
    """Members with officers first, those who left last. One statement."""
    day = today()
    is_past = and_(Membership.until_on.is_not(None), Membership.until_on < day)
    rank = case({role: number for number, role in enumerate(OFFICER_ROLES)}, value=Membership.role, else_=9)
    rows = db.session.execute(
        select(Membership, Enterprise.name, Enterprise.rt)
        .outerjoin(Enterprise, Enterprise.id == Membership.enterprise_id)
        .where(Membership.group_id == group_id, or_(Enterprise.id.is_(None), Enterprise.deleted_at.is_(None)))
        .order_by(is_past, rank, func.lower(func.coalesce(Enterprise.name, Membership.person_name)), Membership.id)
        .limit(limit)
        .offset(offset)
    )
    return [
        MemberLine(
            id=row.id,
            name=name or row.person_name,
            person=row.person_name if name else "",
            enterprise_id=row.enterprise_id,
            account_id=row.account_id,
            rt=rt,
            role=row.role,
            from_on=row.from_on,
            until_on=row.until_on,
            is_past=row.until_on is not None and row.until_on < day,
            may_reopen=row.until_on is not None and row.until_on >= day - UNDO_TIME,
            may_show_name=row.may_show_name,
        )
        for row, name, rt in rows
    ]


@dataclass(frozen=True)
class MemberPage:
    """One page of the members, how many belong to the group today, and how many pages there are."""

    lines: list[MemberLine]
    current: int
    page: int
    pages: int


def member_page(group_id: int, page: int = 1, per_page: int = 50) -> MemberPage:
    """Members of all times, a page at a time. Two statements for any number."""
    here = (Membership.group_id == group_id, or_(Enterprise.id.is_(None), Enterprise.deleted_at.is_(None)))
    counted = select(func.count(), func.count().filter(is_current(Membership))).select_from(Membership)
    joined = counted.outerjoin(Enterprise, Enterprise.id == Membership.enterprise_id)
    total, current = db.session.execute(joined.where(*here)).one()
    pages = max(1, -(-total // per_page))
    number = min(max(page, 1), pages)
    lines = member_lines(group_id, limit=per_page, offset=(number - 1) * per_page)
    return MemberPage(lines, current, number, pages)
