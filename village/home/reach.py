"""Reads of a notice's reach: whom it is for, how it was carried, who has read it, what a person still has to read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from village.core.access import Person
from village.core.counts import counted
from village.core.db import db, utcnow
from village.home.models import Notice, NoticeAudience, NoticeReading, NoticeSending
from village.registry.interface import (
    enterprise_is_public,
    enterprises,
    groups,
    membership_is_current,
    memberships,
    today,
)

UNREAD_FOR = timedelta(days=30)
MOST_LISTED = 50


@dataclass(frozen=True)
class AudienceView:
    """The RT and the groups (id, name) that a notice is for; both empty: everybody."""

    rts: tuple[int, ...]
    groups: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class ReachLine:
    """One RT: how many businesses it has, how many people were reached, confirmed by hand and by their account."""

    rt: int | None
    enterprises: int
    reached: int
    confirmed: int
    by_account: int


def audience_of(notice_id: int) -> AudienceView:
    """Whom the notice is for. One statement."""
    rows = db.session.execute(
        select(NoticeAudience.rt, NoticeAudience.group_id, groups.c.name)
        .outerjoin(groups, groups.c.id == NoticeAudience.group_id)
        .where(NoticeAudience.notice_id == notice_id)
        .order_by(NoticeAudience.rt, groups.c.name)
    ).all()
    return AudienceView(
        tuple(row.rt for row in rows if row.rt is not None),
        tuple((row.group_id, row.name) for row in rows if row.group_id is not None),
    )


def village_rts() -> list[int]:
    """The RT that open businesses are in. One statement."""
    rows = db.session.execute(
        select(enterprises.c.rt).where(enterprise_is_public(), enterprises.c.rt.is_not(None)).distinct()
    )
    return sorted(rt for (rt,) in rows)


def sendings_of(notice_id: int) -> Sequence[Any]:
    """How the notice was carried, the latest first, with the name of the group. One statement."""
    return db.session.execute(
        select(NoticeSending.__table__, groups.c.name.label("group_name"))
        .outerjoin(groups, groups.c.id == NoticeSending.group_id)
        .where(NoticeSending.notice_id == notice_id, NoticeSending.deleted_at.is_(None))
        .order_by(NoticeSending.sent_on.desc(), NoticeSending.id.desc())
    ).all()


def reach_of(notice_id: int) -> list[ReachLine]:
    """Reach by RT, then what was not told of any RT. Three statements."""
    table = enterprises.c
    businesses = _by_rt(select(table.rt, func.count()).where(enterprise_is_public()).group_by(table.rt))
    sent = NoticeSending
    carried = db.session.execute(
        select(sent.rt, func.sum(sent.reached), func.sum(sent.confirmed))
        .where(sent.notice_id == notice_id, sent.deleted_at.is_(None))
        .group_by(sent.rt)
    ).all()
    read = _by_rt(
        select(NoticeReading.rt, func.count()).where(NoticeReading.notice_id == notice_id).group_by(NoticeReading.rt)
    )
    reached, confirmed = {row[0]: row[1] for row in carried}, {row[0]: row[2] for row in carried}
    rts = sorted({*businesses, *reached, *read}, key=lambda rt: (rt is None, rt or 0))
    return [
        ReachLine(rt, businesses.get(rt, 0), reached.get(rt, 0), confirmed.get(rt, 0), read.get(rt, 0)) for rt in rts
    ]


def _by_rt(statement: Any) -> dict[int | None, int]:
    return {rt: count for rt, count in db.session.execute(statement)}


def notices_to_read(person: Person) -> Sequence[Any]:
    """Notices of the last 30 days that are meant for somebody in particular or internal, the newest first.

    Each with ``is_read`` (by this person) and ``is_mine`` (its RT or group is theirs). One statement.
    """
    return db.session.execute(
        select(
            Notice.id,
            Notice.title,
            Notice.posted_at,
            Notice.is_internal,
            _is_read(person).label("is_read"),
            _is_mine(person).label("is_mine"),
        )
        .where(Notice.deleted_at.is_(None), Notice.posted_at > utcnow() - UNREAD_FOR, _is_announcement())
        .order_by(Notice.posted_at.desc(), Notice.id.desc())
        .limit(MOST_LISTED)
    ).all()


def count_unread(person: Person) -> int:
    """Announcements for this person's RT or group, or for all within, that they have not confirmed. One statement."""
    return int(counted("home.unread", unread(person)))


def unread(person: Person) -> Select[Any]:
    """That number, as a select of one value."""
    mine = or_(_is_mine(person), and_(Notice.is_internal, ~_has_audience()))
    recent = Notice.deleted_at.is_(None), Notice.posted_at > utcnow() - UNREAD_FOR
    return select(func.count()).select_from(Notice).where(*recent, mine, ~_is_read(person))


def _has_audience() -> ColumnElement[bool]:
    return exists().where(NoticeAudience.notice_id == Notice.id)


def _is_announcement() -> ColumnElement[bool]:
    return or_(Notice.is_internal, _has_audience())


def has_read(person: Person, notice_id: int) -> bool:
    """Has this person confirmed the notice? One statement."""
    mine = NoticeReading.notice_id == notice_id, NoticeReading.account_id == person.account_id
    return db.session.execute(select(NoticeReading.id).where(*mine)).first() is not None


def _is_read(person: Person) -> ColumnElement[bool]:
    return exists().where(NoticeReading.notice_id == Notice.id, NoticeReading.account_id == person.account_id)


def _is_mine(person: Person) -> ColumnElement[bool]:
    owned = sorted(person.owns)
    their_rts = select(enterprises.c.rt).where(enterprises.c.id.in_(owned))
    belongs = select(memberships.c.group_id).where(
        or_(memberships.c.enterprise_id.in_(owned), memberships.c.account_id == person.account_id),
        membership_is_current(today()),
    )
    return exists().where(
        NoticeAudience.notice_id == Notice.id,
        or_(NoticeAudience.rt.in_(their_rts), NoticeAudience.group_id.in_(belongs)),
    )
