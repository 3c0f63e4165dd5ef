"""Businesses that ask to be written down, pairs that are known to be two, and records that were made one."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

PROPOSAL_OUTCOMES = ("new", "tied", "declined")


class Proposal(Model):
    """Somebody asks that a business be written down. Nothing of it is public; an official decides.

    ``form_key`` tells the same form sent twice. ``proposed_by`` is the account of an owner who asks for one more;
    others are known by what they typed. ``emptied_at``: what was personal is gone, the decision stays.
    """

    __tablename__ = "enterprise_proposal"
    __table_args__ = (Index("ix_enterprise_proposal_waiting", "decided_at", "received_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    form_key: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    owner_name: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str | None] = mapped_column(Text)
    rt: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    proposed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    outcome: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text, default="")
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    made_owner: Mapped[bool] = mapped_column(default=False)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    emptied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class KnownAsTwo(Model):
    """Somebody looked at these two enterprises and said that they are not one; the smaller id comes first."""

    __tablename__ = "enterprise_known_as_two"
    __table_args__ = (UniqueConstraint("first_id", "second_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    first_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    said_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    said_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class Merge(Model):
    """Two records were made one: everything of ``loser_id`` went to ``winner_id``, whose page its address leads to.

    ``fields`` are the facts taken over, each with what stood there before and after; ``moved`` what was handed over,
    by kind of belonging. Both are what undoing needs.
    """

    __tablename__ = "enterprise_merge"
    __table_args__ = (Index("ix_enterprise_merge_loser", "loser_id", "undone_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    winner_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    loser_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"))
    fields: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    moved: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    merged_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    merged_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
