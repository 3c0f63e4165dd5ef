"""Handing letters over: in an account, on paper, or by a one-time link; and copies that are asked back."""

import os
from typing import Any

from flask import Response, current_app, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import check, public, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError, NotFound
from village.core.files import storage
from village.core.forms import options
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.core.village import current_village
from village.registry.interface import today
from village.vault.disposition_queries import possible_receivers
from village.vault.letter_forms import (
    CorrectionForm,
    HandOverForm,
    LinkReceiptForm,
    PaperReceiptForm,
)
from village.vault.paper_kinds import KINDS, LARGEST_FILE_BYTES
from village.vault.receipt_queries import ReceiptView, find_linked_receipt, get_receipt
from village.vault.services import letter_receipts as services
from village.vault.services.keeping_files import keep_file
from village.vault.views.blueprint import bp
from village.vault.views.files import SANDBOX
from village.vault.views.letters import readable_letter

BODY_BYTES = LARGEST_FILE_BYTES + 1_000_000


def _back(letter_id: int) -> ResponseReturnValue:
    return redirect(url_for("vault.letter", letter_id=letter_id), 303)


def _hand_over_page(letter: Any, form: HandOverForm, status: int = 200) -> ResponseReturnValue:
    possible = [(key, name) for key, name in possible_receivers(letter).items() if key != me().account_id]
    form.receiver_id.choices = options([(0, _("orang tanpa akun, tulis namanya di bawah")), *possible])
    return page("vault/letters/hand_over.html", status=status, letter=letter, form=form)


@bp.get("/kelola/surat/<int:letter_id>/serahkan")
@requires("vault.handle_letter")
def hand_over_form(letter_id: int) -> ResponseReturnValue:
    """To whom the letter goes."""
    letter = readable_letter(letter_id, "vault.handle_letter")
    return _hand_over_page(letter, HandOverForm(handed_on=today(), receiver=letter.other_side))


@bp.post("/kelola/surat/<int:letter_id>/serahkan")
@requires("vault.handle_letter")
def hand_over_letter(letter_id: int) -> ResponseReturnValue:
    """Write it down; the receipt waits."""
    letter = readable_letter(letter_id, "vault.handle_letter")
    form = HandOverForm(submitted())
    try:
        if not form.validate():
            return _hand_over_page(letter, form, 422)
        receiver = services.Receiver(form.receiver.data or "", form.receiver_id.data or None)
        receipt_id = services.hand_over(me(), letter_id, receiver, form.handed_on.data, form.note.data or "")
    except DomainError as error:
        form.place(error)
        return _hand_over_page(letter, form, error.status)
    flash(_("Penyerahan tercatat. Tanda terimanya ditunggu."), "good")
    return redirect(url_for("vault.letter_receipt", receipt_id=receipt_id), 303)


def _receipt(receipt_id: int, permission: str = "vault.see_letters") -> tuple[Any, ReceiptView]:
    found = get_receipt(receipt_id)
    return readable_letter(found.letter_id, permission), found


def _receipt_page(letter: Any, found: ReceiptView, status: int = 200, **forms: Any) -> ResponseReturnValue:
    shown = {
        "paper_form": PaperReceiptForm(received_by=found.receiver, received_on=today()),
        "correction_form": CorrectionForm(),
        **forms,
    }
    return page("vault/letters/receipt.html", status=status, letter=letter, receipt=found, **shown)


@bp.get("/kelola/surat/serah/<int:receipt_id>")
@requires("vault.see_letters")
def letter_receipt(receipt_id: int) -> ResponseReturnValue:
    """One handing over: sign, prove, correct, print."""
    return _receipt_page(*_receipt(receipt_id))


@bp.post("/kelola/surat/serah/<int:receipt_id>/terima")
@requires("vault.receive_letter")
def receive_letter(receipt_id: int) -> ResponseReturnValue:
    """The receiver signs."""
    letter, found = _receipt(receipt_id)
    check("vault.receive_letter", found)
    try:
        services.receive_letter(me(), receipt_id)
    except services.AlreadyReceived as error:
        flash(str(error), "warn")
    else:
        flash(_("Tercatat sudah diterima oleh Anda."), "good")
    return _back(letter.id)


