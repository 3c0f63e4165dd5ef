"""Destroying a document takes two officials, a reason and a paper; the trash never empties itself."""

import io
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from village.core.db import db
from village.core.files import storage
from village.core.references import needed_files
from village.vault.destroying import past_retention
from village.vault.facts import DocumentFacts
from village.vault.models import Document, DocumentText
from village.vault.queries import get_document
from village.vault.services import destroying, filing
from village.vault.services.keeping_files import keep_file

REASON = "masa simpan sudah lewat"


def kept(text: str = "isi surat lama") -> Any:
    return keep_file(storage(), io.BytesIO(text.encode()), "a.txt")


def in_trash(person: Any, title: str = "Undangan lama", **more: Any) -> int:
    facts = DocumentFacts("undangan", title, date(2019, 1, 5), **more)
    document_id = filing.file_document(person, facts, kept(title))
    filing.trash_document(person, document_id)
    return document_id


def test_two_officials_destroy_a_document_and_a_paper_about_it_stays(sign_in) -> None:
    first, second = sign_in("official"), sign_in("official")
    document_id = in_trash(person_of(first.account_id))
    here = f"/kelola/dokumen/{document_id}/musnahkan"
    assert first.post(here, data={"reason": "ya"}).status_code == 422
    first.post(here, data={"reason": REASON})
    assert "Anda tidak bisa menyetujuinya sendiri" in first.get(here).get_data(as_text=True)
    assert first.post(f"{here}/setuju", data={"yakin": "1"}).status_code == 422
    assert "diusulkan dimusnahkan" in second.get("/kelola").get_data(as_text=True)
    second.post(f"{here}/setuju")
    assert db.session.get_one(Document, document_id).destroyed_at is None, "the box was not ticked"
    done = second.post(f"{here}/setuju", data={"yakin": "1"}, follow_redirects=True)
    assert "Berita acara pemusnahan: Undangan lama" in done.get_data(as_text=True)
    paper = second.get(done.request.path + "/versi/1")
    assert paper.data.startswith(b"%PDF")
    stones = second.get("/kelola/dokumen/dimusnahkan").get_data(as_text=True)
    assert "Undangan lama" in stones and REASON in stones
    for address in (f"/kelola/dokumen/{document_id}", f"/kelola/dokumen/{document_id}/versi/1", here):
        assert second.get(address).status_code == 404
    assert second.post(f"/kelola/dokumen/{document_id}/kembalikan").status_code == 404


def test_what_was_destroyed_keeps_no_words_and_needs_no_file(app: Flask) -> None:
    one, two = (person_of(factories.make_account("official").id) for _ in range(2))
    document_id = in_trash(one)
    digest = get_document(one, document_id, from_trash=True).versions[0].digest
    destroying.propose_destruction(one, document_id, REASON)
    destroying.destroy_document(two, document_id, kept("berita acara"))
    assert digest not in needed_files()
    texts = db.session.scalars(select(DocumentText.text)).all()
    assert "Undangan lama" not in texts
    assert storage().exists(digest), "the sweep takes it a month later, and only into quarantine"


def test_one_official_alone_destroys_nothing(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    document_id = in_trash(official)
    with pytest.raises(Exception, match="sudah dibatalkan"):
        destroying.destroy_document(official, document_id, kept())
    db.session.rollback()
    destroying.propose_destruction(official, document_id, REASON)
    with pytest.raises(destroying.SecondPersonNeeded):
        destroying.destroy_document(official, document_id, kept())
    db.session.rollback()
    assert get_document(official, document_id, from_trash=True).destroyed_at is None


def test_bringing_a_document_back_ends_the_proposal(app: Flask) -> None:
    one, two = (person_of(factories.make_account("official").id) for _ in range(2))
    document_id = in_trash(one)
    destroying.propose_destruction(one, document_id, REASON)
    filing.restore_document(two, document_id)
    filing.trash_document(two, document_id)
    with pytest.raises(Exception, match="sudah dibatalkan"):
        destroying.destroy_document(two, document_id, kept())
    db.session.rollback()


def test_the_minutes_of_a_restricted_paper_do_not_tell_its_title(app: Flask) -> None:
    one, two = (person_of(factories.make_account("official").id) for _ in range(2))
    document_id = in_trash(one, "Rahasia warga", access="terbatas", reader_ids=(two.account_id,))
    destroying.propose_destruction(one, document_id, REASON)
    minutes_id = destroying.destroy_document(two, document_id, kept())
    assert get_document(one, minutes_id).title == "Berita acara pemusnahan"


def test_what_is_past_its_keeping_is_only_told(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    for title, year, retention in (
        ("Undangan 2019", 2019, "surat_rutin"),
        ("Undangan tahun ini", date.today().year, "surat_rutin"),
        ("SK lama", 2001, "keputusan_penetapan"),
        ("Tanpa masa", 2001, ""),
    ):
        facts = DocumentFacts("undangan", title, date(year, 1, 5), retention=retention)
        filing.file_document(official, facts, kept(title))
    assert [line.title for line in past_retention(official)] == ["Undangan 2019"]
    assert past_retention(person_of(factories.make_account("observer").id)) == []
