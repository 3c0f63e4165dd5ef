"""The registers of letters: the list, filing, one letter, its corrections, its place among the printed pages."""

import secrets
from collections.abc import Callable
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts.interface import account_lines
from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.forms import options
from village.core.fragments import page
from village.registry.interface import group_choices, today
from village.vault.arriving import Arrived, arrive, note_of, page_notes
from village.vault.disposition_queries import dispositions_of
from village.vault.letter_forms import AskCopyForm, DoneForm, LetterForm, LineForm, NoteForm, ProposalForm, ReasonForm
from village.vault.letter_queries import (
    LetterView,
    follow_ups_of,
    get_letter,
    letter_of_document,
)
from village.vault.letter_styles import letter_style
from village.vault.letter_words import PROPOSAL, PROPOSAL_LABELS, PROPOSAL_MOVES
from village.vault.permissions import BOARD
from village.vault.proposal_queries import story_of
from village.vault.queries import DocumentView, get_document
from village.vault.receipt_queries import copies_asked, receipts_of
from village.vault.services import letters as services
from village.vault.views.blueprint import bp
from village.vault.views.documents import BODY_BYTES, OF_FILES


def people() -> dict[int, str]:
    """The name behind each account."""
    return {line.id: line.name for line in account_lines()}


@bp.get("/kelola/surat/baru/<any(masuk, keluar):direction>")
@requires("vault.file_document")
def new_letter(direction: str) -> ResponseReturnValue:
    """The form: the paper, who sent it or to whom, what about."""
    key = secrets.token_urlsafe(12)
    return _form_page(LetterForm(dated_on=today(), registered_on=today(), upload_key=key), direction)


def _form_page(
    form: LetterForm, direction: str, arrived: Arrived | None = None, status: int = 200
) -> ResponseReturnValue:
    _offer_choices(form)
    return page(
        "vault/letters/form.html",
        status=status,
        form=form,
        direction=direction,
        style=letter_style(),
        **_brought(arrived),
    )


def _offer_choices(form: LetterForm) -> None:
    person = me()
    nobody = [(0, _("bukan kelompok, milik kampung"))] if person.has(*BOARD) else []
    form.group_id.choices = options([*nobody, *group_choices(None if person.has(*BOARD) else person.leads)])
    form.reader_ids.choices = options((line.id, line.name) for line in account_lines() if line.disabled_at is None)


def _brought(arrived: Arrived | None) -> dict[str, Any]:
    if arrived is None:
        return {}
    if arrived.file:
        return {"kept": arrived.file, "note": note_of(me(), arrived.file)}
    return {"pages": list(zip(arrived.pages, page_notes(me(), arrived), strict=True))}


@bp.post("/kelola/surat/baru/<any(masuk, keluar):direction>")
@requires("vault.file_document", body_bytes=BODY_BYTES)
def file_letter(direction: str) -> ResponseReturnValue:
    """Keep the paper, take a number, write the line."""
    form = LetterForm(submitted())
    _offer_choices(form)
    is_valid, arrived = form.validate(), None
    try:
        if not request.form.get("later"):
            arrived = arrive(me(), request.form, form.file.data, form.sent_sha256.data or "")
        if not is_valid or (arrived and arrived.is_unseen):
            return _form_page(form, direction, arrived, status=200 if is_valid else 422)
        letter_id = services.register_letter(
            me(),
            form.facts(),
            form.letter_facts(direction, today()),
            arrived.kept() if arrived else None,
            form_key=(form.upload_key.data or "")[:100],
        )
    except DomainError as error:
        error.field = "file" if error.field in ("files", None) and isinstance(error, OF_FILES) else error.field
        form.place(error)
        return _form_page(form, direction, arrived, status=error.status)
    return changed(letter_id, _("Surat tercatat di buku agenda."))


def letter_page(found: LetterView, status: int = 200, **forms: Any) -> ResponseReturnValue:
    """One letter with everything that happened to it; ``forms`` are those that came back with an error."""
    may_keep = allowed("vault.keep_document", found)
    is_proposal = found.direction == "keluar" and found.type_code == PROPOSAL
    story = story_of(found.id) if is_proposal else []
    moves = PROPOSAL_MOVES[story[-1].state if story else ""]
    proposal = forms.pop("proposal_form", None) or ProposalForm(on_date=today(), state=moves[0] if moves else "")
    proposal.state.choices = options((code, PROPOSAL_LABELS[code]) for code in moves)
    shown = {
        "reason_form": ReasonForm(),
        "done_form": DoneForm(done_on=today()),
        "copy_form": AskCopyForm(asked_of=found.other_side),
        "note_form": NoteForm(),
        **forms,
    }
    return page(
        "vault/letters/letter.html",
        status=status,
        letter=found,
        document=get_document(me(), found.document_id),
        receipts=receipts_of(found.id),
        chain=dispositions_of(found.id),
        copies=copies_asked(found.document_id) if may_keep else [],
        follow_ups=follow_ups_of(me(), found.id),
        names=people(),
        is_proposal=is_proposal,
        story=story,
        moves=moves,
        proposal_form=proposal,
        may_keep=may_keep,
        may_handle=allowed("vault.handle_letter", found),
        **shown,
    )


def readable_letter(letter_id: int, permission: str = "vault.see_letters") -> LetterView:
    """The letter, if it may be read and the permission holds; 404 otherwise."""
    found = get_letter(me(), letter_id)
    check(permission, found)
    return found


