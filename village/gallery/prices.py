"""The price of today, as SQL and as words: variants decide it where they have own prices, a running discount cuts it.

The clock stands in the condition of the join, so that no task has to run when a discount begins or ends.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple
from typing import cast as as_type
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from sqlalchemy import BigInteger, ColumnElement, Table, and_, case, cast, func, literal

from village.core.db import utcnow
from village.core.formatting import DEFAULT_TIMEZONE, rupiah
from village.gallery.models import Product
from village.gallery.offer_tables import ProductDiscount

discounts = as_type(Table, ProductDiscount.__table__)
_products = as_type(Table, Product.__table__)

FULL_LOW = func.coalesce(_products.c.variants_low_rupiah, _products.c.price_rupiah)
FULL_HIGH = case(
    (_products.c.variants_low_rupiah.is_not(None), _products.c.variants_high_rupiah),
    (_products.c.price_high_rupiah.is_not(None), _products.c.price_high_rupiah),
    else_=_products.c.price_rupiah,
)


def _cut(price: ColumnElement[Any]) -> ColumnElement[Any]:
    """The price less the discount of the joined row; one that would leave nothing to pay does not count."""
    off = case(
        (discounts.c.kind == "percent", cast(price, BigInteger) * discounts.c.amount // literal(100)),
        (discounts.c.amount < price, discounts.c.amount),
        else_=0,
    )
    return price - off


LOW_TODAY = _cut(FULL_LOW)
HIGH_TODAY = _cut(FULL_HIGH)
PRICE_COLUMNS: tuple[ColumnElement[Any], ...] = (
    FULL_LOW.label("full_low"),
    FULL_HIGH.label("full_high"),
    LOW_TODAY.label("low_today"),
    HIGH_TODAY.label("high_today"),
    discounts.c.kind.label("discount_kind"),
    discounts.c.amount.label("discount_amount"),
    discounts.c.ends_at.label("discount_ends_at"),
    discounts.c.title.label("discount_title"),
)


def with_discounts(source: Any) -> Any:
    """``source``, which holds the products, with the discount that runs now; at most one per product does."""
    now = utcnow()
    return source.outerjoin(
        discounts,
        and_(
            discounts.c.product_id == _products.c.id,
            discounts.c.deleted_at.is_(None),
            discounts.c.starts_at <= now,
            discounts.c.ends_at > now,
        ),
    )


def less_discount(price_rupiah: int, kind: str | None, amount: int | None) -> int:
    """The same cut for one price in rupiah, as for a variant."""
    if kind == "percent" and amount:
        return price_rupiah - price_rupiah * amount // 100
    return price_rupiah - amount if kind == "rupiah" and amount and amount < price_rupiah else price_rupiah


class PriceWords(NamedTuple):
    """A price in words; ``old`` is what stands struck through, empty without a discount."""

    now: str
    old: str = ""


def price_of(product: Any) -> PriceWords:
    """``Rp 12.000``, ``mulai Rp 12.000``, ``Rp 8.000 - Rp 12.000`` or ``Tanya harga``, of a row with PRICE_COLUMNS."""
    if product.low_today is None or (product.price_mode == "ask" and product.variants_low_rupiah is None):
        return PriceWords(_("Tanya harga"))
    now = _words(product, product.low_today, product.high_today)
    old = _words(product, product.full_low, product.full_high) if product.low_today != product.full_low else ""
    return PriceWords(now, old)


def _words(product: Any, low: int, high: int | None) -> str:
    if product.variants_low_rupiah is None and product.price_mode == "from":
        return _("mulai %(price)s", price=rupiah(low))
    if high is not None and high > low:
        return f"{rupiah(low)} - {rupiah(high)}"
    return rupiah(low)


def discount_words(product: Any) -> str:
    """``Potongan 20%`` or ``Potongan Rp 5.000`` of the discount that runs now; empty without."""
    if not product.discount_kind or product.low_today == product.full_low:
        return ""
    return cut_words(product.discount_kind, product.discount_amount)


def cut_words(kind: str, amount: int) -> str:
    """``Potongan 20%`` or ``Potongan Rp 5.000``."""
    return _("Potongan %(amount)s", amount=f"{amount}%" if kind == "percent" else rupiah(amount))


def moment_of(day: date, minute: int = 0) -> datetime:
    """So many minutes after midnight of the village's own clock, as a moment in UTC."""
    midnight = datetime.combine(day, time(), ZoneInfo(DEFAULT_TIMEZONE))
    return (midnight + timedelta(minutes=minute)).astimezone(UTC)
