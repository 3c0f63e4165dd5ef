"""Who holds which paper, and how an office is handed over without losing anything."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask, current_app
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from tests.vault.test_filing import a_file, facts
from village.core.access import Person
from village.core.backups.regular import AWAY, DRILL
from village.core.db import db, utcnow
from village.core.errors import Conflict, DomainError, NotFound
from village.core.long_work import LongWork
from village.core.slots import Attention
from village.vault.box import BOX
from village.vault.care import care_attention
from village.vault.handovers import get_handover
from village.vault.holders import list_held
from village.vault.models import Document, PaperOriginal
from village.vault.queries import get_document
from village.vault.services import filing, handing_over, holding


def official() -> Person:
    return person_of(factories.make_account("official").id)


def needs(person: Person) -> list[Attention]:
    with current_app.test_request_context():
        return care_attention(person)


def titles(person: Person) -> list[str]:
    return [thing.title for thing in needs(person)]


def test_an_important_paper_with_fewer_than_two_holders_is_red(sign_in, app: Flask) -> None:
    person = official()
    document_id = filing.file_document(person, facts("Proposal kampung"), a_file())
    [thing] = needs(person)
    assert thing.urgency == "red" and thing.title.startswith("1 dokumen penting")
    client = sign_in("official")
    assert "dipegang 0 pihak" in client.get("/kelola/dokumen/pemegang").get_data(as_text=True)
    sent = {"koordinator": "punya", "rw": "punya", "kelurahan": "diminta", "kecamatan": "", "keeper_id": "0"}
    answer = client.post(f"/kelola/dokumen/{document_id}/pemegang", data=sent, follow_redirects=True)
    page = answer.get_data(as_text=True)
    assert "dipegang 2 pihak" in page and "Kelurahan: sudah diminta" in page and "Kecamatan: belum diketahui" in page
    assert needs(person) == []
    client.post(f"/kelola/dokumen/{document_id}/pemegang", data={**sent, "rw": "tidak"})
    assert titles(person) == ["1 dokumen penting dipegang kurang dari dua pihak"]


def test_two_officials_at_once_take_nothing_from_each_other(sign_in, app: Flask) -> None:
    document_id = filing.file_document(official(), facts("Proposal kampung"), a_file())
    address, keeper = f"/kelola/dokumen/{document_id}/pemegang", factories.make_account("official", name="Bu Simpan")
    first, second = sign_in("official"), sign_in("official")
    shown = first.get(address).get_data(as_text=True).split('name="seen"')[1].split('value="')[1].split('"')[0]
    blank = {"koordinator": "", "rw": "", "kelurahan": "", "kecamatan": "", "keeper_id": "0", "seen": shown}
    second.post(address, data={**blank, "kelurahan": "punya", "keeper_id": str(keeper.id)})
    page = first.post(address, data={**blank, "rw": "punya"}, follow_redirects=True).get_data(as_text=True)
    assert "dipegang 2 pihak" in page and "Bu Simpan" in page
    first.post(address, data={**blank, "kelurahan": "", "seen": "|punya|punya||0"})
    assert "dipegang 0 pihak" in first.get("/kelola/dokumen/pemegang").get_data(as_text=True)


def test_papers_that_one_may_not_read_are_not_counted(app: Flask) -> None:
    filing.file_document(official(), facts("Rahasia", access="terbatas"), a_file())
    other = official()
    assert list_held(other) == ([], 0) and needs(other) == []


def test_whoever_keeps_the_paper_is_asked_twice_a_year_with_one_tap(sign_in, app: Flask) -> None:
    person, account = official(), factories.make_account("group_officer", "official")
    document_id = filing.file_document(person, facts("SK pengurus"), a_file())
    holding.set_holders(person, document_id, {"rw": "punya", "kelurahan": "punya"}, account.id)
    keeper = person_of(account.id)
    assert needs(keeper) == []
    asked = []
    for months in range(1, 14):
        with time_machine.travel(utcnow() + timedelta(days=30.5 * months), tick=False):
            if titles(keeper) == ["1 kertas asli di tangan Anda"]:
                asked.append(months)
                client = sign_in(account)
                assert "SK pengurus" in client.get("/kelola/asli-saya").get_data(as_text=True)
                assert client.post(f"/kelola/asli-saya/{document_id}").status_code == 303
                assert needs(keeper) == []
    assert asked == [6, 12], "twice a year"
    assert sign_in("official").post(f"/kelola/asli-saya/{document_id}").status_code == 404


def test_digital_copies_are_counted_beside_the_holders_as_far_as_they_are_proven(sign_in, app: Flask) -> None:
    client = sign_in("official", "admin")

    def shown() -> str:
        return client.get("/kelola/dokumen/pemegang").get_data(as_text=True)

    filing.file_document(official(), facts("Proposal kampung"), a_file())
    assert "1 salinan digital" in shown() and "perlu diulang" not in shown()
    now = utcnow()
    for kind in (DRILL, AWAY, BOX):
        factories.make_row(LongWork(kind=kind, state="done", ended_at=now + timedelta(minutes=1)))
    assert "4 salinan digital" in shown()
    with time_machine.travel(now + timedelta(minutes=5), tick=False):
        filing.file_document(official(), facts("Proposal sesudahnya"), a_file("lain"))
    assert "1 salinan digital" in shown() and "4 salinan digital" in shown()
    with time_machine.travel(now + timedelta(days=36), tick=False):
        assert sign_in("official").get("/kelola/dokumen/pemegang").get_data(as_text=True).count("perlu diulang") == 3


def test_nobody_keeps_a_paper_they_may_not_read(app: Flask) -> None:
    person = official()
    document_id = filing.file_document(person, facts("Rahasia", access="terbatas"), a_file())
    with pytest.raises(DomainError, match="boleh membaca"):
        holding.set_holders(person, document_id, {}, factories.make_account("official").id)


@pytest.fixture
def leaving(app: Flask) -> Any:
    """An official who keeps a paper, filed a restricted one, and leads a group."""
    account = factories.make_account("official", name="Pak Lama Contoh")
    factories.make_group("Paguyuban Tempe", officer=account)
    person = person_of(account.id)
    paper = filing.file_document(person, facts("Proposal lama"), a_file("a"))
    holding.set_holders(person, paper, {}, account.id)
    secret = filing.file_document(person, facts("Sengketa lahan", access="terbatas"), a_file("b"))
    return account, paper, secret


def test_everything_the_leaver_holds_is_listed_ticked_and_given(sign_in, leaving: Any) -> None:
    account, paper, secret = leaving
    new = factories.make_account("official", name="Bu Baru Contoh")
    begun = sign_in("official").post(
        "/kelola/serah-terima/baru",
        data={"from_id": account.id, "to_id": new.id, "office": "Ketua RW"},
        follow_redirects=True,
    )
    listed = begun.get_data(as_text=True)
    assert "Proposal lama" in listed and "Paguyuban Tempe" in listed
    assert f"Dokumen terbatas nomor {secret}" in listed and "Sengketa" not in listed
    client, address = sign_in(new), begun.request.path
    assert "Serah terima menunggu centang Anda" in titles(person_of(new.id))
    handover = get_handover(person_of(new.id), int(address.rpartition("/")[2]))
    assert [line.kind for line in handover.lines] == ["asli", "terbatas", "kelompok"]
    with pytest.raises(NotFound):
        get_document(person_of(new.id), secret)
    for line in handover.lines:
        assert client.post(f"{address}/selesai").status_code == 303
        assert db.session.execute(select(Document.id).where(Document.kind == "berita_acara")).first() is None
        assert client.post(f"{address}/baris/{line.id}", data={"note": "lengkap"}).status_code == 303
    page = client.post(f"{address}/selesai", follow_redirects=True).get_data(as_text=True)
    assert "Serah terima selesai." in page and "Buka berita acaranya" in page
    assert get_document(person_of(new.id), secret).title == "Sengketa lahan"
    assert db.session.get(PaperOriginal, paper).account_id == new.id
    minutes = db.session.execute(select(Document).where(Document.kind == "berita_acara")).scalar_one()
    assert client.get(f"/kelola/dokumen/{minutes.id}/versi/1").data.startswith(b"%PDF")
    with pytest.raises(Conflict):
        handing_over.tick_line(person_of(new.id), handover.id, handover.lines[0].id)


def test_only_the_successor_ticks_and_a_tick_can_be_taken_back(sign_in, leaving: Any) -> None:
    account, _paper, _secret = leaving
    new, starter = factories.make_account("official"), official()
    handover_id = handing_over.begin_handover(starter, from_id=account.id, to_id=new.id, office="RW")
    line = get_handover(starter, handover_id).lines[0]
    with pytest.raises(NotFound):
        handing_over.tick_line(starter, handover_id, line.id)
    db.session.rollback()
    client, address = sign_in(new), f"/kelola/serah-terima/{handover_id}/baris/{line.id}"
    client.post(address)
    assert get_handover(starter, handover_id).left == 2
    client.post(address, data={"batal": "1"})
    assert get_handover(starter, handover_id).left == 3


def test_a_form_sent_twice_begins_one_handover(sign_in, leaving: Any) -> None:
    account, _paper, _secret = leaving
    new, client = factories.make_account("official"), sign_in("official")
    sent = {"from_id": account.id, "to_id": new.id, "office": "Ketua RW"}
    places = {client.post("/kelola/serah-terima/baru", data=sent).location for _time in range(2)}
    assert len(places) == 1 and None not in places
    assert client.post("/kelola/serah-terima/baru", data={**sent, "office": "Lain"}).status_code == 409


def test_nobody_hands_an_office_to_themselves(app: Flask, leaving: Any) -> None:
    account, _paper, _secret = leaving
    person = official()
    for from_id, to_id in ((account.id, person.account_id), (account.id, account.id)):
        with pytest.raises(DomainError):
            handing_over.begin_handover(person, from_id=from_id, to_id=to_id, office="")
        db.session.rollback()


def test_closing_the_sign_in_leaves_the_handover_open(sign_in, leaving: Any) -> None:
    account, _paper, _secret = leaving
    new, admin = factories.make_account("official"), sign_in("admin")
    starter = official()
    handover_id = handing_over.begin_handover(starter, from_id=account.id, to_id=new.id, office="RW")
    assert "Tutup akses masuk sekarang" in admin.get(f"/kelola/serah-terima/{handover_id}").get_data(as_text=True)
    admin.post(f"/kelola/orang/{account.id}/nonaktif")
    page = sign_in(new).get(f"/kelola/serah-terima/{handover_id}").get_data(as_text=True)
    assert "sudah ditutup" in page and "Sudah saya terima" in page


def test_the_administrator_reads_no_title_that_is_not_theirs(sign_in, leaving: Any) -> None:
    account, paper, _secret = leaving
    new = factories.make_account("official")
    handover_id = handing_over.begin_handover(official(), from_id=account.id, to_id=new.id, office="RW")
    page = sign_in("admin").get(f"/kelola/serah-terima/{handover_id}").get_data(as_text=True)
    assert f"Kertas asli dokumen nomor {paper}" in page and "Proposal lama" not in page


def test_the_store_is_looked_at_from_the_administrator_s_page(sign_in, app: Flask) -> None:
    client = sign_in("admin")
    assert "Belum pernah diperiksa" in client.get("/kelola/penyimpanan").get_data(as_text=True)
    filing.file_document(official(), facts(), a_file())
    page = client.post("/kelola/penyimpanan/periksa", follow_redirects=True).get_data(as_text=True)
    assert "bagian 1 dari 25" in page and "Bagian ini utuh." in page
    keys = client.get("/kelola/penyimpanan/kunci.txt")
    assert keys.get_data(as_text=True).startswith("ed25519 ")
