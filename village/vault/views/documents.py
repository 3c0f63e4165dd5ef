"""The vault of those who may sign in: finding, filing, versions, trash."""

import secrets
from collections.abc import Iterable
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts.interface import account_lines
from village.core.access import allowed, check, requires, submitted
from village.core.answering import me
from village.core.asked import asked_number
from village.core.errors import DomainError, NotFound, TooLarge, WrongType
from village.core.forms import options
from village.core.fragments import page
from village.core.images import PictureRefused
from village.core.storage import IncompleteUpload
from village.registry.interface import group_choices, today
from village.vault.arriving import Arrived, arrive, note_of, noted_page, page_notes
from village.vault.classification import archive_codes, code_name, find_code
from village.vault.finding import LONGEST_QUERY, found_documents
from village.vault.forms import DocumentForm, VersionForm
from village.vault.linking import subjects_for, subjects_of
from village.vault.paper_kinds import LARGEST_FILE_BYTES
from village.vault.permissions import BOARD
from village.vault.queries import (
    PER_PAGE,
    DocumentView,
    Wanted,
    get_document,
    reader_ids,
)
from village.vault.services import filing
from village.vault.views.blueprint import bp
from village.vault.views.files import glance
from village.vault.words import ACCESS_LABELS, KIND_LABELS

LAST_PAGE = 10_000
BODY_BYTES = 4 * LARGEST_FILE_BYTES  # one document, or many photos of paper
OF_FILES = (WrongType, TooLarge, PictureRefused, IncompleteUpload)


@bp.get("/kelola/dokumen")
@requires("vault.see")
def documents() -> ResponseReturnValue:
    """What this person may see: newest paper first, or best first of what was searched for."""
    number = min(max(asked_number("hal", 1), 1), LAST_PAGE)
    wanted, typed = _wanted(), request.args.get("q", "").strip()[:LONGEST_QUERY]
    found = found_documents(me(), typed, wanted, page=number)
    more = dict(request.args.to_dict(), hal=str(number + 1)) if number * PER_PAGE < found.total else None
    return page(
        "vault/documents.html",
        fragments=("daftar",),
        found=found,
        typed=typed,
        wanted=wanted,
        next_url=url_for("vault.documents", **more) if more else None,  # type: ignore[arg-type]
    )


def _wanted() -> Wanted:
    kind, access = request.args.get("jenis", ""), request.args.get("akses", "")
    return Wanted(
        kind=kind if kind in KIND_LABELS else "",
        access=access if access in ACCESS_LABELS else "",
        classification=find_code(request.args.get("klasifikasi", "")) or "",
        year=asked_number("tahun", 0) or None,
    )


@bp.get("/kelola/dokumen/<int:document_id>")
@requires("vault.read_document")
def document(document_id: int) -> ResponseReturnValue:
    """One document: what is said of it, its versions, what can be done."""
    found = get_document(me(), document_id)
    return _document_page(found, VersionForm(upload_key=secrets.token_urlsafe(12)))


def _document_page(
    found: DocumentView, form: VersionForm, status: int = 200, arrived: Arrived | None = None
) -> ResponseReturnValue:
    return page(
        "vault/document.html",
        status=status,
        document=found,
        code_name=code_name(found.classification),
        subjects=subjects_of(me(), found.id),
        choices=subjects_for(me()) if allowed("vault.keep_document", found) else [],
        may_keep=allowed("vault.keep_document", found),
        form=form,
        names=_names(version.made_by for version in found.versions),
        **_brought(arrived),
    )


def _place(form: DocumentForm | VersionForm, error: DomainError) -> None:
    error.field = "file" if error.field in ("files", None) and isinstance(error, OF_FILES) else error.field
    form.place(error)


def _names(account_ids: Iterable[int | None]) -> dict[int, str]:
    wanted = set(account_ids)
    return {line.id: line.name for line in account_lines() if line.id in wanted}


