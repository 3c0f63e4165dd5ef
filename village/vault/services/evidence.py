"""Filing what an owner sends as proof of something: a restricted paper, read by those whom that part names."""

from collections.abc import Iterable
from dataclasses import asdict

from village.core import audit
from village.core.access import Person
from village.core.db import db, utcnow
from village.vault.facts import DocumentFacts, KeptFile
from village.vault.models import Document, DocumentReader
from village.vault.services.filing import add_version_step, link_document_step


def file_evidence_step(person: Person, facts: DocumentFacts, file: KeptFile, *, subjects: Iterable[str]) -> Document:
    """The rows of a restricted paper that belongs to ``subjects``; readers are only ``facts.reader_ids``. A step.

    The part it proves something for has asked whether this person may; whoever sent it is no reader by that alone.
    """
    values = asdict(facts) | {"access": "terbatas"}
    named = values.pop("reader_ids")
    document = Document(**values, filed_by=person.account_id, filed_at=utcnow())
    db.session.add(document)
    db.session.flush()
    db.session.add_all(
        DocumentReader(document_id=document.id, account_id=account_id, named_by=person.account_id)
        for account_id in sorted(set(named))
    )
    for subject in subjects:
        link_document_step(document.id, subject, purpose="bukti", linked_by=person.account_id)
    version = add_version_step(person, document, file)
    audit.record(
        person,
        "vault.document_filed",
        f"document:{document.id}",
        document.title,
        version=version.number,
        hash=version.digest[:8],
    )
    return document
