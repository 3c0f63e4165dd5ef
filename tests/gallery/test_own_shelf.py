"""Keepers at work: the first product, photos, changes, and what happens when something goes wrong."""

import io
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.factories import make_account, make_enterprise, make_photo, make_product
from village.core.db import db, utcnow
from village.core.images import picture_name
from village.gallery.categories import suggest_category
from village.gallery.models import Product, ProductPhoto

FACTS = {"price_mode": "fixed", "stock_mode": "ready"}


@pytest.fixture
def owner(app: Flask) -> Any:
    return make_account("owner", name="Bu Sri")


@pytest.fixture
def enterprise(owner: Any) -> Any:
    return make_enterprise("Dapur Sri", owner=owner)


@pytest.fixture
def keeper(sign_in: Any, owner: Any, enterprise: Any) -> Any:
    return sign_in(account=owner)


def jpeg(colour: str = "orange", size: tuple[int, int] = (400, 500)) -> io.BytesIO:
    from PIL import Image

    stream = io.BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG")
    stream.seek(0)
    return stream


def page_of(response: Any) -> str:
    return unescape(str(response.get_data(as_text=True)))


def products() -> list[Product]:
    return list(db.session.scalars(select(Product).order_by(Product.id)))


def photos() -> list[ProductPhoto]:
    shown = select(ProductPhoto).where(ProductPhoto.removed_at.is_(None))
    return list(db.session.scalars(shown.order_by(ProductPhoto.position)))


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', html)
    assert found, name
    return found[1]


def put_up(keeper: Any, enterprise: Any, **more: Any) -> Any:
    sent = {**FACTS, "enterprise_id": enterprise.id, "name": "Keripik tempe", "price": "12rb"}
    return keeper.post("/kelola/produk/baru", data={**sent, **more}, content_type="multipart/form-data")


def test_photo_name_and_price_are_enough_to_be_online(keeper: Any, enterprise: Any, client: Any) -> None:
    response = put_up(keeper, enterprise, photos=(jpeg(), "keripik.jpg"))
    assert response.status_code == 303
    assert "Keripik tempe sudah tayang" in page_of(keeper.get(response.headers["Location"]))
    html = page_of(client.get("/produk/keripik-tempe"))
    assert "Rp\xa012.000" in html and f"/foto/{picture_name(photos()[0].sha256)}/" in html
    assert client.get(f"/foto/{photos()[0].sha256}/320.webp").status_code == 200


def test_whoever_keeps_several_businesses_says_for_which_one(keeper: Any, enterprise: Any, owner: Any) -> None:
    assert "- pilih usaha -" not in page_of(keeper.get("/kelola/produk/baru"))
    second = make_enterprise("Aneka Rajut", owner=owner)
    html = page_of(keeper.get("/kelola/produk/baru"))
    assert re.search(r'<option selected value="0">- pilih usaha -<', html), "no business is chosen beforehand"
    asked = page_of(keeper.get(f"/kelola/produk/baru?usaha={second.id}"))
    assert re.search(rf'<option selected value="{second.id}">Aneka Rajut<', asked)
    response = put_up(keeper, enterprise, enterprise_id=0, photos=(jpeg(), "a.jpg"))
    refused = page_of(response)
    assert response.status_code == 422 and "Pilih usaha yang membuat produk ini" in refused and not products()
    kept = hidden(refused, "kept_photo")
    assert put_up(keeper, enterprise, enterprise_id=second.id, kept_photo=kept).status_code == 303
    assert products()[0].enterprise_id == second.id


def test_the_button_pressed_twice_makes_one_product(keeper: Any, enterprise: Any) -> None:
    key = hidden(page_of(keeper.get("/kelola/produk/baru")), "upload_key")
    places = {
        put_up(keeper, enterprise, photos=(jpeg(), "a.jpg"), upload_key=key).headers["Location"] for _ in range(2)
    }
    assert len(places) == 1 and len(products()) == 1


