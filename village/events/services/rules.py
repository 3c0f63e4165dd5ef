"""What an event must keep to, whoever writes it, and the small steps that several services share."""

import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select

from village.core.access import Person, begin_writing_as, demand
from village.core.db import db, utcnow
from village.core.errors import DomainError, NotFound
from village.core.search import Searchable, index_documents, remove_documents
from village.events import permissions
from village.events.facts import EventFacts, PhotoChange
from village.events.models import KINDS, Event, EventAudience
from village.events.times import local, moment_of
from village.registry.interface import slug_of

EVENT_KIND = "event"
FURTHEST_AHEAD = timedelta(days=3 * 366)
LONGEST = timedelta(days=31)
SIMPLE_FIELDS = (
    "title", "body", "place", "begins_at", "ends_at", "kind", "topic", "organiser", "speaker", "group_id",
    "takes_registration", "seats", "opens_at", "closes_at", "only_invited", "permit_code", "permit_step", "photo_alt",
)  # fmt: skip


def check_facts(facts: EventFacts) -> None:
    """Raise DomainError, on its field, for what cannot be."""
    if facts.kind not in KINDS:
        raise DomainError(_l("Pilih jenis yang ada di daftar."), "kind")
    if facts.begins_at > utcnow() + FURTHEST_AHEAD:
        raise DomainError(_l("Tanggal ini terlalu jauh. Periksa tahunnya."), "on")
    if facts.ends_at is not None and not facts.begins_at < facts.ends_at <= facts.begins_at + LONGEST:
        raise DomainError(_l("Jam selesai harus sesudah jam mulai, paling lama 31 hari."), "ends")
    if facts.opens_at and facts.closes_at and facts.closes_at <= facts.opens_at:
        raise DomainError(_l("Pendaftaran ditutup sesudah dibuka. Betulkan salah satunya."), "closes_at")
    if facts.seats is not None and facts.seats < 1:
        raise DomainError(_l("Jumlah kursi paling sedikit satu."), "seats")


def write_facts(event: Event, facts: EventFacts, photo: PhotoChange) -> None:
    """Put the facts and the picture into the row."""
    for name in SIMPLE_FIELDS:
        setattr(event, name, getattr(facts, name))
    if photo.is_dropped:
        event.photo_sha256 = event.photo_width = event.photo_height = None
    if photo.picture is not None:
        event.photo_sha256 = photo.picture.sha256
        event.photo_width, event.photo_height = photo.picture.width, photo.picture.height
    event.updated_at = utcnow()


def moved_to(facts: EventFacts, on: date) -> EventFacts:
    """The same facts on another day: every hour stays what it is on the village's clocks."""
    days = (on - local(facts.begins_at).date()).days
    if not days:
        return facts

    def shifted(moment: datetime | None) -> datetime | None:
        if moment is None:
            return None
        there = local(moment)
        return moment_of(there.date() + timedelta(days=days), there.time())

    begins_at = shifted(facts.begins_at)
    assert begins_at is not None
    return replace(
        facts,
        begins_at=begins_at,
        ends_at=shifted(facts.ends_at),
        opens_at=shifted(facts.opens_at),
        closes_at=shifted(facts.closes_at),
    )


def new_uid() -> str:
    """What calendars know an event by, for good."""
    return f"{secrets.token_hex(12)}@gapura"


def free_slugs(stems: Collection[str]) -> list[str]:
    """An address for each of these names, none taken. One statement for any number."""
    wanted = [slug_of(stem, (), "kegiatan") for stem in stems]
    first = min(wanted, key=len)
    near = db.session.scalars(select(Event.slug).where(Event.slug.startswith(first[:8], autoescape=True)))
    taken, free = set(near), []
    for stem in wanted:
        slug = slug_of(stem, taken, "kegiatan")
        taken.add(slug)
        free.append(slug)
    return free


def audience_step(event_id: int, facts: EventFacts) -> None:
    """Say anew whom the event is for. A step."""
    db.session.execute(delete(EventAudience).where(EventAudience.event_id == event_id))
    for rt in sorted(set(facts.rts)):
        db.session.add(EventAudience(event_id=event_id, rt=rt))
    for group_id in sorted(set(facts.group_ids)):
        db.session.add(EventAudience(event_id=event_id, group_id=group_id))
    db.session.flush()


def index_events_step(events: Collection[Event]) -> None:
    """Let these events be found as far as everybody may read them, and not otherwise. A step."""
    shown = [one for one in events if one.deleted_at is None and one.state != "rencana"]
    index_documents(
        EVENT_KIND,
        [
            Searchable(one.id, one.title, keywords=f"{one.place} {one.organiser} {one.speaker}", body=one.body)
            for one in shown
        ],
    )
    remove_documents(EVENT_KIND, [one.id for one in events if one not in shown])


def begin_keeping(person: Person, event_id: int) -> tuple[Person, Event]:
    """The writing transaction of whoever keeps this event, deleted or not. Raises NotFound, NotAllowed."""
    person = begin_writing_as(person)
    event = db.session.get(Event, event_id)
    if event is None:
        raise NotFound()
    demand(permissions.keep_events(person, event))
    return person, event
