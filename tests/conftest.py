"""Fixtures of all tests: a real application on a real database file, and a client that reads every page it fetches."""

import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, g
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from werkzeug.test import TestResponse

from tests import factories
from tests.postgres import Server, drop_database, fresh_database, make_template, postgres_server
from village.application import create_app
from village.core.access import Person
from village.core.db import Model, db
from village.core.schema import NEWEST

pytest_plugins = ["tests.nothing_skipped", "tests.settled_village"]
VOID_LABELLED = {"hidden", "submit", "button", "image", "reset"}


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("empty")
    app = create_app(testing=True, instance=folder)
    with app.app_context():
        Model.metadata.create_all(db.engine)
        with db.engine.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
            connection.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{NEWEST}')")
        db.engine.dispose()  # the last connection folds the write-ahead log into the file
    return folder / "village.sqlite3"


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Compiled templates, shared by the applications of all tests."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A real PostgreSQL server of this test process."""
    with postgres_server() as server:
        yield server


@pytest.fixture(scope="session")
def empty_postgres(postgres: Server) -> str:
    """A PostgreSQL database with every table and no row, copied for each test."""

    def fill(url: str) -> None:
        app = create_app(testing=True, database_url=url, secret="s" * 64)
        with app.app_context():
            Model.metadata.create_all(db.engine)
            db.engine.dispose()

    return make_template(postgres, fill)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application of a village on each database in turn, inside an application context."""
    if request.param == "sqlite":
        yield request.getfixturevalue("app")
        return
    server: Server = request.getfixturevalue("postgres")
    url = fresh_database(server, request.getfixturevalue("empty_postgres"))
    app = create_app(testing=True, instance=tmp_path, database_url=url, secret="s" * 64)
    app.test_client_class = CheckingClient
    with app.app_context():
        factories.make_village()
        yield app
        db.session.remove()
        db.engine.dispose()
    drop_database(server, url)


@pytest.fixture
def empty_app(empty_database: Path, compiled_templates: FileSystemBytecodeCache, tmp_path: Path) -> Iterator[Flask]:
    """The application of a site where no village was made yet, inside an application context."""
    instance = tmp_path / "instance"
    instance.mkdir(mode=0o700)
    shutil.copy(empty_database, instance / "village.sqlite3")
    app = create_app(testing=True, instance=instance, secret="s" * 64)
    app.test_client_class = CheckingClient
    app.jinja_env.bytecode_cache = compiled_templates
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app(empty_app: Flask) -> Flask:
    """The application of a village."""
    factories.make_village()
    return empty_app


@pytest.fixture
def client(app: Flask) -> "CheckingClient":
    """A browser of somebody signed out. Every HTML page it fetches is checked."""
    return app.test_client()  # type: ignore[return-value]


@pytest.fixture
def sign_in(app: Flask) -> Callable[..., "CheckingClient"]:
    """``sign_in("official")`` or ``sign_in(account)``: a browser of that person, with its form token ready."""

    def enter(*roles: str, account: Any = None) -> CheckingClient:
        if roles and not isinstance(roles[0], str):
            account, roles = roles[0], roles[1:]
        account = account or factories.make_account(*roles)
        client: CheckingClient = app.test_client()  # type: ignore[assignment]
        client.sign_in(factories.make_session(account.id), account.id)
        return client

    return enter


class CheckingClient(FlaskClient):
    """Sends what a browser sends (same-origin, form token when signed in) and checks each HTML page it gets."""

    account_id: int | None = None
    form_token: str | None = None
    is_foreign = False

    def sign_in(self, token: str, account_id: int) -> None:
        from flask_wtf.csrf import generate_csrf

        self.account_id = account_id
        _forget_last_request()
        with self.application.test_request_context():
            from flask import session

            signed = generate_csrf()
            raw = session["csrf_token"]
        with self.session_transaction() as kept:
            kept["_user_id"] = token
            kept["csrf_token"] = raw
            kept["_fresh"] = True
        self.form_token = signed

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        method = kwargs.get("method", "GET")
        headers = dict(kwargs.pop("headers", None) or {})
        if method not in ("GET", "HEAD") and not self.is_foreign:
            headers.setdefault("Sec-Fetch-Site", "same-origin")
            if self.form_token:
                headers.setdefault("X-CSRFToken", self.form_token)
        _forget_last_request()
        response = super().open(*args, headers=headers, **kwargs)
        _forget_last_request()
        if response.mimetype == "text/html" and not headers.get("HX-Request") and response.status_code != 304:
            check_page(response.get_data(as_text=True))
        return response


def _forget_last_request() -> None:
    """The fixture's application context outlives a request; what a request kept in it must not."""
    db.session.remove()
    for name in list(g):
        g.pop(name)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.headings = 0
        self.language: str | None = None
        self.title = ""
        self.in_title = False
        self.labelled: set[str] = set()
        self.fields: list[dict[str, str | None]] = []
        self.forms: list[dict[str, str | None]] = []
        self.open_labels = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.append(given["id"] or "")
        self.headings += tag == "h1"
        if tag == "html":
            self.language = given.get("lang")
        elif tag == "title" and not self.title:
            self.in_title = True
        elif tag == "label":
            self.open_labels += 1
            self.labelled.add(given.get("for") or "")
        elif tag in ("input", "select", "textarea") and given.get("type") not in VOID_LABELLED:
            self.fields.append({**given, "wrapped": "yes" if self.open_labels else None})
        elif tag == "form":
            self.forms.append(given)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.in_title = False
        elif tag == "label":
            self.open_labels -= 1

    def handle_data(self, text: str) -> None:
        if self.in_title:
            self.title += text


def check_page(html: str) -> None:
    """What every page owes its readers; AssertionError says what is missing."""
    reader = _Reader()
    reader.feed(html)
    assert reader.language in ("id", "en"), "the page says no language"
    assert reader.headings == 1, f"{reader.headings} h1 on the page"
    assert reader.title.strip(), "the page has no title"
    twice = {one for one in reader.ids if reader.ids.count(one) > 1}
    assert not twice, f"ids used twice: {twice}"
    for field in reader.fields:
        named = (
            field.get("id") in reader.labelled
            or field["wrapped"]
            or field.get("aria-label")
            or field.get("aria-labelledby")
        )
        assert named, f"a field without a label: {field}"
    for form in reader.forms:
        assert form.get("action"), f"a form without an action: {form}"


def person_of(account_id: int) -> Person:
    """The person behind an account, as a view would have it."""
    from village.accounts.interface import find_person

    person = find_person(account_id)
    assert person is not None
    return person
