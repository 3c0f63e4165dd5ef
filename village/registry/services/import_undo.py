"""Taking an import back as one act, for 30 days. What people have worked on since stays, and is told."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, insert, select, update

from village.core import audit, slots
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import NotFound
from village.registry import permissions
from village.registry.models import (
    Consent,
    DeclaredPermit,
    Enterprise,
    EnterpriseOwner,
    HelperConsent,
    ImportedChange,
    ImportProblem,
    ImportRun,
    ListedProduct,
    Membership,
    VerifiedFact,
)
from village.registry.rules import UNDO_TIME
from village.registry.services.enterprises import TooLateToUndo
from village.registry.services.findable import enterprises_changed_step
from village.registry.services.import_products import draft_products_step, withdraw_products_step

CHUNK = 500  # older SQLite takes 999 values in a statement
Made = tuple[Enterprise, dict[str, Any]]
SIGNS_OF_WORK: tuple[Any, ...] = (Consent, EnterpriseOwner, HelperConsent, VerifiedFact)


def undo_import(person: Person, run_id: int) -> list[str]:
    """Put back what stood before the import; answers the names of enterprises that stay as they are.

    An enterprise stays when somebody changed it, gave a consent, or made a product of it since. Asked twice, nothing
    more happens. Raises TooLateToUndo after 30 days.
    """
    person = begin_writing_as(person)
    demand(permissions.import_list(person))
    run = db.session.get(ImportRun, run_id)
    if run is None:
        raise NotFound()
    if run.undone_at is None:
        if run.made_at < utcnow() - UNDO_TIME:
            raise TooLateToUndo(
                _l(
                    "Impor ini lebih dari 30 hari lalu, jadi tidak bisa diurungkan lagi. Daftar usaha tetap "
                    "seperti sekarang."
                )
            )
        kept = _undo_step(person, run)
        run.undone_at = utcnow()
        run.report = {**run.report, "kept": [{"id": enterprise.id, "name": enterprise.name} for enterprise in kept]}
        audit.record(person, "registry.import_undone", f"import_run:{run.id}", run.file_name, kept=len(kept))
    names = [one["name"] for one in run.report.get("kept", ())]
    commit()
    return names


def _undo_step(person: Person, run: ImportRun) -> list[Enterprise]:
    changes = db.session.execute(
        select(ImportedChange, Enterprise)
        .join(Enterprise, Enterprise.id == ImportedChange.enterprise_id)
        .where(ImportedChange.run_id == run.id)
        .order_by(ImportedChange.id.desc())
    ).all()
    worked_on = _worked_on([change.after or {} for change, _enterprise in changes])
    kept: list[Enterprise] = []
    restored: list[Enterprise] = []
    made: list[Made] = []
    for change, enterprise in changes:
        after: dict[str, Any] = change.after or {}
        is_touched = enterprise.updated_at != datetime.fromisoformat(after["updated_at"])
        if is_touched or (change.before is None and enterprise.id in worked_on):
            kept.append(enterprise)
        elif change.before is None:
            made.append((enterprise, after))
        else:
            _put_back(person, enterprise, change.before, after)
            restored.append(enterprise)
    for (enterprise, _after), is_removed in zip(made, _remove(run, made), strict=True):
        (restored if is_removed else kept).append(enterprise)
    still_here = [one.id for one in kept]
    db.session.execute(
        update(ImportProblem)
        .where(ImportProblem.run_id == run.id, ImportProblem.resolved_at.is_(None))
        .where(ImportProblem.enterprise_id.is_(None) | ImportProblem.enterprise_id.not_in(still_here))
        .values(resolved_at=utcnow())
        .execution_options(synchronize_session=False)
    )
    enterprises_changed_step(restored)
    return kept


def _worked_on(changes: Iterable[dict[str, Any]]) -> set[int]:
    """Enterprises with an owner, a helper, a consent or the like: no import makes any of these by itself."""
    found = {
        enterprise_id
        for table in SIGNS_OF_WORK
        for enterprise_id in db.session.execute(select(table.enterprise_id).distinct()).scalars()
    }
    found.update(*slots.call("import.worked_on"))
    imported = {after.get("membership") for after in changes}
    rows = db.session.execute(select(Membership.id, Membership.enterprise_id))
    return found | {row.enterprise_id for row in rows if row.id not in imported and row.enterprise_id}


def _remove(run: ImportRun, made: Sequence[Made]) -> list[bool]:
    """Take out enterprises that the import made; False for each of which a product was worked on."""
    answers = withdraw_products_step([[one["subject"] for one in after.get("products", ())] for _one, after in made])
    memberships = []
    for (enterprise, after), is_removed in zip(made, answers, strict=True):
        if is_removed:
            enterprise.deleted_at, enterprise.removed_by_run = utcnow(), run.id
            memberships.append(after.get("membership"))
    _leave_groups(memberships)
    return answers


def _put_back(person: Person, enterprise: Enterprise, before: dict[str, Any], after: dict[str, Any]) -> None:
    for name in [*after.get("fields", ()), "listed", "updated_by"]:
        setattr(enterprise, name, before[name])
    enterprise.updated_at = datetime.fromisoformat(before["updated_at"])
    if "permits" in before:
        _put_permits_back(enterprise.id, before["permits"])
    for product in after.get("products", ()):
        _put_product_back(person, enterprise.id, product)
    _leave_groups([after.get("membership")])


def _put_permits_back(enterprise_id: int, permits: list[list[str]]) -> None:
    db.session.execute(
        delete(DeclaredPermit).where(DeclaredPermit.enterprise_id == enterprise_id, DeclaredPermit.checked_at.is_(None))
    )
    if permits:
        rows = [
            {"enterprise_id": enterprise_id, "kind": kind, "state": state, "raw": raw} for kind, state, raw in permits
        ]
        db.session.execute(insert(DeclaredPermit), rows)
    slots.call("import.declared", [enterprise_id])


def _put_product_back(person: Person, enterprise_id: int, product: dict[str, Any]) -> None:
    row = db.session.execute(
        select(ListedProduct).where(ListedProduct.enterprise_id == enterprise_id, ListedProduct.name == product["name"])
    ).scalar_one_or_none()
    if row is None or row.subject != product["subject"]:
        return
    is_withdrawn = withdraw_products_step([[row.subject]])[0]
    before = product["before"]
    if before is None:
        if is_withdrawn:
            db.session.delete(row)
    else:
        row.price = before["price"]
        if is_withdrawn and before["subject"] != product["subject"]:
            row.subject = draft_products_step(person, [row])[0]


def _leave_groups(memberships: Iterable[int | None]) -> None:
    ids = [one for one in memberships if one]
    for start in range(0, len(ids), CHUNK):
        db.session.execute(delete(Membership).where(Membership.id.in_(ids[start : start + CHUNK])))
