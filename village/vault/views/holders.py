"""Who holds which paper: the list, one paper's holders, and the originals in one's own hands."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts.interface import account_lines
from village.core.access import check, requires, submitted
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.fragments import page
from village.vault.care_forms import HoldersForm
from village.vault.holders import PER_PAGE, held_document, list_held, own_originals
from village.vault.queries import DocumentView, get_document
from village.vault.safety import count_copies, safety_layers
from village.vault.services import holding
from village.vault.views.blueprint import bp

LAST_PAGE = 1_000


@bp.get("/kelola/dokumen/pemegang")
@requires("vault.file_document")
def holders() -> ResponseReturnValue:
    """The important papers, those that the fewest hold first."""
    number = min(max(asked_number("hal", 1), 1), LAST_PAGE)
    found, total = list_held(me(), page=number)
    more = url_for("vault.holders", hal=number + 1) if number * PER_PAGE < total else None
    names = {line.id: line.name for line in account_lines()}
    layers = safety_layers()
    copies = {one.id: count_copies(one.stored_at, layers) for one in found}
    return page(
        "vault/holders.html", documents=found, total=total, next_url=more, names=names, copies=copies, layers=layers
    )


@bp.get("/kelola/dokumen/<int:document_id>/pemegang")
@requires("vault.keep_document")
def document_holders(document_id: int) -> ResponseReturnValue:
    """Who holds this one."""
    document = get_document(me(), document_id)
    check("vault.keep_document", document)
    held = held_document(me(), document_id)
    known = {**held.states, "keeper_id": held.keeper_id or 0} if held else {}
    form = HoldersForm(data=known)
    form.remember()
    return _form_page(document, form)


@bp.post("/kelola/dokumen/<int:document_id>/pemegang")
@requires("vault.keep_document")
def set_holders(document_id: int) -> ResponseReturnValue:
    """Write it down."""
    document = get_document(me(), document_id)
    check("vault.keep_document", document)
    form = HoldersForm(submitted())
    form.keeper_id.choices = _people()
    if not form.validate():
        return _form_page(document, form, 422)
    try:
        holding.set_holders(me(), document_id, form.states(), form.keeper_id.data or None, form.untouched())
    except DomainError as error:
        form.place(error)
        return _form_page(document, form, error.status)
    flash(_("Pemegang dokumen sudah dicatat."), "good")
    return redirect(url_for("vault.holders"), 303)


def _people() -> list[tuple[int, str]]:
    people = [(line.id, line.name) for line in account_lines() if line.disabled_at is None]
    return [(0, _("belum dicatat, atau tanpa akun")), *people]


def _form_page(document: DocumentView, form: HoldersForm, status: int = 200) -> ResponseReturnValue:
    form.keeper_id.choices = _people()
    return page("vault/holders_form.html", status=status, document=document, form=form)


@bp.get("/kelola/asli-saya")
@requires("vault.see")
def own_original_papers() -> ResponseReturnValue:
    """The paper originals in one's own hands."""
    return page("vault/own_originals.html", originals=own_originals(me().account_id))


@bp.post("/kelola/asli-saya/<int:document_id>")
@requires("vault.see")
def confirm_original(document_id: int) -> ResponseReturnValue:
    """Yes, I still have it."""
    holding.confirm_original(me(), document_id)
    flash(_("Terima kasih. Dicatat masih ada di tangan Anda."), "good")
    return redirect(url_for("vault.own_original_papers"), 303)
