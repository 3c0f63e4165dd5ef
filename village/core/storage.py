"""Files that are never lost: blobs named by the SHA-256 of their content, written once.

The order of every write is: bytes into a temporary file, fsync of the file, rename, fsync of the folders. Only then
may a row that names the file be committed, and only after that is anyone told "tersimpan".
"""

import errno
import fcntl
import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, BinaryIO

from flask_babel import lazy_gettext as _l

from village.core.disk import Disk
from village.core.errors import NotFound
from village.core.stored import (
    MEBIBYTE,
    MEMBER,
    SHA,
    SHELF,
    IncompleteUpload,
    Kept,
    Received,
    StorageBusy,
    StorageFull,
    belongs,
    hash_of,
    is_own,
    last_written,
    made_young,
    not_found,
    nothing_left_behind,
    open_blob,
    too_large,
)

__all__ = ["MEBIBYTE", "IncompleteUpload", "Kept", "Received", "Storage", "StorageBusy", "StorageFull"]

CHUNK_BYTES = 256 * 1024
LEAST_FREE_BYTES = 200_000_000
LEAST_FREE_SHARE = 0.05
STALE_AFTER_SECONDS = 3600
QUARANTINE = "quarantine"


class Storage:
    """The files of one village, under one folder. Callers name files by content hash and never by path."""

    def __init__(self, root: Path | str, disk: Disk | None = None) -> None:
        self._root = Path(root)
        self._temp = self._root / "temp"
        self._disk = disk or Disk()

    def receive(
        self,
        stream: IO[bytes],
        limit_bytes: int,
        *,
        declared_bytes: int | None = None,
        expected_sha256: str | None = None,
    ) -> Received:
        """Stream an upload into the temporary area, hashing on the way. The caller keeps or discards it.

        Raises TooLarge over ``limit_bytes`` (unread when declared so), IncompleteUpload when the bytes differ from
        what was declared or there are none, StorageFull without room.
        """
        if declared_bytes is not None and declared_bytes > limit_bytes:
            raise too_large(limit_bytes)
        path = self._temp / secrets.token_hex(16)
        with nothing_left_behind(path):
            self._disk.make_folder(self._temp)
            self._refuse_when_nearly_full(declared_bytes or 0)
            received = self._write(stream, path, limit_bytes)
            short = declared_bytes is not None and received.size != declared_bytes
            if short or expected_sha256 not in (None, received.sha256):
                raise IncompleteUpload(
                    _l("Berkas belum terkirim utuh karena sinyal terputus. Coba unggah sekali lagi.")
                )
            if not received.size:
                raise IncompleteUpload(_l("Berkas itu kosong. Pilih berkas lain."))
        return received

    def keep(self, received: Received) -> str:
        """Make received bytes a blob that survives a power cut, and give its SHA-256. Twice is the same as once.

        A blob of that name which no longer has that content (a failing disk) is replaced by the good bytes.
        """
        folder = self._root / received.sha256[:2]
        place = folder / received.sha256
        with nothing_left_behind(received.path):
            self._disk.make_folder(folder)
            if made_young(place) and hash_of(place) == received.sha256:
                self._disk.sync_file(place)
            else:
                self._disk.sync_file(received.path)
                self._disk.rename(received.path, place)
            self._sync_folders(folder)
        self.discard(received)
        return received.sha256

    def discard(self, received: Received) -> None:
        """Throw away what was received and is not wanted; nothing happens when it was kept."""
        received.path.unlink(missing_ok=True)

    def open(self, sha256: str) -> BinaryIO:
        """The blob, for reading. Raises NotFound."""
        return open_blob(self._place(sha256))

    def remove(self, sha256: str) -> None:
        """Destroy a blob and what was made from it, for good; nothing happens for one that is not there.

        Only for a file that no row names any more. Raises NotFound for a name of another shape.
        """
        place = self._place(sha256)
        place.unlink(missing_ok=True)
        for shelf in self._root.iterdir() if self._root.exists() else ():
            if SHELF.fullmatch(shelf.name) and (shelf / sha256).is_dir():
                shutil.rmtree(shelf / sha256, ignore_errors=True)
        if place.parent.exists():
            self._disk.sync_folder(place.parent)

    def exists(self, sha256: str) -> bool:
        """Whether a blob of that name is kept."""
        return bool(SHA.fullmatch(sha256)) and self._place(sha256).is_file()

    @contextmanager
    def local_path(self, sha256: str) -> Iterator[Path]:
        """A path to the blob on this machine, for another process; only good inside the ``with``."""
        with self.open(sha256):
            yield self._place(sha256)

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """An empty folder in the temporary area, gone at the end unless it was kept."""
        folder = self._temp / secrets.token_hex(16)
        with nothing_left_behind():
            self._disk.make_folder(self._temp)
            self._refuse_when_nearly_full(0)
            self._disk.make_folder(folder)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep_set(self, folder: Path, shelf: str, sha256: str) -> None:
        """Keep the files of a workspace together on a shelf, all visible at once; a set already there stays.

        What lies on a shelf was made from the blob ``sha256`` and can be made again from it.
        """
        place = self._set_place(shelf, sha256)
        with nothing_left_behind():
            for file in sorted(folder.iterdir()):
                self._disk.sync_file(file)
            self._disk.sync_folder(folder)
            self._disk.make_folder(place.parent)
            try:
                self._disk.rename(folder, place)
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    raise
            self._sync_folders(place.parent)

    def stat(self, sha256: str) -> Kept:
        """Size and age of a blob. Raises NotFound."""
        try:
            found = self._place(sha256).stat()
        except FileNotFoundError:
            raise not_found() from None
        return Kept(sha256, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))

    def list(self) -> Iterator[Kept]:
        """Every blob, by name; what is on a shelf was made from them and is not listed."""
        for folder in sorted(self._root.glob("[0-9a-f][0-9a-f]")):
            for file in sorted(folder.iterdir()):
                if SHA.fullmatch(file.name):
                    with suppress(NotFound):  # somebody was quicker
                        yield self.stat(file.name)

    def strangers(self) -> Iterator[str]:
        """Paths that nothing here would have made: of another name or place, or open to other accounts."""
        for path in sorted(self._root.iterdir()) if self._root.exists() else ():
            if re.fullmatch(r"[0-9a-f]{2}", path.name) and path.is_dir():
                for file in sorted(path.iterdir()):
                    if not is_own(file):
                        yield file.relative_to(self._root).as_posix()
            elif not belongs(path):
                yield path.name

    def list_sets(self) -> Iterator[tuple[str, str, str]]:
        """Every file of every set: its shelf, the content hash of what it was made from, and its name."""
        for shelf in sorted(self._root.glob("[a-z]*")):
            if not SHELF.fullmatch(shelf.name) or shelf == self._temp:
                continue
            for folder in sorted(shelf.glob("?" * 64)):
                if folder.is_dir() and SHA.fullmatch(folder.name):
                    for file in sorted(folder.iterdir()):
                        yield shelf.name, folder.name, file.name

    def quarantine(self, sha256: str, older_than: timedelta) -> bool:
        """Put a blob that nobody needs aside; False, and it stays, where somebody kept it again meanwhile.

        ``keep`` makes a blob young again, before or after it is moved here, so whoever gets its name finds it.
        """
        place, aside = self._place(sha256), self._root / QUARANTINE / sha256
        self._disk.make_folder(aside.parent)
        try:
            self._disk.rename(place, aside)
        except FileNotFoundError:
            return False
        if last_written(aside) > time.time() - older_than.total_seconds():
            self._disk.rename(aside, place)
            self._sync_folders(place.parent)
            return False
        self._sync_folders(aside.parent)
        return True

    def empty_quarantine(self, older_than: timedelta) -> int:
        """Delete for good what was put aside that long ago; gives how many. Never called by a web page."""
        until = time.time() - older_than.total_seconds()
        gone = [file for file in (self._root / QUARANTINE).glob("*") if file.stat().st_ctime <= until]
        for file in gone:
            file.unlink(missing_ok=True)
        return len(gone)

    def open_from_set(self, shelf: str, sha256: str, name: str) -> BinaryIO:
        """One file of a set, for reading. Raises NotFound, for names of another shape too."""
        if not MEMBER.fullmatch(name):
            raise not_found()
        return open_blob(self._set_place(shelf, sha256) / name)

    @contextmanager
    def one_at_a_time(self, work: str, wait_seconds: float) -> Iterator[None]:
        """Only one holder of the named work on this machine. Raises StorageBusy after ``wait_seconds``."""
        self._disk.make_folder(self._root)
        until = time.monotonic() + wait_seconds
        with open(self._root / f"{work}.lock", "ab") as lock:
            while True:
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > until:
                        raise StorageBusy(_l("Sedang banyak kiriman. Tunggu sebentar, lalu coba lagi.")) from None
                    time.sleep(0.02)
            yield

    def sweep_temp(self, older_than_seconds: float = STALE_AFTER_SECONDS) -> int:
        """Remove what a crash left in the temporary area and nobody wrote to since; gives how many."""
        before = time.time() - older_than_seconds
        leftovers = [path for path in self._temp.glob("*") if last_written(path) <= before]
        for path in leftovers:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        return len(leftovers)

    def _write(self, stream: IO[bytes], path: Path, limit_bytes: int) -> Received:
        digest, size = hashlib.sha256(), 0
        handle = self._disk.create(path)
        try:
            while chunk := stream.read(CHUNK_BYTES):
                size += len(chunk)
                if size > limit_bytes:
                    raise too_large(limit_bytes)
                digest.update(chunk)
                self._disk.write(handle, chunk)
        finally:
            os.close(handle)
        return Received(digest.hexdigest(), size, path)

    def _refuse_when_nearly_full(self, coming_bytes: int) -> None:
        free, total = self._disk.room(self._temp)
        if free - coming_bytes < max(LEAST_FREE_BYTES, total * LEAST_FREE_SHARE):
            raise StorageFull

    def _sync_folders(self, folder: Path) -> None:
        # Another writer may have made a folder and not yet made it durable, so all of them, every time.
        for level in (folder, self._root, self._root.parent):
            self._disk.sync_folder(level)

    def _place(self, sha256: str) -> Path:
        if not SHA.fullmatch(sha256):
            raise not_found()
        return self._root / sha256[:2] / sha256

    def _set_place(self, shelf: str, sha256: str) -> Path:
        if not SHELF.fullmatch(shelf) or not SHA.fullmatch(sha256):
            raise not_found()
        return self._root / shelf / sha256
