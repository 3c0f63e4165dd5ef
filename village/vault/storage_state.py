"""Reads: what the administrator sees of the store: the last looks at it, and the keys that ever signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from village.core.db import db, utcnow
from village.vault.models import CheckRun, SigningKey

WHOLE_STORE_WITHIN = timedelta(days=30)


@dataclass(frozen=True)
class Look:
    """One look at the store. ``faults``: kind, name and what belongs to it, the first two hundred."""

    began_at: datetime
    ended_at: datetime
    is_whole: bool
    part: int | None
    files: int
    size_bytes: int
    chain_lines: int
    fault_count: int
    faults: list[Any]


@dataclass(frozen=True)
class StorageState:
    """``last``: the newest look; ``last_whole``: since when every file was seen once, None where that never was."""

    last: Look | None
    last_whole: datetime | None

    @property
    def is_overdue(self) -> bool:
        """Whether some file may not have been looked at for thirty days."""
        return self.last_whole is None or self.last_whole < utcnow() - WHOLE_STORE_WITHIN


def storage_state(parts: int) -> StorageState:
    """How the store is. Three statements."""
    names = list(Look.__dataclass_fields__)
    row = db.session.execute(
        select(*(getattr(CheckRun, name) for name in names)).order_by(CheckRun.id.desc()).limit(1)
    ).first()
    whole = db.session.execute(select(func.max(CheckRun.began_at)).where(CheckRun.is_whole)).scalar_one()
    latest = dict(
        db.session.execute(
            select(CheckRun.part, func.max(CheckRun.began_at)).where(CheckRun.part.is_not(None)).group_by(CheckRun.part)
        ).all()
    )
    by_parts = min(latest.values()) if len(latest) == parts else None
    known = [moment for moment in (whole, by_parts) if moment]
    return StorageState(Look(*row) if row else None, max(known, default=None))


def signing_keys() -> Sequence[tuple[str, datetime]]:
    """Every public key that ever signed a receipt, with the moment it was first used. One statement."""
    return db.session.execute(select(SigningKey.public_key, SigningKey.made_at).order_by(SigningKey.id)).all()


def last_fault_count() -> int:
    """How many things the newest look found. One statement."""
    asked = select(CheckRun.fault_count).order_by(CheckRun.id.desc()).limit(1)
    return db.session.execute(asked).scalar_one_or_none() or 0
