"""One business's way to one permit: how far it is, what was ticked, the paper, and everything that happened to it."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow


class PermitCase(Model):
    """The way of a business, one of its products or one of its marks to one permit.

    ``about`` is empty for the business itself, else ``product:3`` or ``mark:Nama``, so that each stands there once.
    ``state`` is what people did; whether an issued paper runs out or has run out follows from ``valid_until`` and the
    clock (``states.state_on``). ``remind_on`` is the day from which its renewal is to be thought of. ``declared`` keeps
    what the village's list said, word for word. ``checked_at`` is set while what stands there has been checked by an
    official; ``waiting_since`` while somebody waits for that check. ``steps_done``: the day on which each numbered step
    was ticked (``{"1": "2026-11-21"}``), from which the days a step takes are counted.
    """

    __tablename__ = "permit_case"
    __table_args__ = (
        UniqueConstraint("enterprise_id", "permit_code", "about"),
        Index("ix_permit_case_code", "permit_code", "state"),
        Index("ix_permit_case_waiting", "waiting_since"),
        Index("ix_permit_case_remind", "remind_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    enterprise_id: Mapped[int] = mapped_column(ForeignKey("enterprise.id"), index=True)
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), index=True)
    permit_code: Mapped[str] = mapped_column(Text)
    about: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text, default="belum")
    state_since: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    nib_versi: Mapped[str | None] = mapped_column(Text)
    barrier: Mapped[str | None] = mapped_column(Text)
    barrier_note: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    to_mend: Mapped[str] = mapped_column(Text, default="")
    papers_ready: Mapped[list[str]] = mapped_column(JSON, default=list)
    steps_done: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    helper_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    appointment_on: Mapped[date | None]
    appointment_note: Mapped[str] = mapped_column(Text, default="")
    number: Mapped[str] = mapped_column(Text, default="")
    issued_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    fulfil_by: Mapped[date | None]
    remind_on: Mapped[date | None]
    renewing_since: Mapped[date | None]
    waiting_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    checked_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    check_note: Mapped[str] = mapped_column(Text, default="")
    fact_id: Mapped[int | None] = mapped_column(ForeignKey("verified_fact.id"))
    declared: Mapped[str] = mapped_column(Text, default="")
    declared_kind: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    revision: Mapped[int] = mapped_column(default=1)


class PermitMove(Model):
    """A case went from one state to another; ``from_state`` is empty where it began. Rows are only ever added."""

    __tablename__ = "permit_move"
    __table_args__ = (Index("ix_permit_move_case", "case_id", "moved_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("permit_case.id"))
    from_state: Mapped[str] = mapped_column(Text)
    to_state: Mapped[str] = mapped_column(Text)
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    moved_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    note: Mapped[str] = mapped_column(Text, default="")


class PermitQuestion(Model):
    """Something about a business or product changed that may make an issued permit untrue; asked once per change."""

    __tablename__ = "permit_question"
    __table_args__ = (Index("ix_permit_question_open", "case_id", "answered_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("permit_case.id"))
    change: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    answer: Mapped[str | None] = mapped_column(Text)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
