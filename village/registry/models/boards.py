"""Who led a group from when until when, and the decree (SK) by which they did."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow
from village.registry.models.keys import only_one_open


class GroupBoard(Model):
    """One term of office. ``until_on`` is what the decree says; ``ended_on`` is set when others took over.

    The scanned decree is a private file of the storage; ``file_type`` is one of the types in ``decree_files``.
    """

    __tablename__ = "group_board"
    __table_args__ = (
        only_one_open("uq_group_board_in_office", "group_id", open_while="ended_on IS NULL AND undone_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("village_group.id"), index=True)
    decree: Mapped[str] = mapped_column(Text, default="")
    decree_on: Mapped[date | None]
    from_on: Mapped[date]
    until_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    file_sha256: Mapped[str | None] = mapped_column(Text)
    file_type: Mapped[str | None] = mapped_column(Text)
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class GroupOfficer(Model):
    """Who held which office in a board; the name as it was then, and whether it may be shown to everybody."""

    __tablename__ = "group_officer"

    id: Mapped[int] = mapped_column(primary_key=True)
    board_id: Mapped[int] = mapped_column(ForeignKey("group_board.id"), index=True)
    role: Mapped[str] = mapped_column(Text)
    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"), index=True)
    name: Mapped[str] = mapped_column(Text)
