"""The archive: one workbook and one text file per table, pictures and papers in folders, a page to start reading from,
and the SHA-256 of everything. Read in one transaction, so that every table is of the same moment.
"""

import hashlib
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import Table, select

from village.core.db import db, utcnow
from village.core.errors import NotFound
from village.core.files import storage
from village.core.personal import shown
from village.core.references import FileColumn, file_columns
from village.core.village import current_village
from village.leaving.words import LEFT_OUT, column_words, is_secret, table_words
from village.registry.interface import slug_of, write_csv, write_xlsx

CHUNK_BYTES = 256 * 1024
MADE_AGAIN = ("workbook_sha256", "readings_sha256", "preview_digest")  # what stands in the files already
BEGINNINGS = {b"\xff\xd8": "jpg", b"\x89PNG": "png", b"%PDF": "pdf", b"RIFF": "webp", b"PK": "zip", b"GIF8": "gif"}
LABELS = ("name", "title", "activity", "office", "file_name")


@dataclass
class Archive:
    """A ZIP that remembers the SHA-256 of what went in."""

    zip: zipfile.ZipFile
    sums: list[tuple[str, str]] = field(default_factory=list)

    def add(self, path: str, content: bytes) -> None:
        """Put these bytes in."""
        self.zip.writestr(path, content)
        self.sums.append((hashlib.sha256(content).hexdigest(), path))

    def add_stream(self, path: str, stream: IO[bytes]) -> None:
        """Put a file in as it is read; pictures are packed already, so nothing is packed again."""
        digest = hashlib.sha256()
        entry = zipfile.ZipInfo(path, date_time=datetime.now(ZoneInfo(current_app.config["TIMEZONE"])).timetuple()[:6])
        with self.zip.open(entry, "w") as kept:
            while chunk := stream.read(CHUNK_BYTES):
                digest.update(chunk)
                kept.write(chunk)
        self.sums.append((digest.hexdigest(), path))


@dataclass(frozen=True)
class TableLine:
    """A table in the archive, for its first page."""

    title: str
    stem: str
    rows: int


@dataclass(frozen=True)
class FileLine:
    """A file of the storage: whose row it belongs to, and what it is called in the archive."""

    sha256: str
    stem: str
    kind: str


@dataclass(frozen=True)
class Everything:
    """How much the archive holds; ``missing`` are files that a row names and the storage lacks."""

    tables: int
    rows: int
    files: int
    missing: int


def write_everything(target: Path, on_stage: Callable[[str, int], None], on_step: Callable[[], None]) -> Everything:
    """Write the archive; ``on_stage`` is told what comes next and in how many steps, ``on_step`` of each."""
    db.session.rollback()
    if db.engine.dialect.name == "postgresql":
        db.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    names = _names()
    tables = sorted((one for one in _tables()), key=lambda one: table_words(one.name))
    files = _files(names)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as packed:
        archive = Archive(packed)
        on_stage("Menulis tabel", len(tables))
        lines = [_add_table(archive, one, names, on_step) for one in tables]
        on_stage("Menyalin gambar dan berkas", len(files))
        kept = [path for path in (_add_file(archive, one, on_step) for one in files) if path]
        found = Everything(len(lines), sum(one.rows for one in lines), len(kept), len(files) - len(kept))
        page = current_app.jinja_env.get_template("leaving/index.html").render(
            village=current_village(),
            tables=lines,
            files=kept,
            found=found,
            left_out=sorted(set(LEFT_OUT.values())),
            made_at=utcnow(),
        )
        archive.add("index.html", page.encode())
        packed.writestr("sidik-sha256.txt", "".join(f"{digest}  {path}\n" for digest, path in archive.sums))
    db.session.rollback()
    return found


def _tables() -> Iterator[Table]:
    return (table for table in db.metadata.tables.values() if table.name not in LEFT_OUT)


def _names() -> dict[str, dict[Any, str]]:
    """What the rows that others point to are called, by table and id."""
    names: dict[str, dict[Any, str]] = {}
    for table in _tables():
        label = next((table.c[name] for name in LABELS if name in table.c), None)
        if label is not None and "id" in table.c:
            names[table.name] = {key: str(text or "") for key, text in db.session.execute(select(table.c.id, label))}
    return names


