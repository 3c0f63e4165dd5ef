"""An owner walks to a permit on a phone, an official checks the paper, and a visitor sees that the badge is true."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page
from tests.browser.people import OFFICIAL, OWNER, OWNERS_BUSINESS, enter
from tests.browser.photographs import take_photo
from tests.live_site import Site

NUMBER = "0220100000042"


@pytest.fixture
def official(browser: Browser) -> Iterator[Page]:
    """The official, on another phone."""
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        yield page


def bring_the_paper(page: Page, site: Site, photograph: Path) -> None:
    enter(page, site, OWNER)
    page.locator(".tiles").get_by_role("link", name="Izin usaha", exact=True).click()
    check_page(page)
    page.get_by_role("link", name=OWNERS_BUSINESS).click()
    expect(page.get_by_role("heading", level=1, name="Jalur naik kelas")).to_be_visible()
    check_page(page)
    page.get_by_role("link", name="Kerjakan").click()
    page.get_by_label(re.compile("^2\\. ")).check()
    page.get_by_role("button", name="Simpan centang").click()
    expect(page.get_by_text("Centang sudah disimpan.")).to_be_visible()
    expect(page.get_by_label(re.compile("^2\\. "))).to_be_checked()
    page.get_by_label("Nomor izin").fill("123")
    page.get_by_role("button", name="Simpan surat izin").click()
    expect(page.get_by_role("alert")).to_contain_text("Tanggal terbit")
    expect(page.get_by_label("Nomor izin")).to_have_value("123")
    page.get_by_label("Nomor izin").fill(NUMBER)
    page.get_by_label("Tanggal terbit").fill("2026-11-02")
    page.get_by_label("Foto atau berkas surat izinnya").set_input_files(photograph)
    page.get_by_role("button", name="Simpan surat izin").click()
    expect(page.get_by_text("Surat izin sudah disimpan.")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("menunggu diperiksa")).to_be_visible()
    check_page(page)


def test_a_permit_from_the_first_tick_to_the_badge_that_anybody_can_check(
    site: Site, page: Page, official: Page, tmp_path: Path
) -> None:
    bring_the_paper(page, site, take_photo(tmp_path / "nib.jpg", 900, 1200))

    enter(official, site, OFFICIAL)
    official.goto(f"{site}/kelola/izin")
    check_page(official)
    waiting = official.get_by_role("listitem").filter(has_text=OWNERS_BUSINESS)
    waiting.get_by_role("link", name="Periksa", exact=True).click()
    expect(official.get_by_label("Nomor izin")).to_have_value(NUMBER)
    check_page(official)
    official.get_by_role("button", name="Cocok, jadikan lencana").click()
    expect(official.get_by_text(f"NIB {OWNERS_BUSINESS} sudah diperiksa.")).to_be_visible()

    page.goto(f"{site}/usaha/tahu-bakso-dapur-eyang")
    page.get_by_role("link", name=re.compile(NUMBER)).click()
    expect(page.get_by_text("Lencana ini berlaku.")).to_be_visible()
    check_page(page)

    official.get_by_role("link", name="Sudah diperiksa").click()
    official.get_by_role("link", name=re.compile(OWNERS_BUSINESS)).click()
    official.get_by_role("button", name="Urungkan pemeriksaan").click()
    page.reload()
    expect(page.get_by_text("Lencana ini tidak berlaku lagi.")).to_be_visible()
