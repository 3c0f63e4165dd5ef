"""Notices: three fields, several photos, nothing typed or uploaded twice, two officials at once, and the way back."""

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import func, select

from tests import factories
from tests.conftest import person_of
from tests.core.pictures import encoded
from village.core.audit import AuditEntry
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import NotAllowed
from village.home.models import Notice, NoticePhoto
from village.home.services import notices
from village.home.services.notices import ChangedMeanwhile, TooLateToUndo, notice_step


def make_notice(body: str = "Kerja bakti Minggu pagi.", **more: Any) -> int:
    begin_writing()
    slug = notice_step(body=body, **more)
    notice_id = db.session.execute(select(Notice.id).where(Notice.slug == slug)).scalar_one()
    commit()
    return notice_id


def count(model: Any) -> int:
    return db.session.execute(select(func.count()).select_from(model)).scalar_one()


def upload(colour: str = "red", name: str = "foto.jpg") -> tuple[io.BytesIO, str]:
    return io.BytesIO(encoded(Image.new("RGB", (320, 240), colour))), name


def hidden(html: str, name: str) -> list[str]:
    return re.findall(rf'name="{name}"[^>]*value="([^"]*)"', html)


def test_an_official_posts_a_notice_with_a_photo_a_place_and_a_text(app: Flask, client: Any, sign_in: Any) -> None:
    official = sign_in("official")
    form = official.get("/kelola/kabar/baru").get_data(as_text=True)
    sent = {"body": "Bazar buka jam tujuh. Bawa tas sendiri.", "venue": "Balai RW 05", "photos": [upload()]}
    answer = official.post("/kelola/kabar/baru", data={**sent, "upload_key": hidden(form, "upload_key")[0]})
    assert answer.status_code == 303
    page = client.get("/kabar/bazar-buka-jam-tujuh").get_data(as_text=True)
    for words in ("Bazar buka jam tujuh", "Bawa tas sendiri.", "Balai RW 05", "/foto/"):
        assert words in page
    assert "Bazar buka jam tujuh" in client.get("/").get_data(as_text=True)
    assert "Bazar buka jam tujuh" in client.get("/kabar.rss").get_data(as_text=True)


def test_the_same_form_sent_twice_makes_one_notice(app: Flask, sign_in: Any) -> None:
    official = sign_in("official")
    for _ in range(2):
        answer = official.post("/kelola/kabar/baru", data={"body": "Posyandu Rabu.", "upload_key": "kunci-1"})
        assert answer.status_code == 303
    assert count(Notice) == 1
    assert count(AuditEntry) == 1


def test_several_photos_may_come_and_the_same_one_only_once(app: Flask, sign_in: Any) -> None:
    photos = [upload("red"), upload("blue"), upload("red", "lagi.jpg")]
    sign_in("official").post("/kelola/kabar/baru", data={"body": "Pameran.", "photos": photos})
    assert count(NoticePhoto) == 2


def test_a_refused_form_keeps_what_was_typed_and_the_photos_that_came(app: Flask, client: Any, sign_in: Any) -> None:
    official = sign_in("official")
    sent = {"body": "", "venue": "Gang 5", "title": "Tembok baru", "photos": [upload()]}
    refused = official.post("/kelola/kabar/baru", data=sent)
    html = refused.get_data(as_text=True)
    assert refused.status_code == 422
    assert "Tulis kabarnya" in html
    assert 'value="Gang 5"' in html
    assert "1 foto sudah sampai" in html
    again = {
        "body": "Sudah dicat.",
        "venue": "Gang 5",
        "title": "Tembok baru",
        "kept_photo": hidden(html, "kept_photo"),
    }
    assert official.post("/kelola/kabar/baru", data=again).status_code == 303
    assert "/foto/" in client.get("/kabar/tembok-baru").get_data(as_text=True)


def test_a_photo_that_cannot_be_read_is_named_and_the_good_one_is_kept(app: Flask, sign_in: Any) -> None:
    photos = [upload(), (io.BytesIO(b"bukan foto"), "catatan.jpg")]
    refused = sign_in("official").post("/kelola/kabar/baru", data={"body": "Pameran.", "photos": photos})
    html = refused.get_data(as_text=True)
    assert refused.status_code == 422
    assert "catatan.jpg" in html
    assert len(hidden(html, "kept_photo")) == 1
    assert count(Notice) == 0


def test_nobody_can_put_another_persons_photo_note_into_a_notice(app: Flask, sign_in: Any) -> None:
    first, second = sign_in("official"), sign_in("official")
    html = first.post("/kelola/kabar/baru", data={"body": "", "photos": [upload()]}).get_data(as_text=True)
    second.post("/kelola/kabar/baru", data={"body": "Kabar.", "kept_photo": hidden(html, "kept_photo")})
    assert count(NoticePhoto) == 0


def test_more_than_ten_photos_are_refused_in_words(app: Flask, sign_in: Any) -> None:
    photos = [upload("red", f"foto{number}.jpg") for number in range(11)]
    refused = sign_in("official").post("/kelola/kabar/baru", data={"body": "Pameran.", "photos": photos})
    assert "paling banyak 10 foto" in refused.get_data(as_text=True)


def test_a_long_text_gives_a_title_of_whole_words() -> None:
    title = notices.title_from("Warga " * 40 + "selesai. Kalimat kedua.")
    assert len(title) <= 90
    assert title.endswith("Warga...")
    assert notices.title_from("Posyandu Rabu pagi!\nBawa buku.") == "Posyandu Rabu pagi!"


