"""The calendar as its keepers see it: the list, one event with its people, what came of it."""

from typing import Any

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from village.config import FORM_BYTES
from village.core import slots
from village.core.access import allowed, requires, submitted
from village.core.answering import me, tell, try_to
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.core.typed_by_hand import opened_now
from village.events import queries
from village.events.audience import audience_of, for_whom, village_rts
from village.events.forms import OutcomeForm, PersonForm
from village.events.registrations import crowd_of, registrations_of
from village.events.services import changing, registering
from village.events.sharing import message, message_to
from village.events.views.blueprint import bp, full_address, kept
from village.events.views.public import photo_of

FORM = "agenda-kelola"
LAST_PAGE = 10_000


@bp.get("/kelola/agenda")
@requires("events.keep")
def kept_events() -> ResponseReturnValue:
    """What is to come with seats and who waits, or what was; what was taken away lately."""
    number, is_past = min(max(asked_number("hal", 1), 1), LAST_PAGE), request.args.get("waktu") == "lewat"
    found, more = queries.kept_events(me(), page=number, is_past=is_past)
    if number > 1 and not found:
        raise NotFound()
    past = "lewat" if is_past else None
    return page(
        "events/kept_events.html",
        events=found,
        deleted=queries.deleted_events(me()) if number == 1 else (),
        is_past=is_past,
        next_url=url_for("events.kept_events", waktu=past, hal=number + 1) if more else None,
    )


@bp.get("/kelola/agenda/<int:event_id>")
@requires("events.keep")
def kept_event(event_id: int) -> ResponseReturnValue:
    """One event: who comes, whom to tell, what can be done with it."""
    return event_page(kept(event_id))


def event_page(
    found: Any, *, outcome: OutcomeForm | None = None, person_form: PersonForm | None = None, status: int = 200
) -> ResponseReturnValue:
    """The page of an event for its keepers."""
    rows, audience = registrations_of(found.id), audience_of(found.id)
    person_form = person_form or PersonForm(people=1, opened=opened_now(FORM))
    person_form.offer(village_rts(), [])
    return page(
        "events/kept_event.html",
        status=status,
        event=found,
        photo=photo_of(found),
        whom=for_whom(audience, found.only_invited),
        crowd=crowd_of(found.id),
        people=[(row, _message_link(found, row)) for row in rows],
        needs_telling=found.sequence > found.told_sequence and any(row.state != "batal" for row in rows),
        group_message=whatsapp_address("", message(found)),
        papers=slots.call("papers", me(), f"event:{found.id}"),
        may_invite=allowed("events.invite", found),
        outcome_form=outcome or OutcomeForm(obj=found),
        person_form=person_form,
    )


def _message_link(found: Any, row: Any) -> str:
    own = full_address(url_for("events.registration", slug=found.slug, code=row.code))
    return whatsapp_address(row.phone, message_to(found, row.name, own)) if row.phone else ""


@bp.post("/kelola/agenda/<int:event_id>/hasil")
@requires("events.keep", body_bytes=FORM_BYTES)
def record_outcome(event_id: int) -> ResponseReturnValue:
    """Write down what came of it."""
    found, form = kept(event_id), OutcomeForm(submitted())
    if not form.validate():
        return event_page(found, outcome=form, status=422)
    try:
        changing.record_outcome(me(), event_id, form.outcome.data or "", form.came.data)
    except DomainError as error:
        form.place(error)
        return event_page(kept(event_id), outcome=form, status=error.status)
    tell(_("Hasilnya sudah tersimpan dan bisa dibaca warga."))
    return _back(event_id)


@bp.post("/kelola/agenda/<int:event_id>/dikabari")
@requires("events.keep")
def note_telling(event_id: int) -> ResponseReturnValue:
    """They know."""
    kept(event_id)
    changing.note_telling(me(), event_id)
    tell(_("Ditandai: semua peserta sudah dikabari."))
    return _back(event_id)


@bp.post("/kelola/agenda/<int:event_id>/peserta")
@requires("events.keep", body_bytes=FORM_BYTES)
def add_person(event_id: int) -> ResponseReturnValue:
    """Write somebody in who told it by mouth or by phone."""
    found, form = kept(event_id), PersonForm(submitted())
    if not form.validate():
        return event_page(found, person_form=form, status=422)
    row = registering.add_person(me(), event_id, form.asked(), form.opened.data or "")
    if row.state == "terdaftar":
        tell(_("%(name)s sudah terdaftar.", name=row.name))
    else:
        tell(_("Kursinya penuh. %(name)s masuk daftar tunggu.", name=row.name))
    return _back(event_id)


@bp.post("/kelola/agenda/<int:event_id>/peserta/<int:registration_id>/coret")
@requires("events.keep")
def strike(event_id: int, registration_id: int) -> ResponseReturnValue:
    """Off the list; whoever waits gets the seats."""
    kept(event_id)
    registering.strike(me(), event_id, registration_id)
    undo = url_for("events.bring_back", event_id=event_id, registration_id=registration_id)
    tell(_("Sudah dicoret. Kursinya untuk yang menunggu."), undo=undo)
    return _back(event_id)


@bp.post("/kelola/agenda/<int:event_id>/peserta/<int:registration_id>/kembalikan")
@requires("events.keep")
def bring_back(event_id: int, registration_id: int) -> ResponseReturnValue:
    """Back into the line at the old place."""
    kept(event_id)
    registering.bring_back(me(), event_id, registration_id)
    tell(_("Sudah dikembalikan. Kalau kursinya sudah terisi, masuk daftar tunggu paling depan."))
    return _back(event_id)


@bp.post("/kelola/agenda/<int:event_id>/hapus")
@requires("events.keep")
def delete_event(event_id: int) -> ResponseReturnValue:
    """Take it away."""
    kept(event_id)
    changing.delete_event(me(), event_id)
    undo = url_for("events.restore_event", event_id=event_id)
    tell(_("Kegiatan dihapus. Masih bisa dikembalikan selama 30 hari."), undo=undo)
    return redirect(url_for("events.kept_events"), 303)


@bp.post("/kelola/agenda/<int:event_id>/kembalikan")
@requires("events.keep")
def restore_event(event_id: int) -> ResponseReturnValue:
    """Bring it back."""
    kept(event_id, even_deleted=True)
    with try_to():
        changing.restore_event(me(), event_id)
        tell(_("Kegiatan sudah kembali."))
    return redirect(url_for("events.kept_events"), 303)


def _back(event_id: int) -> ResponseReturnValue:
    return redirect(url_for("events.kept_event", event_id=event_id), 303)
