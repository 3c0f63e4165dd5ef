"""The drawn map of the village and the pins on it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

PIN_KINDS = ("gang", "usaha", "balai", "toilet", "parkir", "musala", "kursi_roda")


class VillageMap(Model):
    """A picture of the village's plan; the newest that was not taken away is the one shown."""

    __tablename__ = "village_map"
    __table_args__ = (Index("ix_village_map_newest", "deleted_at", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(Text, index=True)
    width: Mapped[int]
    height: Mapped[int]
    alt: Mapped[str] = mapped_column(Text, default="")
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    uploaded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MapPin(Model):
    """A pin: ``x`` from the left and ``y`` from the top, in per mille of the picture.

    A pin of kind ``usaha`` shows where one enterprise is; everybody sees it only while its owner consents to the
    address. A pin of kind ``gang`` stands for all enterprises of the lane that its name tells.
    """

    __tablename__ = "map_pin"
    __table_args__ = (
        CheckConstraint("x between 0 and 1000 and y between 0 and 1000", name="inside"),
        CheckConstraint("(kind = 'usaha') = (enterprise_id is not null)", name="enterprise"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    x: Mapped[int]
    y: Mapped[int]
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
