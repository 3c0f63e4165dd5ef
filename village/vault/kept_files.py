"""Which columns of the vault name files of the storage."""

from sqlalchemy import select

from village.core.references import FileColumn
from village.vault.models import Document, DocumentVersion, LetterReceipt


def file_columns() -> list[FileColumn]:
    """The files of documents and their previews, none of destroyed ones; and photos of stamped receipts."""
    version = DocumentVersion
    kept = version.document_id.not_in(select(Document.id).where(Document.destroyed_at.is_not(None)))
    return [
        FileColumn(version.digest, kept),
        FileColumn(version.preview_digest, kept),
        FileColumn(LetterReceipt.proof_digest),
    ]
