"""Counting what visitors ask for and miss: numbers by day and week, without anything that says who it was."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, select, update

from village.core import limits, search
from village.core.db import begin_writing, commit, db
from village.core.personal_numbers import looks_like_nik
from village.core.spelling import STOP_WORDS, words_of
from village.gallery.market_tables import Interest, MissedWord
from village.gallery.queries import AT_HOME, is_public, products
from village.gallery.services.rules import SEARCH_KIND
from village.gallery.synonyms import kept_synonyms
from village.gallery.weeks import monday_of
from village.registry.interface import enterprise_is_public, enterprises, today

KINDS = ("ask", "shop")
MOST_AT_ONCE = 12
MOST_PER_MINUTE = 600
MOST_WORDS = 3
LETTERS = range(3, 21)
KEPT_WEEKS = 26


@dataclass(frozen=True)
class Asked:
    """One link that was used: its kind, and the product or (without one) the business it belongs to."""

    kind: str
    product_id: int = 0
    enterprise_id: int = 0


def count_interest(asked: Collection[Asked], missed: Collection[str]) -> None:
    """Add one for each link and one for each word; each counts once, whatever else the batch says.

    What is not public, and words that are found after all, count for nothing. Beyond ``MOST_PER_MINUTE`` batches in a
    minute, from everybody together, nothing is counted: no number here is worth a slow site.
    """
    begin_writing(changes_pages=False)
    if limits.hit("interest", limit=MOST_PER_MINUTE, window=timedelta(minutes=1)):
        for enterprise_id, one in _public(list(asked)[:MOST_AT_ONCE]):
            _add_one(
                Interest, counted_on=today(), enterprise_id=enterprise_id, product_id=one.product_id, kind=one.kind
            )
        words = {word for query in list(missed)[:MOST_AT_ONCE] for word in words_worth_counting(query)}
        for word in sorted(words)[:MOST_AT_ONCE]:
            _add_one(MissedWord, week_on=monday_of(today()), word=word)
        if words:
            _forget_old()
    commit()


def _public(asked: list[Asked]) -> list[tuple[int, Asked]]:
    """Each link that everybody can see, with the id of its business. Two statements."""
    shown = db.session.execute(
        select(products.c.id, products.c.enterprise_id)
        .select_from(AT_HOME)
        .where(is_public(), products.c.id.in_({one.product_id for one in asked}))
    )
    by_product = {row.id: row.enterprise_id for row in shown}
    open_ids = set(
        db.session.scalars(
            select(enterprises.c.id).where(
                enterprise_is_public(), enterprises.c.id.in_({one.enterprise_id for one in asked})
            )
        )
    )
    found = []
    for one in dict.fromkeys(asked):
        if one.product_id and one.product_id in by_product:
            found.append((by_product[one.product_id], one))
        elif not one.product_id and one.enterprise_id in open_ids:
            found.append((one.enterprise_id, one))
    return found


def words_worth_counting(query: str) -> list[str]:
    """The words of a search that found nothing, without what might say something of a person.

    Numbers, long sentences, and words that no shop would have on a shelf (too short, too long) are dropped; so is the
    whole search when it looks like a NIK or a phone number.
    """
    if looks_like_nik(query) or sum(letter.isdigit() for letter in query) > 4:
        return []
    words = [word for word in words_of(query, letters=120, limit=20) if word not in STOP_WORDS]
    if len(words) > MOST_WORDS or any(word.isdigit() for word in words):
        return []
    return [word for word in words if len(word) in LETTERS and not _is_known(word)]


def _is_known(word: str) -> bool:
    return bool(search.understand(SEARCH_KIND, word, synonyms=kept_synonyms()).meanings)


def _add_one(table: type[Any], **key: Any) -> None:
    """One more for this key. Safe without an upsert: writers take turns (``begin_writing``)."""
    same = and_(*(getattr(table, name) == value for name, value in key.items()))
    done: Any = db.session.execute(update(table).where(same).values(number=table.number + 1))
    if not done.rowcount:
        db.session.add(table(**key, number=1))
        db.session.flush()


def _forget_old() -> None:
    """Words of half a year ago say nothing about this market any more."""
    oldest: date = monday_of(today()) - timedelta(weeks=KEPT_WEEKS)
    for row in db.session.scalars(select(MissedWord).where(MissedWord.week_on < oldest).limit(100)):
        db.session.delete(row)
