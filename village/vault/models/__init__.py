"""Tables of the vault, by subject."""

from village.vault.models.documents import (
    Document,
    DocumentLink,
    DocumentReader,
    DocumentText,
    DocumentVersion,
)

__all__ = ["Document", "DocumentLink", "DocumentReader", "DocumentText", "DocumentVersion"]
