"""The scanned decree of a board: a PDF or a photo, kept as it came and given out only as a download."""

from dataclasses import dataclass
from typing import IO

from flask_babel import lazy_gettext as _l

from village.core.errors import WrongType
from village.core.picture_formats import recognise
from village.core.storage import MEBIBYTE, Storage

DECREE_BYTES = 15 * MEBIBYTE
MEDIA_TYPES = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
ENDINGS = {"pdf": "pdf", "jpeg": "jpg", "png": "png", "webp": "webp"}
_FIRST_BYTES = 32


@dataclass(frozen=True)
class DecreeFile:
    """A kept scan: its content hash, and what kind of file its first bytes say it is."""

    sha256: str
    file_type: str


def receive_decree(storage: Storage, stream: IO[bytes]) -> DecreeFile:
    """Keep an uploaded scan. Only the content decides what it is. Raises WrongType, TooLarge, StorageFull."""
    received = storage.receive(stream, DECREE_BYTES)
    with open(received.path, "rb") as file:
        first = file.read(_FIRST_BYTES)
    kind = "pdf" if first.startswith(b"%PDF-") else recognise(first)
    if kind not in MEDIA_TYPES:
        storage.discard(received)
        raise WrongType(
            _l("Berkas ini bukan PDF atau foto. Pindai atau potret SK-nya, lalu unggah sebagai PDF, JPEG, atau PNG."),
            "file",
        )
    return DecreeFile(storage.keep(received), kind)
