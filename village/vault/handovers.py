"""Reads: handovers and their lines, with the titles that the reader may see."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, true

from village.accounts.interface import account_lines
from village.core.access import Person
from village.core.db import db
from village.core.errors import NotFound
from village.vault.models import Handover, HandoverLine
from village.vault.permissions import hand_over
from village.vault.queries import visible_to
from village.vault.tables import documents

MOST_SHOWN = 100


@dataclass(frozen=True)
class LineView:
    """One thing of a handover. ``document_id`` only where the reader may open that paper."""

    id: int
    kind: str
    subject: str
    label: str
    note: str
    ticked_at: datetime | None
    title: str = ""
    document_id: int | None = None


@dataclass(frozen=True)
class HandoverView:
    """A handover as whoever asked may see it. ``left``: lines that are not ticked."""

    id: int
    from_id: int
    to_id: int
    office: str
    began_at: datetime
    ended_at: datetime | None
    minutes_id: int | None
    from_name: str
    to_name: str
    left: int
    lines: list[LineView] = field(default_factory=list)


def _seen_by(person: Person) -> ColumnElement[bool]:
    if hand_over(person):
        return true()
    return or_(Handover.from_id == person.account_id, Handover.to_id == person.account_id)


def list_handovers(person: Person) -> list[HandoverView]:
    """Handovers this person may see, open ones first. Two statements."""
    rows = db.session.execute(
        _columns()
        .where(_seen_by(person))
        .order_by(Handover.ended_at.is_not(None), Handover.began_at.desc())
        .limit(MOST_SHOWN)
    )
    names = _names()
    return [_view(row, names) for row in rows]


def get_handover(person: Person, handover_id: int) -> HandoverView:
    """One handover with its lines. Raises NotFound. Four statements."""
    row = db.session.execute(_columns().where(Handover.id == handover_id, _seen_by(person))).first()
    if row is None:
        raise NotFound()
    return _view(row, _names(), _lines(person, handover_id))


def open_for_successor(account_id: int) -> Sequence[tuple[int, str, datetime]]:
    """Handovers that wait for this person's ticks: id, office, since when. One statement."""
    asked = select(Handover.id, Handover.office, Handover.began_at).where(
        Handover.to_id == account_id, Handover.ended_at.is_(None)
    )
    return db.session.execute(asked.order_by(Handover.id)).all()


def _columns() -> Any:
    left = (
        select(func.count())
        .where(HandoverLine.handover_id == Handover.id, HandoverLine.ticked_at.is_(None))
        .scalar_subquery()
    )
    return select(
        Handover.id, Handover.from_id, Handover.to_id, Handover.office, Handover.began_at, Handover.ended_at,
        Handover.minutes_id, left.label("left"),
    )  # fmt: skip


def _names() -> dict[int, str]:
    return {line.id: line.name for line in account_lines()}


def _view(row: Any, names: dict[int, str], lines: list[LineView] | None = None) -> HandoverView:
    return HandoverView(
        **row._mapping, from_name=names.get(row.from_id, ""), to_name=names.get(row.to_id, ""), lines=lines or []
    )


def _lines(person: Person, handover_id: int) -> list[LineView]:
    names = ("id", "kind", "subject", "label", "note", "ticked_at")
    rows = db.session.execute(
        select(*(getattr(HandoverLine, name) for name in names))
        .where(HandoverLine.handover_id == handover_id)
        .order_by(HandoverLine.id)
    ).all()
    ids = {number for row in rows if (number := _document_id(row.subject))}
    titles = dict(
        db.session.execute(
            select(documents.c.id, documents.c.title).where(documents.c.id.in_(ids), visible_to(person))
        ).all()
    )
    found = []
    for row in rows:
        number = _document_id(row.subject)
        title = titles.get(number, "") if number else ""
        found.append(LineView(**row._mapping, title=title, document_id=number if title else None))
    return found


def _document_id(subject: str) -> int | None:
    kind, _colon, number = subject.partition(":")
    return int(number) if kind == "document" else None
