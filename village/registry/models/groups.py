"""Groups and who belongs to them."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow
from village.registry.models.keys import only_one_open

GROUP_KINDS = ("kelompok_usaha", "paguyuban", "koperasi", "pkk", "dasawisma", "karang_taruna", "pokdarwis")
GROUP_STATES = ("dirintis", "aktif", "tidak_jalan", "bubar")


class Group(Model):
    """An organised set of members: kelompok usaha, paguyuban, koperasi, PKK."""

    __tablename__ = "village_group"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text, default="kelompok_usaha")
    state: Mapped[str] = mapped_column(Text, default="aktif")
    purpose: Mapped[str] = mapped_column(Text, default="")
    schedule: Mapped[str] = mapped_column(Text, default="")
    network_role: Mapped[str] = mapped_column(Text, default="")
    decree: Mapped[str] = mapped_column(Text, default="")
    photo_sha256: Mapped[str | None] = mapped_column(Text)
    photo_width: Mapped[int | None]
    photo_height: Mapped[int | None]
    confirmed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state_before: Mapped[str | None] = mapped_column(Text)
    state_changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Membership(Model):
    """An enterprise, or a person without one, in a group, with dates; ``role``: anggota, ketua ..."""

    __tablename__ = "membership"
    __table_args__ = (only_one_open("uq_membership_open", "group_id", "enterprise_id", open_while="until_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("village_group.id"), index=True)
    enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    person_name: Mapped[str] = mapped_column(Text, default="")
    may_show_name: Mapped[bool] = mapped_column(default=False)
    role: Mapped[str] = mapped_column(Text, default="anggota")
    from_on: Mapped[date]
    until_on: Mapped[date | None]
