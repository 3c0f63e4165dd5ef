"""What only an official does: look at the paper, and make it a badge or say what does not fit."""

from datetime import datetime

from flask_babel import lazy_gettext as _l

from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.permits import permissions, states
from village.permits.declared import kinds_of
from village.permits.facts import PermitType
from village.permits.models import PermitCase
from village.permits.naming import is_simple, rule_of
from village.permits.said import PermitPaper
from village.permits.services.cases import UNDO_TIME, TooLateToUndo, check_paper, put_paper_step
from village.permits.services.moving import ChangedMeanwhile, move_step, record, touch_step
from village.registry.interface import (
    CheckedPermit,
    declared_was_checked_step,
    get_enterprise,
    revoke_fact_step,
    today,
    verify_step,
)


class NothingToCheck(Conflict):
    """No paper of this case waits for a check."""


def _begin(person: Person, case_id: int) -> tuple[Person, PermitCase, str]:
    person = begin_writing_as(person)
    case = db.session.get(PermitCase, case_id)
    if case is None:
        raise NotFound()
    enterprise = get_enterprise(case.enterprise_id)
    demand(permissions.check_cases(person, enterprise))
    touch_step(case, person)
    return person, case, enterprise.name


def verify(person: Person, case_id: int, paper: PermitPaper, seen_revision: int | None = None) -> PermitCase:
    """The paper was seen and is as written: from now on it is a badge, until its day.

    ``paper`` is what the official read. Raises NothingToCheck, ChangedMeanwhile, and DomainError for impossible facts.
    """
    person, case, name = _begin(person, case_id)
    if seen_revision is not None and seen_revision != case.revision - 1:
        raise ChangedMeanwhile(_l("Berkas ini baru saja diubah orang lain. Baca lagi isinya, lalu putuskan."))
    rule = rule_of(case.permit_code)
    if case.state not in ("terbit", "terbit_komitmen") or is_simple(rule):
        raise NothingToCheck(_l("Belum ada surat izin yang bisa diperiksa di sini."))
    check_paper(rule, paper)
    if paper.valid_until is not None and paper.valid_until < today():
        raise DomainError(_l("Masa berlaku surat ini sudah habis, jadi tidak bisa menjadi lencana."), "valid_until")
    put_paper_step(case, rule, paper)
    badge_step(case, rule, person)
    record(person, "permits.checked", case, name, number=case.number)
    commit()
    return case


def badge_step(case: PermitCase, rule: PermitType, person: Person | None, *, at: datetime | None = None) -> None:
    """Make a checked paper the badge of the business or product, in place of an earlier one. A step.

    A commitment is a badge only until it has to be fulfilled. A NIB of the old kind is checked without becoming one.
    """
    if case.fact_id is not None:
        revoke_fact_step(case.fact_id)
        case.fact_id = None
    at = at or utcnow()
    case.checked_at, case.checked_by = at, person.account_id if person else None
    case.waiting_since, case.check_note = None, ""
    if rule.code != "nib" or case.nib_versi in states.NIB_RBA:
        until = [day for day in (case.valid_until, case.fulfil_by) if day is not None]
        case.fact_id = verify_step(
            CheckedPermit(case.enterprise_id, case.product_id, rule.code, case.number, min(until, default=None)),
            checked_by=person.account_id if person else None,
            checked_on=at.date(),
        )
    declared_was_checked_step(case.enterprise_id, kinds_of(rule.code))


def send_back(person: Person, case_id: int, note: str) -> PermitCase:
    """The paper does not fit what is written: whoever brought it reads why, and brings it again."""
    person, case, name = _begin(person, case_id)
    if not note:
        raise DomainError(_l("Tulis apa yang belum cocok, supaya pemilik tahu harus berbuat apa."), "note")
    if case.waiting_since is None:
        raise NothingToCheck(_l("Berkas ini sudah tidak menunggu diperiksa."))
    case.waiting_since, case.check_note = None, note
    record(person, "permits.sent_back", case, name, note=note)
    commit()
    return case


def undo_check(person: Person, case_id: int) -> PermitCase:
    """Take a check back, for 30 days: the badge drops and the paper waits again. Raises TooLateToUndo."""
    person, case, name = _begin(person, case_id)
    if case.checked_at is None or case.checked_at < utcnow() - UNDO_TIME:
        raise TooLateToUndo(_l("Pemeriksaan ini sudah tidak bisa diurungkan. Nyatakan dicabut kalau izinnya gugur."))
    if case.fact_id is not None:
        revoke_fact_step(case.fact_id)
    case.checked_at = case.checked_by = case.fact_id = None
    case.waiting_since = utcnow()
    record(person, "permits.check_undone", case, name)
    commit()
    return case


def revoke(person: Person, case_id: int, reason: str) -> PermitCase:
    """The permit holds no more: the badge drops at once."""
    person, case, name = _begin(person, case_id)
    if not reason:
        raise DomainError(_l("Tulis alasannya, supaya jelas bagi yang membaca nanti."), "reason")
    move_step(case, "dicabut", person, reason)
    case.reason = reason
    if case.fact_id is not None:
        revoke_fact_step(case.fact_id)
    case.checked_at = case.checked_by = case.waiting_since = None
    record(person, "permits.revoked", case, name, reason=reason)
    commit()
    return case
