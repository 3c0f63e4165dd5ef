"""Fixtures of the calendar: a counter of statements."""

from tests.home.conftest import statements

__all__ = ["statements"]
