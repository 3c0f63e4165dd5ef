"""An official lets an owner in, and out again."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page, choose
from tests.browser.people import OFFICIAL, enter
from tests.live_site import Site

BUSINESS = "Keripik Tempe Omah"
NAME = "Bu Tarmi"
NUMBER = "0812-7777-8888"
PASSWORD = "wajan besi tua"


def invite_the_owner(page: Page, site: Site) -> str:
    """The one-time address of an invitation for the owner of a business."""
    page.get_by_role("link", name="Orang yang boleh masuk").click()
    page.get_by_role("link", name="Undang seseorang").click()
    page.get_by_label("Nama", exact=True).fill(NAME)
    page.get_by_label("Pemilik usaha").check()
    choose(page.get_by_label("Untuk usaha"), BUSINESS)
    check_page(page)
    page.get_by_role("button", name="Buat undangan").click()
    expect(page.get_by_role("heading", level=1, name=f"Tautan untuk {NAME}")).to_be_visible()
    address = page.get_by_label("Tautannya").input_value()
    assert address.startswith(f"{site}/undangan/")
    check_page(page)
    return address


def accept(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1, name="Selamat datang")).to_be_visible()
    page.get_by_label("Nomor telepon").fill(NUMBER)
    page.get_by_label("Kata sandi baru").fill("password12")
    page.get_by_role("button", name="Simpan dan masuk").click()
    expect(page.get_by_role("alert")).to_contain_text("Ada yang perlu dibetulkan")
    check_page(page)
    page.get_by_label("Kata sandi baru").fill(PASSWORD)
    page.get_by_role("button", name="Simpan dan masuk").click()
    expect(page.get_by_text("Selamat datang. Kata sandi Anda sudah tersimpan.")).to_be_visible()


def open_the_account(page: Page, site: Site) -> None:
    page.goto(f"{site}/kelola/orang")
    page.get_by_role("link", name=NAME, exact=True).click()
    expect(page.get_by_role("heading", level=1, name=NAME)).to_be_visible()


def test_an_invited_owner_keeps_the_own_business_until_the_account_is_disabled(
    site: Site, page: Page, browser: Browser
) -> None:
    enter(page, site, OFFICIAL)
    address = invite_the_owner(page, site)
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as owners:
        accept(owners, address)
        owners.get_by_role("link", name="Usaha", exact=True).click()
        expect(owners.get_by_role("heading", level=1, name="Usaha saya")).to_be_visible()
        assert owners.locator("#daftar tbody th").all_inner_texts() == [BUSINESS]

        owners.goto(f"{site}/kelola/akun")
        owners.get_by_role("button", name="Keluar", exact=True).click()
        expect(owners.get_by_role("heading", level=1, name="Masuk")).to_be_visible()
        assert owners.goto(address).status == 404  # type: ignore[union-attr]
        expect(owners.get_by_role("heading", level=1, name="Tautan ini sudah tidak berlaku")).to_be_visible()
        owners.get_by_role("main").get_by_role("link", name="Masuk").click()
        owners.get_by_label("Nomor telepon atau e-mail").fill("+62 812 7777 8888")
        owners.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
        owners.get_by_role("main").get_by_role("button", name="Masuk", exact=True).click()
        expect(owners.get_by_text(f"Masuk sebagai {NAME}.")).to_be_visible()

        open_the_account(page, site)
        page.get_by_role("button", name="Nonaktifkan").click()
        expect(page.get_by_text(re.compile("Nonaktif sejak"))).to_be_visible()

        owners.get_by_role("link", name="Usaha", exact=True).click()
        expect(owners.get_by_role("heading", level=1)).to_contain_text("tidak ada")
        owners.goto(f"{site}/masuk")
        owners.get_by_label("Nomor telepon atau e-mail").fill(NUMBER)
        owners.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
        owners.get_by_role("main").get_by_role("button", name="Masuk", exact=True).click()
        expect(owners.get_by_role("alert")).to_be_visible()


def test_without_script_an_owner_is_invited_and_comes_in(site: Site, browser: Browser) -> None:
    with watched_page(browser, PHONE, java_script_enabled=False) as page:
        enter(page, site, OFFICIAL)
        page.goto(f"{site}/kelola/orang/undang")
        page.get_by_label("Nama", exact=True).fill(NAME)
        page.get_by_label("Pemilik usaha").check()
        choose(page.get_by_label("Untuk usaha"), BUSINESS)
        page.get_by_role("button", name="Buat undangan").click()
        address = page.get_by_label("Tautannya").input_value()
    with watched_page(browser, PHONE, java_script_enabled=False) as owners:
        owners.goto(address)
        owners.get_by_label("Nomor telepon").fill(NUMBER)
        owners.get_by_label("Kata sandi baru").fill(PASSWORD)
        owners.get_by_role("button", name="Simpan dan masuk").click()
        expect(owners.get_by_text("Selamat datang. Kata sandi Anda sudah tersimpan.")).to_be_visible()
