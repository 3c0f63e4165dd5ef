"""What the pages of an import show: uploads that wait, imports that were made, a page of lines or problems."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from village.core.db import db, utcnow
from village.core.errors import NotFound
from village.registry.matching import CREATE, UPDATE, Rival
from village.registry.models import ImportDraft, ImportProblem, ImportRun
from village.registry.planning import Step
from village.registry.rules import UNDO_TIME

LINES_PER_PAGE = 50
PROBLEMS_PER_PAGE = 100
RUNS_SHOWN = 50
VIEWS = ("semua", "masalah", "baru", "berubah")


def open_drafts(account_id: int) -> Sequence[ImportDraft]:
    """This person's uploads that were not imported yet, newest first."""
    return (
        db.session.execute(
            select(ImportDraft)
            .where(
                ImportDraft.account_id == account_id, ImportDraft.run_id.is_(None), ImportDraft.expires_at > utcnow()
            )
            .order_by(ImportDraft.id.desc())
        )
        .scalars()
        .all()
    )


def import_runs() -> Sequence[ImportRun]:
    """The last imports, newest first."""
    return (
        db.session.execute(select(ImportRun).order_by(ImportRun.made_at.desc(), ImportRun.id.desc()).limit(RUNS_SHOWN))
        .scalars()
        .all()
    )


def get_run(run_id: int) -> ImportRun:
    """One import. Raises NotFound."""
    run = db.session.get(ImportRun, run_id)
    if run is None:
        raise NotFound()
    return run


def can_be_undone(run: ImportRun) -> bool:
    """Whether the import is younger than 30 days and was not taken back yet."""
    return run.undone_at is None and run.made_at > utcnow() - UNDO_TIME


@dataclass(frozen=True)
class ProblemPage:
    """One page of an import's problems."""

    lines: Sequence[ImportProblem]
    total: int
    page: int
    pages: int


def problems_of(run_id: int, page: int) -> ProblemPage:
    """Problems in the order of the file. Two statements."""
    total = db.session.execute(
        select(func.count()).select_from(ImportProblem).where(ImportProblem.run_id == run_id)
    ).scalar_one()
    pages = max(1, -(-total // PROBLEMS_PER_PAGE))
    page = min(max(page, 1), pages)
    lines = db.session.execute(
        select(ImportProblem)
        .where(ImportProblem.run_id == run_id)
        .order_by(ImportProblem.id)
        .limit(PROBLEMS_PER_PAGE)
        .offset((page - 1) * PROBLEMS_PER_PAGE)
    ).scalars()
    return ProblemPage(lines.all(), total, page, pages)


@dataclass(frozen=True)
class LinePage:
    """One page of the lines of an upload, as one of VIEWS shows them, with how many lines each of VIEWS has."""

    steps: Sequence[Step]
    view: str
    counts: dict[str, int]
    page: int
    pages: int


def lines_of(steps: Sequence[Step], view: str, page: int) -> LinePage:
    """The lines to show."""
    shown = {
        "semua": list(steps),
        "masalah": [step for step in steps if step.problems],
        "baru": [step for step in steps if step.action == CREATE],
        "berubah": [step for step in steps if step.action == UPDATE],
    }
    view = view if view in shown else "semua"
    pages = max(1, -(-len(shown[view]) // LINES_PER_PAGE))
    page = min(max(page, 1), pages)
    start = (page - 1) * LINES_PER_PAGE
    return LinePage(
        shown[view][start : start + LINES_PER_PAGE],
        view,
        {name: len(found) for name, found in shown.items()},
        page,
        pages,
    )


@dataclass(frozen=True)
class Contender:
    """One side of a likely duplicate, as it is put beside the other."""

    known_id: int | None
    row: int | None
    name: str
    owner: str
    rt: int | None
    phone: str | None
    address: str


@dataclass(frozen=True)
class Doubtful:
    """A line that may be a duplicate: the line, what it may be the same as, and what would happen now."""

    key: str
    line: Contender
    others: tuple[Contender, ...]
    choice: str


def doubtful_lines(steps: Sequence[Step]) -> list[Doubtful]:
    """Lines with likely duplicates, for a person to judge side by side."""
    found = []
    for step in steps:
        plan = step.plan
        if plan.rivals and plan.reading.key:
            target = f":{plan.target.id}" if plan.target else ""
            found.append(
                Doubtful(
                    key=plan.reading.key,
                    line=_contender(plan.said.values, row=plan.reading.row),
                    others=tuple(_rival(rival) for rival in plan.rivals),
                    choice=UPDATE + target if target else plan.action,
                )
            )
    return found


def _rival(rival: Rival) -> Contender:
    if rival.known is not None:
        return _contender(rival.known.now.values, known_id=rival.known.id)
    twin = rival.twin
    assert twin is not None
    return Contender(
        known_id=None,
        row=twin.row,
        name=twin.name,
        owner=twin.owner,
        rt=twin.rt,
        phone=twin.phone.digits if twin.phone else None,
        address=twin.address,
    )


def _contender(values: Any, *, known_id: int | None = None, row: int | None = None) -> Contender:
    return Contender(
        known_id=known_id,
        row=row,
        name=values["name"],
        owner=values["owner_name"] or "",
        rt=values["rt"],
        phone=values["phone"],
        address=values["address"] or "",
    )
