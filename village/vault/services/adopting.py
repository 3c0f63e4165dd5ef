"""Scans of decrees that lie with the boards of groups become documents, where they are found, versioned and kept.

Safe to run any number of times: the version carries the name of the scan it was made from.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, exists, literal, select

from village.core.db import begin_writing, commit, db
from village.core.errors import DomainError
from village.core.storage import Storage
from village.registry.interface import boards, groups
from village.vault.facts import KeptFile
from village.vault.models import Document
from village.vault.services.filing import add_version_step, link_document_step
from village.vault.services.keeping_files import keep_file
from village.vault.tables import links, versions

KEY = "decree:"
PURPOSE = "sk_pengurus:"
MOST_AT_ONCE = 50


def adopt_decrees(storage: Storage) -> int:
    """File every scan that is no document yet; gives how many. One that cannot be opened is left where it lies."""
    done = 0
    for board in _waiting():
        try:
            with storage.open(board.file_sha256) as scan:
                kept = keep_file(storage, scan, f"sk.{board.file_type or 'pdf'}")
        except DomainError:  # damaged since: the check of the store tells of it
            continue
        begin_writing()
        if not db.session.scalar(select(exists().where(versions.c.upload_key == _key(board)))):
            _adopt_step(board, kept)
            done += 1
        commit()
    return done


def _waiting() -> Sequence[Any]:
    columns = boards.c
    named: ColumnElement[str] = literal(KEY) + cast(columns.id, Text) + ":" + columns.file_sha256
    rows = db.session.execute(
        select(boards, groups.c.name)
        .join(groups, groups.c.id == columns.group_id)
        .where(
            columns.file_sha256.is_not(None),
            columns.undone_at.is_(None),
            ~exists().where(versions.c.upload_key == named),
        )
        .order_by(columns.id)
        .limit(MOST_AT_ONCE)
    ).all()
    db.session.rollback()  # the reading ends here: files come next, and they are slow
    return rows


def _key(board: Any) -> str:
    return f"{KEY}{board.id}:{board.file_sha256}"


def _adopt_step(board: Any, kept: KeptFile) -> None:
    purpose = f"{PURPOSE}{board.id}"
    before = db.session.scalar(select(links.c.document_id).where(links.c.purpose == purpose))
    document = db.session.get(Document, before) if before else None
    if document is None or document.destroyed_at:
        document = Document(
            kind="sk",
            title=f"SK pengurus {board.name}",
            dated_on=board.decree_on or board.from_on,
            number=board.decree,
            access="pengurus",
            group_id=board.group_id,
            retention="keputusan_penetapan",
            filed_by=board.recorded_by,
        )
        db.session.add(document)
        db.session.flush()
        link_document_step(document.id, f"group:{board.group_id}", purpose=purpose)
    add_version_step(None, document, kept, upload_key=_key(board))
