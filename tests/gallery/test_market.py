"""Counting without names, searches in vain, other words that officials keep, and suggestions while typing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import CheckingClient, person_of
from tests.factories import make_account, make_enterprise, make_product
from village.core.db import db
from village.gallery.market import asked_by_week, count_asked, missed_words, most_asked
from village.gallery.market_tables import Interest, MissedWord
from village.gallery.services import interest
from village.gallery.services.interest import Asked, count_interest, words_worth_counting
from village.gallery.services.wording import drop_synonym, keep_synonym
from village.gallery.synonyms import kept_synonyms
from village.registry.interface import today

SignIn = Callable[..., CheckingClient]


def counted() -> dict[tuple[int, int, str], int]:
    rows = db.session.scalars(select(Interest))
    return {(row.enterprise_id, row.product_id, row.kind): row.number for row in rows}


def test_a_batch_counts_each_link_once_a_day(client: CheckingClient, app: Flask) -> None:
    maker = make_enterprise()
    product = make_product(maker)
    links = [f"ask.p{product.id}", f"ask.p{product.id}", f"shop.p{product.id}", f"ask.u{maker.id}"]
    for _visit in range(2):
        assert client.post("/produk", data={"link": links}).status_code == 204
    assert counted() == {
        (maker.id, product.id, "ask"): 2,
        (maker.id, product.id, "shop"): 2,
        (maker.id, 0, "ask"): 2,
    }


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"link": "ask.p0"},
        {"link": "ask.x1"},
        {"link": "steal.p1"},
        {"link": "ask.p1 or 1=1"},
        {"link": ["ask.p1"] * 13},
        {"missed": "x" * 121},
        {"link": "ask.p1", "who": "me"},
    ],
)
def test_a_bad_batch_is_refused_and_adds_nothing(client: CheckingClient, app: Flask, sent: dict[str, object]) -> None:
    make_product()
    assert client.post("/produk", data=sent).status_code == 400
    assert not counted()


def test_a_batch_from_another_site_or_too_long_is_refused(client: CheckingClient, app: Flask) -> None:
    product = make_product()
    sent = {"link": f"ask.p{product.id}"}
    assert client.post("/produk", data=sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post("/produk", data={"missed": ["y" * 119] * 12 + ["z" * 900]}).status_code in (400, 413)
    assert not counted()


def test_people_of_the_village_and_hidden_things_are_not_the_market(
    client: CheckingClient, sign_in: SignIn, app: Flask
) -> None:
    owner = make_account("owner")
    shown, hidden = make_product(make_enterprise(owner=owner)), make_product(state="hidden")
    closed = make_enterprise(state="tutup")
    assert sign_in(owner).post("/produk", data={"link": f"ask.p{shown.id}"}).status_code == 204
    client.post("/produk", data={"link": [f"ask.p{hidden.id}", f"ask.u{closed.id}", "ask.p999999"]})
    assert not counted()


def test_a_flood_of_batches_is_not_written(client: CheckingClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interest, "MOST_PER_MINUTE", 2)
    product = make_product()
    for _visit in range(4):
        assert client.post("/produk", data={"link": f"ask.p{product.id}"}).status_code == 204
    assert list(counted().values()) == [2]


def test_nothing_is_written_by_a_get(client: CheckingClient, app: Flask) -> None:
    product = make_product()
    own = f"/produk/{product.slug}"
    for path in (own, "/produk?q=seblak", "/produk/saran?q=seblak", f"{own}/lapor"):
        client.get(path)
    assert not counted() and not db.session.scalars(select(MissedWord)).all()


def test_the_owner_reads_how_many_asked_this_week(sign_in: SignIn, client: CheckingClient, app: Flask) -> None:
    owner, other = make_account("owner"), make_account("owner")
    product = make_product(make_enterprise(owner=owner), "Abon")
    make_enterprise(owner=other)
    for _visit in range(14):
        client.post("/produk", data={"link": f"ask.p{product.id}"})
    browser = sign_in(owner)
    assert "Minggu ini sedikitnya 14 orang bertanya." in browser.get("/kelola/produk").text
    market = browser.get("/kelola/minat").text
    assert "Minggu ini sedikitnya 14 orang bertanya." in market and "Abon" in market
    strangers = sign_in(other)
    assert "Belum ada hitungan" in strangers.get("/kelola/minat").text
    assert "orang bertanya" not in strangers.get("/kelola/produk").text


@pytest.mark.databases
def test_weeks_are_added_up_from_monday(database_app: Flask) -> None:
    product = make_product()
    monday = today() - timedelta(days=today().weekday())
    for day, number in ((monday, 3), (monday - timedelta(days=1), 4), (monday - timedelta(days=7), 5)):
        key = {"enterprise_id": product.enterprise_id, "product_id": product.id, "kind": "ask"}
        db.session.add(Interest(counted_on=day, number=number, **key))
    db.session.commit()
    count_interest([Asked("ask", product_id=product.id)], ["seblak"])
    assert asked_by_week(None, weeks=2) == [(monday, 4), (monday - timedelta(days=7), 9)]
    assert count_asked([product.enterprise_id], since=monday) == 4
    assert count_asked([], since=monday) == 0
    assert [row.asked for row in most_asked(None, since=monday - timedelta(days=7))] == [13]
    assert not missed_words(), "one search is no market"
    count_interest([], ["Seblak"])
    assert [tuple(row) for row in missed_words()] == [("seblak", 2)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("seblak pedas", ["seblak", "pedas"]),
        ("3374081501900001", []),
        ("0812-3456-7890", []),
        ("budi 081234567890", []),
        ("apakah ada yang bisa mengantar ibu saya ke pasar", []),
        ("abcdefghijklmnopqrstuvwxyz", []),
        ("ab", []),
        ("keripik seblak", ["seblak"]),
    ],
)
def test_only_innocent_words_are_counted(app: Flask, query: str, words: list[str]) -> None:
    make_product(name="Keripik tempe")
    assert words_worth_counting(query) == words


def test_an_empty_search_carries_its_words_for_the_counting(client: CheckingClient, app: Flask) -> None:
    make_product(name="Keripik tempe")
    assert 'data-missed="seblak"' in client.get("/produk?q=seblak").text
    assert "data-missed" not in client.get("/produk?q=keripik").text


def test_officials_and_owners_see_what_is_missing(sign_in: SignIn, client: CheckingClient, app: Flask) -> None:
    owner = make_account("owner")
    make_product(make_enterprise(owner=owner))
    for _visit in range(2):
        client.post("/produk", data={"missed": ["seblak", "es cendol"]})
    for browser in (sign_in(owner), sign_in("official")):
        page = browser.get("/kelola/minat").text
        assert "seblak" in page and "cendol" in page


def test_a_javanese_word_finds_the_goods(client: CheckingClient, app: Flask) -> None:
    make_product(name="Sale pisang")
    make_product(name="Kerupuk ikan")
    assert "Sale pisang" in client.get("/produk?q=gedhang").text
    assert "Kerupuk ikan" in client.get("/produk?q=krupuk").text


def test_officials_add_change_and_remove_words_and_take_it_back(
    sign_in: SignIn, client: CheckingClient, app: Flask
) -> None:
    make_product(name="Sirup mawar")
    official = sign_in("official")
    assert "Sirup mawar" not in client.get("/produk?q=ombenan").text
    told = official.post(
        "/kelola/padanan-kata", data={"word": "Ombenan", "others": "sirup, wedang"}, follow_redirects=True
    ).text
    assert "ombenan sekarang dicari juga sebagai sirup, wedang." in told
    assert "Sirup mawar" in client.get("/produk?q=ombenan").text
    official.post("/kelola/padanan-kata/ombenan/urungkan/1")
    assert "Sirup mawar" not in client.get("/produk?q=ombenan").text
    official.post("/kelola/padanan-kata/minuman/hapus")
    assert "minuman" not in kept_synonyms() or not kept_synonyms()["minuman"]
    assert official.post("/kelola/padanan-kata/minuman/urungkan/9").status_code == 409
    official.post("/kelola/padanan-kata/minuman/urungkan/1")
    assert "sirup" in kept_synonyms()["minuman"]


@pytest.mark.parametrize("sent", [{"word": "", "others": "x"}, {"word": "wedang", "others": " , "}, {"word": "---"}])
def test_a_word_without_another_is_refused(sign_in: SignIn, app: Flask, sent: dict[str, str]) -> None:
    assert sign_in("official").post("/kelola/padanan-kata", data=sent).status_code == 422


@pytest.mark.databases
def test_words_are_kept_on_both_databases(database_app: Flask) -> None:
    person = person_of(make_account("official").id)
    keep_synonym(person, "gedhang", "pisang, sale")
    assert kept_synonyms()["gedhang"] == ("pisang", "sale")
    drop_synonym(person, "gedhang")
    assert kept_synonyms()["gedhang"] == ()


def test_suggestions_are_a_fragment_and_a_page(client: CheckingClient, app: Flask) -> None:
    maker = make_enterprise("Keripik Bu Uji", slug="keripik-bu-uji")
    make_product(maker, "Keripik tempe", slug="keripik-tempe")
    make_product(name="Bolu kukus")
    page = client.get("/produk/saran?q=krip").text
    assert '<a href="/produk/keripik-tempe">' in page and '<a href="/usaha/keripik-bu-uji">' in page
    assert "Bolu" not in page
    headers = {"HX-Request": "true", "HX-Target": "div#suggestions"}
    fragment = client.get("/produk/saran?q=krip", headers=headers).text
    assert "<html" not in fragment and "keripik-tempe" in fragment
    assert "Belum ada yang mirip." in client.get("/produk/saran?q=traktor").text
    assert "saran" not in client.get("/produk/saran?q=k", headers=headers).text
