"""A path for reading: each permit once, with the goods it is for, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from village.permits.engine import Path, Step
from village.permits.facts import PermitType, Rules

FILLED_IN_ANOTHER = "persyaratan_dasar"


@dataclass(frozen=True)
class ResultLine:
    """One permit of the path. ``goods`` are those of several kinds it is for; ``within``: done in the same form."""

    permit: PermitType
    why: str
    goods: Sequence[Any] = ()
    within: Sequence[PermitType] = ()


@dataclass(frozen=True)
class Result:
    """A path in four parts: what to have ready, what is needed and advised in order, and what is not needed."""

    prepare: Sequence[ResultLine]
    needed: Sequence[ResultLine]
    recommended: Sequence[ResultLine]
    not_needed: Sequence[ResultLine]


def result_of(rules: Rules, path: Path, names: Mapping[int, Any]) -> Result:
    """The steps of a path, those of one permit for several goods in one line."""
    several = len(names) > 1
    embedded = {
        edge.before: edge.after
        for edge in rules.edges
        if edge.kind == "embedded" and rules.permits[edge.before].kind == FILLED_IN_ANOTHER
    }
    walked = [step for step in path.steps if step.need != "not_needed" and embedded.get(step.code) is None]

    def lines(steps: Sequence[Step]) -> list[ResultLine]:
        found: dict[str, ResultLine] = {}
        for step in steps:
            before = found.get(step.code)
            goods = [names[step.product_id]] if several and step.product_id is not None else []
            within = [
                rules.permits[code] for code, form in embedded.items() if form == step.code and _is_walked(path, code)
            ]
            found[step.code] = ResultLine(
                rules.permits[step.code], step.why, [*(before.goods if before else ()), *goods], within
            )
        return list(found.values())

    own = [step for step in walked if rules.permits[step.code].kind != "persiapan"]
    needed_codes = {step.code for step in walked}
    return Result(
        prepare=lines([step for step in walked if rules.permits[step.code].kind == "persiapan"]),
        needed=lines([step for step in own if step.need == "needed"]),
        recommended=lines([step for step in own if step.need == "recommended"]),
        not_needed=lines([step for step in path.of("not_needed") if step.rule and step.code not in needed_codes]),
    )


def _is_walked(path: Path, code: str) -> bool:
    return any(step.code == code and step.need != "not_needed" for step in path.steps)