def test_two_notices_of_one_title_have_their_own_addresses(app: Flask, client: Any) -> None:
    make_notice("Kerja bakti.")
    make_notice("Kerja bakti.")
    assert client.get("/kabar/kerja-bakti").status_code == 200
    assert client.get("/kabar/kerja-bakti-2").status_code == 200


def test_an_official_changes_text_and_photos_and_the_address_stays(app: Flask, client: Any, sign_in: Any) -> None:
    official = sign_in("official")
    official.post("/kelola/kabar/baru", data={"body": "Bazar Sabtu.", "photos": [upload("red"), upload("blue")]})
    notice_id = db.session.execute(select(Notice.id)).scalar_one()
    first, second = db.session.execute(select(NoticePhoto.id).order_by(NoticePhoto.position)).scalars().all()
    form = official.get(f"/kelola/kabar/{notice_id}").get_data(as_text=True)
    sent = {
        "body": "Bazar diundur ke Minggu.",
        "seen_at": hidden(form, "seen_at"),
        "removed": [first],
        f"alt-{second}": "Meja bazar di depan balai",
    }
    assert official.post(f"/kelola/kabar/{notice_id}", data=sent).status_code == 303
    page = client.get("/kabar/bazar-sabtu").get_data(as_text=True)
    assert "diundur ke Minggu" in page
    assert 'alt="Meja bazar di depan balai"' in page
    assert page.count("<img") == 1


def test_what_another_official_saved_meanwhile_is_not_lost(app: Flask, sign_in: Any) -> None:
    notice_id = make_notice("Rapat jam tujuh.")
    official = sign_in("official")
    opened = hidden(official.get(f"/kelola/kabar/{notice_id}").get_data(as_text=True), "seen_at")
    sign_in("official").post(f"/kelola/kabar/{notice_id}", data={"body": "Rapat jam delapan."})
    refused = official.post(f"/kelola/kabar/{notice_id}", data={"body": "Rapat batal.", "seen_at": opened})
    html = refused.get_data(as_text=True)
    assert refused.status_code == 409
    assert "baru saja diubah orang lain" in html
    assert "Rapat batal." in html
    assert db.session.execute(select(Notice.body)).scalar_one() == "Rapat jam delapan."
    sure = official.post(
        f"/kelola/kabar/{notice_id}", data={"body": "Rapat batal.", "seen_at": hidden(html, "seen_at")}
    )
    assert sure.status_code == 303


def test_a_deleted_notice_is_gone_for_readers_and_can_come_back(app: Flask, client: Any, sign_in: Any) -> None:
    notice_id = make_notice("Rapat warga.")
    official = sign_in("official")
    official.post(f"/kelola/kabar/{notice_id}/hapus")
    assert client.get("/kabar/rapat-warga").status_code == 404
    after = official.get("/kelola/kabar").get_data(as_text=True)
    assert "Urungkan" in after
    assert "Baru dihapus" in after
    official.post(f"/kelola/kabar/{notice_id}/kembalikan")
    assert client.get("/kabar/rapat-warga").status_code == 200


@pytest.mark.databases
def test_after_thirty_days_it_cannot_come_back(database_app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    notice_id = make_notice()
    notices.delete_notice(official, notice_id)
    begin_writing()
    db.session.get_one(Notice, notice_id).deleted_at = utcnow() - timedelta(days=31)
    commit()
    with pytest.raises(TooLateToUndo):
        notices.restore_notice(official, notice_id)


@pytest.mark.databases
def test_only_officials_and_administrators_keep_notices(database_app: Flask) -> None:
    notice_id = make_notice()
    for role in ("owner", "agent", "group_officer", "kelurahan", "observer"):
        person = person_of(factories.make_account(role).id)
        with pytest.raises(NotAllowed):
            notices.post_notice(person, body="Bukan hak saya.")
        with pytest.raises(NotAllowed):
            notices.delete_notice(person, notice_id)
    db.session.rollback()
    assert notices.post_notice(person_of(factories.make_account("admin").id), body="Dari admin.") == "dari-admin"


@pytest.mark.databases
def test_a_stale_form_is_refused_by_the_service_itself(database_app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    notice_id = make_notice()
    with pytest.raises(ChangedMeanwhile):
        notices.change_notice(official, notice_id, body="x", place="", title="", seen_at="2020-01-01T00:00:00+00:00")


def test_an_empty_page_of_notices_says_what_will_be_there(client: Any) -> None:
    assert "Belum ada kabar" in client.get("/kabar").get_data(as_text=True)


def test_older_notices_are_behind_a_link(app: Flask, client: Any) -> None:
    for number in range(1, 13):
        make_notice(f"Kabar nomor {number}.", posted_at=utcnow() - timedelta(days=20 - number))
    first = client.get("/kabar").get_data(as_text=True)
    assert "Kabar nomor 12" in first
    assert "Kabar nomor 2." not in first
    assert "/kabar?hal=2" in first
    assert "Kabar nomor 2" in client.get("/kabar?hal=2").get_data(as_text=True)
    assert client.get("/kabar?hal=9").status_code == 404


def test_what_an_official_did_is_told_in_a_sentence(app: Flask, sign_in: Any) -> None:
    official = sign_in(account=factories.make_account("official", name="Bu Endah"))
    official.post("/kelola/kabar/baru", data={"body": "Posyandu Rabu."})
    record = official.get("/kelola/catatan").get_data(as_text=True)
    assert "Bu Endah</b> memasang kabar Posyandu Rabu" in record