def test_a_refused_form_keeps_what_was_typed_and_the_photos_that_arrived(keeper: Any, enterprise: Any) -> None:
    response = put_up(keeper, enterprise, name="", price="lima ribu", photos=(jpeg(), "a.jpg"), unit="bungkus")
    html = page_of(response)
    assert response.status_code == 422
    assert "lima ribu" in html and 'value="bungkus"' in html
    assert "1 foto sudah tersimpan dan tidak perlu dikirim lagi" in html
    again = put_up(keeper, enterprise, kept_photo=hidden(html, "kept_photo"))
    assert again.status_code == 303 and len(photos()) == 1


def test_the_note_of_a_photo_is_worth_nothing_to_somebody_else(keeper: Any, enterprise: Any, sign_in: Any) -> None:
    note = hidden(page_of(put_up(keeper, enterprise, name="", photos=(jpeg(), "a.jpg"))), "kept_photo")
    stranger = make_account("owner")
    other = make_enterprise(owner=stranger)
    response = put_up(sign_in(account=stranger), other, kept_photo=note)
    assert response.status_code == 422 and not photos()
    assert put_up(keeper, enterprise, kept_photo=note[:-3] + "abc").status_code == 422


def test_what_is_no_photo_is_told_by_its_name_and_the_others_are_kept(keeper: Any, enterprise: Any) -> None:
    files = [(jpeg(), "bagus.jpg"), (io.BytesIO(b"<html>"), "jahat.jpg")]
    html = page_of(put_up(keeper, enterprise, photos=files))
    assert "jahat.jpg" in html and "Ini bukan foto" in html and "1 foto sudah tersimpan" in html
    assert not products()


def test_without_a_photo_it_can_be_kept_as_a_draft(keeper: Any, enterprise: Any) -> None:
    assert "Pilih satu foto dulu" in page_of(put_up(keeper, enterprise))
    assert put_up(keeper, enterprise, draft="1").status_code == 303
    assert [(one.state, one.is_listed) for one in products()] == [("draft", False)]
    assert "Tinggal tambah foto" in page_of(keeper.get("/kelola/produk"))


def test_nobody_puts_up_a_product_for_an_enterprise_that_is_not_theirs(keeper: Any, app: Flask) -> None:
    other = make_enterprise("Dapur Lain")
    assert put_up(keeper, other, photos=(jpeg(), "a.jpg")).status_code == 404
    assert not products()


def test_extra_fields_change_nothing(keeper: Any, enterprise: Any) -> None:
    extra = {"state": "hidden", "id": "77", "slug": "curang", "created_by": "1", "version": "9", "source": "import"}
    put_up(keeper, enterprise, photos=(jpeg(), "a.jpg"), **extra)
    product = products()[0]
    assert (product.state, product.slug, product.version, product.source) == (
        "published",
        "keripik-tempe",
        1,
        "typed",
    )


def test_a_draft_of_a_list_only_waits_for_its_photo(keeper: Any, enterprise: Any, client: Any) -> None:
    product = make_product(
        enterprise, "Peyek", photos=0, slug="peyek", state="draft", published_at=None, source="import"
    )
    html = page_of(keeper.get(f"/kelola/produk/{product.id}/foto"))
    assert "Simpan dan tayangkan" in html
    sent = {"photos": (jpeg(), "a.jpg"), "publish": hidden(html, "publish")}
    keeper.post(f"/kelola/produk/{product.id}/foto", data=sent, content_type="multipart/form-data")
    assert client.get("/produk/peyek").status_code == 200


def test_the_same_photo_twice_is_stored_once(keeper: Any, enterprise: Any) -> None:
    product = make_product(enterprise, photos=0)
    for files in ([(jpeg(), "a.jpg"), (jpeg(), "b.jpg")], [(jpeg(), "c.jpg")]):
        keeper.post(f"/kelola/produk/{product.id}/foto", data={"photos": files}, content_type="multipart/form-data")
    assert len(photos()) == 1
    assert "tidak disimpan dua kali" in page_of(keeper.get(f"/kelola/produk/{product.id}/foto"))


def test_a_product_has_at_most_eight_photos(keeper: Any, enterprise: Any) -> None:
    product = make_product(enterprise, photos=8)
    path = f"/kelola/produk/{product.id}/foto"
    assert "Sudah 8 foto" in page_of(keeper.get(path))
    response = keeper.post(path, data={"photos": (jpeg(), "a.jpg")}, content_type="multipart/form-data")
    assert response.status_code == 422 and "paling banyak punya 8 foto" in page_of(response)
    assert len(photos()) == 8


