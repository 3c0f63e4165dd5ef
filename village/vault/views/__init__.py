"""The addresses of the vault: the archive for everybody, and the vault of those who file."""

from village.vault.views import archive, documents, files
from village.vault.views.blueprint import bp

__all__ = ["archive", "bp", "documents", "files"]
