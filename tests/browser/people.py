"""The people of the sample village who appear in the stories, and how they come in."""

from playwright.sync_api import Page, expect

from tests.live_site import Site

OFFICIAL = "Ibu Laras Contoh"
OWNER = "Ibu Rukmini Contoh"
OWNERS_BUSINESS = "Tahu Bakso Dapur Eyang"
HELPER = "Mbak Sekar Contoh"
KELURAHAN = "Bapak Prasaja Contoh"
OBSERVER = "Ibu Pitaloka Contoh"
ADMINISTRATOR = "Mas Panji Contoh"


def enter(page: Page, site: Site, name: str) -> None:
    """Sign in with one tap, as the sample village allows on its own machine."""
    page.goto(f"{site}/masuk")
    page.get_by_role("button", name=f"Masuk sebagai {name}", exact=True).click()
    expect(page.get_by_text(f"Masuk sebagai {name}.")).to_be_visible()
