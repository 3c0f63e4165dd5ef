"""Registering for an event, changing it, ending it: by the person, or by whoever keeps the event."""

from datetime import timedelta
from hashlib import sha256

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound, TooMany
from village.core.limits import hit
from village.core.spoken_codes import new_code
from village.events import permissions
from village.events.audience import audience_choices
from village.events.facts import Asked
from village.events.models import MOST_PEOPLE, Event, EventInvitation, EventRegistration
from village.events.services.seats import fill_seats_step, seats_taken
from village.events.standing import ends_of, registers_now

CODE_GROUPS = 4  # 98 bits
AN_HOUR = timedelta(hours=1)
ONE_PHONE_PER_EVENT = 4
ONE_PHONE_PER_HOUR = 8
ONE_EVENT_PER_HOUR = 300
ALL_PER_HOUR = 900  # of the whole village: keeps a flood off the disk; one connection that many share is never counted


class RegisteredTooOften(TooMany):
    """The same number, or simply too many, within the hour."""


class NotOpen(Conflict):
    """Registration has not begun, is over, or the event is not held."""


class NotForYou(DomainError):
    """The event is for others."""


def register(
    event_id: int, asked: Asked, form_token: str, *, account: Person | None = None, invitation_code: str = ""
) -> str:
    """Take the person in, or onto the waiting list; answers the code. The same form twice answers the same code.

    Counted are the number, the event and the village, never a connection. Raises RegisteredTooOften, NotOpen,
    NotForYou, NotFound.
    """
    begin_writing()
    form_key = sha256(f"{event_id}\n{form_token}\n{asked.name}".encode()).hexdigest()
    before = db.session.execute(select(EventRegistration.code).where(EventRegistration.form_key == form_key)).scalar()
    if before:
        return before
    refusal = _refusal(event_id, asked.phone)
    if refusal:
        commit()  # the tries count even when they are refused
        raise RegisteredTooOften(refusal)
    event = _shown_event(event_id)
    if not registers_now(event):
        raise NotOpen(_l("Pendaftaran kegiatan ini tidak sedang dibuka. Isian Anda masih ada di bawah."))
    invitation = _invitation(event_id, invitation_code)
    _check_audience(event, asked, invitation)
    _check_phone(event_id, asked.phone)
    row = registration_step(event, asked, form_key=form_key, invitation=invitation, account=account)
    commit()
    return row.code


def _refusal(event_id: int, phone: str) -> LazyString | None:
    """Why this may not come now, or None; every look counts as a try."""
    digest = sha256(phone.encode()).hexdigest()[:32]
    if not hit(f"agenda:nomor:{digest}", limit=ONE_PHONE_PER_HOUR, window=AN_HOUR):
        return _l(
            "Nomor ini sudah terlalu sering dipakai mendaftar dalam satu jam ini. Tunggu sebentar, lalu coba lagi."
        )
    is_quiet = hit(f"agenda:kegiatan:{event_id}", limit=ONE_EVENT_PER_HOUR, window=AN_HOUR)
    if not (hit("agenda:semua", limit=ALL_PER_HOUR, window=AN_HOUR) and is_quiet):
        return _l("Pendaftaran sedang sangat ramai. Isian Anda masih ada di bawah. Tunggu sebentar, lalu kirim lagi.")
    return None


def _shown_event(event_id: int) -> Event:
    event = db.session.get(Event, event_id)
    if event is None or event.deleted_at is not None or event.state == "rencana":
        raise NotFound()
    return event


def _invitation(event_id: int, code: str) -> EventInvitation | None:
    if not code:
        return None
    return db.session.scalars(
        select(EventInvitation).where(
            EventInvitation.code == code, EventInvitation.event_id == event_id, EventInvitation.ended_at.is_(None)
        )
    ).one_or_none()


def _check_audience(event: Event, asked: Asked, invitation: EventInvitation | None) -> None:
    if invitation is not None:
        return
    if event.only_invited:
        raise NotForYou(_l("Kegiatan ini khusus untuk yang diundang. Buka lagi lewat tautan di undangan Anda."))
    choices = audience_choices(event.id)
    if choices and asked.audience not in choices:
        raise NotForYou(_l("Kegiatan ini tidak untuk semua orang. Pilih Anda dari mana."), "audience")


def _check_phone(event_id: int, phone: str) -> None:
    counted = select(func.count()).where(
        EventRegistration.event_id == event_id, EventRegistration.phone == phone, EventRegistration.state != "batal"
    )
    if db.session.execute(counted).scalar_one() >= ONE_PHONE_PER_EVENT:
        raise DomainError(
            _l("Satu nomor hanya bisa untuk beberapa pendaftaran. Hubungi pengurus kalau perlu lebih banyak."), "phone"
        )


