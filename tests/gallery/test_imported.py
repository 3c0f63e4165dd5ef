"""What an import drafts, what undoing it takes back, and what a business's own changes do to its products."""

from typing import Any

import pytest
from flask import Flask

from tests.conftest import person_of
from tests.factories import make_account, make_enterprise, make_product
from village.core.db import begin_writing, commit, db, utcnow
from village.core.search import search_ids
from village.gallery.interface import draft_product_step, index_enterprises_step, undo_draft_products_step
from village.gallery.models import Product
from village.gallery.queries import find_public_product
from village.registry.models import Enterprise


def drafted(**more: Any) -> int:
    enterprise = make_enterprise()
    official = person_of(make_account("official").id)
    begin_writing()
    product_id = draft_product_step(official, enterprise.id, "Peyek kacang", **more)
    commit()
    return product_id


def test_a_drafted_product_is_hidden_and_has_its_price(app: Flask) -> None:
    product = db.session.get_one(Product, drafted(price_mode="range", price_rupiah=8_000, price_high_rupiah=12_000))
    assert (product.state, product.source, product.is_listed) == ("draft", "import", False)
    assert (product.price_mode, product.price_rupiah, product.price_high_rupiah) == ("range", 8_000, 12_000)
    assert product.category == "pangan_kering_kemasan"
    assert find_public_product(product.slug) is None and search_ids("product", "peyek", 5) == []


@pytest.mark.parametrize(
    "price",
    [
        {"price_mode": "fixed"},
        {"price_mode": "range", "price_rupiah": 9_000, "price_high_rupiah": 5_000},
        {"price_mode": "fixed", "price_rupiah": 10**12},
    ],
)
def test_a_price_that_cannot_be_is_asked_for_and_not_guessed(price: dict[str, Any], app: Flask) -> None:
    product = db.session.get_one(Product, drafted(**price))
    assert (product.price_mode, product.price_rupiah, product.price_high_rupiah) == ("ask", None, None)


def test_undoing_takes_back_what_nobody_worked_on(app: Flask) -> None:
    product_id = drafted()
    begin_writing()
    assert undo_draft_products_step([[product_id]]) == [True]
    commit()
    assert db.session.get_one(Product, product_id).deleted_at is not None


@pytest.mark.parametrize("work", [{"version": 2}, {"published_at": utcnow()}])
def test_undoing_leaves_what_somebody_worked_on(work: dict[str, Any], app: Flask) -> None:
    product_id = drafted()
    for column, value in work.items():
        setattr(db.session.get_one(Product, product_id), column, value)
    db.session.commit()
    begin_writing()
    assert undo_draft_products_step([[product_id]]) == [False]
    commit()
    assert db.session.get_one(Product, product_id).deleted_at is None


def test_products_follow_the_name_and_the_state_of_their_business(app: Flask) -> None:
    enterprise = make_enterprise("Dapur Lama")
    product = make_product(enterprise, "Keripik")
    for change, word, found in (
        ({"name": "Rumah Kenanga"}, "kenanga", [product.id]),
        ({"state": "vakum"}, "keripik", []),
        ({"state": "aktif"}, "keripik", [product.id]),
        ({"deleted_at": utcnow()}, "keripik", []),
    ):
        begin_writing()
        for column, value in change.items():
            setattr(db.session.get_one(Enterprise, enterprise.id), column, value)
        index_enterprises_step([enterprise.id])
        commit()
        assert search_ids("product", word, 5) == found, change
