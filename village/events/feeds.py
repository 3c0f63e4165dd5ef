"""Which events and dates a calendar feed carries, and for whom."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask import current_app, url_for
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, exists, or_, select

from village.core.access import Person
from village.core.db import db, utcnow
from village.core.languages import language
from village.core.village import current_village
from village.events.calendar_files import Entry, calendar_file
from village.events.models import Event, EventAudience, EventRegistration, FeedKey
from village.events.standing import is_shown
from village.events.times import zone_name
from village.events.words import KIND_LABELS
from village.permits.interface import renewals
from village.registry.interface import memberships

BEHIND = timedelta(days=60)
AHEAD = timedelta(days=366)
RENEWALS_BEHIND = timedelta(days=90)
FIRST_DAY = date(2000, 1, 1)  # a later day is a higher SEQUENCE
COLUMNS = (
    *(Event.id, Event.uid, Event.slug, Event.title, Event.kind, Event.place, Event.body, Event.begins_at),
    *(Event.ends_at, Event.state, Event.reason, Event.sequence, Event.updated_at, Event.speaker),
)


def public_feed(kind: str | None = None) -> bytes:
    """Everything public, or of one kind, a year ahead. One statement."""
    chosen = (Event.kind == kind,) if kind else ()
    name = f"{KIND_LABELS[kind]} {_village()}" if kind else _("Agenda %(village)s", village=_village())
    return _file([_entry(row) for row in _rows(*chosen)], name)


def single_file(slug: str) -> bytes | None:
    """One event, or None where nobody may read it."""
    rows = db.session.execute(select(*COLUMNS).where(is_shown(), Event.slug == slug)).all()
    return _file([_entry(row) for row in rows], rows[0].title) if rows else None


def own_feed(person: Person, phone: str | None) -> bytes:
    """What this person registered for, and what concerns their groups and businesses, a year ahead. One statement."""
    name = _("Agenda %(name)s", name=person.name)
    return _file([_entry(row) for row in _rows(is_mine(person, phone))], name)


def is_mine(person: Person, phone: str | None) -> ColumnElement[bool]:
    """Events this person registered for, leads the group of, or is meant by as a member of a group."""
    reached = [EventRegistration.account_id == person.account_id]
    if phone:
        reached.append(EventRegistration.phone == phone)
    registered = exists().where(
        EventRegistration.event_id == Event.id, EventRegistration.state != "batal", or_(*reached)
    )
    mine = select(memberships.c.group_id).where(
        memberships.c.enterprise_id.in_(sorted(person.owns)), memberships.c.until_on.is_(None)
    )
    meant = exists().where(EventAudience.event_id == Event.id, EventAudience.group_id.in_(mine))
    return or_(registered, Event.group_id.in_(sorted(person.leads)), Event.group_id.in_(mine), meant)


def renewals_feed(person: Person) -> bytes:
    """The last days of what this person may have to renew, as whole days; a renewed one moves to its new day."""
    entries = [
        Entry(
            uid=f"{one.key.replace(':', '-')}@gapura",
            title=_("%(what)s %(whose)s habis", what=one.what, whose=one.whose),
            changed_at=utcnow(),
            on=one.ends_on,
            text=_("Urus perpanjangannya sebelum hari ini."),
            address=current_app.config["PUBLIC_ADDRESS"] + url_for(one.endpoint, **one.values),
            sequence=(one.ends_on - FIRST_DAY).days,
        )
        for one in renewals(person)
        if one.ends_on >= (utcnow() - RENEWALS_BEHIND).date()
    ]
    return _file(entries, _("Perpanjangan izin %(name)s", name=person.name))


def key_of(account_id: int) -> str | None:
    """The secret in the address of this account's own feeds, if there is one yet."""
    return db.session.scalar(select(FeedKey.key).where(FeedKey.account_id == account_id))


def account_of_key(key: str) -> int | None:
    """Whose feed this address is."""
    return db.session.scalar(select(FeedKey.account_id).where(FeedKey.key == key))


def _rows(*conditions: ColumnElement[bool]) -> Sequence[Any]:
    now = utcnow()
    return db.session.execute(
        select(*COLUMNS)
        .where(is_shown(), Event.begins_at > now - BEHIND, Event.begins_at < now + AHEAD, *conditions)
        .order_by(Event.begins_at, Event.id)
    ).all()


def _entry(row: Any) -> Entry:
    title = row.title
    if row.state == "ditunda":
        title = _("DITUNDA: %(title)s", title=row.title)
    elif row.state == "batal":
        title = _("BATAL: %(title)s", title=row.title)
    parts = [row.reason, row.body, _("Pemateri: %(name)s", name=row.speaker) if row.speaker else ""]
    return Entry(
        uid=row.uid,
        title=title,
        changed_at=row.updated_at,
        begins_at=row.begins_at,
        ends_at=row.ends_at,
        place=row.place,
        text="\n\n".join(part for part in parts if part),
        address=current_app.config["PUBLIC_ADDRESS"] + url_for("events.event", slug=row.slug),
        kind=str(KIND_LABELS[row.kind]),
        sequence=row.sequence,
        is_cancelled=row.state in ("batal", "ditunda"),
    )


def _file(entries: Sequence[Entry], name: str) -> bytes:
    return calendar_file(entries, name=name, zone_name=zone_name(), language=language())


def _village() -> str:
    village = current_village()
    return village.name if village else "Gapura"
