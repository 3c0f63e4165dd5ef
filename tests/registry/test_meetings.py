"""The log of a group's meetings, papers and files of a group, and reports of groups."""

import csv
import io
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import event, select

from tests import factories
from tests.conftest import person_of
from tests.core.pictures import photo
from village.core.db import begin_writing, commit, db
from village.registry.facts import MeetingFacts
from village.registry.interface import add_meeting_step
from village.registry.meetings import meeting_page, silent_groups
from village.registry.models import GroupMeeting, Membership
from village.registry.queries import today
from village.registry.services import meetings as services


@pytest.fixture
def group(app: Flask) -> Any:
    return factories.make_group("Guyub", slug="guyub", members=(factories.make_enterprise("Dapur Ani"),))


@pytest.fixture
def official(app: Flask) -> Any:
    return person_of(factories.make_account("official").id)


def test_a_meeting_is_written_down_corrected_deleted_and_back(group: Any, sign_in: Any) -> None:
    client, here = sign_in("official"), f"/kelola/kelompok/{group.id}/pertemuan"
    sent = {"met_on": "2026-11-01", "met_at": "Balai", "about": "Kas dan iuran", "attended": "12"}
    assert client.post(here, data=sent).status_code == 303
    assert "12 orang hadir" in client.get(here).get_data(as_text=True)
    meeting = db.session.scalars(select(GroupMeeting)).one()
    assert client.post(f"{here}/{meeting.id}/ubah", data={**sent, "about": "Arisan"}).status_code == 303
    assert client.post(f"{here}/{meeting.id}/hapus").status_code == 303
    assert meeting_page(group.id).total == 0
    assert client.post(f"{here}/{meeting.id}/pulihkan").status_code == 303
    assert [line.about for line in meeting_page(group.id).lines] == ["Arisan"]


def test_its_photo_is_for_those_who_keep_the_group_only(app: Flask, sign_in: Any) -> None:
    head, other = factories.make_account("group_officer"), factories.make_account("group_officer")
    own = factories.make_group("Guyub", officer=head)
    factories.make_group("Rukun", officer=other)
    sent = {"met_on": "2026-11-01", "about": "Kas", "photo": (io.BytesIO(photo()), "foto.jpg")}
    here = f"/kelola/kelompok/{own.id}/pertemuan"
    assert sign_in(head).post(here, data=sent, content_type="multipart/form-data").status_code == 303
    address = f"/foto/{meeting_page(own.id).lines[0].photo_sha256}/320.webp"
    assert sign_in(head).get(address).status_code == 200
    assert sign_in(other).get(address).status_code == 404
    assert app.test_client().get(address).status_code == 404


@pytest.mark.parametrize("day", ["2999-01-01", "1800-01-01", "kemarin", ""])
def test_a_meeting_has_a_day_that_was(group: Any, sign_in: Any, day: str) -> None:
    answer = sign_in("official").post(f"/kelola/kelompok/{group.id}/pertemuan", data={"met_on": day, "about": "Kas"})
    assert answer.status_code == 422
    assert "Kas" in answer.get_data(as_text=True)


def test_another_feature_writes_a_meeting_once(group: Any) -> None:
    begin_writing()
    for about in ("Rencana", "Sudah berlangsung"):
        add_meeting_step(group.id, MeetingFacts(date(2026, 10, 1), "Balai", about), source="event:12")
    commit()
    assert [line.about for line in meeting_page(group.id).lines] == ["Sudah berlangsung"]


def test_the_public_page_says_when_the_group_last_met_and_nothing_more(group: Any, official: Any, client: Any) -> None:
    services.add_meeting(official, group.id, MeetingFacts(date(2026, 10, 1), "Balai", "Rahasia kas"))
    page = client.get("/kelompok/guyub").get_data(as_text=True)
    assert "1 Okt 2026" in page
    assert "Rahasia kas" not in page


def test_groups_without_a_meeting_for_90_days_are_reported(app: Flask, official: Any, sign_in: Any) -> None:
    lately, long_ago, never = (factories.make_group(name) for name in ("Lately", "Long", "Never"))
    factories.make_group("Gone", state="bubar")
    services.add_meeting(official, lately.id, MeetingFacts(today() - timedelta(days=90)))
    services.add_meeting(official, long_ago.id, MeetingFacts(today() - timedelta(days=91)))
    assert [(name, met_on is None) for _id, name, met_on in silent_groups()] == [("Long", False), ("Never", True)]
    page = sign_in("observer").get("/kelola/usaha/ringkasan").get_data(as_text=True)
    assert never.name in page and "Lately" not in page.split("90 hari")[1]


