"""Is a backup whole? Everything in it is read and compared before anybody trusts or unpacks any of it."""

import shutil
import sqlite3
import stat
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from flask_babel import lazy_gettext as _l

from village.core.backups.layout import (
    ALWAYS_THERE,
    BLOB,
    MANIFEST,
    ROWS,
    SEAL,
    SUM_LINE,
    SUMS,
    BackupRefused,
    Manifest,
    blob_name,
    checksum_of,
    chunks_of,
    is_known_name,
    read_manifest,
    seal_of,
)
from village.core.backups.rows import complaints_of, count_rows, named_files, revision_of

if TYPE_CHECKING:
    from village.core.backups.making import Teller

LARGEST_TEXT_BYTES = 64 * 1024 * 1024
LARGEST_RATIO = 400  # an emptied table of a database packs well; a bomb packs better


@dataclass(frozen=True)
class Whole:
    """What was found in a backup that is whole: files by number, rows by table."""

    manifest: Manifest
    size_bytes: int

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(self.manifest.tables.values())


@dataclass
class OpenedBackup:
    """A backup whose list of contents and seal are right; what is in it was not read yet."""

    path: Path
    archive: zipfile.ZipFile
    sums: dict[str, str]
    manifest: Manifest

    @contextmanager
    def member(self, name: str) -> Iterator[IO[bytes]]:
        """One member, for reading. Raises BackupRefused with its name when it cannot be read."""
        try:
            with self.archive.open(name) as content:
                yield content
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, KeyError, ValueError):
            raise _damaged(name) from None
        except Exception as error:  # zlib.error has no common ancestor with the others
            if type(error).__module__ == "zlib":
                raise _damaged(name) from None
            raise

    def check_member(self, name: str) -> None:
        """Read one member and compare it with its checksum. Raises BackupRefused with its name."""
        with self.member(name) as content:
            if checksum_of(content) != self.sums[name]:
                raise _damaged(name)


def _damaged(name: str) -> BackupRefused:
    return BackupRefused(name, _l("isinya rusak atau berubah."))


@contextmanager
def opened_backup(path: Path) -> Iterator[OpenedBackup]:
    """A backup, once every name in it is one of ours and its list is complete. Raises BackupRefused."""
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        raise BackupRefused(path.name, _l("berkas ini rusak, terpotong, atau bukan cadangan.")) from None
    with archive:
        seal = SEAL.fullmatch(archive.comment)
        if seal is None:
            raise BackupRefused(path.name, _l("berkas ini bukan cadangan Gapura, atau ekornya rusak."))
        _check_members(archive.infolist())
        sums = _sums_of(archive)
        opened = OpenedBackup(path, archive, sums, Manifest("", "", "", "", "", {}, [], 0))
        opened.check_member(MANIFEST)
        with opened.member(MANIFEST) as content:
            opened.manifest = read_manifest(content.read())
        yield opened


