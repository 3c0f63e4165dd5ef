"""Numbers without names: how many businesses of which kind, where, in which group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, Select, and_, cast, exists, func, literal, null, outerjoin, select, true, union_all

from village.core.db import db
from village.registry.models import KINDS, Enterprise, Group
from village.registry.queries import today
from village.registry.tables import enterprise_is_public, enterprises, membership_is_current, memberships

LEAST_SHOWN = 3
"""Counts below this can point at somebody, so reports for observers leave them out."""


@dataclass(frozen=True)
class CountTable:
    """Counts by kind and RT. ``cells[kind][rt]`` is None where the count is too small to be shown."""

    rts: tuple[int | None, ...]
    kinds: tuple[str, ...]
    cells: dict[str, dict[int | None, int | None]]
    kind_totals: dict[str, int | None]
    rt_totals: dict[int | None, int | None]
    total: int | None


def counts_by_kind_and_rt(*, hide_small: bool = False, group_id: int | None = None) -> CountTable:
    """Enterprises that are open or resting, by kind and RT; of one group, or of none (0). One statement.

    Where a line hides a single cell its sum is hidden too, and beside a single hidden sum another, or the hidden one
    could be told from the rest.
    """
    inside = exists().where(memberships.c.enterprise_id == Enterprise.id, membership_is_current(today()))
    of_group = true() if group_id is None else inside.where(memberships.c.group_id == group_id) if group_id else ~inside
    rows = db.session.execute(
        select(Enterprise.kind, Enterprise.rt, func.count())
        .where(Enterprise.deleted_at.is_(None), Enterprise.state.in_(("terverifikasi", "aktif", "vakum")), of_group)
        .group_by(Enterprise.kind, Enterprise.rt)
    ).all()
    found = {(kind, rt): count for kind, rt, count in rows}
    rts = tuple(sorted({rt for _kind, rt in found}, key=lambda rt: (rt is None, rt or 0)))
    kinds = tuple(kind for kind in KINDS if any(kind == one for one, _rt in found))
    cells: dict[str, dict[int | None, int | None]] = {
        kind: {rt: _shown(found.get((kind, rt), 0), hide_small) for rt in rts} for kind in kinds
    }
    return CountTable(
        rts=rts,
        kinds=kinds,
        cells=cells,
        kind_totals=_sums({kind: [found.get((kind, rt), 0) for rt in rts] for kind in kinds}, hide_small),
        rt_totals=_sums({rt: [found.get((kind, rt), 0) for kind in kinds] for rt in rts}, hide_small),
        total=_shown(sum(found.values()), hide_small),
    )


def _shown(count: int, hide_small: bool) -> int | None:
    return None if hide_small and 0 < count < LEAST_SHOWN else count


def _sums(lines: Mapping[Any, Sequence[int]], hide_small: bool) -> dict[Any, int | None]:
    sums: dict[Any, int | None] = {}
    for name, counts in lines.items():
        hidden = [count for count in counts if _shown(count, hide_small) is None]
        sums[name] = None if len(hidden) == 1 else _shown(sum(counts), hide_small)
    left = {name: count for name, count in sums.items() if count}
    if len(sums) - len([count for count in sums.values() if count is not None]) == 1 and left:
        sums[min(left, key=lambda name: left[name])] = None
    return sums


def counts_by_group(*, hide_small: bool = False) -> list[tuple[int, str, int | None]]:
    """Id and name of each group and how many enterprises belong to it today. One statement."""
    inside = (
        select(memberships.c.group_id, func.count().label("members"))
        .join(enterprises, enterprises.c.id == memberships.c.enterprise_id)
        .where(membership_is_current(today()), enterprises.c.deleted_at.is_(None))
        .group_by(memberships.c.group_id)
        .subquery()
    )
    rows = db.session.execute(
        select(Group.id, Group.name, func.coalesce(inside.c.members, 0))
        .outerjoin(inside, inside.c.group_id == Group.id)
        .where(Group.deleted_at.is_(None), Group.state != "bubar")
        .order_by(Group.name)
    )
    return [(group_id, name, _shown(count, hide_small)) for group_id, name, count in rows]


def counts_by_group_kind_and_rt(*, hide_small: bool = False) -> list[tuple[str, str, int | None, int | None]]:
    """Name of the group (empty for none), kind, RT and how many enterprises; who is in two groups counts in both.

    One statement. The count is None where it is too small to be shown.
    """
    belongs = and_(memberships.c.enterprise_id == Enterprise.id, membership_is_current(today()))
    alive = and_(Group.id == memberships.c.group_id, Group.deleted_at.is_(None), Group.state != "bubar")
    name = func.coalesce(Group.name, "")
    rows = db.session.execute(
        select(name, Enterprise.kind, Enterprise.rt, func.count(Enterprise.id.distinct()))
        .select_from(outerjoin(outerjoin(Enterprise, memberships, belongs), Group, alive))
        .where(Enterprise.deleted_at.is_(None), Enterprise.state.in_(("terverifikasi", "aktif", "vakum")))
        .group_by(name, Enterprise.kind, Enterprise.rt)
    ).all()
    order = {kind: number for number, kind in enumerate(KINDS)}
    rows = sorted(rows, key=lambda row: (not row[0], row[0].lower(), order[row[1]], row[2] is None, row[2] or 0))
    return [(group, kind, rt, _shown(count, hide_small)) for group, kind, rt, count in rows]


def count_without_group(*, hide_small: bool = False) -> int | None:
    """How many enterprises belong to no group today."""
    member = select(memberships.c.id).where(
        memberships.c.enterprise_id == enterprises.c.id, membership_is_current(today())
    )
    count: int = db.session.execute(
        select(func.count()).select_from(enterprises).where(enterprises.c.deleted_at.is_(None), ~member.exists())
    ).scalar_one()
    return _shown(count, hide_small)


@dataclass(frozen=True)
class EnterpriseCounts:
    """How many enterprises and groups the public sees, and where: ``by_kind`` and ``by_rt`` in the order of lists."""

    enterprises: int
    groups: int
    by_kind: dict[str, int]
    by_rt: dict[int | None, int]


def open_enterprises() -> Select[Any]:
    """How many enterprises the public sees, as a select of one value."""
    return select(func.count()).select_from(enterprises).where(enterprise_is_public())


def count_enterprises() -> EnterpriseCounts:
    """What the public sees, in numbers. One statement."""
    by_kind_and_rt = (
        select(literal(False).label("is_groups"), enterprises.c.kind, enterprises.c.rt, func.count())
        .where(enterprise_is_public())
        .group_by(enterprises.c.kind, enterprises.c.rt)
    )
    of_groups = (
        select(literal(True), literal(""), cast(null(), Integer), func.count())
        .select_from(Group)
        .where(Group.deleted_at.is_(None), Group.state != "bubar")
    )
    counted = db.session.execute(union_all(by_kind_and_rt, of_groups)).all()
    rows = [(kind, rt, count) for is_groups, kind, rt, count in counted if not is_groups]
    groups = next(count for is_groups, _kind, _rt, count in counted if is_groups)
    by_kind = {kind: sum(count for one, _rt, count in rows if one == kind) for kind in KINDS}
    rts = sorted({rt for _kind, rt, _count in rows}, key=lambda rt: (rt is None, rt or 0))
    return EnterpriseCounts(
        enterprises=sum(by_kind.values()),
        groups=groups,
        by_kind={kind: count for kind, count in by_kind.items() if count},
        by_rt={rt: sum(count for _kind, one, count in rows if one == rt) for rt in rts},
    )
