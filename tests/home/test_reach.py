"""Announcements: whom they are for, what stays inside, how they were carried, and whom they reached."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from tests import factories
from village.core.db import db
from village.home.models import Notice
from village.home.reach import audience_of, reach_of
from village.registry.interface import today

BODY = "Pendataan alat hari Sabtu di balai."


def post(official: Any, **more: Any) -> int:
    assert official.post("/kelola/kabar/baru", data={"body": BODY, **more}).status_code == 303
    return int(db.session.execute(select(Notice.id).order_by(Notice.id.desc())).scalars().first() or 0)


def test_an_internal_announcement_is_on_no_public_page(app: Flask, client: Any, sign_in: Any) -> None:
    official = sign_in("official")
    notice_id = post(official, is_internal="y")
    slug = db.session.get(Notice, notice_id).slug
    assert client.get(f"/kabar/{slug}").status_code == 404
    for path in ("/", "/kabar", "/kabar.rss", "/sitemap.xml"):
        assert slug not in client.get(path).get_data(as_text=True)
    assert BODY in sign_in("owner").get(f"/kelola/pengumuman/{notice_id}").get_data(as_text=True)


def test_an_announcement_to_an_rt_asks_its_owners_to_confirm(app: Flask, sign_in: Any) -> None:
    four, seven = factories.make_account("owner"), factories.make_account("owner")
    factories.make_enterprise(owner=four, rt=4)
    factories.make_enterprise(owner=seven, rt=7)
    notice_id = post(sign_in("official"), rts=["4"])
    mine, other = sign_in(four), sign_in(seven)
    assert "1 pengumuman untuk Anda" in mine.get("/kelola").get_data(as_text=True)
    assert "pengumuman untuk Anda" not in other.get("/kelola").get_data(as_text=True)
    for _ in range(2):
        mine.post(f"/kelola/pengumuman/{notice_id}/terbaca")
    assert "pengumuman untuk Anda" not in mine.get("/kelola").get_data(as_text=True)
    assert [(line.rt, line.by_account) for line in reach_of(notice_id)] == [(4, 1), (7, 0)]


def test_what_was_carried_counts_by_rt_and_can_be_struck(app: Flask, sign_in: Any) -> None:
    factories.make_enterprise(rt=4)
    official = sign_in("official")
    notice_id = post(official, rts=["4"])
    sent = {"channel": "cetak", "to": "rt-4", "sent_on": str(today()), "reached": "30", "confirmed": "12"}
    assert official.post(f"/kelola/kabar/{notice_id}/sebar", data=sent).status_code == 303
    line = reach_of(notice_id)[0]
    assert (line.rt, line.reached, line.confirmed) == (4, 30, 12)
    too_many = official.post(f"/kelola/kabar/{notice_id}/sebar", data={**sent, "confirmed": "31"})
    assert too_many.status_code == 422 and "tidak bisa lebih banyak" in too_many.get_data(as_text=True)
    official.post(f"/kelola/kabar/{notice_id}/sebar/1/coret")
    assert reach_of(notice_id)[0].reached == 0
    official.post(f"/kelola/kabar/{notice_id}/sebar/1/kembalikan")
    assert reach_of(notice_id)[0].reached == 30


def test_message_and_sheet_stand_ready(app: Flask, sign_in: Any) -> None:
    factories.make_enterprise(rt=4)
    official = sign_in("official")
    notice_id = post(official, rts=["4"], venue="Balai RW 05")
    page = official.get(f"/kelola/kabar/{notice_id}/sebar").get_data(as_text=True)
    for words in ("Untuk RT 04", BODY, "Balai RW 05", "https://wa.me/?text=", "/kabar/pendataan"):
        assert words in page
    sheet = official.get(f"/kelola/kabar/{notice_id}/lembar").get_data(as_text=True)
    assert BODY in sheet and "Paraf" in sheet


def test_changing_a_notice_changes_whom_it_is_for(app: Flask, sign_in: Any) -> None:
    factories.make_enterprise(rt=4)
    group = factories.make_group("PKK")
    official = sign_in("official")
    notice_id = post(official, rts=["4"])
    sent = {"body": BODY, "group_ids": [str(group.id)], "rts": ["99"]}
    assert official.post(f"/kelola/kabar/{notice_id}", data=sent).status_code == 303
    audience = audience_of(notice_id)
    assert audience.rts == () and audience.groups == ((group.id, "PKK"),)
