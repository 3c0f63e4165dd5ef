"""ZIP-based files of strangers (xlsx, docx, odt ...): judged before anything in them is believed or unpacked.

Only for child processes with limits: an archive that passes here is honest about its sizes, not harmless.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

MOST_ENTRIES = 2_000
LARGEST_DIRECTORY_BYTES = 512 * 1024
LARGEST_CONTENT_BYTES = 48 * 1024 * 1024
LARGEST_RATIO = 200  # deflate reaches 1,032; a sheet of a million formatted empty rows stays below 60

_CHUNK = 256 * 1024
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_END_RECORD = b"PK\x05\x06"


class ArchiveRefused(Exception):
    """The archive is not opened. ``code``: ``broken``, ``bomb`` or ``password``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@contextmanager
def opened_archive(file: IO[bytes], largest_bytes: int = LARGEST_CONTENT_BYTES) -> Iterator[zipfile.ZipFile]:
    """The archive, once its directory is found to be sane. Raises ArchiveRefused, inside the ``with`` too."""
    _check_directory(file)
    try:
        with zipfile.ZipFile(file) as archive:
            _check_declared_sizes(archive.infolist(), largest_bytes)
            yield archive
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, KeyError) as error:
        raise ArchiveRefused("broken") from error
    except Exception as error:  # zlib.error has no common ancestor with the others
        if type(error).__module__ == "zlib":
            raise ArchiveRefused("broken") from error
        raise


def check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, counted: bytes = b"") -> int:
    """Unpack one entry into nothing: its declared size and checksum must be true, and no entity may be defined.

    The answer is how often ``counted`` stands in it, when it is markup. Raises ArchiveRefused.
    """
    found = 0
    is_markup = entry.filename.lower().endswith((".xml", ".rels"))
    end_of_last = b""
    with archive.open(entry) as content:
        while chunk := content.read(_CHUNK):
            if is_markup:
                plain = end_of_last + chunk.replace(b"\0", b"")  # UTF-16 hides nothing
                if _ENTITY.search(plain):
                    raise ArchiveRefused("bomb")
                end_of_last = plain[-10:]
                found += plain.count(counted) if counted else 0
    if entry.filename == "META-INF/manifest.xml" and b"encryption-data" in archive.read(entry):
        raise ArchiveRefused("password")
    return found


def _check_directory(file: IO[bytes]) -> None:
    """Look at the end record before zipfile builds an object per entry."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(_END_RECORD)
    if at < 0 or len(tail) < at + 22:
        raise ArchiveRefused("broken")
    entries = int.from_bytes(tail[at + 10 : at + 12], "little")
    directory_bytes = int.from_bytes(tail[at + 12 : at + 16], "little")
    if entries > MOST_ENTRIES or directory_bytes > LARGEST_DIRECTORY_BYTES:
        raise ArchiveRefused("bomb")
    file.seek(0)


def _check_declared_sizes(entries: list[zipfile.ZipInfo], largest_bytes: int) -> None:
    if sum(entry.file_size for entry in entries) > largest_bytes:
        raise ArchiveRefused("bomb")
    for entry in entries:
        if entry.flag_bits & 1:
            raise ArchiveRefused("password")
        if entry.file_size > 1024 * 1024 and entry.file_size > LARGEST_RATIO * max(1, entry.compress_size):
            raise ArchiveRefused("bomb")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ArchiveRefused("broken")
