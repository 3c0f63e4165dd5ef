"""Who keeps the kiosk when: the roster, the day it really opened, and how many came."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.access import Person, begin_writing_as, demand
from village.core.audit import record
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.gallery.permissions import run_kiosk
from village.gallery.sale_tables import KioskDuty
from village.gallery.services.offers import WrongDays, may_come_back
from village.gallery.services.rules import MOST_PIECES, OutOfRange
from village.registry.interface import today

MOST_WEEKS = 26
FURTHEST_AHEAD = timedelta(days=366)


class WrongHours(DomainError):
    """The kiosk closes after it opens, on the same day."""


class NotToday(Conflict):
    """Only today's or a past duty can be said to have opened."""


@dataclass(frozen=True)
class DutyFacts:
    """Somebody's duty: the day, from and until minutes after midnight (WIB), and on how many weeks in a row."""

    on_day: date
    person_name: str
    opens_minute: int
    closes_minute: int
    weeks: int = 1


def add_duty(person: Person, facts: DutyFacts) -> list[KioskDuty]:
    """Put somebody on the roster, once or on the same weekday of several weeks. Raises WrongHours, WrongDays."""
    person = begin_writing_as(person)
    demand(run_kiosk(person))
    rows = add_duty_step(facts)
    record(person, "gallery.duty_added", f"duty:{rows[0].id}", facts.person_name)
    commit()
    return rows


def add_duty_step(facts: DutyFacts) -> list[KioskDuty]:
    """Step: like add_duty; a day on which the same person stands there already is left as it is."""
    if not 0 <= facts.opens_minute < facts.closes_minute <= 24 * 60:
        raise WrongHours(_l("Jam tutup harus sesudah jam buka."), "closes")
    if not 1 <= facts.weeks <= MOST_WEEKS:
        raise OutOfRange(_l("Tulis angka antara %(least)d dan %(most)d.", least=1, most=MOST_WEEKS), "weeks")
    if abs(facts.on_day - today()) > FURTHEST_AHEAD:
        raise WrongDays(_l("Pilih hari dalam satu tahun ini."), "on_day")
    rows = []
    for week in range(facts.weeks):
        day = facts.on_day + timedelta(weeks=week)
        same = select(KioskDuty).where(
            KioskDuty.on_day == day, KioskDuty.person_name == facts.person_name, KioskDuty.deleted_at.is_(None)
        )
        row = db.session.scalars(same).first() or KioskDuty(on_day=day, person_name=facts.person_name)
        row.opens_minute, row.closes_minute = facts.opens_minute, facts.closes_minute
        db.session.add(row)
        rows.append(row)
    db.session.flush()
    return rows


def open_kiosk(person: Person, duty_id: int, visitors: int | None = None) -> KioskDuty:
    """Say that the kiosk opened on that duty, and, once known, how many visitors came. Raises NotToday, OutOfRange."""
    person = begin_writing_as(person)
    duty = _duty(person, duty_id)
    if duty.on_day > today():
        raise NotToday(_l("Piket ini belum tiba harinya."))
    if visitors is not None and not 0 <= visitors <= MOST_PIECES:
        raise OutOfRange(_l("Tulis angka antara %(least)d dan %(most)d.", least=0, most=MOST_PIECES), "visitors")
    duty.opened_at = duty.opened_at or utcnow()
    duty.visitors = duty.visitors if visitors is None else visitors
    return _finish(person, duty, "kiosk_opened")


def delete_duty(person: Person, duty_id: int) -> KioskDuty:
    """Take a duty off the roster; for thirty days it can be brought back."""
    person = begin_writing_as(person)
    duty = _duty(person, duty_id)
    duty.deleted_at = utcnow()
    return _finish(person, duty, "duty_deleted")


def restore_duty(person: Person, duty_id: int) -> KioskDuty:
    """Bring a duty back. Raises UndoTooLate."""
    person = begin_writing_as(person)
    duty = _duty(person, duty_id, deleted=True)
    may_come_back(duty.deleted_at)
    duty.deleted_at = None
    return _finish(person, duty, "duty_restored")


def _duty(person: Person, duty_id: int, *, deleted: bool = False) -> KioskDuty:
    demand(run_kiosk(person))
    duty = db.session.get(KioskDuty, duty_id)
    if duty is None or (duty.deleted_at is not None) != deleted:
        raise NotFound()
    return duty


def _finish(person: Person, duty: KioskDuty, act: str) -> KioskDuty:
    record(person, f"gallery.{act}", f"duty:{duty.id}", duty.person_name)
    commit()
    return duty
