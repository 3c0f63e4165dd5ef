"""A photographed letter is found by a word in it where the host can read, and nothing is missing where it cannot."""

import io
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from PIL import Image, ImageDraw, ImageFont
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from tests.vault.test_filing import facts
from village.core.db import db
from village.core.files import storage
from village.vault import photo_words
from village.vault.finding import search_documents
from village.vault.models import DocumentText
from village.vault.queries import Wanted
from village.vault.services import filing
from village.vault.services.keeping_files import keep_file, keep_photos, make_pages
from village.vault.services.reading_photos import read_photos

FONT = Path(__file__).parents[2] / "village" / "core" / "fonts" / "Lato-Regular.ttf"
LETTER = """KELURAHAN CONTOH
Perihal: Undangan pembagian keranjang anyaman

Dengan hormat,
Pengurus paguyuban dimohon hadir di balai RW.
Nomor kartu 3374014505900001 jangan disebut."""

pytestmark = pytest.mark.usefixtures("reader")


def sheet(words: str) -> bytes:
    """A photograph of a sheet on a table, a little askew."""
    paper = Image.new("RGB", (1240, 900), (236, 232, 224))
    pen = ImageDraw.Draw(paper)
    pen.multiline_text((120, 120), words, font=ImageFont.truetype(str(FONT), 34), fill=(30, 30, 40), spacing=18)
    photo = io.BytesIO()
    paper.rotate(1.2, fillcolor=(200, 196, 190)).save(photo, "JPEG", quality=85)
    return photo.getvalue()


def found(person: Any, typed: str) -> list[str]:
    return [line.title for line in search_documents(person, typed, Wanted()).lines]


def states() -> list[str]:
    return list(db.session.scalars(select(DocumentText.state).order_by(DocumentText.version_id)))


def file_pages(person: Any, title: str, tmp_path: Path, *pages: bytes, **more: Any) -> int:
    """A document of these photographed pages."""
    paths = []
    for number, content in enumerate(pages):
        paths.append(tmp_path / f"{title}{number}.jpg")
        paths[-1].write_bytes(content)
    kept = keep_photos(storage(), make_pages(storage(), paths), "foto.jpg")
    return filing.file_document(person, facts(title, **more), kept)


def test_a_photographed_letter_is_found_by_a_word_on_any_page_and_no_number_of_a_person_is_kept(
    app: Flask, tmp_path: Path
) -> None:
    person = person_of(factories.make_account("official").id)
    other = person_of(factories.make_account("official").id)
    file_pages(person, "Satu halaman", tmp_path, sheet(LETTER))
    file_pages(person, "Dua halaman", tmp_path, sheet("Halaman pertama"), sheet(LETTER), access="terbatas")
    file_pages(person, "Kosong", tmp_path, sheet(""))
    assert found(person, "keranjang") == []
    assert read_photos(storage()) == 3 and states() == ["seen", "seen", "blank"]
    assert sorted(found(person, "keranjang")) == ["Dua halaman", "Satu halaman"]
    assert found(other, "keranjang") == ["Satu halaman"], "restricted words are found by who is named alone"
    assert all("3374014505900001" not in text for text in db.session.scalars(select(DocumentText.text)))
    assert read_photos(storage()) == 0, "nothing is read twice"


def test_words_are_shown_around_the_hit_and_the_page_says_who_read_them(sign_in, app: Flask, tmp_path: Path) -> None:
    account = factories.make_account("official")
    document_id = file_pages(person_of(account.id), "Undangan", tmp_path, sheet(LETTER))
    read_photos(storage())
    client = sign_in(account)
    assert "<mark>keranjang</mark>" in client.get("/kelola/dokumen?q=keranjang").get_data(as_text=True)
    assert "dibaca mesin" in client.get(f"/kelola/dokumen/{document_id}").get_data(as_text=True)


def test_a_picture_that_cannot_be_read_is_left_and_the_next_one_is_read(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = person_of(factories.make_account("official").id)
    file_pages(person, "Pertama", tmp_path, sheet(LETTER))
    monkeypatch.setattr(photo_words, "WALL_SECONDS", 0.01)
    began = time.monotonic()
    assert read_photos(storage()) == 1 and states() == ["failed"]
    assert time.monotonic() - began < 5
    monkeypatch.undo()
    file_pages(person, "Kedua", tmp_path, sheet(LETTER + "\nkedua"))
    assert read_photos(storage()) == 1 and found(person, "keranjang") == ["Kedua"]


def test_the_child_ends_a_program_that_takes_too_much(tmp_path: Path) -> None:
    greedy = tmp_path / "rakus"
    greedy.write_text("#!/usr/bin/env python3\nx = bytearray(600_000_000)\nprint('sampai')\n")
    greedy.chmod(0o755)
    (tmp_path / "a.jpg").write_bytes(sheet(""))
    with pytest.raises(photo_words.Unread):
        photo_words.read_words(photo_words.Reader(str(greedy), ("ind",)), "jpeg", tmp_path / "a.jpg")


def test_without_the_program_photos_wait_and_the_storage_page_says_so(
    sign_in, app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = keep_file(storage(), io.BytesIO(sheet(LETTER)), "foto.jpg")
    filing.file_document(person_of(factories.make_account("official").id), facts("Undangan"), kept)
    admin = sign_in("admin")
    there = admin.get("/kelola/penyimpanan").get_data(as_text=True)
    assert "tesseract" in there and "1 foto menunggu dibaca." in there
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_photos(storage()) == 0 and states() == ["none"]
    assert "Tesseract tidak terpasang" in admin.get("/kelola/penyimpanan").get_data(as_text=True)
