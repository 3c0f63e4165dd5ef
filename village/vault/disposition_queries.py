"""Reads: who was asked by whom to do what about which letter."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, select

from village.accounts.interface import account_lines
from village.core.access import Person
from village.core.db import db
from village.core.errors import NotFound
from village.registry.interface import membership_is_current, memberships, today
from village.vault.letter_queries import LetterView
from village.vault.queries import reader_ids, visible_to
from village.vault.tables import dispositions, documents, letters

MOST_OWN = 200
WORKERS = {"official", "kelurahan", "group_officer", "agent", "admin"}
BOARD_ROLES = {"official", "kelurahan"}


@dataclass(frozen=True)
class DispositionView:
    """One person asks another to do something about a letter; ``depth`` is its place in the chain, 0 first."""

    id: int
    letter_id: int
    before_id: int | None
    from_id: int
    to_id: int
    instruction: str
    note: str
    due_on: date | None
    state: str
    made_at: datetime
    begun_at: datetime | None
    done_at: datetime | None
    done_note: str
    depth: int = 0

    @property
    def is_late(self) -> bool:
        """Past its day and not finished."""
        return self.due_on is not None and self.done_at is None and self.due_on < today()


@dataclass(frozen=True)
class Task:
    """A disposition with its letter, in somebody's own list."""

    id: int
    letter_id: int
    title: str
    from_id: int
    instruction: str
    due_on: date | None
    state: str
    done_at: datetime | None

    @property
    def is_late(self) -> bool:
        """Past its day and not finished."""
        return self.due_on is not None and self.done_at is None and self.due_on < today()


_NAMES = [name for name in DispositionView.__dataclass_fields__ if name != "depth"]


def dispositions_of(letter_id: int) -> list[DispositionView]:
    """The chains of a letter, each disposition right after the one it was forwarded from. One statement."""
    rows = db.session.execute(
        select(*[dispositions.c[name] for name in _NAMES])
        .where(dispositions.c.letter_id == letter_id)
        .order_by(dispositions.c.id)
    ).all()
    below: dict[int | None, list[Any]] = {}
    for row in rows:
        below.setdefault(row.before_id, []).append(row)
    found: list[DispositionView] = []
    waiting = [(row, 0) for row in reversed(below.get(None, []))]
    while waiting:
        row, depth = waiting.pop()
        found.append(DispositionView(**row._mapping, depth=depth))
        waiting += [(one, depth + 1) for one in reversed(below.get(row.id, []))]
    return found


def get_disposition(disposition_id: int) -> DispositionView:
    """One disposition. Raises NotFound. The caller checks the letter."""
    row = db.session.execute(
        select(*[dispositions.c[name] for name in _NAMES]).where(dispositions.c.id == disposition_id)
    ).first()
    if row is None:
        raise NotFound()
    return DispositionView(**row._mapping)


def tasks_of(person: Person, *, open_only: bool = True) -> list[Task]:
    """What this person was asked to do: the nearest day first; letters that one may not read any more are left out.

    One statement.
    """
    given = dispositions.c
    joined = dispositions.join(letters, letters.c.id == given.letter_id).join(
        documents, documents.c.id == letters.c.document_id
    )
    wanted = and_(given.to_id == person.account_id, letters.c.cancelled_at.is_(None), visible_to(person))
    if open_only:
        wanted = and_(wanted, given.state.in_(("baru", "dikerjakan")))
    rows = db.session.execute(
        select(given.id, given.letter_id, documents.c.title, given.from_id, given.instruction, given.due_on,
               given.state, given.done_at)
        .select_from(joined)
        .where(wanted)
        .order_by(given.done_at.is_not(None), func.coalesce(given.due_on, date(9999, 1, 1)), given.id.desc())
        .limit(MOST_OWN)
    )  # fmt: skip
    return [Task(*row) for row in rows]


def possible_receivers(letter: LetterView) -> dict[int, str]:
    """Who can be asked to do something about this letter, by name: people who may read it. At most three statements."""
    lines = [line for line in account_lines() if line.disabled_at is None and line.roles - {"observer"}]
    if letter.access == "terbatas":
        named = set(reader_ids(letter.document_id))
        return {line.id: line.name for line in lines if line.id in named}
    if letter.access == "pengurus":
        officers = _officers_of(letter.group_id)
        return {line.id: line.name for line in lines if line.roles & BOARD_ROLES or line.id in officers}
    return {line.id: line.name for line in lines if line.roles & WORKERS}


def _officers_of(group_id: int | None) -> set[int]:
    if group_id is None:
        return set()
    found = select(memberships.c.account_id).where(
        memberships.c.group_id == group_id,
        memberships.c.account_id.is_not(None),
        memberships.c.role != "anggota",
        membership_is_current(today()),
    )
    return set(db.session.execute(found).scalars())
