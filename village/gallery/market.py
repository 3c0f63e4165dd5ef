"""What the market says: how many asked, what was searched in vain, what is due, what was reported."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Table, and_, case, func, literal, or_, select

from village.core.db import db, utcnow
from village.gallery.freshness import ASK_KEEPER_AFTER, HIDDEN_AFTER
from village.gallery.market_tables import Interest, KeeperNote, ListingReport, MissedWord
from village.gallery.queries import AT_HOME, products
from village.gallery.weeks import monday_of
from village.registry.interface import enterprises, today

interest = cast(Table, Interest.__table__)
reports = cast(Table, ListingReport.__table__)
notes = cast(Table, KeeperNote.__table__)
FEWEST_TIMES = 2  # a word that one search used says nothing about the market, and might say something about a person
Ids = Collection[int] | None


def among(enterprise_ids: Ids) -> ColumnElement[bool]:
    """The condition that a product is of these businesses, or of any that is not deleted."""
    alive = and_(products.c.deleted_at.is_(None), enterprises.c.deleted_at.is_(None))
    return alive if enterprise_ids is None else and_(alive, products.c.enterprise_id.in_(enterprise_ids))


def count_asked(enterprise_ids: Ids, *, since: date) -> int:
    """How many times somebody went on to ask or to buy since that day. One statement."""
    wanted = select(func.coalesce(func.sum(interest.c.number), 0)).where(interest.c.counted_on >= since)
    if enterprise_ids is not None:
        wanted = wanted.where(interest.c.enterprise_id.in_(enterprise_ids))
    return int(db.session.execute(wanted).scalar_one())


def asked_by_week(enterprise_ids: Ids, *, weeks: int = 8) -> list[tuple[date, int]]:
    """Monday and number of each of the last weeks, the present one first. One statement."""
    this = monday_of(today())
    since = this - timedelta(weeks=weeks - 1)
    wanted = (
        select(interest.c.counted_on, func.sum(interest.c.number))
        .where(interest.c.counted_on >= since)
        .group_by(interest.c.counted_on)
    )
    if enterprise_ids is not None:
        wanted = wanted.where(interest.c.enterprise_id.in_(enterprise_ids))
    numbers = {this - timedelta(weeks=number): 0 for number in range(weeks)}
    for day, number in db.session.execute(wanted):
        if monday_of(day) in numbers:
            numbers[monday_of(day)] += int(number)
    return list(numbers.items())


def most_asked(enterprise_ids: Ids, *, since: date, limit: int = 20) -> Sequence[Any]:
    """Name, business, and numbers of asking and of going to a shop elsewhere, the most wanted first. One statement."""
    source = interest.join(enterprises, enterprises.c.id == interest.c.enterprise_id).outerjoin(
        products, products.c.id == interest.c.product_id
    )
    number = func.sum(interest.c.number)
    wanted = (
        select(
            interest.c.product_id,
            products.c.name,
            enterprises.c.name.label("enterprise_name"),
            func.sum(case((interest.c.kind == "ask", interest.c.number), else_=0)).label("asked"),
            func.sum(case((interest.c.kind == "shop", interest.c.number), else_=0)).label("shopped"),
        )
        .select_from(source)
        .where(interest.c.counted_on >= since)
        .group_by(interest.c.product_id, interest.c.enterprise_id, products.c.name, enterprises.c.name)
        .order_by(number.desc(), interest.c.product_id)
        .limit(limit)
    )
    if enterprise_ids is not None:
        wanted = wanted.where(interest.c.enterprise_id.in_(enterprise_ids))
    return db.session.execute(wanted).all()


def missed_words(*, weeks: int = 8, limit: int = 30) -> Sequence[Any]:
    """Words searched for in vain in these weeks, with their number, the most wanted first. One statement."""
    number = func.sum(MissedWord.number).label("number")
    return db.session.execute(
        select(MissedWord.word, number)
        .where(MissedWord.week_on > monday_of(today()) - timedelta(weeks=weeks))
        .group_by(MissedWord.word)
        .having(number >= FEWEST_TIMES)
        .order_by(number.desc(), MissedWord.word)
        .limit(limit)
    ).all()


class Due(NamedTuple):
    """How many drafts, products to renew, stepped back, waiting for a look, reported, and with unread notes."""

    drafts: int
    stale: int
    stepped_back: int
    waiting: int
    reported: int
    unread: int


def count_due(enterprise_ids: Ids) -> Due:
    """All of it for the products of these businesses (None: of all). One statement."""
    published = products.c.state == "published"
    own = among(enterprise_ids)

    def those(table: Table, condition: ColumnElement[bool]) -> Any:
        source = AT_HOME.join(table, table.c.product_id == products.c.id)
        return select(func.count(products.c.id.distinct())).select_from(source).where(own, condition).scalar_subquery()

    counted = (
        select(
            func.count().filter(products.c.state == "draft").label("drafts"),
            func.count().filter(published, products.c.confirmed_at < utcnow() - ASK_KEEPER_AFTER).label("stale"),
            func.count().filter(published, products.c.confirmed_at <= utcnow() - HIDDEN_AFTER).label("back"),
            func.count().filter(products.c.waiting_since.is_not(None)).label("waiting"),
        )
        .select_from(AT_HOME)
        .where(own)
        .subquery("counted")
    )
    return Due(
        *db.session.execute(
            select(
                counted,
                those(reports, reports.c.closed_at.is_(None)),
                those(notes, notes.c.read_at.is_(None)),
            )
        ).one()
    )


def due_enterprises(enterprise_ids: Ids, *, page: int, per_page: int = 25) -> tuple[Sequence[Any], bool]:
    """Businesses with products to renew: how many, how many stepped back, since when, owner and phone; the longest

    waiting first. Gives whether more follow, too. One statement.
    """
    number = func.count().label("number")
    rows = db.session.execute(
        select(
            enterprises.c.id,
            enterprises.c.name,
            enterprises.c.owner_name,
            enterprises.c.phone,
            number,
            func.count().filter(products.c.confirmed_at <= utcnow() - HIDDEN_AFTER).label("stepped_back"),
            func.min(products.c.confirmed_at).label("since"),
        )
        .select_from(AT_HOME)
        .where(among(enterprise_ids), *_is_due())
        .group_by(enterprises.c.id, enterprises.c.name, enterprises.c.owner_name, enterprises.c.phone)
        .order_by(func.min(products.c.confirmed_at), enterprises.c.id)
        .limit(per_page + 1)
        .offset((page - 1) * per_page)
    ).all()
    return rows[:per_page], len(rows) > per_page


def _is_due() -> tuple[ColumnElement[bool], ...]:
    return products.c.state == "published", products.c.confirmed_at < utcnow() - ASK_KEEPER_AFTER


def due_names(enterprise_ids: Collection[int], *, limit: int = 6) -> dict[int, list[str]]:
    """Names of products to renew by business, at most so many of each, the longest waiting first. One statement."""
    place = func.row_number().over(
        partition_by=products.c.enterprise_id, order_by=(products.c.confirmed_at, products.c.id)
    )
    ranked = (
        select(products.c.enterprise_id, products.c.name, place.label("place"))
        .select_from(AT_HOME)
        .where(among(enterprise_ids), *_is_due())
        .subquery("ranked")
    )
    found: dict[int, list[str]] = {}
    rows = db.session.execute(select(ranked).where(ranked.c.place <= limit).order_by(ranked.c.place))
    for enterprise_id, name, _place in rows:
        found.setdefault(enterprise_id, []).append(name)
    return found


def products_to_look_at(*, limit: int = 50) -> Sequence[Any]:
    """Products that wait for a look or were reported, the longest waiting first, with the number of reports."""
    told = (
        select(
            reports.c.product_id, func.sum(reports.c.times).label("times"), func.min(reports.c.reported_at).label("at")
        )
        .where(reports.c.closed_at.is_(None))
        .group_by(reports.c.product_id)
        .subquery("told")
    )
    since = func.coalesce(products.c.waiting_since, told.c.at)
    return db.session.execute(
        select(
            products.c.id,
            products.c.name,
            products.c.waiting_since,
            products.c.waiting_for,
            enterprises.c.name.label("enterprise_name"),
            func.coalesce(told.c.times, literal(0)).label("times"),
        )
        .select_from(AT_HOME.outerjoin(told, told.c.product_id == products.c.id))
        .where(among(None), or_(products.c.waiting_since.is_not(None), told.c.times > 0))
        .order_by(since, products.c.id)
        .limit(limit)
    ).all()


def open_reports(product_id: int) -> Sequence[Any]:
    """What visitors reported of a product and nobody has answered."""
    return db.session.execute(
        select(reports)
        .where(reports.c.product_id == product_id, reports.c.closed_at.is_(None))
        .order_by(reports.c.id)
        .limit(50)
    ).all()


def notes_to_keepers(product_id: int) -> Sequence[Any]:
    """What officials wrote to the keepers of a product, the newest first."""
    return db.session.execute(
        select(notes).where(notes.c.product_id == product_id).order_by(notes.c.id.desc()).limit(20)
    ).all()


def unread_notes(enterprise_ids: Collection[int]) -> Sequence[Any]:
    """Id and name of products whose keepers have something to read. One statement."""
    return db.session.execute(
        select(products.c.id, products.c.name)
        .select_from(AT_HOME.join(notes, notes.c.product_id == products.c.id))
        .where(among(enterprise_ids), notes.c.read_at.is_(None))
        .group_by(products.c.id, products.c.name)
        .order_by(products.c.id)
        .limit(3)
    ).all()
