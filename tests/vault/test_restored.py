"""A village that came back is the same: a paper of each kind opens, receipts are good, and new ones go on (B-02)."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from openpyxl import Workbook
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from tests.core.backing_up import Quiet, backup_of_now
from tests.vault.hostile_papers import docx, pdf, zipped
from tests.vault.test_filing import facts
from village.accounts.passwords import hash_password
from village.application import create_app
from village.core.backups.restoring import Restored, restore_backup
from village.core.backups.rows import count_rows
from village.core.db import db
from village.core.files import storage
from village.vault.models import Receipt, SigningKey
from village.vault.services import checking, filing
from village.vault.services.keeping_files import keep_file

PHONE, PASSWORD = "6281211112222", "gerbang bata merah"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def xlsx() -> bytes:
    book, stream = Workbook(), io.BytesIO()
    book.active.append(["Kas", 150_000])  # type: ignore[union-attr]
    book.save(stream)
    return stream.getvalue()


def odt() -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": kind, "content.xml": b"<office/>"}, packed=False)


CONTENTS = {
    "pdf": pdf(), "docx": docx(), "xlsx": xlsx(), "odt": odt(), "csv": b"nama;jumlah\nTenda;2\n", "txt": b"Isi surat",
}  # fmt: skip


@dataclass
class Back:
    """A restored village: its application, a browser of its official, and what the restore found."""

    app: Flask
    client: Any
    restored: Restored
    account_id: int
    papers: dict[str, int]


@pytest.fixture
def back(app: Flask, tmp_path: Path) -> Iterator[Back]:
    """A village with a paper of each kind, brought back into another folder."""
    account = factories.make_account("official", phone=PHONE, password_hash=hash_password(PASSWORD))
    official, papers = person_of(account.id), {}
    for kind, content in CONTENTS.items():
        file = keep_file(storage(), io.BytesIO(content), f"surat.{kind}")
        papers[kind] = filing.file_document(official, facts(f"Surat {kind}"), file)
    archive = backup_of_now(tmp_path / "cadangan.zip")
    restored = restore_backup(archive, tmp_path / "kampung", Quiet())
    assert restored.tables == count_rows(app.config["SETTINGS"].instance / "village.sqlite3")
    there = create_app(testing=True, instance=tmp_path / "kampung", secret="t" * 64)
    client = there.test_client()
    typed = {"identifier": PHONE, "password": PASSWORD}
    assert client.post("/masuk", data=typed, headers=SAME_ORIGIN).status_code == 303
    with there.app_context():
        yield Back(there, client, restored, account.id, papers)
        db.session.remove()
        db.engine.dispose()


def test_b02_a_paper_of_each_kind_opens_after_a_restore_and_all_is_whole(back: Back) -> None:
    for kind, document_id in back.papers.items():
        assert back.client.get(f"/kelola/dokumen/{document_id}/versi/1").data == CONTENTS[kind], kind
    assert back.restored.files == back.restored.manifest.files >= len(CONTENTS)
    assert checking.check_all(storage()).faults == []
    assert "Surat docx" in back.client.get("/kelola/dokumen?q=notulen").text


def test_receipts_are_good_after_a_restore_new_ones_have_the_same_key_and_a_changed_one_is_told(back: Back) -> None:
    visitor = back.app.test_client()
    codes = db.session.scalars(select(Receipt.code)).all()
    assert len(codes) == len(CONTENTS)
    for code in codes:
        page = visitor.get(f"/verifikasi/{code}").text
        assert "Tanda terima ini asli" in page and "data-compare" in page
    file = keep_file(storage(), io.BytesIO(b"Isi baru"), "baru.txt")
    filing.file_document(person_of(back.account_id), facts("Surat sesudahnya"), file)
    [newest] = set(db.session.scalars(select(Receipt.code))) - set(codes)
    assert "Tanda terima ini asli" in visitor.get(f"/verifikasi/{newest}").text
    assert len(db.session.scalars(select(SigningKey.public_key)).all()) == 1, "the key came back with the village"
    receipt = db.session.scalars(select(Receipt)).first()
    assert receipt is not None
    receipt.statement = receipt.statement.replace('"pages":', '"pages" :')
    db.session.commit()
    assert "tidak cocok" in visitor.get(f"/verifikasi/{receipt.code}").text
    assert [fault.kind for fault in checking.check_all(storage()).faults] == ["row"]
