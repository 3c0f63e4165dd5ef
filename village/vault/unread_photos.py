"""Reads: pictures of paper in whose words nobody has looked yet."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from village.core.db import db
from village.vault.tables import documents, texts, versions

WAITING = "none"
READABLE_KINDS = ("jpeg", "pdf")
MOST_AT_ONCE = 50


@dataclass(frozen=True)
class UnreadPhoto:
    """A version without words inside: a photograph, or a PDF of pictures."""

    version_id: int
    document_id: int
    digest: str
    file_kind: str


def _waiting(*columns: Any) -> Select[Any]:
    joined = texts.join(versions, versions.c.id == texts.c.version_id).join(
        documents, documents.c.id == versions.c.document_id
    )
    return (
        select(*columns)
        .select_from(joined)
        .where(
            texts.c.state == WAITING,
            versions.c.file_kind.in_(READABLE_KINDS),
            documents.c.destroyed_at.is_(None),
        )
    )


def unread_photos() -> list[UnreadPhoto]:
    """The oldest of those that wait. The reading ends here: what follows is slow. One statement."""
    columns = (versions.c.id, versions.c.document_id, versions.c.digest, versions.c.file_kind)
    rows = db.session.execute(_waiting(*columns).order_by(versions.c.id).limit(MOST_AT_ONCE)).all()
    db.session.rollback()
    return [UnreadPhoto(*row) for row in rows]


def count_unread_photos() -> int:
    """How many wait. One statement."""
    return int(db.session.execute(_waiting(func.count())).scalar_one())
