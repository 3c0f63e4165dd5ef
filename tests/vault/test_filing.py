"""Filing papers: kept before anybody is told so, once, for those who may, and never changed."""

import io
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests import factories
from tests.conftest import person_of
from village.core.db import db
from village.core.errors import NotAllowed, NotFound
from village.core.files import storage
from village.vault.facts import DocumentFacts, KeptFile
from village.vault.models import Document, DocumentText, DocumentVersion
from village.vault.queries import Wanted, get_document, list_documents
from village.vault.services import filing
from village.vault.services.keeping_files import keep_file

TYPED = {"title": "Proposal kampung tematik", "kind": "proposal", "dated_on": "2016-09-01", "access": "pengurus"}


def a_file(text: str = "Proposal kampung tematik tahun 2016") -> KeptFile:
    return keep_file(storage(), io.BytesIO(text.encode()), "proposal.txt")


def facts(title: str = "Proposal", **more: Any) -> DocumentFacts:
    return DocumentFacts("proposal", title, date(2016, 9, 1), **more)


def test_an_official_files_a_paper_and_finds_it_again(sign_in) -> None:
    client = sign_in("official")
    sent = {**TYPED, "file": (io.BytesIO(b"Isi proposal"), "Proposal Akhir (2).txt"), "upload_key": "k1"}
    answer = client.post("/kelola/dokumen/baru", data=sent, follow_redirects=True)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "Proposal kampung tematik" in page and "Tersimpan." in page
    assert "Proposal kampung tematik" in client.get("/kelola/dokumen?jenis=proposal").get_data(as_text=True)
    file = client.get(answer.request.path + "/versi/1")
    assert file.data == b"Isi proposal"


def test_the_same_form_sent_ten_times_files_one_document(sign_in) -> None:
    client = sign_in("official")
    for _ in range(10):
        sent = {**TYPED, "file": (io.BytesIO(b"Isi proposal"), "p.txt"), "upload_key": "k1"}
        assert client.post("/kelola/dokumen/baru", data=sent).status_code == 303
    assert db.session.execute(select(func.count()).select_from(DocumentVersion)).scalar_one() == 1


def test_a_file_that_arrived_need_not_be_sent_again(sign_in) -> None:
    client = sign_in("official")
    answer = client.post(
        "/kelola/dokumen/baru", data={**TYPED, "title": "", "file": (io.BytesIO(b"Isi penting"), "surat.txt")}
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and "surat.txt" in page
    note = page.split('name="kept_paper" value="')[1].split('"')[0]
    again = client.post("/kelola/dokumen/baru", data={**TYPED, "kept_paper": note}, follow_redirects=True)
    assert client.get(again.request.path + "/versi/1").data == b"Isi penting"


def test_somebody_else_s_note_opens_nothing(sign_in) -> None:
    page = (
        sign_in("official")
        .post("/kelola/dokumen/baru", data={**TYPED, "title": "", "file": (io.BytesIO(b"rahasia"), "a.txt")})
        .get_data(as_text=True)
    )
    note = page.split('name="kept_paper" value="')[1].split('"')[0]
    answer = sign_in("official").post("/kelola/dokumen/baru", data={**TYPED, "kept_paper": note})
    assert answer.status_code == 422
    assert db.session.execute(select(Document.id)).first() is None


def test_a_broken_upload_is_refused_and_nothing_is_filed(sign_in) -> None:
    sent = {**TYPED, "file": (io.BytesIO(b"sepotong"), "a.txt"), "sent_sha256": "0" * 64}
    answer = sign_in("official").post("/kelola/dokumen/baru", data=sent)
    assert answer.status_code == 422
    assert "belum terkirim utuh" in answer.get_data(as_text=True)
    assert db.session.execute(select(Document.id)).first() is None


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"<html><script>alert(1)</script>", 415, "halaman web"),
        (b"<?xml version='1.0'?><svg onload='x'/>", 415, "halaman web"),
        (b"GIF89a" + b"\0" * 50, 415, "gambar"),
        (b"MZ\x90\0" + b"\0" * 50, 415, "program"),
        (b"", 422, "kosong"),
        (b"%PDF-1.7 bukan pdf", 422, "rusak"),
        (bytes(range(256)) * 4, 415, "tidak dikenal"),
    ],
)
def test_what_is_no_paper_is_refused_in_words(sign_in, content: bytes, status: int, words: str) -> None:
    answer = sign_in("official").post(
        "/kelola/dokumen/baru", data={**TYPED, "file": (io.BytesIO(content), "surat.pdf")}
    )
    assert answer.status_code == status
    assert words in answer.get_data(as_text=True)
    assert db.session.execute(select(Document.id)).first() is None


