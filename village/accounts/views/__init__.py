"""Addresses of this feature: signing in and setting up for everybody, one's own account, and the people of the site."""

from village.accounts.views import entrance, own, people
from village.accounts.views.blueprint import bp

__all__ = ["bp", "entrance", "own", "people"]
