"""Badges: a permit that was seen and checked becomes one, and stops being one."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import update

from village.core.db import db, utcnow
from village.registry.models import DeclaredPermit, VerifiedFact
from village.registry.queries import today


@dataclass(frozen=True)
class CheckedPermit:
    """A permit as the official who checked it read it. ``product_id`` None: it is of the whole business."""

    enterprise_id: int
    product_id: int | None
    permit_code: str
    number: str
    valid_until: date | None


def verify_step(permit: CheckedPermit, *, checked_by: int | None, checked_on: date | None = None) -> int:
    """The badge of a checked permit; answers its id. A step."""
    values: dict[str, Any] = {name: getattr(permit, name) for name in CheckedPermit.__dataclass_fields__}
    fact = VerifiedFact(**values, checked_by=checked_by, checked_on=checked_on or today())
    db.session.add(fact)
    db.session.flush()
    return fact.id


def revoke_fact_step(fact_id: int) -> None:
    """It is no badge any more, from this moment; twice is the same as once. A step."""
    db.session.execute(
        update(VerifiedFact)
        .where(VerifiedFact.id == fact_id, VerifiedFact.revoked_at.is_(None))
        .values(revoked_at=utcnow())
    )


def renew_fact_step(fact_id: int) -> None:
    """It is a badge again, as if nobody had revoked it. A step."""
    db.session.execute(update(VerifiedFact).where(VerifiedFact.id == fact_id).values(revoked_at=None))


def declared_was_checked_step(enterprise_id: int, kinds: tuple[str, ...]) -> None:
    """What the list said of these permits need not be asked about any more. A step."""
    db.session.execute(
        update(DeclaredPermit)
        .where(
            DeclaredPermit.enterprise_id == enterprise_id,
            DeclaredPermit.kind.in_(kinds),
            DeclaredPermit.checked_at.is_(None),
        )
        .values(checked_at=utcnow())
    )
