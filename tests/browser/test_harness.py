"""The harness itself: for every fault it watches for, it first shows that it can see one."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import PHONE, watched_page
from tests.browser.pages import check_width, violations

PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Uji</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="/ok"></head>
<body><main><h1>Uji</h1>{}</main></body></html>"""
FAULTS = {
    "/console": "<script src='/console.js'></script>",
    "/uncaught": "<script src='/uncaught.js'></script>",
    "/inline-script": "<script>document.title = 'berubah'</script>",
    "/inline-style": "<p style='color: red'>merah</p>",
    "/other-host": "<img src='http://localhost.example/x.png' alt='x'>",
    "/missing-picture": "<img src='/missing' alt='x'>",
    "/server-error": "<img src='/broken' alt='x'>",
    "/wide": "<pre>" + "lebar" * 200 + "</pre>",
    "/no-label": "<input name='q'>",
    "/good": "<p>baik</p>",
}
SCRIPTS = {"/console.js": "console.error('rusak')", "/uncaught.js": "throw new Error('rusak')"}


class _Faulty(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status = {"/missing": 404, "/broken": 500, "/not-found": 404}.get(self.path, 200)
        script = SCRIPTS.get(self.path)
        self.send_response(status)
        self.send_header("Content-Type", "text/javascript" if script else "text/html; charset=utf-8")
        self.send_header(
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; img-src *; style-src 'self'"
        )
        self.end_headers()
        self.wfile.write((script or PAGE.format(FAULTS.get(self.path, ""))).encode())

    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""


@pytest.fixture(scope="module")
def faulty_site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Faulty)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/console", "rusak"),
        ("/uncaught", "uncaught: .*rusak"),
        ("/inline-script", "policy: script-src"),
        ("/inline-style", "policy: style-src"),
        ("/other-host", "another host: http://localhost.example"),
        ("/missing-picture", "404 for"),
        ("/server-error", "500 for"),
    ],
)
def test_each_fault_on_a_page_fails_its_test(browser: Browser, faulty_site: str, path: str, words: str) -> None:
    with pytest.raises(AssertionError, match=words), watched_page(browser, PHONE) as page:
        page.goto(faulty_site + path)
        page.wait_for_load_state("networkidle")


def test_a_page_without_faults_and_a_page_that_says_not_found_pass(browser: Browser, faulty_site: str) -> None:
    with watched_page(browser, PHONE) as page:
        page.goto(faulty_site + "/good")
        check_width(page)
        assert violations(page) == []
        page.goto(faulty_site + "/not-found")


def test_a_page_wider_than_a_phone_is_seen(browser: Browser, faulty_site: str) -> None:
    with watched_page(browser, PHONE) as page:
        page.goto(faulty_site + "/wide")
        with pytest.raises(AssertionError, match="px wide"):
            check_width(page)


def test_a_field_without_a_label_is_seen(browser: Browser, faulty_site: str) -> None:
    with watched_page(browser, PHONE) as page:
        page.goto(faulty_site + "/no-label")
        assert any(line.startswith("label") for line in violations(page))
