"""What people answered about a business, which KBLI codes it chose, and what an administrator changed in the rules."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow


class PermitAnswers(Model):
    """What was answered about a business (``about`` empty) or one of its products (``about`` is ``product:3``).

    ``answers`` holds the choice by the id of the question; a product keeps only what differs from its business.
    """

    __tablename__ = "permit_answers"
    __table_args__ = (UniqueConstraint("enterprise_id", "about"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), index=True)
    about: Mapped[str] = mapped_column(Text, default="")
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class PermitKbli(Model):
    """A KBLI code of a business. The edition belongs to it: the same digits mean other things in 2020 and in 2025."""

    __tablename__ = "permit_kbli"
    __table_args__ = (UniqueConstraint("enterprise_id", "edition", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    edition: Mapped[str] = mapped_column(Text)
    code: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text, default="")
    chosen_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    chosen_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class PermitOverride(Model):
    """One thing of one permit that an administrator says otherwise than the rules, until it is undone.

    ``field`` is a key of the permit (``biaya_rp``, ``waktu``, ``diperiksa_on``, ``langkah.3``) or ``permit`` for a type
    that the rules do not have. ``replaced`` is what was shown before, and stays beside it.
    """

    __tablename__ = "permit_override"
    __table_args__ = (Index("ix_permit_override_code", "permit_code", "field"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    permit_code: Mapped[str] = mapped_column(Text)
    field: Mapped[str] = mapped_column(Text)
    value: Mapped[Any] = mapped_column(JSON)
    replaced: Mapped[Any] = mapped_column(JSON)
    source: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class PermitRulesFile(Model):
    """A rules file that stands in for the shipped one; the newest that was not put aside holds."""

    __tablename__ = "permit_rules_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(Text)
    loaded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    put_aside_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
