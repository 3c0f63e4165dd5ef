"""An owner asks for help, a helper asks for consent and acts with it, the record tells, and a withdrawal ends it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page, choose
from tests.browser.people import HELPER, OFFICIAL, OWNER, OWNERS_BUSINESS, enter
from tests.browser.photographs import take_photo
from tests.live_site import Site

WANTED = "Menulis keterangan produk"
PRODUCT = "Tahu bakso isi udang"


@pytest.fixture
def helper(browser: Browser) -> Iterator[Page]:
    """The helper, on another phone."""
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        yield page


@pytest.fixture
def official(browser: Browser) -> Iterator[Page]:
    """An official, on a third one."""
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        yield page


def ask_for_help(page: Page, site: Site) -> None:
    enter(page, site, OWNER)
    page.get_by_role("link", name="Bantuan kader", exact=True).click()
    page.get_by_role("link", name="Minta bantuan", exact=True).click()
    page.get_by_role("link", name=OWNERS_BUSINESS).click()
    page.get_by_label(WANTED).check()
    page.get_by_label("Catatan untuk kader").fill("Tulis bahan dan berapa hari tahannya.")
    check_page(page)
    page.get_by_role("button", name="Kirim permintaan").click()
    expect(page.get_by_role("heading", level=1, name=WANTED)).to_be_visible()


def ask_for_consent(page: Page, site: Site) -> None:
    enter(page, site, HELPER)
    page.get_by_role("link", name="Bantuan kader", exact=True).click()
    page.get_by_role("link", name="Menunggu kader").click()
    waiting = page.locator("#requests li").filter(has_text=OWNERS_BUSINESS)
    waiting.get_by_role("link", name=WANTED).click()
    check_page(page)
    page.get_by_role("button", name="Minta izin pemilik").click()
    expect(page.get_by_text("Pemilik belum memberi izin.")).to_be_visible()


def add_product(page: Page, site: Site, photograph: Path) -> None:
    page.goto(f"{site}/kelola/produk")
    page.get_by_role("link", name="Tambah produk").click()
    page.get_by_label("Foto", exact=True).set_input_files(photograph)
    page.get_by_label("Nama produk", exact=True).fill(PRODUCT)
    choose(page.get_by_label("Usaha", exact=True), OWNERS_BUSINESS)
    page.get_by_label("Harga", exact=True).press_sequentially("18000")
    page.get_by_role("button", name="Tayangkan").click()
    expect(page).to_have_url(re.compile(r"/kelola/produk/[0-9]+$"), timeout=30_000)


def test_help_from_the_asking_to_the_withdrawal(
    site: Site, page: Page, helper: Page, official: Page, tmp_path: Path
) -> None:
    ask_for_help(page, site)
    ask_for_consent(helper, site)

    page.reload()
    check_page(page)
    page.get_by_role("button", name="Izinkan").click()
    expect(page.get_by_text("Izin sudah diberikan.")).to_be_visible()

    helper.reload()
    helper.get_by_role("button", name="Mulai kerjakan").click()
    expect(helper.get_by_text("Tercatat: sedang Anda kerjakan.")).to_be_visible()
    business = helper.get_by_role("link", name="Data usaha").get_attribute("href")
    add_product(helper, site, take_photo(tmp_path / "IMG_0002.jpg", 1200, 900))
    edited = helper.url

    enter(official, site, OFFICIAL)
    official.goto(f"{site}/kelola/catatan")
    act = official.get_by_role("listitem").filter(has_text=PRODUCT).first
    expect(act).to_contain_text(HELPER)
    expect(act).to_contain_text(f"untuk {OWNERS_BUSINESS}")

    page.get_by_role("link", name="Izin kader").click()
    held = page.locator("#kader li").filter(has_text=HELPER)
    held.get_by_role("button", name="Cabut izin").click()
    expect(page.get_by_text("Kader ini tidak bisa lagi bertindak")).to_be_visible()
    expect(held).to_have_count(0)

    for address in (edited, f"{site}{business}"):
        assert helper.request.get(address).status == 404, address
