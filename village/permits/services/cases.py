"""What owners, and those who help them, do on the way to a permit: tick, hand in, tell how it went, bring the paper."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.permits import permissions, states
from village.permits.facts import PermitType
from village.permits.models import PermitCase, PermitMove
from village.permits.naming import fulfil_days, is_simple, name_of, paper_names, rule_of, step_keys
from village.permits.said import Arrangement, CaseKey, PermitPaper
from village.permits.services.evidence import evidence_step
from village.permits.services.moving import ChangedMeanwhile, case_step, find_case_step, move_step, record, touch_step
from village.registry.interface import get_enterprise, renew_fact_step, revoke_fact_step, today, who_acts_for
from village.vault.interface import KeptFile

UNDO_TIME = timedelta(days=30)


class TooLateToUndo(Conflict):
    """More than 30 days have passed, or somebody has gone on since."""


def begin_case(person: Person, key: CaseKey, seen_revision: int | None = None) -> tuple[Person, PermitCase, str]:
    """Take the lock, read the person again and answer the case with the name of its business.

    Raises NotAllowed, NotFound, and ChangedMeanwhile when somebody changed the case since the page was opened.
    """
    person = begin_writing_as(person)
    enterprise = get_enterprise(key.enterprise_id)
    demand(permissions.work_on_cases(person, enterprise))
    case = case_step(key)
    if seen_revision is not None and seen_revision != case.revision:
        raise ChangedMeanwhile(
            _l("Izin ini baru saja diubah orang lain. Isian Anda masih di sini. Periksa keadaannya, lalu simpan lagi.")
        )
    touch_step(case, person)
    return person, case, enterprise.name


def tick(person: Person, key: CaseKey, papers: Collection[str], steps: Collection[str]) -> PermitCase:
    """Keep which documents are ready and which steps (`naming.step_keys`) are done; the first tick begins it."""
    person, case, name = begin_case(person, key)
    rule = rule_of(key.code)
    day = today().isoformat()
    case.papers_ready = [one for one in paper_names(rule) if one in papers]
    case.steps_done = {one: case.steps_done.get(one, day) for one in step_keys(rule) if one in steps}
    if case.state == "belum" and (case.papers_ready or case.steps_done):
        move_step(case, "disiapkan", person)
    record(person, "permits.ticked", case, name, ready=str(len(case.papers_ready)), done=str(len(case.steps_done)))
    commit()
    return case


def prepare(person: Person, enterprise_id: int, codes: Collection[str], ready: Collection[str]) -> None:
    """Tick off which of these preparations are there; what only follows from a paper needs no row of its own."""
    person = begin_writing_as(person)
    enterprise = get_enterprise(enterprise_id)
    demand(permissions.work_on_cases(person, enterprise))
    for code in codes:
        if is_simple(rule_of(code)):
            _tick_off_step(person, CaseKey(enterprise_id, code), code in ready)
    told = ", ".join(name_of(code) for code in codes if code in ready)
    audit.record(
        person,
        "permits.prepared",
        f"enterprise:{enterprise_id}",
        enterprise.name,
        on_behalf_of=person.on_behalf_of(enterprise_id),
        ready=told or "-",
    )
    commit()


def _tick_off_step(person: Person, key: CaseKey, is_ready: bool) -> None:
    case = case_step(key) if is_ready else find_case_step(key)
    if case is None or (case.state == "terbit") == is_ready:
        return
    for after in ("terbit",) if is_ready else ("dicabut", "belum"):
        move_step(case, after, person)
    touch_step(case, person)


def move_case(
    person: Person, key: CaseKey, after: str, *, reason: str = "", to_mend: str = "", seen_revision: int | None = None
) -> PermitCase:
    """Say how far it is. Refused or not needed wants a reason; refused and to be mended what is to be mended.

    An issued paper is brought with `bring_paper`; taking one back as revoked ends its badge at once. Raises WrongMove.
    """
    person, case, name = begin_case(person, key, seen_revision)
    _need_words(after, reason, to_mend)
    move_step(case, after, person, reason or to_mend)
    case.reason, case.to_mend = reason, to_mend
    case.renewing_since = None
    if after not in states.PAPER_STATES:
        case.waiting_since = None
    if after in ("dicabut", "perlu_perbaikan") and case.fact_id is not None:
        revoke_fact_step(case.fact_id)
        case.checked_at = case.checked_by = None
    record(person, "permits.moved", case, name, state=str(states.STATE_LABELS[after]), reason=reason or to_mend)
    commit()
    return case


def _need_words(after: str, reason: str, to_mend: str) -> None:
    if after in states.PAPER_STATES:
        raise DomainError(_l("Isi nomor dan tanggal suratnya pada bagian Surat izin."))
    needed = states.NEEDED_WORDS.get(after, ())
    if "reason" in needed and not reason:
        raise DomainError(_l("Tulis alasannya, supaya jelas bagi yang membaca nanti."), "reason")
    if "to_mend" in needed and not to_mend:
        raise DomainError(_l("Tulis apa yang perlu diperbaiki."), "to_mend")


def undo_move(person: Person, case_id: int) -> PermitCase:
    """Take back what was said last of a case, for 30 days. Raises TooLateToUndo."""
    found = db.session.get(PermitCase, case_id)
    if found is None:
        raise NotFound()
    person, case, name = begin_case(person, key_of(found))
    last = _last_moves(case)
    if not last or last[0].moved_at < utcnow() - UNDO_TIME or case.checked_at is not None:
        raise TooLateToUndo(
            _l("Perubahan ini sudah tidak bisa diurungkan. Pakai tombol keadaan yang ada di halaman izinnya.")
        )
    before = last[0].from_state
    db.session.add(
        PermitMove(case_id=case.id, from_state=case.state, to_state=before, moved_by=person.account_id, note="")
    )
    if case.state in ("dicabut", "perlu_perbaikan") and case.fact_id is not None and last[0].from_state != "diajukan":
        renew_fact_step(case.fact_id)
    case.state = "terbit" if before in states.BY_THE_CLOCK else before
    case.state_since, case.reason, case.to_mend, case.waiting_since = utcnow(), "", "", None
    record(person, "permits.move_undone", case, name, state=str(states.STATE_LABELS[before]))
    commit()
    return case


def _last_moves(case: PermitCase) -> Sequence[PermitMove]:
    """The moves of the last act, the first of them first; none while the case stands where it began."""
    moves = db.session.scalars(
        select(PermitMove).where(PermitMove.case_id == case.id).order_by(PermitMove.id.desc()).limit(len(states.STATES))
    ).all()
    if not moves or not moves[0].from_state:
        return ()
    return [one for one in reversed(moves) if one.moved_at == moves[0].moved_at and one.from_state]


def bring_paper(
    person: Person, key: CaseKey, paper: PermitPaper, file: KeptFile | None = None, seen_revision: int | None = None
) -> PermitCase:
    """The permit is there: its number and dates, and a picture of it. It waits for an official's check; no badge yet.

    ``file`` is kept already and goes into the vault as a restricted paper, in the same transaction.
    """
    person, case, name = begin_case(person, key, seen_revision)
    rule = rule_of(key.code)
    check_paper(rule, paper)
    after = "terbit_komitmen" if paper.is_commitment else "terbit"
    if states.state_on(case, today()) != after:
        move_step(case, after, person)
    put_paper_step(case, rule, paper)
    case.reason = case.to_mend = case.check_note = ""
    case.barrier, case.renewing_since = None, None
    case.waiting_since = None if is_simple(rule) else utcnow()
    case.checked_at = case.checked_by = None
    if file is not None and not is_simple(rule):
        evidence_step(person, case, name, file)
    record(person, "permits.paper_brought", case, name, number=paper.number)
    commit()
    return case


def check_paper(rule: PermitType, paper: PermitPaper) -> None:
    """Raises DomainError where number and dates cannot be those of an issued paper."""
    if is_simple(rule):
        return
    if not paper.number:
        raise DomainError(_l("Tulis nomor yang tercetak di surat izinnya."), "number")
    if paper.issued_on is None:
        raise DomainError(_l("Isi tanggal terbit yang tercetak di surat izinnya."), "issued_on")
    if paper.issued_on > today():
        raise DomainError(_l("Tanggal terbit ini belum tiba. Periksa lagi di suratnya."), "issued_on")
    if paper.valid_until is not None and paper.valid_until < paper.issued_on:
        raise DomainError(_l("Tanggal berlaku sampai lebih awal daripada tanggal terbit."), "valid_until")
    if paper.valid_until is None and rule.years:
        raise DomainError(_l("Izin ini punya masa berlaku. Isi tanggalnya."), "valid_until")


def put_paper_step(case: PermitCase, rule: PermitType, paper: PermitPaper) -> None:
    """Write number and dates onto the case, and from when on its renewal is to be thought of. A step."""
    if is_simple(rule):
        return
    case.number, case.issued_on, case.valid_until = paper.number, paper.issued_on, paper.valid_until
    if rule.code == "nib":
        case.nib_versi = paper.nib_versi or case.nib_versi or "nib_rba"
    case.remind_on = states.reminder_day(paper.valid_until, rule.months_before_expiry)
    deadline = timedelta(days=fulfil_days(rule))
    case.fulfil_by = paper.issued_on + deadline if paper.is_commitment and paper.issued_on else None


def arrange(person: Person, key: CaseKey, arrangement: Arrangement) -> PermitCase:
    """Keep why it has not been done yet, who helps, and when they meet. Raises DomainError for somebody who may not."""
    person, case, name = begin_case(person, key)
    helper = arrangement.helper_id
    if helper is not None and helper != case.helper_id:
        acting = who_acts_for(key.enterprise_id, "permits")
        if helper not in acting.helpers:
            raise DomainError(_l("Kader ini belum diizinkan pemilik untuk mengurus izin usahanya."), "helper_id")
    if arrangement.appointment_on is not None and arrangement.appointment_on < today():
        raise DomainError(_l("Tanggal janji sudah lewat. Pilih hari ini atau sesudahnya."), "appointment_on")
    for field in Arrangement.__dataclass_fields__:
        setattr(case, field, getattr(arrangement, field))
    record(person, "permits.arranged", case, name)
    commit()
    return case


def set_nib_version(person: Person, key: CaseKey, version: str) -> PermitCase:
    """Say which edition the business's NIB is of, while there is no paper to read it from."""
    person, case, name = begin_case(person, key)
    if key.code != "nib" or version not in states.NIB_VERSIONS:
        raise DomainError(_l("Pilih salah satu."), "nib_versi")
    case.nib_versi = version
    record(person, "permits.nib_version_told", case, name, version=str(states.NIB_VERSION_LABELS[version]))
    commit()
    return case


def begin_renewal(person: Person, key: CaseKey) -> PermitCase:
    """Open the path again with what is already there: documents stay ticked, steps begin anew; a badge stays till its
    day. Raises DomainError while there is nothing to renew."""
    person, case, name = begin_case(person, key)
    state = states.state_on(case, today())
    if state == "kedaluwarsa":
        move_step(case, "disiapkan", person)
    elif state not in ("akan_kedaluwarsa", "terbit"):
        raise DomainError(_l("Izin ini belum perlu diperpanjang."))
    case.renewing_since, case.steps_done = today(), {}
    record(person, "permits.renewal_begun", case, name)
    commit()
    return case


def key_of(case: PermitCase) -> CaseKey:
    """The key of a case that is there."""
    return CaseKey(case.enterprise_id, case.permit_code, case.about)
