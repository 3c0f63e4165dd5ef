"""What can go wrong in the village's own terms. Every error carries one clear sentence and a true HTTP status."""

from typing import Any


class DomainError(Exception):
    """A rule says no. ``message`` is a sentence for people, ``field`` the form field it belongs to."""

    status = 422

    def __init__(self, message: Any = "", field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class NotFound(DomainError):
    """There is no such thing."""

    status = 404


class NotAllowed(DomainError):
    """The person may not; told as if the thing did not exist."""

    status = 404


class Conflict(DomainError):
    """Somebody else was quicker, or the state no longer allows it."""

    status = 409


class TooLarge(DomainError):
    """More bytes, rows or pixels than the site takes."""

    status = 413


class WrongType(DomainError):
    """Not the kind of file that is asked for."""

    status = 415


class TooMany(DomainError):
    """Too often in too short a time."""

    status = 429