def test_counts_are_narrowed_to_a_group_or_to_none_and_small_ones_hidden(app: Flask, sign_in: Any) -> None:
    inside = [factories.make_enterprise(kind="jasa", rt=4) for _ in range(3)]
    few = [factories.make_enterprise(kind="pangan", rt=7) for _ in range(2)]
    group = factories.make_group("Guyub", members=(*inside, few[0]))
    sees_all, sees_some = sign_in("official"), sign_in("observer")
    address = "/kelola/usaha/ringkasan?kelompok="
    assert "4 usaha yang" in sees_all.get(f"{address}{group.id}").get_data(as_text=True)
    assert "1 usaha yang" in sees_all.get(f"{address}0").get_data(as_text=True)
    assert "Angka di bawah 3 disamarkan" in sees_some.get(f"{address}0").get_data(as_text=True)
    hidden = sees_some.get(f"{address}{group.id}").get_data(as_text=True)
    assert "kurang dari 3" in hidden and "tidak ditampilkan" in hidden


@pytest.mark.parametrize("paper", ["daftar-anggota", "kartu-anggota", "daftar-hadir?nama=1", "surat-kuasa"])
def test_every_paper_carries_the_letterhead_and_the_members(group: Any, sign_in: Any, paper: str) -> None:
    page = sign_in("official").get(f"/kelola/kelompok/{group.id}/cetak/{paper}").get_data(as_text=True)
    assert 'class="letterhead"' in page and "Kampung Uji" in page.split("letterhead")[1]
    assert "Dapur Ani" in page and "Guyub" in page


def test_an_attendance_sheet_is_blank_unless_names_are_asked_for(group: Any, sign_in: Any) -> None:
    page = sign_in("official").get(f"/kelola/kelompok/{group.id}/cetak/daftar-hadir").get_data(as_text=True)
    assert page.count('class="sign"') == 18
    assert "Dapur Ani" not in page


def test_a_letter_of_authority_names_members_of_this_group_only(group: Any, sign_in: Any) -> None:
    stranger = factories.make_group("Rukun", members=(factories.make_enterprise("Dapur Lain"),))
    ids = {row.group_id: row.id for row in db.session.scalars(select(Membership))}
    address = f"/kelola/kelompok/{group.id}/cetak/surat-kuasa?untuk=Titip+jual"
    client = sign_in("official")
    page = client.get(f"{address}&dari={ids[group.id]}&kepada={ids[stranger.id]}").get_data(as_text=True)
    sheet = page.split("letterhead")[1]
    assert "Dapur Ani" in sheet and "Titip jual" in sheet
    assert "Dapur Lain" not in page


def test_members_and_meetings_leave_as_files(group: Any, official: Any, sign_in: Any) -> None:
    services.add_meeting(official, group.id, MeetingFacts(date(2026, 10, 1), "Balai", "=1+1", 7))
    client, here = sign_in("official"), f"/kelola/kelompok/{group.id}/unduh"
    text = client.get(f"{here}/anggota.csv").data.decode("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(text))] == ["NAMA", "Dapur Ani"]
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{here}/pertemuan.xlsx").data))
    assert [cell.value for cell in book.active[2]] == [1, "2026-10-01", "Balai", "'=1+1", 7]


@pytest.mark.parametrize("people", [10, 1_000])
def test_no_page_of_a_group_asks_more_for_many_members(app: Flask, sign_in: Any, people: int) -> None:
    group = factories.make_group("Ramai", slug="ramai", officer=factories.make_account("group_officer"))
    rows = [
        Membership(group_id=group.id, person_name=f"Warga {number}", from_on=date(2020, 1, 1))
        for number in range(people)
    ]
    db.session.add_all(rows)
    db.session.commit()
    here, client, visitor = f"/kelola/kelompok/{group.id}", sign_in("official"), app.test_client()
    most = {
        "": 14, "/pengurus": 8, "/pertemuan": 8, "/jejaring": 10, "/serah-terima": 8, "/cetak/daftar-anggota": 8,
        "/cetak/kartu-anggota": 8, "/cetak/daftar-hadir": 8, "/cetak/surat-kuasa": 8, "/unduh/anggota.csv": 7,
    }  # fmt: skip
    for path, allowed in most.items():
        assert statements_of(lambda path=path: client.get(here + path)) <= allowed, path
    for path in ("/kelompok/ramai", "/kelompok/jejaring"):
        assert statements_of(lambda path=path: visitor.get(path)) <= 8, path
    page = client.get(here).get_data(as_text=True)
    assert f"{people + 1} anggota" in page
    assert page.count("Keluar dari kelompok") <= 50
    assert ("hal=2" in page) == (people > 50)


def statements_of(act: Any) -> int:
    """How many statements this sends."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    answer = act()
    event.remove(db.engine, "before_cursor_execute", note)
    assert answer.status_code == 200
    return len(sent)
