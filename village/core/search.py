"""Search over short Indonesian texts: stems, half-typed words and small slips, alike on SQLite and PostgreSQL.

A feature calls `index_document` and `remove_document` as steps inside its own transaction, and joins
`understand(kind, query).hits()` to its list, or takes `search_ids`. One `kind` is one audience: what was typed is
corrected with words of that kind's documents, so index under a public kind only what everyone may see, and take out
what is hidden. Nothing is kept in memory: two statements answer a query, three one with a misspelt word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Select, Subquery, case, false, func, literal, select, union_all

from village.core.db import db
from village.core.search_index import (
    Searchable,
    SearchPosting,
    index_document,
    index_documents,
    remove_document,
    remove_documents,
)
from village.core.search_meaning import Meaning, Synonyms, meanings
from village.core.spelling import STOP_WORDS, words_of

__all__ = [
    "Hit",
    "Searchable",
    "Understanding",
    "index_document",
    "index_documents",
    "remove_document",
    "remove_documents",
    "search_everywhere",
    "search_ids",
    "understand",
    "understand_everywhere",
    "understood",
]

QUERY_LETTERS = 200
QUERY_WORDS = 6


class Hit(NamedTuple):
    """One object found."""

    kind: str
    object_id: int
    score: int


@dataclass(frozen=True)
class Understanding:
    """A query as the index understands it."""

    kinds: tuple[str, ...]
    typed: str
    """The words that were typed, plain."""
    text: str
    """The words that are searched for; another text than `typed` where a word was corrected or is unknown."""
    meanings: tuple[Meaning, ...]

    @property
    def corrected(self) -> bool:
        """Whether to say so: 23 hasil untuk keripik (Anda mengetik "kripik")."""
        return bool(self.text) and self.text != self.typed

    def hits(self, *, without: Select[Any] | None = None) -> Subquery:
        """The objects found, as a subquery with the columns `kind`, `object_id` and `score` (higher is better).

        An object is found when no other object has more of the query's words; so every word counts where it can, and a
        word that stands nowhere beside the others does not empty the page. Nothing is found for an empty query.
        ``without`` selects the ids of indexed objects that must not count, because they are hidden by now.
        """
        if not self.meanings:
            nothing = select(SearchPosting.kind, SearchPosting.object_id, SearchPosting.weight.label("score"))
            return nothing.where(false()).subquery("hits")
        if len(self.meanings) == 1:
            return self._documents_with(self.meanings[0], without).subquery("hits")
        found = union_all(*(self._documents_with(meaning, without) for meaning in self.meanings)).subquery("found")
        together = (
            select(found.c.kind, found.c.object_id, func.sum(found.c.score).label("score"), func.count().label("words"))
            .group_by(found.c.object_id, found.c.kind)
            .cte("together")
        )
        most = select(func.max(together.c.words)).select_from(together).scalar_subquery()
        complete = select(together.c.kind, together.c.object_id, together.c.score).where(together.c.words == most)
        return complete.subquery("hits")

    def _documents_with(self, meaning: Meaning, without: Select[Any] | None) -> Select[str, int, int]:
        posting = SearchPosting
        word_ids: dict[int, list[int]] = {}
        for word_id, percent in meaning.percents.items():
            word_ids.setdefault(percent, []).append(word_id)
        # The surest words need no test of their own: they are what is left.
        surest = max(word_ids)
        lesser = [(posting.word_id.in_(ids), percent) for percent, ids in sorted(word_ids.items()) if percent != surest]
        worth = posting.weight * (case(*lesser, else_=surest) if lesser else literal(surest)) * meaning.rarity
        found = [posting.kind.in_(self.kinds), posting.word_id.in_(list(meaning.percents))]
        if without is not None:
            found.append(posting.object_id.not_in(without))
        if len(meaning.percents) == 1:
            return select(posting.kind, posting.object_id, worth.label("score")).where(*found)
        return (
            select(posting.kind, posting.object_id, func.max(worth).label("score"))
            .where(*found)
            .group_by(posting.object_id, posting.kind)
        )


def search_ids(kind: str, query: str, limit: int, *, synonyms: Synonyms | None = None) -> list[int]:
    """The ids of the objects found, best first; of equals the newest id first."""
    return [hit.object_id for hit in search_everywhere((kind,), query, limit, synonyms=synonyms)]


def search_everywhere(kinds: Sequence[str], query: str, limit: int, *, synonyms: Synonyms | None = None) -> list[Hit]:
    """The objects of several kinds found, best first, in the same number of statements as for one kind."""
    understanding = _understand(tuple(kinds), query, synonyms or {})
    if not understanding.meanings or limit <= 0:
        return []
    hits = understanding.hits()
    rows = db.session.execute(
        select(hits.c.kind, hits.c.object_id, hits.c.score)
        .order_by(hits.c.score.desc(), hits.c.object_id.desc(), hits.c.kind)
        .limit(limit)
    )
    return [Hit(*row) for row in rows]


def understood(kind: str, query: str, *, synonyms: Synonyms | None = None) -> str:
    """What is searched for when this was typed: keripik for kripik. Empty when no word is known."""
    return understand(kind, query, synonyms=synonyms).text


def understand(kind: str | Sequence[str], query: str, *, synonyms: Synonyms | None = None) -> Understanding:
    """Find out which words of the documents of this kind, or of these kinds, were meant.

    Only the first 200 letters and 6 telling words count. `synonyms` gives other words for a word, each in any
    spelling: {"kerudung": ["jilbab", "hijab"]}.
    """
    return _understand((kind,) if isinstance(kind, str) else tuple(kind), query, synonyms or {})


def understand_everywhere(kinds: Sequence[str], query: str, *, synonyms: Synonyms | None = None) -> Understanding:
    """`understand` for several kinds at once, in the same number of statements."""
    return _understand(tuple(kinds), query, synonyms or {})


def _understand(kinds: tuple[str, ...], query: str, synonyms: Synonyms) -> Understanding:
    typed = words_of(query, letters=QUERY_LETTERS, limit=QUERY_LETTERS)
    wanted = [word for word in dict.fromkeys(typed) if word not in STOP_WORDS] or list(dict.fromkeys(typed))
    wanted = wanted[:QUERY_WORDS]
    found = meanings(kinds, wanted, synonyms) if wanted else []
    return Understanding(kinds, " ".join(wanted), " ".join(meaning.shown for meaning in found), tuple(found))
