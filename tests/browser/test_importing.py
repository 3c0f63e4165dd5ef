"""A real village from the first address on: set up, bring in the spreadsheet, bring it in again, undo it."""

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page
from tests.browser.people import OFFICIAL, enter
from tests.live_site import PROJECT, Site

LIST = PROJECT / "village" / "registry" / "data" / "contoh_umkm_rw05.xlsx"
PASSWORD = "gerbang bata merah"
ENTERPRISES = 96


def open_the_first_address(page: Page, site: Site) -> None:
    """Open the site by the address on the terminal, and look for the village's place."""
    printed = re.search(r"http://\S+/mulai/\S+", site.log)
    assert printed, site.log
    page.goto(printed.group())
    page.get_by_role("searchbox").fill("Karanganyar Gunung")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_label("Karanganyar Gunung").first).to_be_visible()


def found_the_village(page: Page, site: Site) -> None:
    """Make a village and its first administrator."""
    open_the_first_address(page, site)
    page.get_by_label("Karanganyar Gunung").first.check()
    page.get_by_label("Nama kampung", exact=True).fill("Kampung Rejosari")
    page.get_by_label("Tema", exact=True).fill("Camilan dan batik rumahan")
    page.get_by_label("RW").fill("5")
    page.get_by_label("Nomor WhatsApp kampung").fill("0812 3456 7890")
    page.get_by_label("Kunyit").check()
    page.get_by_label("Nama Anda").fill("Sulastri")
    page.get_by_label("Nomor telepon Anda").fill("0813-2222-3333")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.get_by_role("button", name="Siapkan situs").click()
    expect(page.get_by_text("Situs siap. Langkah berikutnya: impor daftar usaha.")).to_be_visible(timeout=20_000)


def upload_the_list(page: Page, site: Site) -> None:
    """From the workspace to the preview of the village's list."""
    page.goto(f"{site}/kelola")
    page.get_by_role("link", name="Impor daftar usaha").first.click()
    page.get_by_label("Berkas daftar usaha").set_input_files(LIST)
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("heading", level=1, name="Periksa sebelum disimpan")).to_be_visible(timeout=30_000)


def figure(page: Page, words: str) -> Locator:
    """The big number above these words."""
    return page.locator(".figures li").filter(has_text=words).locator("b")


def confirm(page: Page) -> None:
    page.get_by_role("button", name="Simpan ke daftar usaha").click()
    expect(page.get_by_role("heading", level=1, name="Hasil impor")).to_be_visible(timeout=60_000)


def check_the_register(page: Page, site: Site, *, enterprises: int) -> None:
    page.goto(f"{site}/kelola/usaha")
    if enterprises:
        expect(page.get_by_text(f"{enterprises} usaha", exact=True)).to_be_visible()
    else:
        expect(page.get_by_role("heading", name="Belum ada usaha yang tercatat")).to_be_visible()


def import_the_list(page: Page, site: Site) -> None:
    upload_the_list(page, site)
    expect(figure(page, "usaha baru")).to_have_text(str(ENTERPRISES))
    check_the_register(page, site, enterprises=0)
    page.go_back()
    confirm(page)
    expect(figure(page, "usaha baru")).to_have_text(str(ENTERPRISES))


def check_what_the_list_became(page: Page, site: Site) -> None:
    """The rows are businesses of three RTs; what the list says of permits is kept as said, and shown to nobody else."""
    check_the_register(page, site, enterprises=ENTERPRISES)
    page.goto(f"{site}/kelola/usaha/ringkasan")
    columns = page.locator("thead").first.locator("th").all_inner_texts()
    assert columns == ["Jenis", "RT 04", "RT 07", "RT 10", "Jumlah"]
    assert count_declaring(page, site, "NIB-RBA") == 5
    page.goto(f"{site}/produk")
    expect(page.get_by_role("heading", name="Rak masih kosong")).to_be_visible()


def count_declaring(page: Page, site: Site, permit: str) -> int:
    """How many of those that declare a permit declare this one, as their own pages tell."""
    page.goto(f"{site}/kelola/usaha?perlu=declared")
    addresses: list[str] = []
    while True:
        links = page.locator("#daftar tbody th a")
        addresses += [link.get_attribute("href") or "" for link in links.all()]
        if not page.get_by_role("link", name="Berikutnya").is_visible():
            break
        page.get_by_role("link", name="Berikutnya").click()
        page.wait_for_load_state()
    found = 0
    for address in addresses:
        text = page.request.get(f"{site}{address}").text()
        found += bool(re.search(rf"<h3[^>]*>{permit}\b", text))
    return found


def test_an_administrator_starts_a_village_and_brings_in_its_spreadsheet(empty_site: Site, page: Page) -> None:
    open_the_first_address(page, empty_site)
    check_page(page)
    found_the_village(page, empty_site)
    expect(page.get_by_role("banner")).to_contain_text("Kampung Rejosari")
    expect(page.get_by_role("banner")).not_to_contain_text("kampung contoh")
    import_the_list(page, empty_site)
    check_page(page)
    check_what_the_list_became(page, empty_site)

    upload_the_list(page, empty_site)
    expect(page.get_by_text("Tidak ada perubahan").first).to_be_visible()
    expect(figure(page, "usaha baru")).to_have_text("0")
    expect(figure(page, "tidak berubah")).to_have_text(str(ENTERPRISES))
    check_page(page)

    page.goto(f"{empty_site}/kelola/impor")
    page.locator("li").filter(has_text=f"{ENTERPRISES} baru").get_by_role("link").click()
    page.get_by_role("button", name="Urungkan impor ini").click()
    expect(page.get_by_text("Impor sudah diurungkan. Daftar usaha kembali seperti sebelumnya.")).to_be_visible()
    check_the_register(page, empty_site, enterprises=0)


def test_without_script_a_village_starts_and_brings_in_its_spreadsheet(empty_site: Site, browser: Browser) -> None:
    with watched_page(browser, PHONE, has_touch=True, java_script_enabled=False) as page:
        found_the_village(page, empty_site)
        import_the_list(page, empty_site)
        check_the_register(page, empty_site, enterprises=ENTERPRISES)
        page.get_by_role("link", name="Berikutnya").click()
        expect(page.get_by_text(re.compile("Halaman 2 dari"))).to_be_visible()


def test_a_file_that_is_no_list_is_refused_with_one_sentence(site: Site, page: Page) -> None:
    enter(page, site, OFFICIAL)
    page.get_by_role("link", name="Impor daftar usaha").first.click()
    page.get_by_label("Berkas daftar usaha").set_input_files(
        {"name": "daftar.xlsx", "mimeType": "application/octet-stream", "buffer": b"\xff\xd8\xff\xe0 bukan daftar"}
    )
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert len(page.locator("p.error").all_inner_texts()) == 1
    check_page(page)
