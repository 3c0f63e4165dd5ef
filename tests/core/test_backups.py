"""A backup made while people work is whole, and the village that comes back from it is the same village."""

import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, func, select, text

from tests import factories
from tests.core.backing_up import Quiet, backup_of_now, keep, members_of
from tests.postgres import Server, drop_database, fresh_database
from village.accounts.passwords import hash_password
from village.application import create_app
from village.core.backups.checking import check_backup
from village.core.backups.layout import ROWS, BackupRefused, blob_name
from village.core.backups.making import lost_files, make_backup
from village.core.backups.restoring import NotEmpty, restore_backup
from village.core.backups.rows import complaints_of, count_rows, named_files
from village.core.db import db
from village.core.files import storage
from village.registry.models import Enterprise
from village.registry.tables import enterprises

PASSWORD = "gerbang bata merah"


def fill_village() -> dict[str, str]:
    """Something of several kinds; answers files by what they are."""
    photo, cover = keep(b"foto dapur"), keep(b"sampul")
    factories.make_enterprise("Dapur Rasa", photo_sha256=photo, photo_width=8, photo_height=8)
    factories.make_account("official", name="Bu Uji", phone="6281211112222", password_hash=hash_password(PASSWORD))
    factories.make_product(photos=0)
    with storage().workspace() as folder:
        (folder / "320.webp").write_bytes(b"kecil")
        storage().keep_set(folder, "pictures", photo)
    return {"photo": photo, "cover": cover}


def site_of(folder: Path, **more: str) -> Flask:
    return create_app(testing=True, instance=folder, secret="t" * 64, **more)


@pytest.fixture
def archive(app: Flask, tmp_path: Path) -> Iterator[Path]:
    """A backup of a small village."""
    fill_village()
    yield backup_of_now(tmp_path / "cadangan.zip")


def test_everything_comes_back_into_an_empty_folder(app: Flask, tmp_path: Path) -> None:
    files = fill_village()
    archive = backup_of_now(tmp_path / "cadangan.zip")
    restored = restore_backup(archive, tmp_path / "baru", Quiet())
    assert restored.tables == count_rows(app.config["SETTINGS"].instance / "village.sqlite3")
    assert restored.files == 2
    there = site_of(tmp_path / "baru")
    with there.app_context():
        assert db.session.scalar(select(Enterprise.photo_sha256).where(Enterprise.name == "Dapur Rasa"))
        assert storage().open(files["photo"]).read() == b"foto dapur"
        assert storage().open_from_set("pictures", files["photo"], "320.webp").read() == b"kecil"
        db.session.remove()
        db.engine.dispose()
    assert (tmp_path / "baru").stat().st_mode & 0o777 == 0o700
    assert not list((tmp_path / "baru").glob(".*"))


