"""What makes the gallery sell: variants, discounts that end by the clock, collections, the kiosk, shops elsewhere."""

import json
import re
import threading
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import insert, select

from tests.conftest import person_of
from tests.factories import make_account, make_enterprise, make_product, make_row
from tests.gallery.test_pages import counted_statements, fill_shelf
from village.core.access import Person
from village.core.audit import AuditEntry
from village.core.db import db, utcnow
from village.core.errors import DomainError
from village.gallery.kiosk import kiosk_today
from village.gallery.models import Product
from village.gallery.offer_tables import Collection, ProductDiscount, ProductVariant
from village.gallery.prints.making import count_printed, left_out
from village.gallery.prints.things import MOST_OF_CATALOGUE, printed_catalogue
from village.gallery.sale_tables import KioskDuty, KioskMovement, MarketplaceLink, Sale
from village.gallery.services import kiosk
from village.gallery.services.kiosk import Move
from village.gallery.services.links import WrongAddress, checked_address
from village.registry.interface import today

SHELF = "/produk?urut=termurah"


@pytest.fixture
def owner(app: Flask) -> Any:
    return make_account("owner", name="Bu Sri")


@pytest.fixture
def product(owner: Any) -> Any:
    return make_product(make_enterprise("Dapur Sri", owner=owner), "Keripik tempe", price_rupiah=20_000)


@pytest.fixture
def keeper(sign_in: Any, owner: Any) -> Any:
    return sign_in(account=owner)


