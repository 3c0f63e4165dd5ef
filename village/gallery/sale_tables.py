"""Tables of what was sold, what stands at the village's kiosk, who is on duty there, and shops elsewhere."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

SALE_SOURCES = ("galeri", "WA", "marketplace", "bazar", "titip", "langsung", "kemitraan")
MOVEMENTS = ("in", "sold", "returned")
PLATFORMS = ("tokopedia", "shopee", "lazada", "other")
LINK_STATES = ("planned", "made", "active", "paused")


class Sale(Model):
    """Every rupiah sold is one row here, whoever writes it. ``amount_rupiah`` is for all pieces together."""

    __tablename__ = "sale"
    __table_args__ = (
        Index("ix_sale_enterprise_day", "enterprise_id", "sold_on"),
        Index("ix_sale_day", "sold_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), index=True)
    variant_id: Mapped[int | None] = mapped_column(ForeignKey("product_variant.id"))
    quantity: Mapped[int]
    amount_rupiah: Mapped[int]
    sold_on: Mapped[date]
    source: Mapped[str] = mapped_column(Text)
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class KioskSettlement(Model):
    """Money of sold goods handed to their owner; cancelled, its sales are open again."""

    __tablename__ = "kiosk_settlement"

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    amount_rupiah: Mapped[int]
    paid_on: Mapped[date]
    received_by: Mapped[str] = mapped_column(Text, default="")
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class KioskMovement(Model):
    """Pieces that came to the kiosk, were sold there or went back. A sold one names its sale, and its settlement."""

    __tablename__ = "kiosk_movement"
    __table_args__ = (Index("ix_kiosk_movement_product", "product_id", "variant_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    variant_id: Mapped[int | None] = mapped_column(ForeignKey("product_variant.id"))
    kind: Mapped[str] = mapped_column(Text)
    quantity: Mapped[int]
    moved_on: Mapped[date]
    place: Mapped[str] = mapped_column(Text, default="")
    sale_id: Mapped[int | None] = mapped_column(ForeignKey("sale.id"), unique=True)
    settlement_id: Mapped[int | None] = mapped_column(ForeignKey("kiosk_settlement.id"), index=True)
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class KioskDuty(Model):
    """Somebody keeps the kiosk on a day, from and until minutes after midnight of the village's own clock.

    ``opened_at`` is when they said that it really opened; ``visitors`` are those they counted.
    """

    __tablename__ = "kiosk_duty"
    __table_args__ = (Index("ix_kiosk_duty_day", "on_day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    on_day: Mapped[date]
    person_name: Mapped[str] = mapped_column(Text)
    opens_minute: Mapped[int]
    closes_minute: Mapped[int]
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    visitors: Mapped[int | None]
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MarketplaceLink(Model):
    """A shop elsewhere of an enterprise, or the page of one product there. The site never fetches it."""

    __tablename__ = "marketplace_link"
    __table_args__ = (Index("ix_marketplace_link_shop", "enterprise_id", "product_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), index=True)
    platform: Mapped[str] = mapped_column(Text)
    other_name: Mapped[str] = mapped_column(Text, default="")
    url: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text)
    rating_tenths: Mapped[int | None]
    review_count: Mapped[int | None]
    checked_on: Mapped[date | None]
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
