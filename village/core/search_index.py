"""What the search knows: the words of every document, and where each stands.

Three ordinary tables (no FTS5 and no pg_trgm, which many hosts lack), the same on SQLite and PostgreSQL: the words with
their sound and stem, the variants through which a misspelt word is found, and one posting per word and document.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar, cast

from sqlalchemy import ForeignKey, Index, String, Table, and_, bindparam, delete, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, db
from village.core.spelling import STOP_WORDS, sound, stem, variants, words_of

T = TypeVar("T")

CHUNK = 200  # documents indexed with one round of statements
TITLE, EARLY, SHORT, MAKER, KEYWORDS, BODY = 60, 12, 24, 34, 20, 6  # how much a word says about its document


def _letters(length: int) -> String:
    # Byte order on PostgreSQL too: a range over a prefix must not follow the host's language.
    return String(length).with_variant(String(length, collation="C"), "postgresql")


class SearchWord(Model):
    """A word that some document used; never changed or removed, so it is safe to refer to."""

    __tablename__ = "search_word"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(_letters(30), unique=True)
    sound: Mapped[str] = mapped_column(_letters(60), index=True)
    stem: Mapped[str] = mapped_column(_letters(60), index=True)


class SearchVariant(Model):
    """A word's beginning with letters taken away; two near words share one."""

    __tablename__ = "search_variant"
    __table_args__ = ({"sqlite_with_rowid": False},)

    variant: Mapped[str] = mapped_column(_letters(7), primary_key=True)
    word_id: Mapped[int] = mapped_column(ForeignKey("search_word.id"), primary_key=True, autoincrement=False)


class SearchPosting(Model):
    """A word stands in a document, and how much that says about the document."""

    __tablename__ = "search_posting"
    # Neither index begins with the kind: of a few kinds it would choose too little, and SQLite would choose it.
    __table_args__ = (
        Index("ix_search_posting_document", "object_id", "kind"),
        {"sqlite_with_rowid": False},
    )

    word_id: Mapped[int] = mapped_column(ForeignKey("search_word.id"), primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(30), primary_key=True)
    object_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    weight: Mapped[int]


class SearchUse(Model):
    """How many documents of a kind have the word: kept, because counting common words costs more than the search."""

    __tablename__ = "search_use"
    __table_args__ = ({"sqlite_with_rowid": False},)

    word_id: Mapped[int] = mapped_column(ForeignKey("search_word.id"), primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(30), primary_key=True)
    documents: Mapped[int]


