"""Importing a list that lies on this machine, as part of somebody else's transaction."""

import io
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from village.config import SPREADSHEET_BYTES
from village.core.access import Person
from village.core.storage import Storage
from village.registry.kept_readings import pack_understanding
from village.registry.services.imports import import_step
from village.registry.sheets.reading import read_workbook
from village.registry.sheets.readings import Understanding
from village.registry.sheets.understanding import understand

MOST_READINGS_BYTES = 16 * SPREADSHEET_BYTES


@dataclass(frozen=True)
class ReadList:
    """A list that was read and understood; what was read is kept already, under its SHA-256."""

    understanding: Understanding
    file_sha256: str
    readings_sha256: str


def read_list(storage: Storage, path: Path, *, area_code: str, rw: int | None) -> ReadList:
    """Read and understand the list in a file, for a village with this area code and RW. Raises FileRefused."""
    understanding = understand(read_workbook(path, path.name), area_code=area_code, rw=rw)
    readings = storage.receive(io.BytesIO(pack_understanding(understanding)), MOST_READINGS_BYTES)
    return ReadList(understanding, sha256(path.read_bytes()).hexdigest(), storage.keep(readings))


def import_list_step(person: Person | None, read: ReadList) -> int:
    """Import it just as the screens do; answers the id of the run. A step. Raises NothingToImport."""
    run, _steps = import_step(
        person,
        read.understanding,
        {},
        file_sha256=read.file_sha256,
        readings_sha256=read.readings_sha256,
    )
    return run.id
