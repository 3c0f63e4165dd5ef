"""The first thing anybody does: open the address."""

import re

from playwright.sync_api import Page, expect

from tests.browser.pages import check_page
from tests.live_site import Site


def test_a_visitor_opens_the_home_page_on_a_phone(shared_site: Site, page: Page) -> None:
    page.goto(f"{shared_site}/")
    expect(page.locator("h1")).to_be_visible()
    check_page(page)


def test_a_visitor_opens_the_home_page_on_a_wide_screen(shared_site: Site, desktop: Page) -> None:
    desktop.goto(f"{shared_site}/")
    expect(desktop.locator("h1")).to_be_visible()
    check_page(desktop)


def test_the_home_page_is_whole_without_script(shared_site: Site, page_without_js: Page) -> None:
    page_without_js.goto(f"{shared_site}/")
    expect(page_without_js.locator("h1")).to_be_visible()
    expect(page_without_js.get_by_role("link", name="Produk").first).to_be_visible()


def test_a_new_site_is_opened_by_the_address_on_the_terminal(empty_site: Site, page: Page) -> None:
    printed = re.search(r"http://\S+/mulai/\S+", empty_site.log)
    assert printed, empty_site.log
    page.goto(printed.group())
    expect(page.get_by_role("searchbox")).to_be_visible()
    check_page(page)
