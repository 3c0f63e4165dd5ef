"""Addresses of this feature: the shelf for everybody, and the own shelf of keepers."""

from village.gallery.views import (
    acts,
    counting,
    editing,
    looking,
    market,
    own_shelf,
    pictures,
    prints,
    public,
    renewing,
    reporting,
    suggesting,
)
from village.gallery.views.blueprint import bp

__all__ = [
    "acts",
    "bp",
    "counting",
    "editing",
    "looking",
    "market",
    "own_shelf",
    "pictures",
    "prints",
    "public",
    "renewing",
    "reporting",
    "suggesting",
]
