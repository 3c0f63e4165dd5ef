"""The way of an outgoing proposal, from sending to the report on its money."""

from datetime import date, timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError
from village.registry.interface import today
from village.vault.letter_queries import LetterView
from village.vault.letter_words import PROPOSAL, PROPOSAL_LABELS, PROPOSAL_MOVES
from village.vault.models import Letter, ProposalStep
from village.vault.receipt_queries import LinkedReceipt
from village.vault.services.letters import begin_keeping

UNDO_DAYS = 30
WITH_MONEY = ("disetujui", "cair")


class WrongStep(Conflict):
    """No way leads from where the proposal is to that step."""


def add_proposal_step(
    person: Person, letter_id: int, state: str, on: date, *, amount_rupiah: int | None = None, note: str = ""
) -> None:
    """Write down the next step of a proposal. Raises WrongStep, DomainError for what a step needs."""
    person, letter, view = begin_keeping(person, letter_id)
    proposal_step_step(letter, state, on, amount_rupiah=amount_rupiah, note=note, made_by=person.account_id)
    audit.record(person, "vault.proposal_moved", f"letter:{letter.id}", view.title, state=str(PROPOSAL_LABELS[state]))
    commit()


def proposal_step_step(
    letter: Letter,
    state: str,
    on: date,
    *,
    amount_rupiah: int | None = None,
    note: str = "",
    made_by: int | None = None,
) -> None:
    """The row of a proposal's next step. A step."""
    if letter.type_code != PROPOSAL or letter.direction != "keluar":
        raise DomainError(_l("Surat ini bukan proposal yang dikirim."))
    last = _last_step(letter.id)
    if state not in PROPOSAL_MOVES[last.state if last else ""]:
        raise WrongStep(
            _l("Langkah ini tidak bisa menyusul langkah sebelumnya. Pilih langkah yang ada di daftar."), "state"
        )
    if on > today() or (last and on < last.on_date):
        raise DomainError(_l("Tanggalnya perlu sesudah langkah sebelumnya, dan tidak lewat hari ini."), "on_date")
    if state in WITH_MONEY and not amount_rupiah:
        raise DomainError(_l("Tulis jumlah uangnya dalam rupiah."), "amount_rupiah")
    if state == "ditolak" and not note:
        raise DomainError(_l("Tulis alasan penolakannya."), "note")
    amount = amount_rupiah if state in WITH_MONEY else None
    db.session.add(
        ProposalStep(letter_id=letter.id, state=state, on_date=on, amount_rupiah=amount, note=note, made_by=made_by)
    )
    db.session.flush()


def move_by_receipt_step(person: Person | None, letter: LetterView | LinkedReceipt, state: str, on: date) -> None:
    """Handing a proposal over sends it, and its receipt says that it arrived. A step."""
    row = db.session.get_one(Letter, letter.letter_id if isinstance(letter, LinkedReceipt) else letter.id)
    if row.type_code != PROPOSAL or row.direction != "keluar":
        return
    last = _last_step(row.id)
    if state in PROPOSAL_MOVES[last.state if last else ""] and (last is None or last.on_date <= on):
        made_by = person.account_id if person else None
        db.session.add(ProposalStep(letter_id=row.id, state=state, on_date=on, made_by=made_by))
        db.session.flush()


def undo_proposal_step(person: Person, letter_id: int) -> None:
    """Take back the last step, for 30 days. Raises DomainError afterwards."""
    person, letter, view = begin_keeping(person, letter_id)
    last = _last_step(letter.id)
    if last is not None:
        if last.made_at < utcnow() - timedelta(days=UNDO_DAYS):
            raise DomainError(_l("Langkah ini dicatat lebih dari 30 hari lalu, jadi tidak bisa diurungkan."))
        db.session.delete(last)
        audit.record(
            person, "vault.proposal_undone", f"letter:{letter.id}", view.title, state=str(PROPOSAL_LABELS[last.state])
        )
    commit()


def show_story(person: Person, letter_id: int, *, is_public: bool) -> None:
    """Let everybody read on the archive what became of the proposal, or no more."""
    person, letter, view = begin_keeping(person, letter_id)
    if is_public and (view.access != "publik" or not view.last_version):
        raise DomainError(_l("Buka dulu dokumennya untuk umum: pilih tingkat Publik di keterangan dokumen."))
    if letter.story_is_public != is_public:
        letter.story_is_public = is_public
        action = "vault.story_shown" if is_public else "vault.story_hidden"
        audit.record(person, action, f"letter:{letter.id}", view.title)
    commit()


def _last_step(letter_id: int) -> ProposalStep | None:
    return db.session.scalars(
        select(ProposalStep).where(ProposalStep.letter_id == letter_id).order_by(ProposalStep.id.desc()).limit(1)
    ).first()
