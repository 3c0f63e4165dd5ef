"""Addresses of this feature: the shelf for everybody, and the own shelf of keepers."""

from village.gallery.views import acts, editing, own_shelf, pictures, public
from village.gallery.views.blueprint import bp

__all__ = ["acts", "bp", "editing", "own_shelf", "pictures", "public"]
