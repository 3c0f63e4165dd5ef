"""Reads: which letters stand in the registers, for whom. The level of each document decides, in counts too."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, true

from village.core.access import Person
from village.core.db import db
from village.core.errors import NotFound
from village.vault.permissions import BOARD
from village.vault.queries import is_named, readable_by
from village.vault.tables import dispositions, documents, letter_receipts, letters

PER_PAGE = 30
MOST_IN_BOOK = 5_000
_OF_DOCUMENT = (
    "title", "number", "dated_on", "sender", "addressee", "classification", "place", "remark", "access", "group_id",
    "filed_by", "last_version", "kind",
)  # fmt: skip


@dataclass(frozen=True)
class LetterView:
    """A letter with its document. ``is_named``: the person who asked is named on the document."""

    id: int
    document_id: int
    direction: str
    unit: str
    year: int
    agenda: int
    type_code: str
    registered_on: date
    urgency: str
    attachments: str
    due_on: date | None
    signatory: str
    signatory_office: str
    drafter: str
    copies_to: str
    sent_how: str
    body: str
    done_on: date | None
    done_note: str
    cancelled_at: datetime | None
    cancel_reason: str
    follows_id: int | None
    story_is_public: bool
    made_at: datetime
    made_by: int | None
    title: str
    number: str
    dated_on: date
    sender: str
    addressee: str
    classification: str
    place: str
    remark: str
    access: str
    group_id: int | None
    filed_by: int | None
    last_version: int
    kind: str
    is_gone: bool
    is_named: bool
    state: str

    @property
    def other_side(self) -> str:
        """Who wrote to us, or to whom we wrote."""
        return self.sender if self.direction == "masuk" else self.addressee


@dataclass(frozen=True)
class BookLine:
    """A line of a register with what became of the letter: whom it went to, what was asked, who received it."""

    letter: LetterView
    sent_to: list[tuple[int, str]] = field(default_factory=list)
    receipts: list[tuple[str, date]] = field(default_factory=list)


def letter_state() -> ColumnElement[str]:
    """How far a letter of the surrounding statement is, as a code of STATE_LABELS."""
    asked = exists().where(dispositions.c.letter_id == letters.c.id)
    return case(
        (letters.c.cancelled_at.is_not(None), "batal"),
        (letters.c.done_on.is_not(None), "selesai"),
        (asked.where(dispositions.c.state == "dikerjakan"), "dikerjakan"),
        (asked, "didisposisikan"),
        (letters.c.direction == "masuk", "diterima"),
        else_="dibuat",
    )


def _columns(person: Person) -> list[Any]:
    own = [letters.c[name] for name in LetterView.__dataclass_fields__ if name in letters.c]
    of_document = [documents.c[name] for name in _OF_DOCUMENT]
    gone = or_(documents.c.deleted_at.is_not(None), documents.c.destroyed_at.is_not(None))
    return [
        *own,
        *of_document,
        gone.label("is_gone"),
        is_named(person).label("is_named"),
        letter_state().label("state"),
    ]


def _letters_of(person: Person) -> Any:
    joined = letters.join(documents, documents.c.id == letters.c.document_id)
    return select(*_columns(person)).select_from(joined).where(readable_by(person))


def get_letter(person: Person, letter_id: int) -> LetterView:
    """One letter, if the person may read its document and it does not lie in the trash. Raises NotFound."""
    row = db.session.execute(
        _letters_of(person).where(
            letters.c.id == letter_id, documents.c.deleted_at.is_(None), documents.c.destroyed_at.is_(None)
        )
    ).first()
    if row is None:
        raise NotFound()
    return LetterView(**row._mapping)


def letter_of_document(document_id: int) -> int | None:
    """The id of the letter that this document is, or None. The caller has checked the document."""
    return db.session.execute(select(letters.c.id).where(letters.c.document_id == document_id)).scalar_one_or_none()


def book_years(person: Person, direction: str) -> list[int]:
    """The years of a register that have a letter for this person, newest first."""
    joined = letters.join(documents, documents.c.id == letters.c.document_id)
    found = (
        select(letters.c.year)
        .select_from(joined)
        .where(letters.c.direction == direction, readable_by(person))
        .distinct()
        .order_by(letters.c.year.desc())
    )
    return list(db.session.execute(found).scalars())


def book_units(person: Person, direction: str, year: int) -> list[str]:
    """Whose registers of this year this person may look into, by unit. One statement."""
    joined = letters.join(documents, documents.c.id == letters.c.document_id)
    found = select(letters.c.unit).select_from(joined).where(_in_book(person, direction, year)).distinct()
    return list(db.session.execute(found.order_by(letters.c.unit)).scalars())


def _in_book(person: Person, direction: str, year: int, unit: str = "") -> ColumnElement[bool]:
    of_unit = letters.c.unit == unit if unit else true()
    return and_(letters.c.direction == direction, letters.c.year == year, of_unit, readable_by(person))


def book_page(person: Person, direction: str, year: int, page: int, unit: str = "") -> tuple[list[BookLine], int]:
    """One page of a register, newest number first, and how many lines it has for this person. Four statements.

    Without a ``unit`` the registers of all units stand one after another.
    """
    joined = letters.join(documents, documents.c.id == letters.c.document_id)
    wanted = _in_book(person, direction, year, unit)
    total = db.session.execute(select(func.count()).select_from(joined).where(wanted)).scalar_one()
    rows = db.session.execute(
        _letters_of(person)
        .where(wanted)
        .order_by(letters.c.agenda.desc(), letters.c.id.desc())
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
    )
    return _with_fate([LetterView(**row._mapping) for row in rows]), total


def whole_book(person: Person, direction: str, year: int, unit: str = "") -> list[BookLine]:
    """A register from its first number on, unit after unit, for paper and files. Three statements."""
    rows = db.session.execute(
        _letters_of(person)
        .where(_in_book(person, direction, year, unit))
        .order_by(letters.c.unit, letters.c.agenda, letters.c.id)
        .limit(MOST_IN_BOOK)
    )
    return _with_fate([LetterView(**row._mapping) for row in rows])


def _with_fate(found: list[LetterView]) -> list[BookLine]:
    ids = [letter.id for letter in found]
    lines = {letter.id: BookLine(letter) for letter in found}
    for letter_id, to_id, instruction in db.session.execute(
        select(dispositions.c.letter_id, dispositions.c.to_id, dispositions.c.instruction)
        .where(dispositions.c.letter_id.in_(ids))
        .order_by(dispositions.c.id)
    ):
        lines[letter_id].sent_to.append((to_id, instruction))
    receipt = letter_receipts.c
    for letter_id, name, on in db.session.execute(
        select(receipt.letter_id, receipt.received_by, receipt.received_on)
        .where(receipt.letter_id.in_(ids), receipt.received_at.is_not(None))
        .order_by(receipt.id)
    ):
        lines[letter_id].receipts.append((name, on))
    return list(lines.values())


@dataclass(frozen=True)
class LetterCounts:
    """How many letters of a year and direction there are, by state, and how many receipts are still missing."""

    year: int
    direction: str
    letters: int
    done: int
    cancelled: int
    unreceived: int


def letter_counts(person: Person) -> list[LetterCounts]:
    """Numbers only, newest year first; whoever may not read a level is not told how many it has. One statement.

    Observers read none of the letters: they get the numbers of all levels but ``terbatas``.
    """
    counted = readable_by(person)
    if person.has("observer") and not person.has(*BOARD):
        counted = or_(counted, documents.c.access != "terbatas")
    waiting = exists().where(letter_receipts.c.letter_id == letters.c.id, letter_receipts.c.received_at.is_(None))
    rows = db.session.execute(
        select(
            letters.c.year,
            letters.c.direction,
            func.count(),
            _count_if(and_(letters.c.done_on.is_not(None), letters.c.cancelled_at.is_(None))),
            _count_if(letters.c.cancelled_at.is_not(None)),
            _count_if(and_(waiting, letters.c.cancelled_at.is_(None))),
        )
        .select_from(letters.join(documents, documents.c.id == letters.c.document_id))
        .where(counted)
        .group_by(letters.c.year, letters.c.direction)
        .order_by(letters.c.year.desc(), letters.c.direction.desc())
    )
    return [LetterCounts(*row) for row in rows]


def _count_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def follow_ups_of(person: Person, letter_id: int) -> list[LetterView]:
    """The letters by which this one was asked about again, oldest first."""
    found = _letters_of(person).where(letters.c.follows_id == letter_id, documents.c.deleted_at.is_(None))
    return [LetterView(**row._mapping) for row in db.session.execute(found.order_by(letters.c.id))]
