"""Making a backup while people work: the rows at one moment first, the files after, since files are never changed."""

import os
import secrets
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Protocol

from flask import current_app
from flask_babel import lazy_gettext as _l

from village.core.backups.checking import Whole, check_backup, opened_backup
from village.core.backups.layout import (
    CHUNK_BYTES,
    CONFIG,
    GUIDE,
    MANIFEST,
    ROWS,
    SIGNING_KEY,
    SUMS,
    UNSEALED,
    Manifest,
    blob_name,
    checksum_of,
    chunks_of,
    seal_of,
)
from village.core.backups.rows import count_rows, named_files, revision_of, take_snapshot
from village.core.db import db, utcnow
from village.core.disk import Disk
from village.core.errors import NotFound
from village.core.files import storage
from village.core.references import file_columns, needed_files
from village.core.storage import StorageFull
from village.core.village import find_village

GUIDE_IN_PROJECT = "docs/pemulihan.md"
LEAST_FREE_BYTES = 100_000_000
STAYS_HERE = ("secret", "database_url")  # lines of config.toml that belong to one machine


class Teller(Protocol):
    """Whoever shows how far the work is."""

    def stage(self, words: Any, total: int = 0) -> None: ...
    def step(self, count: int = 1) -> None: ...


@dataclass
class _Writing:
    """An archive being written, with the checksum of everything that is in it."""

    archive: zipfile.ZipFile
    at: tuple[int, int, int, int, int, int]
    sums: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, content: IO[bytes], size: int, checksum: str, *, packed: bool = False) -> None:
        member = zipfile.ZipInfo(name, self.at)
        member.external_attr = 0o100600 << 16
        member.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        member.file_size = size
        with self.archive.open(member, "w") as into:
            for chunk in chunks_of(content):
                into.write(chunk)
        self.sums[name] = checksum

    def add_path(self, name: str, path: Path, *, packed: bool = False) -> None:
        with open(path, "rb") as content:
            checksum = checksum_of(content)
            content.seek(0)
            self.add(name, content, path.stat().st_size, checksum, packed=packed)


def make_backup(into: Path, tell: Teller, *, previous: Sequence[Path] = ()) -> Whole:
    """Write a backup of this village to ``into``, read it back, and give what was found in it.

    With ``previous`` backups, files that lie in them are not written again, and restoring needs them too. Raises
    StorageFull without room, BackupRefused for a previous backup that is not whole; nothing is left behind then.
    """
    kept_before = _kept_before(previous, tell)
    part = into.with_name(into.name + ".part")
    try:
        with tempfile.TemporaryDirectory(dir=into.parent, prefix=".rows-") as folder:
            _refuse_without_room(into.parent)
            rows = Path(folder) / ROWS
            tell.stage(_l("Menyalin data"))
            take_snapshot(rows)
            _write_archive(part, rows, kept_before, tell)
        _seal(part)
        found = check_backup(part, tell, previous=previous)
        Disk().rename(part, into)
        Disk().sync_folder(into.parent)
    except OSError as error:
        if error.errno in (28, 122):  # no space, no quota
            raise StorageFull from error
        raise
    finally:
        part.unlink(missing_ok=True)
    return found


def _kept_before(previous: Sequence[Path], tell: Teller) -> dict[str, tuple[str, str]]:
    """Members of earlier backups: the checksum of each, and the backup that has it."""
    found: dict[str, tuple[str, str]] = {}
    for path in previous:
        tell.stage(_l("Memeriksa cadangan sebelumnya"))
        with opened_backup(path) as backup:
            found.update(
                {name: (checksum, backup.manifest.id) for name, checksum in backup.sums.items() if "files/" in name}
            )
    return found


def _refuse_without_room(folder: Path) -> None:
    wanted = sum(kept.size for kept in storage().list())
    free, _total = Disk().room(folder)
    if free < wanted + LEAST_FREE_BYTES:
        raise StorageFull


def _write_archive(part: Path, rows: Path, kept_before: dict[str, tuple[str, str]], tell: Teller) -> None:
    now = utcnow()
    opened = os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
    with os.fdopen(opened, "w+b") as file, zipfile.ZipFile(file, "w", allowZip64=True) as archive:
        writing = _Writing(archive, _when(now))
        writing.add_path(GUIDE, Path(current_app.config["PROJECT_FOLDER"]) / GUIDE_IN_PROJECT)
        writing.add_path(ROWS, rows, packed=True)
        _add_instance(writing, rows.parent)
        manifest = _add_files(writing, _manifest_of(rows, now), kept_before, rows, tell)
        _add_text(writing, MANIFEST, manifest.written())
        lines = "".join(f"{checksum}  {name}\n" for name, checksum in sorted(writing.sums.items()))
        _add_text(writing, SUMS, lines.encode())
        archive.comment = UNSEALED


