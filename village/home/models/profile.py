"""What the village achieved, and who holds which office from when until when."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

LEVELS = ("rw", "kelurahan", "kecamatan", "kota", "provinsi", "nasional")


class Achievement(Model):
    """A contest or a recognition: what it was, when, at which level, what came of it, with a photo as proof.

    ``until_year`` stands where it took more than one year. The product is named by its id alone when it is gone.
    """

    __tablename__ = "achievement"
    __table_args__ = (Index("ix_achievement_newest", "deleted_at", "year", "month"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity: Mapped[str] = mapped_column(Text)
    result: Mapped[str] = mapped_column(Text)
    level: Mapped[str] = mapped_column(Text, default="")
    year: Mapped[int]
    until_year: Mapped[int | None]
    month: Mapped[int | None]
    proof_sha256: Mapped[str | None] = mapped_column(Text, index=True)
    proof_width: Mapped[int | None]
    proof_height: Mapped[int | None]
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    group_id: Mapped[int | None] = mapped_column(ForeignKey("village_group.id"), index=True)
    product_id: Mapped[int | None] = mapped_column(ForeignKey("product.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class OfficeTerm(Model):
    """Somebody in an office of the village, from when until when; a term that ended stays as history.

    Name, photo and phone are public only while their consent is ticked; ``consented_at`` and ``consent_recorded_by``
    say when that was last recorded, and by whom.
    """

    __tablename__ = "office_term"
    __table_args__ = (Index("ix_office_term_current", "deleted_at", "until_on", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    office: Mapped[str] = mapped_column(Text)
    person_name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    photo_sha256: Mapped[str | None] = mapped_column(Text, index=True)
    photo_width: Mapped[int | None]
    photo_height: Mapped[int | None]
    may_show_name: Mapped[bool] = mapped_column(default=False)
    may_show_photo: Mapped[bool] = mapped_column(default=False)
    may_show_phone: Mapped[bool] = mapped_column(default=False)
    consented_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    consent_recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
