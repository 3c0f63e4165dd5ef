"""An owner puts up a product from a phone: a real photograph of 12 MP, a name, a price."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page, choose
from tests.browser.people import OWNER, OWNERS_BUSINESS, enter
from tests.browser.photographs import take_photo
from tests.core.pictures import SECRET, corner_names
from tests.live_site import Site

NAME = "Kerupuk rambak kelinci"
TURNED_BY_THE_CAMERA = 6  # the phone was held upright: whoever shows the photograph turns it to the right
UPRIGHT = ["yellow", "red", "green", "blue"]


@pytest.fixture
def photograph(tmp_path: Path) -> Path:
    """A photograph of 4000 x 3000 px taken upright, so stored on its side, with the place where it was taken."""
    return take_photo(tmp_path / "IMG_0001.jpg", 4000, 3000, orientation=TURNED_BY_THE_CAMERA)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """Somebody else, signed out, on another phone."""
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        yield page


def open_the_form(page: Page, site: Site) -> None:
    enter(page, site, OWNER)
    page.get_by_role("link", name="Produk baru", exact=True).click()
    expect(page.get_by_role("heading", level=1, name="Produk baru")).to_be_visible()


def fill_the_three_fields(page: Page, photograph: Path) -> None:
    page.get_by_label("Foto", exact=True).set_input_files(photograph)
    page.get_by_label("Nama produk", exact=True).fill(NAME)
    choose(page.get_by_label("Usaha", exact=True), OWNERS_BUSINESS)
    price = page.get_by_label("Harga", exact=True)
    price.press_sequentially("17500")


def own_card(page: Page, site: Site) -> Locator:
    """The product on the own shelf."""
    if not page.url.endswith("/kelola/produk"):
        page.goto(f"{site}/kelola/produk")
    return page.locator("#mine li").filter(has=page.get_by_role("link", name=NAME, exact=True))


def address_of(visitor: Page, site: Site) -> str:
    """Where the visitor finds the product through the search."""
    visitor.goto(f"{site}/produk")
    visitor.get_by_role("searchbox", name="Cari produk").fill("rambak")
    visitor.get_by_role("searchbox", name="Cari produk").press("Enter")
    visitor.wait_for_url(re.compile("q=rambak"))
    visitor.get_by_role("link", name=NAME, exact=True).click()
    expect(visitor.get_by_role("heading", level=1, name=NAME)).to_be_visible()
    return visitor.url


def check_photograph(visitor: Page, site: Site) -> None:
    """The photograph of this product page stands upright and tells nothing of where it was taken."""
    shown = visitor.locator(".gallery img").first
    expect(shown).to_be_visible()
    sources = [shown.get_attribute("src") or "", *re.findall(r"/foto/\S+", shown.get_attribute("srcset") or "")]
    assert len(sources) >= 4
    widest = 0
    for source in sources:
        content = visitor.request.get(f"{site}{source}").body()
        assert SECRET.encode() not in content
        with Image.open(io.BytesIO(content)) as picture:
            assert not picture.getexif()
            assert corner_names(picture) == UPRIGHT
            widest = max(widest, picture.width)
    assert widest == 1280


def test_an_owner_puts_up_a_product_with_a_12_megapixel_photograph(
    site: Site, page: Page, visitor: Page, photograph: Path
) -> None:
    open_the_form(page, site)
    fill_the_three_fields(page, photograph)
    expect(page.get_by_label("Harga", exact=True)).to_have_value("17.500")
    expect(page.locator("[data-previews] canvas")).to_have_count(1)
    check_page(page)

    page.get_by_role("button", name="Tayangkan").click()
    expect(page.get_by_text(f"{NAME} sudah tayang. Sisanya boleh dilengkapi nanti.")).to_be_visible()
    page.get_by_role("link", name="Lihat halamannya").first.click()
    expect(page.get_by_role("heading", level=1, name=NAME)).to_be_visible()

    address_of(visitor, site)
    expect(visitor.locator("main")).to_contain_text("Rp\u00a017.500")
    check_photograph(visitor, site)
    check_page(visitor)


def test_without_script_the_photograph_travels_whole_and_is_cleaned_here(
    site: Site, page_without_js: Page, visitor: Page, photograph: Path
) -> None:
    page = page_without_js
    open_the_form(page, site)
    fill_the_three_fields(page, photograph)
    page.get_by_role("button", name="Tayangkan").click()
    expect(page.get_by_text(f"{NAME} sudah tayang. Sisanya boleh dilengkapi nanti.")).to_be_visible(timeout=30_000)
    address_of(visitor, site)
    check_photograph(visitor, site)


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without script"])
def test_tapping_twice_puts_up_one_product(
    site: Site, browser: Browser, visitor: Page, tmp_path: Path, has_script: bool
) -> None:
    small = take_photo(tmp_path / "kecil.jpg", 900, 700)
    with watched_page(browser, PHONE, has_touch=True, java_script_enabled=has_script) as page:
        open_the_form(page, site)
        fill_the_three_fields(page, small)
        page.get_by_role("button", name="Tayangkan").dblclick()
        expect(page.get_by_text(f"{NAME} sudah tayang.")).to_be_visible(timeout=20_000)
        page.goto(f"{site}/kelola/produk")
        expect(own_card(page, site)).to_have_count(1)
    address_of(visitor, site)
    visitor.goto(f"{site}/produk?q=rambak")
    expect(visitor.get_by_role("link", name=NAME, exact=True)).to_have_count(1)


def test_one_tap_says_still_there_and_hiding_and_deleting_can_be_undone(
    site: Site, page: Page, visitor: Page, tmp_path: Path
) -> None:
    open_the_form(page, site)
    fill_the_three_fields(page, take_photo(tmp_path / "kecil.jpg", 900, 700))
    page.get_by_role("button", name="Tayangkan").click()
    expect(page.get_by_text(f"{NAME} sudah tayang.")).to_be_visible()
    address = address_of(visitor, site)
    told = page.locator("#notices")

    own_card(page, site).get_by_role("button", name=f"Masih ada: {NAME}").click()
    expect(told).to_contain_text(f"{NAME} dipastikan masih ada.")

    own_card(page, site).get_by_text("Stok dan lainnya").click()
    own_card(page, site).get_by_role("button", name=f"Sembunyikan: {NAME}").click()
    expect(told).to_contain_text(f"{NAME} disembunyikan.")
    expect(own_card(page, site)).to_contain_text("Disembunyikan")
    check_page(page)
    assert visitor.goto(address).status == 404  # type: ignore[union-attr]
    told.get_by_role("button", name="Urungkan").click()
    expect(told).to_contain_text(f"{NAME} tayang.")
    assert visitor.goto(address).status == 200  # type: ignore[union-attr]

    own_card(page, site).get_by_text("Stok dan lainnya").click()
    own_card(page, site).get_by_role("button", name=f"Hapus: {NAME}").click()
    expect(told).to_contain_text(f"{NAME} dihapus.")
    expect(own_card(page, site)).to_have_count(0)
    assert visitor.goto(address).status == 404  # type: ignore[union-attr]
    told.get_by_role("button", name="Urungkan").click()
    expect(told).to_contain_text(f"{NAME} dikembalikan.")
    expect(own_card(page, site)).to_have_count(1)