def registration_step(
    event: Event,
    asked: Asked,
    *,
    form_key: str,
    invitation: EventInvitation | None = None,
    account: Person | None = None,
    enterprise_id: int | None = None,
) -> EventRegistration:
    """The row of a registration, with seats if there are enough and nobody waits for them. A step."""
    row = EventRegistration(
        event_id=event.id,
        code=new_code(CODE_GROUPS),
        form_key=form_key,
        name=asked.name,
        phone=asked.phone,
        rt=asked.rt,
        audience=asked.audience if asked.audience in audience_choices(event.id) else "",
        enterprise_name=asked.enterprise_name,
        enterprise_id=invitation.enterprise_id if invitation else enterprise_id,
        invitation_id=invitation.id if invitation else None,
        account_id=account.account_id if account else None,
        people=asked.people,
        # Of what is over nothing is given away any more: who is written in afterwards was there.
        state="terdaftar" if ends_of(event) <= utcnow() else "menunggu",
        arrived_at=utcnow(),
    )
    db.session.add(row)
    _seat_at_once(row, event)
    return row


def _seat_at_once(row: EventRegistration, event: Event) -> None:
    """A seat for whoever has just come, if it is their turn; then they never waited for it. A step."""
    fill_seats_step(event)
    if row.state == "terdaftar":
        row.promoted_at = None
    db.session.flush()


def add_person(person: Person, event_id: int, asked: Asked, form_token: str) -> EventRegistration:
    """Whoever keeps the event writes somebody in, also where registration is closed. Seats hold for them too."""
    person, event = _begin_keeping(person, event_id)
    form_key = sha256(f"{event_id}\n{form_token}\n{asked.name}".encode()).hexdigest()
    row = db.session.scalars(select(EventRegistration).where(EventRegistration.form_key == form_key)).one_or_none()
    if row is None:
        row = registration_step(event, asked, form_key=form_key)
        _record(person, "events.person_added", event)
    commit()
    return row


def change_people(code: str, people: int) -> EventRegistration:
    """Come with more or fewer. Raises Conflict where there are not enough seats, NotFound."""
    begin_writing()
    row, event = _own(code)
    if row.state == "batal" or ends_of(event) <= utcnow():
        raise NotOpen(_l("Pendaftaran ini sudah tidak bisa diubah."))
    more = max(1, min(people, MOST_PEOPLE)) - row.people
    if more > 0 and row.state == "terdaftar" and event.seats is not None:
        free = event.seats - seats_taken(event.id)
        if more > free or _somebody_waits(event.id):
            raise Conflict(_l("Kursinya tidak cukup untuk ditambah. Jumlah orang tetap seperti semula."), "people")
    row.people += more
    fill_seats_step(event)
    commit()
    return row


def _somebody_waits(event_id: int) -> bool:
    waiting = select(EventRegistration.id).where(
        EventRegistration.event_id == event_id, EventRegistration.state == "menunggu"
    )
    return db.session.execute(waiting.limit(1)).first() is not None


def cancel_own(code: str) -> None:
    """The person cannot come; the seats go to whoever waits. Twice is the same as once."""
    begin_writing()
    row, event = _own(code)
    end_step(row, event)
    commit()


def return_own(code: str) -> None:
    """The person comes after all, at the end of the line. Raises NotOpen."""
    begin_writing()
    row, event = _own(code)
    if row.state == "batal":
        if not registers_now(event):
            raise NotOpen(_l("Pendaftaran kegiatan ini sudah ditutup."))
        row.state, row.ended_at, row.ended_by, row.arrived_at = "menunggu", None, None, utcnow()
        _seat_at_once(row, event)
    commit()


def strike(person: Person, event_id: int, registration_id: int) -> None:
    """Whoever keeps the event takes somebody off the list; it can be undone."""
    person, event = _begin_keeping(person, event_id)
    row = _of_event(event_id, registration_id)
    end_step(row, event, by=person)
    _record(person, "events.person_struck", event)
    commit()


def bring_back(person: Person, event_id: int, registration_id: int) -> None:
    """Back into the line at the old place; onto a seat as soon as there is one."""
    person, event = _begin_keeping(person, event_id)
    row = _of_event(event_id, registration_id)
    if row.state == "batal":
        row.state, row.ended_at, row.ended_by = "menunggu", None, None
        fill_seats_step(event)
        _record(person, "events.person_back", event)
    commit()


def end_step(row: EventRegistration, event: Event, *, by: Person | None = None) -> None:
    """End a registration and give its seats to whoever waits. A step."""
    if row.state != "batal":
        row.state, row.ended_at, row.ended_by = "batal", utcnow(), by.account_id if by else None
        fill_seats_step(event)


def _own(code: str) -> tuple[EventRegistration, Event]:
    row = db.session.scalars(select(EventRegistration).where(EventRegistration.code == code)).one_or_none()
    if row is None:
        raise NotFound()
    return row, _shown_event(row.event_id)


def _of_event(event_id: int, registration_id: int) -> EventRegistration:
    row = db.session.get(EventRegistration, registration_id)
    if row is None or row.event_id != event_id:
        raise NotFound()
    return row


def _begin_keeping(person: Person, event_id: int) -> tuple[Person, Event]:
    person = begin_writing_as(person)
    event = db.session.get(Event, event_id)
    if event is None or event.deleted_at is not None:
        raise NotFound()
    demand(permissions.keep_events(person, event))
    return person, event


def _record(person: Person, action: str, event: Event) -> None:
    # Who it was stays out of the record: many read it, and the list itself says it to those who may know.
    audit.record(person, action, f"event:{event.id}", event.title)
