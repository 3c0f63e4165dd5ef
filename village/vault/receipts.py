"""Reads: the receipt of a version for whoever may read the paper, and what everybody may check about any receipt."""

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from village.core.db import db
from village.core.errors import NotFound
from village.vault.models import Receipt, SigningKey
from village.vault.sealing import link_hash
from village.vault.signing import is_signed
from village.vault.tables import chain_lines, documents, letters, versions

CODE = re.compile(r"[a-z2-7]{26}")


@dataclass(frozen=True)
class ReceiptView:
    """What a receipt says of a file. ``size_bytes`` in bytes; ``pages`` None where a file has none."""

    code: str
    received_at: datetime
    sha256: str
    size_bytes: int
    pages: int | None
    is_signed: bool

    @property
    def groups(self) -> list[str]:
        """The SHA-256 in eight groups of eight letters, to be read aloud."""
        return [self.sha256[start : start + 8] for start in range(0, 64, 8)]


@dataclass(frozen=True)
class CheckedReceipt:
    """A receipt as everybody may see it. The title and address only of a paper that is public."""

    receipt: ReceiptView
    is_sealed: bool
    title: str
    document_id: int | None


def receipt_of_version(document_id: int, number: int) -> ReceiptView:
    """The receipt of a version that the caller has seen already. Raises NotFound. One statement."""
    row = db.session.execute(
        select(Receipt.code, Receipt.statement, Receipt.signature, SigningKey.public_key)
        .join(SigningKey, SigningKey.id == Receipt.key_id)
        .join(versions, versions.c.id == Receipt.version_id)
        .where(versions.c.document_id == document_id, versions.c.number == number)
    ).first()
    if row is None:
        raise NotFound()
    return _view(row)


def agenda_of(document_id: int) -> str:
    """``12/2026``, the number and year in the register, where the document is a letter; else "". One statement."""
    row = db.session.execute(
        select(letters.c.agenda, letters.c.year).where(letters.c.document_id == document_id)
    ).first()
    return f"{row.agenda}/{row.year}" if row else ""


def check_receipt(code: str) -> CheckedReceipt:
    """What may be known of a receipt by whoever holds its code. Raises NotFound. Two statements."""
    if not CODE.fullmatch(code):
        raise NotFound()
    is_open = documents.c.access == "publik"
    row = db.session.execute(
        select(
            Receipt.id,
            Receipt.code,
            Receipt.statement,
            Receipt.signature,
            SigningKey.public_key,
            documents.c.title,
            documents.c.id.label("document_id"),
        )
        .join(SigningKey, SigningKey.id == Receipt.key_id)
        .join(versions, versions.c.id == Receipt.version_id)
        .outerjoin(
            documents,
            (documents.c.id == versions.c.document_id)
            & is_open
            & documents.c.deleted_at.is_(None)
            & documents.c.destroyed_at.is_(None),
        )
        .where(Receipt.code == code)
    ).first()
    if row is None:
        raise NotFound()
    return CheckedReceipt(_view(row), _is_sealed(row), row.title or "", row.document_id)


def _view(row: Any) -> ReceiptView:
    told = json.loads(row.statement)
    return ReceiptView(
        code=row.code,
        received_at=datetime.fromisoformat(told["received_at"]),
        sha256=told["sha256"],
        size_bytes=told["size_bytes"],
        pages=told["pages"],
        is_signed=told["code"] == row.code and is_signed(row.statement, row.signature, row.public_key),
    )


def _is_sealed(row: Any) -> bool:
    """Whether the chain has this very receipt, in a line that is what was sealed."""
    line = db.session.execute(
        select(chain_lines.c.content, chain_lines.c.previous_hash, chain_lines.c.own_hash)
        .where(chain_lines.c.subject == f"receipt:{row.id}", chain_lines.c.kind == "receipt")
        .limit(1)
    ).first()
    if line is None or line.own_hash != link_hash(line.previous_hash, line.content):
        return False
    payload = json.loads(line.content)["payload"]
    return (payload["statement"], payload["signature"]) == (row.statement, row.signature)
