"""The house as visitors see it: front page, about, sellers, groups, and what never changes without their asking."""

import json
import re
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from flask import Flask

from tests import factories
from tests.conftest import person_of
from tests.factories import give_consent, make_enterprise, make_group, make_product, make_village
from village.core.db import begin_writing, commit, utcnow
from village.core.images import ACCEPTED_TYPES
from village.home.services.notices import notice_step
from village.registry.services.consents import withdraw_consents

MOST_STATEMENTS = 8


def get(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status}"
    return str(answer.get_data(as_text=True))


def test_home_says_what_this_kampung_is_and_what_to_buy(app: Flask, client: Any) -> None:
    maker = make_enterprise("Dapur Eyang", rt=4)
    make_product(maker, "Keripik tempe", price_rupiah=12_000)
    html = get(client, "/")
    assert html.index("Dibuat di rumah") < html.index("Lihat 1 produk") < html.index("Keripik tempe")
    assert "1 usaha pangan dan sembako, di RT 04." in html
    assert "RW 05 Karanganyar Gunung, Semarang" in html


def test_home_counts_products_and_not_only_makers(app: Flask, client: Any) -> None:
    maker = make_enterprise()
    for _ in range(3):
        make_product(maker)
    assert "Lihat 3 produk" in get(client, "/")


def test_home_says_this_week_only_when_somebody_said_so_this_week(app: Flask, client: Any) -> None:
    make_product()
    assert "Sedang ada minggu ini" in get(client, "/")
    make_product(confirmed_at=utcnow() - timedelta(days=9))
    assert "Sedang ada minggu ini" not in get(client, "/")


def test_an_empty_village_says_what_will_be_there(client: Any) -> None:
    html = get(client, "/")
    assert "Galeri masih disiapkan" in html
    assert "Belum ada usaha yang tercatat." in html
    assert 'href="/daftar-usaha">Daftarkan usaha saya' in html
    assert "Lihat produk" not in html and "Semua usaha" not in html, "no link to a list as empty as this page"
    assert "Belum ada usaha" in get(client, "/kelompok")
    assert "Cerita kampung belum ditulis" in get(client, "/tentang")


def test_home_describes_the_village_to_machines(app: Flask, client: Any) -> None:
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', get(client, "/"))
    described = json.loads(found)
    assert described["@type"] == "Organization"
    assert described["name"] == "Kampung Uji"
    assert described["address"]["addressLocality"] == "Kota Semarang"


def test_every_page_names_itself_its_sister_and_its_icons(client: Any) -> None:
    html = get(client, "/tentang")
    base = client.application.config["PUBLIC_ADDRESS"]
    for code, path in (("id", "/tentang"), ("en", "/en/tentang"), ("x-default", "/tentang")):
        assert f'hreflang="{code}" href="{base}{path}"' in html
    assert f'<link rel="canonical" href="{base}/tentang">' in html
    for address in ("/ikon.svg", "/apple-touch-icon.png", "/manifest.webmanifest"):
        assert f'href="{address}"' in html
        assert client.get(address).status_code == 200


def test_the_icon_has_the_villages_colour(empty_app: Flask) -> None:
    make_village(palette="mengkudu")
    client = empty_app.test_client()
    assert "#861c27" in get(client, "/ikon.svg")
    assert json.loads(get(client, "/manifest.webmanifest"))["theme_color"] == "#861c27"
    assert client.get("/favicon.ico").mimetype == "image/png"


def test_about_tells_story_people_way_and_hours(empty_app: Flask) -> None:
    make_village(
        story="Dulu kebun.\n\nSekarang dapur.",
        officials="Koordinator: Bu Endah\nPak Min",
        achievements="Juara 2 Lomba UMKM Kreatif, 2019-2020\nKampung Tematik, Kota Semarang",
        directions="Masuk lewat gapura.",
        opening_hours="Senin sampai Sabtu, 09.00 - 16.00 WIB",
    )
    html = get(empty_app.test_client(), "/tentang")
    for words in ("Dulu kebun.", "Bu Endah", "Koordinator", "Pak Min", "Masuk lewat gapura.", "09.00 - 16.00 WIB"):
        assert words in html
    assert ">2019-2020<" in html
    assert "Kampung Tematik, Kota Semarang" in html
    assert "wa.me/6281200000001" in html


def test_a_seller_page_shows_goods_before_facts(app: Flask, client: Any) -> None:
    maker = make_enterprise("Lumpia Sari", slug="lumpia-sari", rt=4)
    make_product(maker, "Lumpia rebung")
    html = get(client, "/usaha/lumpia-sari")
    assert html.index("Lumpia Sari") < html.index("Lumpia rebung") < html.index("Dipastikan")
    assert "Pangan, RT 04" in html


