"""A backup of each past release comes back in this one (B-03).

``backups/<revision>.zip`` is a tiny village as that release wrote it. When a release is made, add one of it:
``flask --app app backup create tests/vault/backups/<revision>.zip`` of a village of a few rows; never change one.
"""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from tests.core.backing_up import Quiet, members_of
from village.application import create_app
from village.core.backups.restoring import restore_backup
from village.core.backups.rows import revision_of
from village.core.db import db
from village.core.files import storage
from village.core.schema import NEWEST
from village.vault.models import Receipt
from village.vault.services.checking import check_all

OLD = sorted((Path(__file__).parent / "backups").glob("*.zip"))


@pytest.mark.parametrize("archive", OLD, ids=[path.stem for path in OLD])
def test_b03_the_village_of_an_old_release_comes_back_with_its_people_files_and_receipts(
    app: Flask, tmp_path: Path, archive: Path
) -> None:
    restored = restore_backup(archive, tmp_path / "kampung", Quiet())
    assert restored.migrated_from == archive.stem
    assert revision_of(tmp_path / "kampung" / "village.sqlite3") == NEWEST
    assert restored.manifest.tables.items() <= restored.tables.items()
    photos = [name for name in members_of(archive) if name.startswith("files/")]
    assert photos and all((tmp_path / "kampung" / name).is_file() for name in photos)
    there = create_app(testing=True, instance=tmp_path / "kampung", secret="t" * 64)
    client, headers = there.test_client(), {"Sec-Fetch-Site": "same-origin"}
    assert "Kampung Lama Contoh" in client.get("/").text
    typed = {"identifier": "0812-0000-9999", "password": "gerbang bata merah"}
    assert client.post("/masuk", data=typed, headers=headers).status_code == 303
    assert client.get("/kelola").status_code == 200
    with there.app_context():
        lost_before = [f"missing {name}" for name in restored.manifest.absent]
        codes = set(db.session.scalars(select(Receipt.code)))
        assert all("Tanda terima ini asli" in client.get(f"/verifikasi/{code}").text for code in codes)
        assert [f"{fault.kind} {fault.name}" for fault in check_all(storage()).faults] == lost_before
        db.session.remove()
        db.engine.dispose()
    assert codes or archive.stem == "0001", "the first release gave no receipts"


def test_b03_each_past_release_has_its_backup() -> None:
    assert {path.stem for path in OLD} >= {"0001", "0002"}
