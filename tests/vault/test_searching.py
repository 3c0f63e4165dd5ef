"""Search: by what a paper says and by what is said of it, and never a word about a paper one may not read."""

import io
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from tests import factories
from tests.conftest import person_of
from tests.vault.hostile_papers import docx
from village.core.db import db
from village.core.files import storage
from village.core.search_index import SearchPosting
from village.vault.facts import DocumentFacts
from village.vault.finding import search_documents
from village.vault.models import Document, DocumentText, DocumentVersion
from village.vault.queries import Wanted, list_documents
from village.vault.services import filing
from village.vault.services.keeping_files import keep_file

SECRET = "kecubung"


def official() -> Any:
    return person_of(factories.make_account("official").id)


def file(person: Any, title: str, content: bytes = b"", **more: Any) -> int:
    kept = keep_file(storage(), io.BytesIO(content or title.encode()), "a.txt")
    return filing.file_document(person, DocumentFacts("surat_masuk", title, date(2016, 9, 5), **more), kept)


def titles(person: Any, typed: str) -> list[str]:
    return [line.title for line in search_documents(person, typed, Wanted()).lines]


@pytest.mark.databases
def test_a_paper_is_found_by_everything_that_is_known_of_it(database_app: Flask) -> None:
    person = official()
    told = {"number": "400.10.3/027/IX/2016", "sender": "Dinas Koperasi", "addressee": "RW 05", "tags": ["mesin"]}
    content = docx("Kami melaporkan bantuan alat pengering keripik")
    file(person, "Permohonan bantuan", content, classification="400.10.3", **told)
    file(person, "Undangan rapat")
    for typed in (
        "400.10.3/027/IX/2016",
        "027",
        "koperasi",
        "permohonan",
        "mohon",
        "september 2016 koperasi",
        "pelatihan",
        "pengering",
        "laporan",
        "pengerng",
        "mesin",
    ):
        assert titles(person, typed)[:1] == ["Permohonan bantuan"], typed


def test_the_words_around_a_hit_are_shown(sign_in) -> None:
    client = sign_in("official")
    file(person_of(client.account_id), "Surat", ("awal " * 200 + "pengering keripik " + "akhir " * 200).encode())
    page = client.get("/kelola/dokumen?q=keripik").get_data(as_text=True)
    assert "pengering <mark>keripik</mark> akhir" in page and "1 dokumen" in page
    corrected = client.get("/kelola/dokumen?q=keripk").get_data(as_text=True)
    assert "<mark>keripik</mark>" in corrected and ">keripik</b>" in corrected


def levels(group_id: int, named: int, person: Any) -> dict[str, int]:
    """One paper of every level, each with a word of its own level and one that all of them share."""
    shared = f"Rahasia bersama {SECRET}"
    return {
        level: file(person, f"{shared} {level}", access=access, **more)
        for level, access, more in (
            ("umum", "publik", {}),
            ("warga", "anggota", {}),
            ("kampung", "pengurus", {}),
            ("kelompok", "pengurus", {"group_id": group_id}),
            ("pribadi", "terbatas", {"reader_ids": (named,)}),
        )
    }


MAY_READ = {
    "nobody": {"umum"},
    "observer": {"umum", "warga"},
    "admin": {"umum", "warga"},
    "owner": {"umum", "warga", "pribadi"},
    "officer": {"umum", "warga", "kelompok"},
    "kelurahan": {"umum", "warga", "kampung", "kelompok"},
    "official": {"umum", "warga", "kampung", "kelompok"},
    "filer": {"umum", "warga", "kampung", "kelompok", "pribadi"},
}


def accounts() -> dict[str, Any]:
    found = {name: factories.make_account(name) for name in ("observer", "admin", "owner", "kelurahan", "official")}
    found["officer"] = factories.make_account("group_officer")
    found["filer"] = factories.make_account("official")
    return found


