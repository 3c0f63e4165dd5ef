"""A visitor registers a business, an official accepts and invites, and the owner comes in and sees it."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page, choose
from tests.browser.people import OFFICIAL, enter
from tests.live_site import Site

BUSINESS = "Wedang Jahe Bu Warni"
OWNER = "Bu Warni"
NUMBER = "0812-7777-9999"
PASSWORD = "wajan besi tua"
TYPING_MS = 3_500  # nobody types four fields sooner, and the site knows


def register(page: Page, site: Site) -> None:
    page.goto(f"{site}/kelompok")
    page.get_by_role("link", name="Daftarkan usaha saya").click()
    page.get_by_label("Nama usaha").fill(BUSINESS)
    page.get_by_label("Nama Anda").fill(OWNER)
    page.get_by_label("Nomor telepon").fill(NUMBER)
    page.get_by_label("RT", exact=True).fill("7")
    page.wait_for_timeout(TYPING_MS)
    page.get_by_role("button", name="Kirim").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("sudah masuk")


def accept_and_invite(page: Page, site: Site) -> str:
    """The one-time address that the official gets for the owner."""
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola")
    expect(page.get_by_text("pendaftaran usaha menunggu")).to_be_visible()
    page.get_by_role("link", name="Putuskan").click()
    page.get_by_role("link", name=BUSINESS).click()
    check_page(page)
    choose(page.get_by_label("Jenis usaha"), "Pangan")
    page.get_by_role("button", name="Terima", exact=True).click()
    expect(page.get_by_text("Diterima. Usahanya sudah tercatat.")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Undang pemiliknya").click()
    expect(page.get_by_role("heading", level=1, name=f"Tautan untuk {OWNER}")).to_be_visible()
    expect(page.get_by_role("img", name="Kode QR tautan ini")).to_be_visible()
    return page.get_by_label("Tautannya").input_value()


def test_a_visitor_without_script_registers_and_later_keeps_the_own_business(
    site: Site, page: Page, browser: Browser
) -> None:
    with watched_page(browser, PHONE, java_script_enabled=False) as visitor:
        register(visitor, site)
        address = accept_and_invite(page, site)
        visitor.goto(address)
        visitor.get_by_label("Nomor telepon").fill(NUMBER)
        visitor.get_by_label("Kata sandi baru").fill(PASSWORD)
        visitor.get_by_role("button", name="Simpan dan masuk").click()
        visitor.goto(f"{site}/kelola/usaha")
        assert visitor.locator("#daftar tbody th").all_inner_texts() == [BUSINESS]
        visitor.get_by_role("link", name="Tambah usaha").click()
        visitor.get_by_label("Nama usaha").fill("Jahit Bu Warni")
        visitor.get_by_label("RT", exact=True).fill("7")
        visitor.get_by_role("button", name="Kirim").click()
        expect(visitor.get_by_text("menunggu", exact=True)).to_be_visible()


def test_an_official_merges_two_records_and_takes_it_back(site: Site, page: Page) -> None:
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/usaha")
    page.get_by_role("link", name="Mungkin tercatat dua kali").click()
    check_page(page)
    page.get_by_role("link", name="Bandingkan dan gabung").first.click()
    page.get_by_role("radio").nth(1).check()
    check_page(page)
    page.get_by_role("button", name="Gabungkan").click()
    expect(page.get_by_text("Digabung dengan")).to_be_visible()
    check_page(page)
    page.get_by_role("listitem").get_by_role("button", name="Urungkan").click()
    expect(page.get_by_text("Penggabungan diurungkan.")).to_be_visible()
    expect(page.get_by_text("Digabung dengan")).to_have_count(0)
