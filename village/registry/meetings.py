"""The log of a group's meetings, and which groups have not met for long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from village.core.db import db, utcnow
from village.core.errors import NotFound
from village.registry.models import Group, GroupMeeting
from village.registry.queries import today
from village.registry.rules import UNDO_TIME

SILENT_AFTER = timedelta(days=90)
MEETINGS_PER_PAGE = 30


@dataclass(frozen=True)
class MeetingPage:
    """One page of the log, newest first, and how many meetings there are in all."""

    lines: Sequence[Any]
    total: int
    page: int
    pages: int


def meeting_page(group_id: int, page: int = 1, per_page: int = MEETINGS_PER_PAGE) -> MeetingPage:
    """Meetings of the group that were not deleted. Two statements for any number."""
    kept = (GroupMeeting.group_id == group_id, GroupMeeting.deleted_at.is_(None))
    total = db.session.execute(select(func.count()).select_from(GroupMeeting).where(*kept)).scalar_one()
    pages = max(1, -(-total // per_page))
    number = min(max(page, 1), pages)
    lines = db.session.execute(
        select(*GroupMeeting.__table__.c)
        .where(*kept)
        .order_by(GroupMeeting.met_on.desc(), GroupMeeting.id.desc())
        .limit(per_page)
        .offset((number - 1) * per_page)
    ).all()
    return MeetingPage(lines, total, number, pages)


def meetings_of(group_id: int) -> Sequence[Any]:
    """The whole log, oldest first, for a file."""
    return db.session.execute(
        select(GroupMeeting.met_on, GroupMeeting.place, GroupMeeting.about, GroupMeeting.attended)
        .where(GroupMeeting.group_id == group_id, GroupMeeting.deleted_at.is_(None))
        .order_by(GroupMeeting.met_on, GroupMeeting.id)
    ).all()


def deleted_meetings(group_id: int) -> Sequence[Any]:
    """Meetings that can still be brought back: id, met_on, about, deleted_at."""
    return db.session.execute(
        select(GroupMeeting.id, GroupMeeting.met_on, GroupMeeting.about, GroupMeeting.deleted_at)
        .where(GroupMeeting.group_id == group_id, GroupMeeting.deleted_at > utcnow() - UNDO_TIME)
        .order_by(GroupMeeting.deleted_at.desc())
    ).all()


def get_meeting(group_id: int, meeting_id: int) -> GroupMeeting:
    """One meeting of this group, unless it was deleted. Raises NotFound."""
    meeting = db.session.get(GroupMeeting, meeting_id)
    if meeting is None or meeting.group_id != group_id or meeting.deleted_at is not None:
        raise NotFound(_l("Pertemuan ini tidak ada."))
    return meeting


def silent_groups() -> list[tuple[int, str, date | None]]:
    """Groups at work without a meeting in 90 days: id, name, day of the last one (None: never). One statement."""
    last = func.max(GroupMeeting.met_on)
    rows = db.session.execute(
        select(Group.id, Group.name, last)
        .outerjoin(GroupMeeting, (GroupMeeting.group_id == Group.id) & GroupMeeting.deleted_at.is_(None))
        .where(Group.deleted_at.is_(None), Group.state.in_(("dirintis", "aktif")))
        .group_by(Group.id, Group.name)
        .having(func.coalesce(last, date(1, 1, 1)) < today() - SILENT_AFTER)
        .order_by(Group.name)
    )
    return [(group_id, name, met_on) for group_id, name, met_on in rows]
