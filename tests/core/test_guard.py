"""What stands in front of every view: same-site changes only, form tokens, sizes, hosts and headers."""

import io
import re
import sqlite3
from contextlib import closing

import pytest
from flask import Flask
from sqlalchemy import event

from village.core.db import db

NOTICE = {"body": "Kerja bakti Minggu pagi.", "place": "Gang 6"}


def posted(app: Flask) -> bool:
    """Is the notice there?"""
    return "Kerja bakti Minggu pagi" in app.test_client().get("/kabar").text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://jahat.id"},
        {"Origin": "null"},
        {},
    ],
)
def test_a_change_from_elsewhere_is_refused_and_what_was_typed_is_kept(app, sign_in, headers):
    client = sign_in("official")
    client.is_foreign = True
    answer = client.post("/kelola/kabar/baru", data=NOTICE, headers={"X-CSRFToken": client.form_token, **headers})
    assert answer.status_code == 403
    assert "Kerja bakti Minggu pagi." in answer.text
    assert not posted(app)


def test_a_browser_without_fetch_headers_may_send_from_our_own_page(app, sign_in):
    client = sign_in("official")
    client.is_foreign = True
    headers = {"Origin": "http://localhost", "X-CSRFToken": client.form_token}
    assert client.post("/kelola/kabar/baru", data=NOTICE, headers=headers).status_code == 303


@pytest.mark.parametrize("token", ["", "salah", "of somebody else"])
def test_a_change_needs_the_form_token_of_its_own_session(app, sign_in, token):
    client = sign_in("official")
    client.form_token = sign_in("official").form_token if token == "of somebody else" else token
    assert client.post("/kelola/kabar/baru", data=NOTICE).status_code == 403
    assert not posted(app)


def test_a_signed_out_change_answers_401_and_keeps_what_was_typed(app, client):
    answer = client.post("/kelola/kabar/baru", data=NOTICE)
    assert answer.status_code == 401
    assert "Kerja bakti Minggu pagi." in answer.text
    assert "/masuk" in answer.text


def test_a_signed_out_htmx_look_is_sent_to_sign_in_and_a_change_gets_a_sentence(app, client):
    look = client.get("/kelola", headers={"HX-Request": "true"})
    assert (look.status_code, look.headers["HX-Redirect"]) == (204, "/masuk?next=%2Fkelola")
    change = client.post("/kelola/kabar/baru", data=NOTICE, headers={"HX-Request": "true"})
    assert change.status_code == 401
    assert change.headers["HX-Retarget"] == "#notices"
    assert "<html" not in change.text


def test_too_many_files_in_one_form_are_refused(sign_in, app):
    files = [(io.BytesIO(b"x"), f"{number}.jpg") for number in range(31)]
    answer = sign_in("official").post(
        "/kelola/kabar/baru", data={**NOTICE, "photos": files}, content_type="multipart/form-data"
    )
    assert answer.status_code == 413
    assert not posted(app)


def test_a_form_longer_than_its_limit_is_refused_before_it_is_read(client, app):
    answer = client.post("/masuk", data={"identifier": "x" * 3_000_000})
    assert answer.status_code == 413


def test_a_foreign_host_name_is_refused(client):
    assert client.get("/", base_url="http://jahat.id").status_code == 400


def test_every_page_says_what_it_may_load(client, sign_in):
    for browser, path in ((client, "/"), (client, "/tidak-ada"), (sign_in("admin"), "/kelola")):
        headers = browser.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_private_pages_are_stored_nowhere_and_public_ones_set_no_cookie(client, sign_in):
    official = sign_in("official")
    for path in ("/kelola", "/kelola/orang", "/", "/produk"):
        assert official.get(path).headers["Cache-Control"] == "private, no-store"
    public = client.get("/produk")
    assert public.headers["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in public.headers
    assert "Cookie" in public.headers["Vary"] and "HX-Request" in public.headers["Vary"]


def test_an_unchanged_page_answers_304(client):
    tag = client.get("/kabar").headers["ETag"]
    again = client.get("/kabar", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", ["/kabar/x.css", "/produk/a.css", "/kelola/x.css", "/masuk/x.js"])
def test_a_page_is_not_served_under_the_name_of_a_file(sign_in, path):
    assert sign_in("official").get(path).status_code == 404


def test_a_broken_page_tells_a_code_and_no_secret(app, client, sign_in):
    app.config["SHOW_ERROR_PAGES"] = True
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE notice_photo")
        connection.exec_driver_sql("DROP TABLE notice")
    answer = client.get("/kabar")
    assert answer.status_code == 500
    assert not re.search(r"Traceback|SELECT|sqlite|/work|site-packages", answer.text)
    assert re.search(r"\b[0-9a-f]{8}\b", answer.text), "no code to tell the officials"


@pytest.mark.parametrize(
    "path",
    [
        "/kelola/orang/9999999999999999999",
        "/kelola/catatan?sebelum=99999999999999999999",
        "/kelola/usaha?rt=99999999999999999999&kelompok=99999999999999999999&hal=99999999999999999999",
        "/kelola/produk/baru?usaha=99999999999999999999",
        "/produk?hal=99999999999999999999&rt=99999999999999999999&dari=99999999999999999999",
        "/kelompok?rt=99999999999999999999",
        "/kabar?hal=99999999999999999999",
    ],
)
def test_a_number_that_no_row_can_have_is_no_error(sign_in, path):
    assert sign_in("official").get(path).status_code in (200, 404)


def test_a_busy_site_says_so_and_keeps_what_was_typed(app, sign_in):
    client = sign_in("official")
    app.config["SHOW_ERROR_PAGES"] = True
    db.session.remove()
    db.engine.dispose()
    event.listen(db.engine, "connect", lambda connection, _record: connection.execute("PRAGMA busy_timeout=50"))
    with closing(
        sqlite3.connect(app.config["SETTINGS"].instance / "village.sqlite3", isolation_level=None)
    ) as long_work:
        long_work.execute("BEGIN IMMEDIATE")
        answer = client.post("/kelola/kabar/baru", data=NOTICE)
        htmx = client.post("/kelola/kabar/baru", data=NOTICE, headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert "Kerja bakti Minggu pagi." in answer.text and "Tunggu satu menit" in answer.text
    assert htmx.status_code == 503 and "Tunggu satu menit" in htmx.text and "<html" not in htmx.text
    assert not posted(app)
    assert client.post("/kelola/kabar/baru", data=NOTICE).status_code == 303
