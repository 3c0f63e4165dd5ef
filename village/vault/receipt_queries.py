"""Reads: who was handed which letter, who signed for it, and what is still waiting for that."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, or_, select

from village.core.access import Person
from village.core.db import db, utcnow
from village.core.errors import NotFound
from village.vault.models import CopyRequest, LetterReceiptCorrection
from village.vault.permissions import keep_document
from village.vault.queries import visible_to
from village.vault.tables import documents, letter_receipts, letters

MOST_WAITING = 100


def hash_code(code: str) -> str:
    """What is kept of a one-time code: its SHA-256, so that nobody can read it from the database."""
    return hashlib.sha256(code.encode()).hexdigest()


@dataclass(frozen=True)
class Correction:
    """Something said about a receipt afterwards."""

    text: str
    made_at: datetime
    made_by_name: str


@dataclass(frozen=True)
class ReceiptView:
    """A letter handed over; ``received_at`` is None as long as nobody has signed for it."""

    id: int
    letter_id: int
    receiver: str
    receiver_account_id: int | None
    to_kelurahan: bool
    handed_on: date
    handed_at: datetime
    handed_by_name: str
    note: str
    code_expires_at: datetime | None
    received_at: datetime | None
    received_on: date | None
    received_by: str
    received_office: str
    receipt_how: str
    proof_digest: str | None
    proof_kind: str
    corrections: list[Correction] = field(default_factory=list)

    @property
    def has_open_link(self) -> bool:
        """Whether a one-time link waits and still holds."""
        return self.received_at is None and self.code_expires_at is not None and self.code_expires_at > utcnow()


@dataclass(frozen=True)
class HandedLetter:
    """A letter that somebody was handed, in a list."""

    receipt_id: int
    letter_id: int
    document_id: int
    title: str
    number: str
    receiver: str
    handed_on: date


_NAMES = [name for name in ReceiptView.__dataclass_fields__ if name != "corrections"]


def receipts_of(letter_id: int) -> list[ReceiptView]:
    """Whom a letter was handed to, first one first. Two statements. The caller has checked the letter."""
    rows = db.session.execute(
        select(*[letter_receipts.c[name] for name in _NAMES])
        .where(letter_receipts.c.letter_id == letter_id)
        .order_by(letter_receipts.c.id)
    )
    found = {row.id: ReceiptView(**row._mapping) for row in rows}
    note = LetterReceiptCorrection
    for row in db.session.execute(
        select(note.letter_receipt_id, note.text, note.made_at, note.made_by_name)
        .where(note.letter_receipt_id.in_(list(found)))
        .order_by(note.id)
    ):
        found[row.letter_receipt_id].corrections.append(Correction(row.text, row.made_at, row.made_by_name))
    return list(found.values())


def get_receipt(receipt_id: int) -> ReceiptView:
    """One handing over. Raises NotFound. The caller checks the letter."""
    letter_id = db.session.execute(
        select(letter_receipts.c.letter_id).where(letter_receipts.c.id == receipt_id)
    ).scalar_one_or_none()
    found = next((one for one in receipts_of(letter_id) if one.id == receipt_id), None) if letter_id else None
    if found is None:
        raise NotFound()
    return found


def _handed(person: Person, *conditions: Any) -> list[HandedLetter]:
    receipt = letter_receipts.c
    joined = letter_receipts.join(letters, letters.c.id == receipt.letter_id).join(
        documents, documents.c.id == letters.c.document_id
    )
    rows = db.session.execute(
        select(receipt.id, letters.c.id, documents.c.id, documents.c.title, documents.c.number, receipt.receiver,
               receipt.handed_on)
        .select_from(joined)
        .where(receipt.received_at.is_(None), letters.c.cancelled_at.is_(None), visible_to(person), *conditions)
        .order_by(receipt.handed_on, receipt.id)
        .limit(MOST_WAITING)
    )  # fmt: skip
    return [HandedLetter(*row) for row in rows]


def letters_to_receive(person: Person) -> list[HandedLetter]:
    """What this person has been handed and not signed for, longest waiting first. One statement."""
    mine = letter_receipts.c.receiver_account_id == person.account_id
    if person.has("kelurahan"):
        mine = or_(mine, letter_receipts.c.to_kelurahan)
    return _handed(person, mine)


def unreceived_letters(person: Person, handed_until: date) -> list[HandedLetter]:
    """What this person keeps, was handed over until that day, and nobody signed for. One statement."""
    if not keep_document(person):
        return []
    own = or_(documents.c.filed_by == person.account_id, documents.c.group_id.in_(sorted(person.leads)))
    return _handed(person, letter_receipts.c.handed_on <= handed_until, *([] if person.has("official") else [own]))


@dataclass(frozen=True)
class LinkedReceipt:
    """What a one-time link shows to whoever holds it: the letter in one line, and the receipt if it was given."""

    id: int
    letter_id: int
    receiver: str
    handed_on: date
    code_expires_at: datetime
    received_at: datetime | None
    received_by: str
    received_office: str
    title: str
    number: str
    dated_on: date
    sender: str
    addressee: str

    @property
    def is_over(self) -> bool:
        """Whether the days of the link have passed."""
        return self.code_expires_at <= utcnow()


def find_linked_receipt(code: str) -> LinkedReceipt | None:
    """The receipt of a one-time link; None for a code that was never given or was replaced. One statement."""
    receipt = letter_receipts.c
    names = [name for name in LinkedReceipt.__dataclass_fields__ if name in receipt]
    of_document = [documents.c[name] for name in ("title", "number", "dated_on", "sender", "addressee")]
    joined = letter_receipts.join(letters, letters.c.id == receipt.letter_id).join(
        documents, documents.c.id == letters.c.document_id
    )
    row = db.session.execute(
        select(*[receipt[name] for name in names], *of_document)
        .select_from(joined)
        .where(
            receipt.code_hash == hash_code(code),
            letters.c.cancelled_at.is_(None),
            documents.c.deleted_at.is_(None),
            documents.c.destroyed_at.is_(None),
        )
    ).first()
    return LinkedReceipt(**row._mapping) if row else None


@dataclass(frozen=True)
class AskedCopy:
    """A copy asked back; ``sent_at`` is None as long as it has not come."""

    id: int
    document_id: int
    asked_of: str
    expires_at: datetime
    made_at: datetime
    sent_at: datetime | None
    sent_by: str
    version: int | None

    @property
    def is_open(self) -> bool:
        """Whether the link still takes a file."""
        return self.sent_at is None and self.expires_at > utcnow()


@dataclass(frozen=True)
class LinkedCopy(AskedCopy):
    """What the link shows to whoever was asked."""

    title: str = ""
    number: str = ""
    dated_on: date | None = None
    sender: str = ""


_COPY = list(AskedCopy.__dataclass_fields__)


def copies_asked(document_id: int) -> list[AskedCopy]:
    """Copies of this document that were asked back, newest first; withdrawn ones are left out. One statement."""
    asked = CopyRequest
    rows = db.session.execute(
        select(*[getattr(asked, name) for name in _COPY])
        .where(asked.document_id == document_id, asked.withdrawn_at.is_(None))
        .order_by(asked.id.desc())
    )
    return [AskedCopy(**row._mapping) for row in rows]


def find_linked_copy(code: str) -> LinkedCopy | None:
    """What a link asks for; None for a code that was never given or was withdrawn. One statement."""
    asked = CopyRequest
    row = db.session.execute(
        select(
            *[getattr(asked, name) for name in _COPY],
            *[documents.c[name] for name in ("title", "number", "dated_on", "sender")],
        )
        .join(documents, documents.c.id == asked.document_id)
        .where(
            and_(asked.code_hash == hash_code(code), asked.withdrawn_at.is_(None)),
            documents.c.deleted_at.is_(None),
            documents.c.destroyed_at.is_(None),
        )
    ).first()
    return LinkedCopy(**row._mapping) if row else None
