"""Putting up, changing and taking down products, as the people who may."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import person_of
from tests.factories import make_account, make_enterprise, make_photo, make_product
from village.accounts.models import Account
from village.core.access import Person
from village.core.audit import AuditEntry, sentence
from village.core.db import db, utcnow
from village.core.errors import NotAllowed, NotFound
from village.core.images import Picture
from village.core.search import search_ids
from village.gallery.models import Product, ProductPhoto
from village.gallery.queries import find_public_product, find_slug_after_renaming
from village.gallery.services import keeping
from village.gallery.services.rules import (
    EditedMeanwhile,
    Facts,
    NoPhotoYet,
    OutOfRange,
    Price,
    PriceMissing,
    Stock,
    UndoTooLate,
)

PICTURE = Picture("a" * 64, 1600, 2000, (160, 320, 640, 1280), 1)
KERIPIK = Facts("Keripik tempe", Price("fixed", 12_000), unit="bungkus")


@pytest.fixture
def owner(app: Flask) -> Any:
    return make_account("owner", name="Bu Sri")


@pytest.fixture
def enterprise(owner: Any) -> Any:
    return make_enterprise("Dapur Sri", owner=owner)


def create(person: Person, enterprise: Any, facts: Facts = KERIPIK, **more: Any) -> Product:
    return keeping.create_product(person, enterprise.id, facts, [PICTURE], **more)


def last_act() -> str:
    entry = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    return f"{entry.actor_name} {sentence(entry)} / {entry.on_behalf_of}"


def test_a_product_with_photo_name_and_price_is_online_at_once(owner: Any, enterprise: Any) -> None:
    product = create(person_of(owner.id), enterprise)
    seen = find_public_product("keripik-tempe")
    assert seen is not None and seen.id == product.id
    assert (seen.price_rupiah, seen.enterprise_name, seen.state) == (12_000, "Dapur Sri", "published")
    assert search_ids("product", "kripik", 5) == [product.id]
    assert last_act() == "Bu Sri menayangkan produk Keripik tempe / None"


def test_a_product_goes_online_only_with_a_photo(owner: Any, enterprise: Any) -> None:
    with pytest.raises(NoPhotoYet):
        keeping.create_product(person_of(owner.id), enterprise.id, KERIPIK, [])
    draft = keeping.create_product(person_of(owner.id), enterprise.id, KERIPIK, [], publish=False)
    assert draft.state == "draft"
    assert find_public_product(draft.slug) is None
    with pytest.raises(NoPhotoYet):
        keeping.publish_product(person_of(owner.id), draft.id)


def test_the_same_form_sent_twice_makes_one_product(owner: Any, enterprise: Any) -> None:
    person = person_of(owner.id)
    ids = {create(person, enterprise, upload_key="one-form").id for _ in range(10)}
    assert len(ids) == 1
    assert len(db.session.scalars(select(Product)).all()) == 1


def test_the_key_of_somebody_elses_form_opens_nothing(owner: Any, enterprise: Any) -> None:
    create(person_of(owner.id), enterprise, upload_key="one-form")
    official = make_account("official")
    with pytest.raises(NotAllowed):
        create(person_of(official.id), enterprise, upload_key="one-form")


def test_a_helper_acts_in_the_owners_name_and_is_named(owner: Any, app: Flask) -> None:
    helper = make_account("agent", name="Kader Ana")
    enterprise = make_enterprise("Dapur Sri", owner=owner, helper=helper)
    create(person_of(helper.id), enterprise)
    assert last_act() == f"Kader Ana menayangkan produk Keripik tempe / {enterprise.id}"


@pytest.mark.parametrize(
    "roles", [("owner",), ("agent",), ("group_officer",), ("kelurahan",), ("observer",), ("admin",)]
)
def test_nobody_else_touches_a_product(roles: tuple[str, ...], owner: Any, enterprise: Any) -> None:
    product = make_product(enterprise)
    stranger = make_account(*roles)
    make_enterprise(owner=stranger)
    person = person_of(stranger.id)
    for act in (
        lambda: create(person, enterprise),
        lambda: keeping.edit_product(person, product.id, 1, KERIPIK),
        lambda: keeping.confirm_product(person, product.id),
        lambda: keeping.change_stock(person, product.id, Stock("sold_out")),
        lambda: keeping.publish_product(person, product.id),
        lambda: keeping.hide_product(person, product.id),
        lambda: keeping.delete_product(person, product.id),
        lambda: keeping.copy_product(person, product.id),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_right_lost_after_the_page_was_opened_is_lost(owner: Any, enterprise: Any) -> None:
    stale = person_of(owner.id)
    product = make_product(enterprise)
    db.session.get_one(Account, owner.id).disabled_at = utcnow()
    db.session.commit()
    with pytest.raises(NotAllowed):
        keeping.delete_product(stale, product.id)


@pytest.mark.parametrize(
    ("price", "field"),
    [
        (Price("fixed"), "price"),
        (Price("from", 0), "price"),
        (Price("range", 12_000, 8_000), "price_high"),
        (Price("range", 12_000), "price_high"),
        (Price("gratis", 1), "price_mode"),
    ],
)
def test_a_price_must_fit_its_way_of_writing(price: Price, field: str, owner: Any, enterprise: Any) -> None:
    with pytest.raises(PriceMissing) as refused:
        create(person_of(owner.id), enterprise, Facts("Keripik", price))
    assert refused.value.field == field


def test_amounts_that_the_way_of_writing_has_not_are_forgotten(owner: Any, enterprise: Any) -> None:
    product = create(person_of(owner.id), enterprise, Facts("Keripik", Price("ask", 5_000, 9_000)))
    assert (product.price_rupiah, product.price_high_rupiah) == (None, None)


def test_numbers_nobody_can_mean_are_refused(owner: Any, enterprise: Any) -> None:
    for facts in (
        Facts("Keripik", Price("ask"), min_order=0),
        Facts("Keripik", Price("ask"), stock=Stock("made_to_order", made_in_days=999)),
    ):
        with pytest.raises(OutOfRange):
            create(person_of(owner.id), enterprise, facts)


def test_two_people_who_edit_at_once_notice_each_other(owner: Any, enterprise: Any) -> None:
    product = create(person_of(owner.id), enterprise)
    person, opened = person_of(owner.id), product.version
    keeping.edit_product(person, product.id, opened, Facts("Keripik tempe pedas", Price("fixed", 13_000)))
    with pytest.raises(EditedMeanwhile) as conflict:
        keeping.edit_product(person, product.id, opened, Facts("Keripik tempe asin", Price("fixed", 14_000)))
    assert conflict.value.stored.name == "Keripik tempe pedas"
    keeping.edit_product(person, product.id, conflict.value.stored.version, Facts("Keripik asin", Price("ask")))
    db.session.expire_all()
    assert db.session.get_one(Product, product.id).name == "Keripik asin"


def test_a_new_name_gives_a_new_address_and_the_old_one_leads_there(owner: Any, enterprise: Any) -> None:
    person = person_of(owner.id)
    product = create(person, enterprise)
    keeping.edit_product(person, product.id, 1, Facts("Keripik daun jeruk", Price("ask")))
    assert find_public_product("keripik-daun-jeruk") is not None
    assert find_slug_after_renaming("keripik-tempe") == "keripik-daun-jeruk"
    other = create(person, enterprise)
    assert other.slug == "keripik-tempe-2", "an address that still leads somewhere is not given away"
    keeping.edit_product(person, product.id, 2, Facts("Keripik tempe", Price("ask")))
    db.session.expire_all()
    assert db.session.get_one(Product, product.id).slug == "keripik-tempe"
    assert find_slug_after_renaming("keripik-daun-jeruk") == "keripik-tempe"


def test_saying_masih_ada_renews_the_date(owner: Any, enterprise: Any) -> None:
    product = make_product(enterprise, confirmed_at=utcnow() - timedelta(days=90))
    keeping.confirm_product(person_of(owner.id), product.id)
    db.session.expire_all()
    assert utcnow() - db.session.get_one(Product, product.id).confirmed_at < timedelta(minutes=1)


def test_none_ready_means_sold_out(owner: Any, enterprise: Any) -> None:
    product = make_product(enterprise)
    changed = keeping.change_stock(person_of(owner.id), product.id, Stock("ready", count=0))
    assert (changed.stock_mode, changed.stock_count) == ("sold_out", None)


def test_a_hidden_product_is_neither_seen_nor_found_until_it_is_shown_again(owner: Any, enterprise: Any) -> None:
    person, product = person_of(owner.id), make_product(enterprise, "Madu randu", slug="madu-randu")
    first_online = product.published_at
    keeping.hide_product(person, product.id)
    assert find_public_product("madu-randu") is None
    assert search_ids("product", "madu", 5) == []
    keeping.publish_product(person, product.id)
    assert find_public_product("madu-randu") is not None
    assert search_ids("product", "madu", 5) == [product.id]
    assert db.session.get_one(Product, product.id).published_at == first_online


def test_a_deleted_product_comes_back_as_it_was_for_thirty_days(owner: Any, enterprise: Any) -> None:
    person, product = person_of(owner.id), make_product(enterprise, "Madu randu", slug="madu-randu", state="hidden")
    keeping.delete_product(person, product.id)
    with pytest.raises(NotFound):
        keeping.edit_product(person, product.id, 1, KERIPIK)
    keeping.restore_product(person, product.id)
    assert db.session.get_one(Product, product.id).state == "hidden"
    keeping.delete_product(person, product.id)
    db.session.get_one(Product, product.id).deleted_at = utcnow() - timedelta(days=31)
    db.session.commit()
    with pytest.raises(UndoTooLate):
        keeping.restore_product(person, product.id)


def test_a_copy_is_a_draft_with_the_same_photos(owner: Any, enterprise: Any) -> None:
    original = make_product(enterprise, "Keripik tempe", photos=2, description="Renyah")
    make_photo(original, 2, removed_at=utcnow())
    copy = keeping.copy_product(person_of(owner.id), original.id)
    assert (copy.name, copy.state, copy.description) == ("Keripik tempe (salinan)", "draft", "Renyah")
    assert copy.published_at is None and copy.upload_key is None
    assert len(db.session.scalars(select(ProductPhoto).where(ProductPhoto.product_id == copy.id)).all()) == 2
    assert len(db.session.scalars(select(ProductPhoto).where(ProductPhoto.product_id == original.id)).all()) == 3


@pytest.mark.parametrize("state", ["vakum", "tutup", "usulan"])
def test_what_a_closed_business_sells_is_not_shown(state: str, app: Flask) -> None:
    make_product(make_enterprise(state=state), slug="madu")
    assert find_public_product("madu") is None


def test_what_a_deleted_business_sells_is_not_shown(app: Flask) -> None:
    make_product(make_enterprise(deleted_at=utcnow()), slug="madu")
    assert find_public_product("madu") is None
