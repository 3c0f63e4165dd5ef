"""Rows whose content was sealed: are they still what the chain says of them?"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from village.core.db import db
from village.vault.models import Letter, LetterReceipt, Receipt, SigningKey
from village.vault.sealing import canonical
from village.vault.tables import chain_lines

Facts = Mapping[str, Any]


def changed_rows() -> list[str]:
    """``receipt:5`` for every receipt, letter or acknowledgement that is not what was sealed, or that is gone.

    Rows that should have been sealed and are not count as well. Six statements.
    """
    return [
        *_differing("receipt", _receipts(), is_complete=True),
        *_differing("letter", _letters()),
        *_differing("acknowledgement", _acknowledgements()),
    ]


def _differing(kind: str, now: Mapping[str, Facts], *, is_complete: bool = False) -> list[str]:
    """Subjects whose facts differ from the sealed ones; ``is_complete``: the seal holds nothing beside these facts."""
    sealed = {
        subject: _payload(content)
        for subject, content in db.session.execute(
            select(chain_lines.c.subject, chain_lines.c.content).where(chain_lines.c.kind == kind)
        )
    }
    changed = [subject for subject in sealed if subject not in now]
    for subject, facts in now.items():
        payload = sealed.get(subject) or {}
        told = payload if is_complete else {name: payload.get(name) for name in facts}
        if canonical(told) != canonical(facts):
            changed.append(subject)
    return sorted(changed)


def _payload(content: str) -> dict[str, Any]:
    try:
        payload = json.loads(content)["payload"]
    except (ValueError, TypeError, KeyError):
        return {}
    return payload if isinstance(payload, dict) else {}


def _receipts() -> dict[str, Facts]:
    rows = db.session.execute(
        select(Receipt.id, Receipt.code, Receipt.statement, Receipt.signature, SigningKey.public_key).join(
            SigningKey, SigningKey.id == Receipt.key_id
        )
    )
    names = ("code", "statement", "signature", "public_key")
    return {f"receipt:{row.id}": {name: row._mapping[name] for name in names} for row in rows}


def _letters() -> dict[str, Facts]:
    rows = db.session.execute(select(Letter.id, Letter.direction, Letter.unit, Letter.year, Letter.agenda))
    return {
        f"letter:{row.id}": {"register": row.direction, "unit": row.unit, "year": row.year, "agenda": row.agenda}
        for row in rows
    }


def _acknowledgements() -> dict[str, Facts]:
    rows = db.session.execute(
        select(
            LetterReceipt.id,
            LetterReceipt.letter_id,
            LetterReceipt.received_on,
            LetterReceipt.receipt_how,
            LetterReceipt.proof_digest,
        ).where(LetterReceipt.received_at.is_not(None))
    )
    return {
        f"letter_receipt:{row.id}": {
            "letter": row.letter_id,
            "on": _day(row.received_on),
            "how": row.receipt_how,
            "proof": row.proof_digest,
        }
        for row in rows
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
