"""Nothing that was acknowledged is ever lost: each promise (R-01 to R-11) on the way of a paper through the real site.

The same promises for the storage alone, and those of the sweep (R-08), are in ``tests/core``.
"""

import errno
import hashlib
import io
import os
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select, text

from tests import factories
from tests.conftest import person_of
from tests.core.watched_disk import PowerCut, WatchedDisk, whole_blobs
from tests.kill_storm import killable, lost_or_changed, rage, uploader
from tests.vault.test_filing import TYPED, facts
from village.core.db import db
from village.core.disk import Disk
from village.core.files import storage
from village.core.storage import Storage
from village.vault.models import Document, DocumentVersion
from village.vault.services import checking, filing
from village.vault.services.keeping_files import keep_file

WRITING_CALLS = ("create", "write", "make_folder", "rename", "sync_file", "sync_folder")


def send(client: Any, content: bytes, **more: Any) -> Any:
    return client.post("/kelola/dokumen/baru", data={**TYPED, "file": (io.BytesIO(content), "a.txt"), **more})


def on_disk(app: Flask, disk: Disk, folder: str = "files") -> Path:
    """Put this disk below the storage of the site; answers the folder of its files."""
    root = app.config["SETTINGS"].instance / folder
    app.extensions["storage"] = Storage(root, disk)
    return root


def rows() -> int:
    db.session.rollback()
    return db.session.execute(select(func.count()).select_from(DocumentVersion)).scalar_one()


def assert_whole(app: Flask) -> None:
    """R-10: the database is whole, every row has its file, nothing is half there."""
    db.session.rollback()
    assert db.session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
    assert db.session.execute(text("PRAGMA foreign_key_check")).all() == []
    db.session.rollback()
    assert checking.check_all(storage()).faults == []


@pytest.mark.storm
def test_r01_r02_r03_r10_twenty_five_kills_lose_nothing_of_two_hundred_uploads(app: Flask) -> None:
    who = uploader(app)
    with killable(app.config["SETTINGS"].instance, str(app.secret_key)) as server:
        storm = rage(server, who, kills=25, uploads=200, largest_bytes=100_000)
        assert storm.refused == [] and len(storm.kept) == 200 and storm.kills == 25
        assert storm.retries >= 10, "hardly any upload met a kill, so this proves little"
        assert lost_or_changed(server.port, who, storm) == []
    assert len({one.address for one in storm.kept}) == 200
    assert rows() == 200
    assert_whole(app)
    storage().sweep_temp(older_than_seconds=-1)
    assert list((app.config["SETTINGS"].instance / "files" / "temp").glob("*")) == []


def test_r03_a_retry_after_a_lost_answer_makes_no_twin(sign_in) -> None:
    client = sign_in("official")
    places = {send(client, b"isi", upload_key="kunci").headers["Location"] for _time in range(10)}
    assert len(places) == 1 and rows() == 1


class OrderedDisk(WatchedDisk):
    """Tells in one list what the disk and the database did."""

    def commit(self, *_about: Any) -> None:
        self.calls.append("commit")


def test_r04_the_file_is_durable_before_its_row_and_the_row_before_the_answer(sign_in, app: Flask) -> None:
    client, disk = sign_in("official"), OrderedDisk()
    on_disk(app, disk)
    event.listen(db.engine, "commit", disk.commit)
    answer = send(client, b"isi surat")
    event.remove(db.engine, "commit", disk.commit)
    assert answer.status_code == 303
    order = [call for call in disk.calls if call not in ("make_folder", "create", "write")]
    assert order[:5] == ["sync_file", "rename", "sync_folder", "sync_folder", "sync_folder"]
    assert "commit" in order[5:] and "commit" not in order[:5]
    assert db.session.execute(text("PRAGMA synchronous")).scalar_one() == 2


def test_r04_a_power_cut_at_any_call_loses_nothing_acknowledged(sign_in, app: Flask) -> None:
    client = sign_in("official")
    for cut_at in range(100):
        before, disk = rows(), WatchedDisk(cut_at=cut_at)
        root = on_disk(app, disk, f"files{cut_at}")
        content = f"isi ke {cut_at}".encode()
        try:
            answer = send(client, content)
        except PowerCut:
            assert rows() == before, f"a row without its file after call {cut_at}"
            assert disk.torn(root) == []
            continue
        assert answer.status_code == 303 and rows() == before + 1
        assert hashlib.sha256(content).hexdigest() in whole_blobs(disk.survivors(root.parent)), "not durable yet"
        return
    pytest.fail("the upload never ended")


