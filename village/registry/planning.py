"""From what was understood of a list and what stands in the register to what an import will do, line by line."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from village.core.phones import display
from village.registry.listed import Difference, difference
from village.registry.matching import CREATE, SKIP, UNCHANGED, UPDATE, Known, Plan, match
from village.registry.sheets.keys import comparable
from village.registry.sheets.readings import FLAG, NOTE, Problem, Understanding
from village.registry.sheets.wording import N_, Sentence

FIELD_WORDS = {
    "name": N_("nama usaha"),
    "owner_name": N_("pemilik"),
    "owner_sex": N_("L/P"),
    "rt": N_("RT"),
    "rw": N_("RW"),
    "address": N_("alamat"),
    "phone": N_("nomor telepon"),
    "other_phone": N_("nomor lain"),
    "phone_note": N_("catatan nomor"),
    "kind": N_("jenis usaha"),
    "remark": N_("keterangan"),
    "started_year": N_("mulai usaha"),
}
PHONES = frozenset({"phone", "other_phone"})


@dataclass
class Step:
    """What becomes of one line: its plan, what it would change, and every problem, those of the reading first."""

    plan: Plan
    difference: Difference | None
    problems: list[Problem]

    @property
    def action(self) -> str:
        """CREATE, UPDATE, UNCHANGED or SKIP."""
        return self.plan.action

    @property
    def is_flagged(self) -> bool:
        """Whether a person should look at this line."""
        return any(problem.severity != NOTE for problem in self.problems)


@dataclass(frozen=True)
class Counts:
    """How many lines go which way, and how many of all should be looked at."""

    created: int
    updated: int
    unchanged: int
    skipped: int
    flagged: int


def plan_import(
    understanding: Understanding,
    known: Sequence[Known],
    groups: Collection[str],
    choices: Mapping[str, str] | None = None,
) -> list[Step]:
    """One step per line, in the order of the file. Reads nothing and writes nothing.

    ``groups`` are the names of the village's groups, comparable; ``choices`` as in ``match``.
    """
    plans = match(understanding.rows, understanding.duplicates, known, choices or {})
    return [_step(plan, groups) for plan in plans]


def _step(plan: Plan, groups: Collection[str]) -> Step:
    changes = None
    if plan.action == UPDATE and plan.target is not None:
        changes = difference(plan.said, plan.target.now, plan.target.listed, list_wins=plan.is_chosen)
        if changes.is_empty:
            plan.action = UNCHANGED
    problems = [*plan.reading.problems, *_doubts(plan, changes)]
    group = plan.reading.group
    if group and comparable(group) not in groups:
        text = N_("Kelompok %(name)s belum ada di daftar kelompok, jadi keanggotaannya belum dicatat.")
        problems.append(_problem("group_unknown", text, raw=group, severity=NOTE, name=group))
    return Step(plan, changes, problems)


def _doubts(plan: Plan, changes: Difference | None) -> Iterable[Problem]:
    if plan.identical_to is not None and plan.action == SKIP:
        yield _problem("same_line", N_("Sama persis dengan baris %(row)s, jadi dilewati."), row=plan.identical_to.row)
    elif plan.went_into is not None and plan.action == SKIP and not plan.is_chosen:
        text = N_("Sudah digabung ke usaha %(name)s, jadi dilewati.")
        yield _problem("merged", text, severity=NOTE, name=plan.went_into.now.values["name"])
    elif plan.is_doubtful and plan.action == SKIP and not plan.is_chosen:
        yield _problem(
            "several_fit", N_("Cocok dengan lebih dari satu usaha yang sudah ada, jadi dilewati. Pilih dulu.")
        )
    elif plan.is_doubtful and plan.action == CREATE and not plan.is_chosen:
        yield _problem("likely_duplicate", N_("Mirip dengan usaha lain. Dicatat sebagai usaha baru; periksa."))
    elif plan.is_doubtful and plan.action in (UPDATE, UNCHANGED) and not plan.is_chosen and changes:
        name = plan.target.now.values["name"] if plan.target else ""
        yield _problem("corrected", N_("Dianggap pembetulan dari usaha %(name)s yang sudah ada; periksa."), name=name)
    for field, (present, listed) in changes.kept.items() if changes else ():
        yield _problem(
            "kept_here",
            N_("Di situs sudah diubah menjadi %(present)s, jadi %(field)s %(listed)s dari daftar tidak dipakai."),
            raw=told(field, listed),
            present=told(field, present),
            field=FIELD_WORDS[field],
            listed=told(field, listed),
        )


def _problem(code: str, text: str, raw: str = "", severity: str = FLAG, **values: object) -> Problem:
    return Problem(column="", heading="", raw=raw, code=code, sentence=Sentence(text, values), severity=severity)


def told(field: str, value: Any) -> str:
    """A value as people read it."""
    if value is None or value == "":
        return "-"
    return display(value) if field in PHONES else str(value)


def count_steps(steps: Iterable[Step]) -> Counts:
    """The figures of an import."""
    steps = list(steps)

    def how_many(action: str) -> int:
        return sum(step.action == action for step in steps)

    return Counts(
        created=how_many(CREATE),
        updated=how_many(UPDATE),
        unchanged=how_many(UNCHANGED),
        skipped=how_many(SKIP),
        flagged=sum(step.is_flagged for step in steps),
    )
