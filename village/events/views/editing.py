"""Posting an event with three fields, and changing it later."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.config import PHOTO_BYTES
from village.core.access import requires, submitted
from village.core.answering import me, tell
from village.core.arriving_photos import NOTE_FIELD, Arrived, receive_photos
from village.core.errors import DomainError
from village.core.forms import options
from village.core.fragments import page
from village.events.audience import audience_of, village_rts
from village.events.facts import EventFacts, PhotoChange
from village.events.forms import EventForm
from village.events.forms.events import NotRead, typed_of
from village.events.permissions import KEEPERS
from village.events.planning import warnings_for
from village.events.repeats import A_YEAR, SELAPANAN_DAYS, Repeat, days_of
from village.events.services import changing, posting
from village.events.sharing import when_words
from village.events.times import local
from village.events.views.blueprint import bp, kept
from village.events.views.public import photo_of
from village.registry.interface import group_choices, today

ROOM = PHOTO_BYTES + 1_000_000
MOST_PHOTOS = 1


@dataclass(frozen=True)
class Typed:
    """What came with a form that may be saved: the facts and the photo."""

    facts: EventFacts
    arrived: Arrived


@bp.get("/kelola/agenda/baru")
@requires("events.keep")
def new_event() -> ResponseReturnValue:
    """The form of three fields; the rest waits below."""
    ids, title = request.args.get("usaha", "")[:2_000], request.args.get("judul", "")[:90]
    form = EventForm(upload_key=secrets.token_urlsafe(12), asked=ids, title=title, takes_registration=bool(ids))
    return _form_page(with_choices(form))


def with_choices(form: EventForm) -> EventForm:
    """The form with the RT and groups there are; a group officer holds events of the own groups only."""
    person, every = me(), group_choices()
    is_keeper = person.has(*KEEPERS)
    own = every if is_keeper else [one for one in every if one[0] in person.leads]
    form.group_id.choices = options([*([(0, "-")] if is_keeper else []), *own])
    form.rts.choices = options((rt, f"RT {rt:02d}") for rt in village_rts())
    form.group_ids.choices = options(every)
    return form


def _form_page(
    form: EventForm,
    found: Any = None,
    *,
    status: int = 200,
    notes: Sequence[str] = (),
    warnings: Sequence[str] = (),
) -> ResponseReturnValue:
    return page(
        "events/event_form.html",
        status=status,
        form=form,
        event=found,
        photo=photo_of(found) if found else None,
        notes=notes,
        warnings=warnings,
    )


@bp.post("/kelola/agenda/baru")
@requires("events.keep", body_bytes=ROOM)
def post_event() -> ResponseReturnValue:
    """Put it into the calendar; whatever is refused, a photo that arrived need not be sent again."""
    form = with_choices(EventForm(submitted()))
    read = _read(form)
    if not isinstance(read, Typed):
        return read
    facts, arrived = read.facts, read.arrived
    try:
        event = posting.post_event(
            me(),
            facts,
            PhotoChange(arrived.pictures[0] if arrived.pictures else None),
            repeating=form.repeating(),
            upload_key=(form.upload_key.data or "")[:100],
        )
    except DomainError as error:
        form.place(error)
        return _form_page(form, status=error.status, notes=arrived.notes)
    when = when_words(event)
    words = (
        _("Rencana tersimpan: %(when)s.", when=when) if facts.is_plan else _("Kegiatan terpasang: %(when)s.", when=when)
    )
    if form.asked.data:
        tell(words)
        return redirect(url_for("events.invitations", event_id=event.id, usaha=form.asked.data[:2_000]), 303)
    if not facts.is_plan:
        tell(words, url=url_for("events.event", slug=event.slug), label=_("Lihat"))
    else:
        tell(words)
    return redirect(url_for("events.kept_event", event_id=event.id), 303)


def _read(form: EventForm, found: Any = None) -> Typed | ResponseReturnValue:
    """What was typed and the photo that came, or the page that says what is missing or should be known first."""
    is_valid = form.validate()
    arrived = receive_photos(me(), form.photos.data or (), request.form.getlist(NOTE_FIELD), most=MOST_PHOTOS)
    form.photos.errors = [*form.photos.errors, *arrived.refused]
    if not is_valid or arrived.refused:
        return _form_page(form, found, status=422, notes=arrived.notes)
    try:
        facts = form.facts(today())
    except NotRead as error:
        form.place(error)
        return _form_page(form, found, status=422, notes=arrived.notes)
    warnings = [] if form.despite.data else warnings_for(facts, _days(form, facts), besides=found.id if found else None)
    if warnings:
        return _form_page(form, found, status=422, notes=arrived.notes, warnings=warnings)
    return Typed(facts, arrived)


def _days(form: EventForm, facts: EventFacts) -> list[date]:
    """Every day on which it would happen."""
    repeating, on = form.repeating(), local(facts.begins_at).date()
    if repeating is None:
        return [on]
    until = min(repeating.until_on or on + A_YEAR, on + A_YEAR)
    every = SELAPANAN_DAYS if repeating.rule == "harian" else repeating.every
    return days_of(Repeat(repeating.rule, on, every), until)


@bp.get("/kelola/agenda/<int:event_id>/ubah")
@requires("events.keep")
def edit_event(event_id: int) -> ResponseReturnValue:
    """The form with what stands there now."""
    found = kept(event_id)
    audience = audience_of(event_id)
    typed = {**typed_of(found), "rts": list(audience.rts), "group_ids": [one for one, _name in audience.groups]}
    return _form_page(with_choices(EventForm(obj=found, **typed)), found)


@bp.post("/kelola/agenda/<int:event_id>/ubah")
@requires("events.keep", body_bytes=ROOM)
def change_event(event_id: int) -> ResponseReturnValue:
    """Change it; those who registered must hear of a new time or place."""
    found = kept(event_id)
    form = with_choices(EventForm(submitted()))
    read = _read(form, found)
    if not isinstance(read, Typed):
        return read
    facts, arrived = read.facts, read.arrived
    photo = PhotoChange(arrived.pictures[0] if arrived.pictures else None, bool(form.without_photo.data))
    try:
        event = changing.change_event(
            me(), event_id, facts, photo, seen_at=form.seen_at.data or "", also_later=bool(form.also_later.data)
        )
    except DomainError as error:
        form.place(error)
        again = kept(event_id)
        if error.status == 409:
            form.seen_at.data = again.updated_at.isoformat()
        return _form_page(form, again, status=error.status, notes=arrived.notes)
    tell(_("Kegiatan diperbarui: %(when)s.", when=when_words(event)))
    return redirect(url_for("events.kept_event", event_id=event_id), 303)
