"""What people type is text: forty hostile texts through every form, then every page that shows them, as everybody."""

import re
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, watched_page
from tests.browser.hostile_texts import HOSTILE_TEXTS, Mouth, fill_free_texts, shown, watch_for_dialogs
from tests.browser.pages import choose
from tests.browser.people import ADMINISTRATOR, HELPER, KELURAHAN, OBSERVER, OFFICIAL, OWNER, enter
from tests.browser.photographs import take_photo
from tests.live_site import Site
from tests.registry.lists import HEADINGS, csv_list

OFFICER = "Ibu Ratna Contoh"


def send(page: Page, button: str) -> None:
    """Press the button of the form and wait for another page."""
    heading = page.locator("h1").inner_text()
    page.get_by_role("main").get_by_role("button", name=button, exact=True).first.click()
    expect(page.locator("h1")).not_to_have_text(heading, timeout=20_000)


def form_of(page: Page, button: str):
    """The form that this button sends."""
    return page.locator("main form").filter(has=page.get_by_role("button", name=button, exact=True)).first


def type_everything(page: Page, site: Site, photo: Path) -> dict[str, dict[str, str]]:
    """Make one of each thing through its form; gives what was typed, by the address where the thing is kept."""
    mouth, made = Mouth(), {}
    business = ""
    enter(page, site, OFFICIAL)
    for path, button in (
        ("/kelola/usaha/baru", "Simpan"),
        ("/kelola/produk/baru", "Tayangkan"),
        ("/kelola/kelompok/baru", "Simpan"),
        ("/kelola/kabar/baru", "Pasang"),
        ("/kelola/orang/undang", "Buat undangan"),
    ):
        page.goto(f"{site}{path}")
        typed = fill_free_texts(form_of(page, button), mouth, but=("price", "price_high", "kbli", "net_weight"))
        if path == "/kelola/produk/baru":
            page.get_by_label("Foto", exact=True).set_input_files(photo)
            page.get_by_label("Harga", exact=True).fill("17500")
            choose(page.get_by_label("Usaha", exact=True), business)
        if path == "/kelola/orang/undang":
            page.locator("input[name=role][value=agent]").check()
        business = business or typed["name"]
        send(page, button)
        made[page.url.removeprefix(str(site))] = typed
    return made


def type_the_village(page: Page, site: Site) -> None:
    """Every text about the village itself, on every page from now on."""
    enter(page, site, ADMINISTRATOR)
    page.goto(f"{site}/kelola/kampung")
    button = page.locator("main form").filter(has=page.locator("textarea")).first.get_by_role("button").last
    fill_free_texts(page.locator("main form").filter(has=page.locator("textarea")).first, Mouth())
    with page.expect_navigation():
        button.click()


def type_at_the_door(page: Page, site: Site) -> None:
    """Each text as the number to sign in with; it comes back as it was typed."""
    page.goto(f"{site}/masuk")
    for text in HOSTILE_TEXTS[::10]:
        page.get_by_label("Nomor telepon atau e-mail").fill(text)
        page.get_by_label("Kata sandi", exact=True).fill(text)
        page.get_by_role("main").get_by_role("button", name="Masuk", exact=True).click()
        expect(page.get_by_role("alert").first).to_be_visible()
        expect(page.get_by_label("Nomor telepon atau e-mail")).to_have_value(text)


def import_a_hostile_sheet(page: Page, site: Site, folder: Path) -> None:
    """Every text in some cell of every column; the preview and the report show them."""
    rows = [
        (f"Warung {at} {text}", f"Bu {text}", "4", text, text, text, text, text, text, text)
        for at, text in enumerate(HOSTILE_TEXTS)
    ]
    page.goto(f"{site}/kelola/impor")
    page.get_by_label("Berkas daftar usaha").set_input_files(csv_list(rows, HEADINGS, folder))
    send(page, "Unggah dan periksa")
    expect(page.get_by_role("heading", level=1, name="Periksa sebelum disimpan")).to_be_visible()
    assert HOSTILE_TEXTS[0] in shown(page)
    send(page, "Simpan ke daftar usaha")
    expect(page.get_by_role("heading", level=1, name="Hasil impor")).to_be_visible()


def public_addresses(page: Page, site: Site, kept_at: list[str]) -> list[str]:
    """The public pages of the things kept at these addresses."""
    found = []
    for path in kept_at:
        page.goto(f"{site}{path}")
        links = page.evaluate("[...document.querySelectorAll('main a')].map(link => new URL(link.href).pathname)")
        found += [link for link in links if re.match(r"/(usaha|produk|kelompok|kabar)/[^/]+$", link)][:1]
    return found


def look_as(browser: Browser, site: Site, name: str | None, paths: list[str]) -> None:
    """Open every address as this person; nothing may run, and nothing may be reported."""
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        opened = watch_for_dialogs(page)
        if name:
            enter(page, site, name)
        for path in paths:
            page.goto(f"{site}{path}")
        assert not opened, f"scripts ran for {name}: {opened}"


def test_hostile_texts_stay_texts_for_everybody(site: Site, browser: Browser, tmp_path: Path) -> None:
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        opened = watch_for_dialogs(page)
        type_at_the_door(page, site)
        made = type_everything(page, site, take_photo(tmp_path / "kecil.jpg", 900, 700))
        import_a_hostile_sheet(page, site, tmp_path)
        public = public_addresses(page, site, list(made))
        assert len(public) == 4, public
        for path in public:
            page.goto(f"{site}{path}")
            words = shown(page)
            is_product = path.startswith("/produk/")
            missing = [text for text in HOSTILE_TEXTS if is_product and " ".join(text.split()) not in words]
            assert not missing, f"not shown as typed on {path}: {missing}"
        assert not opened, f"scripts ran: {opened}"
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        opened = watch_for_dialogs(page)
        type_the_village(page, site)
        assert not opened, f"scripts ran: {opened}"
    hostile = quote(HOSTILE_TEXTS[5])
    open_to_all = [
        *public, "/", "/en", "/kabar", "/tentang", "/kelompok", f"/masuk?next={hostile}",
        f"/produk?q={hostile}&min={hostile}&kategori={hostile}&urut={hostile}",
    ]  # fmt: skip
    closed = [
        *made, "/kelola", "/kelola/produk", "/kelola/kelompok", "/kelola/kabar", "/kelola/orang", "/kelola/catatan",
        "/kelola/kampung", "/kelola/impor", f"/kelola/usaha?q={hostile}", "/kelola/usaha?q=Uji",
    ]  # fmt: skip
    look_as(browser, site, None, open_to_all)
    for name in (OWNER, HELPER, OFFICER, OFFICIAL, KELURAHAN, OBSERVER, ADMINISTRATOR):
        look_as(browser, site, name, [*public, *closed])


def test_the_watch_sees_a_script_that_runs(browser: Browser) -> None:
    page = browser.new_page()
    opened = watch_for_dialogs(page)
    page.set_content(f"<p>{HOSTILE_TEXTS[6]}</p>")
    page.wait_for_timeout(200)
    page.close()
    assert len(opened) == 1