def _check_members(members: Sequence[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for member in members:
        name = member.filename
        if not is_known_name(name) or member.orig_filename != name:
            raise BackupRefused(name[:200], _l("nama ini tidak ada dalam cadangan yang benar."))
        if name.lower() in seen:
            raise BackupRefused(name, _l("ada dua kali."))
        seen.add(name.lower())
        kind = stat.S_IFMT(member.external_attr >> 16)
        if kind != stat.S_IFREG or member.flag_bits & 1:
            raise BackupRefused(name, _l("bukan berkas biasa."))
        is_text = name in ALWAYS_THERE and name != ROWS
        too_dense = member.file_size > 1024 * 1024 and member.file_size > LARGEST_RATIO * max(1, member.compress_size)
        if too_dense or (is_text and member.file_size > LARGEST_TEXT_BYTES):
            raise BackupRefused(name, _l("terlalu besar untuk isi yang wajar."))
    for name in ALWAYS_THERE:
        if name.lower() not in seen:
            raise BackupRefused(name, _l("tidak ada."))


def _sums_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """The checksums of all members. Raises BackupRefused for a line of another shape, a missing or an extra member."""
    opened = OpenedBackup(Path(archive.filename or ""), archive, {}, Manifest("", "", "", "", "", {}, [], 0))
    with opened.member(SUMS) as content:
        written = content.read()
    sums: dict[str, str] = {}
    try:
        lines = written.decode("ascii").splitlines()
    except UnicodeDecodeError:
        raise _damaged(SUMS) from None
    for line in lines:
        found = SUM_LINE.fullmatch(line)
        if found is None or found[2] in sums:
            raise _damaged(SUMS)
        sums[found[2]] = found[1]
    there = {member.filename for member in archive.infolist()} - {SUMS}
    for name in sorted(there ^ set(sums)):
        reason = _l("tidak ada dalam daftar SHA256SUMS.") if name in there else _l("tidak ada.")
        raise BackupRefused(name, reason)
    return sums


def check_backup(path: Path, tell: "Teller", *, previous: Sequence[Path] = ()) -> Whole:
    """Read everything in a backup and compare it; gives what was found. Raises BackupRefused, naming what is wrong.

    A backup that leans on earlier ones is whole only together with them, which are read as far as it needs them.
    """
    with ExitStack() as stack:
        backup = stack.enter_context(opened_backup(path))
        earlier = [stack.enter_context(opened_backup(one)) for one in previous]
        _check_contents(backup, tell)
        _check_elsewhere(backup, earlier, tell)
        _check_rows(backup, tell)
    tell.stage(_l("Memeriksa segel"))
    if seal_of(path) != _seal_in(path):
        raise BackupRefused(path.name, _l("segelnya tidak cocok: berkas ini berubah setelah dibuat."))
    return Whole(backup.manifest, path.stat().st_size)


def _seal_in(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.comment[-64:].decode("ascii")


def _check_contents(backup: OpenedBackup, tell: "Teller") -> None:
    tell.stage(_l("Memeriksa isi"), len(backup.sums))
    for name, checksum in sorted(backup.sums.items()):
        blob = BLOB.fullmatch(name)
        if blob and blob[1] != checksum:
            raise _damaged(name)
        backup.check_member(name)
        tell.step()


def _check_elsewhere(backup: OpenedBackup, earlier: Sequence[OpenedBackup], tell: "Teller") -> None:
    if not backup.manifest.elsewhere:
        return
    tell.stage(_l("Memeriksa cadangan sebelumnya"), len(backup.manifest.elsewhere))
    for name, checksum in backup.manifest.elsewhere.items():
        holder_of(backup, earlier, name, checksum).check_member(name)
        tell.step()


def holder_of(backup: OpenedBackup, earlier: Sequence[OpenedBackup], name: str, checksum: str) -> OpenedBackup:
    """Which of the earlier backups has this member. Raises BackupRefused when none has."""
    if not BLOB.fullmatch(name):
        raise BackupRefused(MANIFEST, _l("bukan keterangan cadangan Gapura."))
    for one in earlier:
        if one.sums.get(name) == checksum:
            return one
    needs = ", ".join(backup.manifest.needs)
    raise BackupRefused(name, _l("ada di cadangan sebelumnya (%(needs)s). Sertakan dengan --previous.", needs=needs))


def _check_rows(backup: OpenedBackup, tell: "Teller") -> None:
    """The rows are a whole database of the tables and counts that were promised, and every file they name is there."""
    manifest = backup.manifest
    tell.stage(_l("Memeriksa data"))
    with tempfile.TemporaryDirectory(prefix="gapura-") as folder:
        rows = Path(folder) / ROWS
        unpack(backup, ROWS, rows)
        try:
            complaints = complaints_of(rows)
            is_promised = count_rows(rows) == manifest.tables and revision_of(rows) == manifest.revision
            named = named_files(rows, manifest.columns)
        except sqlite3.Error:
            raise _damaged(ROWS) from None
    if complaints:
        raise BackupRefused(ROWS, _l("basis datanya tidak utuh (%(what)s).", what=complaints[0][:100]))
    if not is_promised:
        raise BackupRefused(MANIFEST, _l("tidak cocok dengan isi rows.sqlite3."))
    for sha256 in sorted(named - set(manifest.absent)):
        if blob_name(sha256) not in backup.sums and blob_name(sha256) not in manifest.elsewhere:
            raise BackupRefused(blob_name(sha256), _l("tidak ada."))
    there = sum(1 for name in (*backup.sums, *manifest.elsewhere) if BLOB.fullmatch(name))
    if there != manifest.files:
        raise BackupRefused(MANIFEST, _l("jumlah berkasnya tidak cocok."))


def unpack(backup: OpenedBackup, name: str, into: Path) -> None:
    """Write one member to a new file, readable by this account only."""
    with backup.member(name) as content, open(into, "xb", opener=_private) as file:
        for chunk in chunks_of(content):
            file.write(chunk)
        file.flush()


def _private(path: str, flags: int) -> int:
    import os

    return os.open(path, flags, 0o600)


def room_for(backup: OpenedBackup, folder: Path) -> bool:
    """Whether the folder has room for everything in the backup, and a tenth more."""
    wanted = sum(member.file_size for member in backup.archive.infolist())
    return shutil.disk_usage(folder).free > wanted * 1.1
