"""The vault's Core tables, which the list queries of higher features may join; they never write to them."""

from typing import cast

from sqlalchemy import Table

from village.vault.models import Document, DocumentLink, DocumentReader, DocumentText, DocumentVersion

documents = cast(Table, Document.__table__)
versions = cast(Table, DocumentVersion.__table__)
readers = cast(Table, DocumentReader.__table__)
links = cast(Table, DocumentLink.__table__)
texts = cast(Table, DocumentText.__table__)
