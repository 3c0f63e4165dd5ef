"""Ways to have a product: sizes, tastes, colours. Each act is one transaction; the product's price follows them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.access import Person, begin_writing_as
from village.core.db import db, utcnow
from village.core.errors import DomainError, NotFound
from village.gallery.models import Product
from village.gallery.offer_tables import ProductStory, ProductVariant
from village.gallery.services.offers import finish_offer, may_come_back, story_facts
from village.gallery.services.rules import (
    MOST_PIECES,
    MOST_RUPIAH,
    OutOfRange,
    product_to_keep,
)

MOST_VARIANTS = 30


class VariantWithoutName(DomainError):
    """A variant says at least a size, a taste or a colour."""


class SameVariant(DomainError):
    """This product has that variant already."""


@dataclass(frozen=True)
class VariantFacts:
    """A variant as typed; without a price it costs what the product costs, without a count it is not counted."""

    size: str = ""
    taste: str = ""
    colour: str = ""
    price_rupiah: int | None = None
    stock_count: int | None = None


def variants_of(product_id: int) -> Sequence[ProductVariant]:
    """The living variants in order, as rows to be changed."""
    return db.session.scalars(
        select(ProductVariant)
        .where(ProductVariant.product_id == product_id, ProductVariant.deleted_at.is_(None))
        .order_by(ProductVariant.position, ProductVariant.id)
    ).all()


def add_variant(person: Person, product_id: int, facts: VariantFacts) -> ProductVariant:
    """One more way to have the product. Raises VariantWithoutName, SameVariant, OutOfRange."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    variant = add_variant_step(product, facts)
    finish_offer(person, product, "variant_added", variant=variant.label)
    return variant


def add_variant_step(product: Product, facts: VariantFacts) -> ProductVariant:
    """Step: a variant behind those already there; price and stock of the product follow. Raises like add_variant."""
    others = variants_of(product.id)
    if len(others) >= MOST_VARIANTS:
        raise OutOfRange(_l("Satu produk paling banyak punya %(most)d varian.", most=MOST_VARIANTS))
    _check_variant(facts, others)
    position = max((one.position for one in others), default=-1) + 1
    variant = ProductVariant(product_id=product.id, position=position, **asdict(facts))
    db.session.add(variant)
    follow_variants_step(product)
    return variant


def change_variant(person: Person, product_id: int, variant_id: int, facts: VariantFacts) -> ProductVariant:
    """Correct a variant. Raises like add_variant, and NotFound for a variant of another product."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    variant = _variant(product, variant_id)
    _check_variant(facts, [one for one in variants_of(product_id) if one.id != variant_id])
    for name, value in asdict(facts).items():
        setattr(variant, name, value)
    follow_variants_step(product)
    finish_offer(person, product, "variant_changed", variant=variant.label)
    return variant


def delete_variant(person: Person, product_id: int, variant_id: int) -> ProductVariant:
    """Take a variant off; for thirty days it can be brought back."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    variant = _variant(product, variant_id)
    variant.deleted_at = utcnow()
    follow_variants_step(product)
    finish_offer(person, product, "variant_deleted", variant=variant.label)
    return variant


def restore_variant(person: Person, product_id: int, variant_id: int) -> ProductVariant:
    """Bring a variant back. Raises UndoTooLate, and SameVariant where another one took its place."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    variant = _variant(product, variant_id, deleted=True)
    may_come_back(variant.deleted_at)
    _check_variant(
        VariantFacts(variant.size, variant.taste, variant.colour, variant.price_rupiah, variant.stock_count),
        variants_of(product_id),
    )
    variant.deleted_at = None
    follow_variants_step(product)
    finish_offer(person, product, "variant_restored", variant=variant.label)
    return variant


def _variant(product: Product, variant_id: int, *, deleted: bool = False) -> ProductVariant:
    variant = db.session.get(ProductVariant, variant_id)
    if variant is None or variant.product_id != product.id or (variant.deleted_at is not None) != deleted:
        raise NotFound()
    return variant


def _check_variant(facts: VariantFacts, others: Sequence[ProductVariant]) -> None:
    name = tuple(part.casefold() for part in (facts.size, facts.taste, facts.colour))
    if not any(name):
        raise VariantWithoutName(_l("Isi ukuran, rasa, atau warnanya."), "size")
    if any(name == tuple(part.casefold() for part in (one.size, one.taste, one.colour)) for one in others):
        raise SameVariant(_l("Varian itu sudah ada di produk ini."), "size")
    if facts.price_rupiah is not None and not 0 < facts.price_rupiah <= MOST_RUPIAH:
        raise OutOfRange(_l("Tulis harga antara Rp 1 dan 2 miliar rupiah."), "price")
    if facts.stock_count is not None and not 0 <= facts.stock_count <= MOST_PIECES:
        raise OutOfRange(_l("Tulis angka antara %(least)d dan %(most)d.", least=0, most=MOST_PIECES), "stock_count")


def follow_variants_step(product: Product) -> None:
    """Step: the product's lowest and highest price, and its stock where all variants are counted, follow them."""
    db.session.flush()
    rows = variants_of(product.id)
    product.variants_low_rupiah = product.variants_high_rupiah = None
    if any(one.price_rupiah for one in rows):
        low = [one.price_rupiah or product.price_rupiah for one in rows]
        high = [one.price_rupiah or product.price_high_rupiah or product.price_rupiah for one in rows]
        product.variants_low_rupiah = min(price for price in low if price)
        product.variants_high_rupiah = max(price for price in high if price)
    counts = [one.stock_count for one in rows if one.stock_count is not None]
    if rows and len(counts) == len(rows) and product.stock_mode in ("ready", "sold_out"):
        product.stock_mode = "ready" if sum(counts) else "sold_out"
        product.stock_count = sum(counts) or None


def copy_offers_step(original: Product, copy: Product) -> None:
    """Step: the copy of a product gets its variants and story; discounts stay where they were given."""
    for one in variants_of(original.id):
        names = ("size", "taste", "colour", "price_rupiah", "stock_count", "position")
        db.session.add(ProductVariant(product_id=copy.id, **{name: getattr(one, name) for name in names}))
    if (story := db.session.get(ProductStory, original.id)) is not None:
        db.session.add(ProductStory(product_id=copy.id, **asdict(story_facts(story))))
