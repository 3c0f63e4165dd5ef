"""The addresses of the vault: the archive for everybody, and the vault of those who file."""

from village.vault.views import archive, documents, files, handovers, holders, receipts, storage
from village.vault.views.blueprint import bp

__all__ = ["archive", "bp", "documents", "files", "handovers", "holders", "receipts", "storage"]
