"""What lies where in a backup, and what it says of itself."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from flask_babel import lazy_gettext as _l

from village.core.errors import DomainError

FORMAT = "gapura-cadangan"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"
ROWS = "rows.sqlite3"
SUMS = "SHA256SUMS"
GUIDE = "BACA-DAHULU.txt"
CONFIG = "instance/config.toml"
SIGNING_KEY = "instance/keys/receipts.key"
ALWAYS_THERE = (MANIFEST, ROWS, SUMS, GUIDE)
CHUNK_BYTES = 1024 * 1024

BLOB = re.compile(r"files/[0-9a-f]{2}/([0-9a-f]{64})")
IN_SET = re.compile(r"files/[a-z]{3,20}/[0-9a-f]{64}/[a-z0-9]{1,20}\.[a-z0-9]{1,5}")
SUM_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9./_-]{1,200})")
SEAL = re.compile(rb"gapura-cadangan sha256=([0-9a-f]{64})")
UNSEALED = b"gapura-cadangan sha256=" + b"0" * 64


class BackupRefused(DomainError):
    """The backup is damaged, foreign or incomplete; the sentence names the file that is wrong."""

    def __init__(self, name: str, reason: Any) -> None:
        super().__init__(_l("Cadangan ditolak. %(name)s: %(reason)s", name=name, reason=reason))
        self.name = name


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself.

    ``tables``: rows of each table. ``columns``: ``table.column`` of every column that names files. ``absent``: files
    that rows name and that were not to be had when the backup was made. ``elsewhere``: members that lie in the backups
    of ``needs`` instead, with their checksums.
    """

    id: str
    made_at: str
    village: str
    revision: str
    database: str
    tables: dict[str, int]
    columns: list[str]
    files: int
    format: str = FORMAT
    format_version: int = FORMAT_VERSION
    absent: list[str] = field(default_factory=list)
    elsewhere: dict[str, str] = field(default_factory=dict)
    needs: list[str] = field(default_factory=list)

    def written(self) -> bytes:
        """As it stands in the archive."""
        return json.dumps(asdict(self), indent=1, sort_keys=True, ensure_ascii=False).encode()


def read_manifest(written: bytes) -> Manifest:
    """The manifest of a backup. Raises BackupRefused when it is not one of ours, or of a later format."""
    try:
        told = json.loads(written)
        if told["format"] != FORMAT:
            raise ValueError
        if told["format_version"] != FORMAT_VERSION:
            raise BackupRefused(MANIFEST, _l("bentuknya lebih baru dari situs ini. Perbarui situsnya dulu."))
        manifest = Manifest(**told)
        is_right = all(
            isinstance(getattr(manifest, name), kind)
            for name, kind in (("id", str), ("revision", str), ("tables", dict), ("columns", list), ("files", int))
        )
        if not is_right or not all(isinstance(count, int) for count in manifest.tables.values()):
            raise ValueError
    except (ValueError, TypeError, KeyError):
        raise BackupRefused(MANIFEST, _l("bukan keterangan cadangan Gapura.")) from None
    return manifest


def is_known_name(name: str) -> bool:
    """Whether a member of this name belongs into a backup; no other name is ever unpacked."""
    if name in ALWAYS_THERE or name in (CONFIG, SIGNING_KEY):
        return True
    blob = BLOB.fullmatch(name)
    return bool(IN_SET.fullmatch(name)) or (blob is not None and name.startswith(f"files/{blob[1][:2]}/"))


def blob_name(sha256: str) -> str:
    """Where a file of the storage lies in a backup, and in the folder of a village."""
    return f"files/{sha256[:2]}/{sha256}"


def chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    """The content of an open file, piece by piece."""
    while chunk := file.read(CHUNK_BYTES):
        yield chunk


def checksum_of(file: IO[bytes]) -> str:
    """The SHA-256 of an open file, read to its end."""
    digest = hashlib.sha256()
    for chunk in chunks_of(file):
        digest.update(chunk)
    return digest.hexdigest()


def seal_of(path: Path) -> str:
    """The SHA-256 of a whole archive up to the comment that holds its seal."""
    digest, left = hashlib.sha256(), path.stat().st_size - len(UNSEALED)
    with open(path, "rb") as file:
        while left > 0 and (chunk := file.read(min(CHUNK_BYTES, left))):
            digest.update(chunk)
            left -= len(chunk)
    return digest.hexdigest()
