"""Dispositions: asked, begun, passed on, finished; nobody is asked about a letter they may not read."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from tests import factories
from tests.conftest import person_of
from tests.vault.letters import a_letter
from village.core.db import db
from village.core.errors import NotAllowed
from village.registry.interface import today
from village.vault.disposition_queries import dispositions_of, tasks_of
from village.vault.letter_attention import attention
from village.vault.letter_queries import get_letter
from village.vault.models import Disposition
from village.vault.services import dispositions as services


def _people() -> tuple[Any, Any, Any]:
    return tuple(
        person_of(factories.make_account(role, name=name).id)
        for role, name in (("kelurahan", "Bapak Lurah"), ("official", "Ibu RW"), ("official", "Bapak Seksi"))
    )  # type: ignore[return-value]


@pytest.mark.databases
def test_a_chain_is_passed_on_and_done_when_the_last_one_finishes(database_app: Flask) -> None:
    lurah, rw, seksi = _people()
    letter = a_letter(lurah, "masuk")
    [first] = services.dispose(lurah, letter, services.Request((rw.account_id,), "ditindaklanjuti"))
    assert get_letter(rw, letter).state == "didisposisikan"
    services.begin_work(rw, first)
    assert get_letter(rw, letter).state == "dikerjakan"
    [second] = services.forward(rw, first, services.Request((seksi.account_id,), "dihadiri", "Tolong hadir"))
    assert [(one.id, one.depth, one.state) for one in dispositions_of(letter)] == [
        (first, 0, "diteruskan"), (second, 1, "baru"),
    ]  # fmt: skip
    assert tasks_of(rw) == [] and [one.id for one in tasks_of(seksi)] == [second]
    services.finish_work(seksi, second, "Sudah hadir")
    assert {one.state for one in dispositions_of(letter)} == {"selesai"}
    services.reopen_work(seksi, second)
    assert [one.state for one in dispositions_of(letter)] == ["diteruskan", "dikerjakan"]


def test_two_people_asked_in_a_chain_are_both_waited_for(app: Flask) -> None:
    lurah, rw, seksi = _people()
    third = person_of(factories.make_account("official").id)
    letter = a_letter(lurah, "masuk")
    [first] = services.dispose(lurah, letter, services.Request((rw.account_id,), "dibahas"))
    both = services.forward(rw, first, services.Request((seksi.account_id, third.account_id), "dibahas"))
    services.finish_work(seksi, both[0], "")
    assert db.session.get_one(Disposition, first).state == "diteruskan"
    services.finish_work(third, both[1], "")
    assert db.session.get_one(Disposition, first).state == "selesai"


def test_nobody_is_asked_about_a_letter_they_may_not_read(app: Flask) -> None:
    lurah, rw, _seksi = _people()
    letter = a_letter(lurah, "masuk", access="terbatas", reader_ids=(lurah.account_id,))
    with pytest.raises(Exception, match="belum boleh membaca"):
        services.dispose(lurah, letter, services.Request((rw.account_id,), "dibahas"))


def test_only_the_one_who_was_asked_works_on_it_and_not_twice(app: Flask) -> None:
    lurah, rw, seksi = _people()
    letter = a_letter(lurah, "masuk")
    [one] = services.dispose(lurah, letter, services.Request((rw.account_id,), "dibahas"))
    with pytest.raises(NotAllowed):
        services.finish_work(seksi, one, "")
    db.session.rollback()
    services.finish_work(rw, one, "")
    with pytest.raises(services.AlreadyMoved):
        services.finish_work(rw, one, "")


def test_what_is_late_is_marked_where_people_look_first(app: Flask, sign_in) -> None:
    lurah, rw, _seksi = _people()
    letter = a_letter(lurah, "masuk")
    [one] = services.dispose(lurah, letter, services.Request((rw.account_id,), "dijawab", due_on=today()))
    db.session.get_one(Disposition, one).due_on = today() - timedelta(days=1)
    db.session.commit()
    with app.test_request_context():
        told = attention(rw)[0]
    assert (told.urgency, told.title) == ("red", "Disposisi terlambat: Permohonan tenda")
    client = sign_in(account=factories.make_account("official"))
    assert "terlambat" in client.get(f"/kelola/surat/{letter}").get_data(as_text=True)


def test_many_dispositions_are_one_line_of_the_workspace(app: Flask) -> None:
    lurah, rw, _seksi = _people()
    for title in ("Satu", "Dua", "Tiga"):
        services.dispose(lurah, a_letter(lurah, "masuk", title=title), services.Request((rw.account_id,), "dijawab"))
    with app.test_request_context():
        [told] = [one for one in attention(rw) if "disposisi" in one.title]
    assert (told.urgency, told.title) == ("amber", "3 disposisi menunggu Anda") and "Satu" in told.detail


def test_a_disposition_goes_through_the_pages(app: Flask, sign_in) -> None:
    lurah, rw, _seksi = _people()
    letter = a_letter(lurah, "masuk")
    from village.accounts.models import Account

    def browser(person: Any) -> Any:
        return sign_in(account=db.session.get_one(Account, person.account_id))

    office = browser(lurah)
    assert office.post(f"/kelola/surat/{letter}/disposisi", data={"instruction": "dibahas"}).status_code == 422
    sent = {"to_ids": [rw.account_id], "instruction": "dibahas", "note": "Segera"}
    assert office.post(f"/kelola/surat/{letter}/disposisi", data=sent).status_code == 303
    mine = browser(rw)
    page = mine.get("/kelola/disposisi").get_data(as_text=True)
    assert "Permohonan tenda" in page
    number = dispositions_of(letter)[0].id
    assert "Lembar disposisi" in mine.get(f"/kelola/disposisi/{number}").get_data(as_text=True)
    assert mine.post(f"/kelola/disposisi/{number}/kerjakan").status_code == 303
    assert mine.get(f"/kelola/disposisi/{number}/teruskan").status_code == 200
    assert mine.post(f"/kelola/disposisi/{number}/selesai", data={"note": "Beres"}).status_code == 303
    assert "Beres" in office.get(f"/kelola/surat/{letter}").get_data(as_text=True)
