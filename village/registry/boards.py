"""Who leads a group now and who led it before, and which decrees end soon."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import and_, exists, func, or_, select

from village.core.db import db, utcnow
from village.core.errors import NotFound
from village.registry.models import Enterprise, Group, GroupBoard, GroupOfficer, Membership
from village.registry.queries import OFFICER_ROLES, is_current, today
from village.registry.rules import UNDO_TIME

FIRST_WARNING = timedelta(days=60)
LAST_WARNING = timedelta(days=14)


@dataclass
class Board:
    """One term of office with who held what: ``officers`` are pairs of role and name, the head first."""

    id: int
    decree: str
    decree_on: date | None
    from_on: date
    until_on: date | None
    ended_on: date | None
    file_sha256: str | None
    recorded_at: datetime
    officers: list[tuple[str, str]] = field(default_factory=list)

    @property
    def days_left(self) -> int | None:
        """Days until the decree ends, negative afterwards; None where no end is written."""
        return (self.until_on - today()).days if self.until_on else None

    @property
    def is_warning(self) -> bool:
        """Does the decree end within 60 days, or has it?"""
        return self.days_left is not None and self.days_left <= FIRST_WARNING.days


def boards_of(group_id: int) -> list[Board]:
    """All boards of the group that were not undone, the one in office first. One statement."""
    columns = (
        GroupBoard.id,
        GroupBoard.decree,
        GroupBoard.decree_on,
        GroupBoard.from_on,
        GroupBoard.until_on,
        GroupBoard.ended_on,
        GroupBoard.file_sha256,
        GroupBoard.recorded_at,
    )
    rows = db.session.execute(
        select(*columns, GroupOfficer.role, GroupOfficer.name)
        .outerjoin(GroupOfficer, GroupOfficer.board_id == GroupBoard.id)
        .where(GroupBoard.group_id == group_id, GroupBoard.undone_at.is_(None))
        .order_by(GroupBoard.ended_on.is_not(None), GroupBoard.id.desc())
    )
    found: dict[int, Board] = {}
    for *values, role, name in rows:
        board = found.setdefault(values[0], Board(*values))
        if role:
            board.officers.append((role, name))
    for board in found.values():
        board.officers.sort(key=lambda one: OFFICER_ROLES.index(one[0]))
    return list(found.values())


def get_board(group_id: int, board_id: int) -> GroupBoard:
    """One board of this group. Raises NotFound, for one that was undone too."""
    board = db.session.get(GroupBoard, board_id)
    if board is None or board.group_id != group_id or board.undone_at is not None:
        raise NotFound(_l("Susunan pengurus ini tidak ada."))
    return board


def can_undo(boards: Sequence[Board]) -> bool:
    """Is there a handing over that may still be taken back: not older than 30 days, and somebody was there before?"""
    return len(boards) > 1 and boards[0].ended_on is None and boards[0].recorded_at > utcnow() - UNDO_TIME


def leads_as_head(account_id: int, group_id: int) -> bool:
    """Is this account the head of the group today? Only a head, or who keeps the register, hands the offices over."""
    found = db.session.execute(
        select(Membership.id).where(
            Membership.group_id == group_id,
            Membership.account_id == account_id,
            Membership.role == "ketua",
            is_current(Membership),
        )
    )
    return found.first() is not None


def holds_office(account_id: int, group_id: int) -> bool:
    """Does this account hold any office of the group today?"""
    found = db.session.execute(
        select(Membership.id).where(
            Membership.group_id == group_id,
            Membership.account_id == account_id,
            Membership.role.in_(OFFICER_ROLES),
            is_current(Membership),
        )
    )
    return found.first() is not None


def member_choices(group_id: int) -> list[tuple[int, str]]:
    """Members of today by name, for a choice in a form. One statement."""
    rows = db.session.execute(
        select(Membership.id, Enterprise.name, Enterprise.owner_name, Membership.person_name)
        .outerjoin(Enterprise, Enterprise.id == Membership.enterprise_id)
        .where(
            Membership.group_id == group_id,
            is_current(Membership),
            or_(Enterprise.id.is_(None), Enterprise.deleted_at.is_(None)),
        )
        .order_by(func.lower(func.coalesce(Enterprise.name, Membership.person_name)), Membership.id)
    )
    choices = []
    for membership_id, business, owner, person in rows:
        who = person or owner or ""
        choices.append((membership_id, f"{business} ({who})" if business and who else business or who))
    return choices


def boards_ending(ids: Collection[int] | None) -> Sequence[Any]:
    """Groups whose decree ends within 60 days or has ended: id, name, until_on. ``ids`` keeps it to those groups."""
    conditions = [
        Group.deleted_at.is_(None),
        Group.state != "bubar",
        GroupBoard.ended_on.is_(None),
        GroupBoard.undone_at.is_(None),
        GroupBoard.until_on <= today() + FIRST_WARNING,
    ]
    conditions += [Group.id.in_(sorted(ids))] if ids is not None else []
    return db.session.execute(
        select(Group.id, Group.name, GroupBoard.until_on)
        .join(GroupBoard, GroupBoard.group_id == Group.id)
        .where(*conditions)
        .order_by(GroupBoard.until_on, Group.name)
    ).all()


def heads_without_account() -> Sequence[Any]:
    """Groups whose head cannot come into the workspace, though office was handed over here: id, name, head."""
    led = exists().where(
        Membership.group_id == Group.id,
        Membership.role == "ketua",
        Membership.account_id.is_not(None),
        is_current(Membership),
    )
    return db.session.execute(
        select(Group.id, Group.name, GroupOfficer.name)
        .join(GroupBoard, GroupBoard.group_id == Group.id)
        .join(GroupOfficer, and_(GroupOfficer.board_id == GroupBoard.id, GroupOfficer.role == "ketua"))
        .where(
            Group.deleted_at.is_(None),
            Group.state != "bubar",
            GroupBoard.ended_on.is_(None),
            GroupBoard.undone_at.is_(None),
            ~led,
        )
        .order_by(Group.name)
    ).all()
