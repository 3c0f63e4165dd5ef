"""A backup of each past release comes back in this one (B-03).

``backups/<revision>.zip`` is a tiny village as that release wrote it. When a release is made, add one of it:
``flask --app app backup create tests/vault/backups/<revision>.zip`` of a village of a few rows; never change one.
"""

from pathlib import Path

import pytest
from flask import Flask

from tests.core.backing_up import Quiet, members_of
from village.application import create_app
from village.core.backups.restoring import restore_backup
from village.core.backups.rows import revision_of
from village.core.db import db
from village.core.schema import NEWEST

OLD = sorted((Path(__file__).parent / "backups").glob("*.zip"))


@pytest.mark.parametrize("archive", OLD, ids=[path.stem for path in OLD])
def test_b03_the_village_of_an_old_release_comes_back_and_people_sign_in(
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
        db.session.remove()
        db.engine.dispose()


def test_there_is_an_old_backup_to_try() -> None:
    assert OLD