def test_photos_are_moved_by_buttons_and_by_their_order(keeper: Any, enterprise: Any) -> None:
    product = make_product(enterprise, photos=3)
    first, second, third = (photo.id for photo in photos())
    path = f"/kelola/produk/{product.id}/foto/urutan"
    keeper.post(path, data={"move": f"{third}:-1", "order": [first, second, third]})
    assert [photo.id for photo in photos()] == [first, third, second]
    keeper.post(path, data={"order": [second, "x", 999, first]})
    assert [photo.id for photo in photos()] == [second, first, third]


def test_a_removed_photo_comes_back_by_one_tap(keeper: Any, enterprise: Any) -> None:
    product = make_product(enterprise, photos=2)
    first = photos()[0].id
    keeper.post(f"/kelola/produk/{product.id}/foto/{first}/hapus")
    html = page_of(keeper.get(f"/kelola/produk/{product.id}/foto"))
    undo = f"/kelola/produk/{product.id}/foto/{first}/pulihkan"
    assert len(photos()) == 1 and undo in html
    keeper.post(undo)
    assert [photo.id for photo in photos()][-1] == first


PART = {"alt": "Keripik", "across": "0.5", "down": "0.5", "zoom": "1"}


def test_a_photo_is_cropped_to_the_shape_of_the_card_and_whole_again(keeper: Any, enterprise: Any) -> None:
    put_up(keeper, enterprise, photos=(jpeg(size=(800, 600)), "lebar.jpg"))
    photo, product = photos()[0], products()[0]
    path, whole = f"/kelola/produk/{product.id}/foto/{photo.id}", photo.sha256
    keeper.post(path, data={**PART, "across": "0", "crop": "part"})
    cropped = photos()[0]
    assert (cropped.width, cropped.height, cropped.alt) == (480, 600, "Keripik")
    assert cropped.sha256 != whole and cropped.whole_sha256 == whole
    assert keeper.get(f"/foto/{cropped.sha256}/320.webp").status_code == 200
    keeper.post(path, data={**PART, "across": "1", "down": "1", "zoom": "1.7", "crop": "part"})
    assert photos()[0].whole_sha256 == whole and photos()[0].height == 353
    keeper.post(path, data={**PART, "crop": "whole"})
    assert (photos()[0].sha256, photos()[0].whole_sha256) == (whole, None)


def test_a_tap_on_the_photo_says_what_stands_in_the_middle(keeper: Any, enterprise: Any) -> None:
    from PIL import Image

    stream, scene = io.BytesIO(), Image.new("RGB", (1000, 500), "white")
    scene.paste("red", (700, 0, 1000, 500))
    scene.save(stream, "JPEG")
    stream.seek(0)
    put_up(keeper, enterprise, photos=(stream, "lebar.jpg"))
    path = f"/kelola/produk/{products()[0].id}/foto/{photos()[0].id}"
    keeper.post(path, data={**PART, "tap.x": "252", "tap.y": "70"})
    cropped = photos()[0]
    assert (cropped.width, cropped.height) == (400, 500)
    card = Image.open(io.BytesIO(keeper.get(f"/foto/{cropped.sha256}/320.webp").data)).convert("RGB")
    shades = [card.getpixel((x, 200)) for x in (10, 300)]
    assert shades[0][1] > 200 and shades[1][1] < 60, "the white edge stays left, the red thing is in the middle"
    for tap in ({"tap.x": "0", "tap.y": "0"}, {"tap.x": "999999999", "tap.y": "9"}, {"tap.x": "x", "tap.y": "y"}):
        assert keeper.post(path, data={**PART, **tap}).status_code == 303


def test_pictures_of_drafts_are_seen_by_their_keepers_only(
    keeper: Any, enterprise: Any, client: Any, sign_in: Any
) -> None:
    put_up(keeper, enterprise, photos=(jpeg(), "a.jpg"), draft="1")
    path = f"/foto/{photos()[0].sha256}/320.webp"
    assert [each.get(path).status_code for each in (keeper, sign_in("official"), client, sign_in("owner"))] == [
        200,
        200,
        404,
        404,
    ]


