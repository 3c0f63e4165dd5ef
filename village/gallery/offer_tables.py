"""Tables of what makes a product worth choosing: its variants, discounts, story, and the collections it stands in."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

DISCOUNT_KINDS = ("percent", "rupiah")
BRAND_KINDS = ("own", "collective", "none")


class ProductVariant(Model):
    """One way to have a product: a size, a taste, a colour, or any of them together.

    Without ``price_rupiah`` it costs what the product costs; ``stock_count`` None is not counted, 0 is sold out.
    """

    __tablename__ = "product_variant"
    __table_args__ = (Index("ix_product_variant_order", "product_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    size: Mapped[str] = mapped_column(Text, default="")
    taste: Mapped[str] = mapped_column(Text, default="")
    colour: Mapped[str] = mapped_column(Text, default="")
    price_rupiah: Mapped[int | None]
    stock_count: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def label(self) -> str:
        """The variant in one line: ``250 g, pedas``."""
        return ", ".join(part for part in (self.size, self.taste, self.colour) if part)


class ProductDiscount(Model):
    """A price cut from one moment until another; ``amount`` is percent or whole rupiah. Two never run at once."""

    __tablename__ = "product_discount"
    __table_args__ = (Index("ix_product_discount_running", "product_id", "ends_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    title: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[str] = mapped_column(Text)
    amount: Mapped[int]
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ProductStory(Model):
    """Why this product is of this village (one village, one product): material, maker, technique, steps, brand."""

    __tablename__ = "product_story"

    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), primary_key=True, autoincrement=False)
    particular: Mapped[str] = mapped_column(Text, default="")
    local_material: Mapped[str] = mapped_column(Text, default="")
    maker: Mapped[str] = mapped_column(Text, default="")
    technique: Mapped[str] = mapped_column(Text, default="")
    steps: Mapped[str] = mapped_column(Text, default="")
    brand_kind: Mapped[str] = mapped_column(Text, default="none")
    brand_name: Mapped[str] = mapped_column(Text, default="")


class Collection(Model):
    """Products that officials show together: chosen ones, and all below a price and of a kind where a rule says so.

    Without days it is always shown; ``position`` orders the collections, the smallest first.
    """

    __tablename__ = "collection"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    below_rupiah: Mapped[int | None]
    category: Mapped[str | None] = mapped_column(Text)
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CollectionProduct(Model):
    """A product chosen for a collection."""

    __tablename__ = "collection_product"

    collection_id: Mapped[int] = mapped_column(ForeignKey("collection.id"), primary_key=True, autoincrement=False)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), primary_key=True, autoincrement=False, index=True)
    position: Mapped[int] = mapped_column(default=0)
