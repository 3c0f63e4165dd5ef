"""The suggestion box."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow


class Suggestion(Model):
    """What somebody wrote, and what was answered; only who holds ``code`` reads both.

    ``contact`` is kept only with consent (``contact_consent_at``). ``form_key`` is the digest of one sending, so that
    the same form sent twice is one suggestion. ``faq_question`` and ``faq_answer`` are the officials' own words for
    everybody, without the writer; they are public while ``is_public``.
    """

    __tablename__ = "suggestion"
    __table_args__ = (
        Index("ix_suggestion_open", "closed_at", "answered_at", "received_at"),
        Index("ix_suggestion_public", "is_public", "answered_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(Text, unique=True)
    form_key: Mapped[str] = mapped_column(Text, unique=True)
    text: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(Text, default="")
    contact_consent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    is_public: Mapped[bool] = mapped_column(default=False)
    faq_question: Mapped[str] = mapped_column(Text, default="")
    faq_answer: Mapped[str] = mapped_column(Text, default="")
