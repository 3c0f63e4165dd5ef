"""Bringing a village back from a backup into an empty folder: checked first, unpacked beside, proven, then in place."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from flask import current_app
from flask_babel import lazy_gettext as _l

from village.core.backups.checking import OpenedBackup, check_backup, holder_of, opened_backup, room_for, unpack
from village.core.backups.layout import GUIDE, MANIFEST, ROWS, SUMS, BackupRefused, Manifest, checksum_of
from village.core.backups.rows import complaints_of, count_rows, fill_database, revision_of
from village.core.errors import Conflict, DomainError
from village.core.schema import MIGRATION_SECONDS, NEWEST, environment_of

if TYPE_CHECKING:
    from village.core.backups.making import Teller

DATABASE = "village.sqlite3"
UNPACKING = ".memulihkan"
FORBIDDEN = frozenset({MANIFEST, SUMS, GUIDE})  # about the archive, not of the village


class NotEmpty(Conflict):
    """There is something where the village should be brought back."""


@dataclass(frozen=True)
class Restored:
    """What came back, each figure counted afterwards: rows by table, and files read again from the disk."""

    manifest: Manifest
    tables: dict[str, int]
    files: int
    migrated_from: str

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(self.tables.values())


def restore_backup(
    path: Path, into: Path, tell: "Teller", *, previous: Sequence[Path] = (), database_url: str = ""
) -> Restored:
    """Bring the village of a backup back into ``into``, a folder that is empty or not there yet.

    The rows become an SQLite file in that folder or, with ``database_url``, rows of that empty PostgreSQL database.
    Raises BackupRefused before anything is written, NotEmpty, and DomainError where there is no room.
    """
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        raise NotEmpty(_l("Folder %(folder)s tidak kosong. Pilih folder yang kosong atau belum ada.", folder=into))
    with opened_backup(path) as backup:
        _refuse_later_release(backup.manifest)
        _refuse_without_room(backup, into)
    check_backup(path, tell, previous=previous)
    was_there = into.exists()
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    into.chmod(0o700)
    work = into / UNPACKING
    try:
        work.mkdir(mode=0o700)
        restored = _bring_back(path, work, tell, previous)
        if database_url:
            _fill(work, database_url, tell)
        _move_into_place(work, into)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        if not was_there:
            shutil.rmtree(into, ignore_errors=True)
        raise
    return restored


def _refuse_later_release(manifest: Manifest) -> None:
    versions = Path(current_app.config["PROJECT_FOLDER"]) / "village" / "migrations" / "versions"
    known = {path.name.partition("_")[0] for path in versions.glob("*_*.py")}
    if manifest.revision not in known:
        raise BackupRefused(MANIFEST, _l("dibuat oleh rilis situs yang lebih baru. Perbarui situsnya dulu."))


def _refuse_without_room(backup: OpenedBackup, into: Path) -> None:
    nearest = next(folder for folder in (into, *into.resolve().parents) if folder.exists())
    if not room_for(backup, nearest):
        raise DomainError(_l("Tempat di disk tidak cukup untuk memulihkan cadangan ini."))


def _bring_back(path: Path, work: Path, tell: "Teller", previous: Sequence[Path]) -> Restored:
    with ExitStack() as stack:
        backup = stack.enter_context(opened_backup(path))
        earlier = [stack.enter_context(opened_backup(one)) for one in previous]
        written = _unpack_all(backup, earlier, work, tell)
        manifest = backup.manifest
    os.sync()  # once for all: nobody was told of any single file yet
    files = _read_again(work, written, tell)
    _check_counts(work / DATABASE, manifest)
    if manifest.revision != NEWEST:
        tell.stage(_l("Menyesuaikan data dari rilis lama"))
        _migrate(work, f"sqlite:///{work / DATABASE}")
        if complaints_of(work / DATABASE):
            raise BackupRefused(ROWS, _l("tidak utuh setelah disesuaikan."))
    return Restored(manifest, count_rows(work / DATABASE), files, manifest.revision)


def _unpack_all(backup: OpenedBackup, earlier: Sequence[OpenedBackup], work: Path, tell: "Teller") -> dict[str, str]:
    """Write every file of the village; gives the checksum promised for each path."""
    places = {name: (backup, checksum) for name, checksum in backup.sums.items() if name not in FORBIDDEN}
    for name, checksum in backup.manifest.elsewhere.items():
        places[name] = (holder_of(backup, earlier, name, checksum), checksum)
    tell.stage(_l("Memulihkan berkas"), len(places))
    written = {}
    for name, (holder, checksum) in places.items():
        inside = DATABASE if name == ROWS else name.removeprefix("instance/")
        place = work / inside
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unpack(holder, name, place)
        written[inside] = checksum
        tell.step()
    return written


def _read_again(work: Path, written: dict[str, str], tell: "Teller") -> int:
    """Read everything back from the disk; gives how many files of the storage there are. Raises BackupRefused."""
    tell.stage(_l("Membaca ulang yang dipulihkan"), len(written))
    for inside, checksum in written.items():
        with open(work / inside, "rb") as file:
            if checksum_of(file) != checksum:
                raise BackupRefused(inside, _l("berbeda setelah ditulis ke disk. Periksa disknya."))
        tell.step()
    return sum(1 for inside in written if inside.startswith("files/") and inside.count("/") == 2)


def _check_counts(rows: Path, manifest: Manifest) -> None:
    try:
        is_right = not complaints_of(rows) and count_rows(rows) == manifest.tables
    except sqlite3.Error:
        is_right = False
    if not is_right or revision_of(rows) != manifest.revision:
        raise BackupRefused(ROWS, _l("jumlah barisnya berbeda setelah dipulihkan."))


def _migrate(instance: Path, database_url: str) -> None:
    """Bring a restored database to the newest release, in a process of its own. Raises DomainError with the reason."""
    done = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", "db", "upgrade"],
        cwd=current_app.config["PROJECT_FOLDER"],
        env=environment_of(SimpleNamespace(instance=instance, database_url=database_url)),
        capture_output=True,
        text=True,
        timeout=MIGRATION_SECONDS,
    )
    if done.returncode:
        raise DomainError(_l("Data lama belum bisa disesuaikan: %(why)s", why=done.stderr[-300:]))


def _fill(work: Path, database_url: str, tell: "Teller") -> None:
    """Put the rows into another, empty database and take the file away."""
    from sqlalchemy import create_engine, inspect

    tell.stage(_l("Mengisi basis data"))
    engine = create_engine(database_url)
    tables = set(inspect(engine).get_table_names())
    engine.dispose()
    if tables:
        raise NotEmpty(_l("Basis data tujuan tidak kosong. Siapkan yang kosong, lalu ulangi."))
    _migrate(work, database_url)
    fill_database(work / DATABASE, database_url)
    _check_filled(work / DATABASE, database_url)
    (work / DATABASE).unlink()


def _check_filled(rows: Path, database_url: str) -> None:
    from sqlalchemy import create_engine, text

    engine = create_engine(database_url)
    with engine.connect() as connection:
        for table, count in count_rows(rows).items():
            found: Any = connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar()
            if found != count:
                raise DomainError(_l("Jumlah baris %(table)s berbeda setelah dipulihkan.", table=table))
    engine.dispose()


def _move_into_place(work: Path, into: Path) -> None:
    """The database last: a folder with a database is a village that is whole."""
    for path in sorted(work.iterdir(), key=lambda path: path.name.startswith(DATABASE)):
        if not path.name.startswith(("migrate.lock", f"{DATABASE}-")):
            os.rename(path, into / path.name)
    shutil.rmtree(work)
    os.sync()
