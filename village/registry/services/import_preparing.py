"""All of an import that can be thought out before anybody has to wait for it.

Writers take turns, so what is done while writing keeps everybody else waiting. The plan and the new rows are made from
the register as it is read beforehand; they hold as long as nobody wrote anything since, and are made again otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from village.core import audit
from village.core.db import db
from village.registry.listed import SCALARS
from village.registry.matching import CREATE
from village.registry.models import Enterprise
from village.registry.planning import Step, plan_import
from village.registry.rules import slug_of
from village.registry.services.import_register import known_enterprises, known_groups
from village.registry.sheets.readings import Understanding
from village.registry.sheets.row_doubts import MADE_NAME

_EMPTY = {name: getattr(column.default, "arg", None) for name in SCALARS for column in (Enterprise.__table__.c[name],)}


@dataclass(frozen=True)
class Prepared:
    """What an import will do, line by line, and the row of each new enterprise by the id of its step.

    It was made when ``newest_act`` was the last thing anybody did here, and with these ``choices``.
    """

    steps: list[Step]
    rows: Mapping[int, dict[str, Any]]
    newest_act: int
    choices: Mapping[str, str]

    def still_holds(self, choices: Mapping[str, str]) -> bool:
        """Whether nobody changed anything since: every change leaves an entry in the record. One statement."""
        return self.newest_act == audit.newest_entry_id() and dict(self.choices) == dict(choices)


def prepare_import(understanding: Understanding, choices: Mapping[str, str]) -> Prepared:
    """Plan an import against the register as it is now. Reads six times, writes nothing."""
    newest_act = audit.newest_entry_id()
    steps = planned(understanding, choices)
    slugs = set(db.session.execute(select(Enterprise.slug)).scalars())
    rows: dict[int, dict[str, Any]] = {}
    for step in steps:
        if step.action == CREATE:
            rows[id(step)] = row = _new_row(step, slugs)
            slugs.add(row["slug"])
    return Prepared(steps, rows, newest_act, dict(choices))


def planned(understanding: Understanding, choices: Mapping[str, str]) -> list[Step]:
    """What the import would do now, line by line. Four statements."""
    return plan_import(understanding, known_enterprises(), known_groups(), choices)


def _new_row(step: Step, slugs: set[str]) -> dict[str, Any]:
    said = step.plan.said
    return {
        **{name: _EMPTY[name] if value is None else value for name, value in said.values.items()},
        "slug": slug_of(said.values["name"], slugs, "usaha"),
        # A name made of the owner's own is nobody's to publish: it waits, hidden, for the name of the business.
        "state": "usulan" if any(one.code == MADE_NAME.code for one in step.problems) else "aktif",
        "import_key": step.plan.reading.key,
        "listed": said.kept(),
    }
