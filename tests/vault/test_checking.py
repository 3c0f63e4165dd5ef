"""Silent damage is found and named, and nothing that is healthy is ever accused."""

import io
import os
import random
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from tests import factories
from tests.conftest import person_of
from tests.vault.test_filing import a_file, facts
from village.core.db import begin_writing, commit, db
from village.core.files import storage
from village.vault.facts import KeptFile
from village.vault.models import ChainLine, CheckRun, Receipt
from village.vault.paper import Paper
from village.vault.services import checking, filing
from village.vault.services.chain import chain_step

HEALTHY = 1000


def kept(content: bytes) -> KeptFile:
    received = storage().receive(io.BytesIO(content), 10_000)
    return KeptFile(storage().keep(received), len(content), "a.txt", Paper("txt", None, False, "none", ""))


@pytest.fixture
def papers(app: Flask) -> list[str]:
    """The files of a thousand documents."""
    official = person_of(factories.make_account("official").id)
    files = [kept(f"Isi dokumen nomor {number}, cukup panjang".encode()) for number in range(HEALTHY)]
    begin_writing()
    for number, file in enumerate(files):
        filing.file_document_step(official, facts(f"Dokumen {number}"), file)
    commit()
    return [file.digest for file in files]


def root(app: Flask) -> Path:
    return Path(app.instance_path) if not app.config.get("SETTINGS") else app.config["SETTINGS"].instance / "files"


def place(app: Flask, digest: str) -> Path:
    return root(app) / digest[:2] / digest


def test_r09_silent_damage_is_found_and_nothing_healthy_accused(app: Flask, papers: list[str]) -> None:
    healthy = checking.check_all(storage())
    assert healthy.faults == [] and healthy.files == HEALTHY
    rng = random.Random(9)
    chosen = rng.sample(papers, 30)
    flipped, emptied, removed = chosen[:20], chosen[20:25], chosen[25:]
    for digest in flipped:
        content = bytearray(place(app, digest).read_bytes())
        content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        place(app, digest).write_bytes(content)
    for digest in emptied:
        place(app, digest).write_bytes(b"")
    for digest in removed:
        place(app, digest).unlink()
    some = place(app, papers[0]).parent
    strangers = [
        root(app) / "catatan.txt",
        some / "salinan.pdf",
        some / ("0" * 64),
        some / (some.name + "ab" * 31),
        root(app) / "x1",
    ]
    for number, path in enumerate(strangers):
        path.write_bytes(b"bukan dari sini %d" % number)
    found = checking.check_all(storage())
    by_kind = {kind: {f.name for f in found.faults if f.kind == kind} for kind in ("changed", "empty", "missing")}
    assert by_kind == {"changed": set(flipped), "empty": set(emptied), "missing": set(removed)}
    strays = {fault.name.rpartition("/")[2] for fault in found.faults if fault.kind == "stray"}
    assert strays == {path.name for path in strangers}
    assert len(found.faults) == 35
    assert all(fault.what.startswith("dokumen ") for fault in found.faults if fault.kind != "stray")


def test_every_part_together_is_the_whole_store_within_25_days(app: Flask, papers: list[str]) -> None:
    place(app, papers[500]).write_bytes(b"rusak")
    seen = [checking.check_next_part(storage()) for _day in range(checking.PARTS)]
    assert sum(seen) == HEALTHY and max(seen) < HEALTHY / 10
    faults = [fault for faults in db.session.scalars(select(CheckRun.faults)) for fault in faults]
    assert [fault[:2] for fault in faults] == [["changed", papers[500]]]


def test_a_file_that_waits_for_its_row_is_no_stranger(app: Flask) -> None:
    file = a_file("baru saja diunggah")
    assert checking.check_all(storage()).faults == []
    long_ago = place(app, file.digest).stat().st_mtime - 46 * 86400
    os.utime(place(app, file.digest), (long_ago, long_ago))
    assert [(fault.kind, fault.name) for fault in checking.check_all(storage()).faults] == [("stray", file.digest)]


def sealed_lines(number: int) -> None:
    begin_writing()
    for line in range(number):
        chain_step("note", f"note:{line}", {"agenda": line, "on": "2026-11-21", "about": "Undangan rapat"})
    commit()


@pytest.mark.databases
def test_r13_a_hundred_of_a_hundred_single_edits_of_the_chain_are_found(database_app: Flask) -> None:
    sealed_lines(40)
    assert checking.check_all(storage()).faults == []
    rng = random.Random(13)
    columns = (ChainLine.content, ChainLine.previous_hash, ChainLine.own_hash, ChainLine.kind, ChainLine.subject)
    for edit in range(100):
        column, line_id = columns[edit % len(columns)], rng.randrange(1, 41)
        before = db.session.execute(select(column).where(ChainLine.id == line_id)).scalar_one()
        spot = rng.randrange(len(before))
        after = before[:spot] + chr(ord(before[spot]) ^ 1) + before[spot + 1 :]
        change = update(ChainLine).where(ChainLine.id == line_id)
        db.session.execute(change.values({column: after}))
        db.session.commit()
        found = [fault.name for fault in checking.check_all(storage()).faults if fault.kind == "chain"]
        assert str(line_id) in found, f"edit {edit} of {column.key}"
        db.session.execute(change.values({column: before}))
        db.session.commit()
    assert checking.check_all(storage()).faults == []


def test_r13_any_changed_letter_of_a_receipt_is_found_and_a_line_that_is_gone_too(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    filing.file_document(official, facts(), a_file("satu"))
    filing.file_document(official, facts(), a_file("dua"))
    for column in (Receipt.code, Receipt.statement, Receipt.signature):
        before = db.session.execute(select(column).where(Receipt.id == 2)).scalar_one()
        for spot in range(0, len(before), 9):
            after = before[:spot] + chr(ord(before[spot]) ^ 1) + before[spot + 1 :]
            db.session.execute(update(Receipt).where(Receipt.id == 2).values({column: after}))
            db.session.commit()
            assert [fault.name for fault in checking.check_all(storage()).faults] == ["receipt:2"]
        db.session.execute(update(Receipt).where(Receipt.id == 2).values({column: before}))
        db.session.commit()
    db.session.execute(text("DELETE FROM chain_line WHERE id = 2"))
    db.session.commit()
    assert [(fault.kind, fault.name) for fault in checking.check_all(storage()).faults] == [("row", "receipt:2")]


def test_the_command_names_what_is_wrong_and_fails(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    file = a_file("satu")
    document_id = filing.file_document(official, facts("Rahasia besar"), file)
    run = app.test_cli_runner().invoke
    whole = run(args=["vault", "check"])
    assert whole.exit_code == 0 and "Semuanya utuh." in whole.stdout
    place(app, file.digest).unlink()
    broken = run(args=["vault", "check"])
    assert broken.exit_code == 1
    assert f"hilang: {file.digest} (dokumen {document_id}, versi 1)" in broken.stdout
    assert "Rahasia" not in broken.stdout and "cadangan" in broken.stderr
