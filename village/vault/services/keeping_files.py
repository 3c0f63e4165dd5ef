"""Files of strangers become files of the vault, before any transaction: looked into by a child, then kept for good.

Papers stay byte for byte as they came. Photographs of paper are drawn anew, upright and without the place where they
were taken; several of them become one PDF.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from village.core.images import PHOTO_LIMIT_BYTES
from village.core.photo_pages import PhotoPage, make_pages
from village.core.storage import Received, Storage
from village.vault.facts import KeptFile
from village.vault.paper import Paper, inspect
from village.vault.paper_kinds import LARGEST_FILE_BYTES, is_photograph
from village.vault.photo_pdf import JpegPage, write_pdf

LONGEST_FILE_NAME = 200


def keep_file(
    storage: Storage,
    stream: Any,
    name: str,
    *,
    declared_bytes: int | None = None,
    expected_sha256: str | None = None,
    source: str = "unggahan",
) -> KeptFile:
    """Take a file of at most 25 MB into the store, for good. Slow, so before any transaction.

    Raises TooLarge, IncompleteUpload, StorageFull, or what `paper.inspect` and `make_pages` say of what is not taken.
    """
    received = storage.receive(
        stream, LARGEST_FILE_BYTES, declared_bytes=declared_bytes, expected_sha256=expected_sha256
    )
    try:
        if is_photograph(received.path):
            return keep_photos(storage, make_pages(storage, [received.path]), name, source=source)
        return _keep_paper(storage, received, name, source)
    finally:
        storage.discard(received)


def receive_photo(storage: Storage, stream: Any, *, expected_sha256: str | None = None) -> Received | None:
    """The photograph, received and not yet kept; None for anything else, whose stream is then back at its start.

    Raises TooLarge, IncompleteUpload, StorageFull.
    """
    start = stream.read(32)
    stream.seek(0)
    if not is_photograph(start):
        return None
    return storage.receive(stream, PHOTO_LIMIT_BYTES, expected_sha256=expected_sha256)


def keep_photos(storage: Storage, pages: Sequence[PhotoPage], name: str, *, source: str = "unggahan") -> KeptFile:
    """Photographed pages in this order as one file: a JPEG of one, a PDF of several. Raises NotFound, StorageFull."""
    if len(pages) == 1:
        digest, kind, ending = pages[0].sha256, "jpeg", "jpg"
    else:
        digest, kind, ending = _joined(storage, pages), "pdf", "pdf"
    return KeptFile(
        digest,
        storage.stat(digest).size,
        f"{Path(name).stem}.{ending}"[-LONGEST_FILE_NAME:],
        Paper(kind, len(pages), False, "none", ""),
        "foto" if source == "unggahan" else source,
        pages[0].glance_sha256,
        tuple(f"{number}:{doubt}" for number, page in enumerate(pages, 1) for doubt in page.doubts),
    )


def _joined(storage: Storage, pages: Sequence[PhotoPage]) -> str:
    joined = BytesIO()
    write_pdf([JpegPage(_content(storage, page), page.width, page.height) for page in pages], joined)
    joined.seek(0)
    received = storage.receive(joined, LARGEST_FILE_BYTES)
    try:
        return storage.keep(received)
    finally:
        storage.discard(received)


def _content(storage: Storage, page: PhotoPage) -> bytes:
    with storage.open(page.sha256) as file:
        return file.read()


def _keep_paper(storage: Storage, received: Received, name: str, source: str) -> KeptFile:
    paper = inspect(received.path)
    preview = None
    if paper.glance:
        drawn = storage.receive(BytesIO(paper.glance), LARGEST_FILE_BYTES)
        try:
            preview = storage.keep(drawn)
        finally:
            storage.discard(drawn)
    digest = storage.keep(received)
    return KeptFile(digest, received.size, name[-LONGEST_FILE_NAME:], paper, source, preview)
