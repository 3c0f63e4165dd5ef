"""All rows of a village as one SQLite file, from either database and back into either, at one moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import JSON, Connection, MetaData, Table, create_engine, func, insert, select, text

from village.core.db import Model, db
from village.core.schema import NEWEST

ROWS_AT_ONCE = 500
REVISIONS = "alembic_version"


def take_snapshot(into: Path) -> None:
    """Write all rows as they stand at one moment into a new SQLite file; nobody has to stop working for it."""
    if db.engine.dialect.name == "sqlite":
        _copy_file(str(db.engine.url.database), into)
    else:
        _copy_tables(into)
    with closing(sqlite3.connect(into)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def _copy_file(source: str, into: Path) -> None:
    with closing(sqlite3.connect(source)) as rows, closing(sqlite3.connect(into)) as copy:
        rows.backup(copy)  # in one step: one moment


def _copy_tables(into: Path) -> None:
    target = create_engine(f"sqlite:///{into}")
    Model.metadata.create_all(target)
    reading = db.engine.connect().execution_options(isolation_level="REPEATABLE READ", stream_results=True)
    with reading as source, target.begin() as copy:
        copy_rows(source, copy)
        copy.execute(text(f"CREATE TABLE {REVISIONS} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
        copy.execute(text(f"INSERT INTO {REVISIONS} VALUES (:revision)"), {"revision": NEWEST})
    target.dispose()


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every row of every table of the site, in an order in which each finds what it refers to."""
    for table in _plain_tables():
        rows = source.execute(select(table)).mappings()
        for some in rows.partitions(ROWS_AT_ONCE):
            target.execute(insert(table), [dict(row) for row in some])


def _plain_tables() -> list[Table]:
    """The tables without the defaults of the models; an empty JSON column stays empty instead of saying null."""
    plain = MetaData()
    for table in Model.metadata.sorted_tables:
        copied = table.to_metadata(plain)
        for column in copied.columns:
            column.default = column.onupdate = None
            if isinstance(column.type, JSON) and column.nullable:
                column.type = JSON(none_as_null=True)
    return [plain.tables[table.name] for table in Model.metadata.sorted_tables]


def fill_database(rows: Path, url: str) -> None:
    """Copy the rows of an SQLite file at the newest revision into an empty database at the newest revision.

    On PostgreSQL, for which it is meant, in one transaction: all or nothing.
    """
    source, target = create_engine(f"sqlite:///{rows}"), create_engine(url)
    with source.connect() as reading, target.begin() as writing, _without_references(writing):
        copy_rows(reading, writing)
        for table in Model.metadata.sorted_tables:
            _continue_numbering(writing, table)
    source.dispose()
    target.dispose()


@contextmanager
def _without_references(target: Connection) -> Iterator[None]:
    """Rows may refer to later rows of their own table: the references are put back, and checked, at the end."""
    references = target.execute(
        text(
            "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        )
    ).all()
    for table, name, _definition in references:
        target.execute(text(f"ALTER TABLE {table} DROP CONSTRAINT {name}"))
    yield
    for table, name, definition in references:
        target.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}"))


def _continue_numbering(target: Connection, table: Table) -> None:
    column = table.autoincrement_column
    if column is None:
        return
    highest = target.execute(select(func.max(column))).scalar()
    if highest is not None:
        target.execute(
            text("SELECT setval(pg_get_serial_sequence(:table, :column), :highest)"),
            {"table": f'"{table.name}"', "column": column.name, "highest": highest},
        )


def count_rows(path: Path) -> dict[str, int]:
    """The rows of each table of an SQLite file, without the one of its revision."""
    with closing(sqlite3.connect(path)) as rows:
        names = rows.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        )
        return {
            name: rows.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()[0]
            for (name,) in sorted(names)
            if name != REVISIONS
        }


def named_files(path: Path, columns: list[str]) -> set[str]:
    """The content hash of every file that a row of an SQLite file names in one of these ``table.column``."""
    found: set[str] = set()
    with closing(sqlite3.connect(path)) as rows:
        for place in columns:
            table, _dot, column = place.partition(".")
            chosen = f"SELECT DISTINCT {_quoted(column)} FROM {_quoted(table)} WHERE {_quoted(column)} IS NOT NULL"
            found.update(value for (value,) in rows.execute(chosen))
    return found


def revision_of(path: Path) -> str:
    """The revision of an SQLite file of a village. Raises sqlite3.Error for any other file."""
    with closing(sqlite3.connect(path)) as rows:
        found = rows.execute(f"SELECT version_num FROM {REVISIONS}").fetchone()
        return str(found[0]) if found else ""


def complaints_of(path: Path) -> list[str]:
    """What SQLite itself finds wrong in a file; nothing when it is whole. Raises sqlite3.Error for no database."""
    with closing(sqlite3.connect(path)) as rows:
        found = [line for (line,) in rows.execute("PRAGMA integrity_check") if line != "ok"]
        return found + [f"{line[0]} -> {line[2]}" for line in rows.execute("PRAGMA foreign_key_check")]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
