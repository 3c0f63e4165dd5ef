"""Rows whose content was sealed: are they still what the chain says of them?"""

import json

from sqlalchemy import select

from village.core.db import db
from village.vault.models import Receipt, SigningKey
from village.vault.signing import is_signed
from village.vault.tables import chain_lines


def changed_rows() -> list[str]:
    """``receipt:5`` for every receipt that is not, letter by letter, the one that was sealed, or whose row is gone."""
    told = {subject: content for subject, content in _sealed("receipt")}
    now = {
        f"receipt:{row.id}": row
        for row in db.session.execute(
            select(Receipt.id, Receipt.code, Receipt.statement, Receipt.signature, SigningKey.public_key).join(
                SigningKey, SigningKey.id == Receipt.key_id
            )
        )
    }
    changed = [subject for subject in told if subject not in now]
    for subject, row in now.items():
        facts = {
            "code": row.code,
            "statement": row.statement,
            "signature": row.signature,
            "public_key": row.public_key,
        }
        if _payload(told.get(subject, "")) != facts or not is_signed(row.statement, row.signature, row.public_key):
            changed.append(subject)
    return sorted(changed)


def _sealed(kind: str) -> list[tuple[str, str]]:
    rows = db.session.execute(select(chain_lines.c.subject, chain_lines.c.content).where(chain_lines.c.kind == kind))
    return [(subject, content) for subject, content in rows]


def _payload(content: str) -> object:
    try:
        return json.loads(content)["payload"]
    except (ValueError, TypeError, KeyError):
        return None
