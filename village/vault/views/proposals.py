"""The way of an outgoing proposal, step by step, and whether everybody may read it."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.vault.letter_forms import ProposalForm
from village.vault.letter_queries import LetterView
from village.vault.services import proposals
from village.vault.views.blueprint import bp
from village.vault.views.letters import changed, readable_letter, refused


@bp.post("/kelola/surat/<int:letter_id>/proposal")
@requires("vault.keep_document")
def move_proposal(letter_id: int) -> ResponseReturnValue:
    """The next step of a proposal."""
    letter = readable_letter(letter_id, "vault.keep_document")
    form = ProposalForm(submitted())

    def move() -> None:
        note, amount = form.note.data or "", form.amount_rupiah.data
        proposals.add_proposal_step(
            me(), letter_id, form.state.data or "", form.on_date.data, amount_rupiah=amount, note=note
        )

    answer = refused(letter, "proposal_form", form, move)
    return answer or changed(letter_id, _("Langkah proposal tercatat."), "vault.undo_proposal")


def _back(letter: LetterView) -> ResponseReturnValue:
    return redirect(url_for("vault.letter", letter_id=letter.id), 303)


@bp.post("/kelola/surat/<int:letter_id>/proposal/urungkan")
@requires("vault.keep_document")
def undo_proposal(letter_id: int) -> ResponseReturnValue:
    """The last step was a mistake."""
    letter = readable_letter(letter_id, "vault.keep_document")
    try:
        proposals.undo_proposal_step(me(), letter_id)
    except DomainError as error:
        flash(str(error), "warn")
    else:
        flash(_("Langkah terakhir diurungkan."), "good")
    return _back(letter)


@bp.post("/kelola/surat/<int:letter_id>/proposal/umum")
@requires("vault.keep_document")
def show_proposal(letter_id: int) -> ResponseReturnValue:
    """Let everybody read what became of it, or no more."""
    letter = readable_letter(letter_id, "vault.keep_document")
    is_public = request.form.get("umum") == "1"
    try:
        proposals.show_story(me(), letter_id, is_public=is_public)
    except DomainError as error:
        flash(str(error), "warn")
    else:
        told = _("Perjalanan proposal tampil di halaman Arsip.") if is_public else _("Perjalanan proposal ditutup.")
        flash(told, "good")
    return _back(letter)
