"""Who will come, and who was asked to."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

REGISTRATION_STATES = ("terdaftar", "menunggu", "batal")
MOST_PEOPLE = 10


class EventRegistration(Model):
    """Somebody with ``people`` seats, or waiting for them; whoever holds ``code`` changes or ends it.

    Waiting is in the order of ``arrived_at``. ``form_key`` is the digest of one sending, so that the same form sent
    twice is one registration. ``enterprise_id`` is set only where the register knows which business it is;
    ``enterprise_name`` is what was typed. ``audience`` says by what the person may come ("RT 03", a group's name), as
    they said it.
    """

    __tablename__ = "event_registration"
    __table_args__ = (
        Index("ix_event_registration_line", "event_id", "state", "arrived_at", "id"),
        Index("ix_event_registration_phone", "phone", "event_id"),
        CheckConstraint("people > 0", name="people"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    code: Mapped[str] = mapped_column(Text, unique=True)
    form_key: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text)
    rt: Mapped[int | None]
    audience: Mapped[str] = mapped_column(Text, default="")
    enterprise_name: Mapped[str] = mapped_column(Text, default="")
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("event_invitation.id"), index=True)
    people: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(Text, default="terdaftar")
    arrived_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    promoted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class EventInvitation(Model):
    """Somebody who was asked to come; the link with ``code`` lets them register where only invited people may."""

    __tablename__ = "event_invitation"
    __table_args__ = (UniqueConstraint("event_id", "enterprise_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    code: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text, default="")
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