@bp.get("/kelola/dokumen/baru")
@requires("vault.file_document")
def new_document() -> ResponseReturnValue:
    """The form: the file, its subject, its kind; the rest can wait."""
    form = DocumentForm(dated_on=today(), upload_key=secrets.token_urlsafe(12), kind=request.args.get("jenis", ""))
    form.about.data = request.args.get("untuk", "")
    return _form_page(form)


def _form_page(
    form: DocumentForm, found: DocumentView | None = None, arrived: Arrived | None = None, status: int = 200
) -> ResponseReturnValue:
    _offer_choices(form)
    return page(
        "vault/document_form.html", status=status, form=form, document=found, codes=archive_codes(), **_brought(arrived)
    )


def _brought(arrived: Arrived | None) -> dict[str, Any]:
    """What a form that comes back shows of the files that are kept already."""
    if arrived is None:
        return {}
    if arrived.file:
        return {"kept": arrived.file, "note": note_of(me(), arrived.file)}
    return {"pages": list(zip(arrived.pages, page_notes(me(), arrived), strict=True))}


def _offer_choices(form: DocumentForm) -> None:
    person = me()
    groups = group_choices(None if person.has(*BOARD) else person.leads)
    nobody = [(0, _("bukan kelompok, milik kampung"))] if person.has(*BOARD) else []
    form.group_id.choices = options([*nobody, *groups])
    form.reader_ids.choices = options((line.id, line.name) for line in account_lines() if line.disabled_at is None)


@bp.post("/kelola/dokumen/baru")
@requires("vault.file_document", body_bytes=BODY_BYTES)
def file_document() -> ResponseReturnValue:
    """Keep the file, then file it. Whatever is refused, a file that arrived need not be sent again."""
    form = DocumentForm(submitted())
    _offer_choices(form)
    is_valid = form.validate()
    arrived = None
    try:
        arrived = _arrive(form)
        if not is_valid or arrived.is_unseen:
            return _form_page(form, arrived=arrived, status=200 if is_valid else 422)
        named: dict[str, str] = {"upload_key": (form.upload_key.data or "")[:100], "about": form.about.data or ""}
        document_id = filing.file_document(me(), form.facts(), arrived.kept(), **named)
    except DomainError as error:
        _place(form, error)
        return _form_page(form, arrived=arrived, status=error.status)
    flash(_("Tersimpan. Berkasnya sudah aman di situs ini."), "good")
    return redirect(url_for("vault.document", document_id=document_id), 303)


def _arrive(form: DocumentForm | VersionForm) -> Arrived:
    """The files of this submission, kept: chosen now, or kept the last time. Raises DomainError."""
    return arrive(me(), request.form, form.file.data, form.sent_sha256.data or "")


@bp.get("/kelola/dokumen/halaman/<note>")
@requires("vault.file_document")
def arrived_page(note: str) -> ResponseReturnValue:
    """A small picture of a photographed page that is not filed yet, for the one who brought it."""
    noted = noted_page(me(), note)
    if noted is None:
        raise NotFound()
    return glance(noted[0].glance_sha256)


@bp.get("/kelola/dokumen/<int:document_id>/ubah")
@requires("vault.keep_document")
def edit_document(document_id: int) -> ResponseReturnValue:
    """The form with what is said of it now."""
    found = get_document(me(), document_id)
    check("vault.keep_document", found)
    form = DocumentForm(
        data={
            **{name: getattr(found, name) for name in found.__dataclass_fields__},
            "tags": ", ".join(found.tags),
            "group_id": found.group_id or 0,
            "reader_ids": list(reader_ids(document_id)),
            "shelf": found.place,
            "seen_revision": found.revision,
        }
    )
    return _form_page(form, found)


