"""Shops elsewhere as pages show them, how many businesses sell online, and the sellers as a spreadsheet."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple, cast

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, Select, Table, and_, func, or_, select

from village.core.counts import counted
from village.core.db import db, utcnow
from village.gallery.models import UNDO_TIME
from village.gallery.offer_tables import ProductDiscount
from village.gallery.queries import is_public, products
from village.gallery.sale_tables import MarketplaceLink, Sale
from village.gallery.services.links import PLATFORM_NAMES
from village.registry.interface import enterprise_is_public, enterprises, today, write_xlsx

links = cast(Table, MarketplaceLink.__table__)
ASK_AGAIN_AFTER = timedelta(days=90)
REST_AT_MOST = timedelta(days=30)
STATE_LABELS = {
    "planned": _l("Belum ada"),
    "made": _l("Dibuat, belum aktif"),
    "active": _l("Aktif"),
    "paused": _l("Jeda"),
}


class Shop(NamedTuple):
    """A public link to a shop elsewhere; ``is_product`` says that it leads to the very product."""

    name: str
    url: str
    is_product: bool
    rating: str
    review_count: int | None


def shops_of(product: Any) -> list[Shop]:
    """The active links of a product, else of its business, one per shop. One statement."""
    return _shops(
        links.c.enterprise_id == product.enterprise_id,
        or_(links.c.product_id == product.id, links.c.product_id.is_(None)),
    )


def shops_of_enterprise(enterprise_id: int) -> list[Shop]:
    """The active shops of a business itself. One statement."""
    return _shops(links.c.enterprise_id == enterprise_id, links.c.product_id.is_(None))


def _shops(*conditions: ColumnElement[bool]) -> list[Shop]:
    rows = db.session.execute(
        select(links)
        .where(links.c.deleted_at.is_(None), links.c.state == "active", links.c.url != "", *conditions)
        .order_by(links.c.product_id.is_(None), links.c.id)
        .limit(20)
    )
    shops: dict[str, Shop] = {}
    for row in rows:
        name = PLATFORM_NAMES.get(row.platform, row.other_name)
        shops.setdefault(
            name, Shop(name, row.url, row.product_id is not None, stars(row.rating_tenths), row.review_count)
        )
    return list(shops.values())


def stars(rating_tenths: int | None) -> str:
    """``4,8`` for 48; empty for None."""
    return f"{rating_tenths // 10},{rating_tenths % 10}" if rating_tenths is not None else ""


def kept_links(
    enterprise_ids: Collection[int] | None, *, product_id: int | None = None, limit: int = 100
) -> Sequence[Any]:
    """The links of a shelf with names of business and product, those to look at again first; and the deleted ones."""
    conditions = [
        enterprises.c.deleted_at.is_(None),
        or_(links.c.deleted_at.is_(None), links.c.deleted_at > utcnow() - UNDO_TIME),
    ]
    if enterprise_ids is not None:
        conditions.append(links.c.enterprise_id.in_(enterprise_ids))
    if product_id is not None:
        conditions.append(links.c.product_id == product_id)
    return db.session.execute(
        select(links, enterprises.c.name.label("enterprise_name"), products.c.name.label("product_name"))
        .join(enterprises, enterprises.c.id == links.c.enterprise_id)
        .outerjoin(products, products.c.id == links.c.product_id)
        .where(*conditions)
        .order_by(links.c.checked_on, links.c.id)
        .limit(limit)
    ).all()


def find_link(link_id: int) -> MarketplaceLink | None:
    """The link, deleted or not."""
    return db.session.get(MarketplaceLink, link_id)


def _needs_a_look(day: date) -> ColumnElement[bool]:
    return or_(
        and_(links.c.state == "active", links.c.checked_on <= day - ASK_AGAIN_AFTER),
        and_(links.c.state == "paused", links.c.checked_on <= day - REST_AT_MOST),
    )


def asks_for_a_look(link: Any) -> bool:
    """Has nobody looked at this link for so long that the site asks?"""
    if link.checked_on is None or link.state not in ("active", "paused"):
        return False
    return bool(today() - link.checked_on >= (ASK_AGAIN_AFTER if link.state == "active" else REST_AT_MOST))


def count_links_to_check(enterprise_ids: Collection[int] | None) -> int:
    """How many links of a shelf wait for somebody to look. One statement."""
    return int(counted("gallery.links_to_check", links_to_check(enterprise_ids)))


def links_to_check(enterprise_ids: Collection[int] | None) -> Select[Any]:
    """That number, as a select of one value."""
    wanted = (
        select(func.count())
        .select_from(links.join(enterprises, enterprises.c.id == links.c.enterprise_id))
        .where(links.c.deleted_at.is_(None), enterprises.c.deleted_at.is_(None), _needs_a_look(today()))
    )
    if enterprise_ids is not None:
        wanted = wanted.where(links.c.enterprise_id.in_(enterprise_ids))
    return wanted


class SellingOnline(NamedTuple):
    """Counts for the report: open businesses, those with an active shop elsewhere, resting links, running discounts."""

    businesses: int
    online: int
    resting: int
    old: int
    promos: int


def selling_online() -> SellingOnline:
    """One statement."""
    living = links.c.deleted_at.is_(None)
    discount = ProductDiscount
    now = utcnow()
    counts = (
        select(func.count()).select_from(enterprises).where(enterprise_is_public()),
        select(func.count(links.c.enterprise_id.distinct()))
        .select_from(links.join(enterprises, enterprises.c.id == links.c.enterprise_id))
        .where(enterprise_is_public(), living, links.c.state == "active"),
        select(func.count()).select_from(links).where(living, links.c.state == "paused"),
        select(func.count()).select_from(links).where(living, _needs_a_look(today())),
        select(func.count())
        .select_from(discount)
        .join(products, products.c.id == discount.product_id)
        .join(enterprises, enterprises.c.id == products.c.enterprise_id)
        .where(is_public(), discount.deleted_at.is_(None), discount.starts_at <= now, discount.ends_at > now),
    )
    return SellingOnline(*db.session.execute(select(*(one.scalar_subquery() for one in counts))).one())


HEADINGS = ("USAHA", "RT", "PRODUK TAYANG", "TOKO ONLINE AKTIF", "ALAMAT TOKO", "TERJUAL 12 BULAN (Rp)")


def seller_rows(enterprise_ids: Collection[int] | None) -> list[tuple[Any, ...]]:
    """One row per business under HEADINGS. Three statements, however many there are."""
    wanted = select(enterprises.c.id, enterprises.c.name, enterprises.c.rt).where(enterprises.c.deleted_at.is_(None))
    if enterprise_ids is not None:
        wanted = wanted.where(enterprises.c.id.in_(enterprise_ids))
    sold = dict(
        db.session.execute(
            select(Sale.enterprise_id, func.sum(Sale.amount_rupiah))
            .where(Sale.deleted_at.is_(None), Sale.sold_on > today() - timedelta(days=365))
            .group_by(Sale.enterprise_id)
        ).all()
    )
    online: dict[int, int] = dict(
        db.session.execute(
            select(products.c.enterprise_id, func.count())
            .where(products.c.is_listed.is_(True))
            .group_by(products.c.enterprise_id)
        ).all()
    )
    shops: dict[int, list[Any]] = {}
    active = select(links).where(links.c.deleted_at.is_(None), links.c.state == "active").order_by(links.c.id)
    for link in db.session.execute(active):
        shops.setdefault(link.enterprise_id, []).append(link)
    return [
        (
            row.name,
            row.rt or "",
            online.get(row.id, 0),
            ", ".join(dict.fromkeys(PLATFORM_NAMES.get(one.platform, one.other_name) for one in shops.get(row.id, ()))),
            "\n".join(one.url for one in shops.get(row.id, ())),
            int(sold.get(row.id, 0)),
        )
        for row in db.session.execute(wanted.order_by(func.lower(enterprises.c.name), enterprises.c.id))
    ]


def sellers_xlsx(enterprise_ids: Collection[int] | None) -> bytes:
    """The sellers as a workbook with one sheet; no cell is ever a formula or a link."""
    widths = {0: 32, 3: 24, 4: 50, 5: 22}
    return write_xlsx(HEADINGS, seller_rows(enterprise_ids), sheet="Penjual", widths=widths)
