"""The weight of the pages against their budgets, on the real site with the sample village. Exit status 1 when over.

Bytes and requests are what Chromium really fetches before any scroll, on a 360 px phone with an empty profile.
Statements are counted in the application itself. A budget is in bytes of compressed content; 1 KB is 1,024 bytes.
"""

import gzip
import re
import sys
import tempfile
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from tests.live_site import running_site  # noqa: E402
from village.bootstrap import installed_browser  # noqa: E402

KB = 1024
HTML_BYTES = 6 * KB
STYLE_BLOCK_BYTES = 2 * KB
CSS_BYTES = 8 * KB
SCRIPT_BYTES = 18 * KB
FIRST_VISIT_BYTES = 60 * KB
FIRST_VISIT_REQUESTS = 8
PUBLIC_STATEMENTS = 8
WORKSPACE_STATEMENTS = 16
NOT_DATABASE_WORK = ("BEGIN", "PRAGMA", "ROLLBACK", "COMMIT")


@dataclass
class Findings:
    """What was measured, as printed, and what was over its budget."""

    over: list[str] = field(default_factory=list)

    def note(self, what: str, measured: int, budget: int) -> None:
        """Print one figure beside its budget and remember it when it is over."""
        mark = "" if measured <= budget else "   OVER"
        print(f"{what:<58}{measured:>8,} of {budget:>7,}{mark}")
        if mark:
            self.over.append(what)


def fetch(url: str) -> tuple[bytes, str]:
    """The body as a browser gets it, compressed, and the encoding it came in."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "br, gzip"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.read(), answer.headers.get("Content-Encoding", "")


def html_of(url: str) -> str:
    """The page as text."""
    body, encoding = fetch(url)
    assert encoding in ("", "gzip"), f"{url} came as {encoding}"
    return (gzip.decompress(body) if encoding else body).decode()


def public_paths(site: str) -> list[str]:
    """The fixed public pages and one page of each kind that the site map lists, in both languages."""
    sitemap = html_of(f"{site}/sitemap.xml")
    one_of_each: dict[tuple[str, int], str] = {}
    for address in re.findall(r"<loc>([^<]+)</loc>", sitemap):
        path = urlsplit(address).path
        parts = path.strip("/").split("/")
        if parts[0] != "en":
            one_of_each.setdefault((parts[0], len(parts)), path)
    paths = sorted({"/", "/produk", "/masuk", *one_of_each.values()})
    return [*paths, *("/en" + path for path in paths)]


def weigh_html(site: str, paths: list[str], findings: Findings) -> None:
    """HTML of each page, gzip."""
    for path in paths:
        findings.note(f"HTML gzip {path}", len(gzip.compress(html_of(site + path).encode(), 6)), HTML_BYTES)


def weigh_assets(site: str, findings: Findings) -> None:
    """The style block, all CSS and all script of the front page, as served."""
    html = html_of(site + "/")
    block = "".join(re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL))
    block_bytes = len(gzip.compress(block.encode(), 6))
    sheets = re.findall(
        r'<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"|<link[^>]+href="([^"]+)"[^>]+rel="stylesheet"', html
    )
    scripts = re.findall(r'<script[^>]+src="([^"]+)"', html)
    findings.note("style block gzip", block_bytes, STYLE_BLOCK_BYTES)
    linked = sum(len(fetch(site + (first or second))[0]) for first, second in sheets)
    findings.note("CSS in all", block_bytes + linked, CSS_BYTES)
    findings.note("script", sum(len(fetch(site + source)[0]) for source in scripts), SCRIPT_BYTES)
    findings.note("script files", len(scripts), 1)
    blocking = len(re.findall(r"<script(?![^>]*\b(?:defer|async|type=\"(?:module|application/ld\+json)\"))", html))
    blocking += len(re.findall(r'<link[^>]+rel="stylesheet"', html.partition("</head>")[0]))
    findings.note("files that block the first picture", blocking, 0)


def visit(browser: Browser, url: str) -> dict[str, int]:
    """What a first visit fetches before any scroll: bytes of each address, headers included."""
    context = browser.new_context(viewport={"width": 360, "height": 640}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    names: dict[str, str] = {}
    sizes: dict[str, int] = {}
    network.on("Network.requestWillBeSent", lambda event: names.update({event["requestId"]: event["request"]["url"]}))
    network.on(
        "Network.loadingFinished",
        lambda event: sizes.update({names[event["requestId"]]: int(event["encodedDataLength"])}),
    )
    page.goto(url, wait_until="networkidle")
    context.close()
    return sizes


def weigh_visits(site: str, product: str, findings: Findings) -> None:
    """First visits to home, list and product in Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed_browser(), args=["--no-sandbox"])
        for path in ("/", "/produk", product):
            sizes = visit(browser, site + path)
            findings.note(f"first visit, bytes {path}", sum(sizes.values()), FIRST_VISIT_BYTES)
            findings.note(f"first visit, requests {path}", len(sizes), FIRST_VISIT_REQUESTS)
            if sum(sizes.values()) > FIRST_VISIT_BYTES or len(sizes) > FIRST_VISIT_REQUESTS:
                for address, size in sizes.items():
                    print(f"    {size:>8,}  {address}")
        browser.close()


def count_statements(instance: Path, paths: list[str], findings: Findings) -> None:
    """SQL statements of each public page for a visitor, and of the workspace for an official."""
    from sqlalchemy import Engine, event, select

    from tests import factories
    from tests.conftest import CheckingClient
    from village.accounts.models import AccountRole
    from village.application import create_app
    from village.core.db import db

    app = create_app(testing=True, instance=instance)
    app.test_client_class = CheckingClient
    statements: list[str] = []

    @event.listens_for(Engine, "before_cursor_execute")
    def count(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(NOT_DATABASE_WORK):
            statements.append(statement)

    with app.app_context():
        visitor, official = app.test_client(), app.test_client()
        account = db.session.scalars(select(AccountRole.account_id).where(AccountRole.role == "official")).first()
        assert account is not None, "the sample village has no official"
        official.sign_in(factories.make_session(account), account)  # type: ignore[attr-defined]
        for who, path, budget in [
            *((visitor, path, PUBLIC_STATEMENTS) for path in paths),
            (official, "/kelola", WORKSPACE_STATEMENTS),
        ]:
            statements.clear()
            answer = who.get(path)
            assert answer.status_code == 200, f"{path} answered {answer.status_code}"
            findings.note(f"statements {path}", len(statements), budget)


def main() -> int:
    """Measure everything; answers the exit status."""
    findings = Findings()
    with tempfile.TemporaryDirectory() as temporary:
        instance = Path(temporary) / "instance"
        with running_site(instance) as site:
            paths = public_paths(site.url)
            weigh_html(site.url, paths, findings)
            weigh_assets(site.url, findings)
            product = next(path for path in paths if path.startswith("/produk/"))
            weigh_visits(site.url, product, findings)
        count_statements(instance, paths, findings)
    for what in findings.over:
        print(f"over its budget: {what}", file=sys.stderr)
    return 1 if findings.over else 0


if __name__ == "__main__":
    sys.exit(main())
