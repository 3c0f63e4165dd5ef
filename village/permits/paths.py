"""The path of a business as its owner sees it: each step of the rules with how far its case is."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from village.core.access import Person
from village.core.db import db
from village.permits.answered import Saved, saved_answers
from village.permits.cases import NewCase, cases_of_many, products_of_many
from village.permits.engine import Held, Path, Step, path_for
from village.permits.facts import PermitType, Rules
from village.permits.invalidation import phrases_of
from village.permits.naming import is_simple, name_of
from village.permits.rules import load_rules
from village.permits.states import OLD_NIB, PAPER_STATES
from village.registry.interface import enterprises, today


@dataclass(frozen=True)
class PathLine:
    """One step with its case. ``about`` names the product or mark, ``need`` is that of the rules, or ``held`` for a
    permit that is there although no rule asks for it."""

    code: str
    name: str
    about: str
    about_name: str
    need: str
    why: str
    state: str
    is_open: bool
    case: Any
    rule: PermitType | None
    after: tuple[str, ...] = ()

    @property
    def is_preparation(self) -> bool:
        """Whether it is only ticked off: something one has or does, or a box in the form of another permit."""
        return self.rule is not None and is_simple(self.rule) and not self.rule.kind.startswith("kesiapan")

    @property
    def is_done(self) -> bool:
        """Whether the paper is there and up to date, or the step is not needed after all."""
        return self.state in (*PAPER_STATES, "tidak_perlu") and not self.is_old_nib

    @property
    def is_old_nib(self) -> bool:
        """Whether it is a NIB of the old kind, which has to be brought up to date."""
        return self.code == "nib" and self.case.nib_versi == OLD_NIB


@dataclass(frozen=True)
class BusinessPath:
    """The lines of a business in their order. ``unanswered``: names of products whose questions wait."""

    lines: Sequence[PathLine]
    unanswered: tuple[str, ...] = ()
    is_answered: bool = False

    def of(self, *needs: str) -> list[PathLine]:
        """The lines with these needs."""
        return [line for line in self.lines if line.need in needs]

    @property
    def preparations(self) -> list[PathLine]:
        """What has to be there before the first form is filled in."""
        return [line for line in self.of("needed") if line.is_preparation]

    @property
    def permits(self) -> list[PathLine]:
        """The needed permits themselves, in their order."""
        return [line for line in self.of("needed") if not line.is_preparation]

    @property
    def next(self) -> PathLine | None:
        """The one permit to see to next: needed before advised, and no other permit stands before it."""
        there = {line.code for line in self.lines if line.is_done or line.is_preparation}
        lines = [*self.permits, *self.of("recommended")]
        return next((line for line in lines if not line.is_done and there.issuperset(line.after)), None)

    @property
    def done(self) -> int:
        """How many of the needed permits are done."""
        return sum(line.is_done for line in self.permits)


def held_of(rows: Sequence[Any]) -> dict[tuple[str, str], Held]:
    """The papers that are there, as the engine asks for them; what is not needed stands in nobody's way either."""
    return {
        (row.permit_code, row.about): Held(row.valid_until)
        for row in rows
        if row.state_now in (*PAPER_STATES, "tidak_perlu")
    }


def with_implied(rules: Rules, held: dict[tuple[str, str], Held]) -> dict[tuple[str, str], Held]:
    """The same with the preparations that a paper proves by being there: nobody has a NIB without an address."""
    found, waiting = dict(held), [code for code, _about in held]
    while waiting:
        code = waiting.pop()
        befores = [rules.permit(edge.before) for edge in rules.edges if edge.after == code and edge.kind != "soft"]
        for before in befores:
            if before is not None and is_simple(before) and (before.code, "") not in found:
                found[before.code, ""] = Held()
                waiting.append(before.code)
    return found


def path_of(enterprise_id: int) -> BusinessPath:
    """Every step of the business with how far it is. Three statements."""
    return paths_of([enterprise_id])[enterprise_id]


