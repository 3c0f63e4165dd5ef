"""Notices, their photos, whom they are for, and whom they reached."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

MOST_PHOTOS = 10
LONGEST_TITLE = 90
UNDO_DAYS = 30
CHANNELS = ("wa_tautan", "cetak", "motor_penggerak", "rutinan")


class Notice(Model):
    """News of the village, posted with a photo, a place and a text; the title may be left to the text.

    One that ``is_internal`` is read by people who are signed in, and stands on no public page.
    """

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_newest", "deleted_at", "posted_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    title: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text)
    is_internal: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
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


class NoticeAudience(Model):
    """One RT or one group that a notice is meant for; a notice with none is for everybody."""

    __tablename__ = "notice_audience"
    __table_args__ = (
        UniqueConstraint("notice_id", "rt"),
        UniqueConstraint("notice_id", "group_id", name="uq_notice_audience_group"),
        CheckConstraint("(rt is null) <> (group_id is null)", name="one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"))
    rt: Mapped[int | None]
    group_id: Mapped[int | None] = mapped_column(ForeignKey("village_group.id"), index=True)


class NoticeSending(Model):
    """A notice was carried by a channel to an RT, a group or everybody: how many it reached, how many confirmed."""

    __tablename__ = "notice_sending"

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"), index=True)
    channel: Mapped[str] = mapped_column(Text)
    rt: Mapped[int | None]
    group_id: Mapped[int | None] = mapped_column(ForeignKey("village_group.id"), index=True)
    sent_on: Mapped[date]
    reached: Mapped[int] = mapped_column(default=0)
    confirmed: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class NoticeReading(Model):
    """Somebody with an account said that they have read a notice; ``rt`` is where their business is."""

    __tablename__ = "notice_reading"
    __table_args__ = (UniqueConstraint("notice_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("notice.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    rt: Mapped[int | None]
    read_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
