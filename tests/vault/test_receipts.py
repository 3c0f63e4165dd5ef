"""A receipt proves which file came when, to everybody, and tells nobody what was in it."""

import json
import shutil
from typing import Any

from flask import Flask
from sqlalchemy import select, update

from tests import factories
from tests.conftest import person_of
from tests.vault.test_filing import a_file, facts
from village.core.db import db
from village.core.files import storage
from village.vault.models import Receipt, SigningKey
from village.vault.receipts import check_receipt, receipt_of_version
from village.vault.services import filing
from village.vault.signing import is_signed


def file_paper(title: str = "Proposal rahasia", **more: Any) -> int:
    official = person_of(factories.make_account("official").id)
    return filing.file_document(official, facts(title, sender="Karang Taruna", **more), a_file("isi surat"))


def test_every_version_has_a_receipt_that_its_reader_can_print(sign_in) -> None:
    document_id = file_paper()
    client = sign_in("official")
    assert "Tanda terima versi 1" in client.get(f"/kelola/dokumen/{document_id}").get_data(as_text=True)
    page = client.get(f"/kelola/dokumen/{document_id}/versi/1/tanda-terima").get_data(as_text=True)
    found = receipt_of_version(document_id, 1)
    assert all(group in page for group in found.groups) and len(found.groups) == 8
    assert "Proposal rahasia" in page and "Karang Taruna" in page and found.code in page
    pdf = client.get(f"/kelola/dokumen/{document_id}/versi/1/tanda-terima.pdf")
    assert pdf.data.startswith(b"%PDF") and pdf.headers["Content-Disposition"].startswith("attachment")
    assert sign_in("owner").get(f"/kelola/dokumen/{document_id}/versi/1/tanda-terima").status_code == 404


def test_everybody_may_check_a_receipt_and_learns_no_title(client) -> None:
    found = receipt_of_version(file_paper(), 1)
    page = client.get(f"/verifikasi/{found.code}").get_data(as_text=True)
    assert "Tanda terima ini asli" in page and all(group in page for group in found.groups)
    assert "rahasia" not in page and "Karang Taruna" not in page and "/arsip/" not in page
    assert f'data-compare="{found.sha256}"' in page and "sha256sum" in page
    assert client.get(f"/verifikasi/{'a' * 26}").status_code == 404
    assert client.get("/verifikasi/../x").status_code == 404


def test_a_public_paper_is_named_until_it_lies_in_the_trash(client) -> None:
    document_id = file_paper("Laporan umum", access="publik")
    code = receipt_of_version(document_id, 1).code
    assert "Laporan umum" in client.get(f"/verifikasi/{code}").get_data(as_text=True)
    filing.trash_document(person_of(factories.make_account("official").id), document_id)
    page = client.get(f"/verifikasi/{code}").get_data(as_text=True)
    assert "Laporan umum" not in page and "Tanda terima ini asli" in page


def test_r03_the_same_upload_ten_times_has_one_receipt(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    ids = {filing.file_document(official, facts(), a_file("isi"), upload_key="kunci") for _time in range(10)}
    assert len(ids) == 1
    assert len(db.session.scalars(select(Receipt.code)).all()) == 1


def test_a_forged_receipt_is_told(client) -> None:
    found = receipt_of_version(file_paper(), 1)
    statement = db.session.execute(select(Receipt.statement)).scalar_one()
    db.session.execute(update(Receipt).values(statement=statement.replace(found.sha256, "0" * 64)))
    db.session.commit()
    page = client.get(f"/verifikasi/{found.code}").get_data(as_text=True)
    assert "tidak cocok" in page and "Tanda terima ini asli" not in page


def test_losing_the_key_invalidates_nothing(app: Flask) -> None:
    first = receipt_of_version(file_paper("Satu"), 1)
    keys = app.config["SETTINGS"].instance / "keys"
    assert (keys / "receipts.key").stat().st_mode & 0o777 == 0o600
    shutil.rmtree(keys)
    second = receipt_of_version(file_paper("Dua"), 1)
    for code in (first.code, second.code):
        checked = check_receipt(code)
        assert checked.receipt.is_signed and checked.is_sealed
    assert len(db.session.scalars(select(SigningKey.public_key)).all()) == 2


def test_a_damaged_key_file_is_put_aside_and_filing_goes_on(app: Flask) -> None:
    file_paper("Satu")
    path = app.config["SETTINGS"].instance / "keys" / "receipts.key"
    path.write_text("bukan kunci")
    assert receipt_of_version(file_paper("Dua"), 1).is_signed
    assert [aside.read_text() for aside in path.parent.glob("*.damaged")] == ["bukan kunci"]


def test_the_signature_can_be_checked_without_this_site(app: Flask) -> None:
    document_id = file_paper()
    row = db.session.execute(select(Receipt.statement, Receipt.signature, SigningKey.public_key).join(SigningKey)).one()
    told = json.loads(row.statement)
    with storage().open(told["sha256"]) as file:
        assert len(file.read()) == told["size_bytes"]
    assert document_id and "Proposal" not in row.statement
    assert is_signed(*row) and not is_signed(row.statement + " ", row.signature, row.public_key)
