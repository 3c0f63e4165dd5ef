"""Dispositions: what is asked of whom, one's own list, and the printed sheet."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.forms import options
from village.core.fragments import page
from village.registry.interface import today
from village.vault.disposition_queries import (
    DispositionView,
    dispositions_of,
    get_disposition,
    possible_receivers,
    tasks_of,
)
from village.vault.letter_forms import DispositionForm, NoteForm
from village.vault.letter_queries import LetterView
from village.vault.services import dispositions as services
from village.vault.views.blueprint import bp
from village.vault.views.letters import people, readable_letter


@bp.get("/kelola/disposisi")
@requires("vault.see_letters")
def dispositions() -> ResponseReturnValue:
    """What this person was asked to do, and has done."""
    found = tasks_of(me(), open_only=False)
    waiting = [task for task in found if task.state in ("baru", "dikerjakan")]
    rest = [task for task in found if task.state not in ("baru", "dikerjakan")]
    return page("vault/letters/dispositions.html", waiting=waiting, rest=rest, names=people())


def _form_page(
    letter: LetterView, form: DispositionForm, before: DispositionView | None = None, status: int = 200
) -> ResponseReturnValue:
    possible = possible_receivers(letter)
    form.to_ids.choices = options((key, name) for key, name in possible.items() if key != me().account_id)
    return page("vault/letters/dispose.html", status=status, letter=letter, form=form, before=before)


def _request(form: DispositionForm) -> services.Request:
    return services.Request(
        tuple(form.to_ids.data or ()), form.instruction.data or "", form.note.data or "", form.due_on.data
    )


@bp.get("/kelola/surat/<int:letter_id>/disposisi")
@requires("vault.handle_letter")
def dispose_form(letter_id: int) -> ResponseReturnValue:
    """Who should do what."""
    return _form_page(readable_letter(letter_id, "vault.handle_letter"), DispositionForm())


@bp.post("/kelola/surat/<int:letter_id>/disposisi")
@requires("vault.handle_letter")
def dispose(letter_id: int) -> ResponseReturnValue:
    """Ask them."""
    letter = readable_letter(letter_id, "vault.handle_letter")
    form = DispositionForm(submitted())
    try:
        if not form.validate():
            return _form_page(letter, form, status=422)
        services.dispose(me(), letter_id, _request(form))
    except DomainError as error:
        form.place(error)
        return _form_page(letter, form, status=error.status)
    flash(_("Disposisi tercatat. Yang diminta melihatnya di ruang kerjanya."), "good")
    return redirect(url_for("vault.letter", letter_id=letter_id), 303)


def _loaded(disposition_id: int, permission: str = "") -> tuple[DispositionView, LetterView]:
    found = get_disposition(disposition_id)
    letter = readable_letter(found.letter_id)
    if permission:
        check(permission, found)
    return found, letter


def _page(found: DispositionView, letter: LetterView, form: NoteForm, status: int = 200) -> ResponseReturnValue:
    return page(
        "vault/letters/disposition.html",
        status=status,
        disposition=found,
        letter=letter,
        chain=dispositions_of(letter.id),
        names=people(),
        form=form,
        may_work=allowed("vault.work_on_disposition", found),
        today=today(),
    )


@bp.get("/kelola/disposisi/<int:disposition_id>")
@requires("vault.see_letters")
def disposition(disposition_id: int) -> ResponseReturnValue:
    """The sheet: what was asked, what became of it."""
    return _page(*_loaded(disposition_id), NoteForm())


@bp.post("/kelola/disposisi/<int:disposition_id>/kerjakan")
@requires("vault.work_on_disposition")
def begin_disposition(disposition_id: int) -> ResponseReturnValue:
    """Begun."""
    _loaded(disposition_id, "vault.work_on_disposition")
    try:
        services.begin_work(me(), disposition_id)
    except services.AlreadyMoved as error:
        flash(str(error), "warn")
    else:
        flash(_("Tercatat sedang dikerjakan."), "good")
    return redirect(url_for("vault.disposition", disposition_id=disposition_id), 303)


@bp.post("/kelola/disposisi/<int:disposition_id>/selesai")
@requires("vault.work_on_disposition")
def finish_disposition(disposition_id: int) -> ResponseReturnValue:
    """Done."""
    found, letter = _loaded(disposition_id, "vault.work_on_disposition")
    form = NoteForm(submitted())
    if not form.validate():
        return _page(found, letter, form, 422)
    try:
        services.finish_work(me(), disposition_id, form.note.data or "")
    except services.AlreadyMoved as error:
        flash(str(error), "warn")
    else:
        undo = url_for("vault.reopen_disposition", disposition_id=disposition_id)
        flash({"text": _("Disposisi selesai. Terima kasih."), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("vault.disposition", disposition_id=disposition_id), 303)


@bp.post("/kelola/disposisi/<int:disposition_id>/buka")
@requires("vault.work_on_disposition")
def reopen_disposition(disposition_id: int) -> ResponseReturnValue:
    """Not done after all."""
    _loaded(disposition_id, "vault.work_on_disposition")
    try:
        services.reopen_work(me(), disposition_id)
    except services.AlreadyMoved as error:
        flash(str(error), "warn")
    else:
        flash(_("Disposisi dibuka lagi."), "good")
    return redirect(url_for("vault.disposition", disposition_id=disposition_id), 303)


@bp.get("/kelola/disposisi/<int:disposition_id>/teruskan")
@requires("vault.work_on_disposition")
def forward_form(disposition_id: int) -> ResponseReturnValue:
    """Who should do it instead."""
    found, letter = _loaded(disposition_id, "vault.work_on_disposition")
    return _form_page(letter, DispositionForm(instruction=found.instruction, due_on=found.due_on), found)


@bp.post("/kelola/disposisi/<int:disposition_id>/teruskan")
@requires("vault.work_on_disposition")
def forward_disposition(disposition_id: int) -> ResponseReturnValue:
    """Pass it on."""
    found, letter = _loaded(disposition_id, "vault.work_on_disposition")
    form = DispositionForm(submitted())
    try:
        if not form.validate():
            return _form_page(letter, form, found, 422)
        services.forward(me(), disposition_id, _request(form))
    except DomainError as error:
        form.place(error)
        return _form_page(letter, form, found, error.status)
    flash(_("Disposisi diteruskan."), "good")
    return redirect(url_for("vault.disposition", disposition_id=disposition_id), 303)
