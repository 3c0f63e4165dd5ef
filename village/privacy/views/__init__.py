"""Pages about personal data."""

from village.privacy.views import answering, breaches, own
from village.privacy.views.blueprint import bp

__all__ = ["answering", "bp", "breaches", "own"]
