"""Backups for tests: made of the running village, taken apart, and put together wrongly but well sealed."""

import hashlib
import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from village.core.backups.layout import SUMS, UNSEALED, seal_of
from village.core.backups.making import make_backup
from village.core.files import storage

KNOWN_MODE = 0o100600


class Quiet:
    """Hears how far the work is and says nothing."""

    def stage(self, words: Any, total: int = 0) -> None:
        pass

    def step(self, count: int = 1) -> None:
        pass


def keep(content: bytes) -> str:
    """A file in the storage of the running site; answers its name."""
    store = storage()
    return store.keep(store.receive(io.BytesIO(content), 10_000_000))


def backup_of_now(into: Path, **more: Any) -> Path:
    """A backup of the running village."""
    make_backup(into, Quiet(), **more)
    return into


def members_of(path: Path) -> dict[str, bytes]:
    """Everything in an archive."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def put_together(
    into: Path,
    members: Mapping[str, bytes],
    *,
    extra: Sequence[tuple[zipfile.ZipInfo | str, bytes]] = (),
    right_sums: bool = True,
) -> Path:
    """An archive with these members and a seal that fits; ``extra`` come after, under any name and of any kind."""
    chosen = dict(members)
    if right_sums:
        lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in chosen.items() if name != SUMS]
        chosen[SUMS] = "".join(sorted(lines)).encode()
    with zipfile.ZipFile(into, "w") as archive:
        for named, content in [*chosen.items(), *extra]:
            info = named if isinstance(named, zipfile.ZipInfo) else _plain(named)
            archive.writestr(info, content)
        archive.comment = UNSEALED
    return seal(into)


def _plain(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("x")
    info.filename = info.orig_filename = name
    info.external_attr = KNOWN_MODE << 16
    return info


def special(name: str, mode: int) -> zipfile.ZipInfo:
    """A member of this kind, such as a symbolic link."""
    info = _plain(name)
    info.external_attr = mode << 16
    return info


def seal(path: Path) -> Path:
    """Give an archive the seal that belongs to it."""
    right = seal_of(path)
    with open(path, "r+b") as file:
        file.seek(-64, os.SEEK_END)
        file.write(right.encode())
    return path
