"""Reads: what became of a proposal."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from village.core.db import db
from village.vault.models import ProposalStep
from village.vault.tables import letters


@dataclass(frozen=True)
class StoryStep:
    """A step of a proposal; ``amount_rupiah`` where money is meant."""

    state: str
    on_date: date
    amount_rupiah: int | None
    note: str


def _steps() -> list[Any]:
    return [getattr(ProposalStep, name) for name in StoryStep.__dataclass_fields__]


def story_of(letter_id: int) -> list[StoryStep]:
    """The steps of a proposal, first one first. The caller has checked the letter."""
    found = select(*_steps()).where(ProposalStep.letter_id == letter_id).order_by(ProposalStep.id)
    return [StoryStep(*row) for row in db.session.execute(found)]


def public_story(document_id: int) -> list[StoryStep]:
    """What everybody may read of a public document's way; empty where the village tells nothing."""
    found = (
        select(*_steps())
        .join(letters, letters.c.id == ProposalStep.letter_id)
        .where(letters.c.document_id == document_id, letters.c.story_is_public, letters.c.cancelled_at.is_(None))
        .order_by(ProposalStep.id)
    )
    return [StoryStep(*row) for row in db.session.execute(found)]
