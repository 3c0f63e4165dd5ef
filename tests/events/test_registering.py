"""Registering without an account, the waiting list, and who may not see it."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import CheckingClient, person_of
from village.core.db import db, utcnow
from village.core.limits import RateWindow
from village.core.typed_by_hand import opened_now
from village.events.facts import Asked
from village.events.models import Event, EventRegistration
from village.events.services import inviting, registering

SignIn = Callable[..., CheckingClient]


def register_by_page(client: CheckingClient, slug: str, query: str = "", **typed: Any) -> Any:
    """Open the form, wait as a person would, send it."""
    address = f"/agenda/{slug}/daftar"
    opened = client.get(address + query).get_data(as_text=True)
    with client.application.test_request_context():
        hidden = {"opened": opened_now("agenda")}  # where the page shows no form, somebody may have kept an old one
    hidden |= dict(re.findall(r'name="(opened|invitation)" type="hidden" value="([^"]*)"', opened))
    with time_machine.travel(utcnow() + timedelta(seconds=20), tick=True):
        return client.post(
            address, data={**hidden, "name": "Bu Wati", "phone": "0812-1111-2222", "people": "1", **typed}
        )


def test_a_resident_registers_changes_and_ends_it_with_a_code(client: CheckingClient) -> None:
    event = factories.make_event("Pelatihan label", takes_registration=True, seats=5)
    sent = register_by_page(client, event.slug, people="2", enterprise_name="Keripik Bu Wati")
    assert sent.status_code == 303
    own = sent.headers["Location"]
    page = client.get(own)
    assert page.headers["Cache-Control"] == "private, no-store"
    text = page.get_data(as_text=True)
    assert "Anda sudah terdaftar" in text and "0812-1111-2222" in text
    code = own.rsplit("/", 1)[1]
    assert (
        client.get(f"/agenda/{event.slug}/pendaftaran?kode={code.lower().replace('-', ' ')}").headers["Location"] == own
    )
    client.post(f"{own}/ubah", data={"people": "4"})
    assert "4" in client.get(own).get_data(as_text=True)
    assert client.post(f"{own}/ubah", data={"people": "9"}).status_code == 409
    client.post(f"{own}/batal")
    assert "sudah dibatalkan" in client.get(own).get_data(as_text=True)
    client.post(f"{own}/kembali")
    assert "Anda sudah terdaftar" in client.get(own).get_data(as_text=True)


def test_whoever_waits_moves_up_however_a_seat_becomes_free(client: CheckingClient, sign_in: SignIn) -> None:
    event = factories.make_event(takes_registration=True, seats=2)
    owns = [
        register_by_page(client, event.slug, name=f"Warga {n}", phone=f"08121111{n:04d}").headers["Location"]
        for n in range(5)
    ]
    assert "nomor 1" in client.get(owns[2]).get_data(as_text=True)
    assert "nomor 3" in client.get(owns[4]).get_data(as_text=True)
    client.post(f"{owns[0]}/batal")
    assert "kursi dari daftar tunggu" in client.get(owns[2]).get_data(as_text=True)
    official = sign_in("official")
    second = db.session.scalars(select(EventRegistration.id).where(EventRegistration.name == "Warga 1")).one()
    official.post(f"/kelola/agenda/{event.id}/peserta/{second}/coret")
    assert "kursi dari daftar tunggu" in client.get(owns[3]).get_data(as_text=True)
    official.post(f"/kelola/agenda/{event.id}/peserta/{second}/kembalikan")
    assert "nomor 1" in client.get(owns[1]).get_data(as_text=True)  # the old place in the line


def test_the_same_form_twice_is_one_registration(client: CheckingClient) -> None:
    event = factories.make_event(takes_registration=True)
    first = registering.register(event.id, Asked("Bu Wati", "628121111222"), "lembar")
    assert registering.register(event.id, Asked("Bu Wati", "628121111222"), "lembar") == first


def test_machines_and_floods_are_held_off_without_counting_a_connection(client: CheckingClient) -> None:
    event = factories.make_event(takes_registration=True)
    typed = {"name": "Bot", "phone": "0812-1111-2222", "people": "1"}
    assert client.post(f"/agenda/{event.slug}/daftar", data=typed).status_code == 429
    trapped = register_by_page(client, event.slug, website="http://beli.example")
    assert trapped.status_code == 429 and "Bu Wati" in trapped.get_data(as_text=True)
    for number in range(registering.ONE_PHONE_PER_EVENT):
        assert register_by_page(client, event.slug, name=f"Anak {number}").status_code == 303
    assert register_by_page(client, event.slug, name="Satu lagi").status_code == 422
    for number in range(30):  # thirty neighbours on one shared connection
        answer = register_by_page(client, event.slug, name=f"Warga {number}", phone=f"0813222{number:05d}")
        assert answer.status_code == 303
    assert not [key for key in db.session.scalars(select(RateWindow.key)) if "127.0.0.1" in key]


@pytest.mark.parametrize(
    "fields",
    [
        {"opens_at": timedelta(days=1)},
        {"closes_at": timedelta(hours=-1)},
        {"state": "batal"},
        {"state": "ditunda"},
        {"takes_registration": False},
        {"days": -2},
    ],
)
def test_registration_is_closed(client: CheckingClient, fields: dict[str, Any]) -> None:
    told = {name: utcnow() + value if isinstance(value, timedelta) else value for name, value in fields.items()}
    event = factories.make_event(**{"takes_registration": True, **told})
    assert "Pendaftaran tidak sedang dibuka" in client.get(f"/agenda/{event.slug}/daftar").get_data(as_text=True)
    typed = register_by_page(client, event.slug)
    assert typed.status_code == 409
    assert db.session.scalars(select(EventRegistration)).all() == []


def test_an_event_for_some_asks_where_people_come_from(client: CheckingClient, sign_in: SignIn) -> None:
    group = factories.make_group("Paguyuban Rajut")
    official = sign_in("official")
    official.post(
        "/kelola/agenda/baru",
        data={
            "venue": "Balai", "body": "Pelatihan rajut 3 Desember 2028 pukul 09.00", "takes_registration": "y",
            "rts": "4", "group_ids": str(group.id), "despite": "y", "rule": "sekali", "group_id": "0",
        },
    )  # fmt: skip
    factories.make_enterprise(rt=4)
    slug = db.session.scalars(select(Event.slug)).one()
    page = client.get(f"/agenda/{slug}/daftar").get_data(as_text=True)
    assert "Paguyuban Rajut" in page
    assert register_by_page(client, slug).status_code == 422
    assert register_by_page(client, slug, audience="RT 09").status_code == 422
    assert register_by_page(client, slug, audience="Paguyuban Rajut").status_code == 303


def test_only_the_invited_come_in_by_their_own_link(client: CheckingClient, sign_in: SignIn) -> None:
    event = factories.make_event(takes_registration=True, only_invited=True)
    asked, other = factories.make_enterprise("Dapur Bu Nik"), factories.make_enterprise("Dapur Lain")
    official = sign_in("official")
    page = official.get(f"/kelola/agenda/{event.id}/undang?usaha={asked.id}").get_data(as_text=True)
    assert f'value="{asked.id}" checked' in page and f'value="{other.id}" checked' not in page
    official.post(f"/kelola/agenda/{event.id}/undang", data={"usaha": [str(asked.id)]})
    assert "Dapur Bu Nik" in official.get(f"/kelola/agenda/{event.id}/undang").get_data(as_text=True)
    code = db.session.scalars(select(inviting.EventInvitation.code)).one()
    assert register_by_page(client, event.slug).status_code == 422
    assert register_by_page(client, event.slug, "?undangan=SALAH").status_code == 422
    assert register_by_page(client, event.slug, f"?undangan={code}").status_code == 303
    row = db.session.scalars(select(EventRegistration)).one()
    assert row.enterprise_id == asked.id


def test_registrations_of_others_are_found_nowhere(client: CheckingClient, sign_in: SignIn) -> None:
    event = factories.make_event("Pelatihan label", takes_registration=True)
    other = factories.make_event("Bazar", takes_registration=True)
    code = registering.register(event.id, Asked("Zulaikha Rahasia", "6281298765432"), "a")
    name, phone = "Rahasia", "98765432"
    assert client.get(f"/agenda/{other.slug}/pendaftaran/{code}").status_code == 404
    assert client.get(f"/agenda/{event.slug}/pendaftaran/AAAAA-AAAAA-AAAAA-AAAAA").status_code == 404
    owner = sign_in("owner")
    owner.post("/kelola/agenda/saya/alamat")
    key = re.search(r"kunci=([\w-]+)", owner.get("/kelola/agenda/saya").get_data(as_text=True))
    assert key
    places = [
        "/agenda", f"/agenda/{event.slug}", "/agenda.ics", f"/agenda/{event.slug}.ics", "/kabar.rss", "/sitemap.xml",
        f"/agenda.ics?kunci={key[1]}", "/cari?q=Zulaikha", "/cari?q=Pelatihan", f"/en/agenda/{event.slug}",
    ]  # fmt: skip
    for place in places:
        text = client.get(place).get_data(as_text=True)
        assert name not in text and phone not in text and code not in text, place
    for address in ("/kelola/agenda/saya", "/kelola/data-saya"):
        assert name not in owner.get(address).get_data(as_text=True)
    for role in ("owner", "agent", "kelurahan", "observer"):
        assert sign_in(role).get(f"/kelola/agenda/{event.id}").status_code == 404
    assert client.get("/agenda.ics?kunci=salah").status_code == 404


def test_own_registrations_stand_in_the_own_workspace(sign_in: SignIn, app: Flask) -> None:
    account = factories.make_account("owner", phone="6281234000000")
    event = factories.make_event("Pelatihan label", takes_registration=True)
    registering.register(event.id, Asked("Bu Nik", "6281234000000"), "a", account=person_of(account.id))
    browser = sign_in(account)
    assert "Pelatihan label" in browser.get("/kelola/agenda/saya").get_data(as_text=True)
    sign_in("official").post(f"/kelola/agenda/{event.id}/batal", data={"state": "ditunda", "reason": "Hujan deras"})
    assert "kegiatan Anda berubah atau batal" in browser.get("/kelola").get_data(as_text=True)
    assert "Hujan deras" in browser.get("/kelola/agenda/saya").get_data(as_text=True)


def test_a_person_who_leaves_is_a_number_without_a_name(app: Flask) -> None:
    from village.accounts.interface import find_subject
    from village.events.personal import personal_empty, personal_held

    account = factories.make_account("owner", name="Bu Pergi", phone="6281234000001")
    event = factories.make_event(takes_registration=True)
    code = registering.register(event.id, Asked("Bu Pergi", "6281234000001"), "a")
    subject = find_subject(account.id)
    assert subject is not None
    assert [row[2] for row in personal_held(subject)[0].rows] == ["Bu Pergi"]
    personal_empty(subject)
    db.session.commit()
    row = db.session.scalars(select(EventRegistration)).one()
    assert (row.phone, row.code != code, "Pergi" in row.name, row.state) == ("", True, False, "terdaftar")
