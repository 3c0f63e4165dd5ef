"""Reporting, looking first, renewing and suggestions, as people do them."""

from playwright.sync_api import Page, expect

from tests.browser.pages import check_page
from tests.browser.people import OFFICIAL, OWNER, enter
from tests.live_site import Site


def test_without_script_a_visitor_reports_a_product(shared_site: Site, page_without_js: Page) -> None:
    page = page_without_js
    page.goto(f"{shared_site}/produk")
    page.locator("#shelf .grid .name a").first.click()
    page.get_by_role("link", name="Laporkan produk ini").click()
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_role("heading", name="Ada yang perlu dibetulkan")).to_be_visible()
    page.get_by_label("Foto, harga, atau keterangannya salah").check()
    page.get_by_label("Ceritakan singkat").fill("Harganya sudah lain.")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.get_by_text("tanpa nama Anda")).to_be_visible()


def test_an_official_looks_at_a_first_listing_and_lets_it_pass(site: Site, page: Page) -> None:
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/tinjauan")
    check_page(page)
    page.get_by_role("link", name="Lumpia basah isi rebung", exact=True).click()
    expect(page.get_by_text("Ini produk pertama dari usaha ini")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Sudah baik, tayangkan").click()
    expect(page.get_by_text("Lumpia basah isi rebung tayang.")).to_be_visible()
    page.goto(f"{site}/produk")
    expect(page.locator("#shelf .grid .name a").first).to_have_text("Lumpia basah isi rebung")


def test_an_owner_renews_everything_with_one_tap(site: Site, page: Page) -> None:
    enter(page, site, OWNER)
    page.goto(f"{site}/kelola")
    page.get_by_role("link", name="Pastikan").click()
    check_page(page)
    page.locator(".btn.main", has_text="Masih ada").click()
    expect(page.get_by_text("1 produk dipastikan masih ada.")).to_be_visible()
    expect(page.get_by_role("heading", name="Semua sudah dipastikan")).to_be_visible()


def test_suggestions_come_while_typing_one_request_for_a_pause(shared_site: Site, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/produk/saran" in request.url else None)
    page.goto(f"{shared_site}/produk")
    page.get_by_role("searchbox", name="Cari produk").press_sequentially("kerip", delay=40)
    suggestion = page.locator("#suggestions").get_by_role("link", name="Keripik tempe daun jeruk")
    expect(suggestion).to_be_visible()
    assert len(asked) == 1 and asked[0].endswith("/produk/saran?q=kerip"), asked
    check_page(page)
    suggestion.click()
    expect(page.get_by_role("heading", level=1, name="Keripik tempe daun jeruk")).to_be_visible()


def test_leaving_the_page_counts_the_question(site: Site, page: Page, desktop: Page) -> None:
    page.goto(f"{site}/produk/tahu-bakso-sapi-kukus")
    page.get_by_role("link", name="Tanya penjual").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    enter(desktop, site, OWNER)
    desktop.goto(f"{site}/kelola/produk")
    expect(desktop.get_by_text("Minggu ini sedikitnya 15 orang bertanya.")).to_be_visible()