def text_of(client: Any, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return unescape(response.get_data(as_text=True)).replace("\xa0", " ")


def names(html: str) -> list[str]:
    return re.findall(r'<p class="name"><a href="[^"]*" lang="id">([^<]*)</a>', html)


def add_variant(keeper: Any, product: Any, **sent: str) -> Any:
    return keeper.post(f"/kelola/produk/{product.id}/varian", data=sent)


def cut(product: Any, amount: int, kind: str = "percent", *, hours: tuple[float, float] = (-1, 1)) -> Any:
    starts_at, ends_at = (utcnow() + timedelta(hours=one) for one in hours)
    return make_row(
        ProductDiscount(product_id=product.id, kind=kind, amount=amount, starts_at=starts_at, ends_at=ends_at)
    )


def structured(html: str) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_variants_decide_the_price_a_visitor_sees(keeper: Any, client: Any, product: Any) -> None:
    assert add_variant(keeper, product, size="100 g", price="9.000", stock_count="4").status_code == 303
    assert add_variant(keeper, product, size="500 g", taste="pedas", price="40rb", stock_count="0").status_code == 303
    html = text_of(client, f"/produk/{product.slug}")
    assert "Rp 9.000 - Rp 40.000" in html and "500 g, pedas" in html and "Siap, 4" in html
    offers = structured(html)["offers"]
    assert (offers["lowPrice"], offers["highPrice"], len(offers["offers"])) == (9_000, 40_000, 2)
    assert "Keripik tempe" in names(text_of(client, "/produk?maks=9.500"))
    assert "Keripik tempe" not in names(text_of(client, "/produk?maks=8.000"))


def test_a_variant_needs_a_name_of_its_own(keeper: Any, product: Any) -> None:
    refused = add_variant(keeper, product, price="5.000")
    assert refused.status_code == 422 and "Isi ukuran, rasa, atau warnanya." in refused.get_data(as_text=True)
    add_variant(keeper, product, colour="Nila")
    assert add_variant(keeper, product, colour="nila").status_code == 422


def test_a_deleted_variant_comes_back_with_its_price(keeper: Any, client: Any, product: Any) -> None:
    add_variant(keeper, product, size="kecil", price="5.000")
    keeper.post(f"/kelola/produk/{product.id}/varian/1/hapus")
    assert "Rp 20.000" in text_of(client, f"/produk/{product.slug}")
    keeper.post(f"/kelola/produk/{product.id}/varian/1/pulihkan")
    assert "Rp 5.000" in text_of(client, f"/produk/{product.slug}")


def test_when_every_variant_is_gone_the_product_is_sold_out(keeper: Any, client: Any, product: Any) -> None:
    add_variant(keeper, product, size="kecil", stock_count="0")
    assert "Habis" in text_of(client, "/produk")
    keeper.post(f"/kelola/produk/{product.id}/varian/1", data={"size": "kecil", "stock_count": "3"})
    assert "Habis" not in text_of(client, "/produk")


def test_a_discount_holds_on_cards_page_data_sorting_and_filter(client: Any, product: Any) -> None:
    make_product(name="Peyek", price_rupiah=18_000)
    assert names(text_of(client, SHELF)) == ["Peyek", "Keripik tempe"]
    cut(product, 25)
    shelf = text_of(client, f"{SHELF}&min=1&saring=1")
    assert names(shelf) == ["Keripik tempe", "Peyek"]
    assert "<s>Rp 20.000</s>" in shelf and "Rp 15.000" in shelf
    assert names(text_of(client, "/produk?maks=15.000")) == ["Keripik tempe"]
    html = text_of(client, f"/produk/{product.slug}")
    assert "<s>Rp 20.000</s>" in html and "Potongan 25%" in html and structured(html)["offers"]["price"] == 15_000


@pytest.mark.parametrize("hours", [(-2, -0.001), (0.001, 2)])
def test_before_and_after_its_time_a_discount_changes_nothing(
    client: Any, product: Any, hours: tuple[float, float]
) -> None:
    cut(product, 5_000, "rupiah", hours=hours)
    html = text_of(client, f"/produk/{product.slug}")
    assert "Potongan" not in html and "<s>" not in html and structured(html)["offers"]["price"] == 20_000


def test_two_discounts_never_run_at_once(keeper: Any, client: Any, product: Any) -> None:
    path = f"/kelola/produk/{product.id}/diskon"
    sent = {"amount": "10", "kind": "percent", "starts_on": str(today()), "ends_on": str(today())}
    assert keeper.post(path, data=sent).status_code == 303
    assert keeper.post(path, data=sent).status_code == 409
    keeper.post(f"{path}/1/hapus")
    assert "Rp 18.000" not in text_of(client, f"/produk/{product.slug}")
    assert keeper.post(path, data={**sent, "amount": "20"}).status_code == 303
    keeper.post(f"{path}/1/pulihkan")
    assert "Rp 16.000" in text_of(client, f"/produk/{product.slug}")


@pytest.mark.parametrize(("amount", "kind"), [("91", "percent"), ("0", "percent"), ("20.000", "rupiah")])
def test_a_discount_leaves_something_to_pay(keeper: Any, product: Any, amount: str, kind: str) -> None:
    sent = {"amount": amount, "kind": kind, "starts_on": str(today()), "ends_on": str(today())}
    assert keeper.post(f"/kelola/produk/{product.id}/diskon", data=sent).status_code == 422


def test_a_collection_holds_the_chosen_and_what_its_rule_says(sign_in: Any, client: Any, product: Any) -> None:
    cheap, dear = make_product(name="Klepon", price_rupiah=8_000), make_product(name="Kain", price_rupiah=300_000)
    official = sign_in("official")
    official.post("/kelola/koleksi/baru", data={"name": "Di bawah Rp 10.000", "below": "10.000"})
    official.post(f"/kelola/koleksi/1/produk/{dear.id}", data={"act": "masuk"})
    assert "/produk?koleksi=di-bawah-rp-10-000" in text_of(client, "/") and cheap
    assert names(text_of(client, "/produk?koleksi=di-bawah-rp-10-000")) == ["Kain", "Klepon"]
    cut(product, 60)
    inside = names(text_of(client, "/produk?koleksi=di-bawah-rp-10-000&saring=1"))
    assert set(inside) == {"Kain", "Klepon", "Keripik tempe"}
    official.post("/kelola/koleksi/1/hapus")
    assert "koleksi=" not in text_of(client, "/produk?saring=1")
    official.post("/kelola/koleksi/1/pulihkan")
    same = official.post("/kelola/koleksi/baru", data={"name": "di bawah RP 10.000"})
    assert same.status_code == 422 and "Sudah ada koleksi dengan nama ini" in same.get_data(as_text=True)
    late = {"name": "Di bawah Rp 10.000", "ends_on": str(today() - timedelta(days=1))}
    official.post("/kelola/koleksi/1", data=late)
    assert "Di bawah" not in text_of(client, "/produk?urut=nama")


def test_a_story_and_its_brand_stand_on_the_page(keeper: Any, client: Any, product: Any) -> None:
    sent = {"particular": "Wanginya dari daun jeruk.", "steps": "Diiris\nDigoreng", "brand_kind": "own"}
    path = f"/kelola/produk/{product.id}/cerita"
    assert keeper.post(path, data={**sent, "version": "1"}).status_code == 422
    assert keeper.post(path, data={**sent, "brand_name": "Omah", "version": "1"}).status_code == 303
    again = keeper.post(path, data={**sent, "brand_name": "Lain", "version": "1"})
    assert again.status_code == 409 and "Lain" in again.get_data(as_text=True)
    html = text_of(client, f"/produk/{product.slug}")
    assert "Wanginya dari daun jeruk." in html and "<li>Digoreng</li>" in html
    assert structured(html)["brand"]["name"] == "Omah"


@pytest.mark.parametrize(
    ("platform", "address"),
    [
        ("tokopedia", "https://tokopedia.com.jahat.example/toko"),
        ("tokopedia", "http://tokopedia.com/toko"),
        ("shopee", "https://shopee.co.id@jahat.example/"),
        ("shopee", "https://shopee.co.id:8443/toko"),
        ("lazada", "javascript:alert(1)"),
        ("other", "https://127.0.0.1/"),
        ("other", "https://localhost/"),
    ],
)
def test_only_pages_of_the_platform_itself_are_linked(platform: str, address: str) -> None:
    with pytest.raises(WrongAddress):
        checked_address(platform, address)


def test_active_shops_are_plain_links_and_old_ones_are_asked_about(keeper: Any, client: Any, product: Any) -> None:
    sent = {"platform": "shopee", "state": "active", "url": "shopee.co.id/dapursri"}
    assert keeper.post(f"/kelola/toko-online/baru?produk={product.id}", data=sent).status_code == 303
    html = text_of(client, f"/produk/{product.slug}")
    assert 'href="https://shopee.co.id/dapursri" rel="noopener nofollow"' in html
    assert "perlu diperiksa" not in text_of(keeper, "/kelola")
    link = db.session.get_one(MarketplaceLink, 1)
    link.checked_on = today() - timedelta(days=100)
    db.session.commit()
    assert "1 toko online perlu diperiksa" in text_of(keeper, "/kelola")
    keeper.post("/kelola/toko-online/1/diperiksa", data={"bisa": "0"})
    assert "shopee.co.id" not in text_of(client, f"/produk/{product.slug}")


def test_a_day_at_the_kiosk(sign_in: Any, keeper: Any, product: Any) -> None:
    official, path = sign_in("official"), f"/kelola/kios/barang/{product.id}"
    base = {"variant_id": "0", "moved_on": str(today())}
    official.post(path, data={**base, "act": "masuk", "quantity": "5", "put_at": "rak 2"})
    official.post(path, data={**base, "act": "laku", "quantity": "3", "amount": "60.000"})
    too_many = official.post(path, data={**base, "act": "retur", "quantity": "3"})
    assert too_many.status_code == 409 and "Di kios hanya ada 2" in too_many.get_data(as_text=True)
    official.post(path, data={**base, "act": "retur", "quantity": "1"})
    assert "ada 1: masuk 5, laku 3, kembali 1" in text_of(official, "/kelola/kios")
    sale = db.session.scalars(select(Sale)).one()
    assert (sale.quantity, sale.amount_rupiah, sale.source) == (3, 60_000, "titip")
    mine = text_of(keeper, "/kelola/titipan")
    assert "Rp 60.000 menunggu disetor" in mine and "rak 2" in mine
    stale = {"received_by": "Bu Sri", "paid_on": str(today()), "expected": "59000"}
    assert official.post(f"/kelola/kios/setor/{product.enterprise_id}", data=stale).status_code == 409
    paid = official.post(f"/kelola/kios/setor/{product.enterprise_id}", data={**stale, "expected": "60000"})
    assert paid.status_code == 303
    sheet = text_of(keeper, paid.headers["Location"])
    assert "Lembar setoran nomor 1" in sheet and "Rp 60.000" in sheet and "Cetak untuk ditandatangani" in sheet
    again = official.post(f"/kelola/kios/setor/{product.enterprise_id}", data={**stale, "expected": "60000"})
    assert again.status_code == 422 and "mungkin baru saja oleh pengurus lain" in again.get_data(as_text=True)
    assert "menunggu disetor" not in text_of(keeper, "/kelola/titipan")


def test_nobody_sees_the_goods_and_money_of_others(keeper: Any, product: Any) -> None:
    stranger = make_product(make_enterprise("Dapur Lain", owner=make_account("owner")), "Wingko")
    official = person_of(make_account("official").id)
    kiosk.take_in(official, Move(stranger.id, 5, today()))
    kiosk.sell(official, Move(stranger.id, 1, today(), amount_rupiah=7_777))
    for path in ("/kelola/titipan", "/kelola/penjualan", "/kelola/toko-online"):
        assert "Wingko" not in text_of(keeper, path) and "7.777" not in text_of(keeper, path)


def test_a_settled_sale_is_taken_back_only_after_its_payment(sign_in: Any, product: Any) -> None:
    account = make_account("official")
    person, official = person_of(account.id), sign_in(account=account)
    kiosk.take_in(person, Move(product.id, 2, today()))
    sold = kiosk.sell(person, Move(product.id, 2, today(), amount_rupiah=40_000)).id
    paid = {"paid_on": today(), "received_by": "Bu Sri", "expected_rupiah": 40_000}
    settlement = kiosk.settle(person, product.enterprise_id, **paid).id
    official.post(f"/kelola/kios/catatan/{sold}/batal")
    assert db.session.get_one(KioskMovement, sold).deleted_at is None
    official.post(f"/kelola/kios/setoran/{settlement}/batal")
    official.post(f"/kelola/kios/catatan/{sold}/batal")
    assert db.session.scalars(select(Sale.deleted_at)).one() is not None
    official.post(f"/kelola/kios/catatan/{sold}/pulihkan")
    official.post(f"/kelola/kios/setoran/{settlement}/pulihkan")
    assert "Rp 40.000" in text_of(official, f"/kelola/kios/setoran/{settlement}")
    assert "Semua uang sudah disetor" in text_of(official, "/kelola/kios/setoran")


def together(app: Flask, acts: list[Callable[[], Any]]) -> list[str]:
    """Do all acts at the same moment, each in a thread of its own; what each came to."""
    gate, ends = threading.Barrier(len(acts)), [""] * len(acts)

    def run(place: int) -> None:
        with app.app_context():
            gate.wait()
            try:
                acts[place]()
                ends[place] = "done"
            except DomainError as error:
                ends[place] = type(error).__name__
            finally:
                db.session.remove()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(ends)


def test_two_at_once_never_take_out_more_than_is_there(database_app: Flask) -> None:
    product_id = make_product(name="Wingko").id
    person: Person = person_of(make_account("official").id)
    kiosk.take_in(person, Move(product_id, 5, today()))
    db.session.remove()
    acts: list[Callable[[], Any]] = [
        lambda: kiosk.sell(person, Move(product_id, 2, today(), amount_rupiah=10_000)),
        lambda: kiosk.sell(person, Move(product_id, 2, today(), amount_rupiah=10_000)),
        lambda: kiosk.give_back(person, Move(product_id, 2, today())),
        lambda: kiosk.give_back(person, Move(product_id, 2, today())),
    ]
    assert together(database_app, acts) == ["NotThatMany", "NotThatMany", "done", "done"]
    assert kiosk.pieces_there(product_id, None) == 1


def test_the_kiosk_is_open_today_by_the_clock_of_the_village(client: Any, sign_in: Any) -> None:
    assert kiosk_today() is None and "Kios hari ini" not in text_of(client, "/")
    form = {"person_name": "Bu Tri", "on_day": str(today()), "opens": "09:00", "closes": "15:30", "weeks": "3"}
    official = sign_in("official")
    assert official.post("/kelola/kios/piket", data=form).status_code == 303
    make_product()
    assert "Kios hari ini buka 09.00 - 15.30 WIB." in text_of(client, "/?")
    assert "hari ini buka 09.00 - 15.30 WIB" in text_of(client, "/tentang")
    assert "Bu Tri" not in text_of(client, "/tentang?")
    assert db.session.query(KioskDuty).count() == 3
    official.post("/kelola/kios/piket/1/buka", data={"visitors": "12"})
    assert "12 pengunjung" in text_of(official, "/kelola/kios/piket")
    official.post("/kelola/kios/piket/1/hapus")
    assert kiosk_today() is None


def test_an_owner_keeps_a_book_of_sales(keeper: Any, product: Any) -> None:
    sent = {"product_id": product.id, "quantity": "2", "amount": "40.000", "sold_on": str(today()), "source": "WA"}
    assert keeper.post("/kelola/penjualan", data=sent).status_code == 303
    assert "Lewat WhatsApp" in text_of(keeper, "/kelola/penjualan")
    keeper.post("/kelola/penjualan/1/hapus")
    keeper.post("/kelola/penjualan/1/pulihkan")
    assert db.session.scalars(select(Sale)).one().deleted_at is None
    tomorrow = {**sent, "sold_on": str(today() + timedelta(days=1))}
    assert keeper.post("/kelola/penjualan", data=tomorrow).status_code == 422


def test_what_a_helper_does_is_recorded_as_the_helpers(sign_in: Any, app: Flask) -> None:
    helper = make_account("agent", name="Mbak Sekar")
    product = make_product(make_enterprise(owner=make_account("owner"), helper=helper), "Klepon")
    add_variant(sign_in(account=helper), product, taste="gula jawa")
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "gallery.variant_added")).one()
    assert (entry.actor_name, entry.on_behalf_of) == ("Mbak Sekar", product.enterprise_id)


