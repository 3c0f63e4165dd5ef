"""Changing events, calling them off, taking them away and back, and writing down what came of them."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotAllowed, NotFound
from village.events import permissions
from village.events.facts import EventFacts, PhotoChange
from village.events.models import UNDO_DAYS, Event, EventSeries
from village.events.services.rules import (
    audience_step,
    begin_keeping,
    check_facts,
    index_events_step,
    moved_to,
    write_facts,
)
from village.events.services.seats import fill_seats_step, seats_taken
from village.events.standing import ends_of
from village.events.times import local
from village.registry.interface import MeetingFacts, add_meeting_step

# Kinds whose outcome is a meeting of the group that held it.
MEETINGS = ("rutinan", "rembuk")


class ChangedMeanwhile(Conflict):
    """Somebody else saved this event after the form was opened."""


class TooLateToUndo(Conflict):
    """More than 30 days have passed since it was taken away."""


def change_event(
    person: Person,
    event_id: int,
    facts: EventFacts,
    photo: PhotoChange,
    *,
    seen_at: str = "",
    also_later: bool = False,
) -> Event:
    """Change an event; its address stays. A new time or place is a change that calendars and people must hear of.

    ``also_later``: the later ones of its series too, each on its own day. ``seen_at`` is the ISO moment of the last
    change that the form was opened with. Raises ChangedMeanwhile, DomainError, on its field, and NotFound for an event
    that was taken away.
    """
    person, event = begin_keeping(person, event_id)
    if event.deleted_at is not None:
        raise NotFound()
    if facts.group_id != event.group_id and not (person.has(*permissions.KEEPERS) or facts.group_id in person.leads):
        raise NotAllowed()
    if seen_at and seen_at != event.updated_at.isoformat():
        raise ChangedMeanwhile(
            _l("Kegiatan ini baru saja diubah orang lain. Isian Anda masih ada di bawah; bandingkan, lalu simpan lagi.")
        )
    check_facts(facts)
    events = [event, *(later_ones(event) if also_later else ())]
    first, moved = local(event.begins_at).date(), local(facts.begins_at).date()
    for one in events:
        _check_seats(one, facts.seats)
        _write(one, moved_to(facts, moved + (local(one.begins_at).date() - first)), photo)
    index_events_step(events)
    audit.record(person, "events.changed", f"event:{event.id}", event.title, times=len(events))
    commit()
    return event


def _write(event: Event, facts: EventFacts, photo: PhotoChange) -> None:
    before = event.begins_at, event.ends_at, event.place
    write_facts(event, facts, photo)
    if event.state == "rencana" and not facts.is_plan:
        event.state = "dibuka"
    elif (event.begins_at, event.ends_at, event.place) != before:
        _note_move(event, before[0], before[2])
    audience_step(event.id, facts)
    fill_seats_step(event)


def _note_move(event: Event, begins_at: object, place: str) -> None:
    event.sequence += 1
    event.was_begins_at = begins_at if begins_at != event.begins_at else None  # type: ignore[assignment]
    event.was_place = place if place != event.place else ""
    if event.state == "ditunda":  # the new time has been found
        event.state, event.reason = "dibuka", ""


def _check_seats(event: Event, seats: int | None) -> None:
    taken = seats_taken(event.id)
    if seats is not None and seats < taken:
        raise DomainError(
            _l(
                "Sudah ada %(taken)s orang yang mendapat kursi. Jumlahnya tidak bisa lebih kecil dari itu.", taken=taken
            ),
            "seats",
        )


def call_off(person: Person, event_id: int, state: str, reason: str, *, also_later: bool = False) -> int:
    """Cancel (``batal``) or postpone (``ditunda``) an event, with a reason that everybody reads; gives how many.

    ``also_later``: the later ones of its series too, and the series ends. Raises DomainError, Conflict.
    """
    person, event = begin_keeping(person, event_id)
    if state not in ("batal", "ditunda"):
        raise DomainError(_l("Pilih ditunda atau dibatalkan."), "state")
    if not reason:
        raise DomainError(_l("Tulis alasannya. Alasan ini dibaca semua orang."), "reason")
    if event.deleted_at is not None or event.state in ("rencana", "dievaluasi") or ends_of(event) <= utcnow():
        raise Conflict(_l("Kegiatan ini sudah lewat atau belum diumumkan, jadi tidak bisa dibatalkan."))
    events = [event, *(later_ones(event) if also_later else ())]
    if also_later and event.series_id is not None:
        db.session.get_one(EventSeries, event.series_id).until_on = local(event.begins_at).date()
    for one in events:
        call_off_step(one, state, reason)
    index_events_step(events)
    audit.record(person, f"events.{state}", f"event:{event.id}", event.title, reason=reason, times=len(events))
    commit()
    return len(events)


def call_off_step(event: Event, state: str, reason: str) -> None:
    """The row says that it is not held, and calendars follow. A step."""
    event.state, event.reason = state, reason
    event.sequence += 1
    event.updated_at = utcnow()


def later_ones(event: Event) -> list[Event]:
    """The later events of its series that are still to be held."""
    if event.series_id is None:
        return []
    return list(
        db.session.scalars(
            select(Event).where(
                Event.series_id == event.series_id,
                Event.begins_at > event.begins_at,
                Event.deleted_at.is_(None),
                Event.state.in_(("dibuka", "ditunda")),
            )
        )
    )


def hold_after_all(person: Person, event_id: int) -> None:
    """The event is held as it was planned. Who waits gets the seats that are free."""
    person, event = begin_keeping(person, event_id)
    if event.state in ("batal", "ditunda"):
        event.state, event.reason = "dibuka", ""
        event.sequence += 1
        event.updated_at = utcnow()
        fill_seats_step(event)
        index_events_step([event])
        audit.record(person, "events.held_after_all", f"event:{event.id}", event.title)
    commit()


def note_telling(person: Person, event_id: int) -> None:
    """Those who registered have been told of the last change."""
    person, event = begin_keeping(person, event_id)
    if event.told_sequence != event.sequence:
        event.told_sequence = event.sequence
        audit.record(person, "events.told", f"event:{event.id}", event.title)
    commit()


def record_outcome(person: Person, event_id: int, outcome: str, came: int | None) -> None:
    """Write down what came of it; a meeting of a group goes into the log of the group as well. Raises DomainError."""
    person, event = begin_keeping(person, event_id)
    if event.begins_at > utcnow():
        raise DomainError(_l("Hasil ditulis sesudah kegiatan berlangsung."), "outcome")
    if not outcome:
        raise DomainError(_l("Tulis hasilnya, satu kalimat pun cukup."), "outcome")
    outcome_step(event, outcome, came, recorded_by=person.account_id)
    audit.record(person, "events.outcome_written", f"event:{event.id}", event.title)
    commit()


def outcome_step(event: Event, outcome: str, came: int | None, *, recorded_by: int | None = None) -> None:
    """The outcome in the row, and the meeting in the log of its group. A step."""
    event.outcome, event.came, event.state = outcome, came, "dievaluasi"
    event.updated_at = utcnow()
    if event.group_id is not None and event.kind in MEETINGS:
        facts = MeetingFacts(local(event.begins_at).date(), event.place, f"{event.title}. {outcome}", came)
        add_meeting_step(event.group_id, facts, source=f"event:{event.id}", recorded_by=recorded_by)
    index_events_step([event])


def delete_event(person: Person, event_id: int) -> None:
    """Take an event away; for 30 days it can come back. Twice is the same as once."""
    person, event = begin_keeping(person, event_id)
    if event.deleted_at is None:
        event.deleted_at = utcnow()
        index_events_step([event])
        audit.record(person, "events.deleted", f"event:{event.id}", event.title)
    commit()


def restore_event(person: Person, event_id: int) -> None:
    """Bring an event back, for 30 days. Raises TooLateToUndo."""
    person, event = begin_keeping(person, event_id)
    if event.deleted_at is not None:
        if event.deleted_at < utcnow() - timedelta(days=UNDO_DAYS):
            raise TooLateToUndo(_l("Kegiatan ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan."))
        event.deleted_at = None
        event.updated_at = utcnow()
        index_events_step([event])
        audit.record(person, "events.restored", f"event:{event.id}", event.title)
    commit()
