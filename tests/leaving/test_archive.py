"""Everything of the village in one file: read back with the standard library and a spreadsheet reader."""

import csv
import hashlib
import io
import subprocess
import sys
import time
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.schema import CreateTable

from tests import factories
from tests.core.backing_up import Quiet
from village.core.backups.making import make_backup
from village.core.backups.restoring import restore_backup
from village.core.db import begin_writing, commit, db, utcnow
from village.core.files import storage
from village.core.long_work import LongWork, find_work, made_folder
from village.core.made_files import remove_expired
from village.leaving.making import write_everything
from village.leaving.services import KIND
from village.leaving.words import LEFT_OUT
from village.registry.models import Enterprise


def written(folder: Path) -> zipfile.ZipFile:
    target = folder / "semua.zip"
    write_everything(target, lambda _words, _steps: None, lambda: None)
    return zipfile.ZipFile(target)


def rows_of(packed: zipfile.ZipFile, stem: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(packed.read(f"tabel/{stem}.csv").decode("utf-8-sig"))))


def test_every_table_is_there_as_workbook_and_text_in_words(app: Flask, tmp_path: Path) -> None:
    enterprise = factories.make_enterprise("Dapur Eyang", owner_name="=SUM(1)")
    factories.make_product(enterprise, "Keripik bayam")
    packed = written(tmp_path)
    tables = [name for name in db.metadata.tables if name not in LEFT_OUT]
    names = packed.namelist()
    assert sum(name.endswith(".xlsx") for name in names) == sum(name.endswith(".csv") for name in names) == len(tables)
    line = rows_of(packed, "usaha")[0]
    assert line["Nama"] == "Dapur Eyang" and line["Pemilik"] == "'=SUM(1)"
    assert rows_of(packed, "produk")[0]["Usaha"] == "Dapur Eyang"
    sheet = load_workbook(io.BytesIO(packed.read("tabel/usaha.xlsx"))).active
    cells = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))
    assert cells["Nama"] == "Dapur Eyang" and cells["Pemilik"] == "'=SUM(1)"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_nothing_that_lets_somebody_in_is_there(app: Flask, tmp_path: Path) -> None:
    account = factories.make_account("owner", password_hash="hash-kata-sandi")
    token = factories.make_session(account.id)
    packed = written(tmp_path)
    everything = b"".join(packed.read(name) for name in packed.namelist() if name.endswith((".csv", ".html", ".txt")))
    for secret in ("hash-kata-sandi", token, hashlib.sha256(token.encode()).hexdigest()):
        assert secret.encode() not in everything


def test_a_table_nobody_told_of_leaves_whole_but_for_what_lets_somebody_in(app: Flask, tmp_path: Path) -> None:
    later = Table(
        "later_part", MetaData(), Column("id", Integer, primary_key=True), Column("code", Text), Column("what", Text)
    )
    db.session.execute(CreateTable(later))
    db.session.execute(later.insert().values(code="kode-rahasia", what="Tenda"))
    db.session.commit()
    later.to_metadata(db.metadata)
    try:
        packed = written(tmp_path)
    finally:
        db.metadata.remove(db.metadata.tables["later_part"])
    assert rows_of(packed, "later-part") == [{"Nomor": "1", "Apa": "Tenda"}]
    make_backup(tmp_path / "cadangan.zip", Quiet())
    restored = restore_backup(tmp_path / "cadangan.zip", tmp_path / "kampung", Quiet())
    assert restored.tables["later_part"] == 1
    listed = {name for name, _words in LEFT_OUT.items()} - {"alembic_version"}
    assert listed <= set(db.metadata.tables), "tables that are left out and no more there"


def test_files_have_readable_names_and_every_sum_is_right(app: Flask, tmp_path: Path) -> None:
    photo = b"\xff\xd8" + b"foto" * 100
    sha256 = storage().keep(storage().receive(io.BytesIO(photo), 10_000))
    enterprise = factories.make_enterprise("Dapur Eyang", photo_sha256=sha256)
    factories.make_enterprise("Dapur Lupa", photo_sha256="0" * 64)
    packed = written(tmp_path)
    path = f"berkas/usaha/{enterprise.id}-dapur-eyang-{sha256[:6]}.jpg"
    assert packed.read(path) == photo
    front = packed.read("index.html").decode()
    assert path in front and "1 berkas disebut dalam tabel" in front and "tabel/usaha.xlsx" in front
    sums = dict(line.split("  ")[::-1] for line in packed.read("sidik-sha256.txt").decode().splitlines())
    assert set(sums) == set(packed.namelist()) - {"sidik-sha256.txt"}
    assert all(hashlib.sha256(packed.read(name)).hexdigest() == digest for name, digest in sums.items())


def test_a_child_process_makes_it_and_the_page_finds_it_again(app: Flask, sign_in: Any, tmp_path: Path) -> None:
    factories.make_enterprise("Dapur Eyang")
    app.extensions["long_work_children"] = True
    admin = sign_in("admin")
    assert "Belum pernah dibuat" in admin.get("/kelola/salinan-kampung").text
    admin.post("/kelola/salinan-kampung")
    page = admin.post("/kelola/salinan-kampung", follow_redirects=True)
    assert "Salinan sedang dibuat" in page.text
    until = time.monotonic() + 90
    while find_work(KIND)[0].state not in ("done", "failed") and time.monotonic() < until:
        db.session.rollback()
        time.sleep(0.5)
    work = find_work(KIND)[0]
    assert work.state == "done", work.problem
    db.session.rollback()
    assert "Unduh" in admin.get("/kelola/salinan-kampung").text
    answer = admin.get(f"/kelola/salinan-kampung/{work.id}.zip")
    assert answer.is_streamed and int(answer.headers["Content-Length"]) == work.size_bytes
    with zipfile.ZipFile(io.BytesIO(answer.data)) as packed:
        assert "Dapur Eyang" in packed.read("tabel/usaha.csv").decode()


def test_after_seven_days_it_is_gone(app: Flask, sign_in: Any) -> None:
    place = made_folder() / "lama"
    place.write_bytes(b"PK")
    past = utcnow() - timedelta(hours=1)
    row = LongWork(
        kind=KIND, state="done", file_key="lama", file_name="a.zip", size_bytes=2, expires_at=past, outcome={}
    )
    work_id = factories.make_row(row).id
    assert sign_in("admin").get(f"/kelola/salinan-kampung/{work_id}.zip").status_code == 404
    assert remove_expired() == 1 and not place.exists()


def test_the_command_writes_the_same_with_progress(app: Flask, tmp_path: Path) -> None:
    begin_writing()
    db.session.add(Enterprise(name="Dapur Eyang", slug="dapur-eyang"))
    commit()
    target = tmp_path / "kampung.zip"
    command = [sys.executable, "-m", "flask", "--app", "app", "village", "export", str(target)]
    environment = {"PATH": "/usr/bin:/bin", "GAPURA_INSTANCE": str(app.config["SETTINGS"].instance)}
    folder = app.config["PROJECT_FOLDER"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "tabel" in done.stdout and "Menulis tabel" in done.stderr
    with zipfile.ZipFile(target) as packed:
        assert "Dapur Eyang" in packed.read("tabel/usaha.csv").decode()
    again = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert again.returncode == 1 and "sudah ada" in again.stderr