def test_people_sign_in_after_a_restore_and_old_cookies_are_worth_nothing(
    app: Flask, archive: Path, tmp_path: Path
) -> None:
    assert "secret" not in "".join(members_of(archive))
    restore_backup(archive, tmp_path / "baru", Quiet())
    there = site_of(tmp_path / "baru")
    answer = there.test_client().post(
        "/masuk", data={"identifier": "0812-1111-2222", "password": PASSWORD}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 303, answer.get_data(as_text=True)[:2000]


def test_settings_and_the_key_of_receipts_go_in_but_what_belongs_to_one_machine_stays(
    app: Flask, tmp_path: Path
) -> None:
    instance = app.config["SETTINGS"].instance
    (instance / "secret").write_text("r" * 64)
    (instance / "config.toml").write_text('port = 8100\ndatabase_url = "postgresql://rahasia"\nsecret = "xx"\n')
    (instance / "keys").mkdir()
    (instance / "keys" / "receipts.key").write_bytes(b"k" * 32)
    archive = backup_of_now(tmp_path / "cadangan.zip")
    everything = b"".join(members_of(archive).values())
    assert b"postgresql://rahasia" not in everything and b"r" * 64 not in everything
    restore_backup(archive, tmp_path / "baru", Quiet())
    assert (tmp_path / "baru" / "config.toml").read_text() == "port = 8100\n"
    assert (tmp_path / "baru" / "keys" / "receipts.key").read_bytes() == b"k" * 32
    assert (tmp_path / "baru" / "keys" / "receipts.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.storm
def test_b01_a_backup_made_during_uploads_is_whole_and_holds_every_file_that_its_rows_name(
    app: Flask, tmp_path: Path
) -> None:
    stop = threading.Event()
    faults: list[BaseException] = []

    def upload(name: str) -> None:
        number = 0
        with app.app_context():
            while not stop.is_set():
                number += 1
                try:
                    factories.make_enterprise(photo_sha256=keep(f"{name} {number}".encode() * 500))
                except BaseException as error:
                    faults.append(error)
                    return
                db.session.remove()

    workers = [threading.Thread(target=upload, args=(name,)) for name in ("satu", "dua")]
    for worker in workers:
        worker.start()
    try:
        counted = []
        for turn in range(5):
            archive = tmp_path / f"{turn}.zip"
            whole = make_backup(archive, Quiet())
            (tmp_path / ROWS).write_bytes(members_of(archive)[ROWS])
            assert complaints_of(tmp_path / ROWS) == []
            named = named_files(tmp_path / ROWS, ["enterprise.photo_sha256"])
            assert {blob_name(sha256) for sha256 in named} <= set(members_of(archive))
            assert not lost_files(whole.manifest)
            counted.append(len(named))
    finally:
        stop.set()
        for worker in workers:
            worker.join()
    assert not faults
    assert counted == sorted(counted) and counted[-1] > counted[0], "nobody uploaded meanwhile"


def test_nothing_is_overwritten_where_a_village_comes_back(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "ada").mkdir()
    (tmp_path / "ada" / "catatan.txt").write_text("milik orang")
    with pytest.raises(NotEmpty):
        restore_backup(archive, tmp_path / "ada", Quiet())
    assert [path.name for path in (tmp_path / "ada").iterdir()] == ["catatan.txt"]


def test_a_later_backup_leaves_out_what_lies_in_an_earlier_one_and_needs_it_to_come_back(
    app: Flask, tmp_path: Path
) -> None:
    old = fill_village()["photo"]
    first = backup_of_now(tmp_path / "pertama.zip")
    new = keep(b"foto baru")
    factories.make_enterprise(photo_sha256=new)
    second = backup_of_now(tmp_path / "kedua.zip", previous=[first])
    names = set(members_of(second))
    assert blob_name(new) in names and blob_name(old) not in names
    with pytest.raises(BackupRefused, match="--previous"):
        restore_backup(second, tmp_path / "gagal", Quiet())
    assert not (tmp_path / "gagal").exists()
    restore_backup(second, tmp_path / "baru", Quiet(), previous=[first])
    assert (tmp_path / "baru" / blob_name(old)).read_bytes() == b"foto dapur"
    assert (tmp_path / "baru" / blob_name(new)).read_bytes() == b"foto baru"


def test_a_file_damaged_in_the_storage_is_told_of_and_does_not_get_into_the_backup(app: Flask, tmp_path: Path) -> None:
    photo = fill_village()["photo"]
    (app.config["SETTINGS"].instance / blob_name(photo)).write_bytes(b"foto rusak")
    whole = make_backup(tmp_path / "cadangan.zip", Quiet())
    assert lost_files(whole.manifest) == [photo]
    check_backup(tmp_path / "cadangan.zip", Quiet())


def test_a_backup_that_could_not_be_made_leaves_nothing_behind(app: Flask, tmp_path: Path) -> None:
    fill_village()
    folder = tmp_path / "luar"
    folder.mkdir()
    (app.config["SETTINGS"].instance / "config.toml").mkdir()  # cannot be read as a file
    with pytest.raises(OSError):
        make_backup(folder / "cadangan.zip", Quiet())
    assert not list(folder.iterdir())


def test_the_sums_are_those_that_everybody_can_check(archive: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "isi")
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path / "isi", capture_output=True)
    assert done.returncode == 0, done.stderr
    assert "Memulihkan situs kampung" in (tmp_path / "isi" / "BACA-DAHULU.txt").read_text("utf-8")


def test_rows_go_from_one_database_to_the_other_and_back(app: Flask, tmp_path: Path, postgres: Server) -> None:
    fill_village()
    first = make_backup(tmp_path / "satu.zip", Quiet())
    url = fresh_database(postgres)
    restore_backup(tmp_path / "satu.zip", tmp_path / "pg", Quiet(), database_url=url)
    assert not (tmp_path / "pg" / "village.sqlite3").exists()
    there = site_of(tmp_path / "pg", database_url=url)
    with there.app_context():
        factories.make_enterprise("Sesudah pulih")  # numbering goes on after the highest
        second = make_backup(tmp_path / "dua.zip", Quiet())
        db.session.remove()
        db.engine.dispose()
    grown = {name for name, count in second.manifest.tables.items() if count != first.manifest.tables[name]}
    assert second.manifest.database == "postgresql" and grown == {"enterprise"}
    restored = restore_backup(tmp_path / "dua.zip", tmp_path / "kembali", Quiet())
    assert restored.tables == second.manifest.tables
    assert _dump(tmp_path / "kembali", "account") == _dump(app.config["SETTINGS"].instance, "account")
    drop_database(postgres, url)


def _dump(instance: Path, table: str) -> list[tuple]:
    with closing(sqlite3.connect(instance / "village.sqlite3")) as rows:
        return rows.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()


def test_a_database_that_is_not_empty_is_refused(archive: Path, tmp_path: Path, postgres: Server) -> None:
    url = fresh_database(postgres)
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE milik_orang (id integer)"))
    with pytest.raises(NotEmpty):
        restore_backup(archive, tmp_path / "baru", Quiet(), database_url=url)
    assert not (tmp_path / "baru").exists()
    engine.dispose()
    drop_database(postgres, url)


def test_the_commands_say_what_they_did_and_end_with_a_status(app: Flask, tmp_path: Path) -> None:
    fill_village()
    runner = app.test_cli_runner()
    file = tmp_path / "cadangan.zip"
    made = runner.invoke(args=["backup", "create", str(file)])
    assert made.exit_code == 0 and "utuh" in made.output, made.output
    assert runner.invoke(args=["backup", "create", str(file)]).exit_code == 1
    checked = runner.invoke(args=["backup", "verify", str(file)])
    assert checked.exit_code == 0 and "Utuh: Kampung Uji" in checked.output
    assert "terverifikasi" not in checked.output.lower() and "verified" not in checked.output.lower()
    back = runner.invoke(args=["backup", "restore", str(file), "--into", str(tmp_path / "baru")])
    assert back.exit_code == 0 and "Pulih di" in back.output, back.output
    file.write_bytes(file.read_bytes()[:-400])
    refused = runner.invoke(args=["backup", "verify", str(file)])
    assert refused.exit_code == 1 and "cadangan.zip" in refused.output


def test_a_restored_village_is_served_by_the_real_command(archive: Path, tmp_path: Path) -> None:
    """Another process, as a second person would start it, finds the rows at once."""
    restore_backup(archive, tmp_path / "baru", Quiet())
    code = "from village.application import create_app; a = create_app(); print(a.test_client().get('/').status_code)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"GAPURA_INSTANCE": str(tmp_path / "baru"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert done.stdout.strip() == "200", done.stderr


@pytest.mark.databases
def test_a_snapshot_of_either_database_holds_all_rows(database_app: Flask, tmp_path: Path) -> None:
    factories.make_enterprise()
    whole = make_backup(tmp_path / "cadangan.zip", Quiet())
    assert whole.manifest.tables["enterprise"] == db.session.scalar(select(func.count()).select_from(enterprises))
