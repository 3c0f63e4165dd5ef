"""A visitor finds a product, with script and without."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.live_site import Site

MISSPELT = "kripik tmpe"


def names(page: Page) -> list[str]:
    """The products of the grid, in order."""
    return page.locator("#shelf .grid .name").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def leave_a_mark(page: Page) -> None:
    page.evaluate("window.notReloaded = true")


def is_the_same_document(page: Page) -> bool:
    return bool(page.evaluate("window.notReloaded === true"))


def open_the_shelf(page: Page, site: Site) -> None:
    page.goto(f"{site}/")
    page.get_by_role("navigation", name="Halaman utama").get_by_role("link", name="Produk").click()
    expect(page.get_by_role("heading", level=1, name="Produk")).to_be_visible()


def search(page: Page, words: str) -> None:
    box = page.get_by_role("searchbox", name="Cari produk")
    box.fill(words)
    box.press("Enter")


def first_choice_with_its_count(page: Page, label: str) -> tuple[str, int]:
    """The first choice of a select that narrows: what it is called, and how many products it promises."""
    text = page.get_by_label(label, exact=True).locator("option").nth(1).inner_text()
    return text, int(re.findall(r"\((\d+)\)$", text)[0])


def check_question(page: Page, site: Site, product: str, address: str) -> None:
    """The question link tells the seller which product is meant, and where it stands."""
    page.get_by_role("link", name="Tanya penjual").click()
    expect(page.get_by_role("heading", level=1, name="Pesan ini tidak dikirim")).to_be_visible()
    message = page.locator("main").inner_text()
    assert product in message
    assert address in message
    assert address.startswith(str(site))


def test_a_visitor_finds_a_product_and_the_page_is_never_reloaded(shared_site: Site, page: Page) -> None:
    open_the_shelf(page, shared_site)
    everything = names(page)
    leave_a_mark(page)

    search(page, MISSPELT)
    expect(page.get_by_text(f'Anda mengetik "{MISSPELT}"')).to_be_visible()
    found = names(page)
    assert "tempe" in found[0].lower()
    assert found != everything
    assert asked(page)["q"] == [MISSPELT]

    page.get_by_role("link", name="Saring lagi").click()
    choice, count = first_choice_with_its_count(page, "RT")
    page.get_by_label("RT", exact=True).select_option(label=choice)
    page.wait_for_url(re.compile(r"[?&]rt=\d"))
    expect(page.locator("#shelf .grid .card")).to_have_count(count)
    assert is_the_same_document(page), "the filter reloaded the page"
    narrowed = names(page)

    page.locator("#shelf .grid .name a").first.click()
    expect(page.get_by_role("heading", level=1, name=narrowed[0])).to_be_visible()
    check_question(page, shared_site, narrowed[0], page.url)


def test_the_back_button_brings_back_the_list_as_it_was(shared_site: Site, page: Page) -> None:
    open_the_shelf(page, shared_site)
    everything = names(page)
    search(page, MISSPELT)
    expect(page.get_by_text(f'Anda mengetik "{MISSPELT}"')).to_be_visible()
    found = names(page)
    page.locator("#shelf .grid .name a").first.click()
    expect(page.get_by_role("heading", level=1, name=found[0])).to_be_visible()

    page.go_back()
    expect(page.get_by_role("searchbox", name="Cari produk")).to_have_value(MISSPELT)
    assert names(page) == found
    page.go_back()
    expect(page.get_by_role("searchbox", name="Cari produk")).to_have_value("")
    expect(page.locator("#shelf .grid .card")).to_have_count(len(everything))
    assert names(page) == everything
    page.go_forward()
    expect(page.get_by_role("searchbox", name="Cari produk")).to_have_value(MISSPELT)
    assert names(page) == found


def test_more_products_join_the_list_until_all_are_there(shared_site: Site, page: Page) -> None:
    open_the_shelf(page, shared_site)
    promised = int(re.findall(r"(\d+) produk\.", page.locator("#shelf").inner_text())[0])
    leave_a_mark(page)
    more = page.get_by_role("link", name="Muat lagi")
    assert more.is_visible(), "the sample has too few products for this test"
    while more.is_visible():
        before = len(names(page))
        more.click()
        expect(page.locator("#shelf .grid .card").nth(before)).to_be_attached()
    found = names(page)
    assert len(found) == len(set(found)) == promised
    assert is_the_same_document(page), "more products reloaded the page"


def test_a_search_that_finds_nothing_says_what_to_try(shared_site: Site, page: Page) -> None:
    open_the_shelf(page, shared_site)
    search(page, "traktor xyzzy")
    expect(page.get_by_role("heading", name="Belum ketemu")).to_be_visible()
    page.get_by_role("link", name="Lihat semua produk").click()
    expect(page.locator("#shelf .grid .card").first).to_be_visible()


def test_without_script_a_visitor_finds_a_product_too(shared_site: Site, page_without_js: Page) -> None:
    page = page_without_js
    open_the_shelf(page, shared_site)
    search(page, MISSPELT)
    expect(page.get_by_text(f'Anda mengetik "{MISSPELT}"')).to_be_visible()
    found = names(page)
    assert "tempe" in found[0].lower()

    page.get_by_role("link", name="Saring lagi").click()
    choice, count = first_choice_with_its_count(page, "RT")
    page.get_by_label("RT", exact=True).select_option(label=choice)
    page.get_by_role("button", name="Terapkan").click()
    expect(page.locator("#shelf .grid .card")).to_have_count(count)
    assert asked(page)["q"] == [MISSPELT]
    narrowed = names(page)

    page.go_back()
    assert names(page) == found
    page.go_forward()
    page.locator("#shelf .grid .name a").first.click()
    expect(page.get_by_role("heading", level=1, name=narrowed[0])).to_be_visible()
    check_question(page, shared_site, narrowed[0], page.url)


def test_without_script_the_next_products_are_one_link_away(shared_site: Site, page_without_js: Page) -> None:
    page = page_without_js
    open_the_shelf(page, shared_site)
    first = names(page)
    page.get_by_role("link", name="Muat lagi").click()
    page.wait_for_url("**/produk?*")
    second = names(page)
    assert second
    assert not set(first) & set(second)
    page.get_by_role("link", name="Kembali ke awal").click()
    page.wait_for_url("**/produk")
    assert names(page) == first
