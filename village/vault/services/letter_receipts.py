"""Handing letters over: a receipt is written once, by the receiver or with a proof, and never changed or taken back."""

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import lazy_gettext as _l

from village.accounts.interface import find_person
from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.registry.interface import today
from village.vault import permissions
from village.vault.facts import KeptFile
from village.vault.letter_queries import LetterView, get_letter
from village.vault.models import LetterReceipt, LetterReceiptCorrection
from village.vault.receipt_queries import LinkedReceipt, find_linked_receipt, hash_code
from village.vault.services.chain import chain_step
from village.vault.services.proposals import move_by_receipt_step

LINK_DAYS = 7
PHOTO_KINDS = ("jpeg", "png", "webp", "pdf")


class AlreadyReceived(Conflict):
    """Somebody has signed for it already, and that stands."""


class LinkOver(Conflict):
    """The one-time link was used, replaced, or its days have passed."""


@dataclass(frozen=True)
class Receiver:
    """To whom a letter is handed: a name, and the account if there is one."""

    name: str
    account_id: int | None = None


@dataclass(frozen=True)
class Signature:
    """Who signed for a letter: the person, their office, and the day."""

    name: str
    office: str
    on: date


def hand_over(person: Person, letter_id: int, receiver: Receiver, handed_on: date, note: str = "") -> int:
    """Write down that a letter was handed to somebody; answers the id of the receipt that now waits."""
    person = begin_writing_as(person)
    letter = get_letter(person, letter_id)
    demand(permissions.handle_letter(person, letter))
    receipt = hand_over_step(person, letter, receiver, handed_on, note)
    commit()
    return receipt.id


def hand_over_step(
    person: Person, letter: LetterView, receiver: Receiver, handed_on: date, note: str = ""
) -> LetterReceipt:
    """The row of a handing over. A step. Raises DomainError for a receiver who could not read the letter."""
    if letter.cancelled_at is not None:
        raise DomainError(_l("Surat ini sudah batal, jadi tidak bisa diserahkan."))
    if handed_on > today() or handed_on < letter.registered_on:
        raise DomainError(_l("Tanggal serah perlu di antara tanggal agenda dan hari ini."), "handed_on")
    account = find_person(receiver.account_id) if receiver.account_id else None
    if receiver.account_id and (account is None or not _may_read(account, letter)):
        raise DomainError(
            _l("Orang ini belum boleh membaca suratnya. Ubah dulu tingkatnya di keterangan dokumen."), "receiver_id"
        )
    name = account.name if account else receiver.name
    if not name:
        raise DomainError(_l("Tulis kepada siapa surat ini diserahkan."), "receiver")
    row = LetterReceipt(
        letter_id=letter.id,
        receiver=name,
        receiver_account_id=receiver.account_id,
        to_kelurahan=bool(account and account.has("kelurahan")),
        handed_on=handed_on,
        handed_by=person.account_id,
        handed_by_name=person.name,
        note=note,
    )
    db.session.add(row)
    db.session.flush()
    move_by_receipt_step(person, letter, "dikirim", handed_on)
    audit.record(person, "vault.letter_handed", f"letter:{letter.id}", letter.title, receiver=name)
    return row


def _may_read(account: Person, letter: LetterView) -> bool:
    try:
        return permissions.see_letters(account, get_letter(account, letter.id))
    except NotFound:
        return False


def receive_letter(person: Person, receipt_id: int, office: str = "") -> None:
    """The receiver signs in their own account. Raises AlreadyReceived."""
    person, receipt, letter = _begin(person, receipt_id)
    demand(permissions.receive_letter(person, receipt))
    receive_step(person, receipt, letter, Signature(person.name, office, today()), "akun")
    commit()


