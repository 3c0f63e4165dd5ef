"""The addresses of the vault: the archive for everybody, and the vault of those who file."""

from village.vault.views import (
    archive,
    box,
    destroying,
    dispositions,
    documents,
    files,
    handovers,
    holders,
    letter_books,
    letter_copies,
    letter_receipts,
    letter_styles,
    letter_writing,
    letters,
    proposals,
    receipts,
    storage,
)
from village.vault.views.blueprint import bp

__all__ = [
    "archive",
    "box",
    "bp",
    "destroying",
    "dispositions",
    "documents",
    "files",
    "handovers",
    "holders",
    "letter_books",
    "letter_copies",
    "letter_receipts",
    "letter_styles",
    "letter_writing",
    "letters",
    "proposals",
    "receipts",
    "storage",
]