def change(keeper: Any, product_id: int, version: str, **more: str) -> Any:
    sent = {**FACTS, "name": "Keripik tempe", "price": "12.000", "version": version}
    return keeper.post(f"/kelola/produk/{product_id}", data={**sent, **more})


def test_two_who_edit_at_once_see_both_texts_and_lose_nothing(keeper: Any, enterprise: Any, sign_in: Any) -> None:
    product_id = make_product(enterprise, "Keripik tempe", description="Renyah").id
    version = hidden(page_of(keeper.get(f"/kelola/produk/{product_id}")), "version")
    assert change(sign_in("official"), product_id, version, description="Renyah dan pedas").status_code == 303
    response = change(keeper, product_id, version, description="Renyah dan manis")
    html = page_of(response)
    assert response.status_code == 409
    assert "Renyah dan pedas" in html and "Renyah dan manis" in html and "sudah diubah orang lain" in html
    assert change(keeper, product_id, hidden(html, "version"), description="Renyah dan manis").status_code == 303
    assert products()[0].description == "Renyah dan manis"


def test_a_kind_is_suggested_by_the_name_and_counts_only_once_saved(keeper: Any, enterprise: Any) -> None:
    product_id = make_product(enterprise, "Keripik tempe", category=None).id
    html = page_of(keeper.get(f"/kelola/produk/{product_id}"))
    assert '<option selected value="pangan_kering_kemasan">' in html and "Usulan dari namanya" in html
    assert products()[0].category is None
    change(keeper, product_id, "1", category="pangan_kering_kemasan")
    assert products()[0].category == "pangan_kering_kemasan"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tas rajut kenanga", "kerajinan"),
        ("Tahu bakso kukus", "kue_basah_siap_saji"),
        ("Madu randu", "madu_telur_segar"),
        ("Kain batik tulis", "batik_tekstil"),
        ("Barang unik", None),
    ],
)
def test_the_first_known_word_of_a_name_suggests_the_kind(name: str, expected: str | None) -> None:
    assert suggest_category(name) == expected


def test_a_rule_speaks_beside_its_field(keeper: Any, enterprise: Any) -> None:
    product_id = make_product(enterprise).id
    response = change(keeper, product_id, "1", price_mode="range", price="9.000", price_high="5.000")
    assert response.status_code == 422
    assert "Harga tertinggi harus lebih besar" in page_of(response)
    response = change(keeper, product_id, "1", min_order="banyak", name="3374081011900001")
    assert "Tulis angka saja" in page_of(response) and "tampaknya NIK" in page_of(response)


def test_one_tap_renews_and_htmx_gets_only_the_list(keeper: Any, enterprise: Any) -> None:
    product = make_product(enterprise, "Madu", confirmed_at=utcnow() - timedelta(days=90))
    assert "Tanyakan dulu" in page_of(keeper.get("/kelola/produk"))
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#mine"}
    sent = {"next": "/kelola/produk?keadaan=lama"}
    path = f"/kelola/produk/{product.id}/masih-ada"
    response = keeper.post(path, data=sent, headers=headers)
    assert (response.status_code, response.headers["Location"]) == (303, sent["next"])
    html = page_of(keeper.get(response.headers["Location"], headers=headers))
    assert "<html" not in html and "Madu dipastikan masih ada" in html and 'id="notices"' in html
    assert utcnow() - products()[0].confirmed_at < timedelta(minutes=1)


def test_the_way_back_never_leaves_the_site(keeper: Any, enterprise: Any) -> None:
    product = make_product(enterprise)
    for target in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"):
        response = keeper.post(f"/kelola/produk/{product.id}/masih-ada", data={"next": target})
        assert response.headers["Location"] == "/kelola/produk"


