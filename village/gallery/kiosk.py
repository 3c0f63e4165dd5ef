"""The kiosk as its pages show it: what stands there, whose money waits, who is on duty, whether it is open today."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple, cast
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, Table, case, func, or_, select, tuple_

from village.core.counts import counted
from village.core.db import db, utcnow
from village.core.formatting import DEFAULT_TIMEZONE
from village.gallery.models import UNDO_TIME
from village.gallery.offers import variants
from village.gallery.queries import products
from village.gallery.sale_tables import KioskDuty, KioskMovement, KioskSettlement, Sale
from village.registry.interface import enterprise_is_public, enterprises, today

movements = cast(Table, KioskMovement.__table__)
settlements = cast(Table, KioskSettlement.__table__)
sales = cast(Table, Sale.__table__)
duties = cast(Table, KioskDuty.__table__)
LINES_PER_PAGE = 60
MONEY_WAITS_AT_MOST = timedelta(days=30)


def _sum(kind: str) -> Any:
    return func.coalesce(func.sum(case((movements.c.kind == kind, movements.c.quantity), else_=0)), 0)


def kiosk_lines(
    enterprise_ids: Collection[int] | None = None,
    *,
    product_id: int | None = None,
    after: tuple[str, int, int] | None = None,
    limit: int = LINES_PER_PAGE,
) -> Sequence[Any]:
    """Goods of the kiosk by product and variant, with came_in, sold, returned and there; by name. One statement.

    ``after``: the ``sort_name``, ``product_id`` and ``sort_variant`` of the last line before.
    """
    came_in, sold, returned = _sum("in"), _sum("sold"), _sum("returned")
    conditions: list[ColumnElement[bool]] = [movements.c.deleted_at.is_(None)]
    if enterprise_ids is not None:
        conditions.append(movements.c.enterprise_id.in_(enterprise_ids))
    if product_id is not None:
        conditions.append(movements.c.product_id == product_id)
    counted = (
        select(
            movements.c.product_id,
            movements.c.variant_id,
            came_in.label("came_in"),
            sold.label("sold"),
            returned.label("returned"),
            (came_in - sold - returned).label("there"),
            func.max(movements.c.place).label("place"),
        )
        .where(*conditions)
        .group_by(movements.c.product_id, movements.c.variant_id)
        .subquery("counted")
    )
    name, variant = func.lower(products.c.name), func.coalesce(counted.c.variant_id, 0)
    wanted = (
        select(
            counted,
            products.c.name,
            products.c.price_rupiah,
            variants.c.size,
            variants.c.taste,
            variants.c.colour,
            variants.c.price_rupiah.label("variant_rupiah"),
            products.c.enterprise_id,
            enterprises.c.name.label("enterprise_name"),
            name.label("sort_name"),
            variant.label("sort_variant"),
        )
        .select_from(
            counted.join(products, products.c.id == counted.c.product_id)
            .join(enterprises, enterprises.c.id == products.c.enterprise_id)
            .outerjoin(variants, variants.c.id == counted.c.variant_id)
        )
        .order_by(name, products.c.id, variant)
        .limit(limit)
    )
    if after is not None:
        wanted = wanted.where(tuple_(name, products.c.id, variant) > tuple_(*after))
    return db.session.execute(wanted).all()


def movements_of(product_id: int, *, limit: int = 100) -> Sequence[Any]:
    """What came and went of a product, the latest first, with what each sale brought; those taken back too."""
    return db.session.execute(
        select(movements, sales.c.amount_rupiah, variants.c.size, variants.c.taste, variants.c.colour)
        .select_from(
            movements.outerjoin(sales, sales.c.id == movements.c.sale_id).outerjoin(
                variants, variants.c.id == movements.c.variant_id
            )
        )
        .where(
            movements.c.product_id == product_id,
            or_(movements.c.deleted_at.is_(None), movements.c.deleted_at > utcnow() - UNDO_TIME),
        )
        .order_by(movements.c.moved_on.desc(), movements.c.id.desc())
        .limit(limit)
    ).all()


def find_movement(movement_id: int) -> KioskMovement | None:
    """The movement, taken back or not."""
    return db.session.get(KioskMovement, movement_id)


def open_money(enterprise_ids: Collection[int] | None = None, *, limit: int = 200) -> Sequence[Any]:
    """Businesses whose sold goods wait for their money: amount, pieces, since when; the oldest first. One statement."""
    conditions = [
        movements.c.deleted_at.is_(None),
        movements.c.settlement_id.is_(None),
        movements.c.sale_id.is_not(None),
    ]
    if enterprise_ids is not None:
        conditions.append(movements.c.enterprise_id.in_(enterprise_ids))
    since = func.min(movements.c.moved_on)
    return db.session.execute(
        select(
            movements.c.enterprise_id,
            enterprises.c.name,
            func.sum(sales.c.amount_rupiah).label("amount_rupiah"),
            func.sum(movements.c.quantity).label("pieces"),
            since.label("since"),
        )
        .select_from(
            movements.join(sales, sales.c.id == movements.c.sale_id).join(
                enterprises, enterprises.c.id == movements.c.enterprise_id
            )
        )
        .where(*conditions)
        .group_by(movements.c.enterprise_id, enterprises.c.name)
        .order_by(since, movements.c.enterprise_id)
        .limit(limit)
    ).all()


def sold_lines(enterprise_id: int, settlement_id: int | None) -> Sequence[Any]:
    """The sold goods of a settlement, or, for None, those that wait for one: day, what, pieces, rupiah."""
    in_it = movements.c.settlement_id.is_(None) if settlement_id is None else movements.c.settlement_id == settlement_id
    return db.session.execute(
        select(
            movements.c.moved_on,
            movements.c.quantity,
            sales.c.amount_rupiah,
            products.c.name,
            variants.c.size,
            variants.c.taste,
            variants.c.colour,
        )
        .select_from(
            movements.join(sales, sales.c.id == movements.c.sale_id)
            .join(products, products.c.id == movements.c.product_id)
            .outerjoin(variants, variants.c.id == movements.c.variant_id)
        )
        .where(movements.c.enterprise_id == enterprise_id, movements.c.deleted_at.is_(None), in_it)
        .order_by(movements.c.moved_on, movements.c.id)
        .limit(1000)
    ).all()


def settlements_of(enterprise_ids: Collection[int] | None, *, limit: int = 50) -> Sequence[Any]:
    """Settlements with the name of their business, the latest first; those cancelled lately too. One statement."""
    conditions = [or_(settlements.c.deleted_at.is_(None), settlements.c.deleted_at > utcnow() - UNDO_TIME)]
    if enterprise_ids is not None:
        conditions.append(settlements.c.enterprise_id.in_(enterprise_ids))
    return db.session.execute(
        select(settlements, enterprises.c.name)
        .join(enterprises, enterprises.c.id == settlements.c.enterprise_id)
        .where(*conditions)
        .order_by(settlements.c.paid_on.desc(), settlements.c.id.desc())
        .limit(limit)
    ).all()


def find_settlement(settlement_id: int) -> Any | None:
    """The settlement with the name of its business, and who wrote it."""
    return db.session.execute(
        select(settlements, enterprises.c.name)
        .join(enterprises, enterprises.c.id == settlements.c.enterprise_id)
        .where(settlements.c.id == settlement_id)
    ).one_or_none()


def roster(*, since: date, limit: int = 100) -> Sequence[Any]:
    """Duties from a day on, in order; those taken off lately too. One statement."""
    return db.session.execute(
        select(duties)
        .where(
            duties.c.on_day >= since,
            or_(duties.c.deleted_at.is_(None), duties.c.deleted_at > utcnow() - UNDO_TIME),
        )
        .order_by(duties.c.on_day, duties.c.opens_minute, duties.c.id)
        .limit(limit)
    ).all()


class OpenToday(NamedTuple):
    """Today's hours of the kiosk in words, ``09.00``, and whether it is open at this very minute."""

    opens: str
    closes: str
    is_open_now: bool


