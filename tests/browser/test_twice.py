"""Tapping twice, going back, losing the signal, two people at once: nothing is made twice and nothing typed is lost.

Most of it without script, where the browser itself sends a form as often as somebody taps.
"""

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.people import OFFICIAL, enter
from tests.browser.test_importing import LIST, figure, found_the_village
from tests.live_site import Site

BODY = "Kerja bakti hari Minggu pukul tujuh pagi, bawa sapu."


def upload(page: Page, site: Site) -> None:
    """Bring the list as far as the preview."""
    page.goto(f"{site}/kelola/impor")
    page.get_by_label("Berkas daftar usaha").set_input_files(LIST)
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("heading", level=1, name="Periksa sebelum disimpan")).to_be_visible(timeout=30_000)


def test_a_village_is_made_once_and_its_list_comes_in_once(empty_site: Site, browser: Browser) -> None:
    with watched_page(browser, PHONE, has_touch=True, java_script_enabled=False) as page:
        found_the_village(page, empty_site)
        page.go_back()
        page.reload()  # the form of before, or what is there instead of it: never a second village
        page.goto(str(empty_site))
        expect(page.get_by_role("banner")).to_contain_text("Kampung Rejosari")
        upload(page, empty_site)
        preview = page.url
        other = page.context.new_page()  # the same person at another device, or a colleague: the same list again
        upload(other, empty_site)
        page.get_by_role("button", name="Simpan ke daftar usaha").dblclick()
        expect(page.get_by_role("heading", level=1, name="Hasil impor")).to_be_visible(timeout=60_000)
        expect(figure(page, "usaha baru")).to_have_text("96")
        other.get_by_role("button", name="Simpan ke daftar usaha").click()
        expect(other.get_by_role("heading", level=1, name="Hasil impor")).to_be_visible(timeout=60_000)
        expect(figure(other, "usaha baru")).to_have_text("0")
        page.goto(preview)
        expect(page.get_by_role("heading", level=1, name="Hasil impor")).to_be_visible()
        page.goto(f"{empty_site}/kelola/usaha")
        expect(page.get_by_text("96 usaha", exact=True)).to_be_visible()


def test_a_notice_and_an_invitation_are_made_once(site: Site, browser: Browser) -> None:
    with watched_page(browser, PHONE, has_touch=True, java_script_enabled=False) as page:
        enter(page, site, OFFICIAL)
        page.goto(f"{site}/kelola/kabar/baru")
        page.get_by_label("Isi kabar").fill(BODY)
        page.get_by_role("button", name="Pasang", exact=True).dblclick()
        expect(page.locator("#notices .note.good")).to_be_visible()
        page.goto(f"{site}/kelola/kabar")
        expect(page.get_by_role("link", name="Sebarkan Kerja bakti hari Minggu")).to_have_count(1)

        page.goto(f"{site}/kelola/orang/undang")
        page.get_by_label("Nama", exact=True).fill("Pak Dobel Contoh")
        page.locator("input[name=role][value=agent]").check()
        page.get_by_role("button", name="Buat undangan").dblclick()
        expect(page.get_by_role("heading", level=1, name="Tautan untuk Pak Dobel Contoh")).to_be_visible()
        address = page.get_by_label("Tautannya").input_value()
        page.goto(f"{site}/kelola/orang")
        expect(page.get_by_role("main").get_by_text("Pak Dobel Contoh")).to_have_count(1)
    with watched_page(browser, PHONE, java_script_enabled=False) as guest:
        guest.goto(address)
        expect(guest.get_by_role("heading", level=1, name="Selamat datang")).to_be_visible()


def test_without_a_signal_an_invitation_and_a_list_wait_in_their_forms(site: Site, page: Page) -> None:
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/orang/undang")
    page.get_by_label("Nama", exact=True).fill("Bu Sinyal Contoh")
    page.locator("input[name=role][value=agent]").check()
    tap_without_a_signal(page, "Buat undangan")
    expect(page.get_by_label("Nama", exact=True)).to_have_value("Bu Sinyal Contoh")
    page.get_by_role("button", name="Buat undangan").click()
    expect(page.get_by_role("heading", level=1, name="Tautan untuk Bu Sinyal Contoh")).to_be_visible()

    page.goto(f"{site}/kelola/impor")
    page.get_by_label("Berkas daftar usaha").set_input_files(LIST)
    tap_without_a_signal(page, "Unggah dan periksa")
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("heading", level=1, name="Periksa sebelum disimpan")).to_be_visible(timeout=30_000)
    tap_without_a_signal(page, "Selesai, tidak ada yang berubah")
    page.get_by_role("button", name="Selesai, tidak ada yang berubah").click()
    expect(page.get_by_role("heading", level=1, name="Hasil impor")).to_be_visible(timeout=60_000)


def tap_without_a_signal(page: Page, button: str) -> None:
    """The site says that the signal is gone; afterwards it is back."""
    page.context.set_offline(True)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_text("Sinyal terputus.").first).to_be_visible()
    page.context.set_offline(False)
