"""Calendar feeds, read by two libraries that know nothing of ours. No real calendar program was tried."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import factories
from tests.conftest import CheckingClient, person_of
from village.core.db import utcnow
from village.events.calendar_files import Entry, calendar_file
from village.events.facts import Asked
from village.events.services import registering

SignIn = Callable[..., CheckingClient]
NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('\n;,\\:"'), max_size=300)
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 12, 31, 23, 59)).map(lambda one: one.replace(tzinfo=UTC))


def one_event(made: bytes) -> Any:
    [event] = icalendar.Calendar.from_ical(made).walk("VEVENT")
    return event


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, MOMENTS, st.integers(1, 5000), st.sampled_from(ZONES))
def test_any_text_and_any_moment_comes_back_as_it_was(
    title: str, place: str, begins_at: datetime, minutes: int, zone_name: str
) -> None:
    begins_at = begins_at.replace(microsecond=0)
    entry = Entry(
        uid="a@gapura", title=title, place=place, changed_at=NOW,
        begins_at=begins_at, ends_at=begins_at + timedelta(minutes=minutes),
    )  # fmt: skip
    made = calendar_file([entry], name="Agenda", zone_name=zone_name)
    assert all(len(line) <= 75 for line in made.split(b"\r\n")) and b"\n" not in made.replace(b"\r\n", b"")
    event = one_event(made)
    assert str(event["SUMMARY"]) == title
    assert str(event.get("LOCATION", "")) == place
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (begins_at, begins_at + timedelta(minutes=minutes))
    assert event.decoded("DTSTART").utcoffset() == ZoneInfo(zone_name).utcoffset(begins_at.replace(tzinfo=None))


def test_two_libraries_read_the_public_feed_alike(client: CheckingClient) -> None:
    begins_at = datetime(2027, 1, 1, 2, 0, tzinfo=UTC)
    with_end = factories.make_event(
        "Pelatihan; label, kemasan", begins_at=begins_at, ends_at=begins_at + timedelta(hours=3)
    )
    factories.make_event("Kerja bakti", kind="kerja_bakti")
    factories.make_event("Rencana rahasia", state="rencana")
    factories.make_event("Terhapus", deleted_at=utcnow())
    answer = client.get("/agenda.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    first = icalendar.Calendar.from_ical(answer.data)
    second = vobject.readOne(answer.get_data(as_text=True))
    assert str(first["METHOD"]) == "PUBLISH" and len(first.walk("VTIMEZONE")) == 1
    titles = {str(event["SUMMARY"]) for event in first.walk("VEVENT")}
    assert titles == {"Pelatihan; label, kemasan", "Kerja bakti"} == {one.summary.value for one in second.vevent_list}
    mine = next(one for one in second.vevent_list if one.uid.value == with_end.uid)
    assert mine.dtstart.value == begins_at and mine.dtend.value == begins_at + timedelta(hours=3)
    only = icalendar.Calendar.from_ical(client.get("/agenda.ics?jenis=kerja_bakti").data)
    assert [str(event["SUMMARY"]) for event in only.walk("VEVENT")] == ["Kerja bakti"]
    assert client.get("/agenda.ics?jenis=pesta").status_code == 404
    assert client.get("/agenda.ics", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_a_change_keeps_the_uid_and_raises_the_sequence(client: CheckingClient, sign_in: SignIn) -> None:
    event = factories.make_event("Pelatihan label")
    address, official = f"/agenda/{event.slug}.ics", sign_in("official")
    before = one_event(client.get(address).data)
    form = official.get(f"/kelola/agenda/{event.id}/ubah").get_data(as_text=True)
    seen = re.search(r'name="seen_at"[^>]*value="([^"]*)"', form)
    assert seen
    official.post(
        f"/kelola/agenda/{event.id}/ubah",
        data={
            "venue": "Rumah Bu RW", "body": "Pelatihan label", "title": "Pelatihan label", "on": "2027-03-06",
            "begins": "13:00", "rule": "sekali", "group_id": "0", "seen_at": seen[1], "despite": "y",
        },
    )  # fmt: skip
    moved = one_event(client.get(address).data)
    assert (moved["UID"], moved["SEQUENCE"]) == (before["UID"], 1) and str(moved["STATUS"]) == "CONFIRMED"
    assert moved.decoded("DTSTART") == datetime(2027, 3, 6, 6, 0, tzinfo=UTC) and "DTEND" not in moved
    assert "Semula di Balai RW 05" in client.get(f"/agenda/{event.slug}").get_data(as_text=True)
    official.post(f"/kelola/agenda/{event.id}/batal", data={"state": "batal", "reason": "Pemateri sakit"})
    off = one_event(client.get(address).data)
    assert (off["UID"], off["SEQUENCE"], str(off["STATUS"])) == (before["UID"], 2, "CANCELLED")
    assert "Pemateri sakit" in str(off["DESCRIPTION"])
    page = client.get(f"/agenda/{event.slug}").get_data(as_text=True)
    assert "Kegiatan ini dibatalkan" in page and "EventCancelled" in page
    official.post(f"/kelola/agenda/{event.id}/adakan")
    again = one_event(client.get(address).data)
    assert (again["SEQUENCE"], str(again["STATUS"])) == (3, "CONFIRMED")


def test_the_own_feed_has_what_one_registered_for_and_nothing_else(sign_in: SignIn, client: CheckingClient) -> None:
    account = factories.make_account("owner", phone="6281234000009")
    enterprise = factories.make_enterprise("Dapur Bu Nik", owner=account)
    group = factories.make_group("Paguyuban Rajut", members=(enterprise,))
    mine = factories.make_event("Pelatihan label", takes_registration=True)
    by_phone = factories.make_event("Klinik", takes_registration=True)
    factories.make_event("Rutinan rajut", group_id=group.id)
    factories.make_event("Punya orang lain", takes_registration=True)
    registering.register(mine.id, Asked("Bu Nik", "6281111111"), "a", account=person_of(account.id))
    registering.register(by_phone.id, Asked("Bu Nik", "6281234000009"), "b")
    browser = sign_in(account)
    browser.post("/kelola/agenda/saya/alamat")
    key = re.search(r"kunci=([\w-]+)", browser.get("/kelola/agenda/saya").get_data(as_text=True))
    assert key
    answer = client.get(f"/agenda.ics?kunci={key[1]}")
    assert answer.headers["Cache-Control"] == "private, no-store"
    titles = {str(one["SUMMARY"]) for one in icalendar.Calendar.from_ical(answer.data).walk("VEVENT")}
    assert titles == {"Pelatihan label", "Klinik", "Rutinan rajut"}
    assert icalendar.Calendar.from_ical(client.get(f"/agenda.ics?kunci={key[1]}&isi=izin").data).walk("VTIMEZONE")
    browser.post("/kelola/agenda/saya/alamat")  # a new address: the old one is dead
    assert client.get(f"/agenda.ics?kunci={key[1]}").status_code == 404


def test_a_whole_day_is_a_day_and_not_a_moment() -> None:
    made = calendar_file(
        [Entry(uid="a", title="SPP-IRT habis", changed_at=NOW, on=date(2028, 2, 29))], name="x", zone_name=ZONES[0]
    )
    event = one_event(made)
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (date(2028, 2, 29), date(2028, 3, 1))


def test_news_readers_get_what_is_to_come(client: CheckingClient) -> None:
    factories.make_event("Rutinan PKK")
    assert "<title>Rutinan PKK</title>" in client.get("/kabar.rss").get_data(as_text=True)
