"""What a change of the address, the name or the recipe makes untrue is asked when the change is made."""

from collections.abc import Collection, Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import or_, select, update

from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError, NotFound
from village.permits import permissions, states
from village.permits.invalidation import CHANGES, phrases_of
from village.permits.models import PermitCase, PermitQuestion
from village.permits.rules import load_rules
from village.permits.services.moving import move_step, record, touch_step
from village.registry.interface import get_enterprise, revoke_fact_step, today

STILL_TRUE, HAS_TO_CHANGE = "tetap", "urus"
# Which of the village's own fields are which change; the names are those of registry and gallery.
OF_ENTERPRISE = {"address": "alamat", "rt": "alamat", "rw": "alamat", "name": "nama"}
OF_PRODUCT = {"ingredients": "resep", "name": "nama"}


def enterprise_changed_step(person: Person, enterprise_id: int, fields: Collection[str]) -> bool:
    """Ask about issued permits that the change may make untrue; True if anything is asked. A step.

    Fills ``enterprise.corrected``.
    """
    return _ask(person, enterprise_id, {OF_ENTERPRISE[name] for name in fields if name in OF_ENTERPRISE}, None)


def product_changed_step(person: Person, enterprise_id: int, product_id: int, fields: Collection[str]) -> bool:
    """The same for a product and the permits it has, or its business has for all of them. Fills ``product.edited``."""
    return _ask(person, enterprise_id, {OF_PRODUCT[name] for name in fields if name in OF_PRODUCT}, product_id)


def _ask(person: Person, enterprise_id: int, changes: Collection[str], product_id: int | None) -> bool:
    if not changes:
        return False
    wanted = [PermitCase.enterprise_id == enterprise_id, PermitCase.state.in_(("terbit", "terbit_komitmen"))]
    if product_id is not None:
        wanted.append(or_(PermitCase.product_id == product_id, PermitCase.about == ""))
    rules = load_rules()
    cases = db.session.scalars(select(PermitCase).where(*wanted)).all()
    open_already = _open_questions([case.id for case in cases])
    asked = False
    for case in cases:
        rule = rules.permit(case.permit_code)
        for change in sorted(changes):
            if (
                rule is None
                or not phrases_of(rule, change)
                or (product_id and case.about == "" and rule.scope == "enterprise")
            ):
                continue
            asked = True
            if (case.id, change) not in open_already:
                db.session.add(PermitQuestion(case_id=case.id, change=change, asked_by=person.account_id))
    db.session.flush()
    return asked


def _open_questions(case_ids: Sequence[int]) -> set[tuple[int, str]]:
    rows = db.session.execute(
        select(PermitQuestion.case_id, PermitQuestion.change).where(
            PermitQuestion.case_id.in_(case_ids), PermitQuestion.answered_at.is_(None)
        )
    )
    return {(case_id, change) for case_id, change in rows}


def answer(person: Person, question_id: int, said: str) -> PermitCase:
    """The permit still holds, or has to be seen to again: then its badge drops and the path opens.

    Raises NotFound, DomainError.
    """
    person = begin_writing_as(person)
    question = db.session.get(PermitQuestion, question_id)
    case = db.session.get(PermitCase, question.case_id) if question else None
    if question is None or case is None:
        raise NotFound()
    enterprise = get_enterprise(case.enterprise_id)
    demand(permissions.work_on_cases(person, enterprise))
    if said not in (STILL_TRUE, HAS_TO_CHANGE):
        raise DomainError(_l("Pilih salah satu."))
    db.session.execute(
        update(PermitQuestion)
        .where(PermitQuestion.case_id == case.id, PermitQuestion.change == question.change)
        .where(PermitQuestion.answered_at.is_(None))
        .values(answer=said, answered_at=utcnow(), answered_by=person.account_id)
    )
    if said == HAS_TO_CHANGE:
        _open_again_step(case, str(CHANGES[question.change]), person)
    touch_step(case, person)
    record(person, "permits.change_answered", case, enterprise.name, what=str(CHANGES[question.change]))
    commit()
    return case


def _open_again_step(case: PermitCase, what: str, person: Person) -> None:
    """The paper holds no more as it stands: its badge drops; what runs out soon is renewed instead of mended."""
    if case.fact_id is not None:
        revoke_fact_step(case.fact_id)
    case.checked_at = case.checked_by = case.waiting_since = None
    if states.state_on(case, today()) in ("terbit", "terbit_komitmen"):
        move_step(case, "perlu_perbaikan", person, what)
        case.to_mend = what
    else:
        case.renewing_since = today()
    case.steps_done = {}