def hours_today() -> Select[Any]:
    """A select of one row, ``opens`` and ``closes`` in minutes; both None on a day without duty."""
    return select(
        func.min(duties.c.opens_minute).label("opens"), func.max(duties.c.closes_minute).label("closes")
    ).where(duties.c.on_day == today(), duties.c.deleted_at.is_(None))


def open_today(opens: int | None, closes: int | None) -> OpenToday | None:
    """The hours in words, None without any."""
    if opens is None or closes is None:
        return None
    return OpenToday(minute_words(opens), minute_words(closes), opens <= minute_now() < closes)


def kiosk_today() -> OpenToday | None:
    """When the kiosk is open today by the village's clock; None on a day without duty. One statement."""
    return open_today(*db.session.execute(hours_today()).one())


def minute_now() -> int:
    """Minutes since midnight of the village's clock."""
    now = utcnow().astimezone(ZoneInfo(DEFAULT_TIMEZONE))
    return now.hour * 60 + now.minute


def minute_words(minute: int) -> str:
    """``09.00`` for 540."""
    return f"{minute // 60:02d}.{minute % 60:02d}"


class KioskUse(NamedTuple):
    """How the kiosk was used: days open and visitors since a day, goods and businesses there now, money that waits."""

    days_open: int
    visitors: int
    goods: int
    businesses_there: int
    businesses: int
    open_rupiah: int
    sold_rupiah: int


def kiosk_use(*, since: date) -> KioskUse:
    """The report of the physical gallery (M02). One statement."""
    there = (
        select(movements.c.product_id, movements.c.enterprise_id)
        .where(movements.c.deleted_at.is_(None))
        .group_by(movements.c.product_id, movements.c.enterprise_id)
        .having(_sum("in") - _sum("sold") - _sum("returned") > 0)
        .subquery("there")
    )
    kept = duties.c.deleted_at.is_(None) & duties.c.opened_at.is_not(None) & (duties.c.on_day >= since)
    sold = movements.join(sales, sales.c.id == movements.c.sale_id)
    living = movements.c.deleted_at.is_(None)
    amount = func.coalesce(func.sum(sales.c.amount_rupiah), 0)
    parts = (
        select(func.count(duties.c.on_day.distinct())).where(kept),
        select(func.coalesce(func.sum(duties.c.visitors), 0)).where(kept),
        select(func.count()).select_from(there),
        select(func.count(there.c.enterprise_id.distinct())),
        select(func.count()).select_from(enterprises).where(enterprise_is_public()),
        select(amount).select_from(sold).where(living, movements.c.settlement_id.is_(None)),
        select(amount).select_from(sold).where(living, movements.c.moved_on >= since),
    )
    row = db.session.execute(select(*(one.scalar_subquery() for one in parts))).one()
    return KioskUse(*(int(value) for value in row))


def count_waiting_money() -> int:
    """How many businesses have waited for their money for more than 30 days. One statement."""
    return int(counted("gallery.waiting_money", waiting_money()))


def waiting_money() -> Select[Any]:
    """That number, as a select of one value."""
    return select(func.count(movements.c.enterprise_id.distinct())).where(
        movements.c.deleted_at.is_(None),
        movements.c.sale_id.is_not(None),
        movements.c.settlement_id.is_(None),
        movements.c.moved_on <= today() - MONEY_WAITS_AT_MOST,
    )


def label_of(row: Any) -> str:
    """The variant of a row in one line; empty without one."""
    return ", ".join(part for part in (row.size, row.taste, row.colour) if part)
