"""Tables of the house: notices and their photos."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

MOST_PHOTOS = 10
LONGEST_TITLE = 90
UNDO_DAYS = 30


class Notice(Model):
    """News of the village, posted with a photo, a place and a text; the title may be left to the text."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_newest", "deleted_at", "posted_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text)
    upload_key: Mapped[str | None] = mapped_column(Text, unique=True)
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    posted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class NoticePhoto(Model):
    """A photo of a notice, in the order they are shown."""

    __tablename__ = "notice_photo"

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), index=True)
    sha256: Mapped[str] = mapped_column(Text, index=True)
    width: Mapped[int]
    height: Mapped[int]
    alt: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[int] = mapped_column(default=0)
