"""Tables of what visitors ask for, miss and report, and of the words by which they are understood."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

REASONS = ("gone", "wrong", "forbidden", "fraud", "other")
OUTCOMES = ("hidden", "dismissed")


class Interest(Model):
    """How often links of one kind were used on one day, of a product or (``product_id`` 0) of the business itself.

    A number and nothing else: who it was is not known here and cannot be found out.
    """

    __tablename__ = "interest"

    counted_on: Mapped[date] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), primary_key=True, autoincrement=False)
    product_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(default=0)


class MissedWord(Model):
    """How often one word was searched for without any product, in the week that begins on that Monday."""

    __tablename__ = "missed_word"

    week_on: Mapped[date] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(Text, primary_key=True)
    number: Mapped[int] = mapped_column(default=0)


class SynonymEntry(Model):
    """Other words for a word as officials keep them, in place of those that the site is shipped with.

    ``others`` are separated by commas; empty means that the word stands for itself alone. ``others_before`` is what
    stood there before the last change (None: what is shipped), for the way back.
    """

    __tablename__ = "synonym_entry"

    word: Mapped[str] = mapped_column(Text, primary_key=True)
    others: Mapped[str | None] = mapped_column(Text)
    others_before: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)


class ListingReport(Model):
    """What a visitor finds wrong with a product. Nothing is kept of the visitor."""

    __tablename__ = "listing_report"
    __table_args__ = (Index("ix_listing_report_open", "closed_at", "product_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    reason: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text, default="")
    times: Mapped[int] = mapped_column(default=1)
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    outcome: Mapped[str | None] = mapped_column(Text)


class KeeperNote(Model):
    """A sentence of an official to the keepers of a product; it waits for them until one of them has read it."""

    __tablename__ = "keeper_note"
    __table_args__ = (Index("ix_keeper_note_unread", "read_at", "product_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    written_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