def _path(enterprise_id: int, rules: Rules, saved: Saved, rows: Sequence[Any], products: Sequence[Any]) -> BusinessPath:
    names = {row.id: row.name for row in products}
    marks = sorted({row.about.removeprefix("mark:") for row in rows if row.about.startswith("mark:")})
    path = path_for(
        rules,
        saved.answers_of(enterprise_id),
        saved.products(enterprise_id, products),
        with_implied(rules, held_of(rows)),
        on=today(),
        marks=marks,
    )
    unanswered = tuple(names[one] for one in path.unanswered if one in names)
    is_answered = enterprise_id in saved.business and None not in path.unanswered
    return BusinessPath(_lines(enterprise_id, path, rows, names), unanswered, is_answered)


def _lines(enterprise_id: int, path: Path, rows: Sequence[Any], names: Mapping[int, str]) -> list[PathLine]:
    """The steps in their order, each with its case; then cases that no step asks for."""
    by_key = {(row.permit_code, row.about): row for row in rows}
    alone = Counter(step.code for step in path.steps if step.product_id is not None)
    lines = []
    for step in path.steps:
        row = by_key.pop((step.code, step.about), None)
        if row is None and alone[step.code] == 1 and step.product_id is not None:
            row = by_key.pop((step.code, ""), None)  # said of the whole business, and there is only this product
        lines.append(_line(enterprise_id, step, row, names))
    rules = load_rules()
    for (code, about), row in by_key.items():
        if row.product_id is not None and row.product_id not in names:
            continue
        need = "held" if row.state_now != "tidak_perlu" else "not_needed"
        lines.append(
            PathLine(
                code,
                name_of(code),
                about,
                row.product_name or about.removeprefix("mark:"),
                need,
                "",
                row.state_now,
                True,
                row,
                rules.permit(code),
            )
        )
    return lines


def _line(enterprise_id: int, step: Step, row: Any, names: Mapping[int, str]) -> PathLine:
    case = row or NewCase(enterprise_id, step.code, step.about, step.product_id)
    need = step.need
    if row is not None and need == "not_needed" and row.state_now not in ("belum", "tidak_perlu"):
        need = "held"
    is_implied = step.is_held and case.state_now not in (*PAPER_STATES, "tidak_perlu")
    return PathLine(
        step.code,
        name_of(step.code),
        row.about if row is not None else step.about,
        names.get(step.product_id or 0, step.mark),
        need,
        step.why,
        "terbit" if is_implied else case.state_now,
        step.is_open or need == "held",
        case,
        load_rules().permit(step.code),
        step.after,
    )


def reasons_of(code: str, change: str) -> tuple[str, ...]:
    """What the rule of a permit says of this change, in its own words."""
    rule = load_rules().permit(code)
    return phrases_of(rule, change) if rule else ()


@dataclass(frozen=True)
class BusinessLine:
    """One of somebody's businesses with how far it is and what comes next (None: nothing)."""

    enterprise_id: int
    name: str
    done: int
    needed: int
    next: PathLine | None


def businesses_of(person: Person) -> list[BusinessLine]:
    """The businesses whose permits this person sees to, by name. Four statements, however many they are."""
    rows = db.session.execute(
        select(enterprises.c.id, enterprises.c.name)
        .where(enterprises.c.id.in_(sorted(person.acting_for("permits"))), enterprises.c.deleted_at.is_(None))
        .order_by(enterprises.c.name, enterprises.c.id)
    ).all()
    paths = paths_of([row.id for row in rows])
    return [
        BusinessLine(row.id, row.name, paths[row.id].done, len(paths[row.id].permits), paths[row.id].next)
        for row in rows
    ]


def paths_of(enterprise_ids: Collection[int]) -> dict[int, BusinessPath]:
    """The paths of several businesses. Three statements."""
    return paths_of_rows(
        enterprise_ids, cases_of_many(enterprise_ids), products_of_many(enterprise_ids), saved_answers(enterprise_ids)
    )


def paths_of_rows(
    enterprise_ids: Collection[int], cases: Iterable[Any], products: Iterable[Any], saved: Saved
) -> dict[int, BusinessPath]:
    """The same from rows that were read already; those of other businesses are passed over."""
    rows: dict[int, list[Any]] = defaultdict(list)
    goods: dict[int, list[Any]] = defaultdict(list)
    for row in cases:
        rows[row.enterprise_id].append(row)
    for row in products:
        goods[row.enterprise_id].append(row)
    rules = load_rules()
    return {one: _path(one, rules, saved, rows[one], goods[one]) for one in enterprise_ids}
