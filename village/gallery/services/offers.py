"""What makes a product worth choosing: its discounts and its story. Each act is one transaction."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.access import Person, begin_writing_as
from village.core.audit import record
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.gallery.models import UNDO_TIME, Product
from village.gallery.offer_tables import BRAND_KINDS, DISCOUNT_KINDS, ProductDiscount, ProductStory
from village.gallery.prices import moment_of
from village.gallery.services.rules import (
    EditedMeanwhile,
    OutOfRange,
    UndoTooLate,
    index_step,
    product_to_keep,
    touch,
)

MOST_PERCENT = 90
LONGEST_DISCOUNT_DAYS = 366


class DiscountOverlap(Conflict):
    """Two discounts of one product never run at once."""


class WrongDays(DomainError):
    """The last day comes before the first, has passed, or is too far away."""


@dataclass(frozen=True)
class DiscountFacts:
    """A discount as typed: percent or whole rupiah, from the first moment of one day to the last of another (WIB)."""

    kind: str
    amount: int
    starts_on: date
    ends_on: date
    title: str = ""


@dataclass(frozen=True)
class StoryFacts:
    """The story as typed; ``steps`` holds one step a line."""

    particular: str = ""
    local_material: str = ""
    maker: str = ""
    technique: str = ""
    steps: str = ""
    brand_kind: str = "none"
    brand_name: str = ""


def add_discount(person: Person, product_id: int, facts: DiscountFacts) -> ProductDiscount:
    """A price cut with its days. Raises WrongDays, OutOfRange, DiscountOverlap."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    discount = add_discount_step(product, facts, created_by=person.account_id)
    finish_offer(person, product, "discount_added")
    return discount


def add_discount_step(product: Product, facts: DiscountFacts, *, created_by: int | None) -> ProductDiscount:
    """Step: like add_discount."""
    starts_at, ends_at = _discount_days(facts)
    _check_cut(product, facts)
    _refuse_overlap(product.id, starts_at, ends_at)
    discount = ProductDiscount(
        product_id=product.id,
        title=facts.title,
        kind=facts.kind,
        amount=facts.amount,
        starts_at=starts_at,
        ends_at=ends_at,
        created_by=created_by,
    )
    db.session.add(discount)
    db.session.flush()
    return discount


def _discount_days(facts: DiscountFacts) -> tuple[datetime, datetime]:
    if facts.ends_on < facts.starts_on:
        raise WrongDays(_l("Hari terakhir tidak boleh sebelum hari pertama."), "ends_on")
    if (facts.ends_on - facts.starts_on).days > LONGEST_DISCOUNT_DAYS:
        raise WrongDays(_l("Potongan harga paling lama satu tahun."), "ends_on")
    starts_at, ends_at = moment_of(facts.starts_on), moment_of(facts.ends_on, 24 * 60)
    if ends_at <= utcnow():
        raise WrongDays(_l("Hari terakhirnya sudah lewat."), "ends_on")
    return starts_at, ends_at


def _check_cut(product: Product, facts: DiscountFacts) -> None:
    lowest = product.variants_low_rupiah or product.price_rupiah
    if facts.kind not in DISCOUNT_KINDS:
        raise OutOfRange(_l("Pilih persen atau rupiah."), "kind")
    if lowest is None:
        raise OutOfRange(_l("Produk ini belum punya harga. Tulis harganya dulu, lalu beri potongan."))
    if facts.kind == "percent" and not 1 <= facts.amount <= MOST_PERCENT:
        raise OutOfRange(_l("Tulis persen antara 1 dan %(most)d.", most=MOST_PERCENT), "amount")
    if facts.kind == "rupiah" and not 1 <= facts.amount < lowest:
        raise OutOfRange(_l("Potongannya harus lebih kecil dari harga produk."), "amount")


def _refuse_overlap(product_id: int, starts_at: datetime, ends_at: datetime) -> None:
    other = db.session.scalars(
        select(ProductDiscount.id).where(
            ProductDiscount.product_id == product_id,
            ProductDiscount.deleted_at.is_(None),
            ProductDiscount.starts_at < ends_at,
            ProductDiscount.ends_at > starts_at,
        )
    ).first()
    if other is not None:
        raise DiscountOverlap(
            _l("Pada hari-hari itu sudah ada potongan lain. Hapus yang lama dulu, atau pilih hari lain."), "starts_on"
        )


def delete_discount(person: Person, product_id: int, discount_id: int) -> ProductDiscount:
    """End a discount now, or call off one to come; for thirty days it can be brought back."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    discount = _discount(product, discount_id)
    discount.deleted_at = utcnow()
    finish_offer(person, product, "discount_deleted")
    return discount


def restore_discount(person: Person, product_id: int, discount_id: int) -> ProductDiscount:
    """Bring a discount back with its days. Raises UndoTooLate and DiscountOverlap."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    discount = _discount(product, discount_id, deleted=True)
    may_come_back(discount.deleted_at)
    _refuse_overlap(product_id, discount.starts_at, discount.ends_at)
    discount.deleted_at = None
    finish_offer(person, product, "discount_restored")
    return discount


def _discount(product: Product, discount_id: int, *, deleted: bool = False) -> ProductDiscount:
    discount = db.session.get(ProductDiscount, discount_id)
    if discount is None or discount.product_id != product.id or (discount.deleted_at is not None) != deleted:
        raise NotFound()
    return discount


def may_come_back(deleted_at: datetime | None) -> None:
    """Raise UndoTooLate when thirty days have passed since the deletion."""
    if deleted_at is None or utcnow() - deleted_at > UNDO_TIME:
        raise UndoTooLate(_l("Ini dihapus lebih dari 30 hari lalu, jadi tidak bisa dikembalikan. Buat yang baru."))


def save_story(person: Person, product_id: int, version: int, facts: StoryFacts) -> None:
    """Keep the story of a product. Raises EditedMeanwhile, and OutOfRange for a brand without its name."""
    person = begin_writing_as(person)
    product = product_to_keep(person, product_id)
    if product.version != version:
        raise EditedMeanwhile(product)
    save_story_step(product, facts)
    product.version += 1
    finish_offer(person, product, "story_changed")


def save_story_step(product: Product, facts: StoryFacts) -> None:
    """Step: write the story; the name of a brand only where there is one."""
    if facts.brand_kind not in BRAND_KINDS:
        raise OutOfRange(_l("Pilih mereknya."), "brand_kind")
    if facts.brand_kind != "none" and not facts.brand_name:
        raise OutOfRange(_l("Tulis nama mereknya, atau pilih Tanpa merek."), "brand_name")
    story = db.session.get(ProductStory, product.id) or ProductStory(product_id=product.id)
    for name, value in asdict(facts).items():
        setattr(story, name, value)
    if facts.brand_kind == "none":
        story.brand_name = ""
    db.session.add(story)
    db.session.flush()


def story_facts(story: Any) -> StoryFacts:
    """The story of a row, empty for None."""
    return StoryFacts(**{name: getattr(story, name) for name in asdict(StoryFacts())}) if story else StoryFacts()


def finish_offer(person: Person, product: Product, act: str, **details: Any) -> None:
    """Keep the record true to the change and make it permanent; a change of the offer confirms nothing by itself."""
    touch(person, product)
    index_step([product.id])
    record(
        person,
        f"gallery.{act}",
        f"product:{product.id}",
        product.name,
        on_behalf_of=person.on_behalf_of(product.enterprise_id),
        **details,
    )
    commit()