def test_without_consent_questions_go_to_the_village(app: Flask, client: Any) -> None:
    maker = make_enterprise(slug="tanpa-izin", phone="6281555555555")
    html = get(client, "/usaha/tanpa-izin")
    assert "wa.me/6281200000001" in html
    assert "Tanya lewat pengurus" in html
    assert "81555555555" not in html
    give_consent(maker, "public_phone")
    html = get(client, "/usaha/tanpa-izin")
    assert "wa.me/6281555555555" in html
    assert "0815-5555-5555" in html


def test_a_landline_is_shown_but_questions_go_where_whatsapp_is(app: Flask, client: Any) -> None:
    maker = make_enterprise(slug="telepon-rumah", phone="62247673296")
    give_consent(maker, "public_phone")
    html = get(client, "/usaha/telepon-rumah")
    assert "(024) 7673296" in html
    assert "wa.me/6281200000001" in html


def test_withdrawn_consent_takes_name_and_phone_off_every_page(app: Flask, client: Any, sign_in: Any) -> None:
    owner = factories.make_account("owner")
    maker = make_enterprise(
        "Lumpia Sari", slug="lumpia-sari", owner=owner, owner_name="Siti Rahasia", phone="628155500077"
    )
    product = make_product(maker, "Lumpia rebung")
    make_group("Paguyuban Lumpia", slug="paguyuban-lumpia", members=(maker,))
    give_consent(maker, "public_name", "public_phone")
    paths = ("/", "/usaha/lumpia-sari", f"/produk/{product.slug}", "/kelompok", "/kelompok/paguyuban-lumpia", "/produk")
    before = "".join(get(client, path) for path in paths)
    assert "Siti Rahasia" in before
    assert "628155500077" in before
    withdraw_consents(person_of(owner.id), maker.id, ["public_name", "public_phone"])
    after = "".join(get(client, path) for path in (*paths, "/en/usaha/lumpia-sari", "/produk?q=siti"))
    for secret in ("Siti Rahasia", "8155500077", "0815-5500-077"):
        assert secret not in after


def test_a_resting_business_says_so_and_a_closed_one_is_gone(app: Flask, client: Any) -> None:
    resting = make_enterprise(slug="vakum", state="vakum")
    make_product(resting, "Keripik Libur")
    make_enterprise("Warung Lama", slug="tutup", state="tutup", owner_name="Bu Rahasia")
    page = get(client, "/usaha/vakum")
    assert "sedang berhenti sementara" in page and "Sedang tidak berjualan" in page
    assert "Keripik Libur" not in page
    answer = client.get("/usaha/tutup")
    assert answer.status_code == 410
    assert "Warung Lama" in answer.text and "sudah tutup" in answer.text and "Bu Rahasia" not in answer.text
    assert client.get("/usaha/tidak-ada").status_code == 404


def test_a_business_opens_again_years_after_it_closed(app: Flask, client: Any, sign_in: Any) -> None:
    long_ago = utcnow() - timedelta(days=700)
    shut = make_enterprise("Warung Lama", slug="tutup", state="tutup", state_before="vakum", state_changed_at=long_ago)
    make_product(shut, "Keripik Lama", slug="keripik-lama", confirmed_at=utcnow())
    official = sign_in("official")
    page = get(official, f"/kelola/usaha/{shut.id}")
    assert "Buka lagi" in page and "Nyatakan vakum" not in page
    official.post(f"/kelola/usaha/{shut.id}/status", data={"status": "aktif"})
    assert "Keripik Lama" in get(client, "/usaha/tutup")
    history = get(official, f"/kelola/usaha/{shut.id}")
    assert history.count("Tutup</p>") == 1 and history.count("Aktif</p>") == 1


def test_a_page_nobody_confirmed_for_long_says_so(app: Flask, client: Any) -> None:
    make_enterprise(slug="lama", confirmed_at=utcnow() - timedelta(days=200))
    make_enterprise(slug="baru")
    assert "sudah lama tidak dipastikan" in get(client, "/usaha/lama")
    assert "sudah lama tidak dipastikan" not in get(client, "/usaha/baru")


