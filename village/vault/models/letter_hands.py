"""Tables of what passes from hand to hand: letters handed over, dispositions, and copies asked back."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow


class LetterReceipt(Model):
    """A letter handed to somebody, and their receipt for it, written once and for good.

    ``to_kelurahan``: any account of the kelurahan may receive it.
    ``receipt_how``: akun, kertas, tautan. ``code_hash``: SHA-256 of the one-time link that waits for the receipt.
    ``proof_digest``: the photo of the stamped sheet.
    """

    __tablename__ = "letter_receipt"
    __table_args__ = (
        Index("ix_letter_receipt_letter", "letter_id", "id"),
        Index("ix_letter_receipt_waiting", "received_at", "handed_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    receiver: Mapped[str] = mapped_column(Text)
    receiver_account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    to_kelurahan: Mapped[bool] = mapped_column(default=False)
    handed_on: Mapped[date]
    handed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    handed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    handed_by_name: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    code_hash: Mapped[str | None] = mapped_column(Text, unique=True)
    code_expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received_on: Mapped[date | None]
    received_by: Mapped[str] = mapped_column(Text, default="")
    received_office: Mapped[str] = mapped_column(Text, default="")
    receipt_how: Mapped[str] = mapped_column(Text, default="")
    receipt_account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    proof_digest: Mapped[str | None] = mapped_column(Text)
    proof_kind: Mapped[str] = mapped_column(Text, default="")


class LetterReceiptCorrection(Model):
    """What was wrong in a receipt, said beside it with its day; the receipt itself never changes."""

    __tablename__ = "letter_receipt_correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_receipt_id: Mapped[int] = mapped_column(ForeignKey("letter_receipt.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    made_by_name: Mapped[str] = mapped_column(Text, default="")


class Disposition(Model):
    """One person asks another to do something about a letter (domain rule C7).

    ``state``: baru, diteruskan, dikerjakan, selesai. ``before_id``: the one that was forwarded to make it.
    """

    __tablename__ = "disposition"
    __table_args__ = (Index("ix_disposition_to", "to_id", "state", "due_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"), index=True)
    before_id: Mapped[int | None] = mapped_column(ForeignKey("disposition.id"), index=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    instruction: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    due_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(Text, default="baru")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    begun_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_note: Mapped[str] = mapped_column(Text, default="")


class CopyRequest(Model):
    """A copy of a lost paper asked back from whoever received it, by a link that takes one file once."""

    __tablename__ = "copy_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), index=True)
    asked_of: Mapped[str] = mapped_column(Text)
    code_hash: Mapped[str] = mapped_column(Text, unique=True)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_by: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int | None]