def test_delete_can_be_undone_from_the_notice_and_from_the_bin(keeper: Any, enterprise: Any, client: Any) -> None:
    product = make_product(enterprise, "Madu", slug="madu")
    keeper.post(f"/kelola/produk/{product.id}/hapus")
    undo = f"/kelola/produk/{product.id}/pulihkan"
    assert undo in page_of(keeper.get("/kelola/produk"))
    assert "Madu" in page_of(keeper.get("/kelola/produk/terhapus"))
    assert client.get("/produk/madu").status_code == 404
    assert keeper.post(undo).status_code == 303
    assert client.get("/produk/madu").status_code == 200


def test_stock_hide_and_copy_from_the_list(keeper: Any, enterprise: Any, client: Any) -> None:
    product = make_product(enterprise, "Madu", slug="madu")
    path = f"/kelola/produk/{product.id}"
    keeper.post(f"{path}/stok", data={"stock_mode": "made_to_order", "made_in_days": "4"})
    assert "Pesan dulu 4 hari" in page_of(client.get("/produk"))
    assert keeper.post(f"{path}/stok", data={"stock_mode": "made_to_order", "made_in_days": "999"}).status_code == 422
    keeper.post(f"{path}/sembunyikan")
    assert client.get("/produk/madu").status_code == 404
    keeper.post(f"{path}/salin")
    assert [one.name for one in products()] == ["Madu", "Madu (salinan)"]


def test_owners_see_their_own_officials_see_all_with_search(keeper: Any, enterprise: Any, sign_in: Any) -> None:
    make_product(enterprise, "Madu")
    other = make_enterprise("Sekar Batik")
    make_product(other, "Kain kawung")
    assert "Kain kawung" not in page_of(keeper.get("/kelola/produk"))
    official = sign_in("official")
    assert "Madu" in page_of(official.get("/kelola/produk")) and "Kain kawung" in page_of(
        official.get("/kelola/produk")
    )
    found = page_of(official.get("/kelola/produk?q=sekar"))
    assert "Kain kawung" in found and "Madu" not in found
    assert "Madu" not in page_of(official.get(f"/kelola/produk?usaha={other.id}"))
    assert "Madu" not in page_of(keeper.get(f"/kelola/produk?usaha={other.id}"))


@pytest.mark.parametrize("number", ["99999999999999999999999", "2147483648", "x", "-1"])
def test_impossible_numbers_are_not_found(number: str, keeper: Any, enterprise: Any) -> None:
    make_product(enterprise, "Madu")
    assert keeper.get(f"/kelola/produk/{number}").status_code == 404
    assert keeper.get(f"/kelola/produk?usaha={number}&sebelum={number}").status_code == 200


def test_what_waits_is_told_in_the_workspace(keeper: Any, enterprise: Any) -> None:
    make_product(enterprise, photos=0, state="draft", published_at=None)
    make_product(enterprise, confirmed_at=utcnow() - timedelta(days=61))
    html = page_of(keeper.get("/kelola"))
    assert "1 produk tinggal tambah foto" in html and "Masih ada? 1 produk" in html


def test_an_owner_without_products_is_told_how_to_begin(keeper: Any) -> None:
    assert "Kurang dari semenit" in page_of(keeper.get("/kelola/produk"))


def test_alt_text_is_what_a_photo_says(keeper: Any, enterprise: Any, client: Any) -> None:
    product = make_product(enterprise, slug="madu", photos=0)
    photo = make_photo(product)
    path = f"/kelola/produk/{product.id}/foto/{photo.id}"
    keeper.post(path, data={**PART, "alt": "Madu dalam botol kaca"})
    assert 'alt="Madu dalam botol kaca"' in page_of(client.get("/produk/madu"))


def test_the_address_of_a_deleted_product_leads_its_keeper_to_the_way_back(
    keeper: Any, enterprise: Any, sign_in: Any, client: Any
) -> None:
    product = make_product(enterprise, name="Madu Hutan", deleted_at=utcnow())
    for address in (f"/kelola/produk/{product.id}", f"/produk/{product.slug}"):
        told = keeper.get(address, follow_redirects=True)
        assert told.request.path == "/kelola/produk/terhapus"
        assert "Madu Hutan sudah dihapus" in told.text
        assert sign_in("owner").get(address).status_code == 404
    assert client.get(f"/produk/{product.slug}").status_code == 404
