"""What a permit is called, and what of its rule the cases need: documents to tick, deadlines, shape of its number."""

import re
from collections.abc import Sequence
from functools import lru_cache

from flask_babel import gettext as _

from village.core.errors import NotFound
from village.permits.declared import UNCLEAR
from village.permits.facts import PermitType, WorkStep
from village.permits.rules import load_rules
from village.permits.states import COMMITMENT_DAYS, OLD_NIB

LAMA = "lama"
# Not papers with a number, but things one has, does or is ready for: they are ticked off and need no check.
SIMPLE_KINDS = ("persiapan", "langkah", "persyaratan_dasar", "kesiapan_pembiayaan", "kesiapan_pembayaran")


def name_of(code: str) -> str:
    """The short name of a permit as its rule gives it; of one that only the list names, words for that."""
    rule = load_rules().permit(code)
    return rule.short if rule else _("Izin lain menurut daftar") if code == UNCLEAR else code


def rule_of(code: str) -> PermitType:
    """The type of permit. Raises NotFound."""
    rule = load_rules().permit(code)
    if rule is None:
        raise NotFound()
    return rule


def is_simple(rule: PermitType) -> bool:
    """Whether it is only ticked off: a preparation, a step, or a paper whose number must never be kept."""
    return not rule.keeps_number or rule.kind in SIMPLE_KINDS


def fulfil_days(rule: PermitType) -> int:
    """Within how many days after issue the conditions of a commitment have to be fulfilled."""
    return next((duty.days for duty in rule.duties if duty.days), COMMITMENT_DAYS)


def fits(rule: PermitType, number: str) -> bool:
    """Whether a number looks like those of this permit; anything does where the rule knows no shape.

    Spaces, dots and the words before it ("P-IRT No.") do not count.
    """
    if not rule.number_pattern:
        return True
    bare = re.sub(r"[\s.]", "", re.sub(r"(?i)^p-?irt\s*(?:no\.?)?", "", number.strip()))
    return bool(_pattern(rule.number_pattern).match(bare))


@lru_cache(maxsize=64)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def paper_names(rule: PermitType) -> tuple[str, ...]:
    """The documents of a permit, of all ways to it, each once."""
    named = (*rule.papers, *(paper for way in rule.ways for paper in way.papers))
    return tuple(dict.fromkeys(named))


def step_groups(rule: PermitType, nib_versi: str | None = None) -> list[tuple[str, list[tuple[str, WorkStep]]]]:
    """The numbered steps with the keys they are ticked by, under the name of each way to the permit.

    Whoever has a NIB of the old kind renews it, and sees the steps of that instead.
    """
    if nib_versi == OLD_NIB and rule.renewal_steps:
        return [(_("Memperbarui NIB lama"), _keyed(LAMA, rule.renewal_steps))]
    groups = [("", _keyed("", rule.steps))] if rule.steps else []
    return [*groups, *((way.name, _keyed(way.id, way.steps)) for way in rule.ways if way.steps)]


def step_keys(rule: PermitType) -> tuple[str, ...]:
    """The keys of every step that may be ticked."""
    groups = [*step_groups(rule), ("", _keyed(LAMA, rule.renewal_steps))]
    return tuple(key for _title, steps in groups for key, _step in steps)


def _keyed(prefix: str, steps: Sequence[WorkStep]) -> list[tuple[str, WorkStep]]:
    return [(f"{prefix}.{step.number}" if prefix else str(step.number), step) for step in steps]
