"""A session that ended elsewhere: the next click leads to signing in, and nothing typed is lost."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pages import check_page, choose
from tests.browser.people import OFFICIAL, OWNER, OWNERS_BUSINESS, enter
from tests.browser.photographs import take_photo
from tests.live_site import Site

ENDED = "Waktu masuk Anda sudah habis."
STORY = "Digoreng dua kali, dengan daun jeruk dari halaman."


def end_the_session_elsewhere(page: Page, site: Site) -> None:
    """Sign out in another tab of the same phone."""
    other = page.context.new_page()
    other.goto(f"{site}/kelola/akun")
    other.get_by_role("button", name="Keluar", exact=True).click()
    expect(other.get_by_role("heading", level=1, name="Masuk")).to_be_visible()
    other.close()


def test_a_list_asked_for_after_the_session_leads_to_signing_in_and_back(site: Site, page: Page) -> None:
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/usaha")
    end_the_session_elsewhere(page, site)

    with page.expect_response(re.compile(r"/kelola/usaha\?")) as answered:
        choose(page.get_by_label("Jenis"), "Jasa")
    assert answered.value.request.headers["hx-request"] == "true"
    assert answered.value.headers["hx-redirect"].startswith("/masuk?next=")
    expect(page.get_by_role("heading", level=1, name="Masuk")).to_be_visible()
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("#daftar")).to_have_count(0)

    page.get_by_role("button", name=f"Masuk sebagai {OFFICIAL}").click()
    expect(page.get_by_role("heading", level=1, name="Daftar usaha")).to_be_visible()
    expect(page.get_by_label("Jenis")).to_have_value("jasa")


def test_one_tap_after_the_session_says_so_and_leaves_the_list_alone(site: Site, page: Page) -> None:
    enter(page, site, OWNER)
    page.goto(f"{site}/kelola/produk")
    end_the_session_elsewhere(page, site)
    before = page.locator("#mine").inner_text()
    page.get_by_role("button", name=re.compile("Masih ada")).first.click()
    expect(page.locator("#notices")).to_contain_text(ENDED)
    assert page.locator("#mine").inner_text() == before
    expect(page.get_by_label("Kata sandi")).to_have_count(0)


def test_a_product_typed_after_the_session_is_still_there_and_goes_up_after_signing_in(
    site: Site, page: Page, tmp_path: Path
) -> None:
    enter(page, site, OWNER)
    page.goto(f"{site}/kelola/produk/baru")
    page.get_by_label("Foto", exact=True).set_input_files(take_photo(tmp_path / "kecil.jpg", 900, 700))
    page.get_by_label("Nama produk").fill("Keripik daun jeruk")
    page.get_by_label("Harga", exact=True).fill("12.000")
    choose(page.get_by_label("Usaha", exact=True), OWNERS_BUSINESS)
    end_the_session_elsewhere(page, site)

    page.get_by_role("button", name="Tayangkan").click()
    expect(page.get_by_role("alert")).to_contain_text(ENDED)
    expect(page.get_by_label("Nama produk")).to_have_value("Keripik daun jeruk")
    expect(page.get_by_label("Harga", exact=True)).to_have_value("12.000")
    check_page(page)

    with page.expect_popup() as opened:
        page.get_by_role("alert").get_by_role("link", name="Masuk di tab baru").click()
    opened.value.get_by_role("button", name=f"Masuk sebagai {OWNER}").click()
    expect(opened.value.get_by_text(f"Masuk sebagai {OWNER}.")).to_be_visible()
    opened.value.close()
    page.get_by_role("button", name="Tayangkan").click()
    expect(page.get_by_text("Keripik daun jeruk sudah tayang.")).to_be_visible()


def test_a_change_without_photos_after_the_session_shows_what_was_typed(site: Site, page: Page) -> None:
    enter(page, site, OWNER)
    page.goto(f"{site}/kelola/produk")
    page.locator("#mine .what a").first.click()
    page.get_by_label("Cerita produk").fill(STORY)
    end_the_session_elsewhere(page, site)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text(ENDED)).to_be_visible()
    expect(page.get_by_text(STORY)).to_be_visible()
    check_page(page)
