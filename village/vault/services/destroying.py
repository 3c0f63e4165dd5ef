"""Destroying a document for good: one official proposes, another agrees, and a paper about it is filed.

The row stays as a tombstone. Its files are no longer needed by it; the sweep puts them aside a month after they came,
unless another document holds the same content.
"""

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError
from village.registry.interface import today
from village.vault.facts import DocumentFacts, KeptFile
from village.vault.finding import index_document_step
from village.vault.models import Destruction, Document, DocumentText, DocumentVersion
from village.vault.queries import DocumentView, get_document
from village.vault.services.filing import file_document_step, link_document_step

SHORTEST_REASON = 10


class SecondPersonNeeded(DomainError):
    """The one who proposed cannot also agree."""


def propose_destruction(person: Person, document_id: int, reason: str) -> None:
    """Propose to destroy what lies in the trash. Raises DomainError for too short a reason, Conflict for twice."""
    person, view = _begin(person, document_id)
    if len(reason.strip()) < SHORTEST_REASON:
        raise DomainError(_l("Tulis alasannya, misalnya: masa simpan sudah lewat sejak 2024."), "reason")
    if _standing(document_id) is not None:
        raise Conflict(_l("Dokumen ini sudah diusulkan untuk dimusnahkan."))
    db.session.add(Destruction(document_id=document_id, reason=reason.strip(), asked_by=person.account_id))
    audit.record(person, "vault.destruction_proposed", f"document:{document_id}", view.title, reason=reason.strip())
    commit()


def withdraw_destruction(person: Person, document_id: int) -> None:
    """The document stays in the trash. Any official who may read it can say so."""
    person, view = _begin(person, document_id)
    row = _needed(document_id)
    row.withdrawn_at, row.withdrawn_by = utcnow(), person.account_id
    audit.record(person, "vault.destruction_withdrawn", f"document:{document_id}", view.title)
    commit()


def destroy_document(person: Person, document_id: int, minutes: KeptFile) -> int:
    """Agree as the second official: the document is destroyed, and its minutes are filed; answers their id.

    Raises SecondPersonNeeded for the one who proposed it.
    """
    person, view = _begin(person, document_id)
    row = _needed(document_id)
    if row.asked_by == person.account_id:
        raise SecondPersonNeeded(
            _l("Pemusnahan butuh dua orang. Minta pengurus lain menyetujuinya dari akunnya sendiri.")
        )
    title = str(_l("Berita acara pemusnahan")) + (f": {view.title}" if view.access != "terbatas" else "")
    named = DocumentFacts("berita_acara", title[:200], today(), group_id=view.group_id, retention="rapat")
    filed = file_document_step(person, named, minutes)
    link_document_step(filed.id, f"document:{document_id}", purpose="pemusnahan", linked_by=person.account_id)
    row.decided_by, row.decided_at, row.minutes_id = person.account_id, utcnow(), filed.id
    _empty_step(document_id)
    audit.record(person, "vault.document_destroyed", f"document:{document_id}", view.title, minutes=filed.id)
    commit()
    return filed.id


def _empty_step(document_id: int) -> None:
    document = db.session.get_one(Document, document_id)
    document.destroyed_at = utcnow()
    document.remark, document.tags = "", []
    of_it = select(DocumentVersion.id).where(DocumentVersion.document_id == document_id)
    db.session.execute(
        update(DocumentText).where(DocumentText.version_id.in_(of_it)).values(text="", state="none"),
        execution_options={"synchronize_session": False},
    )
    db.session.flush()
    index_document_step(document_id)


def _begin(person: Person, document_id: int) -> tuple[Person, DocumentView]:
    person = begin_writing_as(person)
    view = get_document(person, document_id, from_trash=True)
    demand(person.has("official"))
    return person, view


def _standing(document_id: int) -> Destruction | None:
    return db.session.scalars(
        select(Destruction).where(
            Destruction.document_id == document_id,
            Destruction.withdrawn_at.is_(None),
            Destruction.decided_at.is_(None),
        )
    ).first()


def _needed(document_id: int) -> Destruction:
    row = _standing(document_id)
    if row is None:
        raise Conflict(_l("Usulan pemusnahan ini sudah dibatalkan atau sudah selesai. Muat ulang halamannya."))
    return row
