"""Keeping the log of a group's meetings."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError, NotFound
from village.core.images import Picture
from village.registry import permissions
from village.registry.facts import MeetingFacts
from village.registry.meetings import get_meeting
from village.registry.models import Group, GroupMeeting
from village.registry.queries import get_group, today
from village.registry.rules import UNDO_TIME
from village.registry.services.enterprises import TooLateToUndo

OLDEST = timedelta(days=100 * 366)


def add_meeting(person: Person, group_id: int, facts: MeetingFacts, picture: Picture | None = None) -> GroupMeeting:
    """Write a meeting into the log. Raises DomainError."""
    person, group = _begin_edit(person, group_id)
    meeting = add_meeting_step(group_id, facts, picture=picture, recorded_by=person.account_id)
    _record(person, "registry.meeting_added", group, meeting)
    commit()
    return meeting


def add_meeting_step(
    group_id: int,
    facts: MeetingFacts,
    *,
    picture: Picture | None = None,
    source: str | None = None,
    recorded_by: int | None = None,
) -> GroupMeeting:
    """The row of a meeting. A step. From the same ``source`` (such as ``event:12``) it is corrected, not added again.

    A meeting that people deleted from the log stays deleted. Raises DomainError, NotFound.
    """
    get_group(group_id)
    _check(facts)
    meeting = None
    if source is not None:
        meeting = db.session.scalars(select(GroupMeeting).where(GroupMeeting.source == source)).one_or_none()
    if meeting is None:
        meeting = GroupMeeting(group_id=group_id, source=source, recorded_by=recorded_by)
        db.session.add(meeting)
    _write_down(meeting, facts, picture)
    db.session.flush()
    return meeting


def correct_meeting(
    person: Person, group_id: int, meeting_id: int, facts: MeetingFacts, picture: Picture | None, *, drop_photo: bool
) -> None:
    """Correct what stands of a meeting; a new picture takes the place of the old one. Raises DomainError."""
    person, group = _begin_edit(person, group_id)
    meeting = get_meeting(group_id, meeting_id)
    _check(facts)
    if drop_photo:
        meeting.photo_sha256 = meeting.photo_width = meeting.photo_height = None
    _write_down(meeting, facts, picture)
    _record(person, "registry.meeting_corrected", group, meeting)
    commit()


def delete_meeting(person: Person, group_id: int, meeting_id: int) -> None:
    """Take a meeting out of the log; it can be brought back for 30 days."""
    person, group = _begin_edit(person, group_id)
    meeting = get_meeting(group_id, meeting_id)
    meeting.deleted_at = utcnow()
    _record(person, "registry.meeting_deleted", group, meeting)
    commit()


def restore_meeting(person: Person, group_id: int, meeting_id: int) -> None:
    """Bring a deleted meeting back, for 30 days. Raises TooLateToUndo."""
    person, group = _begin_edit(person, group_id)
    meeting = db.session.get(GroupMeeting, meeting_id)
    if meeting is None or meeting.group_id != group_id:
        raise NotFound()
    if meeting.deleted_at is not None:
        if meeting.deleted_at < utcnow() - UNDO_TIME:
            raise TooLateToUndo(_l("Pertemuan ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan."))
        meeting.deleted_at = None
        _record(person, "registry.meeting_restored", group, meeting)
    commit()


def _check(facts: MeetingFacts) -> None:
    if facts.met_on > today():
        raise DomainError(
            _l("Pertemuan dicatat sesudah berlangsung. Pilih tanggal hari ini atau sebelumnya."), "met_on"
        )
    if facts.met_on < today() - OLDEST:
        raise DomainError(_l("Tanggal ini terlalu lama. Periksa tahunnya."), "met_on")


def _write_down(meeting: GroupMeeting, facts: MeetingFacts, picture: Picture | None) -> None:
    meeting.met_on, meeting.place = facts.met_on, facts.place
    meeting.about, meeting.attended = facts.about, facts.attended
    meeting.updated_at = utcnow()
    if picture is not None:
        meeting.photo_sha256 = picture.sha256
        meeting.photo_width, meeting.photo_height = picture.width, picture.height


def _begin_edit(person: Person, group_id: int) -> tuple[Person, Group]:
    person = begin_writing_as(person)
    group = get_group(group_id)
    demand(permissions.edit_group(person, group))
    return person, group


def _record(person: Person, action: str, group: Group, meeting: GroupMeeting) -> None:
    audit.record(person, action, f"group:{group.id}", group.name, day=meeting.met_on.isoformat())
