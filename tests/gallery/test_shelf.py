"""The shelf's questions and the life of a product give the same answers on both databases."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import insert, select

from tests.conftest import person_of
from tests.core.search_catalogue import catalogue
from tests.core.search_queries import QUERIES
from tests.factories import make_account, make_enterprise, make_group, make_photo, make_product
from village.core.db import db, utcnow
from village.core.images import Picture
from village.core.search import Searchable, understand
from village.gallery.attention import attention
from village.gallery.keepers import OwnFilter, count_own_products, deleted_products, own_products
from village.gallery.lists import cards_of_group, newest_cards
from village.gallery.models import Product
from village.gallery.queries import (
    count_products,
    find_public_product,
    photos_of,
    public_pictures,
    similar_products,
)
from village.gallery.services import keeping, photos
from village.gallery.services.rules import EditedMeanwhile, Facts, Price, index_step
from village.gallery.shelf import SORTS, ShelfFilter, count_kinds, count_shelf, group_makers, shelf_page
from village.gallery.synonyms import SYNONYMS


def walk(wanted: ShelfFilter, sort: str) -> list[str]:
    """The names on all pages, one after the other."""
    names, after = [], None
    while True:
        found = shelf_page(wanted, group_makers(), sort=sort, after=after, limit=2)
        names += [row.name for row in found.rows]
        after = found.after
        if after is None:
            return names


@pytest.mark.databases
def test_the_shelf_sorts_counts_and_walks(database_app: Flask) -> None:
    four, seven = make_enterprise("Dapur", rt=4), make_enterprise("Rajut", rt=7)
    make_group("Paguyuban", slug="paguyuban", members=(four,))
    now = utcnow()
    for number, (name, rupiah, enterprise, category) in enumerate(
        (
            ("Cilok", 5_000, four, "kue_basah_siap_saji"),
            ("abon", 50_000, four, "pangan_kering_kemasan"),
            ("Bolu", 30_000, seven, "kue_basah_siap_saji"),
            ("Dawet", None, seven, None),
            ("Emping", 30_000, seven, "pangan_kering_kemasan"),
        )
    ):
        mode = "fixed" if rupiah else "ask"
        published_at = now - timedelta(hours=number)
        make_product(
            enterprise, name, price_mode=mode, price_rupiah=rupiah, category=category, published_at=published_at
        )
    assert {sort: walk(ShelfFilter(), sort) for sort in SORTS} == {
        "terbaru": ["Cilok", "abon", "Bolu", "Dawet", "Emping"],
        "termurah": ["Cilok", "Bolu", "Emping", "abon", "Dawet"],
        "termahal": ["abon", "Emping", "Bolu", "Cilok", "Dawet"],
        "nama": ["abon", "Bolu", "Cilok", "Dawet", "Emping"],
    }
    makers = group_makers()
    counts = count_shelf(ShelfFilter(rt=7, category="kue_basah_siap_saji"), makers)
    assert (counts.total, counts.any_category) == (1, 3)
    assert counts.categories == {"kue_basah_siap_saji": 1, "pangan_kering_kemasan": 1}
    assert counts.rts == {4: 1, 7: 1} and counts.groups == {}
    for wanted in (ShelfFilter(), ShelfFilter(category="kue_basah_siap_saji"), ShelfFilter(highest_rupiah=30_000)):
        quick, whole = count_kinds(wanted), count_shelf(wanted, makers)
        assert (quick.total, quick.categories) == (whole.total, whole.categories)
    assert count_shelf(ShelfFilter(lowest_rupiah=20_000), makers).groups == {"paguyuban": 1}
    words = ShelfFilter(words=understand("product", "emping"))
    assert walk(words, "cocok") == ["Emping"]


@pytest.mark.databases
def test_a_product_lives_its_life(database_app: Flask) -> None:
    owner = make_account("owner")
    enterprise = make_enterprise("Dapur", owner=owner)
    group = make_group(members=(enterprise,))
    person = person_of(owner.id)
    pictures = [Picture(letter * 64, 1600, 2000, (), 1) for letter in "abc"]
    product_id = keeping.create_product(person, enterprise.id, Facts("Keripik", Price("ask")), pictures).id
    keeping.edit_product(person, product_id, 1, Facts("Keripik tempe", Price("range", 8_000, 12_000)))
    with pytest.raises(EditedMeanwhile):
        keeping.edit_product(person, product_id, 1, Facts("Kerupuk", Price("ask")))
    last = photos_of(product_id)[2]
    photos.move_photo(person, product_id, last.id, -2)
    photos.remove_photo(person, product_id, photos_of(product_id)[1].id)
    assert [photo.sha256[0] for photo in photos_of(product_id)] == ["c", "b"]
    found = find_public_product("keripik-tempe")
    assert found is not None and (found.price_high_rupiah, found.phone, found.owner_name) == (12_000, None, "")
    with database_app.test_request_context():
        shown = newest_cards(), cards_of_group(group.id)
    assert [[card.name for card in cards] for cards in shown] == [["Keripik tempe"], ["Keripik tempe"]]
    assert count_products() == {enterprise.id: 1}
    assert {row[0][0] for row in db.session.execute(public_pictures())} == {"b", "c"}
    make_product(name="Madu", category=None)
    assert [row.name for row in similar_products(product_id=product_id, category="jamu", limit=4)] == ["Madu"]
    keeping.delete_product(person, product_id)
    assert [row.name for row in deleted_products([enterprise.id], deleted_after=utcnow() - timedelta(days=1))] == [
        "Keripik tempe"
    ]
    keeping.restore_product(person, product_id)
    db.session.get_one(Product, product_id).confirmed_at = utcnow() - timedelta(days=90)
    db.session.commit()
    mine = OwnFilter(enterprise_ids=[enterprise.id], words="KERIPIK dapur")
    before = utcnow() - timedelta(days=60)
    rows, _more = own_products(mine, confirmed_before=before)
    assert [(row.name, row.photo_count) for row in rows] == [("Keripik tempe", 2)]
    assert count_own_products(mine, confirmed_before=before)["lama"] == 1
    with database_app.test_request_context():
        assert [thing.urgency for thing in attention(person)] == ["blue"]


def fill_with_catalogue() -> dict[int, Searchable]:
    """The catalogue as products of their makers, by product id."""
    told = list(catalogue())
    makers = {name: make_enterprise(name).id for name in sorted({one.maker for one in told})}
    rows = [
        {
            "enterprise_id": makers[one.maker],
            "slug": f"barang-{one.object_id}",
            "name": one.title,
            "description": one.body,
            "state": "published",
            "is_listed": True,
            "published_at": utcnow(),
        }
        for one in told
    ]
    db.session.execute(insert(Product), rows)
    by_slug = {slug: product_id for product_id, slug in db.session.execute(select(Product.id, Product.slug))}
    index_step(by_slug.values())
    db.session.commit()
    return {by_slug[f"barang-{one.object_id}"]: one for one in told}


def test_nine_of_ten_misspelt_queries_find_the_product_among_the_first_five(app: Flask) -> None:
    products = fill_with_catalogue()
    missed = []
    for query, title, maker in QUERIES:
        words = understand("product", query, synonyms=SYNONYMS)
        rows = shelf_page(ShelfFilter(words=words), [], sort="cocok", limit=5).rows
        found = [products[row.id] for row in rows]
        if not any(one.title.startswith(title) and maker in ("", one.maker) for one in found):
            missed.append(query)
    assert len(missed) <= len(QUERIES) // 10, missed


@pytest.mark.databases
def test_the_cover_is_the_first_photo_that_is_shown(database_app: Flask) -> None:
    product = make_product(photos=0)
    make_photo(product, 2, sha256="c" * 64)
    make_photo(product, 1, sha256="b" * 64)
    make_photo(product, 0, sha256="a" * 64, removed_at=utcnow())
    with database_app.test_request_context():
        assert [card.photo.sha256[0] for card in newest_cards() if card.photo] == ["b"]