def test_a_copy_takes_variants_along_and_no_discount(keeper: Any, product: Any) -> None:
    add_variant(keeper, product, size="kecil", price="5.000")
    cut(product, 10)
    keeper.post(f"/kelola/produk/{product.id}/salin")
    copy = db.session.scalars(select(Product).where(Product.source == "copy")).one()
    assert copy.variants_low_rupiah == 5_000 and "kecil" in text_of(keeper, f"/kelola/produk/{copy.id}/varian")
    assert "Potongan 10%" not in text_of(keeper, f"/kelola/produk/{copy.id}/diskon")


def test_the_list_of_sellers_and_the_report_count_who_sells_online(sign_in: Any, product: Any) -> None:
    make_enterprise("Dapur Lain")
    facts = {"platform": "shopee", "url": "https://shopee.co.id/a", "state": "active", "checked_on": today()}
    make_row(MarketplaceLink(enterprise_id=product.enterprise_id, **facts))
    assert "50%" in text_of(sign_in("observer"), "/kelola/ringkasan-penjualan")
    file = sign_in("official").get("/kelola/toko-online/penjual.xlsx")
    assert file.status_code == 200 and file.data[:2] == b"PK"


@pytest.mark.parametrize("many", [10, 100, 5_000])
def test_pages_need_no_more_statements_with_more_products(many: int, client: Any, sign_in: Any) -> None:
    fill_shelf(many)
    maker = make_enterprise("Dapur Sri")
    product, official = make_product(maker, name="Keripik tempe"), sign_in("official")
    fill_trade(many)
    cut(product, 10)
    make_row(ProductVariant(product_id=product.id, size="kecil", price_rupiah=5_000))
    make_row(Collection(slug="murah", name="Murah", below_rupiah=3_000))
    pages = [
        *((client, path, 8) for path in ("/produk?koleksi=murah", SHELF, f"/produk/{product.slug}", "/tentang")),
        *((client, path, 8) for path in ("/produk?saring=1", "/cari?q=barang", "/produk/saran?q=bar", "/en/produk")),
        *((client, path, 8) for path in (f"/produk/{product.slug}/lapor", f"/usaha/{maker.slug}")),
        *((official, f"/kelola/produk{path}", 10) for path in ("", "?keadaan=lama", "/masih-ada", "/terhapus")),
        *((official, f"/kelola/{path}", 10) for path in ("tinjauan", "minat", "padanan-kata", "catatan/pekan")),
        *((official, f"/kelola/kios/{path}", 10) for path in ("pilih", "piket", f"barang/{product.id}")),
        *((official, f"/kelola/cetak{path}", 10) for path in ("", f"/usaha/{maker.id}", "/katalog/pdf")),
        (official, f"/kelola/titipan/{maker.id}/cetak", 10),
        *((official, f"/kelola/{path}", 10) for path in ("kios", "titipan", "penjualan", "toko-online", "koleksi/1")),
        *((official, f"/kelola/{path}", 10) for path in ("kios/setoran", "ringkasan-penjualan", "koleksi")),
        (official, f"/kelola/produk/{product.id}", 10),
        (official, "/kelola", 16),
    ]
    for who, path, most in pages:
        who.get(path)
        with counted_statements() as sent:
            assert who.get(path).status_code == 200, path
        assert len(sent) <= most, f"{path}: {len(sent)}\n" + "\n".join(sent)
    with client.application.test_request_context(), counted_statements() as sent:
        printed = printed_catalogue()
        assert left_out(count_printed(printed)) == max(0, many + 1 - MOST_OF_CATALOGUE)
    assert len(sent) <= 4, "\n".join(sent)


def fill_trade(many: int) -> None:
    """Goods at the kiosk, sales and shops elsewhere for as many products."""
    rows = db.session.execute(select(Product.id, Product.enterprise_id).limit(many)).all()
    ids = [{"product_id": number, "enterprise_id": maker} for number, maker in rows]
    db.session.execute(
        insert(KioskMovement), [{**one, "kind": "in", "quantity": 3, "moved_on": today()} for one in ids]
    )
    sold = {"quantity": 1, "amount_rupiah": 5_000, "sold_on": today(), "source": "langsung"}
    db.session.execute(insert(Sale), [{**one, **sold} for one in ids])
    shop = {"platform": "shopee", "url": "https://shopee.co.id/a", "state": "active", "checked_on": today()}
    db.session.execute(insert(MarketplaceLink), [{**one, **shop} for one in ids])
    db.session.commit()
