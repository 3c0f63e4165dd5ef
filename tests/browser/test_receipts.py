"""A paper is filed and its receipt printed; anybody can compare a file with it, and the file is sent nowhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page
from tests.browser.people import OFFICIAL, enter
from tests.live_site import Site

SAME = "Sama persis."
OTHER = "Berbeda."


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Page]:
    """Somebody else, signed out, on another phone."""
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        yield page


def file_a_paper(page: Page, site: Site, paper: Path) -> None:
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/dokumen/baru")
    page.get_by_label("Berkas", exact=True).first.set_input_files(paper)
    page.get_by_label("Perihal").fill("Undangan rembuk warga RW 05")
    page.get_by_label("Jenis").select_option(label="Undangan")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Tersimpan.")).to_be_visible()


def test_a_receipt_tells_the_same_file_from_a_changed_one(
    site: Site, page: Page, visitor: Page, tmp_path: Path
) -> None:
    paper, changed = tmp_path / "undangan.txt", tmp_path / "undangan-diubah.txt"
    paper.write_bytes(b"Undangan rembuk warga, Sabtu pukul 19.00\n")
    changed.write_bytes(b"Undangan rembuk warga, Sabtu pukul 20.00\n")
    file_a_paper(page, site, paper)
    page.get_by_role("link", name="Tanda terima versi 1").click()
    expect(page.get_by_role("heading", level=1, name="Tanda terima")).to_be_visible()
    check_page(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh PDF").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    address = page.get_by_role("link", name="Periksa berkas").get_attribute("href")
    visitor.goto(f"{site}{address}")
    expect(visitor.get_by_text("Tanda terima ini asli.")).to_be_visible()
    assert "rembuk" not in visitor.content()
    check_page(visitor)
    sent: list[str] = []
    visitor.on("request", lambda request: sent.append(request.url))
    chooser = visitor.get_by_label("Pilih berkas yang mau dicocokkan")
    for file, words in ((changed, OTHER), (paper, SAME)):
        chooser.set_input_files(file)
        expect(visitor.get_by_role("status").get_by_text(words)).to_be_visible()
    assert sent == []


def test_without_script_the_page_says_how_to_compare(
    site: Site, page: Page, page_without_js: Page, tmp_path: Path
) -> None:
    paper = tmp_path / "undangan.txt"
    paper.write_bytes(b"Undangan rembuk warga\n")
    file_a_paper(page, site, paper)
    page.get_by_role("link", name="Tanda terima versi 1").click()
    address = page.get_by_role("link", name="Periksa berkas").get_attribute("href")
    page_without_js.goto(f"{site}{address}")
    expect(page_without_js.get_by_text("karena JavaScript dimatikan")).to_be_visible()
    expect(page_without_js.get_by_text("sha256sum")).to_be_visible()
    expect(page_without_js.get_by_label("Pilih berkas yang mau dicocokkan")).not_to_be_visible()
