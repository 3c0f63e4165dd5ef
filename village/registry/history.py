"""What became of a business: in which state it was from when until when, and what else happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from village.core.audit import AuditEntry
from village.core.db import db

MOVED = "registry.enterprise_moved"
EVENTS = (
    "registry.enterprise_deleted",
    "registry.enterprise_restored",
    "registry.enterprises_merged",
    "registry.merge_undone",
    "registry.proposal_tied",
)


@dataclass(frozen=True)
class Spell:
    """One state, from one moment until another; None: until now. ``by`` is who said so."""

    state: str
    since: datetime
    until: datetime | None
    by: str


def history_of(enterprise: Any) -> tuple[list[Spell], Sequence[AuditEntry]]:
    """The states of the business, the present one first, and other acts upon its record. One statement.

    The record of acts is what this is read from: nothing there is ever changed, and every move stands in it.
    """
    entries = db.session.scalars(
        select(AuditEntry)
        .where(AuditEntry.subject == f"enterprise:{enterprise.id}", AuditEntry.action.in_((MOVED, *EVENTS)))
        .order_by(AuditEntry.id)
    ).all()
    moves = [entry for entry in entries if entry.action == MOVED]
    first = moves[0].details["before"] if moves else enterprise.state
    begins = [(first, enterprise.created_at, "")]
    begins += [(entry.details["after"], entry.at, entry.actor_name) for entry in moves]
    ends = [since for _state, since, _by in begins[1:]]
    spells = [Spell(state, since, until, by) for (state, since, by), until in zip(begins, [*ends, None], strict=True)]
    return spells[::-1], [entry for entry in reversed(entries) if entry.action != MOVED]
