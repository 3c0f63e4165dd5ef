"""Where records that were made one lead to, and which merges can still be undone."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from village.core.db import db, utcnow
from village.registry.models import Enterprise, KnownAsTwo, Merge
from village.registry.rules import UNDO_TIME


def merged_into(enterprise_id: int) -> int | None:
    """The record to which this one went, through as many merges as there were; None where it went nowhere."""
    here: int | None = enterprise_id
    reached = None
    while here is not None:
        here = db.session.scalar(select(Merge.winner_id).where(Merge.loser_id == here, Merge.undone_at.is_(None)))
        reached = here or reached
    return reached


def living_id(enterprise_id: int) -> int:
    """The record that stands for this one now: itself, or the one it went into."""
    return merged_into(enterprise_id) or enterprise_id


def find_merged_slug(slug: str) -> int | None:
    """The record that an address leads to since its own record went into another; None for every other address."""
    enterprise_id = db.session.scalar(select(Enterprise.id).where(Enterprise.slug == slug))
    return merged_into(enterprise_id) if enterprise_id is not None else None


def merges_into(enterprise_id: int) -> Sequence[Any]:
    """What went into this record and is there still, newest first: id, name, merged_at, and whether it may go back.

    Only the newest may: undoing works backwards, as everything before it was built upon.
    """
    loser = aliased(Enterprise)
    rows = db.session.execute(
        select(Merge.id, loser.name, Merge.merged_at)
        .join(loser, loser.id == Merge.loser_id)
        .where(Merge.winner_id == enterprise_id, Merge.undone_at.is_(None))
        .order_by(Merge.merged_at.desc(), Merge.id.desc())
    ).all()
    since = utcnow() - UNDO_TIME
    return [
        {"id": row.id, "name": row.name, "merged_at": row.merged_at, "may_undo": not place and row.merged_at > since}
        for place, row in enumerate(rows)
    ]


def former_names() -> dict[int, list[tuple[str, str]]]:
    """By the record that stands now: name and owner of each that went into it, also as a list wrote them."""
    winners = {
        loser: winner
        for loser, winner in db.session.execute(
            select(Merge.loser_id, Merge.winner_id).where(Merge.undone_at.is_(None))
        )
    }
    if not winners:
        return {}
    rows = db.session.execute(
        select(Enterprise.id, Enterprise.name, Enterprise.owner_name, Enterprise.listed).where(
            Enterprise.id.in_(sorted(winners))
        )
    )
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        standing = winners[row.id]
        while standing in winners:
            standing = winners[standing]
        listed = row.listed or {}
        found[standing] += {
            (row.name, row.owner_name),
            (listed.get("name") or row.name, listed.get("owner_name") or row.owner_name),
        }
    return found


def known_as_two() -> set[tuple[int, int]]:
    """Pairs of which somebody said that they are two."""
    return {(first, second) for first, second in db.session.execute(select(KnownAsTwo.first_id, KnownAsTwo.second_id))}
