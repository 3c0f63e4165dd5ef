"""Tables of products and their photos."""

from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

PRICE_MODES = ("fixed", "from", "range", "ask")
STOCK_MODES = ("ready", "made_to_order", "sold_out")
STATES = ("draft", "published", "hidden")
SOURCES = ("typed", "import", "copy")
MOST_PHOTOS = 8
UNDO_TIME = timedelta(days=30)


class Product(Model):
    """A thing for sale. ``is_listed`` follows ``state`` and ``deleted_at`` and exists for the indexes of the lists.

    ``version`` rises with every change of the texts, so that two people who edit at once notice each other.
    ``upload_key`` is the random key of the form that made it: the same form sent twice makes one product.
    ``variants_low_rupiah`` and ``variants_high_rupiah`` follow the prices of its variants; None: no own prices.
    ``waiting_since`` is set while a published product waits for an official's look, ``waiting_for`` says why, and
    ``looked_at_text`` is the digest of the text that an official has seen and let pass.
    """

    __tablename__ = "product"
    __table_args__ = (
        Index("ix_product_shelf", "is_listed", "published_at", "id"),
        Index("ix_product_category", "is_listed", "category", "published_at", "id"),
        Index("ix_product_counts", "is_listed", "category", "enterprise_id", "stock_mode", "confirmed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    price_mode: Mapped[str] = mapped_column(Text, default="ask")
    price_rupiah: Mapped[int | None]
    price_high_rupiah: Mapped[int | None]
    unit: Mapped[str] = mapped_column(Text, default="")
    category: Mapped[str | None] = mapped_column(Text)
    stock_mode: Mapped[str] = mapped_column(Text, default="ready")
    made_in_days: Mapped[int | None]
    stock_count: Mapped[int | None]
    min_order: Mapped[int | None]
    shelf_life: Mapped[str] = mapped_column(Text, default="")
    net_weight: Mapped[str | None] = mapped_column(Text)
    ingredients: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="draft")
    is_listed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    source: Mapped[str] = mapped_column(Text, default="typed")
    upload_key: Mapped[str | None] = mapped_column(Text, unique=True)
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    confirmed_before_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    waiting_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    waiting_for: Mapped[str | None] = mapped_column(Text)
    looked_at_text: Mapped[str | None] = mapped_column(Text)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    variants_low_rupiah: Mapped[int | None]
    variants_high_rupiah: Mapped[int | None]


class ProductPhoto(Model):
    """One photo of a product, by the hash of its picture; ``position`` 0 is the cover.

    A cropped photo keeps the hash of the uncropped picture in ``whole_sha256``, so that cropping can be undone; a
    removed one keeps its row, so that removing can be undone too.
    """

    __tablename__ = "product_photo"
    __table_args__ = (
        UniqueConstraint("product_id", "sha256"),
        Index("ix_product_photo_order", "product_id", "position"),
        Index("ix_product_photo_sha256", "sha256"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    sha256: Mapped[str] = mapped_column(Text)
    width: Mapped[int]
    height: Mapped[int]
    whole_sha256: Mapped[str | None] = mapped_column(Text)
    whole_width: Mapped[int | None]
    whole_height: Mapped[int | None]
    alt: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FormerSlug(Model):
    """An address that a product had before it was renamed; it leads to the product for good."""

    __tablename__ = "product_former_slug"

    slug: Mapped[str] = mapped_column(Text, primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