@dataclass(frozen=True)
class Searchable:
    """The texts by which one object is found, the most telling first."""

    object_id: int
    title: str
    maker: str = ""
    keywords: str = ""
    body: str = ""
    body_words: int = 400
    """How many words of the body count; a long paper is worth more than a product's few lines."""

    def weights(self) -> dict[str, int]:
        """Each word and its weight: the name counts most, its first words and short names more than long ones."""
        title = words_of(self.title, letters=300, limit=40)
        weights: dict[str, int] = {}
        for position, word in enumerate(title):
            weights.setdefault(word, TITLE + max(0, EARLY - 3 * position) + SHORT // len(title))
        for text, weight, most in (
            (self.maker, MAKER, 20),
            (self.keywords, KEYWORDS, 40),
            (self.body, BODY, self.body_words),
        ):
            for word in set(words_of(text, letters=15 * most, limit=400 if most < 400 else most)):
                if weight > BODY or word not in STOP_WORDS:
                    weights[word] = weights.get(word, 0) + weight
        return weights


def index_document(
    kind: str, object_id: int, *, title: str, maker: str = "", keywords: str = "", body: str = ""
) -> None:
    """Step: make an object findable by these texts, in place of what was indexed for it before. Does not commit."""
    index_documents(kind, [Searchable(object_id, title, maker, keywords, body)])


def index_documents(kind: str, documents: Iterable[Searchable]) -> None:
    """Step: `index_document` for many objects in few statements, as an import needs. Does not commit."""
    remaining = iter(documents)
    while chunk := {document.object_id: document.weights() for document in islice(remaining, CHUNK)}:
        word_ids = _word_ids({word for weights in chunk.values() for word in weights})
        wanted = {
            (object_id, word_ids[word]): weight
            for object_id, weights in chunk.items()
            for word, weight in weights.items()
        }
        _replace_postings(kind, list(chunk), wanted)


def remove_document(kind: str, object_id: int) -> None:
    """Step: the object is no longer found. Does nothing if it was not indexed. Does not commit."""
    remove_documents(kind, [object_id])


def remove_documents(kind: str, object_ids: Collection[int]) -> None:
    """Step: `remove_document` for many objects in few statements. Does not commit."""
    for chunk in _chunks(object_ids):
        _replace_postings(kind, chunk, {})


def _replace_postings(kind: str, object_ids: list[int], wanted: dict[tuple[int, int], int]) -> None:
    posting = SearchPosting
    rows = db.session.execute(
        select(posting.object_id, posting.word_id, posting.weight).where(
            posting.kind == kind, posting.object_id.in_(object_ids)
        )
    )
    present = {(object_id, word_id): weight for object_id, word_id, weight in rows}
    stale: dict[int, list[int]] = {}
    for (object_id, word_id), weight in present.items():
        if wanted.get((object_id, word_id)) != weight:
            stale.setdefault(object_id, []).append(word_id)
    still_found = {object_id for object_id, _ in wanted}
    conditions = [
        and_(posting.object_id == object_id, posting.word_id.in_(word_ids))
        for object_id, word_ids in stale.items()
        if object_id in still_found
    ]
    if gone := [object_id for object_id in stale if object_id not in still_found]:
        conditions.append(posting.object_id.in_(gone))
    for condition in conditions:
        db.session.execute(
            delete(posting).where(posting.kind == kind, condition),
            execution_options={"synchronize_session": False},
        )
    fresh = [
        {"kind": kind, "word_id": word_id, "object_id": object_id, "weight": weight}
        for (object_id, word_id), weight in wanted.items()
        if present.get((object_id, word_id)) != weight
    ]
    if fresh:
        db.session.execute(insert(_table(posting)), fresh)
    change = Counter(word_id for _, word_id in wanted.keys() - present.keys())
    change.subtract(word_id for _, word_id in present.keys() - wanted.keys())
    _count_uses(kind, change)


def _count_uses(kind: str, change: Counter[int]) -> None:
    use = SearchUse
    changed = [word_id for word_id, difference in change.items() if difference]
    counted: set[int] = set()
    for chunk in _chunks(changed):
        counted.update(db.session.scalars(select(use.word_id).where(use.kind == kind, use.word_id.in_(chunk))))
    if new := [word_id for word_id in changed if word_id not in counted]:
        db.session.execute(
            insert(_table(use)), [{"word_id": one, "kind": kind, "documents": change[one]} for one in new]
        )
    if counted:
        raised = update(SearchUse).values(documents=use.documents + bindparam("difference"))
        db.session.connection().execute(
            raised.where(use.kind == kind, use.word_id == bindparam("counted_id")),
            [{"counted_id": word_id, "difference": change[word_id]} for word_id in sorted(counted)],
        )


def _word_ids(words: set[str]) -> dict[str, int]:
    known = _known_word_ids(words)
    missing = sorted(words - known.keys())
    if missing:
        db.session.execute(
            insert(_table(SearchWord)), [{"word": word, "sound": sound(word), "stem": stem(word)} for word in missing]
        )
        fresh = _known_word_ids(missing)
        db.session.execute(
            insert(_table(SearchVariant)),
            [{"variant": variant, "word_id": fresh[word]} for word in missing for variant in sorted(variants(word))],
        )
        known |= fresh
    return known


def _known_word_ids(words: Collection[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    for chunk in _chunks(words):
        rows = db.session.execute(select(SearchWord.word, SearchWord.id).where(SearchWord.word.in_(chunk)))
        known |= {word: word_id for word, word_id in rows}
    return known


def _table(model: type[Model]) -> Table:
    # Rows that nobody holds as objects: inserting into the table itself costs a third.
    return cast(Table, model.__table__)


def _chunks(values: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(values)
    while chunk := list(islice(remaining, 500)):  # older SQLite takes 999 values in a statement
        yield chunk


def forget_unused_words_step() -> None:
    """Step: forget words that stand in no document any more, such as the name of somebody who was deleted."""
    db.session.flush()
    unused = select(SearchWord.id).where(SearchWord.id.not_in(select(SearchPosting.word_id)))
    for chunk in _chunks(list(db.session.scalars(unused))):
        db.session.execute(delete(SearchUse).where(SearchUse.word_id.in_(chunk)))
        db.session.execute(delete(SearchVariant).where(SearchVariant.word_id.in_(chunk)))
        db.session.execute(delete(SearchWord).where(SearchWord.id.in_(chunk)))
