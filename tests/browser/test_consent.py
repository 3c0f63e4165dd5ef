"""What an owner allows stands on the public page; what is withdrawn leaves it at once."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page
from tests.browser.people import OWNER, OWNERS_BUSINESS, enter
from tests.live_site import Site

NAME, PHONE_NUMBER = "Nama pemilik tampil untuk umum", "Nomor telepon tampil untuk umum"


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """Somebody else, signed out."""
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        yield page


def withdraw(page: Page, purpose: str) -> None:
    line = page.locator("li").filter(has_text=purpose).filter(has=page.get_by_role("button", name="Cabut"))
    line.get_by_role("button", name="Cabut").click()
    expect(line).to_have_count(0)


def test_what_an_owner_withdraws_leaves_the_public_page_at_once(site: Site, page: Page, visitor: Page) -> None:
    enter(page, site, OWNER)
    page.get_by_role("link", name="Usaha", exact=True).click()
    page.get_by_role("link", name=OWNERS_BUSINESS).click()
    owner, number = (page.locator(f"dt:text-is('{term}') + dd").inner_text() for term in ("Pemilik", "Telepon"))
    public = page.get_by_role("link", name="Lihat halaman umum").get_attribute("href")
    page.get_by_role("link", name="Yang tampil untuk umum").click()
    expect(page.locator("li").filter(has_text=NAME)).to_contain_text("Cabut")
    page.get_by_label(PHONE_NUMBER).check()
    check_page(page)
    page.get_by_role("button", name="Saya setuju").click()
    expect(page.locator("li").filter(has_text=PHONE_NUMBER)).to_contain_text("Cabut")

    visitor.goto(f"{site}{public}")
    shown = visitor.get_by_role("main")
    expect(shown).to_contain_text(owner)
    expect(shown).to_contain_text(number)

    withdraw(page, PHONE_NUMBER)
    visitor.reload()
    expect(shown).to_contain_text(owner)
    expect(shown).not_to_contain_text(number)
    assert "62" + number.replace("-", "")[1:] not in visitor.content()

    withdraw(page, NAME)
    visitor.reload()
    expect(visitor.get_by_role("heading", level=1, name=OWNERS_BUSINESS)).to_be_visible()
    expect(shown).not_to_contain_text(owner)
    check_page(visitor)
