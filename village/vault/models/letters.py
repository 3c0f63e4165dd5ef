"""Tables of letters: their place in the registers, the numbers taken, and how letters of this village look."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow


class LetterCounter(Model):
    """The last number taken in a register: one row for each direction, unit and year, so January begins at 1."""

    __tablename__ = "letter_counter"
    __table_args__ = (UniqueConstraint("direction", "unit", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    direction: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    year: Mapped[int]
    last: Mapped[int] = mapped_column(default=0)


class Letter(Model):
    """A document's line in a register (domain rule C7). ``document.number`` is the number written on the paper.

    ``direction``: masuk or keluar. ``agenda``: its number in the register of ``unit`` and ``year``, never given twice;
    a cancelled letter keeps it. ``due_on``: until when an answer is due (ours for masuk, theirs for keluar).
    ``follows_id``: the letter that this one asks about again. ``body``: the text, for letters written here.
    ``form_key`` is the random key of the form that brought it: the same form sent twice takes one number.
    """

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("direction", "unit", "year", "agenda"),
        Index("ix_letter_register", "direction", "year", "agenda"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("document.id"), unique=True)
    direction: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text)
    year: Mapped[int]
    agenda: Mapped[int]
    type_code: Mapped[str] = mapped_column(Text, default="")
    registered_on: Mapped[date]
    urgency: Mapped[str] = mapped_column(Text, default="biasa")
    attachments: Mapped[str] = mapped_column(Text, default="")
    due_on: Mapped[date | None]
    signatory: Mapped[str] = mapped_column(Text, default="")
    signatory_office: Mapped[str] = mapped_column(Text, default="")
    drafter: Mapped[str] = mapped_column(Text, default="")
    copies_to: Mapped[str] = mapped_column(Text, default="")
    sent_how: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text, default="")
    done_on: Mapped[date | None]
    done_note: Mapped[str] = mapped_column(Text, default="")
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancel_reason: Mapped[str] = mapped_column(Text, default="")
    follows_id: Mapped[int | None] = mapped_column(ForeignKey("letter.id"), index=True)
    story_is_public: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    form_key: Mapped[str | None] = mapped_column(Text, unique=True)


class ProposalStep(Model):
    """A step of an outgoing proposal, with its day and, where money is meant, whole rupiah."""

    __tablename__ = "proposal_step"
    __table_args__ = (Index("ix_proposal_step_letter", "letter_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("letter.id"))
    state: Mapped[str] = mapped_column(Text)
    on_date: Mapped[date]
    amount_rupiah: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class LetterSettings(Model):
    """How letters are numbered and headed: the village's own (id 1), and those of a group (1 + its id).

    A group without a row counts in the village's registers. Only the village's row says when to ask again.
    """

    __tablename__ = "letter_settings"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("village_group.id"), unique=True)
    unit: Mapped[str] = mapped_column(Text)
    pattern: Mapped[str] = mapped_column(Text)
    letterhead: Mapped[str] = mapped_column(Text, default="")
    signatory: Mapped[str] = mapped_column(Text, default="")
    signatory_office: Mapped[str] = mapped_column(Text, default="")
    receipt_days: Mapped[int] = mapped_column(default=3)
    answer_days: Mapped[int] = mapped_column(default=14)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class LetterTemplate(Model):
    """The village's own wording of a kind of letter, in place of the one shipped with the site."""

    __tablename__ = "letter_template"

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    subject: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
