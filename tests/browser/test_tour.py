"""Every page, as everybody who may open it: sound in light and dark, within a narrow phone, quiet in the console."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.routing import Map

from tests.access_rows import SIGNED_OUT
from tests.access_table import ROWS
from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_page, check_width
from tests.browser.people import ADMINISTRATOR, HELPER, KELURAHAN, OBSERVER, OFFICIAL, OWNER, enter
from tests.browser.walking import FILES, is_below, kind_of, walk
from tests.live_site import Site
from tests.registry.lists import csv_list
from village.application import create_app

OFFICER = "Ibu Ratna Contoh"
ONE_TIME = frozenset(
    {
        "accounts.invitation",
        "accounts.founding_start",
        "events.registration",
        "gallery.suggest",  # an empty search leads there
        "home.offline",  # the service worker shows it
        "permits.check_badge",  # the first product of the list has no badge
        "vault.check_receipt_page",
        "vault.linked_copy",
        "vault.linked_receipt",
    }
)  # opened in the stories of those who get one
AFTER_AN_UPLOAD = frozenset({"registry.preview"})
# Opened in the stories of their own: the sample has nothing in that state, or nothing of it that this person keeps.
IN_THAT_STATE = frozenset(
    {
        "events.choose_event",
        "gallery.consignment_sheets",
        "gallery.edit_shop",
        "gallery.edit_variant",
        "gallery.listing_state",
        "gallery.renewal",
        "gallery.settlement",
        "gallery.settlement_sheets",
        "permits.changed",
        "vault.destruction",
        "vault.disposition",
        "vault.edit_document",
        "vault.edit_letter",
        "vault.forward_form",
        "vault.hand_over_form",
        "vault.handover",
        "vault.handovers",
        "vault.letter",
        "vault.own_original_papers",
        "vault.printed_book",
        "vault.register_document_form",
        "vault.write_form",
    }
)
WITH_A_PHOTO = frozenset({"gallery.edit_photo"})  # the first product of the whole list has none; owners' tours show it
SEEN_IN_THE_DARK: set[str | None] = set()
CROOKED = [
    ("Keripik Tempe Bu Nik", "Bu Nik", "4", "Gg. Manggis", "0812", "pangan", "keripik", "12rb", "V", ""),
    ("Keripik Tempe Bu Nik", "Bu Nik", "RT 4", "Gg. Manggis", "081234567890", "makanan", "keripik", "", "", ""),
    ("Jahit Rapi", "Pak Dar", "7", "", "", "jasa jahit", "jahit", "nego", "NIB lama, PIRT", "3374010101800001"),
    ("Tahu Bakso Dapur Eyang", "Rukmini", "4", "Gg. 9", "", "pangan", "tahu bakso", "8.000 - 12.000", "proses", ""),
]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Map:
    """All addresses of the site."""
    return create_app(testing=True, instance=tmp_path_factory.mktemp("rules")).url_map


def pages_for(actor: str, rules: Map, below: str) -> set[str]:
    """Every kind of page that the access table opens to this actor in this part of the site."""
    paths = {rule.endpoint: rule.rule for rule in rules.iter_rules() if "lang_code" not in rule.arguments}
    return {
        row.endpoint
        for row in ROWS
        if row.method == "GET" and row.expected(actor) == 200 and is_below(paths[row.endpoint], below)
    } - FILES


def look_at(page: Page, rules: Map) -> None:
    """One page in both schemes; then to its end, so that pictures further down are asked for too.

    A kind of page that somebody else's tour saw in the dark is looked at in the light only.
    """
    kind = kind_of(urlsplit(page.url).path, rules)
    check_page(page, ("light",) if kind in SEEN_IN_THE_DARK else ("light", "dark"))
    SEEN_IN_THE_DARK.add(kind)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")


@pytest.mark.parametrize("home", ["/", "/en"], ids=["Indonesian", "English"])
def test_a_visitor_may_open_every_public_page(shared_site: Site, page: Page, rules: Map, home: str) -> None:
    def look() -> None:
        assert page.locator("html").get_attribute("lang") == ("en" if home == "/en" else "id")
        look_at(page, rules)

    start = [home, home.rstrip("/") + "/kabar"]
    seen = walk(page, shared_site, start, rules, look, below=home)
    missing = {one for one in pages_for(SIGNED_OUT, rules, "/") - set(seen) if not one.startswith("home.own")}
    assert missing <= ONE_TIME, f"no link leads a visitor to {missing}"


def test_every_public_page_is_whole_without_script(shared_site: Site, page_without_js: Page, rules: Map) -> None:
    page = page_without_js

    def look() -> None:
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("main")).not_to_be_empty()
        check_width(page)

    seen = walk(page, shared_site, ["/"], rules, look, below="/")
    seen |= walk(page, shared_site, ["/en"], rules, look, below="/en")
    assert {"gallery.shelf", "gallery.product", "home.enterprise", "home.group", "home.notice"} <= set(seen)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        (OWNER, "owner own"),
        (HELPER, "agent own"),
        (OFFICER, "officer own"),
        (KELURAHAN, "kelurahan"),
        (OBSERVER, "observer"),
        (ADMINISTRATOR, "admin"),
    ],
    ids=lambda value: value.replace(" ", "_"),
)
def test_everybody_may_open_the_own_workspace(shared_site: Site, page: Page, rules: Map, name: str, actor: str) -> None:
    enter(page, shared_site, name)
    seen = walk(page, shared_site, ["/kelola"], rules, lambda: look_at(page, rules), below="/kelola")
    missing = pages_for(actor, rules, "/kelola") - set(seen) - AFTER_AN_UPLOAD - IN_THAT_STATE
    assert not missing, f"no link leads {name} to {missing}"


def test_an_official_may_open_everything(site: Site, page: Page, rules: Map, tmp_path: Path) -> None:
    enter(page, site, OFFICIAL)
    page.goto(f"{site}/kelola/impor")
    page.get_by_label("Berkas daftar usaha").set_input_files(csv_list(CROOKED, folder=tmp_path))
    page.get_by_role("button", name="Unggah dan periksa").click()
    expect(page.get_by_role("heading", name="Mungkin usaha yang sama")).to_be_visible()
    expect(page.get_by_text("nomor yang tampak seperti NIK sudah dihapus")).to_be_visible()
    seen = walk(page, site, ["/kelola"], rules, lambda: look_at(page, rules), below="/kelola")
    missing = pages_for("official", rules, "/kelola") - set(seen) - WITH_A_PHOTO - IN_THAT_STATE
    assert not missing, f"no link leads an official to {missing}"


@pytest.mark.parametrize("path", ["/tidak/ada", "/en/tidak/ada", "/produk?q=traktor+xyzzy", "/en/produk?saring=1"])
def test_pages_off_the_path_are_sound_too(shared_site: Site, page: Page, path: str) -> None:
    page.goto(f"{shared_site}{path}")
    check_page(page)


@pytest.mark.parametrize(
    ("path", "button"),
    [
        ("/kelola/produk/baru", "Tayangkan"),
        ("/kelola/usaha/baru", "Simpan"),
        ("/kelola/kelompok/baru", "Simpan"),
        ("/kelola/kabar/baru", "Pasang"),
        ("/kelola/orang/undang", "Buat undangan"),
        ("/kelola/impor", "Unggah dan periksa"),
    ],
)
def test_a_form_that_comes_back_is_sound_too(shared_site: Site, page: Page, path: str, button: str) -> None:
    enter(page, shared_site, OFFICIAL)
    page.goto(f"{shared_site}{path}")
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("alert").first).to_be_focused()
    check_page(page)


def test_a_wide_screen_shows_the_main_pages_soundly(shared_site: Site, browser: Browser, rules: Map) -> None:
    with watched_page(browser, {"width": 1280, "height": 800}) as page:

        def look() -> None:
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 1280, f"{page.url} is {wide} px wide on a screen of 1280 px"

        walk(page, shared_site, ["/"], rules, look, below="/")
        page.set_viewport_size(PHONE)
