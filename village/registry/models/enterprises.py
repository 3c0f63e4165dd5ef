"""Businesses, who owns them, who helps them, and what their owners consented to."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow
from village.registry.models.keys import only_one_open

KINDS = ("pangan", "sembako", "irt", "jasa", "kraft", "sandang", "lainnya")
ENTERPRISE_STATES = ("usulan", "terverifikasi", "aktif", "vakum", "tutup")
CONSENT_PURPOSES = ("public_name", "public_photo", "public_phone", "buyer_phone", "public_address")


class Enterprise(Model):
    """One business, shown by its business name. Owner's name, phone, address and photo are public only by consent.

    ``listed`` is what the village's own list said of it at the last import, so that a later list changes only what
    changed in the list, and never what people corrected here. ``removed_by_run``: the undone import that made it.
    """

    __tablename__ = "enterprise"
    __table_args__ = (
        Index("ix_enterprise_listing", "deleted_at", "state", "rt"),
        Index("ix_enterprise_by_name", "deleted_at", "name", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, default="lainnya")
    state: Mapped[str] = mapped_column(Text, default="aktif")
    owner_name: Mapped[str] = mapped_column(Text, default="")
    owner_sex: Mapped[str | None] = mapped_column(Text)
    rt: Mapped[int | None]
    rw: Mapped[int | None]
    address: Mapped[str] = mapped_column(Text, default="")
    landmark: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str | None] = mapped_column(Text)
    other_phone: Mapped[str | None] = mapped_column(Text)
    phone_note: Mapped[str] = mapped_column(Text, default="")
    story: Mapped[str] = mapped_column(Text, default="")
    remark: Mapped[str] = mapped_column(Text, default="")
    kbli: Mapped[str | None] = mapped_column(Text)
    kbli_edition: Mapped[int | None]
    scale: Mapped[str | None] = mapped_column(Text)
    started_year: Mapped[int | None]
    workers: Mapped[int | None]
    turnover_range: Mapped[str | None] = mapped_column(Text)
    selling_ways: Mapped[list[str]] = mapped_column(JSON, default=list)
    own_capital: Mapped[bool | None]
    network_role: Mapped[str | None] = mapped_column(Text)
    listed: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    state_before: Mapped[str | None] = mapped_column(Text)
    state_changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    photo_sha256: Mapped[str | None] = mapped_column(Text)
    photo_width: Mapped[int | None]
    photo_height: Mapped[int | None]
    import_key: Mapped[str | None] = mapped_column(Text, index=True)
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    removed_by_run: Mapped[int | None] = mapped_column(ForeignKey("import_run.id"))


class EnterpriseOwner(Model):
    """This account owns this enterprise, from when until when."""

    __tablename__ = "enterprise_owner"
    __table_args__ = (UniqueConstraint("account_id", "enterprise_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    from_on: Mapped[date]
    until_on: Mapped[date | None]


class HelperConsent(Model):
    """The owner lets this helper act for the enterprise; ends at once when withdrawn.

    ``scopes`` are the parts of it, with commas between, or ``all``. A consent on paper has a picture of the paper, one
    that was spoken the name of a witness.
    """

    __tablename__ = "helper_consent"
    __table_args__ = (
        only_one_open("uq_helper_consent_open", "account_id", "enterprise_id", open_while="withdrawn_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    how_given: Mapped[str] = mapped_column(Text)
    scopes: Mapped[str] = mapped_column(Text, default="all", server_default="all")
    witness: Mapped[str] = mapped_column(Text, default="", server_default="")
    paper_sha256: Mapped[str | None] = mapped_column(Text, index=True)
    paper_width: Mapped[int | None]
    paper_height: Mapped[int | None]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Consent(Model):
    """The owner's consent to one purpose, with the words, time and channel; a withdrawn row stays as history."""

    __tablename__ = "consent"
    __table_args__ = (
        Index("ix_consent_current", "enterprise_id", "purpose", "withdrawn_at"),
        only_one_open("uq_consent_open", "enterprise_id", "purpose", open_while="withdrawn_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    purpose: Mapped[str] = mapped_column(Text)
    wording: Mapped[str] = mapped_column(Text)
    wording_version: Mapped[int] = mapped_column(default=1)
    channel: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
