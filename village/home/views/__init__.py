"""Addresses of this feature: public pages, the workspace, and files that have no words."""

from village.home.views import public
from village.home.views.blueprint import bp

__all__ = ["bp", "public"]