@bp.post("/kelola/surat/serah/<int:receipt_id>/kertas")
@requires("vault.handle_letter", body_bytes=BODY_BYTES)
def receive_on_paper(receipt_id: int) -> ResponseReturnValue:
    """The photo of the stamped sheet is the proof."""
    letter, found = _receipt(receipt_id, "vault.handle_letter")
    form = PaperReceiptForm(submitted())
    is_valid = form.validate()
    try:
        if form.file.data is None:
            raise DomainError(_("Pilih foto lembar yang sudah ditandatangani atau distempel."), "file")
        if not is_valid:
            return _receipt_page(letter, found, 422, paper_form=form)
        proof = keep_file(storage(), form.file.data.stream, form.file.data.filename or "")
        signature = services.Signature(
            form.received_by.data or "", form.received_office.data or "", form.received_on.data
        )
        services.receive_on_paper(me(), receipt_id, signature, proof)
    except DomainError as error:
        error.field = "file" if error.field == "files" else error.field
        form.place(error)
        return _receipt_page(letter, found, error.status, paper_form=form)
    flash(_("Tanda terima tersimpan."), "good")
    return _back(letter.id)


@bp.get("/kelola/surat/serah/<int:receipt_id>/bukti")
@requires("vault.see_letters")
def receipt_proof(receipt_id: int) -> ResponseReturnValue:
    """The photo of the stamped sheet."""
    _letter, found = _receipt(receipt_id)
    if not found.proof_digest:
        raise NotFound()
    return _proof(found)


def _proof(found: ReceiptView) -> Response:
    kind = KINDS[found.proof_kind]
    file = storage().open(str(found.proof_digest))
    response = send_file(
        file,
        mimetype=kind.media_type,
        as_attachment=not kind.is_shown,
        download_name=f"tanda-terima-{found.id}.{kind.extension}",
        etag=False,
    )
    response.content_length = os.fstat(file.fileno()).st_size
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@bp.post("/kelola/surat/serah/<int:receipt_id>/tautan")
@requires("vault.handle_letter")
def give_receipt_link(receipt_id: int) -> ResponseReturnValue:
    """A one-time link, shown once."""
    letter, found = _receipt(receipt_id, "vault.handle_letter")
    try:
        code = services.give_link(me(), receipt_id)
    except services.AlreadyReceived as error:
        flash(str(error), "warn")
        return _back(letter.id)
    address = current_app.config["PUBLIC_ADDRESS"] + url_for("vault.linked_receipt", code=code)
    text = _(
        "Yth. %(name)s. Surat %(title)s sudah kami serahkan. Mohon tanda terimanya di sini: %(address)s",
        name=found.receiver,
        title=letter.title,
        address=address,
    )
    return link_page(letter, found.receiver, address, text)


def link_page(letter: Any, name: str, address: str, text: str) -> ResponseReturnValue:
    return page(
        "vault/letters/link_made.html",
        letter=letter,
        name=name,
        address=address,
        text=text,
        whatsapp=whatsapp_address("", text),
    )


@bp.post("/kelola/surat/serah/<int:receipt_id>/koreksi")
@requires("vault.see_letters")
def correct_receipt(receipt_id: int) -> ResponseReturnValue:
    """Say what is wrong in it; it stays as it was."""
    letter, found = _receipt(receipt_id)
    form = CorrectionForm(submitted())
    try:
        if not form.validate():
            return _receipt_page(letter, found, 422, correction_form=form)
        services.correct_receipt(me(), receipt_id, form.text.data or "")
    except DomainError as error:
        if error.status == 404:
            raise
        form.place(error)
        return _receipt_page(letter, found, error.status, correction_form=form)
    flash(_("Koreksi ditambahkan dengan tanggal hari ini."), "good")
    return redirect(url_for("vault.letter_receipt", receipt_id=receipt_id), 303)


@bp.get("/verifikasi/surat/<code>")
@public
def linked_receipt(code: str) -> ResponseReturnValue:
    """What somebody without an account signs for."""
    return _linked_page(code, LinkReceiptForm())


def _linked_page(code: str, form: LinkReceiptForm, status: int = 200) -> ResponseReturnValue:
    linked = find_linked_receipt(code)
    is_over = linked is None or (linked.is_over and linked.received_at is None)
    if is_over:
        linked, status = None, 410
    answer = page(
        "vault/letters/linked_receipt.html",
        status=status,
        receipt=linked,
        code=code,
        form=form,
        village=current_village(),
    )
    return unkept(answer)


def unkept(answer: Any) -> ResponseReturnValue:
    """Pages behind a one-time code are kept by no cache."""
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.post("/verifikasi/surat/<code>")
@public(body_bytes=20_000)
def sign_by_link(code: str) -> ResponseReturnValue:
    """The one signature that the link takes."""
    form = LinkReceiptForm(request.form)
    if not form.validate():
        return _linked_page(code, form, 422)
    try:
        services.receive_by_link(code, form.received_by.data or "", form.received_office.data or "")
    except DomainError as error:
        form.place(error)
        return _linked_page(code, form, error.status)
    return redirect(url_for("vault.linked_receipt", code=code), 303)
