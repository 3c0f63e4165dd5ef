"""The suggestion box: anybody writes, officials answer, the writer reads it by a code."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import DomainError, NotFound, TooMany
from village.core.limits import hit
from village.home import permissions
from village.home.models import Suggestion

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # 30 letters that are not taken for one another
CODE_GROUPS, CODE_GROUP_LETTERS = 5, 5  # 30 ** 25: 122 bits
AN_HOUR = timedelta(hours=1)
SAME_TEXT_PER_HOUR = 2
SAME_CONTACT_PER_HOUR = 6
ALL_PER_HOUR = 120  # of the whole village: keeps a flood off the disk; one connection that many share is never counted


class SentTooOften(TooMany):
    """The same text, or the same contact, or simply too much came within the hour."""


class NothingToShow(DomainError):
    """A public answer needs a question in the officials' own words."""


@dataclass(frozen=True)
class Written:
    """A suggestion as it was written. ``contact`` is kept only where ``may_contact``."""

    text: str
    name: str = ""
    contact: str = ""
    may_contact: bool = False


def new_code() -> str:
    """A code nobody guesses, in five groups that can be read aloud."""
    letters = [secrets.choice(ALPHABET) for _ in range(CODE_GROUPS * CODE_GROUP_LETTERS)]
    return "-".join(
        "".join(letters[start : start + CODE_GROUP_LETTERS]) for start in range(0, len(letters), CODE_GROUP_LETTERS)
    )


def read_code(typed: str) -> str:
    """The code as it is kept, from whatever somebody typed: small letters, spaces or no dashes."""
    letters = re.sub(r"[^A-Z0-9]", "", typed.upper())[: CODE_GROUPS * CODE_GROUP_LETTERS]
    return "-".join(letters[start : start + CODE_GROUP_LETTERS] for start in range(0, len(letters), CODE_GROUP_LETTERS))


def send_suggestion(written: Written, form_token: str) -> str:
    """Put a suggestion into the box; answers its code. The same form sent twice answers the same code.

    Counted are the text, the contact and the village as a whole, never a connection. Raises SentTooOften.
    """
    begin_writing()
    form_key = sha256(f"{form_token}\n{written.text}".encode()).hexdigest()
    before = db.session.execute(select(Suggestion.code).where(Suggestion.form_key == form_key)).scalar()
    if before:
        return before
    refusal = _refusal(written)
    if refusal:
        commit()  # the tries count even when they are refused
        raise SentTooOften(refusal)
    row = suggestion_step(written, form_key=form_key)
    commit()
    return row.code


def _refusal(written: Written) -> LazyString | None:
    """Why this may not come now, or None; every look counts as a try."""
    plain = " ".join(re.findall(r"\w+", written.text.casefold()))
    tries = [hit(f"saran:isi:{_digest(plain)}", limit=SAME_TEXT_PER_HOUR, window=AN_HOUR)]
    if written.contact:
        tries.append(hit(f"saran:kontak:{_digest(written.contact)}", limit=SAME_CONTACT_PER_HOUR, window=AN_HOUR))
    if not all(tries):
        return _l(
            "Saran yang sama sudah beberapa kali masuk dalam satu jam ini. Tulisan Anda masih ada di bawah. "
            "Tunggu sebentar, lalu kirim lagi."
        )
    if not hit("saran:semua", limit=ALL_PER_HOUR, window=AN_HOUR):
        return _l("Kotak saran sedang sangat ramai. Tulisan Anda masih ada di bawah. Tunggu sebentar, lalu kirim lagi.")
    return None


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def suggestion_step(written: Written, *, form_key: str, received_at: datetime | None = None) -> Suggestion:
    """The row of a suggestion with a code of its own. A step."""
    moment = received_at or utcnow()
    row = Suggestion(
        code=new_code(),
        form_key=form_key,
        text=written.text,
        name=written.name,
        contact=written.contact if written.may_contact else "",
        contact_consent_at=moment if written.contact and written.may_contact else None,
        received_at=moment,
    )
    db.session.add(row)
    db.session.flush()
    return row


def note_reading(person: Person, suggestion_id: int) -> None:
    """An official has read it: the writer sees that too. Only the first time is kept."""
    row, person = _received(person, suggestion_id)
    if row.read_at is None:
        row.read_at = utcnow()
        audit.record(person, "home.suggestion_read", f"suggestion:{row.id}", _label(row))
    commit()


def answer_suggestion(
    person: Person,
    suggestion_id: int,
    answer: str,
    *,
    is_public: bool = False,
    faq_question: str = "",
    faq_answer: str = "",
) -> None:
    """Answer a suggestion, or correct the answer. ``is_public`` puts question and answer, in the officials' own
    words, among the questions that everybody reads. Raises NothingToShow, NotFound."""
    row, person = _received(person, suggestion_id)
    if is_public and not faq_question:
        raise NothingToShow(
            _l("Tulis dulu pertanyaannya dengan kalimat sendiri, tanpa nama dan tanpa keterangan orang."),
            "faq_question",
        )
    answer_step(row, answer, is_public=is_public, faq_question=faq_question, faq_answer=faq_answer, by=person)
    audit.record(person, "home.suggestion_answered", f"suggestion:{row.id}", _label(row), public=is_public)
    commit()


def answer_step(
    row: Suggestion,
    answer: str,
    *,
    is_public: bool = False,
    faq_question: str = "",
    faq_answer: str = "",
    by: Person | None = None,
    at: datetime | None = None,
) -> None:
    """Write the answer into the row. A step."""
    row.answer, row.answered_at = answer, at or utcnow()
    row.answered_by = by.account_id if by else None
    row.read_at = row.read_at or row.answered_at
    row.closed_at = None
    row.is_public, row.faq_question, row.faq_answer = is_public, faq_question, faq_answer or answer
    db.session.flush()


def close_suggestion(person: Person, suggestion_id: int, *, again: bool = False) -> None:
    """Put a suggestion aside that needs no answer, or with ``again`` take it up once more."""
    row, person = _received(person, suggestion_id)
    if (row.closed_at is None) != again:
        row.closed_at = None if again else utcnow()
        verb = "home.suggestion_reopened" if again else "home.suggestion_closed"
        audit.record(person, verb, f"suggestion:{row.id}", _label(row))
    commit()


def _received(person: Person, suggestion_id: int) -> tuple[Suggestion, Person]:
    person = begin_writing_as(person)
    demand(permissions.answer_suggestions(person))
    row = db.session.get(Suggestion, suggestion_id)
    if row is None:
        raise NotFound()
    return row, person


def _label(row: Suggestion) -> str:
    # The record is read by others too: neither the text nor who wrote it, only which one it was.
    return f"{row.received_at:%d-%m-%Y}/{row.id}"
