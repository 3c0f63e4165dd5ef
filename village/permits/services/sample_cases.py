"""The cases of the sample village, in every state, with a past."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update

from village.core.access import Person
from village.core.db import db, utcnow
from village.permits.models import PermitAnswers, PermitCase, PermitMove
from village.permits.naming import fulfil_days, rule_of
from village.permits.said import CaseKey, PermitPaper
from village.permits.services.cases import put_paper_step
from village.permits.services.checking import badge_step
from village.permits.services.moving import case_step
from village.registry.interface import today

Numbers = Mapping[str, int]
DAYS_APART = 9


def sample_cases_step(
    told: Mapping[str, Any], numbers: Numbers, products: Numbers, accounts: Numbers, checker: Person
) -> None:
    """Write what the sample tells of permits; ``numbers`` are businesses by name. A step.

    What the list declares is older than the day of its import, so that months can be compared.
    """
    _age_declared_step()
    for one in told["case"]:
        _case_step(one, numbers, products, accounts, checker)
    for barrier, names in told["barriers"].items():
        for name in names:
            case = case_step(CaseKey(numbers[name], "nib"))
            case.barrier, case.revision = barrier, case.revision + 1
    for name, answers in told["answers"].items():
        db.session.add(PermitAnswers(enterprise_id=numbers[name], answers=answers))
    db.session.flush()


def _age_declared_step() -> None:
    ids = db.session.scalars(select(PermitCase.id).where(PermitCase.declared != "").order_by(PermitCase.id)).all()
    for place, case_id in enumerate(ids):
        began = _ago(20 + place * DAYS_APART % 330)
        db.session.execute(update(PermitCase).where(PermitCase.id == case_id).values(created_at=began))
        db.session.execute(update(PermitMove).where(PermitMove.case_id == case_id).values(moved_at=began))


def _ago(days: float) -> datetime:
    return utcnow() - timedelta(days=days, hours=3)


def _case_step(
    told: Mapping[str, Any], numbers: Numbers, products: Numbers, accounts: Numbers, checker: Person
) -> None:
    key = _key(told, numbers, products)
    whole = CaseKey(key.enterprise_id, key.code)
    case = case_step(whole if key.product_id and _is_declared(whole) else key)
    case.product_id, case.about = key.product_id, key.about  # the list names the business, the paper one product
    _past_step(case, told)
    rule = rule_of(key.code)
    if "number" in told:
        day = today()
        ends = told.get("ends")
        paper = PermitPaper(
            number=told["number"],
            issued_on=day - timedelta(days=told["issued"]),
            valid_until=day + timedelta(days=ends) if ends is not None else None,
            nib_versi=told.get("nib_versi"),
            is_commitment=case.state == "terbit_komitmen",
        )
        put_paper_step(case, rule, paper)
        if case.state == "terbit_komitmen" and paper.issued_on:
            case.fulfil_by = paper.issued_on + timedelta(days=fulfil_days(rule))
    case.nib_versi = told.get("nib_versi", case.nib_versi)
    for name in ("barrier", "reason", "to_mend", "appointment_note"):
        setattr(case, name, told.get(name, getattr(case, name)))
    case.papers_ready = list(told.get("papers", ()))
    case.steps_done = {step: (today() - timedelta(days=days)).isoformat() for step, days in told.get("steps", ())}
    case.helper_id = accounts[told["helper"]] if "helper" in told else None
    case.appointment_on = today() + timedelta(days=told["appointment"]) if "appointment" in told else None
    case.waiting_since = _ago(told["waits"]) if "waits" in told else None
    if "checked" in told:
        badge_step(case, rule, checker, at=_ago(told["checked"]))
    case.revision += 1
    db.session.flush()


def _key(told: Mapping[str, Any], numbers: Numbers, products: Numbers) -> CaseKey:
    about = f"product:{products[told['product']]}" if "product" in told else ""
    about = f"mark:{told['mark']}" if "mark" in told else about
    return CaseKey(numbers[told["business"]], told["permit"], about)


def _is_declared(key: CaseKey) -> bool:
    found = select(PermitCase.id).where(
        PermitCase.enterprise_id == key.enterprise_id, PermitCase.permit_code == key.code, PermitCase.declared != ""
    )
    return db.session.execute(found).first() is not None


def _past_step(case: PermitCase, told: Mapping[str, Any]) -> None:
    """The history that is told, in place of the one that was just begun."""
    db.session.execute(delete(PermitMove).where(PermitMove.case_id == case.id))
    before = ""
    for state, days in (("belum", told["moves"][0][1] + 1), *told["moves"]):
        db.session.add(PermitMove(case_id=case.id, from_state=before, to_state=state, moved_at=_ago(days)))
        before = state
    case.state, case.state_since = before, _ago(told["moves"][-1][1])
    case.created_at = _ago(told["moves"][0][1] + 1)
    db.session.flush()
