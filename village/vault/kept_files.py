"""Which columns of the vault name files of the storage."""

from sqlalchemy import select

from village.core.references import FileColumn
from village.vault.models import Document, DocumentVersion


def file_columns() -> list[FileColumn]:
    """The files of documents and their previews; of destroyed ones none is needed any more."""
    version = DocumentVersion
    kept = version.document_id.not_in(select(Document.id).where(Document.destroyed_at.is_not(None)))
    return [FileColumn(version.digest, kept), FileColumn(version.preview_digest, kept)]
