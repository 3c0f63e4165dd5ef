"""Proposals as officials read them, with what in the register may be the same business."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from village.accounts import interface as accounts
from village.core.db import db
from village.core.errors import NotFound
from village.registry.likeness import Pair, alike, described, pairs_among
from village.registry.matching import Known
from village.registry.merged import known_as_two, living_id
from village.registry.models import Enterprise, Proposal
from village.registry.services.import_register import known_enterprises

PER_PAGE = 20


@dataclass(frozen=True)
class ProposalPage:
    """Those that wait, oldest first, or those decided, newest first; and whether there are more."""

    lines: Sequence[Any]
    has_more: bool


def count_waiting() -> int:
    """How many wait for a decision. One statement."""
    return db.session.scalar(select(func.count()).where(Proposal.decided_at.is_(None))) or 0


def waiting_proposals(page: int = 1) -> ProposalPage:
    """Those that wait, oldest first. One statement."""
    return _page(_LINES.where(Proposal.decided_at.is_(None)).order_by(Proposal.received_at, Proposal.id), page)


def decided_proposals(page: int = 1) -> ProposalPage:
    """Those decided, newest first. One statement."""
    return _page(_LINES.where(Proposal.decided_at.is_not(None)).order_by(Proposal.decided_at.desc(), Proposal.id), page)


def proposals_of(account_id: int) -> Sequence[Any]:
    """What this account asked for, newest first; the last twenty. One statement."""
    own = _LINES.where(Proposal.proposed_by == account_id, Proposal.emptied_at.is_(None))
    return db.session.execute(own.order_by(Proposal.received_at.desc(), Proposal.id).limit(PER_PAGE)).all()


_LINES = select(
    Proposal.id,
    Proposal.name,
    Proposal.rt,
    Proposal.received_at,
    Proposal.outcome,
    Proposal.reason,
    Proposal.decided_at,
    Proposal.emptied_at,
    Proposal.enterprise_id,
    Enterprise.name.label("enterprise_name"),
    Enterprise.deleted_at.label("enterprise_deleted_at"),
).outerjoin(Enterprise, Enterprise.id == Proposal.enterprise_id)


def _page(statement: Any, page: int) -> ProposalPage:
    rows = db.session.execute(statement.limit(PER_PAGE + 1).offset((page - 1) * PER_PAGE)).all()
    return ProposalPage(rows[:PER_PAGE], len(rows) > PER_PAGE)


def get_proposal(proposal_id: int) -> Proposal:
    """One proposal. Raises NotFound."""
    row = db.session.get(Proposal, proposal_id)
    if row is None:
        raise NotFound()
    return row


def proposer_of(proposal: Proposal) -> str:
    """The name of the account that asked, empty where none did."""
    person = accounts.find_person(proposal.proposed_by) if proposal.proposed_by else None
    return person.name if person else ""


def enterprise_of(proposal: Proposal) -> Enterprise | None:
    """What it was decided to be, unless that is deleted; the record that one went into where it was merged."""
    if proposal.enterprise_id is None:
        return None
    enterprise = db.session.get(Enterprise, living_id(proposal.enterprise_id))
    return enterprise if enterprise is not None and enterprise.deleted_at is None else None


def lookalikes_of(proposal: Proposal) -> list[Known]:
    """What in the register may be the same business, the surest first. Three statements."""
    asked = described(name=proposal.name, owner_name=proposal.owner_name, phone=proposal.phone, rt=proposal.rt)
    return alike(asked, known_enterprises())


def lookalikes_of_enterprise(enterprise_id: int) -> list[Known]:
    """Other records that may be the same business. Four statements."""
    known = known_enterprises()
    one = next((one for one in known if one.id == enterprise_id), None)
    two = known_as_two()
    if one is None:
        return []
    return [other for other in alike(one, known) if tuple(sorted((one.id, other.id))) not in two]


def likely_pairs(page: int = 1) -> tuple[list[Pair], int, bool]:
    """A page of pairs in the register that may be one business, the surest first; how many, and whether more follow."""
    pairs = sorted(pairs_among(known_enterprises(), but=known_as_two()), key=lambda pair: not pair.is_sure)
    start = (page - 1) * PER_PAGE
    return pairs[start : start + PER_PAGE], len(pairs), len(pairs) > start + PER_PAGE
