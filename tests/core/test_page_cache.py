"""Pages kept ready for readers without a cookie: never somebody else's, never old, never more than there is room."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from tests import factories
from tests.conftest import CheckingClient
from village.application import create_app
from village.core import page_cache
from village.core.db import begin_writing, commit, db
from village.core.page_cache import PageCache
from village.gallery.models import Product
from village.gallery.services.interest import Asked, count_interest

ORIGIN = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def cached_app(database_app: Flask) -> Iterator[Flask]:
    """A second process of the same village, on either database, with the pages kept ready as in daily use."""
    settings = database_app.config["SETTINGS"]
    url, secret = settings.database_url, settings.secret
    app = create_app(testing=True, page_cache_mib=4, instance=settings.instance, database_url=url, secret=secret)
    app.test_client_class = CheckingClient
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def reader(cached_app: Flask) -> FlaskClient:
    """Somebody without an account."""
    return cached_app.test_client()


@pytest.fixture
def statements(cached_app: Flask) -> list[str]:
    """Every statement that goes through the pool of the second process."""
    seen: list[str] = []
    with cached_app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda _c, _k, words, *_more: seen.append(words))
    return seen


def make_product(name: str) -> Product:
    return factories.make_product(factories.make_enterprise(), name)


def text_of(answer: Any) -> str:
    return str(answer.get_data(as_text=True))


def rename(product_id: int, name: str) -> None:
    begin_writing()
    db.session.get_one(Product, product_id).name = name
    commit()


def test_an_unchanged_page_is_not_made_again(reader: FlaskClient, statements: list[str]) -> None:
    make_product("Keripik Tempe")
    first = text_of(reader.get("/produk"))
    statements.clear()
    assert "Keripik Tempe" in first and text_of(reader.get("/produk")) == first
    assert [words for words in statements if "site_version" not in words] == []


def test_a_change_by_another_process_shows_with_the_next_request(reader: FlaskClient) -> None:
    product = make_product("Keripik Tempe")
    assert "Keripik Tempe" in text_of(reader.get("/produk"))
    for name in ("Keripik Pisang", "Keripik Talas"):
        rename(product.id, name)
        assert name in text_of(reader.get("/produk")), "an old page was shown"


def test_a_change_that_was_taken_back_drops_nothing(reader: FlaskClient, statements: list[str]) -> None:
    make_product("Keripik Tempe")
    reader.get("/produk")
    begin_writing()
    db.session.rollback()
    statements.clear()
    reader.get("/produk")
    assert [words for words in statements if "site_version" not in words] == []


def test_counting_a_question_leaves_the_pages_ready(reader: FlaskClient, statements: list[str]) -> None:
    product = make_product("Keripik Tempe")
    reader.get("/produk")
    count_interest([Asked("whatsapp", product.id)], [])
    statements.clear()
    reader.get("/produk")
    assert [words for words in statements if "site_version" not in words] == []


def test_a_signed_in_page_is_never_kept_and_never_answered_from_what_is(reader: FlaskClient, cached_app: Any) -> None:
    account = factories.make_account("official")
    official = cached_app.test_client()
    with cached_app.app_context():
        official.sign_in(factories.make_session(account.id), account.id)
    for path in ("/", "/produk", "/en/produk"):
        for _ in range(2):
            own = official.get(path)
            assert "/kelola" in text_of(own) and own.headers["Cache-Control"] == "private, no-store"
            everybodys = reader.get(path)
            assert "/kelola" not in text_of(everybodys) and everybodys.headers["Cache-Control"] == "no-cache"


def test_the_unchanged_page_is_not_sent_again_whether_kept_or_not(reader: FlaskClient, cached_app: Flask) -> None:
    make_product("Keripik Tempe")
    tag = cached_app.test_client().get("/produk").headers["ETag"]
    rename(make_product("Lain").id, "Tahu Bulat")
    new_tag = reader.get("/produk", headers={"If-None-Match": tag}).headers["ETag"]
    assert new_tag != tag
    for _ in range(2):
        again = reader.get("/produk", headers={"If-None-Match": new_tag})
        assert (again.status_code, again.get_data()) == (304, b"")
        assert "Content-Length" not in again.headers and again.headers["Vary"]


def test_fragments_languages_searches_and_packing_do_not_mix(cached_app: Flask) -> None:
    reader = FlaskClient(cached_app, cached_app.response_class)
    make_product("Keripik Tempe")
    fragment = {"HX-Request": "true", "HX-Target": "div#shelf"}
    asked: list[Callable[[], Any]] = [
        lambda: reader.get("/produk"),
        lambda: reader.get("/produk", headers=fragment),
        lambda: reader.get("/en/produk"),
        lambda: reader.get("/produk?q=tempe"),
        lambda: reader.get("/produk?q=tidakada"),
        lambda: reader.get("/produk", headers={"Accept-Encoding": "gzip"}),
    ]
    first = [ask().get_data() for ask in asked]
    assert len(set(first)) == len(asked)
    assert [ask().get_data() for ask in reversed(asked)] == list(reversed(first))


def test_a_form_that_anybody_may_send_is_made_for_each_reader(reader: FlaskClient) -> None:
    for path in ("/saran", "/daftar-usaha"):
        assert text_of(reader.get(path)) != text_of(reader.get(path))


def test_errors_and_private_addresses_are_not_kept(reader: FlaskClient) -> None:
    product = make_product("Keripik Tempe")
    for is_listed, status in ((False, 404), (True, 200), (False, 404)):
        begin_writing()
        db.session.get_one(Product, product.id).is_listed = is_listed
        commit()
        assert reader.get(f"/produk/{product.slug}").status_code == status
    assert reader.get("/kelola/produk").headers["Cache-Control"] == "private, no-store"


def test_a_page_is_made_again_after_a_minute(reader: FlaskClient, statements: list[str], monkeypatch: Any) -> None:
    make_product("Keripik Tempe")
    reader.get("/produk")
    later = page_cache.time.monotonic() + page_cache.GOOD_FOR_SECONDS + 1
    monkeypatch.setattr(page_cache.time, "monotonic", lambda: later)
    statements.clear()
    reader.get("/produk")
    assert any("FROM product" in words for words in statements)


def test_no_more_is_kept_than_there_is_room_for() -> None:
    made: list[str] = []

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        made.append(environ["PATH_INFO"])
        start_response("200 OK", [("Cache-Control", "no-cache"), ("ETag", '"x"')])
        return [b"." * 100]

    cache = PageCache(application, lambda: 7, most_bytes=1000)
    for number in (*range(30), 29, 0):
        answered = cache({"REQUEST_METHOD": "GET", "PATH_INFO": f"/{number}"}, lambda *_told: None)
        assert b"".join(answered) == b"." * 100
    assert made[-2:] == ["/29", "/0"], "the newest stays, the oldest had to go"
    assert sum(len(page.body) for page in cache._pages.values()) <= 1000


def test_a_site_without_a_database_yet_still_answers(tmp_path: Any) -> None:
    app = create_app(instance=tmp_path, secret="s" * 64)
    assert app.test_client().get("/robots.txt").status_code == 200
