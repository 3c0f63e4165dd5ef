"""The addresses of the permits: the guide for everybody, the path of a business, and the pages of those who check."""

from village.permits.views.blueprint import bp

__all__ = ["bp"]
