"""Asking that a business be written down: anybody asks, an official decides, the owner comes in."""

import re
import threading
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import event, func, select, update

from tests import factories
from tests.conftest import person_of
from village.core.audit import AuditEntry
from village.core.db import db, utcnow
from village.registry.models import Enterprise, EnterpriseOwner, Proposal
from village.registry.services import proposals as services

TYPED = {"name": "Rempeyek Bu Sum", "owner_name": "Bu Sum", "phone": "0812-7000-1000", "rt": "4", "note": "rempeyek"}


def opened(client: Any, address: str = "/daftar-usaha") -> str:
    """What the hidden field of the page says."""
    found = re.search(r'name="opened"[^>]*value="([^"]+)"', client.get(address).text)
    assert found
    return found[1]


def send(client: Any, later: float = 10, **changes: str) -> Any:
    """Open the page, type, and send it so many seconds later."""
    token = opened(client)
    with time_machine.travel(utcnow() + timedelta(seconds=later), tick=True):
        return client.post("/daftar-usaha", data={**TYPED, "opened": token, **changes})


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(Proposal)) or 0


def a_proposal(**changes: Any) -> int:
    """The id of a proposal that waits."""
    facts = {"name": "Rempeyek Bu Sum", "owner_name": "Bu Sum", "phone": "6281270001000", "rt": 4, **changes}
    row = Proposal(**{"form_key": str(count()), **facts})
    db.session.add(row)
    db.session.commit()
    return row.id


def test_four_fields_are_enough_and_the_page_says_what_becomes_of_them(client: Any) -> None:
    page = client.get("/daftar-usaha").text
    for words in ("Siapa yang menyimpan", "Untuk apa", "Berapa lama", "Hak Anda", "tidak pernah diminta"):
        assert words in page
    answer = send(client, note="")
    assert answer.status_code == 303
    assert "sudah masuk" in client.get(answer.headers["Location"]).text
    row = db.session.scalars(select(Proposal)).one()
    assert (row.name, row.owner_name, row.phone, row.rt) == ("Rempeyek Bu Sum", "Bu Sum", "6281270001000", 4)
    assert client.get("/en/daftar-usaha").status_code == 200


def test_nothing_of_a_proposal_is_public(client: Any) -> None:
    send(client)
    for path in ("/", "/kelompok", "/produk", "/cari?q=rempeyek", "/usaha/rempeyek-bu-sum", "/sitemap.xml"):
        assert "empeyek Bu Sum" not in client.get(path).text
    assert db.session.scalar(select(func.count()).select_from(Enterprise)) == 0


def test_the_same_form_twice_is_one_proposal_and_a_known_number_changes_nothing_in_the_answer(client: Any) -> None:
    factories.make_account("owner", phone="6281270001000")
    factories.make_enterprise("Rempeyek Bu Sum", phone="6281270001000")
    token = opened(client)
    answers = []
    with time_machine.travel(utcnow() + timedelta(seconds=10), tick=True):
        for _again in range(2):
            answers.append(client.post("/daftar-usaha", data={**TYPED, "opened": token}))
    answers.append(send(client, name="rempeyek bu  sum"))
    assert {(one.status_code, one.headers["Location"]) for one in answers} == {(303, "/daftar-usaha?terkirim=1")}
    assert count() == 1


@pytest.mark.parametrize(
    ("later", "changes", "words"),
    [(0, {}, "terlalu cepat"), (10, {"website": "http://x"}, "kolom tersembunyi"), (90_000, {}, "terlalu lama")],
)
def test_machines_are_asked_again_and_nothing_typed_is_lost(
    client: Any, later: float, changes: Any, words: str
) -> None:
    answer = send(client, later, **changes)
    assert answer.status_code == 429
    assert words in answer.text and 'value="Rempeyek Bu Sum"' in answer.text
    assert count() == 0


def test_a_flood_is_held_off_by_number_and_not_by_connection(client: Any) -> None:
    for number in range(services.SAME_NUMBER_PER_HOUR):
        assert send(client, name=f"Usaha {number}").status_code == 303
    answer = send(client, name="Usaha terakhir")
    assert answer.status_code == 429 and 'value="Usaha terakhir"' in answer.text
    assert send(client, name="Usaha tetangga", phone="0812-7000-2000").status_code == 303


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"rt": ""}, "nomor RT"), ({"phone": "12"}, "Nomor ini belum benar"), ({"note": "3374081201850001"}, "NIK")],
)
def test_a_wrong_form_says_what_to_do(client: Any, changes: dict[str, str], words: str) -> None:
    answer = send(client, **changes)
    assert answer.status_code == 422 and words in answer.text
    assert count() == 0


def test_an_official_accepts_invites_and_takes_it_back(app: Flask, sign_in: Any) -> None:
    proposal_id = a_proposal()
    client = sign_in("official")
    assert "1 pendaftaran usaha menunggu" in client.get("/kelola").text
    here = f"/kelola/usaha/pendaftaran/{proposal_id}"
    assert "Rempeyek Bu Sum" in client.get("/kelola/usaha/pendaftaran").text
    assert client.post(f"{here}/terima", data={"kind": ""}).status_code == 422
    assert client.post(f"{here}/terima", data={"kind": "pangan"}).status_code == 303
    assert client.get("/usaha/rempeyek-bu-sum").status_code == 200
    page = client.get(here).text
    assert "Undang pemiliknya" in page
    sent = {"name": "Bu Sum", "phone": "6281270001000", "role": "owner", "group_id": "0"}
    enterprise_id = db.session.scalar(select(Enterprise.id))
    invited = client.post("/kelola/orang/undang", data={**sent, "enterprise_id": str(enterprise_id)}).text
    assert "Tautan untuk Bu Sum" in invited and "6281270001000" in invited
    assert client.post(f"{here}/buka").status_code == 303
    assert client.get("/usaha/rempeyek-bu-sum").status_code == 404
    assert "Terima sebagai usaha baru" in client.get(here).text


