"""A resident registers on a slow phone without script; an official posts with three fields and moves it."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page
from tests.browser.people import OFFICIAL, enter
from tests.browser.photographs import take_photo
from tests.live_site import Site

# What speed.md calls 3G: 400 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
THREE_G = {"offline": False, "latency": 400, "downloadThroughput": 200_000, "uploadThroughput": 93_750}
UPLOAD_MS = 30_000


def test_a_resident_registers_at_3g_without_script(site: Site, browser: Browser) -> None:
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True, java_script_enabled=False) as page:
        page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", THREE_G)
        page.goto(f"{site}/")
        page.get_by_role("link", name=re.compile("Pelatihan label dan kemasan")).first.click()
        expect(page.get_by_text("Balai RW 05").first).to_be_visible()
        page.get_by_role("link", name="Daftar", exact=True).click()
        page.get_by_label("Nama").fill("Ibu Tini Contoh")
        page.get_by_label("Nomor telepon").fill("0812 0009 0009")
        page.wait_for_timeout(3_100)  # as long as anybody needs to type that
        page.get_by_role("button", name="Daftar", exact=True).click()
        expect(page.get_by_text("Anda sudah terdaftar.")).to_be_visible()
        code = page.locator(".code").inner_text()
        page.goto(f"{site}/agenda")
        page.get_by_role("link", name=re.compile("Pelatihan label dan kemasan")).last.click()
        page.get_by_role("link", name="Sudah mendaftar?").click()
        page.get_by_label("Kode pendaftaran").fill(code.lower())
        page.get_by_role("button", name="Lihat").click()
        expect(page.get_by_text("Ibu Tini Contoh")).to_be_visible()
        page.get_by_role("button", name="Saya tidak jadi datang").click()
        expect(page.get_by_text("Pendaftaran ini sudah dibatalkan.")).to_be_visible()


def test_an_official_posts_with_three_fields_and_calls_it_off(site: Site, page: Page, tmp_path: Path) -> None:
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola")
    page.get_by_role("link", name="Pasang kegiatan").click()
    page.get_by_label("Foto atau poster").set_input_files(take_photo(tmp_path / "poster.jpg", 1200, 1600))
    page.get_by_label("Tempat", exact=True).fill("Balai RW 05")
    page.get_by_label("Ada apa, hari apa, jam berapa").fill("Arisan dasawisma, Rabu 10 Maret 2027 pukul 12.00")
    page.get_by_role("button", name="Pasang").click()
    expect(page.get_by_text("Hari Raya Idul Fitri")).to_be_visible(timeout=UPLOAD_MS)
    check_page(page)
    page.get_by_label("Sudah saya baca, tetap simpan").check()
    page.get_by_role("button", name="Pasang").click()
    expect(page.get_by_text("Kegiatan terpasang: Rabu, 10 Maret 2027")).to_be_visible(timeout=UPLOAD_MS)
    page.get_by_role("link", name="Tunda atau batalkan").click()
    page.get_by_label("Ditunda, tanggalnya menyusul").check()
    page.get_by_label("Alasan").fill("Bertepatan dengan Lebaran")
    page.get_by_role("button", name="Umumkan").click()
    expect(page.get_by_text("Kegiatan ini ditunda.")).to_be_visible()
    page.get_by_role("link", name="Lihat seperti warga").click()
    expect(page.get_by_text("Bertepatan dengan Lebaran")).to_be_visible()
    check_page(page)
