"""Asking a copy of a lost paper back from whoever received it, by a link that takes one file once."""

import secrets
from datetime import timedelta

from flask_babel import lazy_gettext as _l

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.vault import permissions
from village.vault.facts import KeptFile
from village.vault.models import CopyRequest, Document
from village.vault.queries import get_document
from village.vault.receipt_queries import find_linked_copy, hash_code
from village.vault.services.filing import add_version_step

LINK_DAYS = 7
RETURNED = "salinan_penerima"


class LinkOver(Conflict):
    """The link was used or withdrawn, or its days have passed."""


def ask_copy(person: Person, document_id: int, asked_of: str) -> str:
    """A one-time link for whoever may still have the paper; answers its code, kept as a hash, good for 7 days."""
    person = begin_writing_as(person)
    view = get_document(person, document_id)
    demand(permissions.keep_document(person, view))
    if not asked_of:
        raise DomainError(_l("Tulis siapa yang dimintai salinan, misalnya Dinas Perdagangan."), "asked_of")
    code = secrets.token_urlsafe(16)
    expires_at = utcnow() + timedelta(days=LINK_DAYS)
    db.session.add(
        CopyRequest(
            document_id=document_id,
            asked_of=asked_of,
            code_hash=hash_code(code),
            expires_at=expires_at,
            made_by=person.account_id,
        )
    )
    audit.record(person, "vault.copy_asked", f"document:{document_id}", view.title, asked=asked_of)
    commit()
    return code


def withdraw_request(person: Person, document_id: int, request_id: int) -> None:
    """Make a link worthless that was not used yet."""
    person = begin_writing_as(person)
    view = get_document(person, document_id)
    demand(permissions.keep_document(person, view))
    row = db.session.get(CopyRequest, request_id)
    if row is None or row.document_id != document_id:
        raise NotFound()
    if row.sent_at is None:
        row.withdrawn_at = utcnow()
        audit.record(person, "vault.copy_withdrawn", f"document:{document_id}", view.title, asked=row.asked_of)
    commit()


def open_request(code: str) -> None:
    """Raise LinkOver unless this link takes a file now: asked before anything is received."""
    linked = find_linked_copy(code)
    if linked is None or not linked.is_open:
        raise LinkOver(
            _l("Tautan ini sudah tidak berlaku. Berkas belum diterima. Minta tautan baru ke pengurus kampung.")
        )


def receive_copy(code: str, file: KeptFile, sender: str) -> int:
    """File what was sent back as the next version; answers its number. Raises LinkOver."""
    begin_writing()
    open_request(code)
    linked = find_linked_copy(code)
    assert linked is not None
    row = db.session.get_one(CopyRequest, linked.id)
    document = db.session.get_one(Document, row.document_id)
    note = str(_l("Salinan dari %(name)s", name=sender or row.asked_of))
    version = add_version_step(None, document, file, note=note)
    row.sent_at, row.sent_by, row.version = utcnow(), sender, version.number
    audit.record(
        None, "vault.copy_received", f"document:{document.id}", document.title, version=version.number, sender=sender
    )
    commit()
    return version.number
