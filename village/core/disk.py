"""The calls of the operating system on which durability rests, in one place so that a test can watch or fail them."""

import os
from pathlib import Path


class Disk:
    """The local file system. Every call raises OSError as the system gives it."""

    def create(self, path: Path) -> int:
        return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o600)

    def write(self, handle: int, chunk: bytes) -> None:
        left = memoryview(chunk)
        while left:
            left = left[os.write(handle, left) :]

    def make_folder(self, path: Path) -> None:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)

    def sync_file(self, path: Path) -> None:
        self._sync(path, os.O_RDONLY | os.O_NOFOLLOW)

    def sync_folder(self, path: Path) -> None:
        self._sync(path, os.O_RDONLY | os.O_DIRECTORY)

    def rename(self, source: Path, target: Path) -> None:
        os.rename(source, target)

    def room(self, path: Path) -> tuple[int, int]:
        """Bytes free for this account, and bytes in all."""
        found = os.statvfs(path)
        return found.f_bavail * found.f_frsize, found.f_blocks * found.f_frsize

    def _sync(self, path: Path, flags: int) -> None:
        handle = os.open(path, flags | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
