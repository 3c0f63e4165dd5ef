"""Search in the vault: each audience has words of its own, so that no correction tells of a paper one may not see.

What is kept under which kind of the index: public papers under one, those for everybody signed in under another, the
board's under a third and again under their group, restricted ones under each person named. Nobody searches a kind
that holds a paper the person may not read, and every hit passes `queries.visible_to` all the same.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from village.core.access import Person
from village.core.db import db
from village.core.search import Searchable, Understanding, index_documents, remove_document, understand
from village.core.search_index import SearchPosting
from village.core.spelling import stem
from village.vault.classification import code_name
from village.vault.permissions import BOARD
from village.vault.queries import PER_PAGE, DocumentLine, Wanted, list_documents, narrowed, visible_to
from village.vault.tables import documents, readers, texts, versions

KIND = "document:"
PUBLIC_KIND = KIND + "publik"
MONTHS = [
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
]
LONGEST_QUERY = 200
READ_WORDS = 1_500
READ_LETTERS = 30_000
BEFORE, AFTER = 60, 180
SHORTEST_MARKED = 3


def kinds_for(person: Person | None) -> tuple[str, ...]:
    """The kinds of the index that hold only papers this person may read."""
    if person is None:
        return (PUBLIC_KIND,)
    own = (PUBLIC_KIND, KIND + "anggota", f"{KIND}r{person.account_id}")
    if person.has(*BOARD):
        return (*own, KIND + "pengurus")
    return (*own, *(f"{KIND}g{group_id}" for group_id in sorted(person.leads)))


def index_document_step(document_id: int) -> None:
    """Make a document findable for those who may read it now, and for nobody else. A step."""
    row = db.session.execute(select(documents).where(documents.c.id == document_id)).one()
    wanted = _kinds_of(row)
    posting = SearchPosting
    before = db.session.scalars(
        select(posting.kind).where(posting.object_id == document_id, posting.kind.like(KIND + "%")).distinct()
    )
    for kind in set(before) - wanted:
        remove_document(kind, document_id)
    if wanted:
        searchable = _searchable(row)
        for kind in sorted(wanted):
            index_documents(kind, [searchable])


def _kinds_of(row: Any) -> set[str]:
    if row.deleted_at or row.destroyed_at:
        return set()
    if row.access == "terbatas":
        named = select(readers.c.account_id).where(readers.c.document_id == row.id)
        return {f"{KIND}r{account_id}" for account_id in db.session.scalars(named)}
    kinds = {KIND + row.access}
    if row.access == "pengurus" and row.group_id:
        kinds.add(f"{KIND}g{row.group_id}")
    return kinds


def _searchable(row: Any) -> Searchable:
    newest = select(texts.c.text).join(versions, versions.c.id == texts.c.version_id)
    text = db.session.scalar(
        newest.where(versions.c.document_id == row.id, versions.c.number == row.last_version).limit(1)
    )
    day = row.dated_on
    told = [row.number, row.classification, code_name(row.classification), row.kind.replace("_", " "), *row.tags]
    return Searchable(
        row.id,
        title=row.title,
        maker=f"{row.sender} {row.addressee}",
        keywords=" ".join([*told, f"{day.day} {MONTHS[day.month - 1]} {day.year}"]),
        body=_telling(f"{row.remark} {text or ''}"),
        body_words=READ_WORDS,
    )


def _telling(text: str) -> str:
    """The text with each word once, so that a long paper is known by as many words as can be."""
    return " ".join(dict.fromkeys(text.split()))


@dataclass(frozen=True)
class Snippet:
    """Some words around the first hit in a paper: pieces of text, and whether each is a word that was meant."""

    pieces: Sequence[tuple[str, bool]]


@dataclass(frozen=True)
class Found:
    """One page of what was found, how many there are in all, what was understood, and snippets by document."""

    lines: list[DocumentLine]
    total: int
    words: Understanding | None = None
    snippets: dict[int, Snippet] = field(default_factory=dict)


def found_documents(person: Person | None, typed: str, wanted: Wanted, *, page: int = 1) -> Found:
    """One page of what the person may read: what was searched for, or, where nothing was typed, all of it."""
    if typed:
        return search_documents(person, typed, wanted, page=page)
    lines, total = list_documents(person, wanted, page=page)
    return Found(lines, total)


def search_documents(person: Person | None, typed: str, wanted: Wanted, *, page: int = 1) -> Found:
    """What the person may read and meant, best first. At most six statements."""
    words = understand(kinds_for(person), typed)
    hits = words.hits()
    chosen = narrowed(
        select(documents.c.id).join(hits, hits.c.object_id == documents.c.id).where(visible_to(person)), wanted
    )
    total = db.session.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
    columns = [documents.c[name] for name in DocumentLine.__dataclass_fields__]
    rows = db.session.execute(
        narrowed(select(*columns).join(hits, hits.c.object_id == documents.c.id).where(visible_to(person)), wanted)
        .order_by(hits.c.score.desc(), documents.c.dated_on.desc(), documents.c.id.desc())
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    )
    lines = [DocumentLine(*row) for row in rows]
    return Found(lines, total, words, _snippets(lines, words))


def _snippets(lines: Sequence[DocumentLine], words: Understanding) -> dict[int, Snippet]:
    if not lines:
        return {}
    wanted = [line.id for line in lines]
    rows = db.session.execute(
        select(versions.c.document_id, func.substr(texts.c.text, 1, READ_LETTERS))
        .join(texts, texts.c.version_id == versions.c.id)
        .join(documents, documents.c.id == versions.c.document_id)
        .where(versions.c.document_id.in_(wanted), versions.c.number == documents.c.last_version)
    )
    pattern = _pattern(f"{words.text} {words.typed}".split())
    found = {document_id: _snippet(text, pattern) for document_id, text in rows} if pattern else {}
    return {document_id: snippet for document_id, snippet in found.items() if snippet}


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    meant = {one for word in words for one in (word, stem(word)) if len(one) >= SHORTEST_MARKED}
    longest_first = sorted(meant, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE) if meant else None


def _snippet(text: str, pattern: re.Pattern[str]) -> Snippet | None:
    hit = pattern.search(text)
    if hit is None:
        return None
    before, after = text[max(0, hit.start() - BEFORE) : hit.start()], text[hit.start() : hit.start() + AFTER]
    if hit.start() > BEFORE:
        before = "... " + before.partition(" ")[2]
    if hit.start() + AFTER < len(text):
        after = after.rpartition(" ")[0] + " ..."
    around = " ".join((before + after).split())
    pieces: list[tuple[str, bool]] = []
    at = 0
    for one in pattern.finditer(around):
        pieces += [(around[at : one.start()], False), (one[0], True)]
        at = one.end()
    return Snippet([piece for piece in [*pieces, (around[at:], False)] if piece[0]])
