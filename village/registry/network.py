"""Who supplies whom, as a readable list and as a drawing: of one group with its neighbours, or of the whole village."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import aliased

from village.core.db import db, utcnow
from village.registry.models import Enterprise, Group, SupplyTie
from village.registry.network_drawing import Drawing, draw
from village.registry.rules import UNDO_TIME
from village.registry.tables import SHOWN_STATES

MOST_TIES = 400
MOST_DRAWN = 24
NEAR = 2  # how many ties away from a group its picture reaches


@dataclass(frozen=True)
class End:
    """One end of a tie. ``key`` tells it from all others; ``address`` is its public page, if it has one."""

    key: tuple[str, Any]
    name: str
    address: str = ""

    @property
    def is_group(self) -> bool:
        """A group is drawn with corners."""
        return self.key[0] == "group"


@dataclass(frozen=True)
class Tie:
    """``giver`` does something for ``taker``, since a year if it is known."""

    id: int
    kind: str
    giver: End
    taker: End
    since_year: int | None


@dataclass(frozen=True)
class Network:
    """Ties as a list, and drawn; the drawing holds the best tied parts when there are many."""

    ties: tuple[Tie, ...]
    drawing: Drawing | None


GIVER_BUSINESS, GIVER_GROUP = aliased(Enterprise), aliased(Group)
TAKER_BUSINESS, TAKER_GROUP = aliased(Enterprise), aliased(Group)
SIDES = (("from", GIVER_BUSINESS, GIVER_GROUP), ("to", TAKER_BUSINESS, TAKER_GROUP))


def group_network(group_id: int, *, drawn: bool = True) -> Network:
    """What everybody may see of the ties around a group: its own and those of its neighbours. One statement."""
    ties = _near(_public_ties(), ("group", group_id))
    return Network(tuple(ties), _drawing(ties, ("group", group_id)) if drawn else None)


def village_network() -> Network:
    """Every tie between what everybody may see. One statement."""
    ties = _public_ties()
    return Network(tuple(ties), _drawing(ties))


def ties_of(*, group_id: int | None = None, enterprise_id: int | None = None) -> list[Tie]:
    """The ties of one group or business as the workspace lists them, seen by all or not. One statement."""
    if group_id is not None:
        own = or_(SupplyTie.from_group_id == group_id, SupplyTie.to_group_id == group_id)
    else:
        own = or_(SupplyTie.from_enterprise_id == enterprise_id, SupplyTie.to_enterprise_id == enterprise_id)
    return _ties(own, SupplyTie.deleted_at.is_(None), *_nothing_deleted())


def deleted_ties(*, group_id: int | None = None, enterprise_id: int | None = None) -> list[Tie]:
    """The ties of one group or business that can still be brought back. One statement."""
    if group_id is not None:
        own = or_(SupplyTie.from_group_id == group_id, SupplyTie.to_group_id == group_id)
    else:
        own = or_(SupplyTie.from_enterprise_id == enterprise_id, SupplyTie.to_enterprise_id == enterprise_id)
    return _ties(own, SupplyTie.deleted_at > utcnow() - UNDO_TIME, *_nothing_deleted())


def party_choices(except_for: tuple[str, int]) -> list[tuple[str, str]]:
    """Every group and then every business by name, for a choice in a form. Two statements."""
    groups = db.session.execute(select(Group.id, Group.name).where(Group.deleted_at.is_(None)).order_by(Group.name))
    businesses = db.session.execute(
        select(Enterprise.id, Enterprise.name)
        .where(Enterprise.deleted_at.is_(None), Enterprise.state.in_(SHOWN_STATES))
        .order_by(Enterprise.name)
    )
    found = [(("group", number), name) for number, name in groups]
    found += [(("enterprise", number), name) for number, name in businesses]
    return [(f"{key[0]}:{key[1]}", name) for key, name in found if key != except_for]


def _nothing_deleted() -> list[Any]:
    return [
        or_(table.id.is_(None), table.deleted_at.is_(None))
        for _side, business, group in SIDES
        for table in (business, group)
    ]


def _public_ties() -> list[Tie]:
    shown = []
    for _side, business, group in SIDES:
        open_business = and_(business.deleted_at.is_(None), business.state.in_(SHOWN_STATES))
        shown.append(or_(business.id.is_(None), open_business))
        shown.append(or_(group.id.is_(None), and_(group.deleted_at.is_(None), group.state != "bubar")))
    return _ties(SupplyTie.deleted_at.is_(None), *shown)


def _ties(*conditions: Any) -> list[Tie]:
    columns: list[Any] = [SupplyTie.id, SupplyTie.kind, SupplyTie.since_year]
    for side, business, group in SIDES:
        columns += [business.id, business.name, business.slug, group.id, group.name, group.slug]
        columns.append(getattr(SupplyTie, f"{side}_name"))
    statement = select(*columns).select_from(SupplyTie)
    for side, business, group in SIDES:
        statement = statement.outerjoin(business, business.id == getattr(SupplyTie, f"{side}_enterprise_id"))
        statement = statement.outerjoin(group, group.id == getattr(SupplyTie, f"{side}_group_id"))
    rows = db.session.execute(statement.where(*conditions).order_by(SupplyTie.id).limit(MOST_TIES))
    return [Tie(row[0], row[1], _end(row[3:10]), _end(row[10:17]), row[2]) for row in rows]


def _end(columns: Sequence[Any]) -> End:
    business_id, business, business_slug, group_id, group, group_slug, name = columns
    if group_id is not None:
        return End(("group", group_id), group, f"/kelompok/{group_slug}")
    if business_id is not None:
        return End(("enterprise", business_id), business, f"/usaha/{business_slug}")
    return End(("outside", name.casefold()), name)


def _near(ties: Sequence[Tie], middle: tuple[str, Any]) -> list[Tie]:
    """Ties no more than ``NEAR`` ties away from the middle."""
    reached: set[tuple[str, Any]] = {middle}
    near: dict[int, Tie] = {}
    for _step in range(NEAR):
        touching = [tie for tie in ties if tie.giver.key in reached or tie.taker.key in reached]
        near |= {tie.id: tie for tie in touching}
        reached |= {end.key for tie in touching for end in (tie.giver, tie.taker)}
    return [tie for tie in ties if tie.id in near]


def _drawing(ties: Collection[Tie], middle: tuple[str, Any] | None = None) -> Drawing | None:
    if not ties:
        return None
    ends = {end.key: end for tie in ties for end in (tie.giver, tie.taker)}
    weight = dict.fromkeys(ends, 0)
    for tie in ties:
        weight[tie.giver.key] += 1
        weight[tie.taker.key] += 1
    drawn = sorted(ends, key=lambda key: (key != middle, -weight[key], ends[key].name))[:MOST_DRAWN]
    number = {key: place for place, key in enumerate(drawn)}
    lines = [
        (number[tie.giver.key], number[tie.taker.key], tie.kind)
        for tie in ties
        if tie.giver.key in number and tie.taker.key in number
    ]
    parts = [(ends[key].name, ends[key].is_group, key == middle) for key in drawn]
    return draw(parts, lines, is_partial=len(drawn) < len(ends))
