"""Tables of who holds a copy, who holds the paper itself, and how an office is handed over."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

HOLDERS = ("koordinator", "rw", "kelurahan", "kecamatan")
HOLDER_STATES = ("punya", "tidak", "diminta")


class DocumentHolder(Model):
    """Whether one of the four offices holds a copy of a document; no row: nobody has said yet."""

    __tablename__ = "document_holder"
    __table_args__ = (UniqueConstraint("document_id", "holder"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"))
    holder: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class PaperOriginal(Model):
    """The person with an account who keeps the paper itself, and when that person last said so."""

    __tablename__ = "paper_original"

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), primary_key=True, autoincrement=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class Handover(Model):
    """An office goes from one person to the next: open until every line is ticked and the minutes are filed."""

    __tablename__ = "handover"

    id: Mapped[int] = mapped_column(primary_key=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    office: Mapped[str] = mapped_column(Text, default="")
    began_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    began_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    minutes_id: Mapped[int | None] = mapped_column(ForeignKey("document.id"))


class HandoverLine(Model):
    """One thing that is handed over; ``kind``: asli, terbatas, kelompok, disposisi. ``subject`` is ``kind:id``."""

    __tablename__ = "handover_line"
    __table_args__ = (Index("ix_handover_line_handover", "handover_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    handover_id: Mapped[int] = mapped_column(ForeignKey("handover.id"))
    kind: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    ticked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ticked_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
