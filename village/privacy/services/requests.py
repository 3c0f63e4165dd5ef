"""Asking about one's own data, and answering within 3 x 24 hours."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from sqlalchemy import select, update

from village.accounts.interface import keep_an_administrator, manage_account, roles_of
from village.core import audit, slots
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.core.files import storage
from village.core.personal import GONE_ENTERPRISE, GONE_PERSON, Subject
from village.core.references import needed_files
from village.core.search_index import forget_unused_words_step
from village.privacy import permissions
from village.privacy.models import BreachPerson, DataRequest
from village.privacy.queries import get_subject
from village.privacy.words import KIND_LABELS


class AlreadyAsked(Conflict):
    """The same is asked already and waits for its answer."""


class TooLate(Conflict):
    """Somebody answered this request already."""


def ask(person: Person, kind: str, text: str) -> int:
    """Ask for a correction or for deletion; answers the id. Raises AlreadyAsked, LastAdministrator."""
    person = begin_writing_as(person)
    if kind == "deletion":
        keep_an_administrator(person.account_id)
        waits = select(DataRequest.id).where(
            DataRequest.account_id == person.account_id, DataRequest.kind == kind, DataRequest.closed_at.is_(None)
        )
        if db.session.execute(waits).first():
            raise AlreadyAsked(_l("Permintaan ini sudah tercatat dan sedang menunggu jawaban pengurus."))
    row = DataRequest(account_id=person.account_id, kind=kind, text=text)
    db.session.add(row)
    db.session.flush()
    _record(person, "privacy.asked", row, person.name)
    commit()
    return row.id


def cancel(person: Person, request_id: int) -> None:
    """Take one's own request back. Raises NotFound, TooLate."""
    person = begin_writing_as(person)
    row = _open(request_id)
    demand(row.account_id == person.account_id)
    _close(row, person, "dibatalkan", "")
    _record(person, "privacy.cancelled", row, person.name)
    commit()


def withdraw(person: Person, key: str) -> None:
    """Take a consent back, whichever feature keeps it; it stops at once."""
    subject = get_subject(person.account_id)
    any(slots.call("personal.withdraw", person, subject, key))


def take_up(person: Person, request_id: int) -> None:
    """Say that the request is being worked on. Raises NotFound, TooLate."""
    person = begin_writing_as(person)
    row = _answerable(person, request_id)
    row.state, row.taken_at, row.taken_by = "dikerjakan", utcnow(), person.account_id
    _record(person, "privacy.taken_up", row, _name_of(row))
    commit()


def decline(person: Person, request_id: int, reason: str) -> None:
    """Refuse a request with a reason, which the person reads. Raises NotFound, TooLate, DomainError without one."""
    person = begin_writing_as(person)
    row = _answerable(person, request_id)
    if not reason:
        raise DomainError(_l("Tulis alasannya. Yang meminta berhak mengetahuinya."), "answer")
    _close(row, person, "ditolak", reason)
    _record(person, "privacy.declined", row, _name_of(row))
    commit()


def finish_correction(person: Person, request_id: int, answer: str) -> None:
    """Say that the data was corrected, and what was done. Raises NotFound, TooLate."""
    person = begin_writing_as(person)
    row = _answerable(person, request_id)
    demand(row.kind == "correction")
    _close(row, person, "selesai", answer)
    _record(person, "privacy.corrected", row, _name_of(row))
    commit()


def delete_person(person: Person, request_id: int) -> None:
    """Carry out, in one act, a deletion that somebody took up.

    Every feature empties what it holds, and the acts stay without the name. Amounts and days that the bookkeeping
    needs stay. Files that nothing needs any more are destroyed afterwards.
    Raises NotFound, TooLate, LastAdministrator.
    """
    person = begin_writing_as(person)
    row = _answerable(person, request_id)
    demand(row.kind == "deletion")
    subject = get_subject(row.account_id)
    demand(manage_account(person, roles_of(subject.account_id)))
    if row.state != "dikerjakan":
        raise Conflict(_l("Ketuk Saya kerjakan dulu. Setelah itu baru datanya bisa dihapus."))
    files = [sha256 for each in slots.call("personal.empty", subject) for sha256 in each]
    audit.forget_step(subject, {f"enterprise:{one}": f"{GONE_ENTERPRISE} {one}" for one in subject.alone})
    db.session.flush()
    forget_unused_words_step()
    _close(row, person, "selesai", "")
    audit.record(person, "privacy.deleted", f"account:{subject.account_id}", GONE_PERSON)
    commit()
    _destroy(files)


def empty_own_rows(subject: Subject) -> list[str]:
    """What this feature itself holds: the words of requests, and names in the register of breaches. A step."""
    db.session.execute(
        update(DataRequest).where(DataRequest.account_id == subject.account_id).values(text="", answer="")
    )
    touched = (
        (BreachPerson.account_id == subject.account_id)
        | BreachPerson.enterprise_id.in_(subject.alone)
        | subject.is_reached_by(BreachPerson.phone)
    )
    db.session.execute(update(BreachPerson).where(touched).values(name=GONE_PERSON, phone=None, about=""))
    return []


def _destroy(files: Iterable[str]) -> None:
    """Remove the bytes of those files that no row needs any more."""
    needed = needed_files()
    db.session.rollback()
    for sha256 in set(files) - needed - {""}:
        storage().remove(sha256)


def _open(request_id: int) -> DataRequest:
    row = db.session.get(DataRequest, request_id)
    if row is None:
        raise NotFound()
    if row.closed_at is not None:
        raise TooLate(_l("Permintaan ini sudah dijawab. Muat ulang halamannya untuk melihat jawabannya."))
    return row


def _answerable(person: Person, request_id: int) -> DataRequest:
    demand(permissions.answer_requests(person))
    return _open(request_id)


def _close(row: DataRequest, person: Person, state: str, answer: str) -> None:
    row.state, row.closed_at, row.closed_by, row.answer = state, utcnow(), person.account_id, answer
    db.session.flush()


def _name_of(row: DataRequest) -> str:
    return get_subject(row.account_id).name


def _record(person: Person, action: str, row: DataRequest, name: str) -> None:
    audit.record(
        person, action, f"account:{row.account_id}", name, kind=row.kind, kind_words=str(KIND_LABELS[row.kind])
    )
