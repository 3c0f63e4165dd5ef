"""What happens in the browser while somebody types, chooses photos and loses the signal."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.pages import check_page, choose
from tests.browser.people import OFFICIAL, OWNER, OWNERS_BUSINESS, enter
from tests.live_site import Site

LOST = "Foto belum terunggah karena sinyal terputus. Isian lain sudah tersimpan. Coba unggah fotonya lagi."


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo of 12 MP and some megabytes, as a phone makes it."""
    path = tmp_path / "keripik.jpg"
    Image.effect_noise((4000, 3000), 40).convert("RGB").save(path, quality=88)
    return path


def open_the_form(page: Page, site: Site) -> None:
    enter(page, site, OWNER)
    page.goto(f"{site}/kelola/produk/baru")
    choose(page.get_by_label("Usaha", exact=True), OWNERS_BUSINESS)


def test_dots_appear_while_a_price_is_typed_and_words_are_left_alone(site: Site, page: Page) -> None:
    open_the_form(page, site)
    price = page.get_by_label("Harga", exact=True)
    price.press_sequentially("1500000")
    expect(price).to_have_value("1.500.000")
    price.press("Backspace")
    expect(price).to_have_value("150.000")
    price.press("Home")
    price.press("Delete")
    expect(price).to_have_value("50.000")
    price.fill("")
    price.press_sequentially("15rb")
    expect(price).to_have_value("15rb")


def test_a_lost_signal_loses_nothing_typed_or_chosen(site: Site, page: Page, photo: Path) -> None:
    open_the_form(page, site)
    page.get_by_label("Foto", exact=False).first.set_input_files(photo)
    expect(page.locator("[data-previews] canvas")).to_have_count(1)
    page.get_by_label("Nama", exact=False).first.fill("Keripik talas pedas")
    page.get_by_label("Harga", exact=True).fill("15.000")

    page.context.set_offline(True)
    page.get_by_role("button", name="Tayangkan").click()
    expect(page.get_by_text(LOST)).to_be_visible()
    expect(page.get_by_label("Nama", exact=False).first).to_have_value("Keripik talas pedas")
    check_page(page)

    page.context.set_offline(False)
    page.get_by_role("button", name="Tayangkan").click()
    page.wait_for_url(lambda url: "/baru" not in url)
    expect(page.get_by_text("Keripik talas pedas").first).to_be_visible()


def test_an_incomplete_form_comes_back_with_everything_and_the_photo(site: Site, page: Page, photo: Path) -> None:
    open_the_form(page, site)
    page.get_by_label("Foto", exact=False).first.set_input_files(photo)
    page.get_by_label("Harga", exact=True).fill("15.000")
    page.get_by_role("button", name="Tayangkan").click()
    expect(page.get_by_role("alert")).to_contain_text("Ada yang perlu dibetulkan")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Harga", exact=True)).to_have_value("15.000")
    expect(page.get_by_text("1 foto sudah tersimpan dan tidak perlu dikirim lagi.")).to_be_visible()
    check_page(page)

    page.get_by_label("Nama", exact=False).first.fill("Keripik talas pedas")
    page.get_by_role("button", name="Tayangkan").click()
    page.wait_for_url(lambda url: "/baru" not in url)
    expect(page.get_by_text("Keripik talas pedas").first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Produk baru")


def test_the_same_form_works_without_script(site: Site, page_without_js: Page, photo: Path) -> None:
    open_the_form(page_without_js, site)
    page_without_js.get_by_label("Foto", exact=False).first.set_input_files(photo)
    page_without_js.get_by_label("Nama", exact=False).first.fill("Keripik talas pedas")
    page_without_js.get_by_label("Harga", exact=True).fill("15rb")
    page_without_js.get_by_role("button", name="Tayangkan").click()
    expect(page_without_js.get_by_text("Keripik talas pedas").first).to_be_visible()


def test_going_back_to_a_refused_form_shows_the_form_and_asks_nothing(site: Site, page: Page) -> None:
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/usaha/baru")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("alert").first).to_be_focused()
    page.get_by_label("Nama usaha").fill("Keripik Bu Tin Contoh")
    choose(page.get_by_label("Jenis usaha"), "Pangan")
    page.get_by_label("RT", exact=True).fill("4")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("heading", name="Keripik Bu Tin Contoh", level=1)).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Nama usaha")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_words_on_a_file_field_are_ours_and_tell_what_was_chosen(site: Site, page: Page, tmp_path: Path) -> None:
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/impor")
    expect(page.get_by_text("Pilih berkas")).to_be_visible()
    listed = tmp_path / "daftar usaha.csv"
    listed.write_text("Nama\n")
    with page.expect_file_chooser() as opened:
        page.get_by_text("Excel (xlsx, xls)").locator("xpath=preceding-sibling::div").click()
    opened.value.set_files(listed)
    expect(page.get_by_text("daftar usaha.csv")).to_be_visible()


def test_a_form_without_files_keeps_what_was_typed_where_there_is_no_signal(site: Site, page: Page) -> None:
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/usaha/baru")
    page.get_by_label("Nama usaha").fill("Keripik Bu Tin Contoh")
    choose(page.get_by_label("Jenis usaha"), "Pangan")
    page.get_by_label("RT", exact=True).fill("4")
    page.context.set_offline(True)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Sinyal terputus.")
    expect(page.get_by_label("Nama usaha")).to_have_value("Keripik Bu Tin Contoh")
    page.context.set_offline(False)
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("heading", name="Keripik Bu Tin Contoh", level=1)).to_be_visible()


def test_long_words_stay_within_a_phone(site: Site, page: Page) -> None:
    name = "Paguyuban" + "KeripikTempeSingkong" * 4
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/usaha/baru")
    page.get_by_label("Nama usaha").fill(name)
    choose(page.get_by_label("Jenis usaha"), "Pangan")
    page.get_by_label("RT", exact=True).fill("99")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_role("heading", name=name, level=1)).to_be_visible()
    check_page(page)
    page.get_by_role("link", name="Lihat halaman umum").click()
    check_page(page)
