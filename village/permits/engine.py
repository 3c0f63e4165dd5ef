"""From what a business answered to its path: which papers it needs, in which order, and why. No database, no clock.

For each paper of each of the goods the first line that fits decides: a condition of its category, then the routing of
food (for the papers that routing decides), then the lists of the category, then the lines for every business. A paper
of the business itself is as needed as the goods that need it most. What something needs first is needed with it, so
that every path can be walked to its end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from village.permits.facts import NEEDS, PermitType, Route, Rules, Verdict
from village.permits.interview import (
    Answers,
    Given,
    ProductAnswers,
    category_of,
    fits,
    inputs_of,
    is_routed,
    unanswered,
)
from village.permits.reading import LEFT_TO_ROUTING, ROUTED

NOT_ASKED = "tidak diminta untuk jenis usaha ini"
NEEDED_FIRST = "dibutuhkan lebih dulu untuk %s"
TOGETHER = ("hard", "embedded")


@dataclass(frozen=True)
class Held:
    """A paper that is there: from then on it counts as done, needed or not."""

    valid_until: date | None = None


@dataclass(frozen=True)
class Step:
    """One paper on the path of a business, of one of its goods (``product_id``) or of its mark.

    ``why`` is in Indonesian, as the rules are; ``rule`` names the line that decided. ``after`` are the codes that have
    to be done before it, ``advised`` those that had better be. ``is_open``: not held, and nothing stands before it.
    """

    code: str
    scope: str
    need: str
    why: str
    rule: str
    product_id: int | None = None
    mark: str = ""
    sources: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    advised: tuple[str, ...] = ()
    is_held: bool = False
    is_open: bool = False

    @property
    def about(self) -> str:
        """What of the business it is about: empty for itself, else ``product:3`` or ``mark:Nama``."""
        if self.product_id is not None:
            return f"product:{self.product_id}"
        return f"mark:{self.mark}" if self.mark else ""


@dataclass(frozen=True)
class Path:
    """Every paper there is, the walkable ones in their order and what is not needed last.

    ``unanswered``: by product id, the questions without which its own papers cannot be told. ``routes``: how food
    goes to the market.
    """

    steps: tuple[Step, ...]
    unanswered: Mapping[int | None, tuple[str, ...]] = field(default_factory=dict)
    routes: Mapping[int | None, Route] = field(default_factory=dict)

    def of(self, need: str) -> tuple[Step, ...]:
        """The steps of this need, in order."""
        return tuple(step for step in self.steps if step.need == need)

    def walked(self) -> tuple[Step, ...]:
        """What there is to do: needed and recommended."""
        return tuple(step for step in self.steps if step.need != "not_needed")


def path_for(
    rules: Rules,
    answers: Answers,
    products: Sequence[ProductAnswers],
    held: Mapping[tuple[str, str], Held] | None = None,
    *,
    on: date,
    marks: Sequence[str] = (),
) -> Path:
    """The path of a business on that day. ``held``: papers that are there, by code and ``Step.about``.

    Goods with unanswered questions get only what their category alone decides.
    """
    missing = {one.id: unanswered(rules, answers.given, one.given) for one in products}
    inputs = {one.id: inputs_of(rules, answers.given, one.given) for one in products}
    routes = {one: route_of(rules, given) for one, given in inputs.items() if not missing[one]}
    asked = [(one, _routed(given, routes.get(one))) for one, given in inputs.items()]
    steps: list[Step] = []
    for permit in rules.permits.values():
        steps.extend(_steps_of(rules, permit, asked, missing, answers.given, marks, on))
    ordered = _ordered(rules, _with_what_comes_first(rules, steps))
    return Path(
        tuple(_with_held(ordered, held or {})),
        {one: questions for one, questions in missing.items() if questions},
        {one: route for one, route in routes.items() if route},
    )


def route_of(rules: Rules, inputs: Given) -> Route | None:
    """How these goods go to the market: the first line of the routing that fits, None for what is no routed food."""
    if not is_routed(rules, inputs):
        return None
    return next((route for route in rules.routes if fits(route.when, inputs)), None)


def _routed(inputs: Given, route: Route | None) -> tuple[Given, Route | None]:
    return ({**inputs, "rute": (route.route,)} if route else inputs), route


def _steps_of(
    rules: Rules,
    permit: PermitType,
    asked: Sequence[tuple[int | None, tuple[Given, Route | None]]],
    missing: Mapping[int | None, tuple[str, ...]],
    business: Given,
    marks: Sequence[str],
    on: date,
) -> Iterator[Step]:
    decided = [
        (product, _decide(rules, permit.code, given, route, on))
        for product, (given, route) in asked
        if not (missing[product] and permit.code in ROUTED)
    ]
    if permit.scope == "product":
        for product, verdict in decided:
            yield _step(permit, verdict, product_id=product)
        return
    if asked and not decided:
        return  # routing would have to say it, and cannot yet
    verdicts = [verdict for _product, verdict in decided] or [_decide(rules, permit.code, business, None, on)]
    strongest = min(verdicts, key=lambda one: (NEEDS.index(one.need), not one.when))
    for mark in marks if permit.scope == "mark" and marks else ("",):
        yield _step(permit, strongest, mark=mark)


def _step(permit: PermitType, verdict: Verdict, *, product_id: int | None = None, mark: str = "") -> Step:
    return Step(permit.code, permit.scope, verdict.need, verdict.why, verdict.id, product_id, mark, verdict.sources)


def _decide(rules: Rules, code: str, inputs: Given, route: Route | None, on: date) -> Verdict:
    category = category_of(rules, inputs)
    own = category.conditional if category else ()
    for line in own:
        if line.permit == code and fits(line.when, inputs):
            return _on_day(line, on)
    if route is not None and code in ROUTED:
        return Verdict(route.id, code, route.when, rules.route_results[route.route][code], route.why, route.sources)
    if category is not None and (category.routed_when is None or code not in LEFT_TO_ROUTING):
        listed = category.listed.get(code)
        if listed is not None:
            return listed
    general = (line for line in rules.general if line.permit == code and fits(line.when, inputs))
    return next(general, None) or Verdict("", code, {}, "not_needed", NOT_ASKED, ())


def _on_day(line: Verdict, on: date) -> Verdict:
    """A duty that has not begun on that day is good advice until then."""
    if line.since is not None and on <= line.since and line.need == "needed":
        return replace(line, need="recommended")
    return line


def _befores(rules: Rules, step: Step, steps: Iterable[Step], kinds: Sequence[str]) -> list[Step]:
    codes = {edge.before for edge in rules.edges if edge.after == step.code and edge.kind in kinds}
    return [
        one
        for one in steps
        if one.code in codes and (one.scope != "product" or step.scope != "product" or one.about == step.about)
    ]


def _with_what_comes_first(rules: Rules, steps: Sequence[Step]) -> list[Step]:
    """Raise what stands before a needed step to needed, and before a recommended one to recommended."""
    found = {(step.code, step.about): step for step in steps}
    waiting = [step for step in steps if step.need != "not_needed"]
    while waiting:
        step = waiting.pop()
        for before in _befores(rules, step, list(found.values()), TOGETHER):
            if NEEDS.index(before.need) > NEEDS.index(step.need):
                raised = replace(before, need=step.need, why=NEEDED_FIRST % rules.permits[step.code].short)
                found[before.code, before.about] = raised
                waiting.append(raised)
    return list(found.values())


def _ordered(rules: Rules, steps: Sequence[Step]) -> list[Step]:
    """What is needed in the order of the rules, each after what stands before it; then advice; then the rest."""
    walked = sorted((one for one in steps if one.need != "not_needed"), key=lambda one: NEEDS.index(one.need))
    done: dict[tuple[str, str], Step] = {}
    begun: set[tuple[str, str]] = set()

    def visit(step: Step) -> None:
        key = (step.code, step.about)
        if key in begun:
            return
        begun.add(key)
        hard = _befores(rules, step, walked, TOGETHER)
        soft = [one for one in _befores(rules, step, walked, ("soft",)) if one not in hard]
        for before in sorted((*hard, *soft), key=walked.index):
            visit(before)
        done[key] = replace(
            step,
            after=tuple(dict.fromkeys(one.code for one in hard)),
            advised=tuple(dict.fromkeys(one.code for one in soft)),
        )

    for step in walked:
        visit(step)
    return [*done.values(), *(one for one in steps if one.need == "not_needed")]


def _with_held(steps: Sequence[Step], held: Mapping[tuple[str, str], Held]) -> Iterator[Step]:
    there = {(step.code, step.about) for step in steps if (step.code, step.about) in held}
    for step in steps:
        is_held = (step.code, step.about) in there
        before = [
            one
            for one in steps
            if one.code in step.after and (one.scope != "product" or step.scope != "product" or one.about == step.about)
        ]
        ready = all((one.code, one.about) in there for one in before)
        yield replace(step, is_held=is_held, is_open=step.need != "not_needed" and not is_held and ready)
