"""Rate limits kept in the database, so that they hold across processes and restarts."""

from datetime import datetime, timedelta

from sqlalchemy import Text, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from village.core.db import Model, UtcDateTime, db, utcnow


class RateWindow(Model):
    """How often ``key`` happened in the window that ends at ``ends_at``."""

    __tablename__ = "rate_window"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def hit(key: str, *, limit: int, window: timedelta) -> bool:
    """Count one try of ``key``; True while no more than ``limit`` happened in the window.

    A step: call it inside a writing transaction and commit.
    """
    now = utcnow()
    row = db.session.get(RateWindow, key)
    if row is None:
        db.session.execute(delete(RateWindow).where(RateWindow.ends_at < now))
        row = RateWindow(key=key, count=0, ends_at=now + window)
        db.session.add(row)
    elif row.ends_at <= now:
        row.count, row.ends_at = 0, now + window
    row.count += 1
    db.session.flush()
    return row.count <= limit


def count(key: str) -> int:
    """Tries of ``key`` in the running window."""
    found = db.session.execute(
        select(RateWindow.count).where(RateWindow.key == key, RateWindow.ends_at > utcnow())
    ).scalar_one_or_none()
    return found or 0


def clear(key: str) -> None:
    """Forget the tries of ``key``. A step."""
    db.session.execute(delete(RateWindow).where(RateWindow.key == key))
