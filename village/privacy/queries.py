"""Questions about requests and breaches, and what the village holds about one person."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, case, func, select

from village.accounts.interface import find_subject
from village.core import slots
from village.core.counts import counted
from village.core.db import db, utcnow
from village.core.errors import NotFound
from village.core.personal import Given, Held, Subject
from village.privacy.models import Breach, BreachPerson, DataRequest
from village.registry.interface import owned_enterprises

ANSWER_WITHIN = timedelta(hours=72)  # 3 x 24 hours: UU 27/2022, articles 6, 7, 9, 30, 32, 40 and 46
SHOWN_CLOSED = 50


@dataclass(frozen=True)
class RequestLine:
    """One request with the name of who asked; ``due_at`` is when the answer must have been given."""

    id: int
    account_id: int
    name: str
    kind: str
    text: str
    state: str
    asked_at: datetime
    closed_at: datetime | None
    answer: str

    @property
    def due_at(self) -> datetime:
        return self.asked_at + ANSWER_WITHIN

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_at < utcnow()


@dataclass(frozen=True)
class BreachLine:
    """One breach in the register, with how many people it touches and how many of them were told."""

    id: int
    title: str
    what: str
    happened: str
    noticed_at: datetime
    how: str
    handling: str
    audience: dict[str, Any]
    recorded_at: datetime
    agency_told_at: datetime | None
    people: int
    told: int

    @property
    def due_at(self) -> datetime:
        return self.noticed_at + ANSWER_WITHIN

    @property
    def is_done(self) -> bool:
        return self.agency_told_at is not None and self.told == self.people

    @property
    def is_late(self) -> bool:
        return not self.is_done and self.due_at < utcnow()


def get_subject(account_id: int) -> Subject:
    """Everything that says which rows are about this person. Raises NotFound. Five statements."""
    subject = find_subject(account_id)
    if subject is None:
        raise NotFound()
    owns, alone = owned_enterprises(account_id)
    return replace(subject, owns=owns, alone=alone)


def held_about(subject: Subject) -> list[Held]:
    """Every table in which something stands about this person, without empty ones."""
    return [table for tables in slots.call("personal.held", subject) for table in tables if table.rows]


def consents_of(subject: Subject) -> list[Given]:
    """What this person agrees to now, in every feature."""
    return [given for each in slots.call("personal.consents", subject) for given in each]


def own_requests(account_id: int) -> list[RequestLine]:
    """What this person asked for, newest first. One statement."""
    return _requests(DataRequest.account_id == account_id, order=DataRequest.id.desc())


def waiting_requests() -> list[RequestLine]:
    """Requests without an answer, the oldest first. One statement."""
    return _requests(DataRequest.closed_at.is_(None), order=DataRequest.asked_at)


def closed_requests() -> list[RequestLine]:
    """The requests answered last. One statement."""
    return _requests(DataRequest.closed_at.is_not(None), order=DataRequest.closed_at.desc(), limit=SHOWN_CLOSED)


def get_request(request_id: int) -> RequestLine:
    """One request. Raises NotFound."""
    found = _requests(DataRequest.id == request_id, order=DataRequest.id)
    if not found:
        raise NotFound()
    return found[0]


def _requests(condition: Any, *, order: Any, limit: int | None = None) -> list[RequestLine]:
    account = db.metadata.tables["account"]
    rows = db.session.execute(
        select(
            DataRequest.id,
            DataRequest.account_id,
            account.c.name,
            DataRequest.kind,
            DataRequest.text,
            DataRequest.state,
            DataRequest.asked_at,
            DataRequest.closed_at,
            DataRequest.answer,
        )
        .join(account, account.c.id == DataRequest.account_id)
        .where(condition)
        .order_by(order, DataRequest.id)
        .limit(limit)
    )
    return [RequestLine(*row) for row in rows]


def waiting_since() -> tuple[int, datetime | None]:
    """How many requests wait, and since when the oldest does. Two statements, none where they were asked together."""
    return tuple(counted(name, statement) for name, statement in waiting_counts().items())


def waiting_counts() -> dict[str, Select[Any]]:
    """How many requests wait, and since when the oldest does, each as a select of one value."""
    waits = DataRequest.closed_at.is_(None)
    return {
        "privacy.waiting": select(func.count()).select_from(DataRequest).where(waits),
        "privacy.waiting_since": select(func.min(DataRequest.asked_at)).where(waits),
    }


def breaches() -> list[BreachLine]:
    """The register of breaches, newest first. One statement."""
    return _breaches()


def get_breach(breach_id: int) -> BreachLine:
    """One breach. Raises NotFound."""
    found = _breaches(Breach.id == breach_id)
    if not found:
        raise NotFound()
    return found[0]


def _breaches(*conditions: Any) -> list[BreachLine]:
    told = func.coalesce(func.sum(case((BreachPerson.told_at.is_not(None), 1), else_=0)), 0)
    columns = [getattr(Breach, name) for name in list(BreachLine.__dataclass_fields__)[:-2]]
    counts = (
        select(BreachPerson.breach_id, func.count().label("people"), told.label("told"))
        .group_by(BreachPerson.breach_id)
        .subquery()
    )
    rows = db.session.execute(
        select(
            *columns, func.coalesce(counts.c.people, 0).label("people"), func.coalesce(counts.c.told, 0).label("told")
        )
        .outerjoin(counts, counts.c.breach_id == Breach.id)
        .where(*conditions)
        .order_by(Breach.noticed_at.desc(), Breach.id.desc())
    )
    return [BreachLine(**row) for row in rows.mappings()]


def people_of(breach_id: int) -> Sequence[BreachPerson]:
    """Everybody whose data this breach touched, those not yet told first. One statement."""
    return db.session.scalars(
        select(BreachPerson)
        .where(BreachPerson.breach_id == breach_id)
        .order_by(BreachPerson.told_at.is_not(None), BreachPerson.name, BreachPerson.id)
    ).all()
