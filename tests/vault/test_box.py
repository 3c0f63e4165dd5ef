"""The archive box: what one may read, whole, in order, and nothing of what one may not."""

import csv
import io
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
import time_machine
from flask import Flask

from tests import factories
from tests.conftest import CheckingClient, person_of
from village.core.access import Person
from village.core.db import begin_writing, commit, db, utcnow
from village.core.files import storage
from village.core.long_work import ask_step, find_work, made_folder, run_work
from village.vault.box import BOX
from village.vault.facts import DocumentFacts
from village.vault.services import filing
from village.vault.services.keeping_files import keep_file

SignIn = Callable[..., CheckingClient]


def official() -> Person:
    return person_of(factories.make_account("official", name="Bu Arsip").id)


def file_paper(person: Person, title: str, access: str = "pengurus", *, kind: str = "proposal", **facts: object) -> int:
    """A paper in the vault; its file says its title."""
    told = DocumentFacts(kind, title, facts.pop("on", date(2026, 1, 5)), access, **facts)  # type: ignore[arg-type]
    return filing.file_document(person, told, keep_file(storage(), io.BytesIO(f"Isi {title}".encode()), "uji.txt"))


def box_of(person: Person) -> zipfile.ZipFile:
    """What the child makes for this person, here and now."""
    begin_writing()
    work_id, _ = ask_step(BOX, person.account_id)
    commit()
    assert run_work(work_id), find_work(BOX)[0].problem
    db.session.rollback()
    return zipfile.ZipFile(made_folder() / find_work(BOX, account_id=person.account_id)[0].file_key)


class Links(HTMLParser):
    """The rows of an index page: their text, and where each leads."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append(("", []))
        elif tag == "a" and self.rows:
            self.rows[-1][1].append(dict(attrs)["href"] or "")

    def handle_data(self, text: str) -> None:
        if self.rows:
            self.rows[-1] = (self.rows[-1][0] + text, self.rows[-1][1])


def test_every_paper_is_found_by_number_and_name_and_opens(app: Flask) -> None:
    person = official()
    titles = [f"Perihal ke-{number} <b>& 'aneh'</b> éè" for number in range(30)]
    for number, title in enumerate(titles):
        file_paper(person, title, number=f"027/{number:03d}/RW05", on=date(2020 + number % 5, 1, 5))
    box = box_of(person)
    page = Links()
    page.feed(box.read("index.html").decode())
    for number, title in enumerate(titles):
        [(_text, links)] = [row for row in page.rows if title in row[0] and f"027/{number:03d}/RW05" in row[0]]
        assert box.read(unquote(links[0])) == f"Isi {title}".encode()
    assert {name.split("/")[0] for name in box.namelist() if name.count("/") == 2} == {str(2020 + n) for n in range(5)}
    register = list(csv.reader(io.StringIO(box.read("daftar-dokumen.csv").decode("utf-8-sig"))))
    assert len(register) == 31 and {row[4] for row in register[1:]} == set(titles)


def test_the_sums_can_be_checked_by_anybody(app: Flask, tmp_path: Path) -> None:
    person = official()
    file_paper(person, "Proposal")
    box_of(person).extractall(tmp_path / "kotak")
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path / "kotak", capture_output=True)
    assert done.returncode == 0, done.stderr


def test_what_one_may_not_read_is_not_in_it_and_not_even_named(app: Flask) -> None:
    person, other = official(), official()
    for title, access, filer in (
        ("Umum Bersama", "publik", person),
        ("Rahasia Orang Lain", "terbatas", other),
        ("Rahasia Sendiri", "terbatas", person),
    ):
        file_paper(filer, title, access)
    filing.trash_document(person, file_paper(person, "Sudah Dibuang"))
    box = box_of(person)
    everything = b"".join(box.read(name) for name in box.namelist()) + " ".join(box.namelist()).encode()
    assert b"Umum Bersama" in everything and b"Rahasia Sendiri" in everything
    assert b"Orang Lain" not in everything and b"orang-lain" not in everything and b"Dibuang" not in everything


def test_formulas_in_titles_stay_words(app: Flask) -> None:
    person = official()
    file_paper(person, "=HYPERLINK(1)")
    assert b"'=HYPERLINK" in box_of(person).read("daftar-dokumen.csv")


def test_a_lost_file_is_told_in_the_index(app: Flask) -> None:
    person = official()
    file_paper(person, "Hilang")
    for kept in list(storage().list()):
        storage().remove(kept.sha256)
    assert "berkas tidak ditemukan" in box_of(person).read("index.html").decode()


def test_an_official_asks_finds_and_takes_the_own_box(app: Flask, sign_in: SignIn) -> None:
    account = factories.make_account("official")
    person = person_of(account.id)
    document_id = file_paper(person, "Rencana", "terbatas")
    client = sign_in(account)
    assert "Buat kotak arsip" in client.get("/kelola/dokumen/kotak").text
    assert client.post("/kelola/dokumen/kotak").status_code == 303
    assert "<progress" in client.get("/kelola/dokumen/kotak").text
    assert run_work(find_work(BOX)[0].id)
    db.session.rollback()
    work = find_work(BOX)[0]
    address = f"/kelola/dokumen/kotak/{work.id}/unduh"
    assert "Unduh kotak arsip" in client.get("/kelola/dokumen/kotak").text
    assert zipfile.ZipFile(io.BytesIO(client.get(address).data)).testzip() is None
    assert sign_in("official").get(address).status_code == 404, "somebody else's"
    filing.trash_document(person, document_id)
    assert client.get(address).status_code == 303, "rights changed since"
    with time_machine.travel(utcnow() + timedelta(hours=25), tick=False):
        assert sign_in(account).get(address).status_code == 404


@pytest.mark.parametrize("role", ["owner", "observer", "admin"])
def test_who_files_no_papers_gets_no_box(app: Flask, sign_in: SignIn, role: str) -> None:
    assert sign_in(role).get("/kelola/dokumen/kotak").status_code == 404
    assert sign_in(role).post("/kelola/dokumen/kotak").status_code == 404


def test_an_account_that_lost_its_role_meanwhile_gets_nothing(app: Flask) -> None:
    person = person_of(factories.make_account("owner").id)
    begin_writing()
    work_id, _ = ask_step(BOX, person.account_id)
    commit()
    assert not run_work(work_id)
    db.session.rollback()
    assert find_work(BOX)[0].state == "failed" and not list(made_folder().iterdir())
