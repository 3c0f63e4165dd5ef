"""Walking through the site as somebody does who follows every kind of link once."""

from collections import deque
from collections.abc import Callable, Iterable
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import Page
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map

from tests.live_site import Site

LINKS = "() => [...document.querySelectorAll('a[href]:not([download])')].map(link => link.href)"
FILES = frozenset(
    {
        "events.event_file",
        "events.feed",
        "events.poster_pdf",
        "events.poster_picture",
        "home.icon",
        "home.manifest",
        "home.news_feed",
        "home.photo",
        "gallery.catalogue_pdf",
        "gallery.consignment_pdf",
        "gallery.roster_pdf",
        "gallery.settlement_pdf",
        "gallery.maker_pdf",
        "gallery.product_pdf",
        "home.profile_pdf",
        "home.robots",
        "home.service_worker",
        "home.short_code_picture",
        "home.sitemap",
        "home.touch_icon",
        "home.health",
        "registry.decree",
        "registry.export",
        "registry.summary_export",
        "gallery.group_pdf",
        "registry.group_export",
        "registry.problem_sheet",
        "gallery.sellers_file",
        "home.backup_file",
        "home.share_picture",
        "leaving.fetch",
        "permits.evidence",
        "permits.summary_file",
        "privacy.copy_for_machines",
        "privacy.copy_to_read",
        "vault.book_export",
        "vault.box_file",
        "vault.document_file",
        "vault.document_glance",
        "vault.public_file",
        "vault.public_glance",
        "vault.public_keys",
        "vault.receipt_pdf",
        "vault.shown_file",
        "static",
    }
)


def kind_of(address: str, rules: Map) -> str | None:
    """The endpoint of a page, or None where a GET gives no page of this site."""
    try:
        endpoint, _ = rules.bind("127.0.0.1").match(urlsplit(address).path, method="GET")
    except HTTPException:
        return None
    return None if endpoint in FILES else str(endpoint)


def walk(
    page: Page, site: Site, start: Iterable[str], rules: Map, looks_at: Callable[[], None], *, below: str
) -> dict[str, str]:
    """Follow links to one page of each kind whose path begins with ``below``, and look at each.

    Gives the path of each kind of page that was seen. AssertionError for a link that leads nowhere.
    """
    seen: dict[str, str] = {}
    waiting = deque(start)
    while waiting:
        path = waiting.popleft()
        kind = kind_of(path, rules)
        if kind is None or kind in seen:
            continue
        answer = page.goto(f"{site}{path}")
        assert answer is not None and answer.status == 200, f"a link leads to {path}, which answers {answer}"
        seen[kind] = path
        looks_at()
        waiting.extend(_paths_below(page, site, below))
    return seen


def _paths_below(page: Page, site: Site, below: str) -> list[str]:
    found = []
    for address in page.evaluate(LINKS):
        parts = urlsplit(urljoin(page.url, address))
        if f"{parts.scheme}://{parts.netloc}" == site.url and is_below(parts.path, below):
            found.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def is_below(path: str, top: str) -> bool:
    """Is the path the top one or further down its tree?"""
    return path == top or path.startswith(top.rstrip("/") + "/")
