"""The sweep never takes a file that somebody needs (R-08), and nothing for good."""

import os
import random
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Connection, create_engine

from village.core.db import UtcDateTime, db, utcnow
from village.core.files import storage
from village.core.references import file_columns
from village.core.sweeping import UNTOUCHED_FOR, put_aside_unneeded
from village.vault.models import Document

FILES = 10_000
OLD = (UNTOUCHED_FOR + timedelta(days=1)).total_seconds()


def a_row(connection: Connection, column: Any, digest: str, number: int) -> None:
    """A row of whatever table this is, naming the file in this column and made up everywhere else."""
    table = column.table
    made: dict[str, Any] = {column.name: digest}
    for one in table.columns:
        if one.name in made or one.nullable or one.server_default is not None:
            continue
        kind = datetime if isinstance(one.type, UtcDateTime) else one.type.python_type
        made[one.name] = MADE_UP.get(kind, lambda number: f"x{number}")(number)
    connection.execute(table.insert().values(made))


MADE_UP: dict[Any, Callable[[int], Any]] = {
    int: lambda number: number + 1_000,
    bool: lambda _number: False,
    float: float,
    date: lambda _number: date(2026, 1, 5),
    datetime: lambda _number: utcnow(),
    list: lambda _number: [],
    dict: lambda _number: {},
}


def test_r08_in_ten_thousand_random_states_no_needed_file_is_moved(app: Flask) -> None:
    chance, root = random.Random(8), Path(app.config["SETTINGS"].instance) / "files"
    columns = [one.column for one in file_columns()]
    columns = [getattr(column, "expression", column) for column in columns]
    states: dict[str, tuple[bool, bool]] = {}
    db.session.add(Document(id=1, kind="lain", title="Uji", dated_on=date(2026, 1, 5)))
    db.session.commit()
    # The rows need no company: what is tried is whether the sweep sees the file that each of them names.
    lenient = create_engine(db.engine.url).connect()
    lenient.exec_driver_sql("PRAGMA ignore_check_constraints=ON")
    for number in range(FILES):
        digest = sha256(str(number).encode()).hexdigest()
        states[digest] = chance.random() < 0.5, chance.random() < 0.5
        file = root / digest[:2] / digest
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
        is_needed, is_old = states[digest]
        if is_old:
            os.utime(file, (time.time() - OLD, time.time() - OLD))
        if is_needed:
            a_row(lenient, columns[number % len(columns)], digest, number)
    lenient.exec_driver_sql("UPDATE document_version SET document_id = 1")
    lenient.commit()
    lenient.close()
    moved = put_aside_unneeded(storage())
    left = {kept.sha256 for kept in storage().list()}
    gone = {digest for digest, (is_needed, is_old) in states.items() if not is_needed and is_old}
    assert set(states) - left == gone, "a needed or a young file was moved, or a strange one left"
    assert moved == len(gone) > 0
    assert {file.name for file in (root / "quarantine").iterdir()} == gone


def test_a_file_that_comes_again_while_it_is_put_aside_is_kept(app: Flask) -> None:
    kept = storage().keep(storage().receive(BytesIO(b"isi"), 100))
    place = Path(app.config["SETTINGS"].instance) / "files" / kept[:2] / kept
    os.utime(place, (time.time() - OLD, time.time() - OLD))
    storage().keep(storage().receive(BytesIO(b"isi"), 100))
    assert put_aside_unneeded(storage()) == 0, "keeping it again made it young"
    assert storage().quarantine(kept, UNTOUCHED_FOR) is False and storage().exists(kept)


def test_only_what_was_put_aside_long_ago_is_deleted(app: Flask) -> None:
    kept = storage().keep(storage().receive(BytesIO(b"isi"), 100))
    place = Path(app.config["SETTINGS"].instance) / "files" / kept[:2] / kept
    os.utime(place, (time.time() - OLD, time.time() - OLD))
    assert put_aside_unneeded(storage()) == 1
    assert storage().empty_quarantine(timedelta(days=30)) == 0
    assert storage().empty_quarantine(timedelta(0)) == 1


def test_the_command_says_what_it_did(app: Flask) -> None:
    kept = storage().keep(storage().receive(BytesIO(b"isi"), 100))
    place = Path(app.config["SETTINGS"].instance) / "files" / kept[:2] / kept
    os.utime(place, (time.time() - OLD, time.time() - OLD))
    told = app.test_cli_runner().invoke(args=["vault", "sweep"])
    assert told.exit_code == 0 and "1 berkas disisihkan, 0 berkas dihapus." in told.output
