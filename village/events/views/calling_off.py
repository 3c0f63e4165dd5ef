"""Cancelling and postponing, and holding it after all."""

from typing import Any

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from village.config import FORM_BYTES
from village.core.access import requires, submitted
from village.core.answering import me, tell
from village.core.errors import DomainError
from village.core.fragments import page
from village.events.forms import CallOffForm
from village.events.services import changing
from village.events.views.blueprint import bp, kept


@bp.get("/kelola/agenda/<int:event_id>/batal")
@requires("events.keep")
def call_off_form(event_id: int) -> ResponseReturnValue:
    """Postponed or cancelled, and why."""
    return _form_page(kept(event_id), CallOffForm())


def _form_page(found: Any, form: CallOffForm, status: int = 200) -> ResponseReturnValue:
    return page("events/call_off.html", status=status, event=found, form=form)


@bp.post("/kelola/agenda/<int:event_id>/batal")
@requires("events.keep", body_bytes=FORM_BYTES)
def call_off(event_id: int) -> ResponseReturnValue:
    """It is told on every page at once; the messages for those who registered stand ready."""
    found, form = kept(event_id), CallOffForm(submitted())
    if not form.validate():
        return _form_page(found, form, 422)
    try:
        count = changing.call_off(
            me(),
            event_id,
            form.state.data or "",
            form.reason.data or "",
            also_later=bool(form.also_later.data),
        )
    except DomainError as error:
        form.place(error)
        return _form_page(kept(event_id), form, error.status)
    words = ngettext("%(num)s tanggal diubah.", "%(num)s tanggal diubah.", count)
    undo = url_for("events.hold_after_all", event_id=event_id)
    if count == 1:
        tell(_("Sudah diumumkan. Kabari juga yang sudah mendaftar."), undo=undo)
    else:
        tell(f"{words} {_('Kabari juga yang sudah mendaftar.')}")
    return redirect(url_for("events.kept_event", event_id=event_id), 303)


@bp.post("/kelola/agenda/<int:event_id>/adakan")
@requires("events.keep")
def hold_after_all(event_id: int) -> ResponseReturnValue:
    """As it was planned."""
    kept(event_id)
    changing.hold_after_all(me(), event_id)
    tell(_("Kegiatan jadi diadakan sesuai rencana."))
    return redirect(url_for("events.kept_event", event_id=event_id), 303)
