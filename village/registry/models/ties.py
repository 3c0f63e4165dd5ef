"""Who supplies whom: ties between businesses and groups."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, utcnow

TIE_KINDS = ("supplies", "sews_for", "consigns_at", "sells_for")


def _one_of(side: str) -> CheckConstraint:
    """This side is a business, a group, or somebody outside the register by name: exactly one of them."""
    given = f"(CASE WHEN {side}_enterprise_id IS NULL THEN 0 ELSE 1 END)"
    given += f" + (CASE WHEN {side}_group_id IS NULL THEN 0 ELSE 1 END)"
    given += f" + (CASE WHEN {side}_name = '' THEN 0 ELSE 1 END)"
    return CheckConstraint(f"{given} = 1", name=f"one_{side}")


class SupplyTie(Model):
    """``from`` does something for ``to``: supplies it, sews for it, leaves goods with it. ``since_year`` if known."""

    __tablename__ = "supply_tie"
    __table_args__ = (_one_of("from"), _one_of("to"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    from_enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    from_group_id: Mapped[int | None] = mapped_column(ForeignKey("village_group.id"), index=True)
    from_name: Mapped[str] = mapped_column(Text, default="")
    to_enterprise_id: Mapped[int | None] = mapped_column(ForeignKey("enterprise.id"), index=True)
    to_group_id: Mapped[int | None] = mapped_column(ForeignKey("village_group.id"), index=True)
    to_name: Mapped[str] = mapped_column(Text, default="")
    since_year: Mapped[int | None]
    recorded_by: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
