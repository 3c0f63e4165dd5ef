"""What is read out of an announcement, and what its writer is warned of."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from flask import Flask

from tests import factories
from tests.conftest import CheckingClient
from village.events.dates_in_text import find_date
from village.events.facts import EventFacts
from village.events.guessing import guess_kind, title_from
from village.events.planning import warnings_for
from village.events.times import moment_of

SignIn = Callable[..., CheckingClient]
TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("text", "on", "begins", "ends"),
    [
        ("Pelatihan kemasan, Sabtu 5 Desember pukul 09.00 - 12.00", "2026-12-05", "09:00", "12:00"),
        ("Kerja bakti Minggu, 29 November 2026 jam 7 pagi", "2026-11-29", "07:00", None),
        ("Rembuk 3/12/2026 pukul 19.30 WIB sampai selesai", "2026-12-03", "19:30", None),
        ("Pengajian besok jam 8 malam", "2026-11-22", "20:00", None),
        ("Arisan hari Selasa jam 4 sore", "2026-11-24", "16:00", None),
        ("Bazar 12-12-26, 15.00 s/d 20.00", "2026-12-12", "15:00", "20:00"),
        ("Rapat 4 Januari pukul 10.00", "2027-01-04", "10:00", None),
        ("Lomba 5 Desember dan 6 Desember jam 8", None, "08:00", None),
        ("Lomba 31 Februari jam 8", None, "08:00", None),
        ("Nanti dikabari lagi", None, None, None),
        ("Jalan sehat 10 Nov pukul 06.00", "2026-11-10", "06:00", None),
        ("Harga 15.000, datang Jumat pukul 13.30", "2026-11-27", "13:30", None),
    ],
)
def test_day_and_hours_are_read_from_the_text(text: str, on: str | None, begins: str | None, ends: str | None) -> None:
    found = find_date(text, TODAY)
    assert found.on == (date.fromisoformat(on) if on else None)
    assert found.begins == (time.fromisoformat(begins) if begins else None)
    assert found.ends == (time.fromisoformat(ends) if ends else None)


def test_kind_and_title_are_read_from_the_text() -> None:
    assert guess_kind("Penyuluhan keamanan pangan") == "sosialisasi"
    assert guess_kind("Gotong royong membersihkan selokan") == "kerja_bakti"
    assert guess_kind("Kumpul di rumah Bu RT") == "rutinan"
    assert title_from("Pelatihan kemasan, Sabtu 5 Desember. Bawa contoh.") == "Pelatihan kemasan"
    assert len(title_from("kata " * 60)) <= 90


def facts(on: date, begins: time, ends: time | None = None, **more: object) -> EventFacts:
    return EventFacts(
        title="Uji", body="", place=str(more.pop("place", "Balai RW 05")), begins_at=moment_of(on, begins),
        ends_at=moment_of(on, ends) if ends else None, **more,
    )  # type: ignore[arg-type]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "begins", "ends", "words"),
    [
        (date(2026, 12, 25), time(9), time(11), "Hari Raya Natal"),
        (date(2026, 12, 24), time(9), time(11), "Cuti bersama Natal"),
        (date(2027, 2, 6), time(9), time(11), "perkiraan"),
        (date(2026, 11, 27), time(12, 30), time(14), "salat Jumat"),
        (date(2026, 11, 27), time(9), None, "salat Jumat"),
        (date(2027, 2, 20), time(18), time(20), "Ramadan"),
        (date(2027, 8, 16), time(9), time(11), "17 Agustus"),
        (date(2026, 11, 27), time(13), time(15), ""),
        (date(2026, 11, 27), time(8), time(11, 30), ""),
        (date(2027, 2, 20), time(9), time(11), ""),
        (date(2026, 11, 26), time(12), time(14), ""),
    ],
)
def test_the_day_itself_may_be_a_bad_one(app: Flask, on: date, begins: time, ends: time | None, words: str) -> None:
    with app.test_request_context():
        found = warnings_for(facts(on, begins, ends))
    assert (words in " ".join(found)) if words else not found


def test_the_same_place_the_same_people_and_the_same_topic_are_told(app: Flask) -> None:
    group = factories.make_group("Paguyuban Rajut")
    on, at = date(2028, 11, 21), time(9)
    begins_at = moment_of(on, at)
    factories.make_event("Rapat RT", begins_at=begins_at, place="balai rw 05", topic="kemasan")
    factories.make_event("Rutinan rajut", begins_at=begins_at, place="Rumah", group_id=group.id, topic="kemasan")
    factories.make_event("Sudah batal", begins_at=begins_at, state="batal", place="Balai RW 05")
    with app.test_request_context():
        same_place = warnings_for(facts(on, time(10)))
        same_people = warnings_for(facts(on, time(10), place="Lain", group_ids=(group.id,)))
        later = warnings_for(facts(on, time(13)))
        bored = warnings_for(facts(on + timedelta(days=7), at, topic="kemasan"))
        other = warnings_for(facts(on + timedelta(days=7), at, topic="modal"))
    assert any("Rapat RT di tempat yang sama" in one for one in same_place) and "Sudah batal" not in " ".join(
        same_place
    )
    assert any("Rutinan rajut untuk orang yang sama" in one for one in same_people)
    assert not later and not other
    assert any("ketiga kalinya berturut-turut" in one for one in bored)


def test_a_warning_is_read_once_and_hinders_nobody(sign_in: SignIn) -> None:
    official = sign_in("official")
    typed = {
        "venue": "Balai RW 05", "body": "Rapat Jumat 24 Maret 2028 pukul 12.00", "rule": "sekali", "group_id": "0",
    }  # fmt: skip
    warned = official.post("/kelola/agenda/baru", data=typed)
    assert warned.status_code == 422 and "salat Jumat" in warned.get_data(as_text=True)
    assert "Rapat Jumat 24 Maret" in warned.get_data(as_text=True)
    assert official.post("/kelola/agenda/baru", data={**typed, "despite": "y"}).status_code == 303


def test_times_are_the_villages_own(app: Flask) -> None:
    assert moment_of(date(2026, 12, 31), time(23, 30)) == datetime.fromisoformat("2026-12-31T16:30:00+00:00")
