"""The vault of those who may sign in: finding, filing, versions, trash."""

import secrets
from collections.abc import Iterable

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.accounts.interface import account_lines
from village.core.access import allowed, check, requires, submitted
from village.core.asked import asked_number
from village.core.errors import DomainError
from village.core.files import storage
from village.core.fragments import page
from village.registry.interface import group_choices, today
from village.vault.arriving import NOTE_FIELD, note_of, recall
from village.vault.classification import code_name
from village.vault.facts import KeptFile
from village.vault.forms import DocumentForm, VersionForm
from village.vault.paper_kinds import LARGEST_FILE_BYTES
from village.vault.permissions import BOARD
from village.vault.queries import (
    PER_PAGE,
    DocumentView,
    Wanted,
    get_document,
    list_documents,
    reader_ids,
    trashed_documents,
)
from village.vault.services import filing
from village.vault.views.blueprint import bp, me
from village.vault.words import ACCESS_LABELS, KIND_LABELS

LAST_PAGE = 10_000
BODY_BYTES = LARGEST_FILE_BYTES + 1_000_000


@bp.get("/kelola/dokumen")
@requires("vault.see")
def documents() -> ResponseReturnValue:
    """What this person may see, newest paper first."""
    number = min(max(asked_number("hal", 1), 1), LAST_PAGE)
    wanted = _wanted()
    found, total = list_documents(me(), wanted, page=number)
    more = dict(request.args.to_dict(), hal=str(number + 1)) if number * PER_PAGE < total else None
    return page(
        "vault/documents.html",
        fragments=("daftar",),
        documents=found,
        total=total,
        wanted=wanted,
        next_url=url_for("vault.documents", **more) if more else None,  # type: ignore[arg-type]
    )


def _wanted() -> Wanted:
    kind, access = request.args.get("jenis", ""), request.args.get("akses", "")
    return Wanted(
        kind=kind if kind in KIND_LABELS else "",
        access=access if access in ACCESS_LABELS else "",
        year=asked_number("tahun", 0) or None,
    )


@bp.get("/kelola/dokumen/<int:document_id>")
@requires("vault.read_document")
def document(document_id: int) -> ResponseReturnValue:
    """One document: what is said of it, its versions, what can be done."""
    found = get_document(me(), document_id)
    return _document_page(found, VersionForm(upload_key=secrets.token_urlsafe(12)))


def _document_page(found: DocumentView, form: VersionForm, status: int = 200) -> ResponseReturnValue:
    return page(
        "vault/document.html",
        status=status,
        document=found,
        code_name=code_name(found.classification),
        may_keep=allowed("vault.keep_document", found),
        form=form,
        names=_names(version.made_by for version in found.versions),
    )


def _names(account_ids: Iterable[int | None]) -> dict[int, str]:
    wanted = set(account_ids)
    return {line.id: line.name for line in account_lines() if line.id in wanted}


@bp.get("/kelola/dokumen/baru")
@requires("vault.file_document")
def new_document() -> ResponseReturnValue:
    """The form: the file, its subject, its kind; the rest can wait."""
    form = DocumentForm(dated_on=today(), upload_key=secrets.token_urlsafe(12), kind=request.args.get("jenis", ""))
    return _form_page(form)


def _form_page(
    form: DocumentForm, found: DocumentView | None = None, file: KeptFile | None = None, status: int = 200
) -> ResponseReturnValue:
    _offer_choices(form)
    note = note_of(me(), file) if file else ""
    return page("vault/document_form.html", status=status, form=form, document=found, kept=file, note=note)


def _offer_choices(form: DocumentForm) -> None:
    person = me()
    groups = group_choices(None if person.has(*BOARD) else person.leads)
    nobody = [(0, _("bukan kelompok, milik kampung"))] if person.has(*BOARD) else []
    form.group_id.choices = [*nobody, *groups]
    form.reader_ids.choices = [(line.id, line.name) for line in account_lines() if line.disabled_at is None]


@bp.post("/kelola/dokumen/baru")
@requires("vault.file_document", body_bytes=BODY_BYTES)
def file_document() -> ResponseReturnValue:
    """Keep the file, then file it. Whatever is refused, a file that arrived need not be sent again."""
    form = DocumentForm(submitted())
    _offer_choices(form)
    is_valid = form.validate()
    file = None
    try:
        file = _arrived(form)
        if not is_valid:
            return _form_page(form, file=file, status=422)
        document_id = filing.file_document(me(), form.facts(), file, upload_key=(form.upload_key.data or "")[:100])
    except DomainError as error:
        error.field = "file" if error.field == "files" else error.field
        form.place(error)
        return _form_page(form, file=file, status=error.status)
    flash(_("Tersimpan. Berkasnya sudah aman di situs ini."), "good")
    return redirect(url_for("vault.document", document_id=document_id), 303)


def _arrived(form: DocumentForm | VersionForm) -> KeptFile:
    """The file of this submission, kept: chosen now, or kept the last time. Raises DomainError."""
    if form.file.data is None:
        before = recall(me(), request.form.get(NOTE_FIELD, ""))
        if before is None:
            raise DomainError(_("Pilih berkasnya dulu: PDF, foto, atau dokumen."), "file")
        return before
    sent = form.file.data
    expected = (form.sent_sha256.data or "").lower() or None
    return filing.keep_file(storage(), sent.stream, sent.filename or "", expected_sha256=expected)


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
    try:
        if not form.validate():
            return _document_page(found, form, 422)
        number = filing.add_version(
            me(), document_id, _arrived(form), note=form.note.data or "", upload_key=(form.upload_key.data or "")[:100]
        )
    except DomainError as error:
        error.field = "file" if error.field == "files" else error.field
        form.place(error)
        return _document_page(found, form, error.status)
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


@bp.get("/kelola/dokumen/sampah")
@requires("vault.file_document")
def trash() -> ResponseReturnValue:
    """What lies in the trash and this person may bring back."""
    return page("vault/trash.html", documents=trashed_documents(me()))


@bp.post("/kelola/dokumen/<int:document_id>/kembalikan")
@requires("vault.keep_document")
def restore_document(document_id: int) -> ResponseReturnValue:
    """Out of the trash."""
    filing.restore_document(me(), document_id)
    flash(_("Dokumen sudah kembali."), "good")
    return redirect(url_for("vault.document", document_id=document_id), 303)
