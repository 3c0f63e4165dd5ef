"""Listings ask, warn and step back by the clock, and every public page agrees; one tap brings them back."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import event, insert, select, update

from tests.conftest import CheckingClient, person_of
from tests.factories import make_account, make_enterprise, make_group, make_photo, make_product
from village.core.audit import AuditEntry
from village.core.db import db, utcnow
from village.core.search_index import SearchPosting
from village.gallery.attention import attention
from village.gallery.lists import cards_of_enterprise, cards_of_group, newest_cards, sitemap
from village.gallery.models import Product
from village.gallery.queries import count_products, public_pictures
from village.gallery.services import keeping
from village.gallery.services.renewing import confirm_enterprises, forget_stepped_back

SignIn = Callable[..., CheckingClient]


def grow_old(product_id: int, days: int) -> None:
    """As if nobody had said anything for so many days; nothing else runs."""
    then = utcnow() - timedelta(days=days, hours=1)
    db.session.execute(update(Product).where(Product.id == product_id).values(confirmed_at=then))
    db.session.commit()


def statements_of(act: Callable[[], object]) -> int:
    """How many statements this takes."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA", "ROLLBACK", "COMMIT")):
            seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    act()
    event.remove(db.engine, "before_cursor_execute", note)
    return len(seen)


def test_at_ninety_days_visitors_read_ask_first(client: CheckingClient) -> None:
    product = make_product(name="Keripik tempe")
    grow_old(product.id, 89)
    assert "Tanyakan dulu" not in client.get(f"/produk/{product.slug}").text
    assert "Tanyakan dulu" not in client.get("/produk").text
    grow_old(product.id, 90)
    assert "Tanyakan dulu" in client.get(f"/produk/{product.slug}").text
    assert "Tanyakan dulu" in client.get("/produk").text


def everywhere(client: CheckingClient, product: Product, group_slug: str, maker_slug: str) -> dict[str, bool]:
    """Where a visitor comes upon the product."""
    address = f"/produk/{product.slug}"
    pages = {
        "front": "/",
        "shelf": "/produk",
        "kind": "/produk?kategori=camilan&saring=1",
        "search": "/produk?q=keripik+tempe",
        "suggestions": "/cari?q=keripik",
        "maker": f"/usaha/{maker_slug}",
        "group": f"/kelompok/{group_slug}",
        "sitemap": "/sitemap.xml",
    }
    found = {name: address in client.get(path).text for name, path in pages.items()}
    return {**found, "own page": client.get(address).status_code == 200}


def test_at_180_days_every_public_place_forgets_it_by_the_clock(client: CheckingClient) -> None:
    maker = make_enterprise("Dapur Eyang", slug="dapur-eyang")
    make_group(slug="paguyuban", members=(maker,))
    product, other = make_product(maker, "Keripik tempe"), make_product(maker, "Keripik pisang")
    assert all(everywhere(client, product, "paguyuban", "dapur-eyang").values())
    grow_old(product.id, 180)
    assert not any(everywhere(client, product, "paguyuban", "dapur-eyang").values())
    shelf = client.get("/produk?saring=1").text
    assert "1 produk." in shelf and re.search(r"Camilan \(1\)", shelf), "counts disagree with the list"
    assert count_products() == {maker.id: 1}
    assert len(db.session.execute(public_pictures()).all()) == 1
    found = client.get("/produk?q=keripik+tempe").text
    assert other.name in found, "a hidden product that fits better emptied the search"


def test_the_owner_reads_why_and_one_tap_renews_all(app: Flask, client: CheckingClient, sign_in: SignIn) -> None:
    owner = make_account("owner")
    maker = make_enterprise("Dapur Eyang", owner=owner)
    products = [make_product(maker, name) for name in ("Abon", "Bolu", "Cilok")]
    fresh = make_product(maker, "Dawet").confirmed_at
    for product, days in zip(products, (70, 100, 200), strict=True):
        grow_old(product.id, days)
    browser = sign_in(owner)
    assert "Masih ada? 3 produk" in browser.get("/kelola").text
    assert "1 sudah tidak tampil" in browser.get("/kelola").text
    own = browser.get("/kelola/produk?keadaan=mundur").text
    assert "Cilok" in own and "Bolu" not in own and "lewat 180 hari" in own
    assert "Ketuk Masih ada" in browser.get(f"/kelola/produk/{products[2].id}/keadaan").text
    assert client.get(f"/produk/{products[2].slug}").status_code == 404
    page = browser.get("/kelola/produk/masih-ada").text
    assert "Masih ada semua, 3 produk" in page
    told = browser.post("/kelola/produk/masih-ada", data={"usaha": maker.id}, follow_redirects=True).text
    assert "3 produk dipastikan masih ada." in told and "Semua sudah dipastikan" in told
    assert client.get(f"/produk/{products[2].slug}").status_code == 200
    assert "Cilok" in client.get("/produk?q=cilok").text
    entry = db.session.query(AuditEntry).filter_by(action="gallery.products_confirmed").one()
    assert entry.details == {"count": 3}
    dawet = db.session.query(Product).filter_by(name="Dawet").one()
    assert dawet.confirmed_at == fresh, "what was fresh keeps its own day"


