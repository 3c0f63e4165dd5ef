"""Events, what they repeat by, whom they are for, and the private address of somebody's own feed."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

KINDS = (
    "pelatihan",
    "sosialisasi",
    "rembuk",
    "rutinan",
    "bazar",
    "lomba",
    "kerja_bakti",
    "kunjungan",
    "pendampingan",
)
# What people decide; that an event is going on or over is told by the clock (see village.events.standing).
STATES = ("rencana", "dibuka", "ditunda", "batal", "dievaluasi")
LONGEST_TITLE = 90
UNDO_DAYS = 30


class EventSeries(Model):
    """A repeat that makes events: each Tuesday, each second Tuesday of the month, or every 35 days.

    ``every`` counts days for ``harian``, weeks for ``mingguan`` and months for ``bulanan``; ``place_in_month`` is 1 to
    4, or -1 for the last. The rows of its events are the truth; this row only makes more of them, as far as a year
    ahead, until ``until_on``.
    """

    __tablename__ = "event_series"

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(Text)
    every: Mapped[int] = mapped_column(default=1)
    place_in_month: Mapped[int | None]
    starts_on: Mapped[date]
    until_on: Mapped[date | None]
    made_until_on: Mapped[date]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class Event(Model):
    """One thing that happens at one time, whether it repeats or not.

    Without ``ends_at`` it goes on until it is over ("selesai"). ``sequence`` counts the changes of time, place and
    state that calendars must follow; ``told_sequence`` is the last of them that those registered were told of.
    ``was_begins_at`` and ``was_place`` are what stood there before the last such change. ``permit_code`` and
    ``permit_step`` name what a training counts for.
    """

    __tablename__ = "event"
    __table_args__ = (
        Index("ix_event_time", "deleted_at", "begins_at", "id"),
        Index("ix_event_kind", "kind", "begins_at"),
        Index("ix_event_group", "group_id", "begins_at"),
        CheckConstraint("seats is null or seats > 0", name="seats"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    uid: Mapped[str] = mapped_column(Text, unique=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("event_series.id"), index=True)
    title: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, default="rutinan")
    topic: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(Text, default="")
    organiser: Mapped[str] = mapped_column(Text, default="")
    speaker: Mapped[str] = mapped_column(Text, default="")
    group_id: Mapped[int | None] = mapped_column(ForeignKey("village_group.id"))
    begins_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(Text, default="dibuka")
    reason: Mapped[str] = mapped_column(Text, default="")
    was_begins_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    was_place: Mapped[str] = mapped_column(Text, default="")
    sequence: Mapped[int] = mapped_column(default=0)
    told_sequence: Mapped[int] = mapped_column(default=0)
    takes_registration: Mapped[bool] = mapped_column(default=False)
    seats: Mapped[int | None]
    opens_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    only_invited: Mapped[bool] = mapped_column(default=False)
    permit_code: Mapped[str] = mapped_column(Text, default="")
    permit_step: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(Text, default="")
    came: Mapped[int | None]
    photo_sha256: Mapped[str | None] = mapped_column(Text, index=True)
    photo_width: Mapped[int | None]
    photo_height: Mapped[int | None]
    photo_alt: Mapped[str] = mapped_column(Text, default="")
    upload_key: Mapped[str | None] = mapped_column(Text, unique=True)
    posted_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    posted_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class EventAudience(Model):
    """One RT or one group that an event is for; an event with none is for everybody."""

    __tablename__ = "event_audience"
    __table_args__ = (
        UniqueConstraint("event_id", "rt"),
        UniqueConstraint("event_id", "group_id", name="uq_event_audience_group"),
        CheckConstraint("(rt is null) <> (group_id is null)", name="one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    rt: Mapped[int | None] = mapped_column(index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("village_group.id"), index=True)


class FeedKey(Model):
    """The secret in the address of somebody's own feed; a new one ends the old address."""

    __tablename__ = "event_feed_key"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), primary_key=True)
    key: Mapped[str] = mapped_column(Text, unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
