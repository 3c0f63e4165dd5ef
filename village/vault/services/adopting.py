"""Scans that lie with other things (decrees, papers of consent, photos of news) become documents as well.

Safe to run any number of times: the version carries the key of the scan it was made from.
"""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, exists, literal, select

from village.core.db import begin_writing, commit, db
from village.core.errors import DomainError
from village.core.photo_pages import make_pages
from village.core.storage import Storage
from village.registry.interface import boards, enterprises, groups, helper_consents
from village.vault.facts import KeptFile
from village.vault.models import Document
from village.vault.services.filing import add_version_step, link_document_step
from village.vault.services.keeping_files import keep_file, keep_photos
from village.vault.tables import links, versions

MOST_AT_ONCE = 50


@dataclass(frozen=True)
class Scan:
    """A scan that lies with a thing, and what is said of the document it becomes.

    ``key`` names this very scan, ``purpose`` the place where it lies: another scan there is the next version.
    ``digests`` are its files, several photographs in their order.
    """

    key: str
    purpose: str
    subject: str
    digests: Sequence[str]
    kind: str
    title: str
    dated_on: date
    name: str = "scan"
    number: str = ""
    access: str = "pengurus"
    group_id: int | None = None
    retention: str = ""
    filed_by: int | None = None


def adopt_decrees(storage: Storage) -> int:
    """File the scans of decrees that are no documents yet; gives how many."""
    table = boards.c
    key = literal("decree:") + cast(table.id, Text) + ":" + table.file_sha256
    rows = _waiting(
        select(boards, groups.c.name).join(groups, groups.c.id == table.group_id),
        key,
        table.file_sha256.is_not(None),
        table.undone_at.is_(None),
    )
    return adopt_scans(storage, [_decree(row) for row in rows])


def _decree(row: Any) -> Scan:
    return Scan(
        key=f"decree:{row.id}:{row.file_sha256}",
        purpose=f"sk_pengurus:{row.id}",
        subject=f"group:{row.group_id}",
        digests=[row.file_sha256],
        kind="sk",
        title=f"SK pengurus {row.name}",
        dated_on=row.decree_on or row.from_on,
        name=f"sk.{row.file_type or 'pdf'}",
        number=row.decree,
        group_id=row.group_id,
        retention="keputusan_penetapan",
        filed_by=row.recorded_by,
    )


def adopt_consents(storage: Storage) -> int:
    """File the photographed papers by which owners let a helper act; gives how many."""
    table = helper_consents.c
    key = literal("consent:") + cast(table.id, Text) + ":" + table.paper_sha256
    rows = _waiting(
        select(helper_consents, enterprises.c.name).join(enterprises, enterprises.c.id == table.enterprise_id),
        key,
        table.paper_sha256.is_not(None),
    )
    return adopt_scans(storage, [_consent(row) for row in rows])


def _consent(row: Any) -> Scan:
    return Scan(
        key=f"consent:{row.id}:{row.paper_sha256}",
        purpose=f"persetujuan:{row.id}",
        subject=f"enterprise:{row.enterprise_id}",
        digests=[row.paper_sha256],
        kind="perjanjian",
        title=f"Surat persetujuan pendampingan {row.name}",
        dated_on=row.from_on,
        name="persetujuan.jpg",
        filed_by=row.recorded_by,
    )


def _waiting(statement: Any, key: ColumnElement[str], *conditions: ColumnElement[bool]) -> Sequence[Any]:
    is_new = ~exists().where(versions.c.upload_key == key)
    rows = db.session.execute(statement.where(*conditions, is_new).order_by(key).limit(MOST_AT_ONCE)).all()
    db.session.rollback()  # the reading ends here: files come next, and they are slow
    return rows


def adopt_scans(storage: Storage, scans: Iterable[Scan]) -> int:
    """File each scan that is no document yet; gives how many. One that cannot be opened is left where it lies."""
    done = 0
    for scan in scans:
        try:
            kept = _kept(storage, scan)
        except DomainError:  # damaged since: the check of the store tells of it
            continue
        begin_writing()
        if not db.session.scalar(select(exists().where(versions.c.upload_key == scan.key))):
            _adopt_step(scan, kept)
            done += 1
        commit()
    return done


def _kept(storage: Storage, scan: Scan) -> KeptFile:
    if len(scan.digests) == 1:
        with storage.open(scan.digests[0]) as file:
            return keep_file(storage, file, scan.name)
    with ExitStack() as opened:
        paths = [opened.enter_context(storage.local_path(digest)) for digest in scan.digests]
        return keep_photos(storage, make_pages(storage, paths), scan.name)


def _adopt_step(scan: Scan, kept: KeptFile) -> None:
    before = db.session.scalar(select(links.c.document_id).where(links.c.purpose == scan.purpose))
    document = db.session.get(Document, before) if before else None
    if document is None or document.destroyed_at:
        document = Document(
            kind=scan.kind,
            title=scan.title,
            dated_on=scan.dated_on,
            number=scan.number,
            access=scan.access,
            group_id=scan.group_id,
            retention=scan.retention,
            filed_by=scan.filed_by,
        )
        db.session.add(document)
        db.session.flush()
        link_document_step(document.id, scan.subject, purpose=scan.purpose)
    add_version_step(None, document, kept, upload_key=scan.key)
