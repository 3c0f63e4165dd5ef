"""Reads of the suggestion box: one by its code, the list of the officials, and the questions everybody reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from village.core.counts import counted
from village.core.db import db
from village.home.models import Suggestion

FAQ_SHOWN = 12
PER_PAGE = 30


@dataclass(frozen=True)
class SuggestionView:
    """A suggestion as its writer and the officials see it."""

    id: int
    code: str
    text: str
    name: str
    contact: str
    received_at: datetime
    read_at: datetime | None
    answer: str
    answered_at: datetime | None
    closed_at: datetime | None
    is_public: bool
    faq_question: str
    faq_answer: str


_FIELDS = tuple(SuggestionView.__dataclass_fields__)
_COLUMNS = tuple(getattr(Suggestion, name) for name in _FIELDS)


def find_by_code(code: str) -> SuggestionView | None:
    """The suggestion with this code. One statement."""
    return _one(Suggestion.code == code) if code else None


def find_suggestion(suggestion_id: int) -> SuggestionView | None:
    """The suggestion with this id. One statement."""
    return _one(Suggestion.id == suggestion_id)


def _one(condition: Any) -> SuggestionView | None:
    row = db.session.execute(select(*_COLUMNS).where(condition)).one_or_none()
    return SuggestionView(**row._mapping) if row else None


def public_answers() -> Sequence[Any]:
    """Questions and answers in the officials' words, the latest first. One statement."""
    return db.session.execute(
        select(Suggestion.id, Suggestion.faq_question, Suggestion.faq_answer, Suggestion.answered_at)
        .where(Suggestion.is_public, Suggestion.answered_at.is_not(None))
        .order_by(Suggestion.answered_at.desc(), Suggestion.id.desc())
        .limit(FAQ_SHOWN)
    ).all()


def suggestions(*, page: int = 1) -> tuple[list[SuggestionView], bool]:
    """A page of the box: what waits for an answer first, then the rest, the newest on top. One statement."""
    is_waiting = Suggestion.answered_at.is_(None) & Suggestion.closed_at.is_(None)
    rows = db.session.execute(
        select(*_COLUMNS)
        .order_by(is_waiting.desc(), Suggestion.received_at.desc(), Suggestion.id.desc())
        .limit(PER_PAGE + 1)
        .offset((page - 1) * PER_PAGE)
    ).all()
    found = [SuggestionView(**row._mapping) for row in rows]
    return found[:PER_PAGE], len(found) > PER_PAGE


def waiting() -> tuple[int, datetime | None]:
    """How many wait for an answer, and since when the oldest does. Two statements, none where asked together."""
    return tuple(counted(name, statement) for name, statement in waiting_counts().items())


def waiting_counts() -> dict[str, Select[Any]]:
    """How many wait, and since when the oldest does, each as a select of one value."""
    waits = Suggestion.answered_at.is_(None), Suggestion.closed_at.is_(None)
    return {
        "home.suggestions": select(func.count()).select_from(Suggestion).where(*waits),
        "home.suggested_since": select(func.min(Suggestion.received_at)).where(*waits),
    }