def _add_table(
    archive: Archive, table: Table, names: dict[str, dict[Any, str]], on_step: Callable[[], None]
) -> TableLine:
    """One table as a workbook and as text. A number that points to a named row stands beside that name."""
    columns = [column for column in table.columns if not is_secret(table.name, column.name)]
    pointed = {one.name: next(iter(one.foreign_keys)).column.table.name for one in columns if one.foreign_keys}
    headings: list[str] = []
    for column in columns:
        title = column_words(column.name)
        headings += [f"{title} (nomor)", title] if pointed.get(column.name) in names else [title]
    order = list(table.primary_key.columns) or columns[:1]
    rows = []
    for row in db.session.execute(select(*columns).order_by(*order)):
        cells: list[Any] = []
        for column, value in zip(columns, row, strict=True):
            cells.append(_cell(value))
            if pointed.get(column.name) in names:
                cells.append(names[pointed[column.name]].get(value, ""))
        rows.append(cells)
    title = table_words(table.name)
    stem = slug_of(title, (), table.name)
    unique = _different(headings)
    archive.add(f"tabel/{stem}.csv", write_csv(unique, rows))
    widths = dict.fromkeys(range(len(unique)), 18)
    sheet = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    archive.add(f"tabel/{stem}.xlsx", write_xlsx(unique, rows, sheet=sheet, widths=widths))
    on_step()
    return TableLine(title, stem, len(rows))


def _different(headings: Sequence[str]) -> list[str]:
    """No two headings alike: the second gets a number."""
    seen: dict[str, int] = {}
    result = []
    for heading in headings:
        seen[heading] = seen.get(heading, 0) + 1
        result.append(heading if seen[heading] == 1 else f"{heading} {seen[heading]}")
    return result


def _cell(value: Any) -> Any:
    """A number as it is, a moment as ``2026-11-21 09:00`` of the village's clock, everything else in words."""
    if isinstance(value, bool):
        return shown(value)
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return value.astimezone(ZoneInfo(current_app.config["TIMEZONE"])).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return shown(value)


def _files(names: dict[str, dict[Any, str]]) -> list[FileLine]:
    """Every file that a row names, each once, with a name that says what it belongs to."""
    found: dict[str, FileLine] = {}
    for one in file_columns():
        if one.name.partition(".")[2] in MADE_AGAIN:
            continue
        for sha256, number, label, kind in _file_rows(one, names):
            stem = f"berkas/{slug_of(table_words(one.name.partition('.')[0]), (), 'berkas')}/"
            stem += f"{number}-{slug_of(label, (), 'berkas')[:60]}-{sha256[:6]}"
            found.setdefault(sha256, FileLine(sha256, stem, kind))
    return list(found.values())


def _file_rows(one: FileColumn, names: dict[str, dict[Any, str]]) -> Iterator[tuple[str, Any, str, str]]:
    table = db.metadata.tables[one.name.partition(".")[0]]
    column = table.c[one.name.partition(".")[2]]
    pointing = [each for each in table.columns if each.foreign_keys]
    wanted = select(table).where(column.is_not(None), column != "")
    for row in db.session.execute(wanted if one.needed is None else wanted.where(one.needed)).mappings():
        number = row.get("id") or row.get("version_id") or ""
        label = next((str(row[name]) for name in LABELS if row.get(name)), "")
        for each in pointing if not label else ():
            target = next(iter(each.foreign_keys)).column.table.name
            label = label or ("" if target == "account" else names.get(target, {}).get(row[each.name], ""))
        yield row[column.name], number, label, str(row.get("file_kind") or row.get("file_type") or "")


def _add_file(archive: Archive, line: FileLine, on_step: Callable[[], None]) -> str:
    """Copy one file; answers its path in the archive, empty where the storage lacks it."""
    on_step()
    try:
        stream = storage().open(line.sha256)
    except NotFound:
        return ""
    with stream:
        beginning = stream.read(4)
        stream.seek(0)
        known = next((kind for start, kind in BEGINNINGS.items() if beginning.startswith(start)), "bin")
        kind = line.kind if known in ("zip", "bin") and re.fullmatch(r"[a-z0-9]{2,5}", line.kind) else known
        path = f"{line.stem}.{kind}"
        archive.add_stream(path, stream)
    return path
