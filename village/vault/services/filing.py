"""Filing papers: the file is on the disk, then its rows are committed, then somebody is told "tersimpan"."""

from collections.abc import Iterable
from dataclasses import asdict

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select, update

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.core.slots import Subject
from village.vault import permissions
from village.vault.facts import DocumentFacts, KeptFile
from village.vault.finding import index_document_step
from village.vault.linking import subjects_for
from village.vault.models import Destruction, Document, DocumentLink, DocumentReader, DocumentText, DocumentVersion
from village.vault.queries import DocumentView, get_document
from village.vault.services.receipting import receipt_step


class ChangedMeanwhile(Conflict):
    """Somebody else changed this document after the form was opened."""


class SameAsBefore(DomainError):
    """The file is already the newest version."""


def file_document(
    person: Person, facts: DocumentFacts, file: KeptFile, *, upload_key: str = "", about: str = ""
) -> int:
    """File a paper; answers its id. The same ``upload_key`` again answers the document that is there already.

    ``about`` is what it belongs to (``group:3``); what the person may not open is left out.
    """
    person = begin_writing_as(person)
    demand(permissions.file_document(person))
    if upload_key and (before := _filed_with(upload_key)):
        return before
    document = file_document_step(person, facts, file, upload_key=upload_key)
    for subject in subjects_for(person, [about] if about else []):
        link_document_step(document.id, subject.key, linked_by=person.account_id)
    commit()
    return document.id


def _filed_with(upload_key: str) -> int | None:
    return db.session.execute(
        select(DocumentVersion.document_id).where(DocumentVersion.upload_key == upload_key)
    ).scalar_one_or_none()


def file_document_step(person: Person, facts: DocumentFacts, file: KeptFile, *, upload_key: str = "") -> Document:
    """The rows of a new document with its first version. A step. Raises DomainError for facts that do not fit."""
    document = document_step(person, facts)
    version = add_version_step(person, document, file, upload_key=upload_key)
    _record(person, "vault.document_filed", document, version)
    return document


def document_step(person: Person, facts: DocumentFacts) -> Document:
    """The row of a document whose file is still to come. A step. Raises DomainError for facts that do not fit."""
    _check(person, facts)
    values = asdict(facts)
    named = values.pop("reader_ids")
    document = Document(**values, filed_by=person.account_id)
    db.session.add(document)
    db.session.flush()
    _name_readers(document, {*named, person.account_id} if facts.access == "terbatas" else set(), person)
    index_document_step(document.id)
    return document


def _check(person: Person, facts: DocumentFacts) -> None:
    if not permissions.may_file_for(person, facts.group_id):
        raise DomainError(_l("Pilih kelompok yang Anda urus."), "group_id")


def _name_readers(document: Document, account_ids: Iterable[int], person: Person) -> None:
    wanted = set(account_ids)
    kept = set(
        db.session.execute(select(DocumentReader.account_id).where(DocumentReader.document_id == document.id)).scalars()
    )
    db.session.execute(
        delete(DocumentReader).where(
            DocumentReader.document_id == document.id, DocumentReader.account_id.in_(kept - wanted)
        )
    )
    for account_id in sorted(wanted - kept):
        db.session.add(DocumentReader(document_id=document.id, account_id=account_id, named_by=person.account_id))
    db.session.flush()


def add_version(person: Person, document_id: int, file: KeptFile, *, note: str = "", upload_key: str = "") -> int:
    """Add the next version; answers its number. Raises SameAsBefore for the bytes that are the newest already."""
    person, document, _view = _begin_keeping(person, document_id)
    if upload_key and _filed_with(upload_key):
        return document.last_version
    newest = db.session.execute(
        select(DocumentVersion.digest).where(
            DocumentVersion.document_id == document_id, DocumentVersion.number == document.last_version
        )
    ).scalar_one_or_none()
    if newest == file.digest:
        raise SameAsBefore(
            _l(
                "Berkas ini sama persis dengan versi %(number)s, jadi tidak ditambahkan lagi.",
                number=document.last_version,
            ),
            "files",
        )
    version = add_version_step(person, document, file, note=note, upload_key=upload_key)
    _record(person, "vault.version_added", document, version)
    commit()
    return version.number


def add_version_step(
    person: Person | None, document: Document, file: KeptFile, *, note: str = "", upload_key: str = ""
) -> DocumentVersion:
    """The row of the next version, with the words inside it and its receipt. A step."""
    document.last_version += 1
    document.updated_at = utcnow()
    version = DocumentVersion(
        document_id=document.id,
        number=document.last_version,
        digest=file.digest,
        size_bytes=file.size_bytes,
        file_kind=file.paper.kind,
        file_name=file.name,
        pages=file.paper.pages,
        is_locked=file.paper.is_locked,
        source=file.source,
        preview_digest=file.preview_digest,
        doubts=list(file.doubts),
        note=note,
        upload_key=upload_key or None,
        made_by=person.account_id if person else None,
    )
    db.session.add(version)
    db.session.flush()
    db.session.add(DocumentText(version_id=version.id, state=file.paper.state, text=file.paper.text))
    receipt_step(version)
    db.session.flush()
    index_document_step(document.id)
    return version


