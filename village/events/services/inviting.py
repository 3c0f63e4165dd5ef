"""Asking businesses by name, each with a link of its own."""

from collections.abc import Sequence

from sqlalchemy import select

from village.core import audit
from village.core.access import Person, demand
from village.core.db import commit, db, utcnow
from village.core.errors import NotFound
from village.core.spoken_codes import new_code
from village.events import permissions
from village.events.models import Event, EventInvitation
from village.events.services.rules import begin_keeping
from village.registry.interface import enterprises

CODE_GROUPS = 4


def invite_enterprises(person: Person, event_id: int, enterprise_ids: Sequence[int]) -> int:
    """Ask these businesses, each once; gives how many were asked now. Twice is the same as once."""
    person, event = begin_keeping(person, event_id)
    demand(permissions.invite_to(person, event))
    count = invite_step(event, enterprise_ids, by=person)
    if count:
        audit.record(person, "events.invited", f"event:{event.id}", event.title, count=count)
    commit()
    return count


def invite_step(event: Event, enterprise_ids: Sequence[int], *, by: Person | None = None) -> int:
    """The rows of the invitations. A step."""
    before = {
        row.enterprise_id: row
        for row in db.session.scalars(select(EventInvitation).where(EventInvitation.event_id == event.id))
    }
    rows = db.session.execute(
        select(enterprises.c.id, enterprises.c.name, enterprises.c.phone).where(
            enterprises.c.id.in_(sorted(set(enterprise_ids))), enterprises.c.deleted_at.is_(None)
        )
    ).all()
    count = 0
    for row in rows:
        known = before.get(row.id)
        if known is not None and known.ended_at is None:
            continue
        count += 1
        if known is not None:
            known.ended_at = None
            continue
        db.session.add(
            EventInvitation(
                event_id=event.id,
                code=new_code(CODE_GROUPS),
                name=row.name,
                phone=row.phone or "",
                enterprise_id=row.id,
                made_by=by.account_id if by else None,
            )
        )
    db.session.flush()
    return count


def withdraw_invitation(person: Person, event_id: int, invitation_id: int, *, again: bool = False) -> None:
    """Ask somebody no longer, or ``again``; who registered already stays on the list."""
    person, event = begin_keeping(person, event_id)
    demand(permissions.invite_to(person, event))
    row = db.session.get(EventInvitation, invitation_id)
    if row is None or row.event_id != event_id:
        raise NotFound()
    row.ended_at = None if again else utcnow()
    commit()
