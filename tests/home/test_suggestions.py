"""The suggestion box: written by anybody, followed by a code, answered, and hard to flood."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from village.core import typed_by_hand
from village.core.db import db
from village.home.models import Suggestion
from village.home.services.suggestions import new_code, read_code

TEXT = "Lampu di ujung gang mati sejak minggu lalu."


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests type faster than people."""
    monkeypatch.setattr(typed_by_hand, "QUICKEST_SECONDS", 0)


def opened(client: Any) -> str:
    found = re.search(r'name="opened"[^>]*value="([^"]+)"', client.get("/saran").get_data(as_text=True))
    assert found
    return found[1]


def send(client: Any, text: str = TEXT, **more: str) -> Any:
    return client.post("/saran", data={"text": text, "opened": more.pop("opened", "") or opened(client), **more})


def count() -> int:
    return int(db.session.execute(select(func.count()).select_from(Suggestion)).scalar_one())


def test_a_visitor_writes_and_reads_the_answer_by_the_code(app: Flask, client: Any, sign_in: Any) -> None:
    where = send(client).headers["Location"]
    page = client.get(where)
    assert TEXT in page.get_data(as_text=True)
    assert page.headers["Cache-Control"] == "private, no-store"
    official = sign_in("official")
    assert "1 saran menunggu jawaban" in official.get("/kelola").get_data(as_text=True)
    row_id = db.session.execute(select(Suggestion.id)).scalar_one()
    official.post(f"/kelola/saran/{row_id}", data={"answer": "Sudah diganti tadi malam."})
    assert "Sudah diganti tadi malam." in client.get(where).get_data(as_text=True)
    assert "Sudah diganti" not in client.get("/saran").get_data(as_text=True)
    assert "saran menunggu jawaban" not in official.get("/kelola").get_data(as_text=True)


def test_a_code_is_read_however_it_is_typed() -> None:
    code = new_code()
    assert read_code(code.lower().replace("-", " ")) == code
    assert len(code.replace("-", "")) == 25


def test_a_wrong_code_shows_nothing_and_a_way_to_try_again(app: Flask, client: Any) -> None:
    send(client)
    answer = client.get("/saran?kode=salah")
    assert answer.status_code == 404
    assert "Kode ini tidak ditemukan" in answer.get_data(as_text=True)


def test_the_same_form_sent_twice_is_one_suggestion(app: Flask, client: Any) -> None:
    token = opened(client)
    first, second = send(client, opened=token), send(client, opened=token)
    assert first.headers["Location"] == second.headers["Location"]
    assert count() == 1


def test_the_same_text_again_and_again_is_refused_and_kept(app: Flask, client: Any) -> None:
    for _ in range(2):
        assert send(client).status_code == 303
    refused = send(client)
    assert refused.status_code == 429
    assert TEXT in refused.get_data(as_text=True)
    assert count() == 2


def test_many_people_on_one_connection_are_not_refused(app: Flask, client: Any) -> None:
    for number in range(30):
        assert send(client, f"Saran warga nomor {number} tentang selokan.").status_code == 303


def test_a_field_nobody_sees_and_a_hasty_form_are_refused_with_the_text(
    app: Flask, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    trapped = send(client, website="http://beli.example")
    assert trapped.status_code == 429 and TEXT in trapped.get_data(as_text=True)
    monkeypatch.setattr(typed_by_hand, "QUICKEST_SECONDS", 60)
    hasty = send(client)
    assert hasty.status_code == 429 and TEXT in hasty.get_data(as_text=True)
    assert count() == 0


def test_a_contact_is_kept_only_with_consent(app: Flask, client: Any) -> None:
    send(client, contact="081234567890")
    send(client, TEXT + " Terima kasih.", contact="081234567890", may_contact="y")
    kept = db.session.execute(select(Suggestion.contact).order_by(Suggestion.id)).scalars().all()
    assert list(kept) == ["", "081234567890"]


def test_a_public_answer_stands_without_the_writer(app: Flask, client: Any, sign_in: Any) -> None:
    send(client, name="Bu Widya")
    row_id = db.session.execute(select(Suggestion.id)).scalar_one()
    official = sign_in("official")
    sent = {"answer": "Terima kasih Bu Widya, sudah diganti.", "is_public": "y"}
    assert official.post(f"/kelola/saran/{row_id}", data=sent).status_code == 422
    words = {"faq_question": "Lampu gang mati, lapor ke mana?", "faq_answer": "Ke ketua RT."}
    assert official.post(f"/kelola/saran/{row_id}", data={**sent, **words}).status_code == 303
    page = client.get("/saran").get_data(as_text=True)
    assert "Lampu gang mati, lapor ke mana?" in page and "Ke ketua RT." in page and "Widya" not in page


def test_a_suggestion_put_aside_comes_back(app: Flask, client: Any, sign_in: Any) -> None:
    where = send(client).headers["Location"]
    row_id, official = db.session.execute(select(Suggestion.id)).scalar_one(), sign_in("official")
    official.post(f"/kelola/saran/{row_id}/tutup")
    assert "menutupnya tanpa jawaban" in client.get(where).get_data(as_text=True)
    official.post(f"/kelola/saran/{row_id}/buka")
    assert "belum dibaca pengurus" in client.get(where).get_data(as_text=True)
