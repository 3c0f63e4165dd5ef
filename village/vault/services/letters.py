"""Letters in the registers: numbers are taken one after another, never twice, and never given back."""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError
from village.vault import permissions
from village.vault.facts import DocumentFacts, KeptFile
from village.vault.letter_facts import LetterFacts
from village.vault.letter_queries import LetterView, get_letter
from village.vault.letter_styles import letter_style
from village.vault.letter_words import PROPOSAL, TYPE_LABELS, URGENCY_LABELS
from village.vault.models import Document, Letter, LetterCounter
from village.vault.numbering import write_number
from village.vault.queries import get_document
from village.vault.services.chain import chain_step
from village.vault.services.filing import add_version_step, document_step

FIRST_YEAR = 1950
CHANGEABLE = ("type_code", "urgency", "attachments", "due_on", "signatory", "signatory_office", "drafter", "copies_to",
              "sent_how")  # fmt: skip


class AlreadyRegistered(Conflict):
    """This document stands in a register already."""


def take_number_step(direction: str, unit: str, year: int) -> int:
    """The next number of a register; the first of each year is 1. A step.

    Only inside ``begin_writing``: writers then take turns, so two letters can never read the same last number.
    """
    counter = db.session.execute(
        select(LetterCounter).where(
            LetterCounter.direction == direction, LetterCounter.unit == unit, LetterCounter.year == year
        )
    ).scalar_one_or_none()
    if counter is None:
        counter = LetterCounter(direction=direction, unit=unit, year=year, last=0)
        db.session.add(counter)
    counter.last += 1
    db.session.flush()
    return counter.last


def register_letter(
    person: Person, document: DocumentFacts, facts: LetterFacts, file: KeptFile | None = None, *, form_key: str = ""
) -> int:
    """Put a new letter into its register; answers its id. The same ``form_key`` again answers the letter there is.

    Without a file the letter waits for it: the number must exist before the paper that carries it.
    """
    person = begin_writing_as(person)
    demand(permissions.file_document(person))
    before = form_key and db.session.execute(select(Letter.id).where(Letter.form_key == form_key)).scalar()
    if before:
        return int(before)
    letter = register_letter_step(person, document, facts, file, form_key=form_key)
    commit()
    return letter.id


def register_letter_step(
    person: Person, document: DocumentFacts, facts: LetterFacts, file: KeptFile | None = None, *, form_key: str = ""
) -> Letter:
    """The rows of a new letter: its document, its first version if the file is there, its line. A step."""
    _check(document, facts, has_file=file is not None)
    row = document_step(person, replace(document, kind=kind_of(facts)))
    if file is not None:
        add_version_step(person, row, file)
    return line_step(person, row, facts, form_key)


def kind_of(facts: LetterFacts) -> str:
    """The kind of the document that a letter is."""
    if facts.direction == "keluar" and facts.type_code == PROPOSAL:
        return "proposal"
    return f"surat_{facts.direction}"


def register_document(person: Person, document_id: int, facts: LetterFacts) -> int:
    """Put a document that is in the vault already into a register. Raises AlreadyRegistered."""
    person = begin_writing_as(person)
    view = get_document(person, document_id)
    demand(permissions.keep_document(person, view))
    if db.session.execute(select(Letter.id).where(Letter.document_id == document_id)).first():
        raise AlreadyRegistered(_l("Dokumen ini sudah tercatat di buku agenda."))
    letter = line_step(person, db.session.get_one(Document, document_id), facts)
    commit()
    return letter.id


def line_step(person: Person, document: Document, facts: LetterFacts, form_key: str = "") -> Letter:
    """The line of a document in its register, with the next number. A step."""
    style = letter_style(document.group_id)
    year = facts.registered_on.year
    agenda = take_number_step(facts.direction, style.unit, year)
    if facts.direction == "keluar" and not document.number:
        document.number = write_number(
            style.pattern,
            agenda=agenda,
            type_code=facts.type_code,
            classification=document.classification,
            unit=style.unit,
            on=facts.registered_on,
        )
    letter = Letter(
        **asdict(facts),
        document_id=document.id,
        unit=style.unit,
        year=year,
        agenda=agenda,
        made_by=person.account_id,
        form_key=form_key or None,
    )
    db.session.add(letter)
    db.session.flush()
    line = {"register": facts.direction, "unit": style.unit, "year": year, "agenda": agenda, "number": document.number}
    chain_step("letter", f"letter:{letter.id}", line)
    _record(person, "vault.letter_registered", letter, document.title, number=document.number or str(agenda))
    return letter


