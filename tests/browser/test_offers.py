"""An owner adds variants and a discount on a small phone; a visitor without script sees them; a day at the kiosk."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from tests.browser.pages import check_page
from tests.browser.people import OFFICIAL, OWNER, enter
from tests.live_site import Site
from village.registry.interface import today

PRODUCT = "Tahu bakso sapi kukus"


def add_variants(page: Page) -> None:
    page.get_by_role("link", name="Varian", exact=True).click()
    for size, price in (("isi 10", "25000"), ("isi 20", "47000")):
        page.get_by_label("Ukuran atau isi").fill(size)
        page.get_by_label("Harga varian ini").fill(price)
        page.get_by_role("button", name="Tambah", exact=True).click()
        expect(page.get_by_text(f"Varian {size} tersimpan.")).to_be_visible()
    check_page(page)
    page.get_by_role("link", name="Ubah produk").click()


def give_discount(page: Page) -> None:
    page.get_by_role("link", name="Potongan harga", exact=True).click()
    page.get_by_label("Besar potongan").fill("20")
    page.get_by_label("Sampai hari").fill(str(today() + timedelta(days=3)))
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Potongan harga tersimpan.")).to_be_visible()
    check_page(page)


def test_what_an_owner_offers_is_seen_without_script(page: Page, page_without_js: Page, site: Site) -> None:
    enter(page, site, OWNER)
    page.goto(f"{site}/kelola/produk")
    page.get_by_role("link", name=PRODUCT, exact=True).click()
    add_variants(page)
    give_discount(page)
    page_without_js.goto(f"{site}/produk?q=tahu+bakso")
    page_without_js.get_by_role("link", name=PRODUCT).first.click()
    expect(page_without_js.get_by_text("Potongan 20%")).to_be_visible()
    expect(page_without_js.get_by_text("isi 20")).to_be_visible()
    expect(page_without_js.get_by_text("Rp 37.600").first).to_be_visible()


def test_an_official_runs_the_kiosk_for_a_day(page: Page, site: Site) -> None:
    enter(page, site, OFFICIAL)
    page.get_by_role("link", name="Kios galeri").click()
    page.get_by_role("button", name="Kios sudah buka").click()
    page.get_by_role("link", name="Kios galeri").click()
    page.get_by_role("link", name="Barang masuk").click()
    page.get_by_label("Cari produk atau usaha").fill("wingko")
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name="Wingko kelapa muda").click()
    page.get_by_label("Jumlah").fill("6")
    page.get_by_role("button", name="Catat masuk").click()
    page.get_by_role("link", name="Laku: Wingko kelapa muda").click()
    page.get_by_label("Jumlah").fill("2")
    page.get_by_label("Uang yang diterima").fill("50000")
    page.get_by_role("button", name="Catat laku").click()
    expect(page.get_by_text("ada 4: masuk 6, laku 2, kembali 0")).to_be_visible()
    check_page(page)
    page.get_by_role("link", name="Setoran").click()
    page.get_by_role("link", name="Setor ke Wingko Pak Min").click()
    page.get_by_role("button", name="Setor Rp").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lembar setoran nomor")
    check_page(page)