def link_document_step(document_id: int, subject: str, *, purpose: str = "", linked_by: int | None = None) -> None:
    """Say that the document belongs to ``subject`` (``kind:id``); twice is the same as once. A step."""
    link = DocumentLink
    before = select(link.id).where(link.document_id == document_id, link.subject == subject, link.purpose == purpose)
    if db.session.execute(before).first() is None:
        db.session.add(link(document_id=document_id, subject=subject, purpose=purpose, linked_by=linked_by))
        db.session.flush()


def link_document(person: Person, document_id: int, subject: str) -> str:
    """Say that a document belongs to something; answers its name. Raises NotFound for what the person may not open."""
    person, document, _view = _begin_keeping(person, document_id)
    found = _subject(person, subject)
    link_document_step(document_id, subject, linked_by=person.account_id)
    audit.record(person, "vault.document_linked", f"document:{document.id}", document.title, to=found.name)
    commit()
    return found.name


def unlink_document(person: Person, document_id: int, subject: str) -> str:
    """Say that it does not belong there; answers the name of what it belonged to."""
    person, document, _view = _begin_keeping(person, document_id)
    found = _subject(person, subject)
    db.session.execute(
        delete(DocumentLink).where(DocumentLink.document_id == document_id, DocumentLink.subject == subject)
    )
    audit.record(person, "vault.document_unlinked", f"document:{document.id}", document.title, to=found.name)
    commit()
    return found.name


def _subject(person: Person, key: str) -> Subject:
    found = subjects_for(person, [key])
    if not found:
        raise NotFound()
    return found[0]


def change_document(person: Person, document_id: int, facts: DocumentFacts, seen_revision: int | None = None) -> None:
    """Correct what is said of a document. Raises ChangedMeanwhile when somebody else was quicker."""
    person, document, _view = _begin_keeping(person, document_id)
    if seen_revision is not None and seen_revision != document.revision:
        raise ChangedMeanwhile(
            _l("Keterangan dokumen ini baru saja diubah orang lain. Isian Anda masih di sini. Periksa, lalu simpan.")
        )
    _check(person, facts)
    values = asdict(facts)
    named = values.pop("reader_ids")
    changed = sorted(name for name, value in values.items() if getattr(document, name) != value)
    for name in changed:
        setattr(document, name, values[name])
    _name_readers(document, {*named, person.account_id} if facts.access == "terbatas" else set(), person)
    document.revision += 1
    document.updated_at = utcnow()
    db.session.flush()
    index_document_step(document.id)
    audit.record(person, "vault.document_changed", f"document:{document.id}", document.title, changed=changed)
    commit()


def mark_final(person: Person, document_id: int, number: int) -> None:
    """Mark one version as final (signed); any other loses the mark."""
    person, document, _view = _begin_keeping(person, document_id)
    rows = db.session.scalars(select(DocumentVersion).where(DocumentVersion.document_id == document_id)).all()
    chosen = next((row for row in rows if row.number == number), None)
    if chosen is None:
        raise DomainError(_l("Versi itu tidak ada."))
    for row in rows:
        row.is_final = row is chosen
    _record(person, "vault.version_final", document, chosen)
    commit()


def trash_document(person: Person, document_id: int) -> None:
    """Put a document into the trash, which never empties itself."""
    person, document, _view = _begin_keeping(person, document_id)
    document.deleted_at, document.deleted_by = utcnow(), person.account_id
    db.session.flush()
    index_document_step(document.id)
    audit.record(person, "vault.document_trashed", f"document:{document.id}", document.title)
    commit()


def restore_document(person: Person, document_id: int) -> None:
    """Take a document out of the trash."""
    person = begin_writing_as(person)
    view = get_document(person, document_id, from_trash=True)
    demand(permissions.keep_document(person, view))
    document = db.session.get_one(Document, document_id)
    document.deleted_at = document.deleted_by = None
    _withdraw_destruction_step(person, document_id)
    db.session.flush()
    index_document_step(document.id)
    audit.record(person, "vault.document_restored", f"document:{document.id}", document.title)
    commit()


def _withdraw_destruction_step(person: Person, document_id: int) -> None:
    """What is wanted back is not to be destroyed."""
    standing = (Destruction.document_id == document_id, Destruction.withdrawn_at.is_(None))
    db.session.execute(
        update(Destruction).where(*standing).values(withdrawn_at=utcnow(), withdrawn_by=person.account_id)
    )


def _begin_keeping(person: Person, document_id: int) -> tuple[Person, Document, DocumentView]:
    person = begin_writing_as(person)
    view = get_document(person, document_id)
    demand(permissions.keep_document(person, view))
    return person, db.session.get_one(Document, document_id), view


def _record(person: Person, action: str, document: Document, version: DocumentVersion) -> None:
    audit.record(
        person,
        action,
        f"document:{document.id}",
        document.title,
        version=version.number,
        hash=version.digest[:8],
    )
