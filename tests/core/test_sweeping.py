"""The sweep never takes a file that somebody needs (R-08), and nothing for good."""

import os
import random
import time
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from flask import Flask

from village.core.db import db
from village.core.files import storage
from village.core.sweeping import UNTOUCHED_FOR, put_aside_unneeded
from village.vault.models import Document, DocumentVersion

FILES = 10_000
OLD = (UNTOUCHED_FOR + timedelta(days=1)).total_seconds()


def test_of_ten_thousand_files_in_any_state_no_needed_one_is_moved(app: Flask) -> None:
    chance = random.Random(8)
    root = Path(app.config["SETTINGS"].instance) / "files"
    document = Document(kind="lain", title="Uji", dated_on=date(2026, 1, 5))
    db.session.add(document)
    db.session.flush()
    states: dict[str, tuple[bool, bool]] = {}
    for number in range(FILES):
        digest = sha256(str(number).encode()).hexdigest()
        is_needed, is_old = chance.random() < 0.9, chance.random() < 0.5
        states[digest] = is_needed, is_old
        (root / digest[:2]).mkdir(parents=True, exist_ok=True)
        file = root / digest[:2] / digest
        file.write_bytes(b"x")
        if is_old:
            os.utime(file, (time.time() - OLD, time.time() - OLD))
    needed = [digest for digest, (is_needed, _old) in states.items() if is_needed]
    db.session.execute(
        DocumentVersion.__table__.insert(),
        [
            {"document_id": document.id, "number": number, "digest": digest, "size_bytes": 1, "file_kind": "txt"}
            for number, digest in enumerate(needed)
        ],
    )
    db.session.commit()
    moved = put_aside_unneeded(storage())
    left = {kept.sha256 for kept in storage().list()}
    gone = {digest for digest, (is_needed, is_old) in states.items() if not is_needed and is_old}
    assert moved == len(gone) > 0
    assert set(states) - left == gone
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