def test_a_group_page_shows_members_officers_and_their_goods(app: Flask, client: Any) -> None:
    maker = make_enterprise("Dapur Eyang", rt=4)
    make_product(maker, "Keripik tempe")
    officer = factories.make_account("group_officer", name="Ibu Ketua Rahasia")
    make_group(
        "Paguyuban Camilan", slug="paguyuban-camilan", purpose="Beli tepung bersama.", members=(maker,), officer=officer
    )
    html = get(client, "/kelompok/paguyuban-camilan")
    for words in ("Paguyuban Camilan", "Beli tepung bersama.", "Dapur Eyang", "Keripik tempe", "Ketua"):
        assert words in html
    assert "Ibu Ketua Rahasia" not in html, "nobody said that the name may be shown"


def test_businesses_can_be_listed_by_neighbourhood(app: Flask, client: Any) -> None:
    make_enterprise("Dapur Empat", rt=4)
    make_enterprise("Dapur Tujuh", rt=7)
    html = get(client, "/kelompok?rt=7")
    assert "Dapur Tujuh" in html
    assert "Dapur Empat" not in html
    assert 'href="/kelompok?rt=4#usaha"' in html


def test_many_businesses_come_page_by_page(app: Flask, client: Any) -> None:
    for number in range(50):
        make_enterprise(f"Dapur {number:03d}")
    first = get(client, "/kelompok")
    assert "Dapur 047" in first
    assert "Dapur 048" not in first
    assert "/kelompok?hal=2" in first
    assert "Dapur 049" in get(client, "/kelompok?hal=2")
    assert client.get("/kelompok?hal=3").status_code == 404


@pytest.mark.parametrize(
    "path", ["/", "/tentang", "/kabar", "/kelompok", "/kelompok/semua", "/usaha/satu", "/kabar/satu"]
)
def test_pages_ask_the_same_few_things_however_much_there_is(
    app: Flask, client: Any, statements: Any, path: str
) -> None:
    counts = []
    for size in (1, 6):
        makers = [
            make_enterprise(slug="satu" if size == 1 and not number else f"s{size}-{number}") for number in range(size)
        ]
        for maker in makers:
            make_product(maker)
        if size == 1:
            make_group(slug="semua", members=tuple(makers))
        begin_writing()
        for number in range(size):
            notice_step(title="Satu" if size == 1 else f"Kabar {number}", body="Isi.")
        commit()
        client.get(path)
        with statements() as sent:
            get(client, path)
        counts.append(len(sent))
    assert counts[0] == counts[1] <= MOST_STATEMENTS, counts


def test_every_page_stands_in_english_too(app: Flask, client: Any) -> None:
    make_enterprise(slug="satu")
    for path in ("/en/", "/en/tentang", "/en/kabar", "/en/kelompok", "/en/usaha/satu", "/en/privasi"):
        assert '<html lang="en"' in get(client, path)


def test_robots_keep_out_of_the_workspace_and_find_the_map(client: Any) -> None:
    text = get(client, "/robots.txt")
    for line in ("Disallow: /kelola", "Disallow: /en/kelola", "Disallow: /masuk", "Sitemap: http"):
        assert line in text


def test_the_site_map_names_pages_notices_sellers_and_goods(app: Flask, client: Any) -> None:
    make_product(make_enterprise(slug="dapur-eyang"), slug="keripik")
    make_enterprise(slug="tutup", state="tutup")
    begin_writing()
    notice_step(body="Posyandu Rabu.")
    commit()
    text = get(client, "/sitemap.xml")
    for path in (
        "/",
        "/tentang",
        "/kabar/posyandu-rabu",
        "/usaha/dapur-eyang",
        "/produk/keripik",
        "/en/produk/keripik",
    ):
        assert f"{path}</loc>" in text
    assert "/usaha/tutup" not in text


def test_the_feed_is_a_feed(app: Flask, client: Any) -> None:
    begin_writing()
    notice_step(body="Beli 2 & dapat 3 <murah>.", posted_at=utcnow())
    commit()
    answer = client.get("/kabar.rss")
    assert answer.mimetype == "application/rss+xml"
    [item] = ElementTree.fromstring(answer.get_data()).iter("item")
    assert item.findtext("title") == "Beli 2 & dapat 3 <murah>"


def test_the_way_back_from_a_page_that_is_not_there(client: Any) -> None:
    answer = client.get("/tidak-ada")
    assert answer.status_code == 404
    assert "Ke beranda" in answer.get_data(as_text=True)


def test_photo_fields_ask_for_what_the_site_can_read(sign_in: Any) -> None:
    html = sign_in("official").get("/kelola/kabar/baru").get_data(as_text=True)
    assert f'accept="{ACCEPTED_TYPES}"' in html


def test_the_database_answers_for_health(client: Any) -> None:
    assert get(client, "/healthz") == "ok\n"
