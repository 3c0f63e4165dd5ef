"""Writing what an import decided, so that it can all be taken back."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Table, delete, func, insert, select

from village.core import slots
from village.core.access import Person
from village.core.db import Model, db, utcnow
from village.registry.listed import Permit, Product
from village.registry.matching import CREATE, UNCHANGED, UPDATE
from village.registry.models import (
    DeclaredPermit,
    Enterprise,
    Group,
    ImportedChange,
    ImportProblem,
    ImportRun,
    ListedProduct,
    Membership,
)
from village.registry.planning import Step
from village.registry.queries import today
from village.registry.services.findable import enterprises_changed_step, new_enterprises_step
from village.registry.services.import_preparing import Prepared
from village.registry.services.import_products import Draft, draft_products_step, withdraw_products_step
from village.registry.sheets.keys import comparable

Progress = Callable[[int, int], None]
CHUNK = 500  # older SQLite takes 999 values in a statement


@dataclass
class Change:
    """What was done to one enterprise, to be kept for the undo."""

    enterprise_id: int
    before: dict[str, Any] | None
    after: dict[str, Any]
    drafts: list[Draft] = field(default_factory=list)


@dataclass
class Register:
    """What stands in the register of the enterprises that one part of a list speaks of, read in a few statements."""

    enterprises: dict[int, Enterprise]
    permits: dict[int, list[Permit]]
    products: dict[int, list[ListedProduct]]
    members: set[tuple[int, int]]

    @classmethod
    def of(cls, steps: Iterable[Step]) -> "Register":
        """Of the enterprises that stand there already and are told something new."""
        ids = [step.plan.target.id for step in steps if step.plan.target and _tells_something(step)]
        found = cls({}, defaultdict(list), defaultdict(list), set())
        if not ids:
            return found
        rows = db.session.execute(select(Enterprise).where(Enterprise.id.in_(ids))).scalars()
        found.enterprises = {enterprise.id: enterprise for enterprise in rows}
        permits = select(DeclaredPermit).where(
            DeclaredPermit.enterprise_id.in_(ids), DeclaredPermit.checked_at.is_(None)
        )
        for permit in db.session.execute(permits).scalars():
            found.permits[permit.enterprise_id].append((permit.kind, permit.state, permit.raw))
        for product in db.session.execute(select(ListedProduct).where(ListedProduct.enterprise_id.in_(ids))).scalars():
            found.products[product.enterprise_id].append(product)
        members = select(Membership.enterprise_id, Membership.group_id).where(
            Membership.enterprise_id.in_(ids), Membership.until_on.is_(None)
        )
        found.members = {(row.enterprise_id, row.group_id) for row in db.session.execute(members)}
        return found


@dataclass
class Writer:
    """One import on its way into the register. Everything is flushed, nothing committed."""

    run: ImportRun
    person: Person | None
    on_progress: Progress | None = None
    _there: Register = field(default_factory=lambda: Register.of(()))
    _waiting: dict[type[Model], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    _changes: list[Change] = field(default_factory=list)
    _joining: list[tuple[Change, int]] = field(default_factory=list)
    _without_permits: list[int] = field(default_factory=list)

    def write(self, prepared: Prepared) -> None:
        """Create and change enterprises as planned, with their permits, products, memberships and problems."""
        steps, now = prepared.steps, utcnow()
        account_id = self.person.account_id if self.person else None
        groups = {
            comparable(name): group_id
            for group_id, name in db.session.execute(select(Group.id, Group.name).where(Group.deleted_at.is_(None)))
        }
        common = {"created_by": account_id, "updated_by": account_id, "updated_at": now}
        for start in range(0, len(steps), CHUNK):
            part = steps[start : start + CHUNK]
            rows = {id(step): {**prepared.rows[id(step)], **common} for step in part if step.action == CREATE}
            made = _insert_enterprises(list(rows.values()))
            self._there = Register.of(part)
            touched: list[Enterprise] = []
            for step in part:
                if step.action == CREATE:
                    self._write_new(step, made[rows[id(step)]["slug"]], groups, now.isoformat())
                else:
                    touched += self._write_known(step, groups, account_id)
            self._write_waiting()
            new_enterprises_step({made[row["slug"]]: row for row in rows.values()})
            if touched:
                enterprises_changed_step(touched)
            if self.on_progress:
                self.on_progress(start + len(part), len(steps))

    def _write_new(self, step: Step, enterprise_id: int, groups: dict[str, int], updated_at: str) -> None:
        self._note_problems(step, enterprise_id)
        self._declare(enterprise_id, step.plan.said.permits)
        change = Change(enterprise_id, None, {"updated_at": updated_at, "membership": None})
        change.drafts = [_draft(enterprise_id, product) for product in step.plan.said.products]
        self._note_change(step, change, groups)

    def _write_known(self, step: Step, groups: dict[str, int], account_id: int | None) -> list[Enterprise]:
        """Follow the list where it says something new; answers the enterprise if it changed."""
        target = step.plan.target
        self._note_problems(step, target.id if target else None)
        if target is None or step.difference is None or not _tells_something(step):
            return []
        enterprise = self._there.enterprises[target.id]
        if step.action == UNCHANGED:
            enterprise.listed = step.plan.said.kept()  # asked once; the next time it is known
            return []
        before, after = self._correct(step, enterprise, account_id), {"fields": sorted(step.difference.fields)}
        if step.difference.permits:
            before["permits"] = [list(permit) for permit in self._there.permits[enterprise.id]]
            self._without_permits.append(enterprise.id)
            self._declare(enterprise.id, step.difference.permits)
        change = Change(enterprise.id, before, {**after, "updated_at": enterprise.updated_at.isoformat()})
        change.drafts = [self._listed_draft(enterprise.id, product) for product in step.difference.products]
        self._note_change(step, change, groups)
        return [enterprise]

    def _note_change(self, step: Step, change: Change, groups: dict[str, int]) -> None:
        self._changes.append(change)
        change.after["membership"] = None
        group_id = groups.get(comparable(step.plan.reading.group)) if step.plan.reading.group else None
        if group_id is not None and (change.enterprise_id, group_id) not in self._there.members:
            self._there.members.add((change.enterprise_id, group_id))
            self._joining.append((change, group_id))

    def _correct(self, step: Step, enterprise: Enterprise, account_id: int | None) -> dict[str, Any]:
        """Put in what the list says now; answers what stood there."""
        assert step.difference is not None
        before = {name: getattr(enterprise, name) for name in step.difference.fields}
        before |= {
            "listed": enterprise.listed,
            "updated_at": enterprise.updated_at.isoformat(),
            "updated_by": enterprise.updated_by,
        }
        for name, (_present, value) in step.difference.fields.items():
            setattr(enterprise, name, value)
        enterprise.listed = step.plan.said.kept()
        enterprise.updated_at, enterprise.updated_by = utcnow(), account_id
        return before

    def _declare(self, enterprise_id: int, permits: Sequence[Permit]) -> None:
        self._waiting[DeclaredPermit] += [
            {"enterprise_id": enterprise_id, "kind": kind, "state": state, "raw": raw} for kind, state, raw in permits
        ]

    def _listed_draft(self, enterprise_id: int, product: Product) -> Draft:
        """A product that a list named before keeps the name it has, and its row."""
        draft = _draft(enterprise_id, product)
        rows = (row for row in self._there.products[enterprise_id] if comparable(row.name) == comparable(draft.name))
        draft.row = next(rows, None)
        if draft.row is not None:
            draft.name, draft.subject = draft.row.name, draft.row.subject
            draft.before = {"price": draft.row.price, "subject": draft.row.subject}
        return draft

    def _note_problems(self, step: Step, enterprise_id: int | None) -> None:
        self._waiting[ImportProblem] += [
            {
                "run_id": self.run.id,
                "enterprise_id": enterprise_id,
                "sheet": step.plan.reading.sheet,
                "row": step.plan.reading.row,
                "column": problem.heading or problem.column,
                "value": problem.raw,
                "reason": problem.sentence.text,
                "reason_values": dict(problem.sentence.values),
                "severity": problem.severity,
            }
            for problem in step.problems
        ]

    def _write_waiting(self) -> None:
        """What this part of the list brings beside the enterprises goes in together: few statements per part."""
        if self._without_permits:
            db.session.execute(
                delete(DeclaredPermit).where(
                    DeclaredPermit.enterprise_id.in_(self._without_permits), DeclaredPermit.checked_at.is_(None)
                )
            )
        self._draft_products()
        self._join_groups()
        for change in self._changes:
            row = {"enterprise_id": change.enterprise_id, "before": change.before, "after": change.after}
            self._waiting[ImportedChange].append({"run_id": self.run.id, **row})
        db.session.flush()
        for table, rows in self._waiting.items():
            if rows:
                db.session.execute(insert(cast(Table, table.__table__)), rows)
        declared = {row["enterprise_id"] for row in self._waiting[DeclaredPermit]}
        slots.call("import.declared", declared | set(self._without_permits))
        for done in (self._waiting, self._changes, self._joining, self._without_permits):
            done.clear()

    def _draft_products(self) -> None:
        """Let the gallery draft what was named; an untouched draft gives way to one with the new price."""
        drafts = [draft for change in self._changes for draft in change.drafts]
        earlier = [draft for draft in drafts if draft.subject is not None]
        stay = set()
        for draft, is_withdrawn in zip(
            earlier, withdraw_products_step([[one.subject] for one in earlier]), strict=True
        ):
            if not is_withdrawn:
                stay.add(id(draft))  # somebody works on the product: only the list's own price changes
        fresh = [draft for draft in drafts if id(draft) not in stay]
        for draft, subject in zip(fresh, draft_products_step(self.person, fresh), strict=True):
            draft.subject = subject
        for draft in drafts:
            if draft.row is not None:
                draft.row.price, draft.row.subject = draft.price, draft.subject
            else:
                row = {"enterprise_id": draft.enterprise_id, "name": draft.name, "price": draft.price}
                self._waiting[ListedProduct].append({**row, "subject": draft.subject})
        for change in self._changes:
            change.after["products"] = [
                {"name": draft.name, "subject": draft.subject, "before": draft.before} for draft in change.drafts
            ]

    def _join_groups(self) -> None:
        if not self._joining:
            return
        rows = [
            {"group_id": group_id, "enterprise_id": change.enterprise_id, "from_on": today()}
            for change, group_id in self._joining
        ]
        newest = db.session.scalar(select(func.max(Membership.id))) or 0
        db.session.execute(insert(cast(Table, Membership.__table__)), rows)
        made = db.session.execute(
            select(Membership.id, Membership.enterprise_id, Membership.group_id).where(Membership.id > newest)
        )
        ids = {(row.enterprise_id, row.group_id): row.id for row in made}
        for change, group_id in self._joining:
            change.after["membership"] = ids[change.enterprise_id, group_id]


def _tells_something(step: Step) -> bool:
    """Whether a line about a known enterprise has anything to write down."""
    return step.action == UPDATE or (step.action == UNCHANGED and bool(step.difference and step.difference.kept))


def _insert_enterprises(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Insert new enterprises; gives their ids by slug."""
    if not rows:
        return {}
    newest = db.session.scalar(select(func.max(Enterprise.id))) or 0
    db.session.execute(insert(cast(Table, Enterprise.__table__)), rows)
    made = db.session.execute(select(Enterprise.slug, Enterprise.id).where(Enterprise.id > newest))
    return {slug: enterprise_id for slug, enterprise_id in made}


def _draft(enterprise_id: int, product: Product) -> Draft:
    name, (mode, low, high, unit, raw) = product
    return Draft(enterprise_id, name, {"mode": mode, "low": low, "high": high, "unit": unit, "raw": raw})
