"""The calendar as people read it, and as its keepers write it."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta

from flask import Flask
from sqlalchemy import insert, select

from tests import factories
from tests.conftest import CheckingClient
from tests.core.pictures import photo
from village.core.db import db, utcnow
from village.core.short_codes import short_code
from village.events.models import Event
from village.events.times import local
from village.registry.models import GroupMeeting

SignIn = Callable[..., CheckingClient]
THREE_FIELDS = {"rule": "sekali", "group_id": "0", "despite": "y"}


def text_of(client: CheckingClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def test_three_fields_are_enough_to_post(sign_in: SignIn, client: CheckingClient) -> None:
    official = sign_in("official")
    form = text_of(official, "/kelola/agenda/baru")
    key = re.search(r'name="upload_key"[^>]*value="([^"]+)"', form)
    assert key
    body = "Pelatihan membuat label, Rabu 8 Maret 2028 pukul 09.00 - 12.00. Bawa contoh kemasan."

    def sent() -> dict[str, object]:
        poster = (io.BytesIO(photo(900, 1200)), "poster.jpg")
        return {**THREE_FIELDS, "venue": "Balai RW 05", "body": body, "photos": poster, "upload_key": key[1]}

    posted = official.post("/kelola/agenda/baru", data=sent())
    assert posted.status_code == 303
    official.post("/kelola/agenda/baru", data=sent())  # the same tap twice
    event = db.session.scalars(select(Event)).one()
    assert (event.title, event.kind, event.state) == ("Pelatihan membuat label", "pelatihan", "dibuka")
    assert event.photo_sha256 and local(event.begins_at).isoformat() == "2028-03-08T09:00:00+07:00"
    page = text_of(client, f"/agenda/{event.slug}")
    assert "Rabu, 8 Maret 2028" in page and "09.00 - 12.00" in page and "Balai RW 05" in page
    assert '"@type": "Event"' in page and "/foto/kartu/" in page
    assert client.get(f"/s/{short_code('event', event.id)}").headers["Location"] == f"/agenda/{event.slug}"
    assert "Pelatihan membuat label" in text_of(client, "/")
    assert "Pelatihan membuat label" in text_of(client, "/cari?q=label")
    assert f"/agenda/{event.slug}" in text_of(client, "/sitemap.xml")


def test_a_text_without_a_date_asks_for_it_and_keeps_everything(sign_in: SignIn) -> None:
    official = sign_in("official")
    typed = {**THREE_FIELDS, "venue": "Balai RW 05", "body": "Pelatihan label minggu depan"}
    refused = official.post("/kelola/agenda/baru", data={**typed, "body": "Pelatihan label, nanti dikabari"})
    assert refused.status_code == 422 and "Tanggalnya belum terbaca" in refused.get_data(as_text=True)
    assert "nanti dikabari" in refused.get_data(as_text=True)
    given = {**typed, "on": "2028-05-06", "begins": "09:00"}
    assert official.post("/kelola/agenda/baru", data=given).status_code == 303


def test_a_plan_is_nobodys_business_until_it_is_announced(sign_in: SignIn, client: CheckingClient) -> None:
    official = sign_in("official")
    body = "Rembuk besar 6 Mei 2028 pukul 19.30"
    official.post("/kelola/agenda/baru", data={**THREE_FIELDS, "venue": "Balai", "body": body, "is_plan": "y"})
    event = db.session.scalars(select(Event)).one()
    assert client.get(f"/agenda/{event.slug}").status_code == 404
    for address in ("/agenda", "/agenda.ics", "/cari?q=rembuk", "/"):
        assert "Rembuk besar" not in text_of(client, address)
    assert "Rembuk besar" in text_of(official, "/kelola/agenda")
    official.post(f"/kelola/agenda/{event.id}/ubah", data={**THREE_FIELDS, "venue": "Balai", "body": body})
    assert client.get(f"/agenda/{event.slug}").status_code == 200


def test_filters_month_and_past_show_what_they_say(client: CheckingClient) -> None:
    group = factories.make_group("Paguyuban Rajut")
    factories.make_event("Rutinan rajut", kind="rutinan", group_id=group.id, days=3)
    factories.make_event("Bazar", kind="bazar", days=4)
    over = factories.make_event("Sosialisasi lama", days=-40, state="dievaluasi", outcome="Disepakati iuran.")
    factories.make_event("Batal lama", days=-40, state="batal")
    assert "Bazar" in text_of(client, "/agenda?jenis=bazar") and "Rutinan rajut" not in text_of(
        client, "/agenda?jenis=bazar"
    )
    only = text_of(client, f"/agenda?kelompok={group.id}")
    assert "Rutinan rajut" in only and ">Bazar<" not in only.split("daftar-kegiatan")[1]
    past = text_of(client, "/agenda?waktu=lewat")
    assert "Sosialisasi lama" in past and "Disepakati iuran." in past and "Batal lama" not in past
    month = f"{local(over.begins_at):%Y-%m}"
    assert "Sosialisasi lama" in text_of(client, f"/agenda?bulan={month}")
    for wrong in ("2026-99", "x", "9999-12", "2026-12-01", "0"):
        assert client.get(f"/agenda?bulan={wrong}").status_code == 200
    assert client.get("/agenda?hal=900").status_code == 404


def test_what_is_over_tells_what_came_of_it_and_the_group_has_met(sign_in: SignIn, client: CheckingClient) -> None:
    account = factories.make_account("group_officer")
    group = factories.make_group("Paguyuban Rajut", officer=account)
    event = factories.make_event("Rutinan rajut", kind="rutinan", days=-1, group_id=group.id)
    early = factories.make_event("Nanti", days=2, group_id=group.id)
    officer = sign_in(account)
    assert "kegiatan belum ditulis hasilnya" in text_of(officer, "/kelola")
    told = {"outcome": "Arisan jatuh ke RT 03.", "came": "17"}
    assert officer.post(f"/kelola/agenda/{early.id}/hasil", data=told).status_code == 422
    officer.post(f"/kelola/agenda/{event.id}/hasil", data=told)
    officer.post(f"/kelola/agenda/{event.id}/hasil", data={**told, "came": "18"})
    assert "Arisan jatuh ke RT 03." in text_of(client, f"/agenda/{event.slug}")
    meeting = db.session.scalars(select(GroupMeeting)).one()
    assert (meeting.source, meeting.attended, meeting.group_id) == (f"event:{event.id}", 18, group.id)


def test_a_cancellation_stands_everywhere_with_messages_ready(sign_in: SignIn, client: CheckingClient) -> None:
    from village.events.facts import Asked
    from village.events.services import registering

    event = factories.make_event("Pelatihan label", takes_registration=True)
    code = registering.register(event.id, Asked("Bu Wati", "628121111222"), "a")
    official = sign_in("official")
    assert official.post(f"/kelola/agenda/{event.id}/batal", data={"state": "batal", "reason": ""}).status_code == 422
    official.post(f"/kelola/agenda/{event.id}/batal", data={"state": "batal", "reason": "Pemateri sakit"})
    assert "Dibatalkan" in text_of(client, "/agenda") and "Pemateri sakit" in text_of(client, f"/agenda/{event.slug}")
    assert "Pemateri sakit" in text_of(client, f"/agenda/{event.slug}/pendaftaran/{code}")
    assert "belum dikabari" in text_of(official, "/kelola")
    page = text_of(official, f"/kelola/agenda/{event.id}")
    assert "https://wa.me/628121111222?text=" in page and "DIBATALKAN" in page and code in page
    official.post(f"/kelola/agenda/{event.id}/dikabari")
    assert "belum dikabari" not in text_of(official, "/kelola")
    official.post(f"/kelola/agenda/{event.id}/adakan")
    assert "dibatalkan" not in text_of(client, f"/agenda/{event.slug}")


def test_a_deleted_event_comes_back_for_thirty_days(sign_in: SignIn, client: CheckingClient) -> None:
    event, official = factories.make_event("Bazar"), sign_in("official")
    official.post(f"/kelola/agenda/{event.id}/hapus")
    assert client.get(f"/agenda/{event.slug}").status_code == 404
    assert official.get(f"/kelola/agenda/{event.id}").status_code == 404
    official.post(f"/kelola/agenda/{event.id}/kembalikan")
    assert client.get(f"/agenda/{event.slug}").status_code == 200
    row = db.session.get_one(Event, event.id)
    row.deleted_at = utcnow() - timedelta(days=31)
    db.session.commit()
    official.post(f"/kelola/agenda/{event.id}/kembalikan")
    assert client.get(f"/agenda/{event.slug}").status_code == 404


def test_the_invitation_is_a_letter_of_the_vault_with_a_number(sign_in: SignIn) -> None:
    event, official = factories.make_event("Rembuk warga", begins_at=utcnow() + timedelta(days=4)), sign_in("official")
    form = text_of(official, f"/kelola/surat/tulis/undangan?untuk=event:{event.id}")
    assert "Undangan Rembuk warga" in form and "Balai RW 05" in form and f'value="event:{event.id}"' in form
    assert not re.search(r"\[(hari|jam|tempat|acara)", form)
    body = re.search(r'<textarea[^>]*name="body"[^>]*>(.*?)</textarea>', form, re.S)
    assert body
    sent = official.post(
        "/kelola/surat/tulis/undangan",
        data={
            "addressee": "Bapak/Ibu warga", "title": "Undangan Rembuk warga", "body": body[1].strip(),
            "registered_on": date.today().isoformat(), "signatory": "Pak RW", "form_key": "satu",
            "belongs_to": f"event:{event.id}",
        },
    )  # fmt: skip
    assert sent.status_code == 303
    assert "/UND/" in text_of(official, sent.headers["Location"])
    assert "Undangan Rembuk warga" in text_of(official, f"/kelola/agenda/{event.id}")


def test_posters_are_drawn_on_paper_and_as_a_picture(sign_in: SignIn) -> None:
    event, official = factories.make_event("Rembuk warga", photo_sha256=None), sign_in("official")
    assert "Rembuk warga" in text_of(official, f"/kelola/agenda/{event.id}/poster")
    assert official.get(f"/kelola/agenda/{event.id}/poster.pdf").data.startswith(b"%PDF")
    from PIL import Image

    picture = Image.open(io.BytesIO(official.get(f"/kelola/agenda/{event.id}/poster.jpg").data))
    assert picture.size == (1080, 1350)


def test_five_thousand_past_events_cost_no_more_statements(
    app: Flask, client: CheckingClient, statements: object
) -> None:
    group = factories.make_group("Paguyuban Rajut")
    event = factories.make_event("Yang berikutnya", group_id=group.id)
    addresses = ("/", "/agenda", "/agenda?waktu=lewat", "/agenda?bulan=2027-03", f"/agenda/{event.slug}", "/agenda.ics")
    before = [_counted(client, address, statements) for address in addresses]
    now = utcnow()
    rows = [
        {
            "slug": f"lama-{number}", "uid": f"lama-{number}", "title": f"Lama {number}", "kind": "rutinan",
            "begins_at": now - timedelta(hours=9 * number + 30), "place": "Balai", "posted_at": now, "updated_at": now,
            "state": "dibuka", "topic": "", "body": "", "organiser": "", "speaker": "", "reason": "", "was_place": "",
            "sequence": 0, "told_sequence": 0, "takes_registration": False, "only_invited": False, "permit_code": "",
            "permit_step": "", "outcome": "", "photo_alt": "",
        }
        for number in range(5_000)
    ]  # fmt: skip
    db.session.execute(insert(Event), rows)
    db.session.commit()
    after = [_counted(client, address, statements) for address in addresses]
    assert after == before and max(after) <= 8, dict(zip(addresses, after, strict=True))


def _counted(client: CheckingClient, address: str, statements: object) -> int:
    with statements() as counted:  # type: ignore[operator]
        assert client.get(address).status_code == 200
    return len(counted)
