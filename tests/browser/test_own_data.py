"""An owner copies the data, takes a consent back and asks to be deleted; an official carries it out."""

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pages import check_page
from tests.browser.people import ADMINISTRATOR, OFFICIAL, OWNER, OWNERS_BUSINESS, enter
from tests.live_site import Site


def test_an_owner_leaves_with_a_copy_and_is_forgotten(site: Site, page: Page, desktop: Page, tmp_path: Path) -> None:
    enter(page, site, OWNER)
    page.get_by_role("link", name="Data saya", exact=True).click()
    check_page(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh salinan").click()
    copy = Path(waiting.value.path()).read_text("utf-8")
    assert OWNER in copy and OWNERS_BUSINESS in copy
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Unduh untuk program lain (JSON)").click()
    assert OWNERS_BUSINESS in str(json.loads(Path(waiting.value.path()).read_text("utf-8"))["Usaha Anda"])

    given = page.locator("li").filter(has=page.get_by_role("button", name="Cabut"))
    before = given.count()
    given.first.get_by_role("button", name="Cabut").click()
    expect(page.get_by_text("Persetujuan itu sudah ditarik.")).to_be_visible()
    expect(given).to_have_count(before - 1)

    page.get_by_label("Saya mengerti bahwa ini tidak bisa dikembalikan").check()
    page.get_by_role("button", name="Minta dihapus").click()
    expect(page.get_by_text("Permintaan Anda sudah sampai.")).to_be_visible()

    enter(desktop, site, OFFICIAL)
    task = desktop.locator("li").filter(has_text="permintaan tentang data pribadi")
    task.get_by_role("link", name="Jawab").click()
    check_page(desktop)
    desktop.get_by_role("link", name=OWNER).click()
    check_page(desktop)
    desktop.get_by_role("button", name="Saya kerjakan").click()
    desktop.get_by_role("button", name="Hapus data orang ini").click()
    expect(desktop.get_by_text("Data pribadi itu sudah dihapus.")).to_be_visible()
    desktop.goto(f"{site}/cari?q={OWNERS_BUSINESS}")
    expect(desktop.get_by_role("link", name=OWNERS_BUSINESS, exact=True)).to_have_count(0)
    page.goto(f"{site}/kelola")
    expect(page).to_have_url(f"{site}/masuk?next=%2Fkelola")


def test_a_breach_becomes_letters(site: Site, page: Page) -> None:
    enter(page, site, OFFICIAL)
    page.get_by_role("link", name="Kebocoran data").click()
    page.get_by_role("link", name="Catat kejadian").click()
    check_page(page)
    page.get_by_label("Sebutan singkat").fill("Ponsel pengurus hilang")
    page.get_by_label("Diketahui pada").fill("2026-01-02T09:30")
    page.get_by_label("Data apa yang bocor").fill("Nama dan nomor telepon")
    page.get_by_label("Bagaimana terjadinya").fill("Jatuh di pasar")
    page.get_by_label("Apa yang sudah dan akan dilakukan").fill("Ponsel dikunci dari jauh")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("heading", name="Ponsel pengurus hilang")).to_be_visible()
    check_page(page)
    page.get_by_role("button", name="Sudah diberi tahu", exact=True).first.click()
    expect(page.get_by_text("Tercatat sudah diberi tahu.")).to_be_visible()
    page.get_by_role("link", name="Surat untuk dicetak").click()
    expect(page.locator(".paper").first).to_contain_text("Lembaga Pelindungan Data Pribadi")
    check_page(page)


def test_everything_is_fetched_from_a_page_that_was_left(site: Site, page: Page) -> None:
    enter(page, site, ADMINISTRATOR)
    page.get_by_role("link", name="Salinan seluruh data").click()
    check_page(page)
    page.get_by_role("button", name="Buat salinan").click()
    expect(page.get_by_role("progressbar").or_(page.get_by_role("link", name="Unduh"))).to_be_visible()
    page.goto(f"{site}/kelola")
    page.get_by_role("link", name="Salinan seluruh data").click()
    link = page.get_by_role("link", name="Unduh", exact=True)
    expect(link).to_be_visible(timeout=120_000)
    with page.expect_download() as waiting:
        link.click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"PK")