def receive_on_paper(person: Person, receipt_id: int, signature: Signature, proof: KeptFile) -> None:
    """The receiver signed or stamped a paper, whose photo is the proof. Raises AlreadyReceived, DomainError."""
    person, receipt, letter = _begin(person, receipt_id)
    demand(permissions.handle_letter(person, letter))
    if proof.paper.kind not in PHOTO_KINDS:
        raise DomainError(_l("Pilih foto lembar yang sudah ditandatangani atau distempel."), "file")
    if signature.on < receipt.handed_on or signature.on > today():
        raise DomainError(_l("Tanggal terima perlu di antara tanggal serah dan hari ini."), "received_on")
    receipt.proof_digest, receipt.proof_kind = proof.digest, proof.paper.kind
    receive_step(person, receipt, letter, signature, "kertas")
    commit()


def receive_by_link(code: str, name: str, office: str) -> None:
    """Whoever holds the one-time link signs for the letter. Raises LinkOver, AlreadyReceived."""
    begin_writing()
    linked = find_linked_receipt(code)
    if linked is None or linked.is_over:
        raise LinkOver(_l("Tautan ini sudah tidak berlaku. Minta tautan baru ke pengurus kampung."))
    receipt = db.session.get_one(LetterReceipt, linked.id)
    receive_step(None, receipt, linked, Signature(name, office, today()), "tautan")
    commit()


def receive_step(
    person: Person | None, receipt: LetterReceipt, letter: LetterView | LinkedReceipt, signature: Signature, how: str
) -> None:
    """Write the receipt, for good. A step. Raises AlreadyReceived."""
    if receipt.received_at is not None:
        raise AlreadyReceived(_l("Surat ini sudah ditandai diterima. Kalau ada yang keliru, tambahkan koreksi."))
    receipt.received_at, receipt.received_on = utcnow(), signature.on
    receipt.received_by, receipt.received_office = signature.name, signature.office
    receipt.receipt_how = how
    receipt.receipt_account_id = person.account_id if person and how == "akun" else None
    line = {"letter": receipt.letter_id, "on": signature.on, "how": how, "proof": receipt.proof_digest}
    chain_step("acknowledgement", f"letter_receipt:{receipt.id}", line)
    move_by_receipt_step(person, letter, "diterima", signature.on)
    audit.record(person, "vault.letter_received", f"letter:{receipt.letter_id}", letter.title, by=signature.name)


def give_link(person: Person, receipt_id: int) -> str:
    """A one-time link for the receiver, in place of any before; answers its code, kept as a hash, good for 7 days."""
    person, receipt, letter = _begin(person, receipt_id)
    demand(permissions.handle_letter(person, letter))
    if receipt.received_at is not None:
        raise AlreadyReceived(_l("Surat ini sudah ditandai diterima. Kalau ada yang keliru, tambahkan koreksi."))
    code = secrets.token_urlsafe(16)
    receipt.code_hash, receipt.code_expires_at = hash_code(code), utcnow() + timedelta(days=LINK_DAYS)
    audit.record(person, "vault.receipt_link_given", f"letter:{letter.id}", letter.title, receiver=receipt.receiver)
    commit()
    return code


def correct_receipt(person: Person, receipt_id: int, text: str) -> None:
    """Say beside a receipt what is wrong in it; the receipt stays as it was written."""
    person, receipt, letter = _begin(person, receipt_id)
    demand(permissions.handle_letter(person, letter) or permissions.receive_letter(person, receipt))
    if receipt.received_at is None:
        raise DomainError(_l("Belum ada tanda terima yang bisa dikoreksi."))
    if not text:
        raise DomainError(_l("Tulis apa yang keliru dan yang benar."), "text")
    db.session.add(LetterReceiptCorrection(letter_receipt_id=receipt.id, text=text, made_by_name=person.name))
    audit.record(person, "vault.receipt_corrected", f"letter:{letter.id}", letter.title)
    commit()


def _begin(person: Person, receipt_id: int) -> tuple[Person, LetterReceipt, LetterView]:
    person = begin_writing_as(person)
    receipt = db.session.get(LetterReceipt, receipt_id)
    if receipt is None:
        raise NotFound()
    return person, receipt, get_letter(person, receipt.letter_id)