def test_files_never_run_as_pages_of_this_site(sign_in) -> None:
    client = sign_in("official")
    client.post("/kelola/dokumen/baru", data={**TYPED, "file": (io.BytesIO(b"a;b\n1;2\n"), "../../x.html; a=1.csv")})
    document_id = db.session.execute(select(Document.id)).scalar_one()
    for address in (f"/kelola/dokumen/{document_id}/versi/1", f"/kelola/dokumen/{document_id}/versi/1/lihat"):
        answer = client.get(address)
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert "2016_proposal-kampung-tematik_v1.csv" in answer.headers["Content-Disposition"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "private, no-store"


@pytest.mark.databases
def test_versions_are_numbered_and_the_ones_before_stay(database_app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    document_id = filing.file_document(official, facts(), a_file("satu"))
    assert filing.add_version(official, document_id, a_file("dua"), note="Ditandatangani lurah") == 2
    with pytest.raises(filing.SameAsBefore):
        filing.add_version(official, document_id, a_file("dua"))
    db.session.rollback()
    filing.mark_final(official, document_id, 2)
    found = get_document(official, document_id)
    assert [(one.number, one.is_final) for one in found.versions] == [(2, True), (1, False)]
    assert storage().open(found.versions[1].digest).read() == b"satu"


@pytest.mark.databases
def test_each_level_is_seen_by_exactly_those_it_names(database_app: Flask) -> None:
    official_account, officer = factories.make_account("official"), factories.make_account("group_officer")
    named = factories.make_account("owner")
    group = factories.make_group(officer=officer)
    official = person_of(official_account.id)
    for title, more in (
        ("umum", {"access": "publik"}),
        ("warga", {"access": "anggota"}),
        ("kampung", {"access": "pengurus"}),
        ("kelompok", {"access": "pengurus", "group_id": group.id}),
        ("rahasia", {"access": "terbatas", "reader_ids": (named.id,)}),
    ):
        filing.file_document(official, facts(title, **more), a_file(title))

    def titles(account: Any) -> set[str]:
        return {line.title for line in list_documents(person_of(account.id) if account else None, Wanted())[0]}

    assert titles(None) == {"umum"}
    assert titles(factories.make_account("observer")) == {"umum", "warga"}
    assert titles(factories.make_account("admin")) == {"umum", "warga"}
    assert titles(officer) == {"umum", "warga", "kelompok"}
    assert titles(factories.make_account("kelurahan")) == {"umum", "warga", "kampung", "kelompok"}
    assert titles(named) == {"umum", "warga", "rahasia"}
    assert titles(official_account) == {"umum", "warga", "kampung", "kelompok", "rahasia"}


def test_an_officer_files_only_for_the_own_group(app: Flask) -> None:
    account = factories.make_account("group_officer")
    own, other = factories.make_group(officer=account), factories.make_group()
    officer = person_of(account.id)
    filing.file_document(officer, facts(group_id=own.id), a_file())
    for group_id in (None, other.id):
        with pytest.raises(Exception, match="kelompok yang Anda urus"):
            filing.file_document(officer, facts(group_id=group_id), a_file())
        db.session.rollback()


def test_the_trash_keeps_everything_until_it_is_brought_back(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    document_id = filing.file_document(official, facts(), a_file("satu"))
    filing.trash_document(official, document_id)
    with pytest.raises(NotFound):
        get_document(official, document_id)
    with pytest.raises(NotAllowed):
        filing.restore_document(person_of(factories.make_account("kelurahan").id), document_id)
    db.session.rollback()
    filing.restore_document(official, document_id)
    assert get_document(official, document_id).versions[0].size_bytes == 4


def test_two_people_who_correct_at_once_notice_each_other(sign_in, app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    document_id = filing.file_document(official, facts(), a_file())
    client = sign_in("official")
    assert client.post(f"/kelola/dokumen/{document_id}/ubah", data={**TYPED, "seen_revision": "1"}).status_code == 303
    sent = {**TYPED, "title": "Judul lain", "seen_revision": "1"}
    answer = client.post(f"/kelola/dokumen/{document_id}/ubah", data=sent)
    assert answer.status_code == 409
    assert "Judul lain" in answer.get_data(as_text=True)
    assert get_document(official, document_id).title == TYPED["title"]


def test_the_words_inside_are_kept_without_personal_numbers(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    filing.file_document(official, facts(), a_file("Ketua Sari 3374086505800001 setuju"))
    text = db.session.execute(select(DocumentText.text)).scalar_one()
    assert "3374086505800001" not in text and "Ketua Sari" in text and "setuju" in text
