"""The village of the access table as files: made once for a process, copied for each test, asked as any actor."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, url_for
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import select

from tests import factories
from tests.access_rows import SIGNED_OUT, Row, filled
from tests.access_world import World, make_world
from village.application import create_app
from village.core.db import Model, UtcDateTime, db

SECRET = "s" * 64


@pytest.fixture(scope="session")
def settled(
    empty_database: Path, compiled_templates: FileSystemBytecodeCache, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, World]:
    """The instance folder of a village with the world in it."""
    instance = tmp_path_factory.mktemp("settled") / "instance"
    instance.mkdir(mode=0o700)
    shutil.copy(empty_database, instance / "village.sqlite3")
    app = create_app(testing=True, instance=instance, secret=SECRET)
    with app.app_context():
        factories.make_village()
        world = make_world()
        db.session.remove()
        db.engine.dispose()
    return instance, world


@pytest.fixture
def world(settled: tuple[Path, World]) -> World:
    """Who and what is in that village."""
    return settled[1]


@pytest.fixture
def world_app(
    settled: tuple[Path, World], compiled_templates: FileSystemBytecodeCache, tmp_path: Path
) -> Iterator[Flask]:
    """An application over a copy of that folder, inside an application context."""
    from tests.conftest import CheckingClient

    shutil.copytree(settled[0], tmp_path / "instance")
    app = create_app(testing=True, instance=tmp_path / "instance", secret=SECRET)
    app.test_client_class = CheckingClient
    app.jinja_env.bytecode_cache = compiled_templates
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="session")
def lasting_app(
    settled: tuple[Path, World], compiled_templates: FileSystemBytecodeCache, tmp_path_factory: pytest.TempPathFactory
) -> Flask:
    """One application for all tests that ask it and change nothing of it; its folder is put right by each."""
    from tests.conftest import CheckingClient

    instance = tmp_path_factory.mktemp("lasting") / "instance"
    shutil.copytree(settled[0], instance)
    app = create_app(testing=True, instance=instance, secret=SECRET)
    app.test_client_class = CheckingClient
    app.jinja_env.bytecode_cache = compiled_templates
    return app


@pytest.fixture
def asked_app(settled: tuple[Path, World], lasting_app: Flask) -> Iterator[Flask]:
    """That application inside an application context, over a fresh copy of the folder."""
    instance = lasting_app.config["SETTINGS"].instance
    shutil.rmtree(instance)
    shutil.copytree(settled[0], instance)
    with lasting_app.app_context():
        yield lasting_app
        db.session.remove()
        db.engine.dispose()


def browser_of(app: Flask, world: World, actor: str) -> Any:
    """A browser in which this actor is signed in, if they are anybody."""
    client: Any = app.test_client()
    if actor != SIGNED_OUT:
        account = world.accounts[actor]
        client.sign_in(factories.make_session(account.id), account.id)
    return client


def address_of(app: Flask, world: World, row: Row) -> str:
    """The path of this row; what the row has to have first is made."""
    with app.test_request_context():
        return url_for(row.endpoint, **filled(row.args, world))


def ask(app: Flask, world: World, row: Row, actor: str) -> Any:
    """The answer this actor gets."""
    client = browser_of(app, world, actor)
    path = address_of(app, world, row)
    return client.open(path, method=row.method, data=filled(row.sent, world) if row.method != "GET" else None)


class Snapshot:
    """The database file as it is now, to go back to after each change."""

    def __init__(self, app: Flask) -> None:
        self.path = app.config["SETTINGS"].instance / "village.sqlite3"
        db.session.remove()
        db.engine.dispose()
        self.bytes = self.path.read_bytes()

    def restore(self) -> None:
        """Put it back."""
        db.session.remove()
        db.engine.dispose()
        for suffix in ("-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        self.path.write_bytes(self.bytes)


def fingerprints() -> dict[str, str]:
    """A hash of everything in each table; a session's "last seen" is left out, which every look may move."""
    db.session.rollback()
    found = {}
    for table in Model.metadata.sorted_tables:
        columns = [column for column in table.columns if (table.name, column.name) not in MOVED_BY_LOOKING]
        rows = db.session.execute(select(*columns).order_by(*table.primary_key.columns)).all()
        found[table.name] = hashlib.sha256(repr([tuple(row) for row in rows]).encode()).hexdigest()
    db.session.rollback()
    return found


MOVED_BY_LOOKING = frozenset({("user_session", "last_seen_at")})


def contents(*, without: frozenset[str] = frozenset()) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, without moments and the columns named in ``without``."""
    db.session.rollback()
    found = {}
    for table in Model.metadata.sorted_tables:
        columns = [one for one in table.columns if not isinstance(one.type, UtcDateTime) and one.name not in without]
        if columns:
            rows = db.session.execute(select(*columns).order_by(*table.primary_key.columns))
            found[table.name] = [dict(row._mapping) for row in rows]
    db.session.rollback()
    return found