def test_r04_removing_any_one_sync_is_seen(app: Flask, tmp_path: Path) -> None:
    def survives(disk: WatchedDisk, folder: Path) -> bool:
        digest = keep_file(Storage(folder / "files", disk), io.BytesIO(b"isi"), "a.txt").digest
        return digest in whole_blobs(disk.survivors(folder))

    watched = WatchedDisk()
    assert survives(watched, tmp_path / "all")
    for number in range(watched.syncs()):
        assert not survives(WatchedDisk(forget_sync=number), tmp_path / str(number)), f"sync {number} is not needed?"


class FullDisk(Disk):
    """No room from the call with this number on."""

    def __init__(self, full_at: int) -> None:
        self.left = full_at

    def __getattribute__(self, name: str) -> Any:
        if name in WRITING_CALLS:
            self.left -= 1
            if self.left < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().__getattribute__(name)


def test_r05_a_full_disk_is_told_in_words_and_everything_before_stays(sign_in, app: Flask) -> None:
    client = sign_in("official")
    first = send(client, b"yang pertama").headers["Location"]
    for full_at in range(100):
        on_disk(app, FullDisk(full_at))
        answer = send(client, f"yang berikut {full_at}".encode())
        if answer.status_code == 303:
            break
        assert answer.status_code == 507 and "hampir penuh" in answer.get_data(as_text=True)
        assert rows() == 1
        assert client.get(first + "/versi/1").data == b"yang pertama"
    else:
        pytest.fail("the upload never ended")
    assert full_at > 5
    assert_whole(app)


@pytest.mark.parametrize("share", [0.01, 0.5, 0.99])
def test_r06_a_short_upload_is_refused(app: Flask, share: float) -> None:
    whole = b"x" * 5_000
    for _time in range(17):
        with pytest.raises(Exception, match="belum terkirim utuh"):
            keep_file(storage(), io.BytesIO(whole[: int(len(whole) * share)]), "a.txt", declared_bytes=len(whole))
    assert checking.check_all(storage()).files == 0


def test_r06_other_bytes_than_the_browser_hashed_are_refused(sign_in) -> None:
    answer = send(sign_in("official"), b"sepotong", sent_sha256="0" * 64)
    assert answer.status_code == 422 and rows() == 0


def test_r07_the_site_never_writes_over_or_deletes_a_paper(sign_in, app: Flask) -> None:
    client = sign_in("official")
    place = send(client, b"satu").headers["Location"]
    before = {path: path.stat().st_ino for path in (app.config["SETTINGS"].instance / "files").glob("??/*")}
    client.post(place + "/versi", data={"file": (io.BytesIO(b"dua"), "b.txt")})
    client.post(place + "/ubah", data={**TYPED, "title": "Lain"})
    client.post(place + "/buang")
    client.post(place + "/kembalikan")
    assert client.get(place + "/versi/1").data == b"satu" and client.get(place + "/versi/2").data == b"dua"
    assert all(path.stat().st_ino == inode for path, inode in before.items())


def test_r07_no_code_of_the_vault_removes_a_file_but_the_command_that_empties_the_quarantine() -> None:
    sources = Path(__file__).parents[2] / "village" / "vault"
    words = ("storage().remove(", "storage.remove(", "rmtree(", "empty_quarantine(")
    guilty = [path.name for path in sources.rglob("*.py") if any(word in path.read_text() for word in words)]
    assert guilty == ["cli.py"]


def write(app: Flask, account_id: int, number: int, until: float, waits: list[float], faults: list[Exception]) -> None:
    """Write papers until the time has come, and note how long each took or what went wrong."""
    with app.app_context():
        turn = 0
        while time.monotonic() < until:
            turn += 1
            content = f"{number} {turn}".encode()
            try:
                file = keep_file(storage(), io.BytesIO(content), "a.txt")
                began = time.monotonic()
                filing.file_document(person_of(account_id), facts(f"Surat {number} {turn}"), file)
                waits.append(time.monotonic() - began)
            except Exception as error:
                faults.append(error)
            finally:
                db.session.remove()


def read(app: Flask, until: float, faults: list[Exception]) -> None:
    """Count papers until the time has come."""
    with app.app_context():
        while time.monotonic() < until:
            try:
                db.session.execute(select(func.count()).select_from(Document)).scalar_one()
            except Exception as error:
                faults.append(error)
            finally:
                db.session.remove()
            time.sleep(0.02)


@pytest.mark.storm
def test_r11_twenty_writers_and_fifty_readers_for_ten_seconds_meet_no_lock(app: Flask) -> None:
    account = factories.make_account("official")
    until, waits, faults = time.monotonic() + 10, [], []
    writers = [(app, account.id, number, until, waits, faults) for number in range(20)]
    crowd = [threading.Thread(target=write, args=one) for one in writers]
    crowd += [threading.Thread(target=read, args=(app, until, faults)) for _reader in range(50)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join()
    assert faults == []
    assert len(waits) >= 20 and rows() == len(waits)
    assert_whole(app)
