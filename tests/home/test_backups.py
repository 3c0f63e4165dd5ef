"""Backups as an administrator meets them: asked for, found again, taken away, and red when they grow old."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from flask import Flask

from tests import factories
from tests.conftest import CheckingClient, person_of
from tests.core.backing_up import keep
from village.core.backups.regular import BACKUP, DRILL, KEPT, kept_backups, standing
from village.core.backups.regular import tasks as backup_tasks
from village.core.db import begin_writing, commit, db, utcnow
from village.core.files import storage
from village.core.long_work import ask_step, find_work, latest_done, made_folder, run_work
from village.core.village import find_village
from village.home.attention import attention
from village.home.restore_guide import read_guide
from village.home.services import backups as services

SignIn = Callable[..., CheckingClient]


def do(kind: str) -> None:
    """What the child does, here and now."""
    begin_writing()
    work_id, is_new = ask_step(kind, None)
    commit()
    assert is_new and run_work(work_id), find_work(kind)[0].problem
    db.session.rollback()


@pytest.fixture
def admin(sign_in: SignIn) -> CheckingClient:
    return sign_in("admin")


def test_an_administrator_starts_a_backup_leaves_and_finds_it_again(
    app: Flask, admin: CheckingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    monkeypatch.setattr(services, "start_child", started.append)
    assert "Belum ada yang bisa diunduh" in admin.get("/kelola/cadangan").text
    assert admin.post("/kelola/cadangan").status_code == 303
    waiting = admin.get("/kelola/cadangan").text
    assert "<progress" in waiting and "every 2s" in waiting
    admin.post("/kelola/cadangan")
    assert len(started) == 1, "one at a time"
    assert run_work(started[0])
    db.session.rollback()
    done = admin.get("/kelola/cadangan").text
    assert "<progress" not in done and "utuh" in done
    work = kept_backups()[0]
    answer = admin.get(f"/kelola/cadangan/{work.id}/unduh")
    assert answer.headers["Content-Disposition"].endswith(work.file_name)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert "rows.sqlite3" in zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    assert "mengunduh cadangan-" in admin.get("/kelola/catatan").text


def test_nobody_else_takes_a_backup(app: Flask, sign_in: SignIn) -> None:
    do(BACKUP)
    work = kept_backups()[0]
    for role in ("official", "kelurahan", "observer", "owner"):
        assert sign_in(role).get(f"/kelola/cadangan/{work.id}/unduh").status_code == 404


def test_only_the_newest_two_stay(app: Flask) -> None:
    for _ in range(3):
        do(BACKUP)
    assert len(kept_backups()) == KEPT == len(list(made_folder().iterdir()))


def test_b05_a_drill_restores_the_newest_backup_and_shows_what_came_back(app: Flask, admin: CheckingClient) -> None:
    factories.make_enterprise(photo_sha256=keep(b"foto"))
    do(BACKUP)
    do(DRILL)
    drill, backup = latest_done(DRILL), latest_done(BACKUP)
    assert drill and backup
    assert drill.outcome["backup"] == backup.outcome["backup"] and drill.outcome["rows"] == backup.outcome["rows"]
    assert drill.outcome["files"] == 1 and drill.outcome["tables"]["enterprise"] == 1
    page = admin.get("/kelola/cadangan").text
    assert "berhasil pulih" in page
    assert "verifi" not in page.lower() and "verified" not in admin.get("/en/kelola/cadangan").text.lower()
    assert [path.name for path in made_folder().iterdir()] == [backup.file_key], "the scratch folder is gone"


def test_b05_a_drill_with_a_damaged_backup_fails_in_red(app: Flask, admin: CheckingClient) -> None:
    do(BACKUP)
    work = kept_backups()[0]
    file = made_folder() / work.file_key
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    begin_writing()
    work_id, _ = ask_step(DRILL, None)
    commit()
    assert not run_work(work_id)
    db.session.rollback()
    page = admin.get("/kelola/cadangan").text
    assert "Cadangan ditolak" in page and "gagal" in page
    assert "Latihan pemulihan gagal" in admin.get("/kelola").text


def test_b06_the_clock_turns_an_old_backup_and_an_old_drill_red(app: Flask) -> None:
    person = person_of(factories.make_account("admin").id)
    do(BACKUP)
    do(DRILL)
    now = utcnow()

    def red_after(passed: timedelta) -> set[str]:
        with time_machine.travel(now + passed, tick=False), app.test_request_context("/kelola"):
            return {str(thing.title) for thing in attention(person) if thing.urgency == "red"}

    assert red_after(timedelta(hours=25, minutes=59)) == set()
    assert red_after(timedelta(hours=26, minutes=1)) == {"Cadangan terakhir terlalu lama"}
    assert "Cadangan sudah lama tidak dicoba" not in red_after(timedelta(days=34, hours=23))
    assert "Cadangan sudah lama tidak dicoba" in red_after(timedelta(days=35, minutes=1))


def test_a_backup_that_never_left_the_site_is_asked_for_gently(app: Flask, admin: CheckingClient) -> None:
    person, title = person_of(factories.make_account("admin").id), "Cadangan belum dibawa keluar"
    do(BACKUP)

    def is_asked(passed: timedelta) -> bool:
        with time_machine.travel(utcnow() + passed, tick=False), app.test_request_context("/kelola"):
            return ("amber", title) in [(thing.urgency, str(thing.title)) for thing in attention(person)]

    assert not is_asked(timedelta(days=6)) and is_asked(timedelta(days=8))
    assert "Belum ada cadangan yang dibawa keluar" in admin.get("/kelola/cadangan").text
    assert admin.get(f"/kelola/cadangan/{kept_backups()[0].id}/unduh").status_code == 200
    assert "Yang terbaru di luar komputer situs: cadangan" in admin.get("/kelola/cadangan").text
    assert not is_asked(timedelta(days=29)) and is_asked(timedelta(days=31))


def test_the_sheet_of_restoring_is_the_page_that_lies_in_every_backup(app: Flask, admin: CheckingClient) -> None:
    do(BACKUP)
    with zipfile.ZipFile(made_folder() / kept_backups()[0].file_key) as archive:
        written = archive.read("BACA-DAHULU.txt").decode()
    page = unescape(admin.get("/kelola/cadangan/petunjuk").text)
    commands = [line.strip() for line in written.splitlines() if line.startswith("    ") and "flask" in line]
    assert len(commands) == 3 and all(command in page for command in commands)
    shown = [" ".join(block.lines) for entry in read_guide(written) for block in (entry.head, *entry.parts)]
    assert _words(" ".join(shown)) == _words(written)


def _words(text: str) -> list[str]:
    """The words of a page without the marks of its headings, steps and points."""
    return [word for word in text.split() if not re.fullmatch(r"#+|-|\d+\.", word)]


def test_a_new_village_has_a_day_before_it_is_warned_and_others_never_are(app: Flask) -> None:
    admin = person_of(factories.make_account("admin").id)
    official = person_of(factories.make_account("official").id)
    with app.test_request_context("/kelola"):
        assert not [one for one in attention(admin) if one.urgency == "red"]
    with time_machine.travel(utcnow() + timedelta(hours=27), tick=False), app.test_request_context("/kelola"):
        assert "Belum ada cadangan" in [str(one.title) for one in attention(admin)]
        assert not [one for one in attention(official) if one.urgency == "red"]


def test_the_site_makes_them_by_itself_and_not_for_a_sample(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    from village.core.backups import regular
    from village.core.village import Village

    started: list[int] = []
    monkeypatch.setattr(regular, "start_child", started.append)
    daily, drill = backup_tasks()
    assert (daily.every, drill.every) == (timedelta(hours=24), timedelta(days=7))
    assert drill.run() == 0, "nothing to try yet"
    assert daily.run() == 1 and run_work(started.pop())
    db.session.rollback()
    assert drill.run() == 1 and run_work(started.pop())
    begin_writing()
    db.session.get(Village, 1).is_sample = True  # type: ignore[union-attr]
    commit()
    assert daily.run() == 0 and not started


def test_lost_files_are_told_beside_the_backup(app: Flask, admin: CheckingClient) -> None:
    photo = keep(b"foto")
    factories.make_enterprise(photo_sha256=photo)
    storage().remove(photo)
    do(BACKUP)
    assert "1 berkas sudah hilang atau rusak" in admin.get("/kelola/cadangan").text


def test_how_backups_stand_takes_one_statement(app: Flask) -> None:
    do(BACKUP)
    village = find_village()
    assert village is not None
    now = standing(village.created_at)
    assert now.backup_at is not None and not now.backup_is_late and now.drill_at is None