def test_what_is_in_use_is_not_taken_back(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    proposal_id = a_proposal()
    made = services.accept_as_new(official, proposal_id, "pangan").id
    owner = factories.make_account("owner")
    db.session.add(EnterpriseOwner(account_id=owner.id, enterprise_id=made, from_on=factories.LONG_AGO))
    db.session.commit()
    with pytest.raises(services.StillNeeded):
        services.reopen(official, proposal_id)


def test_a_likely_duplicate_stands_beside_it_and_is_tied(app: Flask, sign_in: Any) -> None:
    known = factories.make_enterprise("Rempeyek Bu Sumi", phone="6281270001000", owner_name="Sumiyati", rt=7)
    factories.make_enterprise("Jahit Rapi", owner_name="Pak Dar", rt=4)
    proposal_id = a_proposal()
    client = sign_in("official")
    here = f"/kelola/usaha/pendaftaran/{proposal_id}"
    page = client.get(here).text
    assert "Mungkin sudah tercatat" in page and "Sama dengan" in page
    assert page.count(f'href="/kelola/usaha/{known.id}"') == 1
    assert client.post(f"{here}/hubungkan", data={"enterprise_id": str(known.id)}).status_code == 303
    assert db.session.scalar(select(func.count()).select_from(Enterprise)) == 2
    assert "Rempeyek Bu Sumi" in client.get(here).text


@pytest.mark.databases
def test_a_declined_one_needs_a_reason_and_is_emptied_after_30_days(database_app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    proposal_id, waiting_id = a_proposal(), a_proposal(name="Usaha Menunggu")
    with pytest.raises(services.DomainError):
        services.decline(official, proposal_id, "")
    services.decline(official, proposal_id, "Bukan di kampung ini")
    assert services.empty_decided() == 0
    with pytest.raises(services.AlreadyDecided):
        services.accept_as_new(official, proposal_id, "pangan")
    db.session.rollback()
    long_ago = utcnow() - timedelta(days=31)
    db.session.execute(update(Proposal).values(received_at=long_ago))
    db.session.execute(update(Proposal).where(Proposal.id == proposal_id).values(decided_at=long_ago))
    db.session.commit()
    assert services.empty_decided() == 1
    assert services.empty_decided() == 0
    row = db.session.get_one(Proposal, proposal_id)
    assert (row.name, row.owner_name, row.phone, row.rt, row.reason) == ("", "", None, None, "")
    assert db.session.get_one(Proposal, waiting_id).phone
    assert not [entry for entry in db.session.scalars(select(AuditEntry)) if "Sum" in entry.label]


def test_the_tasks_of_the_site_empty_what_was_declined(app: Flask) -> None:
    answer = app.test_cli_runner().invoke(args=["tasks", "run", "--all"])
    assert answer.exit_code == 0 and "pendaftaran usaha" in answer.output


@pytest.mark.databases
def test_of_two_officials_at_once_only_one_decides(database_app: Flask) -> None:
    proposal_id = a_proposal()
    people = [person_of(factories.make_account("official").id) for _ in range(2)]
    outcomes: list[str] = []

    def decide(person: Any) -> None:
        with database_app.app_context():
            try:
                services.accept_as_new(person, proposal_id, "pangan")
                outcomes.append("accepted")
            except services.AlreadyDecided:
                outcomes.append("too late")

    db.session.rollback()
    deciders = [threading.Thread(target=decide, args=(person,)) for person in people]
    for one in deciders:
        one.start()
    for one in deciders:
        one.join()
    assert sorted(outcomes) == ["accepted", "too late"]
    assert db.session.scalar(select(func.count()).select_from(Enterprise)) == 1


def test_an_owner_asks_for_one_more_and_owns_it_once_accepted(app: Flask, sign_in: Any) -> None:
    owner = factories.make_account("owner", name="Bu Sum")
    factories.make_enterprise("Rempeyek Bu Sum", owner=owner)
    client = sign_in(owner)
    assert "/kelola/usaha/tambah" in client.get("/kelola/usaha").text
    token = opened(client, "/kelola/usaha/tambah")
    for _twice in range(2):
        sent = {"name": "Jahit Bu Sum", "rt": "4", "opened": token}
        assert client.post("/kelola/usaha/tambah", data=sent).status_code == 303
    assert count() == 1
    assert "menunggu" in client.get("/kelola/usaha/tambah").text
    official = person_of(factories.make_account("official").id)
    proposal_id = db.session.scalars(select(Proposal.id)).one()
    made = services.accept_as_new(official, proposal_id, "sandang").id
    page = client.get("/kelola/usaha").text
    assert "Jahit Bu Sum" in page and "Rempeyek Bu Sum" in page
    services.reopen(official, proposal_id)
    assert made not in person_of(owner.id).owns
    services.decline(official, proposal_id, "Belum jelas apa yang dijual")
    assert "Belum jelas apa yang dijual" in client.get("/kelola/usaha/tambah").text


def test_the_list_of_proposals_costs_the_same_for_one_and_for_many(app: Flask, sign_in: Any) -> None:
    client = sign_in("official")
    counted: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        counted.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    a_proposal()
    counted.clear()
    client.get("/kelola/usaha/pendaftaran")
    few = len(counted)
    for number in range(30):
        a_proposal(name=f"Usaha {number}")
    counted.clear()
    page = client.get("/kelola/usaha/pendaftaran").text
    assert len(counted) == few
    assert "Pendaftaran berikutnya" in page
    assert client.get("/kelola/usaha/pendaftaran?hal=2").status_code == 200