@bp.post("/kelola/dokumen/<int:document_id>/ubah")
@requires("vault.keep_document")
def change_document(document_id: int) -> ResponseReturnValue:
    """Correct what is said of it; its files never change."""
    found = get_document(me(), document_id)
    check("vault.keep_document", found)
    form = DocumentForm(submitted())
    _offer_choices(form)
    if not form.validate():
        return _form_page(form, found, status=422)
    seen = form.seen_revision.data or ""
    try:
        filing.change_document(me(), document_id, form.facts(), int(seen) if seen.isdecimal() else None)
    except DomainError as error:
        form.place(error)
        form.seen_revision.data = str(get_document(me(), document_id).revision)
        return _form_page(form, found, status=error.status)
    flash(_("Keterangan dokumen sudah disimpan."), "good")
    return redirect(url_for("vault.document", document_id=document_id), 303)


@bp.post("/kelola/dokumen/<int:document_id>/versi")
@requires("vault.keep_document", body_bytes=BODY_BYTES)
def add_version(document_id: int) -> ResponseReturnValue:
    """Add a version; the ones before stay."""
    found = get_document(me(), document_id)
    check("vault.keep_document", found)
    form = VersionForm(submitted())
    is_valid, arrived = form.validate(), None
    try:
        arrived = _arrive(form)
        if not is_valid or arrived.is_unseen:
            return _document_page(found, form, 200 if is_valid else 422, arrived)
        key = (form.upload_key.data or "")[:100]
        number = filing.add_version(me(), document_id, arrived.kept(), note=form.note.data or "", upload_key=key)
    except DomainError as error:
        _place(form, error)
        return _document_page(found, form, error.status, arrived)
    flash(_("Versi %(number)s tersimpan. Versi sebelumnya tetap ada.", number=number), "good")
    return redirect(url_for("vault.document", document_id=document_id), 303)


@bp.post("/kelola/dokumen/<int:document_id>/versi/<int:number>/final")
@requires("vault.keep_document")
def mark_final(document_id: int, number: int) -> ResponseReturnValue:
    """This is the signed one."""
    check("vault.keep_document", get_document(me(), document_id))
    filing.mark_final(me(), document_id, number)
    flash(_("Versi %(number)s ditandai sebagai versi final.", number=number), "good")
    return redirect(url_for("vault.document", document_id=document_id), 303)


@bp.post("/kelola/dokumen/<int:document_id>/kaitan")
@requires("vault.keep_document")
def link_document(document_id: int) -> ResponseReturnValue:
    """It belongs to this business, group, or whatever was chosen."""
    check("vault.keep_document", get_document(me(), document_id))
    name = filing.link_document(me(), document_id, request.values.get("subject", ""))
    flash(_("Dokumen ini sekarang terkait dengan %(name)s.", name=name), "good")
    return redirect(url_for("vault.document", document_id=document_id), 303)


@bp.post("/kelola/dokumen/<int:document_id>/kaitan/lepas")
@requires("vault.keep_document")
def unlink_document(document_id: int) -> ResponseReturnValue:
    """It does not belong there."""
    check("vault.keep_document", get_document(me(), document_id))
    subject = request.values.get("subject", "")
    name = filing.unlink_document(me(), document_id, subject)
    undo = url_for("vault.link_document", document_id=document_id, subject=subject)
    flash({"text": _("Kaitan dengan %(name)s dilepas.", name=name), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("vault.document", document_id=document_id), 303)


@bp.post("/kelola/dokumen/<int:document_id>/buang")
@requires("vault.keep_document")
def trash_document(document_id: int) -> ResponseReturnValue:
    """Into the trash, which never empties itself."""
    found = get_document(me(), document_id)
    check("vault.keep_document", found)
    filing.trash_document(me(), document_id)
    undo = url_for("vault.restore_document", document_id=document_id)
    flash({"text": _("%(title)s dipindahkan ke tempat sampah.", title=found.title), "undo": undo}, "good")  # type: ignore[arg-type]
    return redirect(url_for("vault.documents"), 303)


@bp.post("/kelola/dokumen/<int:document_id>/kembalikan")
@requires("vault.keep_document")
def restore_document(document_id: int) -> ResponseReturnValue:
    """Out of the trash."""
    filing.restore_document(me(), document_id)
    flash(_("Dokumen sudah kembali."), "good")
    return redirect(url_for("vault.document", document_id=document_id), 303)
