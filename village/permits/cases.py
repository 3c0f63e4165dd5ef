"""Questions about cases: those of one business, one of them with its history, and what waits for a check."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, select, true

from village.core.access import Person
from village.core.db import db
from village.core.errors import NotFound
from village.gallery.interface import products
from village.permits.permissions import SEES_ALL
from village.permits.said import CaseKey
from village.permits.states import PAPER_STATES, state_on
from village.permits.tables import cases, moves, questions, state_of
from village.registry.interface import enterprises, today

LINES_PER_PAGE = 30
MOST_MOVES = 30
QUEUES = ("menunggu", "daftar", "diperiksa")


def cases_of_many(enterprise_ids: Collection[int] | None) -> Sequence[Any]:
    """Every case of these businesses (None: all) with ``state_now`` and the name of its product. One statement."""
    return db.session.execute(
        select(cases, state_of(today()), products.c.name.label("product_name"))
        .outerjoin(products, products.c.id == cases.c.product_id)
        .where(true() if enterprise_ids is None else cases.c.enterprise_id.in_(sorted(enterprise_ids)))
        .order_by(cases.c.id)
    ).all()


@dataclass(frozen=True)
class NewCase:
    """A case that nobody has begun yet: it stands where all begin."""

    enterprise_id: int
    permit_code: str
    about: str
    product_id: int | None
    product_name: str | None = None
    id: int | None = None
    state: str = "belum"
    state_now: str = "belum"
    nib_versi: str | None = None
    barrier: str | None = None
    barrier_note: str = ""
    reason: str = ""
    to_mend: str = ""
    papers_ready: tuple[str, ...] = ()
    steps_done: tuple[str, ...] = ()
    helper_id: int | None = None
    appointment_on: date | None = None
    appointment_note: str = ""
    number: str = ""
    issued_on: date | None = None
    valid_until: date | None = None
    fulfil_by: date | None = None
    remind_on: date | None = None
    renewing_since: date | None = None
    waiting_since: None = None
    checked_at: None = None
    checked_by: None = None
    check_note: str = ""
    fact_id: None = None
    declared: str = ""
    revision: int | None = None


def find_case(key: CaseKey) -> Any:
    """The case of this key, or one that stands where all begin. Two statements at most. Raises NotFound.

    NotFound: what it is about is no product of this business.
    """
    row = db.session.execute(
        select(cases, state_of(today()), products.c.name.label("product_name"))
        .outerjoin(products, products.c.id == cases.c.product_id)
        .where(
            cases.c.enterprise_id == key.enterprise_id,
            cases.c.permit_code == key.code,
            cases.c.about == key.about,
        )
    ).one_or_none()
    if row is not None:
        return row
    name = None
    if key.about and not key.mark:
        name = db.session.scalar(
            select(products.c.name).where(
                products.c.id == key.product_id,
                products.c.enterprise_id == key.enterprise_id,
                products.c.deleted_at.is_(None),
            )
        )
        if name is None:
            raise NotFound()
    return NewCase(key.enterprise_id, key.code, key.about, key.product_id, name)


def get_case(case_id: int) -> Any:
    """One case with its business's name. One statement. Raises NotFound, for a deleted business too."""
    row = db.session.execute(
        select(
            cases, state_of(today()), enterprises.c.name.label("enterprise_name"), products.c.name.label("product_name")
        )
        .join(enterprises, enterprises.c.id == cases.c.enterprise_id)
        .outerjoin(products, products.c.id == cases.c.product_id)
        .where(cases.c.id == case_id, enterprises.c.deleted_at.is_(None))
    ).one_or_none()
    if row is None:
        raise NotFound()
    return row


def moves_of(case_id: int) -> Sequence[Any]:
    """What happened to a case, newest first. One statement."""
    return db.session.execute(
        select(moves.c.from_state, moves.c.to_state, moves.c.moved_at, moves.c.moved_by, moves.c.note)
        .where(moves.c.case_id == case_id)
        .order_by(moves.c.id.desc())
        .limit(MOST_MOVES)
    ).all()


