"""The book of sales: the rows of a shelf, and what they add up to by month, product and seller."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, extract, func, or_, select

from village.core.db import db, utcnow
from village.gallery.kiosk import sales
from village.gallery.models import UNDO_TIME
from village.gallery.offers import variants
from village.gallery.queries import products
from village.gallery.sale_tables import Sale
from village.registry.interface import enterprises, today

SOURCE_LABELS = {
    "langsung": _l("Langsung di rumah"),
    "WA": _l("Lewat WhatsApp"),
    "galeri": _l("Lewat situs ini"),
    "titip": _l("Titipan di kios"),
    "marketplace": _l("Toko online"),
    "bazar": _l("Bazar atau pameran"),
    "kemitraan": _l("Kemitraan"),
}
MONTHS = 12


def _of(enterprise_ids: Collection[int] | None) -> list[ColumnElement[bool]]:
    return [] if enterprise_ids is None else [sales.c.enterprise_id.in_(enterprise_ids)]


def sale_rows(
    enterprise_ids: Collection[int] | None, *, before: tuple[date, int] | None = None, limit: int = 30
) -> Sequence[Any]:
    """Sales with names of business, product and variant, the latest first; those taken back lately too."""
    conditions = [
        *_of(enterprise_ids),
        or_(sales.c.deleted_at.is_(None), sales.c.deleted_at > utcnow() - UNDO_TIME),
    ]
    if before is not None:
        conditions.append(or_(sales.c.sold_on < before[0], (sales.c.sold_on == before[0]) & (sales.c.id < before[1])))
    return db.session.execute(
        select(
            sales,
            enterprises.c.name.label("enterprise_name"),
            products.c.name.label("product_name"),
            variants.c.size,
            variants.c.taste,
            variants.c.colour,
        )
        .select_from(
            sales.join(enterprises, enterprises.c.id == sales.c.enterprise_id)
            .outerjoin(products, products.c.id == sales.c.product_id)
            .outerjoin(variants, variants.c.id == sales.c.variant_id)
        )
        .where(*conditions)
        .order_by(sales.c.sold_on.desc(), sales.c.id.desc())
        .limit(limit)
    ).all()


def find_sale(sale_id: int) -> Sale | None:
    """The sale, taken back or not."""
    return db.session.get(Sale, sale_id)


class Sum(NamedTuple):
    """What some sales add up to: whose they are, pieces, rupiah."""

    name: Any
    pieces: int
    rupiah: int


def sums_by_month(enterprise_ids: Collection[int] | None) -> list[Sum]:
    """The last twelve months that have sales, the latest first, each by its first day. One statement."""
    year, month = extract("year", sales.c.sold_on), extract("month", sales.c.sold_on)
    rows = db.session.execute(
        select(year.label("year"), month.label("month"), func.sum(sales.c.quantity), func.sum(sales.c.amount_rupiah))
        .where(sales.c.deleted_at.is_(None), *_of(enterprise_ids))
        .group_by(year, month)
        .order_by(year.desc(), month.desc())
        .limit(MONTHS)
    )
    return [Sum(date(int(y), int(m), 1), int(pieces), int(amount)) for y, m, pieces, amount in rows]


def sums_by_product(enterprise_ids: Collection[int] | None, *, limit: int = 10) -> list[Sum]:
    """What sold best in the last twelve months. One statement."""
    return _best(products.c.name, sales.outerjoin(products, products.c.id == sales.c.product_id), enterprise_ids, limit)


def sums_by_seller(enterprise_ids: Collection[int] | None, *, limit: int = 10) -> list[Sum]:
    """Who sold most in the last twelve months. One statement."""
    source = sales.join(enterprises, enterprises.c.id == sales.c.enterprise_id)
    return _best(enterprises.c.name, source, enterprise_ids, limit)


def _best(name: Any, source: Any, enterprise_ids: Collection[int] | None, limit: int) -> list[Sum]:
    amount = func.sum(sales.c.amount_rupiah)
    rows = db.session.execute(
        select(name, func.sum(sales.c.quantity), amount)
        .select_from(source)
        .where(sales.c.deleted_at.is_(None), sales.c.sold_on > today() - timedelta(days=365), *_of(enterprise_ids))
        .group_by(name)
        .order_by(amount.desc())
        .limit(limit)
    )
    return [Sum(who, int(pieces), int(total)) for who, pieces, total in rows]


def sums_by_source() -> list[Sum]:
    """What each way of selling brought in the last twelve months. One statement."""
    return _best(sales.c.source, sales, None, limit=10)


def goods_to_sell(enterprise_ids: Collection[int] | None, *, limit: int = 300) -> list[tuple[int, str]]:
    """Id and name of the living products of a shelf, the maker beside it where there are several makers."""
    wanted = (
        select(products.c.id, products.c.name, enterprises.c.name.label("maker"))
        .join(enterprises, enterprises.c.id == products.c.enterprise_id)
        .where(products.c.deleted_at.is_(None), enterprises.c.deleted_at.is_(None))
        .order_by(func.lower(products.c.name), products.c.id)
        .limit(limit)
    )
    if enterprise_ids is not None:
        wanted = wanted.where(products.c.enterprise_id.in_(enterprise_ids))
    rows = db.session.execute(wanted).all()
    several = len({row.maker for row in rows}) > 1
    return [(row.id, f"{row.name} ({row.maker})" if several else row.name) for row in rows]
