"""The shelf and the product page as visitors meet them, and the own shelf as keepers do."""

import gzip
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, insert

from tests.factories import give_consent, make_account, make_enterprise, make_group, make_photo, make_product
from village.core.db import db, utcnow
from village.gallery.models import FormerSlug, Product
from village.registry.models import VerifiedFact

MOST_STATEMENTS = 8


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    """The SQL statements sent meanwhile."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)


def names(html: str) -> list[str]:
    """The products on the cards of a page, in order."""
    return re.findall(r'<p class="name"><a href="[^"]*" lang="id">([^<]*)</a>', html)


def get(client: Any, path: str, **more: Any) -> str:
    response = client.get(path, **more)
    assert response.status_code == 200, response.status
    return str(response.get_data(as_text=True))


def test_an_empty_shelf_says_what_will_be_there(client: Any) -> None:
    assert "Rak masih kosong" in get(client, "/produk")


def test_a_card_shows_name_price_unit_maker_and_neighbourhood(client: Any) -> None:
    make_product(make_enterprise("Dapur Eyang", rt=4), "Keripik tempe", price_rupiah=12_000, unit="bungkus 200 g")
    html = get(client, "/produk")
    for words in ("Keripik tempe", "Rp\xa012.000", "bungkus 200 g", "Dapur Eyang, RT 04"):
        assert words in html


def test_hidden_draft_and_deleted_products_are_nowhere(client: Any) -> None:
    for state, deleted_at in (("hidden", None), ("draft", None), ("published", utcnow())):
        product = make_product(name=f"Rahasia {state}", state=state, deleted_at=deleted_at)
        assert client.get(f"/produk/{product.slug}").status_code == 404
    make_product(make_enterprise(state="vakum"), "Rahasia vakum")
    assert "Rahasia" not in get(client, "/produk") + get(client, "/produk?q=rahasia") + get(client, "/sitemap.xml")


def test_the_shelf_is_narrowed_by_kind_group_neighbourhood_stock_and_price(client: Any) -> None:
    four, seven = make_enterprise(rt=4), make_enterprise(rt=7)
    make_group("Paguyuban Boga", slug="boga", members=(four,))
    make_product(four, "Keripik", price_rupiah=10_000)
    make_product(seven, "Batik", category="batik_tekstil", price_rupiah=200_000, stock_mode="made_to_order")
    make_product(seven, "Jamu", category="jamu", price_mode="ask", price_rupiah=None)
    for query, expected in (
        ("kategori=batik", ["Batik"]),
        ("kelompok=boga", ["Keripik"]),
        ("rt=7", ["Jamu", "Batik"]),
        ("stok=pesan", ["Batik"]),
        ("min=50rb", ["Batik"]),
        ("maks=15.000", ["Keripik"]),
        ("rt=7&kategori=jamu", ["Jamu"]),
        ("kategori=tidak-ada&kelompok=tidak-ada", ["Jamu", "Batik", "Keripik"]),
    ):
        assert names(get(client, f"/produk?{query}")) == expected, query


def test_the_counts_beside_the_choices_follow_the_other_choices(client: Any) -> None:
    four, seven = make_enterprise(rt=4), make_enterprise(rt=7)
    for enterprise in (four, four, seven):
        make_product(enterprise)
    make_product(seven, "Batik", category="batik_tekstil")
    assert "RT 04" not in get(client, "/produk").partition('<ul class="grid')[0]
    assert "RT 04 (2)" in get(client, "/produk?saring=1")
    html = get(client, "/produk?rt=7")
    assert "Camilan <small>1</small>" in html
    assert "RT 04 (2)" in html and "RT 07 (2)" in html


def test_the_shelf_can_be_sorted_and_what_has_no_price_stands_last(client: Any) -> None:
    enterprise = make_enterprise()
    for name, rupiah in (("Bolu", 30_000), ("Abon", 50_000), ("Cilok", 5_000)):
        make_product(enterprise, name, price_rupiah=rupiah)
    make_product(enterprise, "Dawet", price_mode="ask", price_rupiah=None)
    for sort, expected in (
        ("terbaru", ["Dawet", "Cilok", "Abon", "Bolu"]),
        ("termurah", ["Cilok", "Bolu", "Abon", "Dawet"]),
        ("termahal", ["Abon", "Bolu", "Cilok", "Dawet"]),
        ("nama", ["Abon", "Bolu", "Cilok", "Dawet"]),
    ):
        assert names(get(client, f"/produk?urut={sort}")) == expected, sort


@pytest.mark.parametrize("sort", ["terbaru", "termurah", "termahal", "nama", "cocok"])
def test_walking_on_shows_every_product_once(sort: str, client: Any) -> None:
    enterprise = make_enterprise()
    for number in range(30):
        price = None if number % 7 == 0 else 1_000 * (number % 5 + 1)
        make_product(enterprise, f"Keripik {number % 9}", price_mode="fixed" if price else "ask", price_rupiah=price)
    seen, path = [], f"/produk?urut={sort}" + ("&q=keripik" if sort == "cocok" else "")
    while path:
        html = get(client, path)
        seen += re.findall(r'href="/produk/(keripik-\d+)" lang', html)
        following = re.search(r'<a class="btn" href="([^"]*)" rel="next"', html)
        path = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) == 30 and len(set(seen)) == 30


@pytest.mark.parametrize("key", ["x", "1", "1.", "1.x", ".5", "9" * 40 + ".1", "1.99999999999999999999999", "-1.-1"])
def test_a_broken_key_of_the_next_page_breaks_nothing(key: str, client: Any) -> None:
    make_product()
    assert client.get(f"/produk?setelah={key}").status_code == 200


def test_misspelt_words_are_understood_and_the_page_says_so(client: Any) -> None:
    make_product(name="Keripik tempe")
    html = get(client, "/produk?q=kripik")
    assert names(html) == ["Keripik tempe"]
    assert 'untuk <b lang="id">keripik</b> (Anda mengetik "kripik")' in re.sub(r"\s+", " ", html)


def test_the_makers_name_finds_what_they_make(client: Any) -> None:
    make_product(make_enterprise("Rajut Kenanga"), "Tas tangan")
    assert names(get(client, "/produk?q=kenanga")) == ["Tas tangan"]


def test_an_empty_result_says_what_to_try(client: Any) -> None:
    make_product(name="Keripik")
    html = get(client, "/produk?q=zzzz&kategori=batik&min=5000")
    assert "Belum ketemu" in html and "Cari di semua jenis" in html and "Semua harga" in html


def test_a_price_nobody_can_read_is_told_beside_its_field(client: Any) -> None:
    make_product(name="Keripik")
    html = get(client, "/produk?min=murah")
    assert "Tulis harganya seperti" in html and names(html) == ["Keripik"]


def htmx(target: str) -> dict[str, str]:
    return {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": target}


def test_htmx_gets_only_the_shelf_and_only_the_next_cards(client: Any) -> None:
    enterprise = make_enterprise()
    for _ in range(14):
        make_product(enterprise)
    whole = get(client, "/produk")
    shelf = get(client, "/produk", headers=htmx("div#shelf"))
    assert "<html" not in shelf and "data-auto" in shelf and len(names(shelf)) == 12
    address = re.search(r'data-hx-get="([^"]*setelah[^"]*)"', whole)
    assert address
    more = get(client, address[1].replace("&amp;", "&"), headers=htmx("p#more"))
    assert len(names(more)) == 2 and "data-auto" not in more and more.count('id="more"') == 1
    packed = [len(gzip.compress(html.encode(), 6)) for html in (shelf, whole)]
    assert packed[0] < 0.6 * packed[1]


def fill_shelf(many: int) -> None:
    enterprises = [make_enterprise(rt=number % 10 + 1) for number in range(20)]
    make_group(members=tuple(enterprises[:9]))
    now = utcnow()
    rows = [
        {
            "enterprise_id": enterprises[number % 20].id,
            "slug": f"barang-{number}",
            "name": f"Barang {number}",
            "price_mode": "fixed",
            "price_rupiah": 1_000 + number,
            "category": "jamu" if number % 3 else "batik_tekstil",
            "state": "published",
            "is_listed": True,
            "published_at": now - timedelta(minutes=number),
        }
        for number in range(many)
    ]
    db.session.execute(insert(Product), rows)
    db.session.commit()


@pytest.mark.parametrize("many", [10, 5_000])
def test_no_page_of_the_shelf_needs_more_than_eight_statements(many: int, client: Any) -> None:
    fill_shelf(many)
    make_product(name="Keripik tempe")
    for path in ("/produk", "/produk?q=kripik&rt=4&urut=termurah", "/produk?kategori=batik", "/produk/barang-1"):
        get(client, path)
        with counted_statements() as sent:
            get(client, path)
        assert len(sent) <= MOST_STATEMENTS, "\n".join(sent)


def test_the_newest_products_come_from_an_index(app: Flask) -> None:
    fill_shelf(500)
    with app.test_request_context(), counted_statements() as sent:
        app.test_client().get("/produk")
        page = next(statement for statement in sent if "sort_key" in statement)
    numbered = page.count("?")
    plan = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {page}", (1,) * numbered).all()
    assert any("ix_product_shelf" in row[3] for row in plan), plan


def test_a_product_page_tells_everything_that_is_known(client: Any) -> None:
    enterprise = make_enterprise("Dapur Eyang", rt=4)
    make_group("Paguyuban Boga", members=(enterprise,))
    product = make_product(
        enterprise,
        "Keripik tempe",
        slug="keripik-tempe",
        description="Digoreng pagi hari.",
        shelf_life="2 bulan",
        min_order=3,
        stock_count=24,
        photos=3,
        confirmed_at=utcnow(),
    )
    fact = VerifiedFact(enterprise_id=enterprise.id, product_id=product.id, permit_code="spp_irt", number="1")
    fact.checked_on = date(2026, 10, 3)
    db.session.add(fact)
    db.session.commit()
    html = get(client, "/produk/keripik-tempe")
    for words in (
        *('<h1 lang="id">Keripik tempe</h1>', "Digoreng pagi hari.", "Dapur Eyang", "Paguyuban Boga", "RT 04"),
        *(
            "Siap, 24 bungkus",
            "2 bulan",
            "dipastikan ",
            "P-IRT 1, diperiksa 3 Okt 2026",
            "Camilan &amp; makanan kering",
        ),
    ):
        assert words in html, words
    assert html.count('fetchpriority="high"') == 1
    assert 'property="og:image"' in html and ".jpg" in html
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)[1])  # type: ignore[index]
    assert (told["@type"], told["name"], told["offers"]["price"]) == ("Product", "Keripik tempe", 12_000)


def test_a_badge_falls_off_when_it_ends_or_is_revoked(client: Any) -> None:
    product = make_product(slug="keripik")
    for code, until, revoked in (
        ("halal", date.today() - timedelta(days=1), None),
        ("spp_irt", None, utcnow()),
    ):
        db.session.add(
            VerifiedFact(
                enterprise_id=product.enterprise_id,
                permit_code=code,
                number="1",
                checked_on=date(2026, 1, 1),
                valid_until=until,
                revoked_at=revoked,
            )
        )
    db.session.commit()
    html = get(client, "/produk/keripik") + get(client, "/produk")
    assert "Halal" not in html and "P-IRT" not in html


def test_similar_products_are_of_the_same_kind_first(client: Any) -> None:
    make_product(slug="keripik")
    make_product(name="Batik", category="batik_tekstil")
    make_product(name="Kerupuk")
    assert names(get(client, "/produk/keripik")) == ["Kerupuk", "Batik"]


def test_an_old_address_leads_to_the_new_one(client: Any) -> None:
    product = make_product(slug="baru")
    db.session.add(FormerSlug(slug="lama", product_id=product.id))
    db.session.commit()
    response = client.get("/produk/lama")
    assert (response.status_code, response.headers["Location"]) == (301, "/produk/baru")
    assert client.get("/produk/tidak-pernah-ada").status_code == 404


def forms_of(digits: str) -> list[str]:
    """The ways in which a stored phone may stand in a page."""
    national = digits.removeprefix("62")
    return [digits, "0" + national, f"0{national[:3]}-{national[3:7]}-{national[7:]}", national]


def test_without_consent_neither_phone_nor_name_nor_address_is_in_any_page(client: Any) -> None:
    enterprise = make_enterprise("Dapur Eyang", phone="6281398765432", owner_name="Sukarti", address="Gang Mawar 17")
    make_product(enterprise, slug="keripik")
    give_consent(enterprise, "buyer_phone")
    html = "".join(
        get(client, path) for path in ("/produk", "/produk/keripik", "/produk?q=keripik", "/en/produk/keripik")
    )
    for secret in (*forms_of("6281398765432"), "Sukarti", "Gang Mawar"):
        assert secret not in html
    assert "wa.me/6281200000001" in html, "the question goes to the village's contact number"


def test_with_consent_the_question_goes_to_the_owner(client: Any) -> None:
    enterprise = make_enterprise("Dapur Eyang", phone="6281398765432", owner_name="Sukarti")
    make_product(enterprise, "Keripik tempe", slug="keripik")
    give_consent(enterprise, "public_phone", "public_name")
    html = get(client, "/produk/keripik")
    assert "wa.me/6281398765432?text=" in html and "Keripik%20tempe" in html and "%2Fproduk%2Fkeripik" in html
    assert "Sukarti" in html


def test_what_nobody_confirmed_for_long_says_so(client: Any) -> None:
    make_product(slug="keripik", confirmed_at=utcnow() - timedelta(days=100))
    assert "Sudah lama tidak dipastikan" in get(client, "/produk/keripik")


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    "{{7*7}}",
    "</script><script>alert(1)</script>",
    "javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "\u202eevil",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_type_is_text_and_nothing_else(text: str, client: Any, sign_in: Any) -> None:
    owner = make_account("owner")
    enterprise = make_enterprise(text, owner=owner)
    product = make_product(enterprise, text, slug="jahat", description=text, unit=text, shelf_life=text)
    make_photo(product, 1, alt=text)
    pages = [get(client, path) for path in ("/produk", "/produk/jahat")]
    pages.append(get(client, "/produk", query_string={"q": text, "kategori": text, "min": text, "setelah": text}))
    keeper = sign_in(account=owner)
    pages += [
        get(keeper, path)
        for path in ("/kelola/produk", f"/kelola/produk/{product.id}", f"/kelola/produk/{product.id}/foto")
    ]
    for html in pages:
        reader = Hostile()
        reader.feed(html)
        assert not reader.found
        assert ">49<" not in html


class Hostile(HTMLParser):
    """Finds what a browser would run: scripts without an address, handlers, and links that are code."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        is_script = tag == "script" and "src" not in given and given.get("type") != "application/ld+json"
        is_handler = any(name.startswith("on") for name in given)
        is_code = any((given.get(name) or "").startswith("javascript:") for name in ("href", "src", "action"))
        if is_script or is_handler or is_code or given.get("src") == "x":
            self.found.append(str((tag, attrs)))
