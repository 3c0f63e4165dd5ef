"""The trash, what was destroyed, and what was kept long enough: nothing here happens by itself or by one person."""

from io import BytesIO

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale
from flask_babel import gettext as _

from village.accounts.interface import account_lines
from village.core.access import check, requires, submitted
from village.core.answering import me
from village.core.errors import DomainError, NotFound
from village.core.files import storage
from village.core.fragments import page
from village.core.looks import look_of
from village.core.printing import Drawing, make_pdf
from village.core.village import current_village
from village.registry.interface import today
from village.vault.destroying import Proposed, past_retention, proposals, tombstones
from village.vault.destruction_paper import minutes_page
from village.vault.facts import KeptFile
from village.vault.forms import DestructionForm
from village.vault.queries import DocumentView, get_document, trashed_documents
from village.vault.services import destroying as services
from village.vault.services.keeping_files import keep_file
from village.vault.views.blueprint import bp


@bp.get("/kelola/dokumen/sampah")
@requires("vault.file_document")
def trash() -> ResponseReturnValue:
    """What lies in the trash and this person may bring back; officials may propose to destroy it."""
    return page("vault/trash.html", documents=trashed_documents(me()), proposals=proposals(me()))


@bp.get("/kelola/dokumen/dimusnahkan")
@requires("vault.file_document")
def destroyed() -> ResponseReturnValue:
    """What stays of documents that were destroyed."""
    return page("vault/destroyed.html", tombstones=tombstones(me()))


@bp.get("/kelola/dokumen/masa-simpan")
@requires("vault.file_document")
def past_keeping() -> ResponseReturnValue:
    """Papers that were kept as long as they must be; nothing happens to them by itself."""
    return page("vault/past_keeping.html", documents=past_retention(me()))


@bp.get("/kelola/dokumen/<int:document_id>/musnahkan")
@requires("vault.destroy_document")
def destruction(document_id: int) -> ResponseReturnValue:
    """Propose it, or agree to what somebody else proposed."""
    return _page(_in_trash(document_id), DestructionForm())


def _in_trash(document_id: int) -> DocumentView:
    found = get_document(me(), document_id, from_trash=True)
    check("vault.destroy_document", found)
    return found


def _page(found: DocumentView, form: DestructionForm, status: int = 200) -> ResponseReturnValue:
    proposed = proposals(me()).get(found.id)
    return page(
        "vault/destruction.html",
        status=status,
        document=found,
        form=form,
        proposed=proposed,
        by=_name(proposed.asked_by) if proposed else "",
        is_own=proposed is not None and proposed.asked_by == me().account_id,
    )


def _name(account_id: int) -> str:
    return next((line.name for line in account_lines() if line.id == account_id), "")


@bp.post("/kelola/dokumen/<int:document_id>/musnahkan")
@requires("vault.destroy_document")
def propose_destruction(document_id: int) -> ResponseReturnValue:
    """Propose it to the other officials."""
    found = _in_trash(document_id)
    form = DestructionForm(submitted())
    if not form.validate():
        return _page(found, form, 422)
    try:
        services.propose_destruction(me(), document_id, form.reason.data or "")
    except DomainError as error:
        form.place(error)
        return _page(found, form, error.status)
    flash(_("Usulan pemusnahan tercatat. Pengurus lain perlu menyetujuinya."), "good")
    return redirect(url_for("vault.destruction", document_id=document_id), 303)


@bp.post("/kelola/dokumen/<int:document_id>/musnahkan/batal")
@requires("vault.destroy_document")
def withdraw_destruction(document_id: int) -> ResponseReturnValue:
    """It stays in the trash."""
    _in_trash(document_id)
    services.withdraw_destruction(me(), document_id)
    flash(_("Usulan dibatalkan. Dokumennya tetap di tempat sampah."), "good")
    return redirect(url_for("vault.trash"), 303)


@bp.post("/kelola/dokumen/<int:document_id>/musnahkan/setuju")
@requires("vault.destroy_document")
def destroy_document(document_id: int) -> ResponseReturnValue:
    """The second official agrees; the minutes are filed."""
    found = _in_trash(document_id)
    proposed = proposals(me()).get(document_id)
    if proposed is None or not request.form.get("yakin"):
        flash(_("Centang dulu bahwa Anda sudah memeriksanya."), "warn")
        return redirect(url_for("vault.destruction", document_id=document_id), 303)
    minutes_id = services.destroy_document(me(), document_id, _minutes(found, proposed))
    flash(_("Dokumen dimusnahkan. Berita acaranya tersimpan di sini."), "good")
    return redirect(url_for("vault.document", document_id=minutes_id), 303)


def _minutes(found: DocumentView, proposed: Proposed) -> KeptFile:
    village = current_village()
    if village is None:
        raise NotFound()
    names = (_name(proposed.asked_by), me().name)
    with force_locale("id"):
        sheet = minutes_page(found, proposed, names=names, village=village.name, place=village.place_line, on=today())
        drawing = Drawing(_("Berita acara pemusnahan"), [sheet], look_of(village))
    made = BytesIO(make_pdf(storage(), drawing))
    return keep_file(storage(), made, "berita-acara-pemusnahan.pdf", source="buatan_situs")
