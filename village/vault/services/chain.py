"""Appending to the chain of sealed lines, in the transaction of whatever is sealed."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from village.core.db import db, utcnow
from village.vault.models import ChainLine
from village.vault.sealing import FIRST_HASH, canonical, link_hash


def chain_step(kind: str, subject: str, payload: Mapping[str, Any]) -> str:
    """Seal one line for good and give its hash (64 letters). A step: call it inside a writing transaction.

    ``kind`` says what it is (``receipt``, ``letter``, ``acknowledgement``), ``subject`` is ``kind:id`` as in the
    record. ``payload`` holds texts, whole numbers, dates, None, lists and mappings of these; no name of a person and
    no phone, because a sealed line can never be taken back. Raises TypeError for anything else, such as a float.
    """
    last = db.session.execute(
        select(ChainLine.id, ChainLine.own_hash).order_by(ChainLine.id.desc()).limit(1)
    ).one_or_none()
    number, previous = (last.id + 1, last.own_hash) if last else (1, FIRST_HASH)
    content = canonical({"id": number, "kind": kind, "subject": subject, "at": utcnow(), "payload": payload})
    own = link_hash(previous, content)
    db.session.add(
        ChainLine(id=number, kind=kind, subject=subject, content=content, previous_hash=previous, own_hash=own)
    )
    db.session.flush()
    return own
