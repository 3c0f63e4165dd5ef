"""Helpers, what owners ask of them, and the people outside who do such work for money."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

HELPER_STATES = ("calon", "dilatih", "aktif", "jeda", "selesai")
HELPER_SOURCES = ("warga", "koperasi", "mitra")
HELP_STATES = ("diminta", "diterima", "dikerjakan", "selesai", "dinilai")
HELP_KINDS = (
    "foto",
    "deskripsi",
    "kemas",
    "buat_toko",
    "izin",
    "kenal_ecommerce",
    "kirim",
    "layan_pembeli",
    "belanja_warga",
)
SERVICE_KINDS = ("foto", "desain", "kemasan", "pemasaran", "pembukuan", "web", "hukum")
ALL_SCOPES = "all"


class HelperProfile(Model):
    """What the village knows of a helper. Only an active one may act; an account without this row counts as active."""

    __tablename__ = "helper_profile"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(Text, default="aktif")
    state_since_on: Mapped[date]
    source: Mapped[str] = mapped_column(Text, default="warga")
    skills: Mapped[list[str]] = mapped_column(JSON, default=list)
    hours: Mapped[str] = mapped_column(Text, default="")
    trainings: Mapped[str] = mapped_column(Text, default="")
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class HelpRequest(Model):
    """An owner asks for help of one kind: asked, taken, in work, done, rated; each with its moment.

    ``taken_by`` is the helper's account. Giving back or cancelling empties what came after it.
    """

    __tablename__ = "help_request"
    __table_args__ = (
        Index("ix_help_request_state", "state", "cancelled_at", "asked_at"),
        CheckConstraint("rating BETWEEN 1 AND 5", name="help_rating"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text, default="diminta")
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    result: Mapped[str] = mapped_column(Text, default="")
    rated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    rating: Mapped[int | None]
    rating_note: Mapped[str] = mapped_column(Text, default="")
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class HelpOffer(Model):
    """A helper without the owner's consent would take the request, and asks for that consent first."""

    __tablename__ = "help_offer"
    __table_args__ = (UniqueConstraint("request_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("help_request.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    offered_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ServiceProvider(Model):
    """Somebody who does such work for money. Name and contact are public only while they consent.

    ``consented_on`` is the day of the consent, ``consent_how`` how it was told; both are empty once it is withdrawn.
    """

    __tablename__ = "service_provider"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    kinds: Mapped[list[str]] = mapped_column(JSON, default=list)
    tariff: Mapped[str] = mapped_column(Text, default="")
    examples: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str | None] = mapped_column(Text)
    consented_on: Mapped[date | None]
    consent_how: Mapped[str] = mapped_column(Text, default="")
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
