"""Short addresses, QR codes and the pictures beside shared links."""

import io
import re
from typing import Any

import pytest
import segno
from PIL import Image

from tests.core.pictures import photo
from tests.factories import make_enterprise, make_group, make_photo, make_product
from village.core.db import db
from village.core.files import storage
from village.core.images import receive_picture
from village.core.short_codes import short_code
from village.core.village import Village
from village.gallery.models import Product
from village.registry.models import Enterprise


def card_path(client: Any, path: str) -> str:
    """Where the picture of this page's link is."""
    html = client.get(path).text
    found = re.search(r'<meta property="og:image" content="https?://[^/"]+(/foto/kartu/[^"]+)">', html)
    assert found, path
    return found[1]


def change(model: Any, number: int, **values: Any) -> None:
    db.session.execute(db.update(model).where(model.id == number).values(**values))
    db.session.commit()


@pytest.fixture
def product(app: Any) -> Any:
    return make_product(make_enterprise("Dapur Eyang"), "Keripik tempe", slug="keripik-tempe", photos=0)


def test_short_addresses_lead_to_products_sellers_and_groups(client: Any, product: Any) -> None:
    maker, group = make_enterprise(slug="dapur-nik"), make_group(slug="boga")
    for kind, number, path in (
        ("product", product.id, "/produk/keripik-tempe"),
        ("enterprise", maker.id, "/usaha/dapur-nik"),
        ("group", group.id, "/kelompok/boga"),
    ):
        for code in (short_code(kind, number), short_code(kind, number).upper()):
            answer = client.get(f"/s/{code}")
            assert (answer.status_code, answer.location) == (302, path)
        assert f"/s/{short_code(kind, number)}" in client.get(path).text


def test_a_short_address_survives_a_new_name(client: Any, product: Any) -> None:
    change(Product, product.id, name="Keripik gurih", slug="keripik-gurih")
    assert client.get(f"/s/{short_code('product', product.id)}").location == "/produk/keripik-gurih"


def test_unknown_and_hidden_things_have_no_short_address(client: Any, product: Any) -> None:
    hidden = make_product(name="Rahasia", state="hidden")
    closed, gone = make_enterprise(state="tutup"), make_group(state="bubar")
    codes = [short_code("product", hidden.id), short_code("product", 99_999), "aaaaaa", "tidak-ada"]
    codes += [short_code("enterprise", closed.id), short_code("group", gone.id)]
    for code in codes:
        assert client.get(f"/s/{code}").status_code == 404
        assert client.get(f"/s/{code}.svg").status_code == 404
        assert client.get(f"/foto/kartu/{code}-0123456789abcdef.jpg").status_code == 404


def test_the_qr_code_holds_the_short_address(client: Any, product: Any) -> None:
    code = short_code("product", product.id)
    address = client.application.config["PUBLIC_ADDRESS"] + f"/s/{code}"
    drawn = client.get(f"/s/{code}.svg")
    assert drawn.mimetype == "image/svg+xml"
    wanted = sum(module for row in segno.make(address, error="m", micro=False).matrix for module in row)
    assert sum(int(length) for length in re.findall(r"M\d+ \d+h(\d+)", drawn.text)) == wanted


def test_the_card_is_a_jpeg_of_the_size_that_previews_want(client: Any, product: Any) -> None:
    answer = client.get(card_path(client, "/produk/keripik-tempe"))
    assert (answer.status_code, answer.mimetype) == (200, "image/jpeg")
    assert "public" in answer.headers["Cache-Control"]
    with Image.open(io.BytesIO(answer.data)) as picture:
        assert picture.size == (1200, 630)
        assert picture.info.get("exif") is None
    assert len(answer.data) < 300_000


def test_a_change_makes_a_new_card_and_the_old_address_leads_there(client: Any, product: Any) -> None:
    seen, old = set(), card_path(client, "/produk/keripik-tempe")
    picture = receive_picture(storage(), io.BytesIO(photo(800, 1000)))
    for act in (
        lambda: change(Product, product.id, name="Keripik gurih"),
        lambda: change(Product, product.id, price_rupiah=13_500),
        lambda: make_photo(product, sha256=picture.sha256, width=picture.width, height=picture.height),
        lambda: change(Enterprise, product.enterprise_id, name="Dapur Bu Eyang"),
        lambda: change(Village, 1, palette="mengkudu"),
        lambda: change(Village, 1, motif="parang"),
    ):
        act()
        now = card_path(client, "/produk/keripik-tempe")
        assert client.get(old).location == now
        content = client.get(now).data
        assert content[:3] == b"\xff\xd8\xff"
        assert content not in seen
        seen.add(content)
        old = now


def test_both_languages_share_one_card(client: Any, product: Any) -> None:
    change(Product, product.id, price_mode="from")
    assert card_path(client, "/produk/keripik-tempe") == card_path(client, "/en/produk/keripik-tempe")


def test_sellers_and_groups_have_cards_too(client: Any) -> None:
    make_group("Paguyuban Boga", slug="boga", members=(make_enterprise("Dapur Nik", slug="dapur-nik"),))
    for path in ("/usaha/dapur-nik", "/kelompok/boga"):
        assert client.get(card_path(client, path)).status_code == 200


def test_a_name_without_spaces_and_with_odd_signs_still_gets_a_card(client: Any, product: Any) -> None:
    change(Product, product.id, name="K\N{FIRE}" + "eripik" * 19)
    assert client.get(card_path(client, "/produk/keripik-tempe")).status_code == 200
