"""Asking people to do something about a letter: begun, passed on, finished, each with its moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.registry.interface import today
from village.vault import permissions
from village.vault.disposition_queries import possible_receivers
from village.vault.letter_queries import LetterView, get_letter
from village.vault.letter_words import INSTRUCTION_LABELS
from village.vault.models import Disposition


class AlreadyMoved(Conflict):
    """The disposition was forwarded or finished in the meantime."""


@dataclass(frozen=True)
class Request:
    """What is asked of whom, until when."""

    to_ids: Sequence[int]
    instruction: str
    note: str = ""
    due_on: date | None = None


def dispose(person: Person, letter_id: int, request: Request) -> list[int]:
    """Ask one or several people to do something about a letter; answers the ids of the dispositions."""
    person = begin_writing_as(person)
    letter = get_letter(person, letter_id)
    demand(permissions.handle_letter(person, letter))
    made = dispose_step(person, letter, request)
    commit()
    return [row.id for row in made]


def dispose_step(
    person: Person, letter: LetterView, request: Request, before: Disposition | None = None
) -> list[Disposition]:
    """The rows of dispositions. A step. Raises DomainError for what cannot be asked."""
    possible = possible_receivers(letter)
    chosen = [account_id for account_id in dict.fromkeys(request.to_ids) if account_id != person.account_id]
    if not chosen:
        raise DomainError(_l("Pilih siapa yang diminta, selain Anda sendiri."), "to_ids")
    if any(account_id not in possible for account_id in chosen):
        raise DomainError(
            _l("Ada yang belum boleh membaca surat ini. Pilih orang lain, atau ubah tingkatnya."), "to_ids"
        )
    if request.instruction not in INSTRUCTION_LABELS:
        raise DomainError(_l("Pilih instruksi yang ada di daftar."), "instruction")
    if request.due_on is not None and request.due_on < today():
        raise DomainError(_l("Batas waktunya sudah lewat. Pilih hari ini atau sesudahnya."), "due_on")
    if letter.cancelled_at is not None:
        raise DomainError(_l("Surat ini sudah batal, jadi tidak perlu didisposisikan."))
    made = []
    for account_id in chosen:
        row = Disposition(
            letter_id=letter.id,
            before_id=before.id if before else None,
            from_id=person.account_id,
            to_id=account_id,
            instruction=request.instruction,
            note=request.note,
            due_on=request.due_on,
        )
        db.session.add(row)
        made.append(row)
        audit.record(
            person, "vault.letter_disposed", f"letter:{letter.id}", letter.title, receiver=possible[account_id]
        )
    db.session.flush()
    return made


def begin_work(person: Person, disposition_id: int) -> None:
    """The person has begun with what they were asked."""
    person, row, letter = _begin(person, disposition_id, ("baru",))
    row.state, row.begun_at = "dikerjakan", utcnow()
    audit.record(person, "vault.disposition_begun", f"letter:{letter.id}", letter.title)
    commit()


def forward(person: Person, disposition_id: int, request: Request) -> list[int]:
    """Pass on what one was asked; one's own part is done when everybody after has finished."""
    person, row, letter = _begin(person, disposition_id, ("baru", "dikerjakan"))
    made = dispose_step(person, letter, request, before=row)
    row.state, row.begun_at = "diteruskan", row.begun_at or utcnow()
    commit()
    return [one.id for one in made]


def finish_work(person: Person, disposition_id: int, note: str) -> None:
    """The person has done what they were asked; who passed it on is done too when nobody after them is left."""
    person, row, letter = _begin(person, disposition_id, ("baru", "dikerjakan"))
    row.state, row.done_at, row.done_note = "selesai", utcnow(), note
    row.begun_at = row.begun_at or row.done_at
    db.session.flush()
    _finish_before_step(row)
    audit.record(person, "vault.disposition_finished", f"letter:{letter.id}", letter.title)
    commit()


def _finish_before_step(row: Disposition) -> None:
    while row.before_id is not None:
        left = select(Disposition.id).where(Disposition.before_id == row.before_id, Disposition.done_at.is_(None))
        if db.session.execute(left.limit(1)).first():
            return
        row = db.session.get_one(Disposition, row.before_id)
        row.state, row.done_at = "selesai", utcnow()
        db.session.flush()


def reopen_work(person: Person, disposition_id: int) -> None:
    """It was not finished after all; those who had passed it on wait again too."""
    person, row, letter = _begin(person, disposition_id, ("selesai",))
    if db.session.execute(select(Disposition.id).where(Disposition.before_id == row.id).limit(1)).first():
        raise AlreadyMoved(
            _l("Bagian ini sudah diteruskan. Yang bisa membukanya lagi adalah orang yang mengerjakannya.")
        )
    row.state, row.done_at, row.done_note = "dikerjakan", None, ""
    before_id = row.before_id
    while before_id is not None:
        before = db.session.get_one(Disposition, before_id)
        before.state, before.done_at = "diteruskan", None
        before_id = before.before_id
    audit.record(person, "vault.disposition_reopened", f"letter:{letter.id}", letter.title)
    commit()


def _begin(person: Person, disposition_id: int, states: tuple[str, ...]) -> tuple[Person, Disposition, LetterView]:
    person = begin_writing_as(person)
    row = db.session.get(Disposition, disposition_id)
    if row is None:
        raise NotFound()
    letter = get_letter(person, row.letter_id)
    demand(permissions.work_on_disposition(person, row))
    if row.state not in states:
        raise AlreadyMoved(_l("Disposisi ini sudah berubah sejak halamannya dibuka. Periksa lagi keadaannya sekarang."))
    return person, row, letter
