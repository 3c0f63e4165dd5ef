"""Keeping what was answered about a business or one of its goods, and which KBLI codes it chose."""

import re
from collections.abc import Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import DomainError, NotFound
from village.permits.answered import as_given
from village.permits.interview import choices_of
from village.permits.kbli import EDITIONS, LISTED_EDITION, find_code
from village.permits.models import PermitAnswers, PermitKbli
from village.permits.permissions import work_on_cases
from village.permits.rules import load_rules
from village.registry.interface import get_enterprise

FIVE_DIGITS = re.compile(r"\d{5}")
MOST_CODES = 20


class NothingChosen(DomainError):
    """None of the choices that the rules know."""


class WrongCode(DomainError):
    """No five digits, or a code that its edition does not have."""


def answer_question(
    person: Person, enterprise_id: int, product_id: int | None, question_id: str, choices: Sequence[str], category: str
) -> None:
    """Keep one answer, in place of the one before. ``category`` is what the goods are, for the choices of the detail.

    Raises NothingChosen where nothing was chosen that the rules know.
    """
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    demand(work_on_cases(person, enterprise))
    rules = load_rules()
    question = rules.questions.get(question_id)
    goods = {"kategori": (category,)}
    kept = [one for one in choices if question and one in choices_of(rules, question, goods)]
    if question is None or not kept:
        raise NothingChosen(_l("Pilih satu jawaban dulu, lalu ketuk Lanjut."), "choice")
    row = _row(enterprise_id, None if question.of == "enterprise" else product_id)
    before = as_given(row.answers).get(question_id)
    row.answers = {**row.answers, question_id: kept if question.many else kept[0]}
    row.updated_at, row.updated_by = utcnow(), person.account_id
    if before != tuple(kept if question.many else kept[:1]):
        audit.record(
            person,
            "permits.answered",
            f"enterprise:{enterprise_id}",
            enterprise.name,
            on_behalf_of=person.on_behalf_of(enterprise_id),
            question=question_id,
        )
    commit()


def _row(enterprise_id: int, product_id: int | None) -> PermitAnswers:
    about = f"product:{product_id}" if product_id is not None else ""
    wanted = select(PermitAnswers).where(PermitAnswers.enterprise_id == enterprise_id, PermitAnswers.about == about)
    row = db.session.execute(wanted).scalar_one_or_none()
    if row is None:
        row = PermitAnswers(enterprise_id=enterprise_id, product_id=product_id, about=about, answers={})
        db.session.add(row)
        db.session.flush()
    return row


def choose_code(person: Person, enterprise_id: int, edition: str, code: str) -> PermitKbli:
    """Note a KBLI code of the business with its edition; choosing it twice changes nothing.

    Raises WrongCode for an unknown edition, for what are not five digits, and for a code that its edition lacks.
    """
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    demand(work_on_cases(person, enterprise))
    code = code.strip()
    if edition not in EDITIONS or not FIVE_DIGITS.fullmatch(code):
        raise WrongCode(_l("Kode KBLI terdiri dari lima angka. Periksa lagi di lampiran NIB."), "code")
    listed = find_code(edition, code)
    if edition == LISTED_EDITION and listed is None:
        raise WrongCode(
            _l("Kode %(code)s tidak ada di KBLI 2025. Kalau dari NIB lama, pilih edisi 2020.", code=code), "code"
        )
    found = db.session.scalars(select(PermitKbli).where(PermitKbli.enterprise_id == enterprise_id)).all()
    row = next((one for one in found if (one.edition, one.code) == (edition, code)), None)
    if row is None:
        if len(found) >= MOST_CODES:
            raise WrongCode(_l("Sudah ada dua puluh kode. Lepas dulu yang tidak dipakai."), "code")
        row = PermitKbli(
            enterprise_id=enterprise_id,
            edition=edition,
            code=code,
            title=listed.title if listed else "",
            chosen_by=person.account_id,
        )
        db.session.add(row)
        db.session.flush()
        _record_code(person, "permits.kbli_chosen", row, enterprise.name)
    commit()
    return row


def drop_code(person: Person, enterprise_id: int, kbli_id: int) -> PermitKbli:
    """The business does not use this code after all. Raises NotFound."""
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    demand(work_on_cases(person, enterprise))
    row = db.session.get(PermitKbli, kbli_id)
    if row is None or row.enterprise_id != enterprise_id:
        raise NotFound()
    db.session.delete(row)
    _record_code(person, "permits.kbli_dropped", row, enterprise.name)
    commit()
    return row


def _record_code(person: Person, action: str, row: PermitKbli, label: str) -> None:
    audit.record(
        person,
        action,
        f"enterprise:{row.enterprise_id}",
        label,
        on_behalf_of=person.on_behalf_of(row.enterprise_id),
        code=row.code,
        edition=row.edition,
    )
