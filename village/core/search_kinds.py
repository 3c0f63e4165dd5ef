"""What one search over everything public finds: each feature says which of its things, and how they read in a list.

Features fill the slot ``search.public`` with a function that gives their kinds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Subquery, union_all

from village.core.db import db
from village.core.search import Understanding

MOST_FOUND = 500


@dataclass(frozen=True)
class FoundLine:
    """One thing found: where it is, what it is called, and a few words more."""

    url: str
    title: str
    detail: str = ""


@dataclass(frozen=True)
class PublicKind:
    """One kind of public things. ``kind`` as in the index, ``words`` the heading.

    ``lines`` gives, for the hits, a select of what everybody may see, with the columns kind, object_id, score, slug,
    title, detail and number; ``line`` makes a row of it readable; ``more_url`` is where all of them stand.
    """

    kind: str
    words: Any
    lines: Callable[[Subquery], Select[Any]]
    line: Callable[[Any], FoundLine]
    more_url: Callable[[str], str] | None = None


@dataclass(frozen=True)
class FoundKind:
    """What was found of one kind: how many, the best of them, and where the others are."""

    words: str
    count: int
    lines: list[FoundLine]
    more_url: str


def find_public(kinds: list[PublicKind], words: Understanding, *, shown: int) -> list[FoundKind]:
    """The best ``shown`` things of each kind, the kind with the best hit first. One statement."""
    if not words.meanings:
        return []
    hits = words.hits()
    found = union_all(*(one.lines(hits) for one in kinds)).subquery("found")
    statement = found.select().order_by(found.c.score.desc(), found.c.object_id.desc()).limit(MOST_FOUND)
    rows: dict[str, list[Any]] = {}
    for row in db.session.execute(statement):
        rows.setdefault(row.kind, []).append(row)
    by_kind = {one.kind: one for one in kinds}
    return [_group(by_kind[kind], each, words.text, shown) for kind, each in rows.items()]


def _group(kind: PublicKind, rows: list[Any], text: str, shown: int) -> FoundKind:
    more = kind.more_url(text) if kind.more_url and len(rows) > shown else ""
    return FoundKind(str(kind.words), len(rows), [kind.line(row) for row in rows[:shown]], more)
