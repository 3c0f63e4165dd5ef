"""What people say of a paper, on its way from a form to a row."""

from dataclasses import dataclass, field
from datetime import date

from village.vault.paper import Paper


@dataclass(frozen=True)
class DocumentFacts:
    """Everything about a document but its files. ``reader_ids`` counts only on the level ``terbatas``."""

    kind: str
    title: str
    dated_on: date
    access: str = "pengurus"
    number: str = ""
    classification: str = ""
    sender: str = ""
    addressee: str = ""
    group_id: int | None = None
    tags: list[str] = field(default_factory=list)
    place: str = ""
    original_holder: str = ""
    retention: str = ""
    remark: str = ""
    reader_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class KeptFile:
    """A file that is on the disk for good and waits for its row. ``name`` is what its sender called it.

    ``preview_digest`` is a kept JPEG of its first page; ``doubts`` are what is wrong with which page: ``2:blurred``.
    """

    digest: str
    size_bytes: int
    name: str
    paper: Paper
    source: str = "unggahan"
    preview_digest: str | None = None
    doubts: tuple[str, ...] = ()