@bp.get("/kelola/surat/<int:letter_id>")
@requires("vault.see_letters")
def letter(letter_id: int) -> ResponseReturnValue:
    """One letter."""
    return letter_page(readable_letter(letter_id))


@bp.get("/kelola/surat/<int:letter_id>/ubah")
@requires("vault.keep_document")
def edit_letter(letter_id: int) -> ResponseReturnValue:
    """What the register says of it, to correct."""
    found = readable_letter(letter_id, "vault.keep_document")
    return _correct_page(found, LineForm(data={name: getattr(found, name) for name in services.CHANGEABLE}))


def _correct_page(found: LetterView, form: LineForm, status: int = 200) -> ResponseReturnValue:
    return page("vault/letters/correct.html", status=status, letter=found, form=form)


@bp.post("/kelola/surat/<int:letter_id>/ubah")
@requires("vault.keep_document")
def correct_letter(letter_id: int) -> ResponseReturnValue:
    """Correct it; the number stays."""
    found = readable_letter(letter_id, "vault.keep_document")
    form = LineForm(submitted())
    if not form.validate():
        return _correct_page(found, form, 422)
    try:
        services.correct_letter(me(), letter_id, form.letter_facts(found.direction, found.registered_on))
    except DomainError as error:
        form.place(error)
        return _correct_page(found, form, error.status)
    return changed(letter_id, _("Catatan agenda sudah disimpan."))


def refused(found: LetterView, name: str, form: Any, change: Callable[[], Any]) -> ResponseReturnValue | None:
    """The letter's page with what is wrong in this form of it; None once the change was made."""
    try:
        if form.validate():
            change()
            return None
        status = 422
    except DomainError as error:
        form.place(error)
        status = error.status
    return letter_page(found, status, **{name: form})


def changed(letter_id: int, text: str, undo_endpoint: str = "") -> ResponseReturnValue:
    """Back to the letter, telling what was done and, where there is one, the way back."""
    undo = url_for(undo_endpoint, letter_id=letter_id) if undo_endpoint else ""
    flash({"text": text, "undo": undo} if undo else text, "good")  # type: ignore[arg-type]
    return redirect(url_for("vault.letter", letter_id=letter_id), 303)


@bp.post("/kelola/surat/<int:letter_id>/batal")
@requires("vault.keep_document")
def cancel_letter(letter_id: int) -> ResponseReturnValue:
    """Void; the number stays in the register."""
    found, form = readable_letter(letter_id, "vault.keep_document"), ReasonForm(submitted())
    answer = refused(
        found, "reason_form", form, lambda: services.cancel_letter(me(), letter_id, form.reason.data or "")
    )
    words = _("Surat dibatalkan. Nomornya tidak dipakai lagi.")
    return answer or changed(letter_id, words, "vault.revive_letter")


@bp.post("/kelola/surat/<int:letter_id>/berlakukan")
@requires("vault.keep_document")
def revive_letter(letter_id: int) -> ResponseReturnValue:
    """It holds again."""
    readable_letter(letter_id, "vault.keep_document")
    services.revive_letter(me(), letter_id)
    return changed(letter_id, _("Surat berlaku lagi dengan nomor yang sama."))


@bp.post("/kelola/surat/<int:letter_id>/selesai")
@requires("vault.keep_document")
def finish_letter(letter_id: int) -> ResponseReturnValue:
    """Answered, or done with."""
    found, form = readable_letter(letter_id, "vault.keep_document"), DoneForm(submitted())
    answer = refused(
        found,
        "done_form",
        form,
        lambda: services.finish_letter(me(), letter_id, form.done_on.data, form.done_note.data or ""),
    )
    return answer or changed(letter_id, _("Surat ditandai selesai."), "vault.reopen_letter")


@bp.post("/kelola/surat/<int:letter_id>/buka")
@requires("vault.keep_document")
def reopen_letter(letter_id: int) -> ResponseReturnValue:
    """Not done with after all."""
    readable_letter(letter_id, "vault.keep_document")
    services.reopen_letter(me(), letter_id)
    return changed(letter_id, _("Surat dibuka lagi."))


@bp.get("/kelola/dokumen/<int:document_id>/agenda")
@requires("vault.see_letters")
def register_document_form(document_id: int) -> ResponseReturnValue:
    """Where a document stands in a register, or the line it gets there."""
    found = get_document(me(), document_id)
    letter_id = letter_of_document(document_id)
    if letter_id is not None:
        return redirect(url_for("vault.letter", letter_id=letter_id), 303)
    check("vault.keep_document", found)
    return _register_page(found, LineForm(registered_on=today() if found.kind == "surat_masuk" else found.dated_on))


def _direction_of(kind: str) -> str:
    return "masuk" if kind == "surat_masuk" else "keluar"


def _register_page(found: DocumentView, form: LineForm, status: int = 200) -> ResponseReturnValue:
    direction = _direction_of(found.kind)
    return page("vault/letters/register.html", status=status, document=found, form=form, direction=direction)


@bp.post("/kelola/dokumen/<int:document_id>/agenda")
@requires("vault.keep_document")
def register_document(document_id: int) -> ResponseReturnValue:
    """Write the line."""
    found = get_document(me(), document_id)
    check("vault.keep_document", found)
    form = LineForm(submitted())
    if not form.validate():
        return _register_page(found, form, 422)
    try:
        facts = form.letter_facts(_direction_of(found.kind), today())
        letter_id = services.register_document(me(), document_id, facts)
    except DomainError as error:
        form.place(error)
        return _register_page(found, form, error.status)
    return changed(letter_id, _("Surat tercatat di buku agenda."))
