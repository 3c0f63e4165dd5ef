"""Writing what an import decided, so that it can all be taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Table, delete, insert, select

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
from village.registry.rules import slug_of
from village.registry.services.findable import enterprises_changed_step
from village.registry.sheets.keys import comparable
from village.registry.sheets.row_doubts import MADE_NAME

Progress = Callable[[int, int], None]
CHUNK = 500


@dataclass
class Draft:
    """A product of the list on its way to the gallery. ``row`` is there where the list named it before."""

    enterprise_id: int
    name: str
    price: dict[str, Any]
    subject: str | None = None
    row: ListedProduct | None = None
    before: dict[str, Any] | None = None


@dataclass
class Writer:
    """One import on its way into the register. Everything is flushed, nothing committed."""

    run: ImportRun
    person: Person | None
    on_progress: Progress | None = None
    _waiting: list[tuple[type[Model], dict[str, Any]]] = field(default_factory=list)
    _drafts: list[Draft] = field(default_factory=list)
    _changes: list[tuple[dict[str, Any], list[Draft]]] = field(default_factory=list)

    def write(self, steps: Sequence[Step]) -> None:
        """Create and change enterprises as planned, with their permits, products, memberships and problems."""
        account_id = self.person.account_id if self.person else None
        slugs = set(db.session.execute(select(Enterprise.slug)).scalars())
        groups = {
            comparable(name): group_id
            for group_id, name in db.session.execute(select(Group.id, Group.name).where(Group.deleted_at.is_(None)))
        }
        touched: list[Enterprise] = []
        for start in range(0, len(steps), CHUNK):
            part = steps[start : start + CHUNK]
            created = {id(step): self._new(step, slugs, account_id) for step in part if step.action == CREATE}
            db.session.add_all(created.values())
            db.session.flush()
            known = self._known(part)
            for step in part:
                enterprise = created.get(id(step)) or (known.get(step.plan.target.id) if step.plan.target else None)
                self._write_one(step, enterprise, groups, account_id)
                if enterprise is not None and step.action in (CREATE, UPDATE):
                    touched.append(enterprise)
            self._draft_products()
            db.session.flush()
            self._insert_waiting()
            if self.on_progress:
                self.on_progress(start + len(part), len(steps))
        enterprises_changed_step(touched)

    def _known(self, steps: Sequence[Step]) -> dict[int, Enterprise]:
        ids = [step.plan.target.id for step in steps if step.plan.target]
        rows = db.session.execute(select(Enterprise).where(Enterprise.id.in_(ids))).scalars() if ids else ()
        return {enterprise.id: enterprise for enterprise in rows}

    def _new(self, step: Step, slugs: set[str], account_id: int | None) -> Enterprise:
        said = {name: value for name, value in step.plan.said.values.items() if value is not None}
        slug = slug_of(said["name"], slugs, "usaha")
        slugs.add(slug)
        return Enterprise(
            **said,
            slug=slug,
            # A name made of the owner's own is nobody's to publish: it waits, hidden, for the name of the business.
            state="usulan" if any(one.code == MADE_NAME.code for one in step.problems) else "aktif",
            import_key=step.plan.reading.key,
            listed=step.plan.said.kept(),
            created_by=account_id,
            updated_by=account_id,
        )

    def _write_one(
        self, step: Step, enterprise: Enterprise | None, groups: dict[str, int], account_id: int | None
    ) -> None:
        self._note_problems(step, enterprise)
        if enterprise is None:
            return
        before: dict[str, Any] | None = None
        after: dict[str, Any] = {}
        if step.action == CREATE:
            products, permits = step.plan.said.products, None
            self._declare(enterprise.id, step.plan.said.permits)
        elif step.action == UPDATE and step.difference is not None:
            before, after = self._correct(step, enterprise, account_id), {"fields": sorted(step.difference.fields)}
            products, permits = step.difference.products, step.difference.permits
        else:
            if step.action == UNCHANGED and step.difference and step.difference.kept:
                enterprise.listed = step.plan.said.kept()  # asked once; the next time it is known
            return
        if permits and before is not None:
            before["permits"] = self._put_permits(enterprise.id, permits)
        listed = [self._list_product(enterprise.id, product, is_new=step.action == CREATE) for product in products]
        after["updated_at"] = enterprise.updated_at.isoformat()
        after["membership"] = self._join_group(step, enterprise, groups)
        change = {"run_id": self.run.id, "enterprise_id": enterprise.id, "before": before, "after": after}
        self._changes.append((change, listed))

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

    def _put_permits(self, enterprise_id: int, permits: Sequence[Permit]) -> list[list[str]]:
        """What the list says now, in place of what it said before and nobody has checked; answers that."""
        open_rows = (DeclaredPermit.enterprise_id == enterprise_id, DeclaredPermit.checked_at.is_(None))
        before = [
            list(row)
            for row in db.session.execute(
                select(DeclaredPermit.kind, DeclaredPermit.state, DeclaredPermit.raw).where(*open_rows)
            )
        ]
        if before:
            db.session.execute(delete(DeclaredPermit).where(*open_rows))
        self._declare(enterprise_id, permits)
        return before

    def _declare(self, enterprise_id: int, permits: Sequence[Permit]) -> None:
        for kind, state, raw in permits:
            row = {"enterprise_id": enterprise_id, "kind": kind, "state": state, "raw": raw}
            self._waiting.append((DeclaredPermit, row))

    def _list_product(self, enterprise_id: int, product: Product, *, is_new: bool) -> Draft:
        """Note the product, to be drafted; an untouched draft follows a new price."""
        name, (mode, low, high, unit, raw) = product
        draft = Draft(enterprise_id, name, {"mode": mode, "low": low, "high": high, "unit": unit, "raw": raw})
        draft.row = None if is_new else self._listed(enterprise_id, name)
        if draft.row is not None:
            draft.name, draft.subject = draft.row.name, draft.row.subject
            draft.before = {"price": draft.row.price, "subject": draft.row.subject}
            if draft.subject is not None and not withdraw_product_step(draft.subject):
                draft.row.price = draft.price  # somebody works on the product: only the list's own price changes
                return draft
        self._drafts.append(draft)
        return draft

    def _draft_products(self) -> None:
        """Let the gallery draft what this part of the list named, and note what was done to each enterprise."""
        for draft, subject in zip(self._drafts, draft_products_step(self.person, self._drafts), strict=True):
            draft.subject = subject
            if draft.row is not None:
                draft.row.price, draft.row.subject = draft.price, subject
                continue
            row = {"enterprise_id": draft.enterprise_id, "name": draft.name, "price": draft.price, "subject": subject}
            self._waiting.append((ListedProduct, row))
        for change, listed in self._changes:
            change["after"]["products"] = [
                {"name": draft.name, "subject": draft.subject, "before": draft.before} for draft in listed
            ]
            self._waiting.append((ImportedChange, change))
        self._drafts.clear()
        self._changes.clear()

    def _listed(self, enterprise_id: int, name: str) -> ListedProduct | None:
        rows = db.session.execute(select(ListedProduct).where(ListedProduct.enterprise_id == enterprise_id)).scalars()
        return next((row for row in rows if comparable(row.name) == comparable(name)), None)

    def _join_group(self, step: Step, enterprise: Enterprise, groups: dict[str, int]) -> int | None:
        group_id = groups.get(comparable(step.plan.reading.group)) if step.plan.reading.group else None
        if group_id is None:
            return None
        there = db.session.execute(
            select(Membership.id).where(
                Membership.enterprise_id == enterprise.id,
                Membership.group_id == group_id,
                Membership.until_on.is_(None),
            )
        ).first()
        if there is not None:
            return None
        membership = Membership(group_id=group_id, enterprise_id=enterprise.id, from_on=today())
        db.session.add(membership)
        db.session.flush()
        return membership.id

    def _note_problems(self, step: Step, enterprise: Enterprise | None) -> None:
        for problem in step.problems:
            row = {
                "run_id": self.run.id,
                "enterprise_id": enterprise.id if enterprise else None,
                "sheet": step.plan.reading.sheet,
                "row": step.plan.reading.row,
                "column": problem.heading or problem.column,
                "value": problem.raw,
                "reason": problem.sentence.text,
                "reason_values": dict(problem.sentence.values),
                "severity": problem.severity,
            }
            self._waiting.append((ImportProblem, row))

    def _insert_waiting(self) -> None:
        """Rows that nothing refers to go in together: one statement per table and chunk."""
        rows: dict[type[Model], list[dict[str, Any]]] = {}
        for table, row in self._waiting:
            rows.setdefault(table, []).append(row)
        for table, waiting in rows.items():
            db.session.execute(insert(cast(Table, table.__table__)), waiting)
        self._waiting.clear()


def draft_products_step(person: Person | None, rows: Sequence[Draft | ListedProduct]) -> list[str | None]:
    """Let the gallery draft the products; their subjects, or None where nobody fills the slot. A step."""
    if not rows:
        return []
    wanted = [
        {
            "enterprise_id": row.enterprise_id,
            "name": row.name,
            "price_mode": row.price["mode"] or "ask",
            "price_rupiah": row.price["low"],
            "price_high_rupiah": row.price["high"],
            "unit": row.price["unit"],
        }
        for row in rows
    ]
    made = slots.call("import.draft_products", person, wanted)
    return [f"product:{product_id}" for product_id in made[0]] if made else [None] * len(rows)


def withdraw_product_step(subject: str) -> bool:
    """Take a draft back; False where somebody has worked on it, so that it stays. A step."""
    return any(slots.call("import.undo_product", int(subject.partition(":")[2])))
