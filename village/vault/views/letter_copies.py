"""Copies of lost letters, asked back by a link that takes one file once."""

from flask import current_app, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import public, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError
from village.core.files import storage
from village.core.fragments import page
from village.core.village import current_village
from village.vault.letter_forms import AskCopyForm, ReturnCopyForm
from village.vault.receipt_queries import find_linked_copy
from village.vault.services import copies
from village.vault.services.keeping_files import keep_file
from village.vault.views.blueprint import bp
from village.vault.views.letter_receipts import BODY_BYTES, link_page, unkept
from village.vault.views.letters import letter_page, readable_letter


@bp.post("/kelola/surat/<int:letter_id>/salinan")
@requires("vault.keep_document")
def ask_copy(letter_id: int) -> ResponseReturnValue:
    """A link for whoever may still have the letter."""
    letter = readable_letter(letter_id, "vault.keep_document")
    form = AskCopyForm(submitted())
    try:
        if not form.validate():
            return letter_page(letter, 422, copy_form=form)
        code = copies.ask_copy(me(), letter.document_id, form.asked_of.data or "")
    except DomainError as error:
        form.place(error)
        return letter_page(letter, error.status, copy_form=form)
    address = current_app.config["PUBLIC_ADDRESS"] + url_for("vault.linked_copy", code=code)
    text = _(
        "Yth. %(name)s. Surat %(title)s kami hilang. Mohon dikirimkan salinannya lewat tautan ini: %(address)s",
        name=form.asked_of.data,
        title=letter.title,
        address=address,
    )
    return link_page(letter, form.asked_of.data or "", address, text)


@bp.post("/kelola/surat/<int:letter_id>/salinan/<int:request_id>/batal")
@requires("vault.keep_document")
def withdraw_copy(letter_id: int, request_id: int) -> ResponseReturnValue:
    """The link is worthless from now on."""
    letter = readable_letter(letter_id, "vault.keep_document")
    copies.withdraw_request(me(), letter.document_id, request_id)
    flash(_("Permintaan salinan dibatalkan. Tautannya tidak berlaku lagi."), "good")
    return redirect(url_for("vault.letter", letter_id=letter_id), 303)


@bp.get("/verifikasi/salinan/<code>")
@public
def linked_copy(code: str) -> ResponseReturnValue:
    """Where somebody without an account sends a copy back."""
    return _copy_page(code, ReturnCopyForm())


def _copy_page(code: str, form: ReturnCopyForm, status: int = 200) -> ResponseReturnValue:
    linked = find_linked_copy(code)
    if linked is None or not (linked.is_open or linked.sent_at):
        linked, status = None, 410
    answer = page(
        "vault/letters/linked_copy.html", status=status, asked=linked, code=code, form=form, village=current_village()
    )
    return unkept(answer)


@bp.post("/verifikasi/salinan/<code>")
@public(body_bytes=BODY_BYTES)
def send_copy(code: str) -> ResponseReturnValue:
    """The one file that the link takes; nothing is received for a link that is over."""
    try:
        copies.open_request(code)
    except copies.LinkOver:
        return _copy_page(code, ReturnCopyForm(), 410)
    form = ReturnCopyForm(submitted())
    is_valid = form.validate()
    try:
        if not form.file.data:
            raise DomainError(_("Pilih berkasnya dulu: PDF, foto, atau dokumen."), "file")
        if not is_valid:
            return _copy_page(code, form, 422)
        sent = form.file.data
        file = keep_file(storage(), sent.stream, sent.filename or "", source=copies.RETURNED)
        copies.receive_copy(code, file, form.sender.data or "")
    except DomainError as error:
        error.field = "file" if error.field in ("files", None) else error.field
        form.place(error)
        return _copy_page(code, form, error.status)
    return redirect(url_for("vault.linked_copy", code=code), 303)
