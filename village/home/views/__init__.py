"""Addresses of this feature: public pages, the workspace, and files that have no words."""

from village.home.views import files, kabar, makers, public, work
from village.home.views.blueprint import bp

__all__ = ["bp", "files", "kabar", "makers", "public", "work"]
