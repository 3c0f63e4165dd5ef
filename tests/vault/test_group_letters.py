"""Letters of a group: under its own letterhead, in its own register if it wants one, for its own officers."""

import io

import pypdfium2
import pytest
from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from tests.vault.letters import a_letter
from village.core.db import db
from village.core.errors import DomainError, NotAllowed
from village.vault.letter_facts import Style
from village.vault.letter_queries import book_page, book_units, get_letter
from village.vault.models import Document, DocumentReader, Letter
from village.vault.services.letter_writing import set_style

STYLE = {
    "unit": "PAG-RW05",
    "pattern": "{urut}/{jenis}/{unit}/{bulan}/{tahun}",
    "letterhead": "Paguyuban Uji\nSekretariat rumah Ibu Contoh",
    "signatory": "Ibu Ketua Contoh",
    "signatory_office": "Ketua paguyuban",
}
LETTER = {
    "addressee": "Dinas Koperasi",
    "title": "Permohonan etalase",
    "registered_on": "2026-11-21",
    "body": "Kami memohon satu etalase.",
    "signatory": "Ibu Ketua Contoh",
    "access": "pengurus",
    "urgency": "biasa",
}


@pytest.fixture
def officer(app: Flask):
    return factories.make_account(name="Ibu Ketua Contoh")


@pytest.fixture
def group(officer):
    return factories.make_group(name="Paguyuban Uji", officer=officer)


def text_of(answer) -> str:
    return answer.get_data(as_text=True)


def pdf_text(client, letter_id: int) -> str:
    document_id = db.session.get_one(Letter, letter_id).document_id
    content = client.get(f"/kelola/dokumen/{document_id}/versi/1").data
    return pypdfium2.PdfDocument(io.BytesIO(content))[0].get_textpage().get_text_bounded()


def written(client, **more) -> int:
    answer = client.post("/kelola/surat/tulis/permohonan", data={**LETTER, **more})
    assert answer.status_code == 303, text_of(answer)
    return int(answer.location.rpartition("/")[2])


def test_officers_write_under_the_letterhead_of_their_group_and_number_by_its_own_unit(sign_in, officer, group) -> None:
    client = sign_in(account=officer)
    first = written(client, form_key="1", group_id=str(group.id))
    assert get_letter(person_of(officer.id), first).number == "001/PRM/KU-RW05/XI/2026", "still the village's register"
    assert "Paguyuban Uji" in pdf_text(client, first).partition("Nomor")[0]
    offered = text_of(client.get(f"/kelola/surat/pengaturan/{group.id}"))
    assert "PU-KU-RW05" in offered and "urutan nomor kampung" in offered
    assert client.post(f"/kelola/surat/pengaturan/{group.id}", data=STYLE).status_code == 303
    draft = text_of(client.get("/kelola/surat/tulis/permohonan"))
    assert "Ibu Ketua Contoh" in draft and f'name="group_id" value="{group.id}"' in draft
    second, third = (written(client, form_key=key, group_id=str(group.id)) for key in ("2", "3"))
    numbers = [get_letter(person_of(officer.id), one).number for one in (second, third)]
    assert numbers == ["001/PRM/PAG-RW05/XI/2026", "002/PRM/PAG-RW05/XI/2026"]
    assert "Sekretariat rumah Ibu Contoh" in pdf_text(client, second)


def test_no_group_counts_under_the_unit_of_another_or_of_the_village(app: Flask, officer, group) -> None:
    official = person_of(factories.make_account("official").id)
    other = factories.make_group(name="PKK Uji")
    set_style(official, Style(unit="PAG", pattern=STYLE["pattern"]), group.id)
    for unit in ("PAG", "KU-RW05"):
        with pytest.raises(DomainError, match="sudah dipakai"):
            set_style(official, Style(unit=unit, pattern=STYLE["pattern"]), other.id)
    with pytest.raises(DomainError, match="sudah dipakai"):
        set_style(official, Style(unit="PAG", pattern=STYLE["pattern"]))
    with pytest.raises(DomainError, match="unit"):
        set_style(official, Style(unit="PKK", pattern="{urut}/{tahun}"), other.id)
    with pytest.raises(NotAllowed):
        set_style(person_of(officer.id), Style(unit="PKK", pattern=STYLE["pattern"]), other.id)


def test_registers_of_units_stand_apart_and_each_shows_what_one_may_read(app: Flask, sign_in, officer, group) -> None:
    official = person_of(factories.make_account("official").id)
    set_style(official, Style(unit="PAG", pattern=STYLE["pattern"]), group.id)
    a_letter(official, title="Surat kampung")
    a_letter(official, title="Surat paguyuban", group_id=group.id)
    year = get_letter(official, 1).year
    assert book_units(official, "keluar", year) == ["KU-RW05", "PAG"]
    assert [line.letter.title for line in book_page(official, "keluar", year, 1, "PAG")[0]] == ["Surat paguyuban"]
    assert book_units(person_of(officer.id), "keluar", year) == ["PAG"]
    client = sign_in(account=officer)
    for address in (
        "/kelola/surat?arah=keluar",
        f"/kelola/surat/buku/keluar/{year}",
        f"/kelola/surat/buku/keluar/{year}.csv",
    ):
        told = text_of(client.get(address))
        assert "Surat paguyuban" in told and "Surat kampung" not in told
    whole = text_of(sign_in("official").get(f"/kelola/surat?arah=keluar&tahun={year}&unit=PAG"))
    assert "Surat paguyuban" in whole and "Surat kampung" not in whole


def test_who_may_read_a_written_letter_is_chosen_with_it(app: Flask, sign_in) -> None:
    account, named = factories.make_account("official"), factories.make_account("kelurahan")
    client = sign_in(account=account)
    secret = written(client, form_key="r", access="terbatas", urgency="rahasia", reader_ids=[str(named.id)])
    assert sign_in("official").get(f"/kelola/surat/{secret}").status_code == 404
    assert sign_in(account=named).get(f"/kelola/surat/{secret}").status_code == 200
    document_id = db.session.get_one(Letter, secret).document_id
    readers = set(
        db.session.scalars(select(DocumentReader.account_id).where(DocumentReader.document_id == document_id))
    )
    assert readers == {account.id, named.id}
    shared = written(client, form_key="a", access="anggota", classification="400.10.3")
    assert db.session.get_one(Document, db.session.get_one(Letter, shared).document_id).classification == "400.10.3"
    assert sign_in("owner").get(f"/kelola/surat/{shared}").status_code == 200
    refused = client.post("/kelola/surat/tulis/permohonan", data={**LETTER, "urgency": "rahasia", "form_key": "x"})
    assert refused.status_code == 422 and "Pilih tingkat Terbatas" in text_of(refused)
    assert client.post("/kelola/surat/tulis/permohonan", data={**LETTER, "access": "publik"}).status_code == 422
