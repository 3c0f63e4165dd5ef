"""When a group met."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow


class GroupMeeting(Model):
    """One meeting: the day, the place and what it was about.

    ``source`` names what wrote it where no person did, such as ``event:12``; nothing is written twice from one source.
    """

    __tablename__ = "group_meeting"
    __table_args__ = (Index("ix_group_meeting_log", "group_id", "deleted_at", "met_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("village_group.id"))
    met_on: Mapped[date]
    place: Mapped[str] = mapped_column(Text, default="")
    about: Mapped[str] = mapped_column(Text, default="")
    attended: Mapped[int | None]
    photo_sha256: Mapped[str | None] = mapped_column(Text, index=True)
    photo_width: Mapped[int | None]
    photo_height: Mapped[int | None]
    source: Mapped[str | None] = mapped_column(Text, unique=True)
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
