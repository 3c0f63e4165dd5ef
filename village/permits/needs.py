"""Who needs what: businesses that are one step from a permit, or that the same thing keeps from it.

The answer is a list of businesses, so that exactly these can be invited to a training or visited.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from village.core.db import db
from village.permits.answered import saved_answers
from village.permits.cases import cases_of_many, products_of_many
from village.permits.paths import BusinessPath, PathLine, paths_of_rows
from village.permits.rules import load_rules
from village.permits.states import BARRIERS
from village.registry.interface import enterprise_is_public, enterprises


@dataclass(frozen=True)
class Wanted:
    """What is asked for; empty means any. ``barrier`` is one of BARRIERS."""

    code: str = "nib"
    barrier: str = ""
    rt: int | None = None

    def clean(self) -> "Wanted":
        """The same with what nobody knows left out."""
        known = load_rules().permit(self.code)
        return Wanted(self.code if known else "nib", self.barrier if self.barrier in BARRIERS else "", self.rt)


@dataclass(frozen=True)
class NeedLine:
    """A business with the permit that is its next step. ``left`` is what is still to be done before it, by name."""

    enterprise_id: int
    name: str
    rt: int | None
    line: PathLine
    left: tuple[str, ...]

    @property
    def is_one_step(self) -> bool:
        """Whether nothing but preparations, which are ticked off on the spot, stands before it."""
        return not self.left


def who_needs(wanted: Wanted) -> list[NeedLine]:
    """Open businesses that need this permit and do not have it, those who are one step away first. Five statements."""
    rows = _open_businesses(wanted.rt)
    paths = _paths([row.id for row in rows])
    found = [line for row in rows for line in _needed(row, paths[row.id], wanted)]
    return sorted(found, key=lambda one: (len(one.left), one.rt or 0, one.name))


def invited(code: str, barrier: str = "", rt: int | None = None, *, one_step: bool = False) -> list[int]:
    """The ids of those businesses, each once, for an invitation to exactly them."""
    lines = who_needs(Wanted(code, barrier, rt).clean())
    return list(dict.fromkeys(one.enterprise_id for one in lines if one.is_one_step or not one_step))


def _open_businesses(rt: int | None) -> Sequence[Any]:
    wanted = select(enterprises.c.id, enterprises.c.name, enterprises.c.rt).where(enterprise_is_public())
    if rt is not None:
        wanted = wanted.where(enterprises.c.rt == rt)
    return db.session.execute(wanted.order_by(enterprises.c.name, enterprises.c.id)).all()


def _paths(ids: Sequence[int]) -> dict[int, BusinessPath]:
    return paths_of_rows(ids, cases_of_many(None), products_of_many(None), saved_answers())


def _needed(row: Any, path: BusinessPath, wanted: Wanted) -> list[NeedLine]:
    """The lines of a business for this permit, as far as they are still to be done. An old NIB is to be renewed."""
    simple = {line.code for line in path.lines if line.is_preparation}
    done = {(line.code, line.about) for line in path.lines if line.is_done}
    found = []
    for line in path.lines:
        if line.code != wanted.code or line.need == "not_needed" or line.state == "tidak_perlu":
            continue
        if line.is_done:
            continue
        if wanted.barrier and line.case.barrier != wanted.barrier:
            continue
        before = [one for one in path.lines if one.code in line.after and (one.code, one.about) not in done]
        left = tuple(one.name for one in before if one.code not in simple)
        found.append(NeedLine(row.id, row.name, row.rt, line, left))
    return found