def _when(now: datetime) -> tuple[int, int, int, int, int, int]:
    return (now.year, now.month, now.day, now.hour, now.minute, now.second)


def _add_text(writing: _Writing, name: str, content: bytes) -> None:
    with tempfile.SpooledTemporaryFile(max_size=CHUNK_BYTES) as file:
        file.write(content)
        file.seek(0)
        checksum = checksum_of(file)
        file.seek(0)
        writing.add(name, file, len(content), checksum, packed=True)


def _add_instance(writing: _Writing, scratch: Path) -> None:
    """The settings without what belongs to this machine, and the key that signs receipts; never the secret."""
    instance = current_app.config["SETTINGS"].instance
    if (instance / "config.toml").exists():
        lines = (instance / "config.toml").read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if line.partition("=")[0].strip() not in STAYS_HERE]
        _add_text(writing, CONFIG, "".join(kept).encode())
    key = instance / SIGNING_KEY.removeprefix("instance/")
    if key.exists():
        writing.add_path(SIGNING_KEY, key)


def _manifest_of(rows: Path, now: datetime) -> Manifest:
    village = find_village()
    db.session.rollback()
    return Manifest(
        id=secrets.token_hex(8),
        made_at=now.isoformat(timespec="seconds"),
        village=village.name if village else "",
        revision=revision_of(rows),
        database=db.engine.dialect.name,
        tables=count_rows(rows),
        columns=sorted(column.name for column in file_columns()),
        files=0,
    )


def _add_files(
    writing: _Writing, manifest: Manifest, kept_before: dict[str, tuple[str, str]], rows: Path, tell: Teller
) -> Manifest:
    """Every file of the storage that is whole, and what was made from them; gives the manifest with what is missing."""
    blobs = [kept.sha256 for kept in storage().list()]
    tell.stage(_l("Menyalin berkas"), len(blobs))
    elsewhere: dict[str, str] = {}
    needs: set[str] = set()
    whole: set[str] = set()
    for sha256 in blobs:
        name = blob_name(sha256)
        if name in kept_before:
            elsewhere[name] = kept_before[name][0]
            needs.add(kept_before[name][1])
            whole.add(sha256)
        elif _add_blob(writing, sha256):
            whole.add(sha256)
        tell.step()
    _add_sets(writing)
    absent = named_files(rows, manifest.columns) - whole
    return replace(
        manifest,
        files=len(whole),
        absent=sorted(absent),
        elsewhere=elsewhere,
        needs=sorted(needs),
    )


def _add_blob(writing: _Writing, sha256: str) -> bool:
    """Copy one file; a damaged one is left out and told of, so that the copy of it elsewhere stays the good one."""
    try:
        with storage().open(sha256) as content:
            if checksum_of(content) != sha256:
                return False
            size = content.seek(0, os.SEEK_END)
            content.seek(0)
            writing.add(blob_name(sha256), content, size, sha256)
    except NotFound:  # put aside by the sweep meanwhile: no row needs it
        return False
    return True


def _add_sets(writing: _Writing) -> None:
    """What was made from files, so that nothing has to be drawn again."""
    for shelf, sha256, name in storage().list_sets():
        with suppress(NotFound), storage().open_from_set(shelf, sha256, name) as content:
            checksum = checksum_of(content)
            size = content.seek(0, os.SEEK_END)
            content.seek(0)
            writing.add(f"files/{shelf}/{sha256}/{name}", content, size, checksum)


def _seal(part: Path) -> None:
    """Make the archive durable, with the checksum of all of it in its comment."""
    seal = seal_of(part)
    with open(part, "r+b") as file:
        file.seek(-64, os.SEEK_END)
        file.write(seal.encode())
    Disk().sync_file(part)


def lost_files(manifest: Manifest) -> list[str]:
    """Files that some row needs now and that were not to be had: lost or damaged in the storage."""
    needed = needed_files()
    db.session.rollback()
    return [sha256 for sha256 in manifest.absent if sha256 in needed]
