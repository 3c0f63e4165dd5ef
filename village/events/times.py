"""Days and hours of the village: what people type is local, what is kept is UTC."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from flask import current_app

from village.core.formatting import DEFAULT_TIMEZONE


def zone_name() -> str:
    """The name of the village's time zone."""
    return str(current_app.config.get("TIMEZONE", DEFAULT_TIMEZONE))


def zone() -> ZoneInfo:
    """The village's time zone."""
    return ZoneInfo(zone_name())


def local(moment: datetime) -> datetime:
    """The same moment on the village's clocks."""
    return moment.astimezone(zone())


def moment_of(on: date, at: time) -> datetime:
    """The moment, in UTC, at which the village's clocks show this day and hour."""
    return datetime.combine(on, at, zone()).astimezone(UTC)


def start_of(on: date) -> datetime:
    """The moment at which this day begins in the village."""
    return moment_of(on, time())
