"""What a product offers, as pages show it: variants at the price of today, discounts, the story, the 4P questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import Table, func, or_, select

from village.core.db import db, utcnow
from village.core.errors import NotFound
from village.core.formatting import rupiah
from village.gallery.models import UNDO_TIME
from village.gallery.offer_tables import ProductDiscount, ProductStory, ProductVariant
from village.gallery.prices import cut_words, less_discount
from village.gallery.sale_tables import MarketplaceLink

LARGEST_ID = 2**31
variants = cast(Table, ProductVariant.__table__)

BRAND_LABELS = {
    "own": _l("Merek sendiri"),
    "collective": _l("Merek bersama kelompok"),
    "none": _l("Tanpa merek"),
}


@dataclass(frozen=True)
class VariantLine:
    """A variant in words; ``price`` and ``old_price`` are empty where the product's own price holds."""

    id: int
    size: str
    taste: str
    colour: str
    label: str
    price_rupiah: int | None
    price: str
    old_price: str
    stock: str
    is_gone: bool


def variant_lines(product: Any) -> list[VariantLine]:
    """The living variants of a product, each with its price of today. ``product`` has PRICE_COLUMNS. One statement."""
    rows = db.session.execute(
        select(variants)
        .where(variants.c.product_id == product.id, variants.c.deleted_at.is_(None))
        .order_by(variants.c.position, variants.c.id)
    )
    return [_line(row, product) for row in rows]


def _line(row: Any, product: Any) -> VariantLine:
    full = row.price_rupiah
    now = less_discount(full, product.discount_kind, product.discount_amount) if full else None
    stock = ""
    if row.stock_count is not None:
        stock = _("Siap, %(count)d", count=row.stock_count) if row.stock_count else _("Habis")
    return VariantLine(
        id=row.id,
        size=row.size,
        taste=row.taste,
        colour=row.colour,
        label=", ".join(part for part in (row.size, row.taste, row.colour) if part),
        price_rupiah=now,
        price=rupiah(now) if now else "",
        old_price=rupiah(full) if full and now != full else "",
        stock=stock,
        is_gone=row.stock_count == 0,
    )


class Kept(NamedTuple):
    """Rows that live, and those deleted in the last thirty days."""

    living: Sequence[Any]
    deleted: Sequence[Any]


def _kept(rows: Sequence[Any]) -> Kept:
    return Kept([row for row in rows if row.deleted_at is None], [row for row in rows if row.deleted_at is not None])


def kept_variants(product_id: int) -> Kept:
    """All variants a keeper can change or bring back. One statement."""
    wanted = (
        select(ProductVariant)
        .where(
            ProductVariant.product_id == product_id,
            or_(ProductVariant.deleted_at.is_(None), ProductVariant.deleted_at > utcnow() - UNDO_TIME),
        )
        .order_by(ProductVariant.position, ProductVariant.id)
    )
    return _kept(db.session.scalars(wanted).all())


def get_variant(product_id: int, variant_id: int) -> ProductVariant:
    """The living variant of this product. Raises NotFound."""
    found = db.session.get(ProductVariant, variant_id) if variant_id < LARGEST_ID else None
    if found is None or found.product_id != product_id or found.deleted_at is not None:
        raise NotFound()
    return found


@dataclass(frozen=True)
class DiscountLine:
    """A discount in words, with its moments."""

    id: int
    title: str
    words: str
    starts_at: datetime
    last_moment: datetime
    state: str
    deleted_at: datetime | None


def kept_discounts(product_id: int) -> Kept:
    """The discounts of a product, the latest first. One statement."""
    rows = db.session.scalars(
        select(ProductDiscount)
        .where(
            ProductDiscount.product_id == product_id,
            or_(ProductDiscount.deleted_at.is_(None), ProductDiscount.deleted_at > utcnow() - UNDO_TIME),
        )
        .order_by(ProductDiscount.starts_at.desc())
        .limit(100)
    )
    return _kept([_discount_line(row) for row in rows])


def _discount_line(row: ProductDiscount) -> DiscountLine:
    now = utcnow()
    state = _("akan datang") if row.starts_at > now else _("sedang berjalan")
    return DiscountLine(
        id=row.id,
        title=row.title,
        words=cut_words(row.kind, row.amount),
        starts_at=row.starts_at,
        last_moment=row.ends_at - timedelta(seconds=1),
        state=_("sudah selesai") if row.ends_at <= now else state,
        deleted_at=row.deleted_at,
    )


def find_story(product_id: int) -> ProductStory | None:
    """The story of a product, if somebody told it."""
    return db.session.get(ProductStory, product_id)


class Prompt(NamedTuple):
    """One question of the 4P checklist: which of the four, the question, whether it is answered, and where that is."""

    part: str
    question: str
    is_done: bool
    endpoint: str


class Told(NamedTuple):
    """How much is told of a product beside its own row."""

    story: int
    variants: int
    discounts: int
    links: int


def told_of(product: Any) -> Told:
    """One statement."""
    link = MarketplaceLink
    parts = (
        select(func.count()).where(ProductStory.product_id == product.id, ProductStory.particular != ""),
        select(func.count()).where(ProductVariant.product_id == product.id, ProductVariant.deleted_at.is_(None)),
        select(func.count()).where(
            ProductDiscount.product_id == product.id,
            ProductDiscount.deleted_at.is_(None),
            ProductDiscount.ends_at > utcnow(),
        ),
        select(func.count()).where(
            link.enterprise_id == product.enterprise_id,
            or_(link.product_id == product.id, link.product_id.is_(None)),
            link.state == "active",
            link.deleted_at.is_(None),
        ),
    )
    return Told(*db.session.execute(select(*(one.scalar_subquery() for one in parts))).one())


def prompts_of(product: Any, told: Told, photo_count: int) -> list[Prompt]:
    """Product, price, place, promotion: what a buyer would still ask (marketing mix, study GMW-26)."""
    place, promotion = _("Tempat"), _("Promosi")
    return [
        Prompt(_("Produk"), _("Ada dua foto atau lebih?"), photo_count > 1, "gallery.product_photos"),
        Prompt(_("Produk"), _("Sudah diceritakan apa khasnya?"), bool(told.story), "gallery.story"),
        Prompt(
            _("Harga"),
            _("Ada harga dan satuannya?"),
            bool((product.price_rupiah or product.variants_low_rupiah) and product.unit),
            "gallery.edit_product",
        ),
        Prompt(_("Harga"), _("Ada pilihan ukuran, rasa, atau warna?"), bool(told.variants), "gallery.variants"),
        Prompt(place, _("Bisa juga dibeli di toko online?"), bool(told.links), "gallery.product_shops"),
        Prompt(
            promotion,
            _("Ada potongan harga yang berjalan atau akan datang?"),
            bool(told.discounts),
            "gallery.discounts",
        ),
    ]
