"""The vault's Core tables, which the list queries of higher features may join; they never write to them."""

from typing import cast

from sqlalchemy import Table

from village.vault.models import (
    ChainLine,
    Disposition,
    Document,
    DocumentLink,
    DocumentReader,
    DocumentText,
    DocumentVersion,
    Letter,
    LetterReceipt,
)

documents = cast(Table, Document.__table__)
versions = cast(Table, DocumentVersion.__table__)
readers = cast(Table, DocumentReader.__table__)
links = cast(Table, DocumentLink.__table__)
texts = cast(Table, DocumentText.__table__)
chain_lines = cast(Table, ChainLine.__table__)
letters = cast(Table, Letter.__table__)
letter_receipts = cast(Table, LetterReceipt.__table__)
dispositions = cast(Table, Disposition.__table__)
