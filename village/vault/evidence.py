"""Papers that prove something in another part of the site: that part says who may see them, one thing at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from village.core.db import db
from village.core.errors import NotFound
from village.vault.paper_kinds import KINDS
from village.vault.tables import documents, links, versions

MOST_SHOWN = 12


@dataclass(frozen=True)
class Evidence:
    """The newest file of a paper that stands for a subject. ``media_type`` and ``extension`` are ours, not its name's.

    ``is_shown``: a browser may open it; ``digest`` is where its bytes are kept.
    """

    document_id: int
    title: str
    number: int
    digest: str
    size_bytes: int
    media_type: str
    extension: str
    is_shown: bool
    filed_at: datetime


def evidence_of(subject: str) -> list[Evidence]:
    """The papers that stand for this subject, newest first. One statement."""
    rows = db.session.execute(_wanted(subject).order_by(documents.c.id.desc()).limit(MOST_SHOWN))
    return [_evidence(row) for row in rows]


def get_evidence(subject: str, document_id: int) -> Evidence:
    """One of them. Raises NotFound, also for a paper of something else."""
    row = db.session.execute(_wanted(subject).where(documents.c.id == document_id)).one_or_none()
    if row is None:
        raise NotFound()
    return _evidence(row)


def _wanted(subject: str) -> Select[Any]:
    newest = (versions.c.document_id == documents.c.id) & (versions.c.number == documents.c.last_version)
    return (
        select(
            documents.c.id,
            documents.c.title,
            versions.c.number,
            versions.c.digest,
            versions.c.size_bytes,
            versions.c.file_kind,
            versions.c.made_at,
        )
        .join(links, links.c.document_id == documents.c.id)
        .join(versions, newest)
        .where(links.c.subject == subject, documents.c.deleted_at.is_(None), documents.c.destroyed_at.is_(None))
    )


def _evidence(row: Any) -> Evidence:
    kind = KINDS[row.file_kind]
    return Evidence(
        row.id,
        row.title,
        row.number,
        row.digest,
        row.size_bytes,
        kind.media_type,
        kind.extension,
        kind.is_shown,
        row.made_at,
    )


def proven_subjects(subjects: Sequence[str]) -> set[str]:
    """Those of these subjects for which at least one paper stands. One statement, none for no subjects."""
    if not subjects:
        return set()
    found = db.session.scalars(
        select(links.c.subject)
        .join(documents, documents.c.id == links.c.document_id)
        .where(links.c.subject.in_(subjects), documents.c.deleted_at.is_(None), documents.c.destroyed_at.is_(None))
        .distinct()
    )
    return set(found)
