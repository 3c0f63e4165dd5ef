"""The page of the archive."""

from village.leaving.views.pages import bp

__all__ = ["bp"]
