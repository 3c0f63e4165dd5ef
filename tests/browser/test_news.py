"""An official posts a notice with photos, and everybody reads it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page
from tests.browser.people import OFFICIAL, enter
from tests.browser.photographs import take_photo
from tests.live_site import Site

TITLE = "Pasar tiban hari Minggu"
BODY = "Dua puluh lapak buka dari pukul enam pagi.\nBawa tas sendiri."


@pytest.mark.parametrize("has_script", [True, False], ids=["with script", "without script"])
def test_a_notice_with_two_photos_stands_on_the_front_page(
    site: Site, browser: Browser, tmp_path: Path, has_script: bool
) -> None:
    photos = [take_photo(tmp_path / "lapak.jpg", 1600, 1200), take_photo(tmp_path / "orang.jpg", 1200, 1600)]
    with watched_page(browser, PHONE, has_touch=True, java_script_enabled=has_script) as officials:
        enter(officials, site, OFFICIAL)
        officials.get_by_role("link", name="Pasang kabar").click()
        officials.get_by_label("Foto").set_input_files(photos)
        officials.get_by_label("Tempat").fill("Lapangan RT 07")
        officials.get_by_label("Isi kabar").fill(BODY)
        officials.get_by_label("Judul").fill(TITLE)
        if has_script:
            expect(officials.locator("[data-previews] canvas")).to_have_count(2)
            check_page(officials)
        officials.get_by_role("button", name="Pasang", exact=True).click()
        expect(officials.locator("#notices .note.good")).to_be_visible()

    with watched_page(browser, PHONE, java_script_enabled=has_script) as readers:
        readers.goto(f"{site}/")
        news = readers.get_by_role("region", name="Kabar terbaru")
        expect(news.get_by_role("listitem").first).to_contain_text(TITLE)
        expect(news.get_by_role("listitem").first).to_contain_text("Lapangan RT 07")
        expect(news.get_by_role("listitem").first.locator("img")).to_have_count(1)
        news.get_by_role("link", name=TITLE).last.click()
        expect(readers.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
        expect(readers.get_by_text("Bawa tas sendiri.")).to_be_visible()
        expect(readers.locator("main img")).to_have_count(2)
        if has_script:
            for picture in readers.locator("main img").all():
                picture.scroll_into_view_if_needed()
                expect(picture).to_have_js_property("complete", True)
                assert picture.evaluate("image => image.naturalWidth") > 0
            check_page(readers)
