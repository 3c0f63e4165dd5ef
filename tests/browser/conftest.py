"""Real Chromium against the real server. Every page fails its test when anything at all went wrong in the browser."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Error, Page, Response, sync_playwright

from tests.live_site import Site, copy_instance, prepare_instance, running_site
from village.bootstrap import installed_browser

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 800}
ARGUMENTS = [
    "--no-sandbox",  # containers and root have no sandbox; only our own pages are opened
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # the rest of the world does not exist here
]
REPORT_POLICY_VIOLATIONS = """addEventListener("securitypolicyviolation", event =>
    console.error(`policy: ${event.violatedDirective} refused ${event.blockedURI || event.sample}`))"""
PARTS_A_PERSON_ASKS_FOR = {"document", "fetch", "xhr"}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium or Chrome, else Playwright's own; without either an error under CI, else a skip."""
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed_browser(), args=ARGUMENTS)
        except Error as error:
            words = f"no Chromium could be started, so this browser test proves nothing: {error.message}"
            if os.environ.get("CI") == "true":
                pytest.fail(words, pytrace=False)
            pytest.skip(words)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """``prepared("sample")`` or ``prepared("empty")``: an instance folder made once for all workers, to be copied."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def prepare(kind: str) -> Path:
        folder = shared / kind / "instance"
        folder.parent.mkdir(exist_ok=True)
        with open(shared / f"{kind}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            done = folder.parent / "ready"
            if not done.exists():
                prepare_instance(folder, sample=kind == "sample")
                done.touch()
        return folder

    return prepare


@pytest.fixture
def site(prepared: Callable[[str], Path], tmp_path: Path) -> Iterator[Site]:
    """The sample village on a server of this test's own; whatever is done to it is gone afterwards."""
    with running_site(copy_instance(prepared("sample"), tmp_path / "instance")) as running:
        yield running


@pytest.fixture
def empty_site(prepared: Callable[[str], Path], tmp_path: Path) -> Iterator[Site]:
    """A site where no village was made yet, on a server of this test's own."""
    with running_site(copy_instance(prepared("empty"), tmp_path / "instance"), sample=False) as running:
        yield running


@pytest.fixture(scope="module")
def shared_site(prepared: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample village on one server for all tests of a module that only look."""
    folder = tmp_path_factory.mktemp("site") / "instance"
    with running_site(copy_instance(prepared("sample"), folder)) as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone of 360 x 740."""
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True) as page:
        yield page


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    """A wide screen."""
    with watched_page(browser, DESKTOP) as page:
        yield page


@pytest.fixture
def page_without_js(browser: Browser) -> Iterator[Page]:
    """A phone of 360 x 740 with script switched off."""
    with watched_page(browser, PHONE, has_touch=True, is_mobile=True, java_script_enabled=False) as page:
        yield page


@contextmanager
def watched_page(browser: Browser, viewport: dict[str, int], **options: Any) -> Iterator[Page]:
    """A page in a profile of its own; AssertionError at the end for whatever the browser complained about.

    Complaints: console errors, uncaught exceptions, policy violations, requests to another host, answers of 500 and
    above, and missing pictures, styles or scripts. A page or a form answering 4xx is not one: people see that.
    """
    complaints: list[str] = []
    context = browser.new_context(
        viewport=viewport,  # type: ignore[arg-type]
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        **options,
    )
    context.add_init_script(REPORT_POLICY_VIOLATIONS)
    context.on("console", lambda message: _note_console(complaints, message.type, message.text))
    context.on("weberror", lambda failure: complaints.append(f"uncaught: {failure.error}"))
    context.on("request", lambda request: _note_request(complaints, request.url))
    context.on("response", lambda response: _note_response(complaints, response))
    yield context.new_page()
    context.close()
    assert not complaints, "the browser complained:\n" + "\n".join(complaints)


def _note_console(complaints: list[str], kind: str, text: str) -> None:
    if kind == "error" and not text.startswith("Failed to load resource"):  # told better by _note_response
        complaints.append(f"console: {text}")


def _note_request(complaints: list[str], url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("data", "blob", "about") and parts.hostname != "127.0.0.1":
        complaints.append(f"a request to another host: {url}")


def _note_response(complaints: list[str], response: Response) -> None:
    unseen = response.request.resource_type not in PARTS_A_PERSON_ASKS_FOR
    if response.status >= 500 or (response.status >= 400 and unseen):
        complaints.append(f"{response.status} for {response.url}")
