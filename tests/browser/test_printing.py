"""An owner prints labels from a phone; a visitor follows the short address on one of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page
from tests.browser.people import OFFICIAL, OWNER, enter
from tests.live_site import Site

NAME = "Tahu bakso sapi kukus"
ON_A_SHEET = 12
MM = 72 / 25.4


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """Somebody else, signed out, on another phone."""
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        yield page


def text_and_size(content: bytes) -> tuple[list[str], tuple[float, float]]:
    """The text of each page without white space, and the size of the first one in millimetres."""
    document = pypdfium2.PdfDocument(content)
    texts = [re.sub(r"\s+", "", sheet.get_textpage().get_text_bounded()) for sheet in document]
    width, height = document[0].get_size()
    document.close()
    return texts, (round(width / MM), round(height / MM))


def open_the_labels(page: Page, site: Site) -> None:
    enter(page, site, OWNER)
    page.get_by_role("link", name="Produk", exact=True).and_(page.locator("main a")).click()
    page.locator("#mine li").filter(has_text=NAME).get_by_text("Stok dan lainnya").click()
    page.get_by_role("link", name=f"Cetak {NAME}", exact=True).click()
    expect(page.get_by_role("heading", level=1, name=NAME)).to_be_visible()
    page.get_by_label("Kertas label").select_option(label="Tom & Jerry 103, 12 label (64 x 32 mm)")
    page.get_by_label("Cantumkan harga").check()
    page.get_by_role("button", name="Lihat dan cetak: Label produk").click()
    expect(page.get_by_role("heading", level=1, name="Label produk")).to_be_visible()


def test_an_owner_prints_labels_and_a_visitor_follows_one(
    site: Site, page: Page, visitor: Page, tmp_path: Path
) -> None:
    open_the_labels(page, site)
    check_page(page)
    printed, size = text_and_size(page.pdf(prefer_css_page_size=True))
    assert size == (205, 165)
    assert len([text for text in printed if text]) == 1
    assert printed[0].count("Rp25.000") == ON_A_SHEET
    assert "Kelola" not in printed[0]

    with page.expect_download() as coming:
        page.get_by_role("link", name="Unduh PDF").click()
    assert coming.value.suggested_filename == "label-tahu-bakso-sapi-kukus.pdf"
    coming.value.save_as(tmp_path / "label.pdf")
    saved, size = text_and_size((tmp_path / "label.pdf").read_bytes())
    assert size == (205, 165)
    assert saved[0].count("Tahubaksosapikukus") == ON_A_SHEET

    visitor.goto(f"{site}/produk/tahu-bakso-sapi-kukus")
    visitor.get_by_text("Kode QR", exact=True).click()
    expect(visitor.get_by_role("img", name="Kode QR halaman ini")).to_be_visible()
    short = visitor.locator("details a[href^='/s/']")
    expect(short).to_have_text(re.compile("/s/[a-z0-9]{6}$"))
    short.click()
    visitor.wait_for_url("**/produk/tahu-bakso-sapi-kukus")
    check_page(visitor)


def test_labels_are_printed_without_script_too(site: Site, page_without_js: Page) -> None:
    open_the_labels(page_without_js, site)
    with page_without_js.expect_download() as coming:
        page_without_js.get_by_role("link", name="Unduh PDF").click()
    assert coming.value.suggested_filename == "label-tahu-bakso-sapi-kukus.pdf"


@pytest.mark.parametrize("script", ["page", "page_without_js"])
def test_an_official_has_the_catalogue_made_and_takes_it_along(
    site: Site, request: pytest.FixtureRequest, script: str, tmp_path: Path
) -> None:
    page: Page = request.getfixturevalue(script)
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/cetak")
    page.get_by_role("link", name="Jadikan PDF").click()
    page.get_by_role("button", name=re.compile("Buat")).click()
    ready = page.get_by_role("button", name="Buat lagi dengan harga sekarang")
    if script == "page_without_js":
        while not ready.is_visible():
            page.get_by_role("link", name="Lihat sampai mana").click()
    expect(ready).to_be_visible(timeout=60_000)
    with page.expect_download() as coming:
        page.get_by_role("link", name="Unduh PDF").click()
    coming.value.save_as(tmp_path / "katalog.pdf")
    saved, size = text_and_size((tmp_path / "katalog.pdf").read_bytes())
    assert size == (210, 297)
    assert "Katalogproduk" in saved[0] and NAME.replace(" ", "") in "".join(saved)
