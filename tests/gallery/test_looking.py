"""What an official sees first, and what visitors report: waiting, letting pass, hiding, staying nameless."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.conftest import CheckingClient, person_of
from tests.factories import make_account, make_enterprise, make_product
from village.core.db import db
from village.core.images import Picture
from village.core.limits import RateWindow
from village.core.village import Village
from village.gallery.doubts import LINKS, NUMBERS, WORDS, doubts_about
from village.gallery.market_tables import ListingReport
from village.gallery.models import Product
from village.gallery.services import keeping, reports
from village.gallery.services.rules import Facts, Price

SignIn = Callable[..., CheckingClient]
REPORT = {"reason": "wrong", "text": "Isinya tidak sama dengan fotonya."}


def ask_for_a_look() -> None:
    """The village wants to see the first listing of a new owner."""
    db.session.execute(update(Village).values(first_listing_waits=True))
    db.session.commit()


def put_up(person_id: int, enterprise_id: int, name: str = "Keripik", description: str = "") -> Product:
    """The owner puts up a product with a photo."""
    return keeping.create_product(
        person_of(person_id),
        enterprise_id,
        Facts(name, Price("fixed", 10_000), description=description),
        [Picture(name[0].lower() * 64, 1600, 2000, (), 1)],
    )


def test_the_first_listing_of_a_new_owner_waits_until_an_official_has_looked(
    app: Flask, client: CheckingClient, sign_in: SignIn
) -> None:
    ask_for_a_look()
    owner = make_account("owner")
    maker = make_enterprise(owner=owner)
    product_id = put_up(owner.id, maker.id).id
    browser, official = sign_in(owner), sign_in("official")
    assert client.get("/produk/keripik").status_code == 404
    assert "Keripik" not in client.get("/produk").text and "/produk/keripik" not in client.get("/sitemap.xml").text
    assert "1 produk menunggu dilihat pengurus" in browser.get("/kelola").text
    assert "Ini produk pertama dari usaha ini" in browser.get(f"/kelola/produk/{product_id}/keadaan").text
    assert "1 produk menunggu dilihat" in official.get("/kelola").text
    assert "Keripik" in official.get("/kelola/tinjauan").text
    told = official.post(f"/kelola/produk/{product_id}/loloskan", data={"version": 1}, follow_redirects=True).text
    assert "Keripik tayang." in told and "Tidak ada yang menunggu" in told
    assert client.get("/produk/keripik").status_code == 200
    put_up(owner.id, maker.id, "Abon")
    assert client.get("/produk/abon").status_code == 200, "only the first one waits"


def test_a_village_may_let_first_listings_through(app: Flask, client: CheckingClient, sign_in: SignIn) -> None:
    ask_for_a_look()
    form = {"name": "Kampung Uji", "contact_phone": "0812 0000 0001", "word": "kampung", "palette": "nila"}
    saved = sign_in("official").post("/kelola/kampung", data={**form, "motif": "kawung"})
    assert saved.status_code == 303
    owner = make_account("owner")
    put_up(owner.id, make_enterprise(owner=owner).id)
    assert client.get("/produk/keripik").status_code == 200


def test_hiding_and_showing_again_is_no_way_around_the_look(app: Flask, client: CheckingClient) -> None:
    ask_for_a_look()
    owner = make_account("owner")
    maker = make_enterprise(owner=owner)
    product_id = put_up(owner.id, maker.id).id
    keeping.hide_product(person_of(owner.id), product_id)
    put_up(owner.id, maker.id, "Abon")
    keeping.publish_product(person_of(owner.id), product_id)
    assert client.get("/produk/abon").status_code == client.get("/produk/keripik").status_code == 404


def test_what_everybody_has_seen_does_not_wait_after_hiding(app: Flask, client: CheckingClient) -> None:
    owner = make_account("owner")
    product = make_product(make_enterprise(owner=owner))
    ask_for_a_look()
    keeping.hide_product(person_of(owner.id), product.id)
    keeping.publish_product(person_of(owner.id), product.id)
    assert client.get(f"/produk/{product.slug}").status_code == 200


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lihat juga di https://contoh.example/kue", [LINKS]),
        ("Pesan di www.contoh-toko", [LINKS]),
        ("Ada di lapakku.com sekarang", [LINKS]),
        ("Hubungi 0812-3456-7890 atau 0813 4567 8901", [NUMBERS]),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15", [NUMBERS]),
        ("Slot gacor malam ini", [WORDS]),
        ("Pinjaman dana cair cepat", [WORDS]),
        ("Keripik singkong. Isi 200 g, tahan 2 bulan.", []),
        ("Bolu bunga melati", []),
        ("Kue untuk pesta. Ukuran 20 x 20 cm, tinggi 5 cm, potong 16.", []),
        ("Rasa asin.Manis juga ada", []),
        ("Telepon 0812-3456-7890", []),
    ],
)
def test_doubtful_texts_are_told_from_innocent_ones(text: str, found: list[str]) -> None:
    assert doubts_about(text) == found


def test_a_doubtful_later_text_waits_and_the_owner_reads_why(
    app: Flask, client: CheckingClient, sign_in: SignIn
) -> None:
    owner = make_account("owner")
    product = make_product(make_enterprise(owner=owner), "Keripik tempe", slug="keripik-tempe")
    doubtful = Facts("Keripik tempe", Price("fixed", 9_000), description="Daftar di https://slot.example")
    keeping.edit_product(person_of(owner.id), product.id, 1, doubtful)
    assert client.get("/produk/keripik-tempe").status_code == 404
    page = sign_in(owner).get(f"/kelola/produk/{product.id}/keadaan").text
    assert "Ada tautan ke situs lain" in page and "Isiannya tersimpan lengkap" in page
    innocent = Facts("Keripik tempe", Price("fixed", 9_000), description="Renyah")
    keeping.edit_product(person_of(owner.id), product.id, 2, innocent)
    assert client.get("/produk/keripik-tempe").status_code == 200, "taking the link out ends the waiting"


def test_a_text_that_was_let_pass_does_not_wait_at_the_next_stock_count(
    app: Flask, client: CheckingClient, sign_in: SignIn
) -> None:
    owner = make_account("owner")
    product = put_up(owner.id, make_enterprise(owner=owner).id, description="Resep di https://contoh.example")
    product_id = product.id
    assert client.get("/produk/keripik").status_code == 404
    stale = sign_in("official").post(f"/kelola/produk/{product_id}/loloskan", data={"version": 7})
    assert stale.status_code == 303 and client.get("/produk/keripik").status_code == 404, "another text was read"
    sign_in("official").post(f"/kelola/produk/{product_id}/loloskan", data={"version": 1})
    keeping.confirm_product(person_of(owner.id), product_id)
    assert client.get("/produk/keripik").status_code == 200


def test_what_an_official_writes_needs_no_second_look(app: Flask, client: CheckingClient) -> None:
    ask_for_a_look()
    official = make_account("official")
    put_up(official.id, make_enterprise().id, description="Lihat https://contoh.example")
    assert client.get("/produk/keripik").status_code == 200


def test_a_visitor_reports_and_an_official_hides_with_a_reason(
    app: Flask, client: CheckingClient, sign_in: SignIn
) -> None:
    owner = make_account("owner")
    product = make_product(make_enterprise(owner=owner), "Abon", slug="abon")
    assert "/produk/abon/lapor" in client.get("/produk/abon").text
    told = client.post("/produk/abon/lapor", data=REPORT, follow_redirects=True).text
    assert "tanpa nama Anda" in told
    official, browser = sign_in("official"), sign_in(owner)
    assert "1 produk dilaporkan pengunjung" in official.get("/kelola").text
    page = official.get(f"/kelola/produk/{product.id}/keadaan").text
    assert REPORT["text"] in page
    assert REPORT["text"] not in browser.get(f"/kelola/produk/{product.id}/keadaan").text
    sent = {"act": "hide", "text": "Tolong ganti fotonya."}
    assert official.post(f"/kelola/produk/{product.id}/tanggapi", data=sent).status_code == 303
    assert client.get("/produk/abon").status_code == 404
    assert "dilaporkan" not in official.get("/kelola").text
    assert "Pengurus menulis tentang Abon" in browser.get("/kelola").text
    assert "Tolong ganti fotonya." in browser.get(f"/kelola/produk/{product.id}/keadaan").text
    browser.post(f"/kelola/produk/{product.id}/sudah-dibaca")
    assert "Pengurus menulis" not in browser.get("/kelola").text
    browser.post(f"/kelola/produk/{product.id}/tayangkan")
    assert client.get("/produk/abon").status_code == 404, "shown again, it waits for a look"
    assert "pernah disembunyikan pengurus" in browser.get(f"/kelola/produk/{product.id}/keadaan").text


def test_a_report_without_reason_is_dismissed_and_the_product_stays(
    app: Flask, client: CheckingClient, sign_in: SignIn
) -> None:
    product = make_product(slug="abon")
    client.post("/produk/abon/lapor", data=REPORT)
    official = sign_in("official")
    official.post(f"/kelola/produk/{product.id}/tanggapi", data={"act": "dismiss", "text": ""})
    assert client.get("/produk/abon").status_code == 200
    assert "Tidak ada yang menunggu" in official.get("/kelola/tinjauan").text
    kept = db.session.scalars(select(ListingReport)).one()
    assert kept.outcome == "dismissed" and kept.closed_by is not None


def test_nothing_of_the_reporter_is_kept(client: CheckingClient, app: Flask) -> None:
    make_product(slug="abon")
    client.post("/produk/abon/lapor", data=REPORT, environ_base={"REMOTE_ADDR": "203.0.113.9"})
    report = db.session.scalars(select(ListingReport)).one()
    columns: dict[str, Any] = {one.key: getattr(report, one.key) for one in ListingReport.__table__.columns}
    keys = list(db.session.scalars(select(RateWindow.key)))
    assert "203.0.113.9" not in f"{columns} {keys}"
    assert keys == [f"report:{report.product_id}"]


def test_a_flood_on_one_product_shuts_out_nobody_else(client: CheckingClient, app: Flask) -> None:
    make_product(slug="abon")
    make_product(slug="bolu")
    for number in range(reports.MOST_A_DAY):
        sent = client.post("/produk/abon/lapor", data={"reason": "other", "text": f"Laporan nomor {number} ini"})
        assert sent.status_code == 303
    refused = client.post("/produk/abon/lapor", data=REPORT)
    assert refused.status_code == 429 and REPORT["text"] in refused.text
    assert client.post("/produk/bolu/lapor", data=REPORT).status_code == 303, "the same connection may go on"
    stored = list(db.session.scalars(select(ListingReport).where(ListingReport.reason == "other")))
    assert len(stored) == reports.MOST_OPEN and sum(one.times for one in stored) == reports.MOST_A_DAY


@pytest.mark.parametrize(
    "sent", [{}, {"reason": "nonsense"}, {"reason": "gone", "text": "x" * 501}, {**REPORT, "text": "3374081501900001"}]
)
def test_a_wrong_report_comes_back_with_what_was_typed(
    client: CheckingClient, app: Flask, sent: dict[str, str]
) -> None:
    make_product(slug="abon")
    answer = client.post("/produk/abon/lapor", data=sent)
    assert answer.status_code == 422 and sent.get("text", "") in answer.text
    assert not db.session.scalars(select(ListingReport)).all()


def test_a_report_from_another_site_is_refused(client: CheckingClient, app: Flask) -> None:
    make_product(slug="abon")
    refused = client.post("/produk/abon/lapor", data=REPORT, headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403


def test_a_hidden_product_cannot_be_reported(client: CheckingClient, app: Flask) -> None:
    make_product(slug="abon", state="hidden")
    assert client.get("/produk/abon/lapor").status_code == 404
    assert client.post("/produk/abon/lapor", data=REPORT).status_code == 404
