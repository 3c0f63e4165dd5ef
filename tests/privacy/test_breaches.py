"""The register of breaches: whom one touches, the notices, and the 3 x 24 hours."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests import factories
from village.core.db import begin_writing, commit, db, utcnow
from village.privacy.models import Breach, BreachPerson

FACTS = {
    "title": "Ponsel pengurus hilang",
    "what": "Nama dan nomor telepon",
    "how": "Jatuh di pasar",
    "handling": "Ponsel dikunci dari jauh",
    "noticed_at": "2026-01-02T09:30",
}


def recorded(client: Any, **more: Any) -> Any:
    return client.post("/kelola/kebocoran/baru", data={**FACTS, **more}, follow_redirects=True)


def names() -> list[str]:
    found = list(db.session.scalars(select(BreachPerson.name).order_by(BreachPerson.name)))
    db.session.rollback()
    return found


def test_it_lists_the_owners_of_chosen_businesses(app: Flask, sign_in: Callable[..., Any]) -> None:
    chosen = factories.make_enterprise("Dapur Kena", owner_name="Ibu Kena")
    factories.make_enterprise("Dapur Aman", owner_name="Ibu Aman")
    page = recorded(sign_in("official"), audience="enterprises", enterprise_ids=str(chosen.id), purpose="public_name")
    assert "Ibu Kena" in page.text and "Ibu Aman" not in page.text
    assert names() == ["Ibu Kena"]


def test_it_lists_who_agreed_to_one_purpose(app: Flask, sign_in: Callable[..., Any]) -> None:
    factories.give_consent(factories.make_enterprise(owner_name="Ibu Setuju"), "public_phone")
    factories.give_consent(factories.make_enterprise(owner_name="Ibu Lain"), "public_name")
    recorded(sign_in("official"), audience="consent", purpose="public_phone")
    assert names() == ["Ibu Setuju"]


def test_it_lists_every_account(app: Flask, sign_in: Callable[..., Any]) -> None:
    factories.make_account("owner", name="Akun Satu")
    factories.make_account("agent", name="Akun Dua")
    recorded(sign_in("official"), audience="accounts", purpose="public_name")
    assert {"Akun Satu", "Akun Dua"} <= set(names())


def test_the_notice_says_what_when_how_and_what_is_done(app: Flask, sign_in: Callable[..., Any]) -> None:
    enterprise = factories.make_enterprise("Dapur Kena", owner_name="Ibu Kena", phone="628155512345")
    official = sign_in("official")
    page = recorded(official, audience="enterprises", enterprise_ids=str(enterprise.id), purpose="public_name").text
    assert "wa.me/628155512345" in page and "Ponsel%20dikunci" in page
    breach_id = db.session.scalar(select(Breach.id))
    db.session.rollback()
    letters = official.get(f"/kelola/kebocoran/{breach_id}/surat").text
    assert letters.count('class="paper"') == 2
    for words in (
        "Lembaga Pelindungan Data Pribadi",
        "Ibu Kena",
        *list(FACTS.values())[1:4],
        "2 Januari 2026, 09.30 WIB",
    ):
        assert words in letters


def test_the_clock_turns_red_and_stops_when_everybody_was_told(app: Flask, sign_in: Callable[..., Any]) -> None:
    enterprise = factories.make_enterprise("Dapur Kena")
    official = sign_in("official")
    recorded(official, audience="enterprises", enterprise_ids=str(enterprise.id), purpose="public_name")
    assert "Batas 3 x 24 jam sudah lewat" in official.get("/kelola").text
    begin_writing()
    breach = db.session.scalars(select(Breach)).one()
    breach.noticed_at = utcnow() - timedelta(hours=1)
    breach_id, person_id = breach.id, db.session.scalar(select(BreachPerson.id))
    commit()
    assert "perlu diberi tahu paling lambat" in official.get("/kelola").text
    official.post(f"/kelola/kebocoran/{breach_id}/orang/{person_id}")
    official.post(f"/kelola/kebocoran/{breach_id}/lembaga")
    assert "perlu diberi tahu paling lambat" not in official.get("/kelola").text
    assert "1 dari 1 orang sudah diberi tahu" in official.get("/kelola/kebocoran").text
    official.post(f"/kelola/kebocoran/{breach_id}/orang/{person_id}/belum")
    assert "0 dari 1 orang sudah diberi tahu" in official.get("/kelola/kebocoran").text


def test_what_is_missing_is_said_and_the_rest_is_kept(app: Flask, sign_in: Callable[..., Any]) -> None:
    page = sign_in("official").post("/kelola/kebocoran/baru", data={"title": "Ponsel", "audience": "enterprises"})
    assert page.status_code == 422
    assert 'value="Ponsel"' in page.text and "Pilih paling sedikit satu usaha." in page.text
    assert "Bagian ini perlu diisi." in page.text


def test_a_breach_cannot_be_known_before_it_is(app: Flask, sign_in: Callable[..., Any]) -> None:
    page = recorded(sign_in("official"), audience="accounts", purpose="public_name", noticed_at="2999-01-01T00:00")
    assert page.status_code == 422 and "Waktu ini belum terjadi" in page.text


def test_facts_are_corrected_and_the_people_stay_once_one_was_told(app: Flask, sign_in: Callable[..., Any]) -> None:
    enterprise = factories.make_enterprise("Dapur Kena")
    official = sign_in("official")
    recorded(official, audience="enterprises", enterprise_ids=str(enterprise.id), purpose="public_name")
    breach_id, person_id = db.session.scalar(select(Breach.id)), db.session.scalar(select(BreachPerson.id))
    db.session.rollback()
    same = {"audience": "enterprises", "enterprise_ids": str(enterprise.id), "purpose": "public_name"}
    path = f"/kelola/kebocoran/{breach_id}/ubah"
    assert "Jatuh di pasar" in official.get(path).text
    assert official.post(path, data={**FACTS, **same, "how": "Dicuri di angkot"}).status_code == 303
    official.post(f"/kelola/kebocoran/{breach_id}/orang/{person_id}")
    changed = official.post(path, data={**FACTS, "audience": "accounts", "purpose": "public_name"})
    assert changed.status_code == 409 and "tidak bisa diganti" in changed.text
    assert "Dicuri di angkot" in official.get(f"/kelola/kebocoran/{breach_id}").text
