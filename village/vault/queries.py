"""Reads: which papers there are, for whom. Every list, count and search goes through `visible_to`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, extract, false, func, or_, select, true

from village.core.access import Person
from village.core.db import db
from village.core.errors import NotFound
from village.vault.permissions import BOARD
from village.vault.tables import documents, readers, texts, versions

PER_PAGE = 30
MOST_IN_TRASH = 300


@dataclass(frozen=True)
class VersionLine:
    """One immutable file of a document. ``words_state`` is the state of its DocumentText."""

    number: int
    digest: str
    size_bytes: int
    file_kind: str
    pages: int | None
    is_locked: bool
    is_final: bool
    source: str
    note: str
    doubts: list[Any]
    preview_digest: str | None
    made_at: datetime
    made_by: int | None
    words_state: str | None

    @property
    def short_digest(self) -> str:
        """The first eight letters: enough for people to tell versions apart."""
        return self.digest[:8]


@dataclass(frozen=True)
class DocumentView:
    """A document as the person who asked may see it. ``is_named``: that person is named on it."""

    id: int
    kind: str
    title: str
    dated_on: date
    number: str
    classification: str
    sender: str
    addressee: str
    access: str
    group_id: int | None
    tags: list[str]
    place: str
    original_holder: str
    retention: str
    remark: str
    last_version: int
    revision: int
    filed_at: datetime
    filed_by: int | None
    updated_at: datetime
    deleted_at: datetime | None
    destroyed_at: datetime | None
    is_named: bool
    versions: list[VersionLine] = field(default_factory=list)


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for; empty means any."""

    kind: str = ""
    access: str = ""
    classification: str = ""
    year: int | None = None


@dataclass(frozen=True)
class DocumentLine:
    """A document in a list."""

    id: int
    kind: str
    title: str
    dated_on: date
    number: str
    access: str
    last_version: int


def is_named(person: Person) -> ColumnElement[bool]:
    """The condition that this person is named on the document of the surrounding statement."""
    return exists().where(readers.c.document_id == documents.c.id, readers.c.account_id == person.account_id)


def visible_to(person: Person | None) -> ColumnElement[bool]:
    """The condition under which this person (None: everybody) may know that a document exists."""
    return and_(documents.c.deleted_at.is_(None), documents.c.destroyed_at.is_(None), readable_by(person))


def readable_by(person: Person | None) -> ColumnElement[bool]:
    """The condition that the level of a document lets this person read it, wherever it lies."""
    if person is None:
        return documents.c.access == "publik"
    board: ColumnElement[bool] = false()
    if person.has(*BOARD):
        board = true()
    elif person.leads:
        board = documents.c.group_id.in_(sorted(person.leads))
    return or_(
        documents.c.access.in_(("publik", "anggota")),
        and_(documents.c.access == "pengurus", board),
        and_(documents.c.access == "terbatas", is_named(person)),
    )


def trashed_documents(person: Person) -> list[DocumentLine]:
    """What lies in the trash, if this person may read it and could bring it back; the last put there first."""
    own = true() if person.has("official") else documents.c.filed_by == person.account_id
    if person.leads:
        own = or_(own, documents.c.group_id.in_(sorted(person.leads)))
    columns = [documents.c[name] for name in DocumentLine.__dataclass_fields__]
    rows = db.session.execute(
        select(*columns)
        .where(documents.c.deleted_at.is_not(None), documents.c.destroyed_at.is_(None), readable_by(person), own)
        .order_by(documents.c.deleted_at.desc(), documents.c.id.desc())
        .limit(MOST_IN_TRASH)
    )
    return [DocumentLine(*row) for row in rows]


def list_documents(person: Person | None, wanted: Wanted, *, page: int = 1) -> tuple[list[DocumentLine], int]:
    """One page of what the person may see, newest paper first, and how many there are in all. Two statements."""
    chosen = narrowed(select(documents.c.id).where(visible_to(person)), wanted)
    total = db.session.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
    columns = [documents.c[name] for name in DocumentLine.__dataclass_fields__]
    rows = db.session.execute(
        narrowed(select(*columns).where(visible_to(person)), wanted)
        .order_by(documents.c.dated_on.desc(), documents.c.id.desc())
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    )
    return [DocumentLine(*row) for row in rows], total


def narrowed(statement: Select[Any], wanted: Wanted) -> Select[Any]:
    """The statement with only what is wanted."""
    if wanted.kind:
        statement = statement.where(documents.c.kind == wanted.kind)
    if wanted.access:
        statement = statement.where(documents.c.access == wanted.access)
    if wanted.classification:
        statement = statement.where(documents.c.classification == wanted.classification)
    if wanted.year:
        statement = statement.where(extract("year", documents.c.dated_on) == wanted.year)
    return statement


def get_document(person: Person | None, document_id: int, *, from_trash: bool = False) -> DocumentView:
    """One document with its versions, newest first, if the person may read it. Raises NotFound. Two statements."""
    in_trash = and_(documents.c.deleted_at.is_not(None), documents.c.destroyed_at.is_(None), readable_by(person))
    condition = in_trash if from_trash else visible_to(person)
    named = is_named(person).label("is_named") if person else false().label("is_named")
    columns = [documents.c[name] for name in DocumentView.__dataclass_fields__ if name not in ("is_named", "versions")]
    row = db.session.execute(select(*columns, named).where(documents.c.id == document_id, condition)).first()
    if row is None:
        raise NotFound()
    facts: dict[str, Any] = dict(row._mapping)
    return DocumentView(**facts, versions=list_versions(document_id))


def list_versions(document_id: int) -> list[VersionLine]:
    """The versions of a document, newest first."""
    columns = [versions.c[name] for name in VersionLine.__dataclass_fields__ if name in versions.c]
    rows = db.session.execute(
        select(*columns, texts.c.state.label("words_state"))
        .select_from(versions.outerjoin(texts, texts.c.version_id == versions.c.id))
        .where(versions.c.document_id == document_id)
        .order_by(versions.c.number.desc())
    )
    return [VersionLine(**row._mapping) for row in rows]


def reader_ids(document_id: int) -> Sequence[int]:
    """The accounts named on a restricted document."""
    return list(db.session.execute(select(readers.c.account_id).where(readers.c.document_id == document_id)).scalars())
