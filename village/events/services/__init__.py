"""Writes of the calendar, by subject."""
