"""What lies in the trash, what was destroyed, and which papers have been kept as long as they must."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select

from village.core.access import Person
from village.core.counts import counted
from village.core.db import db
from village.core.slots import Attention
from village.registry.interface import today
from village.vault.classification import retentions
from village.vault.models import Destruction
from village.vault.queries import MOST_IN_TRASH, DocumentLine, readable_by, visible_to
from village.vault.tables import documents

FOREVER = "permanen"


@dataclass(frozen=True)
class Proposed:
    """A standing proposal to destroy a document."""

    document_id: int
    reason: str
    asked_by: int
    asked_at: datetime


def proposals(person: Person) -> dict[int, Proposed]:
    """Proposals that wait for a second official, of documents this person may read, by document. One statement."""
    rows = db.session.execute(
        select(Destruction.document_id, Destruction.reason, Destruction.asked_by, Destruction.asked_at)
        .join(documents, documents.c.id == Destruction.document_id)
        .where(Destruction.withdrawn_at.is_(None), Destruction.decided_at.is_(None), readable_by(person))
        .limit(MOST_IN_TRASH)
    )
    return {row.document_id: Proposed(*row) for row in rows}


@dataclass(frozen=True)
class Tombstone:
    """What stays of a destroyed document."""

    id: int
    title: str
    kind: str
    dated_on: date
    destroyed_at: datetime
    reason: str
    minutes_id: int | None


def tombstones(person: Person) -> list[Tombstone]:
    """Destroyed documents that this person could read, the last first. One statement."""
    columns = (documents.c[name] for name in ("id", "title", "kind", "dated_on", "destroyed_at"))
    rows = db.session.execute(
        select(*columns, Destruction.reason, Destruction.minutes_id)
        .join(Destruction, and_(Destruction.document_id == documents.c.id, Destruction.decided_at.is_not(None)))
        .where(documents.c.destroyed_at.is_not(None), readable_by(person))
        .order_by(documents.c.destroyed_at.desc(), documents.c.id.desc())
        .limit(MOST_IN_TRASH)
    )
    return [Tombstone(**row._mapping) for row in rows]


def past_retention(person: Person) -> Sequence[Any]:
    """Papers the person may read that were kept as long as they must be, the oldest first. One statement."""
    columns = [documents.c[name] for name in DocumentLine.__dataclass_fields__]
    rows = db.session.execute(
        select(*columns, documents.c.retention)
        .where(visible_to(person), _is_due())
        .order_by(documents.c.dated_on, documents.c.id)
        .limit(MOST_IN_TRASH)
    )
    return rows.all()


def _is_due() -> ColumnElement[bool]:
    conditions: list[Any] = [false()]
    for one in retentions():
        if one.fate != FOREVER:
            until = _years_ago(one.active_years + one.inactive_years)
            conditions.append(and_(documents.c.retention == one.kind, documents.c.dated_on <= until))
    return or_(*conditions)


def _years_ago(years: int) -> date:
    now = today()
    try:
        return now.replace(year=now.year - years)
    except ValueError:  # the 29th of February
        return now.replace(year=now.year - years, day=28)


def waiting_for(person: Person) -> Select[Any]:
    """How many proposals of others this official may decide on, as a select of one value."""
    return (
        select(func.count())
        .select_from(Destruction)
        .join(documents, documents.c.id == Destruction.document_id)
        .where(
            Destruction.withdrawn_at.is_(None),
            Destruction.decided_at.is_(None),
            Destruction.asked_by != person.account_id,
            readable_by(person),
        )
    )


def destruction_attention(person: Person) -> list[Attention]:
    """Proposals of others that wait for this official. One statement."""
    if not person.has("official"):
        return []
    waiting = counted("vault.destructions", waiting_for(person))
    if not waiting:
        return []
    title = ngettext("%(num)s dokumen diusulkan dimusnahkan", "%(num)s dokumen diusulkan dimusnahkan", waiting)
    detail = _("Pemusnahan butuh persetujuan pengurus kedua.")
    return [Attention("amber", title, detail, url_for("vault.trash"), _("Periksa"))]
