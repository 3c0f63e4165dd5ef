"""The short survey: rounds of the same three questions, and what people answered."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

PASSIVE_REASONS = (
    "not_told",
    "not_invited",
    "bad_time",
    "at_home",
    "no_use",
    "same_again",
    "shy",
    "joins_always",
)
MOST_SATISFIED = 5


class Survey(Model):
    """One round, asked until ``until_on`` or until somebody closes it; the newest that is open is the one asked."""

    __tablename__ = "survey"
    __table_args__ = (Index("ix_survey_open", "closed_at", "until_on", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Text)
    until_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    created_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SurveyAnswer(Model):
    """What somebody answered, without a name: satisfaction 1 to 5, reasons for staying away, what they dream of.

    ``form_key`` is the digest of one sending, so that the same form sent twice is one answer.
    """

    __tablename__ = "survey_answer"
    __table_args__ = (
        CheckConstraint("satisfaction between 1 and 5", name="satisfaction"),
        Index("ix_survey_answer_of", "survey_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    form_key: Mapped[str] = mapped_column(Text, unique=True)
    satisfaction: Mapped[int]
    reasons: Mapped[list[str]] = mapped_column(JSON, default=list)
    dream: Mapped[str] = mapped_column(Text, default="")
    rt: Mapped[int | None]
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