def test_words_of_what_stepped_back_correct_nobody(sign_in: SignIn, client: CheckingClient) -> None:
    owner = make_account("owner")
    old, shown = make_product(make_enterprise(owner=owner), "Rengginang"), make_product(name="Kerupuk")
    grow_old(old.id, 200)
    known = select(SearchPosting.object_id).where(SearchPosting.kind == "product").distinct()
    assert set(db.session.scalars(known)) == {old.id, shown.id}
    assert forget_stepped_back() == 1 and forget_stepped_back() == 0
    assert set(db.session.scalars(known)) == {shown.id}
    assert shown.name in client.get("/produk?q=krupuk").text
    sign_in(owner).post(f"/kelola/produk/{old.id}/masih-ada")
    assert old.name in client.get("/produk?q=rengginan").text


def test_a_renewal_by_mistake_is_taken_back(sign_in: SignIn, client: CheckingClient) -> None:
    owner = make_account("owner")
    maker = make_enterprise("Dapur Eyang", owner=owner)
    hidden, asked = make_product(maker, "Cilok"), make_product(maker, "Bolu")
    grow_old(hidden.id, 200)
    grow_old(asked.id, 70)
    browser = sign_in(owner)
    told = browser.post("/kelola/produk/masih-ada", data={"usaha": maker.id}, follow_redirects=True).text
    [undo] = [unescape(one) for one in re.findall(r'action="([^"]*urungkan[^"]*)"', told)]
    browser.post(f"/kelola/produk/{asked.id}/masih-ada")
    assert "1 produk kembali menunggu dipastikan." in browser.post(undo, follow_redirects=True).text
    assert client.get(f"/produk/{hidden.slug}").status_code == 404, "hidden again, as before"
    assert client.get(f"/produk/{asked.slug}").status_code == 200, "confirmed once more since: it stays"
    assert "Tidak ada yang berubah" in browser.post(undo, follow_redirects=True).text


def test_one_tap_renews_one(sign_in: SignIn, client: CheckingClient) -> None:
    owner = make_account("owner")
    product = make_product(make_enterprise(owner=owner))
    grow_old(product.id, 200)
    sign_in(owner).post(f"/kelola/produk/{product.id}/masih-ada")
    assert client.get(f"/produk/{product.slug}").status_code == 200


def test_nobody_renews_for_a_stranger(sign_in: SignIn) -> None:
    owner, stranger = make_account("owner"), make_account("owner")
    maker = make_enterprise(owner=owner)
    make_enterprise(owner=stranger)
    grow_old(make_product(maker).id, 100)
    browser = sign_in(stranger)
    assert maker.name not in browser.get("/kelola/produk/masih-ada").text
    assert browser.post("/kelola/produk/masih-ada", data={"usaha": maker.id}).status_code == 404


def test_an_official_has_a_message_ready_for_the_owner(sign_in: SignIn) -> None:
    maker = make_enterprise("Dapur Eyang", owner_name="Bu Uji", phone="628155550001")
    landline = make_enterprise("Warung", phone="62247465407")
    for one in (maker, landline):
        grow_old(make_product(one, f"Abon {one.id}").id, 100)
    page = sign_in("official").get("/kelola/produk/masih-ada").text
    assert page.count("https://wa.me/628155550001?text=") == 1
    assert "Balas%20MASIH" in page and f"Abon%20{maker.id}" in page
    assert "62247465407" not in page


def test_a_helper_renews_in_the_owners_name(app: Flask) -> None:
    helper = make_account("agent")
    maker = make_enterprise(helper=helper)
    grow_old(make_product(maker).id, 100)
    assert confirm_enterprises(person_of(helper.id), [maker.id]).number == 1
    assert db.session.query(AuditEntry).one().on_behalf_of == maker.id


@pytest.mark.databases
def test_both_databases_agree_about_the_clock(database_app: Flask) -> None:
    owner = make_account("owner")
    maker = make_enterprise(owner=owner)
    group = make_group(members=(maker,))
    old, young = make_product(maker, "Tua"), make_product(maker, "Muda")
    make_photo(old, 1)
    grow_old(old.id, 181)
    with database_app.test_request_context():
        lists = (newest_cards(), cards_of_enterprise(maker.id), cards_of_group(group.id))
        assert [[card.name for card in cards] for cards in lists] == [["Muda"]] * 3
        assert [path for path, _day in sitemap()] == ["/produk", f"/produk/{young.slug}"]
        assert [thing.urgency for thing in attention(person_of(owner.id))] == ["amber"]
    keeping.confirm_product(person_of(owner.id), old.id)
    assert count_products() == {maker.id: 2}


@pytest.mark.parametrize("number", [10, 100, 5_000])
def test_statements_do_not_grow_with_the_shelf(
    app: Flask, client: CheckingClient, sign_in: SignIn, number: int
) -> None:
    owner = make_account("owner")
    makers = [make_enterprise(f"Dapur {place}", owner=owner) for place in range(10)]
    rows = [
        {
            "enterprise_id": makers[place % 10].id,
            "slug": f"barang-{place}",
            "name": f"Barang {place}",
            "state": "published",
            "is_listed": True,
            "published_at": utcnow(),
            "confirmed_at": utcnow() - timedelta(days=place % 240),
        }
        for place in range(number)
    ]
    db.session.execute(insert(Product), rows)
    db.session.commit()
    browser, official = sign_in(owner), sign_in("official")
    limits = {"/produk": 8, "/cari?q=barang": 8, "/produk?q=barang": 9}
    for path, most in limits.items():
        assert statements_of(lambda path=path: client.get(path)) <= most, path
    for path in ("/kelola/produk/masih-ada", "/kelola/minat", "/kelola/produk"):
        assert statements_of(lambda path=path: browser.get(path)) <= 12, path
    for path in ("/kelola", "/kelola/tinjauan", "/kelola/padanan-kata"):
        assert statements_of(lambda path=path: official.get(path)) <= 16, path
