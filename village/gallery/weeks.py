"""Weeks of the village: they begin on Monday."""

from datetime import date, timedelta


def monday_of(day: date) -> date:
    """The Monday of the week of this day."""
    return day - timedelta(days=day.weekday())
