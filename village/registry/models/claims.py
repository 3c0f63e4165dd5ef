"""What is said of a business: by the village's list, and as a fact that somebody checked."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow


class DeclaredPermit(Model):
    """What the village's list says of a permit: never a badge, shown only in the workspace."""

    __tablename__ = "declared_permit"

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    raw: Mapped[str] = mapped_column(Text)
    declared_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ListedProduct(Model):
    """A product as the village's list names it; ``subject`` is the draft the gallery made of it, if any."""

    __tablename__ = "listed_product"
    __table_args__ = (UniqueConstraint("enterprise_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    price: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    subject: Mapped[str | None] = mapped_column(Text)


class VerifiedFact(Model):
    """A badge: a permit seen and checked by somebody, until a day. Written by permits, read by gallery and home."""

    __tablename__ = "verified_fact"

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    product_id: Mapped[int | None] = mapped_column(index=True)
    permit_code: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(Text)
    checked_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    checked_on: Mapped[date]
    valid_until: Mapped[date | None]
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
