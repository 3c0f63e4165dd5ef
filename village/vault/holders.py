"""Reads: who holds which important paper, which have too few holders, and who is to be asked about originals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from village.core.access import Person
from village.core.counts import counted
from village.core.db import db, utcnow
from village.vault.models import HOLDERS, DocumentHolder, PaperOriginal
from village.vault.queries import visible_to
from village.vault.tables import documents, versions

IMPORTANT_KINDS = ("proposal", "sk", "perjanjian", "lpj", "berita_acara")
FEWEST_HOLDERS = 2
ASK_AGAIN_AFTER = timedelta(days=182)
PER_PAGE = 30


@dataclass
class HeldDocument:
    """An important paper with the state of each office ("" where nobody has said) and the keeper of the paper.

    ``stored_at``: when its newest file was kept; None without one.
    """

    id: int
    kind: str
    title: str
    dated_on: date
    original_holder: str
    place: str
    group_id: int | None
    filed_by: int | None
    keeper_id: int | None
    confirmed_at: datetime | None
    stored_at: datetime | None
    states: dict[str, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many offices hold a copy."""
        return sum(state == "punya" for state in self.states.values())

    @property
    def is_at_risk(self) -> bool:
        """Whether fewer than two offices hold it."""
        return self.count < FEWEST_HOLDERS


def is_important() -> ColumnElement[bool]:
    """The condition that a paper is one of those that must not be lost, or that somebody counts holders of."""
    counted = select(DocumentHolder.document_id).where(DocumentHolder.document_id == documents.c.id).exists()
    return or_(documents.c.kind.in_(IMPORTANT_KINDS), counted)


def _held() -> ColumnElement[int]:
    return (
        select(func.count())
        .where(DocumentHolder.document_id == documents.c.id, DocumentHolder.state == "punya")
        .scalar_subquery()
    )


def list_held(person: Person, *, page: int = 1) -> tuple[list[HeldDocument], int]:
    """One page of the important papers this person may see, those with the fewest holders first. Three statements."""
    condition = and_(visible_to(person), is_important())
    total = db.session.execute(select(func.count()).select_from(documents).where(condition)).scalar_one()
    rows = db.session.execute(
        _columns().where(condition).order_by(_held(), documents.c.dated_on.desc(), documents.c.id.desc())
        .limit(PER_PAGE).offset((page - 1) * PER_PAGE)
    )  # fmt: skip
    return _with_states([HeldDocument(*row) for row in rows]), total


def held_document(person: Person, document_id: int) -> HeldDocument | None:
    """The holders of one paper, if this person may read it. Two statements."""
    row = db.session.execute(_columns().where(visible_to(person), documents.c.id == document_id)).first()
    return _with_states([HeldDocument(*row)])[0] if row else None


def _columns() -> Select[Any]:
    names = ("id", "kind", "title", "dated_on", "original_holder", "place", "group_id", "filed_by")
    stored_at = select(func.max(versions.c.made_at)).where(versions.c.document_id == documents.c.id).scalar_subquery()
    return select(
        *(documents.c[name] for name in names), PaperOriginal.account_id, PaperOriginal.confirmed_at, stored_at
    ).select_from(documents.outerjoin(PaperOriginal, PaperOriginal.document_id == documents.c.id))


def _with_states(found: list[HeldDocument]) -> list[HeldDocument]:
    by_id = {one.id: one for one in found}
    for one in found:
        one.states = dict.fromkeys(HOLDERS, "")
    rows = db.session.execute(
        select(DocumentHolder.document_id, DocumentHolder.holder, DocumentHolder.state).where(
            DocumentHolder.document_id.in_(by_id)
        )
    )
    for document_id, holder, state in rows:
        by_id[document_id].states[holder] = state
    return found


def count_at_risk(person: Person) -> int:
    """How many important papers of those this person may see have fewer than two holders. One statement."""
    return int(counted("vault.at_risk", at_risk(person)))


def at_risk(person: Person) -> Select[Any]:
    """That number, as a select of one value."""
    condition = and_(visible_to(person), is_important(), _held() < FEWEST_HOLDERS)
    return select(func.count()).select_from(documents).where(condition)


def own_originals(account_id: int) -> Sequence[Any]:
    """The papers this person keeps (id, title, confirmed_at, is_due), those to confirm first. One statement."""
    is_due = PaperOriginal.confirmed_at < utcnow() - ASK_AGAIN_AFTER
    return db.session.execute(
        select(documents.c.id, documents.c.title, PaperOriginal.confirmed_at, is_due.label("is_due"))
        .join(PaperOriginal, PaperOriginal.document_id == documents.c.id)
        .where(
            PaperOriginal.account_id == account_id,
            documents.c.deleted_at.is_(None),
            documents.c.destroyed_at.is_(None),
        )
        .order_by(PaperOriginal.confirmed_at, documents.c.id)
    ).all()


def count_originals_to_confirm(account_id: int) -> int:
    """How many papers this person has not confirmed for half a year. One statement."""
    return int(counted("vault.originals", originals_to_confirm(account_id)))


def originals_to_confirm(account_id: int) -> Select[Any]:
    """That number, as a select of one value."""
    return (
        select(func.count())
        .select_from(documents)
        .join(PaperOriginal, PaperOriginal.document_id == documents.c.id)
        .where(
            PaperOriginal.account_id == account_id,
            PaperOriginal.confirmed_at < utcnow() - ASK_AGAIN_AFTER,
            documents.c.deleted_at.is_(None),
            documents.c.destroyed_at.is_(None),
        )
    )
