"""An official photographs a paper, sorts its pages, files it, finds it again by search, and ties it to a group."""

import re
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from tests.browser.people import OFFICIAL, enter
from tests.live_site import Site

TITLE = "Berita acara panen lele"


def sheet(path: Path, colour: str) -> Path:
    """A sheet with lines of something like writing."""
    image = Image.new("RGB", (1100, 1500), (238, 234, 224))
    pen = ImageDraw.Draw(image)
    pen.rectangle((60, 60, 400, 300), fill=colour)
    for row in range(400, 1440, 30):
        for column in range(60, 1040, 14):
            pen.line((column, row, column + 6, row + 12), fill=(30, 30, 40), width=2)
    image.save(path, quality=90)
    return path


def test_a_paper_photographed_page_by_page_is_filed_and_found(page: Page, site: Site, tmp_path: Path) -> None:
    photos = [sheet(tmp_path / "satu.jpg", "red"), sheet(tmp_path / "dua.jpg", "green")]
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/dokumen")
    page.get_by_role("link", name="Simpan dokumen").click()
    page.get_by_label("Berkas").set_input_files(photos)
    page.get_by_label("Perihal").fill(TITLE)
    page.get_by_label("Jenis").select_option(label="Berita acara")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Halaman yang sudah difoto")).to_be_visible()
    page.get_by_label("Halaman ke-").first.fill("3")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    expect(page.get_by_text(re.compile("2 halaman"))).to_be_visible()
    page.get_by_text("Kaitkan dengan usaha atau kelompok").click()
    page.get_by_label("Usaha atau kelompok").select_option(label="PKK RW 05")
    page.get_by_role("button", name="Kaitkan").click()
    page.get_by_role("link", name="PKK RW 05").click()
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    page.goto(f"{site}/kelola/dokumen")
    page.get_by_role("searchbox").fill("panen lle")
    page.get_by_role("button", name="Cari").click()
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