def open_questions(enterprise_id: int) -> Sequence[Any]:
    """Questions about changes that nobody has answered yet, with the case they are about. One statement."""
    return db.session.execute(
        select(questions.c.id, questions.c.change, questions.c.asked_at, cases.c.permit_code, cases.c.about)
        .add_columns(cases.c.number, products.c.name.label("product_name"))
        .join(cases, cases.c.id == questions.c.case_id)
        .outerjoin(products, products.c.id == cases.c.product_id)
        .where(cases.c.enterprise_id == enterprise_id, questions.c.answered_at.is_(None))
        .order_by(questions.c.id)
    ).all()


def products_of_many(enterprise_ids: Collection[int] | None) -> Sequence[Any]:
    """Id, name, category and business of these businesses' (None: all) products, by name. One statement."""
    theirs = true() if enterprise_ids is None else products.c.enterprise_id.in_(sorted(enterprise_ids))
    return db.session.execute(
        select(products.c.id, products.c.name, products.c.category, products.c.enterprise_id)
        .where(theirs, products.c.deleted_at.is_(None))
        .order_by(products.c.name, products.c.id)
    ).all()


def products_of(enterprise_id: int) -> Sequence[Any]:
    """The same of one business."""
    return products_of_many([enterprise_id])


def home_of_product(product_id: int) -> int | None:
    """The business that sells a product, or None. One statement."""
    home: int | None = db.session.scalar(
        select(products.c.enterprise_id).where(products.c.id == product_id, products.c.deleted_at.is_(None))
    )
    return home


def may_see(person: Person, part: str = "permits") -> ColumnElement[bool]:
    """The condition that this person may see the cases of the enterprise in the surrounding statement."""
    if person.has(*SEES_ALL):
        return true()
    mine = sorted(person.acting_for(part))
    return enterprises.c.id.in_(mine) if mine else false()


def waits() -> ColumnElement[bool]:
    """The condition that the paper of a case waits for an official's check."""
    return and_(cases.c.waiting_since.is_not(None), enterprises.c.deleted_at.is_(None))


def _in_queue(queue: str) -> ColumnElement[bool]:
    if queue == "daftar":
        return and_(
            cases.c.declared != "",
            cases.c.state == "terbit",
            cases.c.waiting_since.is_(None),
            cases.c.checked_at.is_(None),
            enterprises.c.deleted_at.is_(None),
        )
    if queue == "diperiksa":
        return and_(cases.c.checked_at.is_not(None), enterprises.c.deleted_at.is_(None))
    return waits()


@dataclass(frozen=True)
class Queue:
    """One page of a queue, and how long each queue is."""

    lines: Sequence[Any]
    page: int
    pages: int
    counts: dict[str, int]


def queue_page(queue: str, number: int) -> Queue:
    """What waits, longest first; what only the list says; what was checked, newest first. Two statements."""
    at_home = cases.join(enterprises, enterprises.c.id == cases.c.enterprise_id)
    count = db.session.execute(
        select(*(func.count().filter(_in_queue(one)).label(one) for one in QUEUES)).select_from(at_home)
    ).one()
    counts = {one: getattr(count, one) for one in QUEUES}
    pages = max(1, -(-counts[queue] // LINES_PER_PAGE))
    number = min(max(number, 1), pages)
    newest = cases.c.checked_at.desc() if queue == "diperiksa" else cases.c.waiting_since.asc()
    lines = db.session.execute(
        select(
            cases.c.id,
            cases.c.enterprise_id,
            cases.c.permit_code,
            cases.c.about,
            cases.c.number,
            cases.c.declared,
            cases.c.waiting_since,
            cases.c.checked_at,
            cases.c.nib_versi,
            state_of(today()),
            enterprises.c.name.label("enterprise_name"),
            enterprises.c.rt,
            products.c.name.label("product_name"),
        )
        .select_from(at_home.outerjoin(products, products.c.id == cases.c.product_id))
        .where(_in_queue(queue))
        .order_by(newest, cases.c.id)
        .limit(LINES_PER_PAGE)
        .offset((number - 1) * LINES_PER_PAGE)
    ).all()
    return Queue(lines, number, pages, counts)


def stands(case: Any, day: date) -> bool:
    """Whether the paper of a case is there and holds on that day."""
    return state_on(case, day) in PAPER_STATES