def _check(document: DocumentFacts, facts: LetterFacts, *, has_file: bool) -> None:
    _check_line(facts, document.access)
    if not has_file and document.access == "publik":
        raise DomainError(_l("Surat tanpa berkas belum bisa dibuka untuk umum. Pilih tingkat lain dulu."), "access")
    if facts.direction == "masuk" and not document.sender:
        raise DomainError(_l("Tulis siapa yang mengirim surat ini."), "sender")
    if facts.direction == "keluar" and not document.addressee:
        raise DomainError(_l("Tulis kepada siapa surat ini."), "addressee")


def _check_line(facts: LetterFacts, access: str) -> None:
    if facts.urgency not in URGENCY_LABELS:
        raise DomainError(_l("Pilih sifat yang ada di daftar."), "urgency")
    if facts.direction == "keluar" and facts.type_code not in TYPE_LABELS:
        raise DomainError(_l("Pilih jenis surat yang ada di daftar."), "type_code")
    if facts.urgency == "rahasia" and access != "terbatas":
        raise DomainError(_l("Surat rahasia hanya untuk orang yang disebut namanya. Pilih tingkat Terbatas."), "access")
    if facts.registered_on.year < FIRST_YEAR:
        raise DomainError(_l("Tahunnya terlalu lama. Periksa tanggalnya."), "registered_on")


def correct_letter(person: Person, letter_id: int, facts: LetterFacts) -> None:
    """Correct what the register says of a letter; its number, its year and its direction never change."""
    person, letter, view = begin_keeping(person, letter_id)
    _check_line(replace(facts, direction=letter.direction, registered_on=letter.registered_on), view.access)
    changed = [name for name in CHANGEABLE if getattr(letter, name) != getattr(facts, name)]
    for name in changed:
        setattr(letter, name, getattr(facts, name))
    _record(person, "vault.letter_corrected", letter, view.title, changed=changed)
    commit()


def cancel_letter(person: Person, letter_id: int, reason: str) -> None:
    """The letter is void; its number stays in the register as cancelled and is never given to another."""
    person, letter, view = begin_keeping(person, letter_id)
    if not reason:
        raise DomainError(_l("Tulis alasannya. Alasan ini tetap tertulis di buku agenda."), "reason")
    if letter.cancelled_at is None:
        letter.cancelled_at, letter.cancel_reason = utcnow(), reason
        _record(person, "vault.letter_cancelled", letter, view.title, reason=reason)
    commit()


def revive_letter(person: Person, letter_id: int) -> None:
    """The cancellation was a mistake: the letter holds again, under the number it always had."""
    person, letter, view = begin_keeping(person, letter_id)
    if letter.cancelled_at is not None:
        letter.cancelled_at, letter.cancel_reason = None, ""
        _record(person, "vault.letter_revived", letter, view.title)
    commit()


def finish_letter(person: Person, letter_id: int, on: date, note: str) -> None:
    """The letter was answered, or is otherwise done with."""
    person, letter, view = begin_keeping(person, letter_id)
    if on < letter.registered_on:
        raise DomainError(_l("Tanggal selesai lebih awal daripada tanggal suratnya. Betulkan tanggalnya."), "done_on")
    letter.done_on, letter.done_note = on, note
    _record(person, "vault.letter_finished", letter, view.title)
    commit()


def reopen_letter(person: Person, letter_id: int) -> None:
    """The letter is not done with after all."""
    person, letter, view = begin_keeping(person, letter_id)
    if letter.done_on is not None:
        letter.done_on, letter.done_note = None, ""
        _record(person, "vault.letter_reopened", letter, view.title)
    commit()


def begin_keeping(person: Person, letter_id: int) -> tuple[Person, Letter, LetterView]:
    """The writing transaction of whoever keeps this letter. Raises NotFound, NotAllowed."""
    person = begin_writing_as(person)
    view = get_letter(person, letter_id)
    demand(permissions.keep_document(person, view))
    return person, db.session.get_one(Letter, letter_id), view


def _record(person: Person, action: str, letter: Letter, title: str, **details: Any) -> None:
    audit.record(person, action, f"letter:{letter.id}", title, **details)