@pytest.mark.databases
def test_every_level_is_found_by_exactly_those_who_may_read_it(database_app: Flask) -> None:
    people = accounts()
    group = factories.make_group(officer=people["officer"])
    levels(group.id, people["owner"].id, person_of(people["filer"].id))
    for who, may in MAY_READ.items():
        person = person_of(people[who].id) if who in people else None
        found = search_documents(person, SECRET, Wanted())
        assert {line.title.split()[-1] for line in found.lines} == may, who
        assert found.total == len(may)
        assert {line.title.split()[-1] for line in list_documents(person, Wanted())[0]} == may, who


def test_no_page_count_correction_or_snippet_tells_of_what_one_may_not_read(app: Flask, sign_in) -> None:
    people = accounts()
    group = factories.make_group(officer=people["officer"])
    ids = levels(group.id, people["owner"].id, person_of(people["filer"].id))
    for who, may in MAY_READ.items():
        client = sign_in(people[who]) if who in people else app.test_client()
        for level, document_id in ids.items():
            private = f"/kelola/dokumen/{document_id}"
            for ending in ("", "/versi/1", "/versi/1/lihat"):
                expected = 303 if who == "nobody" else 200 if level in may else 404
                assert client.get(private + ending).status_code == expected, (who, level, ending)
            public = 200 if level == "umum" else 404
            for ending in ("", "/versi/1"):
                assert client.get(f"/arsip/{document_id}{ending}").status_code == public, (who, level)
        for level in ids:
            for address in ("/kelola/dokumen", "/arsip", "/cari", "/sitemap.xml"):
                for typed in (level, level[:-1] + "x", SECRET, SECRET[:-2]):
                    answer = client.get(address, query_string={"q": typed})
                    if answer.status_code == 200 and level not in (may if address.startswith("/kelola") else {"umum"}):
                        shown = answer.get_data(as_text=True).replace(f'value="{typed}"', "")
                        assert f"{SECRET} {level}" not in shown, (who, address, typed)
    page = sign_in(people["observer"]).get("/kelola/dokumen?q=pribad").get_data(as_text=True)
    assert "pribadi" not in page, "a correction told of a restricted paper"


def test_a_paper_that_changes_its_level_or_is_put_away_is_no_longer_found(app: Flask) -> None:
    person = official()
    document_id = file(person, "Laporan kecubung", access="publik")
    assert titles(None, SECRET)
    filing.change_document(person, document_id, DocumentFacts("lpj", "Laporan kecubung", date(2016, 9, 5), "pengurus"))
    assert not titles(None, SECRET) and titles(person, SECRET)
    filing.trash_document(person, document_id)
    assert not titles(person, SECRET)
    assert not db.session.scalars(select(SearchPosting).where(SearchPosting.kind.like("document:%"))).all()
    filing.restore_document(person, document_id)
    assert titles(person, SECRET)


def test_lists_and_searches_cost_the_same_however_many_papers_there_are(app: Flask) -> None:
    person = official()

    def cost(ask: Any) -> int:
        said: list[str] = []

        def listen(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            said.append(statement)

        event.listen(db.engine, "before_cursor_execute", listen)
        ask()
        event.remove(db.engine, "before_cursor_execute", listen)
        return sum(statement.startswith("SELECT") for statement in said)

    def costs() -> tuple[int, int]:
        searching = cost(lambda: search_documents(person, "laporan", Wanted()))
        return cost(lambda: list_documents(person, Wanted())), searching

    file(person, "Laporan satu")
    few = costs()
    for number in range(40):
        document = Document(kind="lpj", title=f"Laporan {number}", dated_on=date(2020, 1, 1), last_version=1)
        db.session.add(document)
        db.session.flush()
        version = DocumentVersion(document_id=document.id, number=1, digest="0" * 64, size_bytes=1, file_kind="txt")
        db.session.add(version)
        db.session.flush()
        db.session.add(DocumentText(version_id=version.id, state="read", text="laporan"))
        db.session.flush()
        filing.index_document_step(document.id)
    db.session.commit()
    assert costs() == few and few[0] <= 2 and few[1] <= 6
    assert search_documents(person, "laporan", Wanted()).total == 41
