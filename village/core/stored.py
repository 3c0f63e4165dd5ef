"""What the storage gives, what it refuses with, and the small acts on single files it is made of."""

import errno
import hashlib
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from flask_babel import lazy_gettext as _l

from village.core.errors import DomainError, NotFound, TooLarge

MEBIBYTE = 1024 * 1024
SHA = re.compile(r"[0-9a-f]{64}")
SHELF = re.compile(r"[a-z]{3,20}")
MEMBER = re.compile(r"[a-z0-9]{1,20}\.[a-z0-9]{1,5}")


class StorageFull(DomainError):
    """The disk has no room left, or too little to stay safe."""

    status = 507

    def __init__(self) -> None:
        super().__init__(
            _l(
                "Tempat penyimpanan situs hampir penuh, jadi berkas baru belum bisa diterima. "
                "Yang sudah tersimpan tetap aman. Beri tahu pengurus situs."
            )
        )


class IncompleteUpload(DomainError):
    """Fewer or other bytes came than were announced."""


class StorageBusy(DomainError):
    """Others are at the same work and did not finish in time."""

    status = 503


@dataclass(frozen=True)
class Received:
    """Bytes that came but are not kept yet. ``size`` is in bytes; ``path`` lies in the temporary area."""

    sha256: str
    size: int
    path: Path


@dataclass(frozen=True)
class Kept:
    """A blob as it lies there; ``kept_at`` is when its content was last brought."""

    sha256: str
    size: int
    kept_at: datetime


@contextmanager
def nothing_left_behind(leftover: Path | None = None) -> Iterator[None]:
    """Whatever goes wrong, no temporary file stays; a full disk is told in words."""
    try:
        yield
    except BaseException as error:
        if leftover:
            leftover.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFull from error
        raise


def made_young(path: Path) -> bool:
    """Whether the file is there, now as if it had come just now: the sweep leaves what is young."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    return True


def hash_of(path: Path) -> str | None:
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def last_written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # its upload ended meanwhile
        return time.time()


def open_blob(path: Path) -> BinaryIO:
    """The file, for reading. Raises NotFound."""
    try:
        return open(path, "rb")
    except FileNotFoundError:
        raise not_found() from None


def not_found() -> NotFound:
    """There is no such file, in words."""
    return NotFound(_l("Berkas itu tidak ada."))


def too_large(limit_bytes: int) -> TooLarge:
    """More bytes than are taken, in words."""
    return TooLarge(
        _l("Berkas ini lebih besar dari %(limit)s MB. Perkecil dulu, lalu unggah lagi.", limit=limit_bytes // MEBIBYTE)
    )


def is_own(file: Path) -> bool:
    """Is it a blob in its place, closed to other accounts? True too for what somebody just took away."""
    is_in_place = bool(SHA.fullmatch(file.name)) and file.name.startswith(file.parent.name)
    try:
        return is_in_place and file.is_file() and not file.is_symlink() and not file.stat().st_mode & 0o077
    except FileNotFoundError:  # somebody was quicker
        return True


def belongs(path: Path) -> bool:
    """Is it a shelf or a lock, as the storage makes them beside its blobs?"""
    if path.is_dir():
        return bool(SHELF.fullmatch(path.name))
    return path.suffix == ".lock"
