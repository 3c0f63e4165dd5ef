"""How far the village has come: businesses by permit and state, where and of what kind, month by month, and why not."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.db import db
from village.permits.states import NIB_RBA, OLD_NIB, PAPER_STATES
from village.permits.tables import cases, moves, state_of
from village.registry.interface import enterprise_is_public, enterprises, today

LEAST_SHOWN = 3
MONTHS = 12
GROUPS: Mapping[str, Any] = {
    "checked": _l("Sudah diperiksa"),
    "there": _l("Ada, belum diperiksa"),
    "old": _l("Ada, perlu diperbarui"),
    "going_on": _l("Sedang diurus"),
    "lost": _l("Habis, dicabut, atau ditolak"),
    "spared": _l("Tidak perlu"),
    "none": _l("Belum"),
}
_STATE_GROUPS = {
    **dict.fromkeys(PAPER_STATES, "there"),
    "akan_kedaluwarsa": "old",
    **dict.fromkeys(("disiapkan", "diajukan", "perlu_perbaikan"), "going_on"),
    **dict.fromkeys(("kedaluwarsa", "dicabut", "ditolak"), "lost"),
    "tidak_perlu": "spared",
    "belum": "none",
}
_STAGES = ("disiapkan", "diajukan", "perlu_perbaikan", "terbit_komitmen")
Cells = dict[Any, dict[str, int | None]]


@dataclass(frozen=True)
class Asked:
    """Which businesses are counted; empty means all."""

    code: str = "nib"
    rt: int | None = None
    kind: str = ""


@dataclass(frozen=True)
class Achievement:
    """Everything the page shows. Counts are of businesses, None where they are too small to be shown.

    ``by_month`` are the ends of months with how many had the permit then; ``stages`` and ``steps`` are median days.
    """

    total: int
    current_nib: int | None
    by_permit: Cells
    by_rt: Cells
    by_kind: Cells
    by_month: list[tuple[date, int | None]]
    stages: list[tuple[str, float, int]] = field(default_factory=list)
    steps: list[tuple[str, float, int]] = field(default_factory=list)
    barriers: list[tuple[str, int | None]] = field(default_factory=list)


def group_of(state: str, checked: bool, nib_versi: str | None = None) -> str:
    """Which of GROUPS a case of this state is in. A NIB of the old kind is there, and is to be brought up to date."""
    group = _STATE_GROUPS[state]
    if group == "there" and nib_versi == OLD_NIB:
        return "old"
    return "checked" if group == "there" and checked else group


def achievement(asked: Asked, *, hide_small: bool) -> Achievement:
    """The numbers of the businesses asked for, of open businesses only. Three statements."""
    homes = _homes(asked)
    rows = [row for row in _cases() if row.enterprise_id in homes]
    best = _best(rows)
    mine = {enterprise_id: group for (code, enterprise_id), group in best.items() if code == asked.code}
    nibs = {
        row.enterprise_id
        for row in rows
        if row.permit_code == "nib" and row.nib_versi in NIB_RBA and row.state_now in PAPER_STATES
    }
    codes = list(dict.fromkeys(code for code, _one in best))
    in_order = sorted({"nib", *codes}, key=lambda code: (code != "nib", code))
    by_permit = {code: _counts(best.get((code, one), "none") for one in homes) for code in in_order}
    by_rt = _cross(homes, mine, "rt")
    by_kind = _cross(homes, mine, "kind")
    of_permit = [row for row in rows if row.permit_code == asked.code]
    history = _histories([row.id for row in of_permit])
    months = [(end, _held_at(of_permit, history, end)) for end in _month_ends(today())]
    return Achievement(
        total=len(homes),
        current_nib=_shown(len(nibs), hide_small),
        by_permit=veiled(by_permit) if hide_small else by_permit,
        by_rt=veiled(by_rt) if hide_small else by_rt,
        by_kind=veiled(by_kind) if hide_small else by_kind,
        by_month=[(end, _shown(count, hide_small)) for end, count in months],
        stages=_stage_days(history, hide_small),
        steps=_step_days(of_permit, hide_small),
        barriers=_barriers(rows, asked.code, hide_small),
    )


def _homes(asked: Asked) -> dict[int, Any]:
    wanted = select(enterprises.c.id, enterprises.c.rt, enterprises.c.kind).where(enterprise_is_public())
    wanted = wanted.where(enterprises.c.rt == asked.rt) if asked.rt is not None else wanted
    wanted = wanted.where(enterprises.c.kind == asked.kind) if asked.kind else wanted
    return {row.id: row for row in db.session.execute(wanted)}


def _cases() -> Sequence[Any]:
    case = cases.c
    return db.session.execute(
        select(
            case.id,
            case.enterprise_id,
            case.permit_code,
            case.nib_versi,
            case.checked_at,
            case.valid_until,
            case.barrier,
            case.steps_done,
            state_of(today()),
        ).order_by(case.id)
    ).all()


def _best(rows: Iterable[Any]) -> dict[tuple[str, int], str]:
    """How far each business is with each permit: with the one of its products that is farthest."""
    order = list(GROUPS)
    found: dict[tuple[str, int], str] = {}
    for row in rows:
        key, group = (
            (row.permit_code, row.enterprise_id),
            group_of(row.state_now, row.checked_at is not None, row.nib_versi),
        )
        if key not in found or order.index(group) < order.index(found[key]):
            found[key] = group
    return found


def _counts(groups: Iterable[str]) -> dict[str, int | None]:
    counted = Counter(groups)
    return {group: counted[group] for group in GROUPS}


def _cross(homes: Mapping[int, Any], groups: Mapping[int, str], field_name: str) -> Cells:
    found: dict[Any, list[str]] = defaultdict(list)
    for enterprise_id, home in homes.items():
        found[getattr(home, field_name)].append(groups.get(enterprise_id, "none"))
    return {value: _counts(found[value]) for value in sorted(found, key=lambda one: (one is None, str(one).zfill(4)))}


def _shown(count: int, hide_small: bool) -> int | None:
    return None if hide_small and 0 < count < LEAST_SHOWN else count


def veiled(cells: Cells) -> Cells:
    """The same without counts below three; where a line or column hides only one, its smallest other goes as well,
    or the hidden one could be told from the sum."""
    shown: Cells = {
        name: {group: _shown(count or 0, True) for group, count in row.items()} for name, row in cells.items()
    }
    lines = [[(name, group) for group in GROUPS] for name in shown]
    lines += [[(name, group) for name in shown] for group in GROUPS] if len(shown) > 1 else []
    changed = True
    while changed:
        changed = False
        for line in lines:
            hidden = [key for key in line if shown[key[0]][key[1]] is None]
            left = [key for key in line if shown[key[0]][key[1]]]
            if len(hidden) == 1 and left:
                name, group = min(left, key=lambda key: shown[key[0]][key[1]] or 0)
                shown[name][group] = None
                changed = True
    return shown


def _histories(case_ids: Sequence[int]) -> dict[int, list[Any]]:
    """What happened to each case, oldest first."""
    wanted = set(case_ids)
    found: dict[int, list[Any]] = defaultdict(list)
    for row in db.session.execute(select(moves.c.case_id, moves.c.to_state, moves.c.moved_at).order_by(moves.c.id)):
        if row.case_id in wanted:
            found[row.case_id].append(row)
    return found


def _month_ends(day: date) -> list[date]:
    """The last days of the eleven months before, and this day."""
    ends, first = [day], day.replace(day=1)
    for _month in range(MONTHS - 1):
        last = first - timedelta(days=1)
        ends.append(last)
        first = last.replace(day=1)
    return ends[::-1]


def _held_at(rows: Sequence[Any], history: Mapping[int, list[Any]], end: date) -> int:
    """How many businesses had the paper at the end of that day."""
    holders = set()
    for row in rows:
        before = [move for move in history.get(row.id, ()) if move.moved_at.date() <= end]
        runs = row.valid_until is None or row.valid_until >= end
        if before and before[-1].to_state in PAPER_STATES and runs:
            holders.add(row.enterprise_id)
    return len(holders)


def _stage_days(history: Mapping[int, list[Any]], hide_small: bool) -> list[tuple[str, float, int]]:
    """How many days cases stayed in each stage: the median, and of how many."""
    days: dict[str, list[float]] = defaultdict(list)
    for one in history.values():
        for before, after in pairwise(one):
            if before.to_state in _STAGES and after.moved_at > before.moved_at:
                days[before.to_state].append((after.moved_at - before.moved_at).total_seconds() / 86_400)
    return _medians(days, _STAGES, hide_small)


def _step_days(rows: Sequence[Any], hide_small: bool) -> list[tuple[str, float, int]]:
    """How many days went by between the tick before and the tick of each numbered step."""
    days: dict[str, list[float]] = defaultdict(list)
    for row in rows:
        ticked = sorted((date.fromisoformat(on), key) for key, on in row.steps_done.items())
        for (before, _key), (after, key) in pairwise(ticked):
            days[key].append((after - before).days)
    return _medians(days, sorted(days), hide_small)


def _medians(days: Mapping[str, list[float]], names: Iterable[str], hide_small: bool) -> list[tuple[str, float, int]]:
    least = LEAST_SHOWN if hide_small else 1
    return [(name, round(median(days[name]), 1), len(days[name])) for name in names if len(days.get(name, ())) >= least]


def _barriers(rows: Sequence[Any], code: str, hide_small: bool) -> list[tuple[str, int | None]]:
    """What keeps how many businesses from this permit, the commonest first."""
    kept = {(row.barrier, row.enterprise_id) for row in rows if row.permit_code == code and row.barrier}
    counted = Counter(barrier for barrier, _one in kept).most_common()
    return [(barrier, _shown(count, hide_small)) for barrier, count in counted]


HEADINGS = ("IZIN", "RT", "JENIS USAHA", "KEADAAN", "JUMLAH USAHA")


def export_rows(*, hide_small: bool) -> list[tuple[Any, ...]]:
    """One row per permit, RT, kind and state with how many businesses, for the office. Two statements."""
    homes = _homes(Asked())
    best = _best(row for row in _cases() if row.enterprise_id in homes)
    counted: Counter[tuple[Any, ...]] = Counter()
    for code in dict.fromkeys(code for code, _one in best):
        for enterprise_id, home in homes.items():
            counted[code, home.rt, home.kind, best.get((code, enterprise_id), "none")] += 1
    order = list(GROUPS)
    keys = sorted(counted, key=lambda key: (key[0], key[1] is None, key[1] or 0, key[2], order.index(key[3])))
    return [(*key, "kurang dari 3" if _shown(counted[key], hide_small) is None else counted[key]) for key in keys]
