"""A disk that keeps account of what a power cut would leave: bytes and names count only once they were synced."""

import hashlib
import os
import re
from pathlib import Path

from village.core.disk import Disk

BLOB_NAME = re.compile(r"[0-9a-f]{64}")


class PowerCut(BaseException):
    """The machine stops here."""


class WatchedDisk(Disk):
    """The real disk, with a cut before the call number ``cut_at`` or without the sync number ``forget_sync``."""

    def __init__(self, cut_at: int | None = None, forget_sync: int | None = None) -> None:
        self.calls: list[str] = []
        self._cut_at, self._forget_sync = cut_at, forget_sync
        self._bytes: dict[int, bytes] = {}
        self._names: dict[int, dict[str, int]] = {}

    def create(self, path: Path) -> int:
        self._step("create")
        handle = super().create(path)
        self._bytes.pop(os.fstat(handle).st_ino, None)
        return handle

    def write(self, handle: int, chunk: bytes) -> None:
        self._step("write")
        super().write(handle, chunk)

    def make_folder(self, path: Path) -> None:
        self._step("make_folder")
        super().make_folder(path)

    def rename(self, source: Path, target: Path) -> None:
        self._step("rename")
        super().rename(source, target)

    def sync_file(self, path: Path) -> None:
        if self._step("sync_file"):
            super().sync_file(path)
            self._bytes[path.stat().st_ino] = path.read_bytes()

    def sync_folder(self, path: Path) -> None:
        if self._step("sync_folder"):
            super().sync_folder(path)
            with os.scandir(path) as entries:
                self._names[path.stat().st_ino] = {entry.name: entry.inode() for entry in entries}

    def syncs(self) -> int:
        return sum(call.startswith("sync") for call in self.calls)

    def survivors(self, folder: Path) -> dict[str, bytes]:
        """Path and bytes of every file that is still there when only synced things remain."""
        return dict(self._walk("", folder.stat().st_ino))

    def torn(self, root: Path) -> list[Path]:
        """Blobs that a person could see now and whose bytes would not all survive, whatever became of the names."""
        blobs = [path for path in root.glob("??/*") if BLOB_NAME.fullmatch(path.name)]
        return [path for path in blobs if self._bytes.get(path.stat().st_ino) != path.read_bytes()]

    def _walk(self, path: str, inode: int) -> list[tuple[str, bytes]]:
        if inode not in self._names:
            return [(path, self._bytes.get(inode, b""))]
        return [found for name, child in self._names[inode].items() for found in self._walk(f"{path}/{name}", child)]

    def _step(self, call: str) -> bool:
        if self._cut_at is not None and len(self.calls) >= self._cut_at:
            raise PowerCut
        forgotten = call.startswith("sync") and self.syncs() == self._forget_sync
        self.calls.append(call)
        return not forgotten


def whole_blobs(survivors: dict[str, bytes]) -> set[str]:
    """Names of the blobs whose surviving bytes are the ones their name promises."""
    blobs = {path.rpartition("/")[2]: content for path, content in survivors.items() if "/temp/" not in path}
    return {name for name, content in blobs.items() if hashlib.sha256(content).hexdigest() == name}
