"""Whom a notice is for, by which way it was carried, and who has read it."""

from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError, NotFound
from village.home import permissions
from village.home.models import Notice, NoticeAudience, NoticeReading, NoticeSending
from village.registry.interface import enterprises, today


class WrongCount(DomainError):
    """More confirmed than were reached, or a day that has not come."""


@dataclass(frozen=True)
class Audience:
    """Whom a notice is for: these RT and groups, or everybody; ``is_internal`` keeps it off every public page."""

    rts: tuple[int, ...] = ()
    group_ids: tuple[int, ...] = ()
    is_internal: bool = False


@dataclass(frozen=True)
class Sending:
    """How a notice was carried, to one RT or one group or everybody: how many it reached and how many confirmed."""

    channel: str
    sent_on: date
    reached: int = 0
    confirmed: int = 0
    rt: int | None = None
    group_id: int | None = None
    note: str = ""


def audience_step(notice: Notice, audience: Audience) -> None:
    """Make the notice be for these and no others. A step."""
    notice.is_internal = audience.is_internal
    db.session.execute(delete(NoticeAudience).where(NoticeAudience.notice_id == notice.id))
    for rt in sorted(set(audience.rts)):
        db.session.add(NoticeAudience(notice_id=notice.id, rt=rt))
    for group_id in sorted(set(audience.group_ids)):
        db.session.add(NoticeAudience(notice_id=notice.id, group_id=group_id))
    db.session.flush()


def record_sending(person: Person, notice_id: int, sending: Sending) -> int:
    """Write down that a notice was carried; answers the id of the line. Raises WrongCount, NotFound."""
    person = begin_writing_as(person)
    demand(permissions.post_notice(person))
    notice = _standing(notice_id)
    if sending.confirmed > sending.reached:
        raise WrongCount(_l("Yang memastikan sudah membaca tidak bisa lebih banyak dari yang menerima."), "confirmed")
    if sending.sent_on > today():
        raise WrongCount(_l("Tanggal ini belum datang. Catat setelah pengumumannya disampaikan."), "sent_on")
    row_id = sending_step(notice_id, sending, recorded_by=person.account_id)
    audit.record(person, "home.notice_carried", f"notice:{notice.slug}", notice.title, channel=sending.channel)
    commit()
    return row_id


def sending_step(notice_id: int, sending: Sending, *, recorded_by: int | None = None) -> int:
    """The row of a sending; answers its id. A step."""
    row = NoticeSending(notice_id=notice_id, recorded_by=recorded_by, **sending.__dict__)
    db.session.add(row)
    db.session.flush()
    return row.id


def strike_sending(person: Person, notice_id: int, sending_id: int, *, again: bool = False) -> None:
    """Strike out a line that was written by mistake, or with ``again`` let it count once more."""
    person = begin_writing_as(person)
    demand(permissions.post_notice(person))
    notice, row = _standing(notice_id), db.session.get(NoticeSending, sending_id)
    if row is None or row.notice_id != notice_id:
        raise NotFound()
    if (row.deleted_at is None) != again:
        row.deleted_at = None if again else utcnow()
        verb = "home.notice_carried" if again else "home.sending_struck"
        audit.record(person, verb, f"notice:{notice.slug}", notice.title, channel=row.channel)
    commit()


def confirm_reading(person: Person, notice_id: int) -> None:
    """Say that this person has read the notice. Twice is the same as once."""
    person = begin_writing_as(person)
    _standing(notice_id)
    mine = NoticeReading.notice_id == notice_id, NoticeReading.account_id == person.account_id
    if db.session.execute(select(NoticeReading.id).where(*mine)).first() is None:
        rt = db.session.execute(
            select(enterprises.c.rt)
            .where(enterprises.c.id.in_(sorted(person.owns)))
            .order_by(enterprises.c.id)
            .limit(1)
        ).scalar()
        db.session.add(NoticeReading(notice_id=notice_id, account_id=person.account_id, rt=rt))
    commit()


def _standing(notice_id: int) -> Notice:
    notice = db.session.get(Notice, notice_id)
    if notice is None or notice.deleted_at is not None:
        raise NotFound()
    return notice
