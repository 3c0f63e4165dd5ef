"""The short survey: asked by officials, answered without a name, counted so that nobody can be told from it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests import factories
from village.core import typed_by_hand
from village.core.db import db
from village.home.models import Survey, SurveyAnswer
from village.home.services.surveys import Answered, answer_step, survey_step
from village.registry.interface import today

DREAM = "Warung saya punya rak sendiri di galeri."
NEXT_WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests type faster than people."""
    monkeypatch.setattr(typed_by_hand, "QUICKEST_SECONDS", 0)


def open_round(official: Any, title: str = "Survei warga") -> Any:
    until = (today() + NEXT_WEEK).isoformat()
    return official.post("/kelola/survei", data={"title": title, "until_on": until})


def opened(client: Any) -> str:
    found = re.search(r'name="opened"[^>]*value="([^"]+)"', client.get("/saran/survei").text)
    assert found
    return found[1]


def answer(client: Any, **sent: Any) -> Any:
    facts = {"satisfaction": "4", "opened": sent.pop("opened", "") or opened(client), **sent}
    return client.post("/saran/survei", data=facts)


def count() -> int:
    return int(db.session.execute(select(func.count()).select_from(SurveyAnswer)).scalar_one())


def test_a_round_is_opened_answered_and_counted(app: Flask, client: Any, sign_in: Any) -> None:
    official = sign_in("official")
    assert "Belum ada survei yang berjalan" in client.get("/saran/survei").text
    assert "Isi survei" not in client.get("/saran").text
    result = open_round(official).headers["Location"]
    assert "Isi survei" in client.get("/saran").text
    sent = answer(client, reasons=["bad_time", "shy"], dream=DREAM, rt="4")
    assert sent.status_code == 303
    assert "sudah tersimpan" in client.get(sent.headers["Location"]).text
    page = official.get(result).text
    assert "Malu atau kurang percaya diri" in page and DREAM in page and "4,0" in page
    assert "membuka survei Survei warga" in official.get("/kelola/catatan").text


def test_what_is_refused_stays_in_the_form(app: Flask, client: Any, sign_in: Any) -> None:
    open_round(sign_in("official"))
    refused = client.post("/saran/survei", data={"dream": DREAM, "reasons": "shy", "opened": opened(client)})
    assert refused.status_code == 422 and DREAM in refused.text and "Pilih salah satu." in refused.text
    assert re.search(r'value="shy"[^>]*checked', refused.text)
    trapped = answer(client, dream=DREAM, website="http://beli.example")
    assert trapped.status_code == 429 and DREAM in trapped.text
    numbered = answer(client, dream="3374010101800001")
    assert numbered.status_code == 422 and "NIK" in numbered.text
    assert count() == 0


def test_the_same_form_sent_twice_is_one_answer_and_a_shared_connection_is_not_refused(
    app: Flask, client: Any, sign_in: Any
) -> None:
    open_round(sign_in("official"))
    token = opened(client)
    for _ in range(2):
        assert answer(client, opened=token).status_code == 303
    assert count() == 1
    for _ in range(25):
        assert answer(client).status_code == 303
    assert count() == 26


def test_a_closed_round_takes_no_answer_and_can_be_opened_again(app: Flask, client: Any, sign_in: Any) -> None:
    official = sign_in("official")
    result = open_round(official).headers["Location"]
    token = opened(client)
    assert open_round(official, "Survei kedua").status_code == 409
    official.post(f"{result}/tutup")
    late = answer(client, opened=token)
    assert late.status_code == 409 and "Belum ada survei" in late.text and count() == 0
    official.post(f"{result}/buka")
    assert answer(client, opened=token).status_code == 303
    assert open_round(official, "Survei kedua").status_code == 409


def test_a_round_ends_by_itself_after_its_last_day(app: Flask, client: Any, sign_in: Any) -> None:
    row_id = survey_step("Survei lama", today() - timedelta(days=1)).id
    db.session.commit()
    official = sign_in("official")
    assert "Belum ada survei" in client.get("/saran/survei").text
    assert official.post(f"/kelola/survei/{row_id}/buka").status_code == 422
    for wrong in (today() - timedelta(days=1), today() + timedelta(days=200)):
        sent = {"title": "Survei", "until_on": wrong.isoformat()}
        assert official.post("/kelola/survei", data=sent).status_code == 422
    assert db.session.execute(select(func.count()).select_from(Survey)).scalar_one() == 1


def test_few_answers_of_an_rt_and_words_are_kept_from_those_who_only_count(app: Flask, sign_in: Any) -> None:
    survey_id = survey_step("Survei warga", today()).id
    for number, (level, rt) in enumerate([(5, 4), (4, 4), (3, 4), (1, 7)]):
        answer_step(survey_id, Answered(level, ("no_use",), DREAM, rt), form_key=str(number))
    db.session.commit()
    observer = sign_in("observer").get(f"/kelola/survei/{survey_id}").text
    assert DREAM not in observer
    rows = re.findall(r"RT (\d\d)</th><td class=\"num\">([^<]*)</td><td class=\"num\">([^<]*)</td>", observer)
    assert rows == [("04", "3", "4,0"), ("07", "kurang dari 3", "-")]
    assert DREAM in sign_in("official").get(f"/kelola/survei/{survey_id}").text


def test_a_result_takes_as_many_statements_with_two_thousand_answers(app: Flask, sign_in: Any, statements: Any) -> None:
    survey_id, official = survey_step("Survei warga", today()).id, sign_in("official")
    taken = []
    for more in (2, 2_000):
        rows = [
            {"survey_id": survey_id, "form_key": f"{more}-{number}", "satisfaction": 1 + number % 5,
             "reasons": ["shy"], "dream": DREAM, "rt": number % 12}
            for number in range(more)
        ]  # fmt: skip
        db.session.execute(SurveyAnswer.__table__.insert(), rows)
        db.session.commit()
        with statements() as sent:
            assert official.get(f"/kelola/survei/{survey_id}").status_code == 200
        taken.append(len(sent))
    assert taken[0] == taken[1]
    assert official.get(f"/kelola/survei/{survey_id}?hal=2").status_code == 200


def test_the_paper_asks_the_same_questions(app: Flask, sign_in: Any) -> None:
    survey_id = survey_step("Survei warga", today()).id
    db.session.commit()
    page = sign_in(factories.make_account("official")).get(f"/kelola/survei/{survey_id}/lembar").text
    for words in ("Sangat puas", "Tidak merasa diundang", "cita-cita", "Survei warga"):
        assert words in page
