"""Requests about one's own data, and breaches with the people they touch."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

REQUEST_KINDS = ("deletion", "correction")
REQUEST_STATES = ("diminta", "dikerjakan", "selesai", "ditolak", "dibatalkan")
AUDIENCES = ("accounts", "enterprises", "consent")


class DataRequest(Model):
    """Somebody asks that their data be deleted or corrected. ``answer``: why it was refused, or what was done."""

    __tablename__ = "data_request"
    __table_args__ = (Index("ix_data_request_waiting", "closed_at", "asked_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    kind: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text, default="diminta")
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    taken_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    answer: Mapped[str] = mapped_column(Text, default="")


class Breach(Model):
    """Personal data got out, was lost or changed: what, when, how, and what is done about it.

    ``audience`` says whose data: ``{"kind": "enterprises", "ids": [5]}``. The two moments say when the agency and when
    everybody affected were told; both are due within 3 x 24 hours after it was noticed.
    """

    __tablename__ = "data_breach"

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    happened: Mapped[str] = mapped_column(Text, default="")
    noticed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    how: Mapped[str] = mapped_column(Text)
    handling: Mapped[str] = mapped_column(Text)
    audience: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    agency_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class BreachPerson(Model):
    """Somebody whose data a breach touched, as known on that day, and when they were told."""

    __tablename__ = "breach_person"

    id: Mapped[int] = mapped_column(primary_key=True)
    breach_id: Mapped[int] = mapped_column(ForeignKey("data_breach.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text, default="")
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    told_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
