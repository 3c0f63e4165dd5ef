"""Addresses of this feature: the public calendar, registration, feeds, and the workspace of those who keep events."""

from village.events.views import calling_off, editing, feeds, inviting, keeping, own, prints, public, registering
from village.events.views.blueprint import bp

__all__ = [
    "bp",
    "calling_off",
    "editing",
    "feeds",
    "inviting",
    "keeping",
    "own",
    "prints",
    "public",
    "registering",
]
