"""Pictures: for everybody while something public shows them, else for their keepers only."""

import io
from typing import Any

from flask import Flask
from PIL import Image

from tests import factories
from tests.conftest import person_of
from tests.core.pictures import encoded
from village.core.db import db
from village.core.files import storage
from village.core.images import Picture, picture_name, receive_picture
from village.gallery.models import Product
from village.home.services.notices import delete_notice, post_notice
from village.registry.models import Consent, Enterprise


def keep_picture(colour: str = "teal") -> Picture:
    return receive_picture(storage(), io.BytesIO(encoded(Image.new("RGB", (640, 800), colour))))


def address(picture: Picture, width: int = 320, kind: str = "webp") -> str:
    return f"/foto/{picture_name(picture.sha256)}/{width}.{kind}"


def make_pictured_product(enterprise: Any, **fields: Any) -> tuple[Product, Picture]:
    picture = keep_picture()
    product = factories.make_product(enterprise, photos=0, **fields)
    factories.make_photo(product, sha256=picture.sha256, width=picture.width, height=picture.height)
    return product, picture


def test_a_public_picture_comes_whole_with_its_length_and_may_be_kept(app: Flask, client: Any) -> None:
    _product, picture = make_pictured_product(factories.make_enterprise())
    answer = client.get(address(picture))
    assert answer.status_code == 200
    assert answer.mimetype == "image/webp"
    assert int(answer.headers["Content-Length"]) == len(answer.get_data()) > 0
    assert answer.headers["Cache-Control"].startswith("public, max-age=")
    assert "Set-Cookie" not in answer.headers
    assert client.get(address(picture, 640, "jpg")).mimetype == "image/jpeg"


def test_a_shared_cache_may_keep_a_public_picture_and_never_a_hidden_one(app: Flask, client: Any, sign_in: Any) -> None:
    _product, public = make_pictured_product(factories.make_enterprise())
    for browser in (client, sign_in("official"), sign_in("owner")):
        answer = browser.get(address(public))
        assert "Cookie" not in answer.headers.get("Vary", "") and "Set-Cookie" not in answer.headers
    owner = factories.make_account("owner")
    hidden = keep_picture("maroon")
    product = factories.make_product(factories.make_enterprise(owner=owner), photos=0, state="draft", published_at=None)
    factories.make_photo(product, sha256=hidden.sha256, width=hidden.width, height=hidden.height)
    answer = sign_in(account=owner).get(address(hidden))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    assert client.get(address(hidden)).headers["Cache-Control"] == "private, no-store"


def test_an_unchanged_picture_is_not_sent_again(app: Flask, client: Any) -> None:
    _product, picture = make_pictured_product(factories.make_enterprise())
    tag = client.get(address(picture)).headers["ETag"]
    again = client.get(address(picture), headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert not again.get_data()


def test_a_width_or_picture_that_is_not_there_is_not_found(app: Flask, client: Any) -> None:
    _product, picture = make_pictured_product(factories.make_enterprise())
    for path in (address(picture, 333), address(picture, 1280), f"/foto/{'0' * 64}/320.webp", "/foto/../320.webp"):
        assert client.get(path).status_code == 404


def test_an_address_with_the_whole_hash_shows_the_picture_and_half_a_name_none(app: Flask, client: Any) -> None:
    _product, picture = make_pictured_product(factories.make_enterprise())
    assert client.get(f"/foto/{picture.sha256}/320.webp").get_data() == client.get(address(picture)).get_data()
    for name in (picture.sha256[:19], picture.sha256[:40], "g" * 20, picture.sha256[:19] + "%"):
        assert client.get(f"/foto/{name}/320.webp").status_code == 404


def test_a_hidden_products_picture_is_there_for_its_keepers_only(app: Flask, client: Any, sign_in: Any) -> None:
    owner, stranger = factories.make_account("owner"), factories.make_account("owner")
    factories.make_enterprise(owner=stranger)
    enterprise = factories.make_enterprise(owner=owner)
    _product, picture = make_pictured_product(enterprise, state="hidden")
    assert client.get(address(picture)).status_code == 404
    assert sign_in(account=stranger).get(address(picture)).status_code == 404
    for keeper in (sign_in(account=owner), sign_in("official")):
        answer = keeper.get(address(picture))
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_business_photo_is_public_only_while_its_owner_consents(app: Flask, client: Any) -> None:
    picture = keep_picture()
    enterprise = factories.make_enterprise(
        photo_sha256=picture.sha256, photo_width=picture.width, photo_height=picture.height
    )
    assert client.get(address(picture)).status_code == 404
    factories.give_consent(enterprise, "public_photo")
    assert client.get(address(picture)).status_code == 200
    db.session.query(Consent).update({"withdrawn_at": enterprise.created_at})
    db.session.commit()
    assert client.get(address(picture)).status_code == 404


def test_pictures_of_a_closed_business_are_gone(app: Flask, client: Any) -> None:
    enterprise = factories.make_enterprise()
    _product, picture = make_pictured_product(enterprise)
    assert client.get(address(picture)).status_code == 200
    db.session.get_one(Enterprise, enterprise.id).state = "tutup"
    db.session.commit()
    assert client.get(address(picture)).status_code == 404


def test_a_picture_shown_by_two_things_stays_while_one_of_them_is_public(app: Flask, client: Any) -> None:
    picture = keep_picture()
    official = person_of(factories.make_account("official").id)
    post_notice(official, body="Pertama.", photos=[picture])
    post_notice(official, body="Kedua.", photos=[picture])
    delete_notice(official, 1)
    assert client.get(address(picture)).status_code == 200
    delete_notice(official, 2)
    assert client.get(address(picture)).status_code == 404


def test_asking_for_a_picture_costs_two_statements(app: Flask, client: Any, statements: Any) -> None:
    _product, picture = make_pictured_product(factories.make_enterprise())
    client.get(address(picture))
    with statements() as sent:
        client.get(address(picture))
    assert len(sent) == 2
