"""Every route x method x actor against the table."""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, url_for
from jinja2 import FileSystemBytecodeCache

from tests import factories
from tests.access_rows import ACTORS, DISABLED, SIGNED_OUT, Row, filled
from tests.access_table import ROWS
from tests.access_world import World, make_world
from tests.conftest import CheckingClient
from village.application import create_app
from village.core.db import db

UNTRIED = frozenset({"HEAD", "OPTIONS"})
TURNED_AWAY = frozenset({401, 404})  # before anything could change
SECRET = "s" * 64
ROWS_BY_ENDPOINT: dict[str, list[Row]] = defaultdict(list)
for each in ROWS:
    ROWS_BY_ENDPOINT[each.endpoint].append(each)


def routes(app: Flask) -> set[tuple[str, str]]:
    """Endpoint and method of everything that can be asked for."""
    return {(rule.endpoint, method) for rule in app.url_map.iter_rules() for method in (rule.methods or ()) - UNTRIED}


def test_every_route_has_a_row_and_every_row_a_route(app: Flask) -> None:
    rows = {(row.endpoint, row.method) for row in ROWS}
    assert rows == routes(app), "the access table and the routes differ"


def test_every_view_says_whom_it_is_for(app: Flask) -> None:
    unmarked = [name for name, view in app.view_functions.items() if not hasattr(view, "stamp")]
    assert not unmarked, f"views without @public or @requires: {unmarked}"


def ask(app: Flask, world: World, row: Row, actor: str) -> Any:
    """The answer this actor gets; the world is as new for each."""
    client = app.test_client()
    if actor != SIGNED_OUT:
        account = world.accounts[actor]
        client.sign_in(factories.make_session(account.id), account.id)
    with app.test_request_context():
        path = url_for(row.endpoint, **filled(row.args, world))
    return client.open(path, method=row.method, data=filled(row.sent, world) if row.method != "GET" else None)


@pytest.fixture(scope="module")
def settled(
    empty_database: Path, compiled_templates: FileSystemBytecodeCache, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, World]:
    """The instance folder of a village with the world in it, made once and copied for each row."""
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
def world_app(
    settled: tuple[Path, World], compiled_templates: FileSystemBytecodeCache, tmp_path: Path
) -> Iterator[Flask]:
    """An application over a copy of that folder, inside an application context."""
    shutil.copytree(settled[0], tmp_path / "instance")
    app = create_app(testing=True, instance=tmp_path / "instance", secret=SECRET)
    app.test_client_class = CheckingClient
    app.jinja_env.bytecode_cache = compiled_templates
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("endpoint", sorted(ROWS_BY_ENDPOINT))
def test_every_actor_gets_what_the_table_says(world_app: Flask, settled: tuple[Path, World], endpoint: str) -> None:
    wrong = []
    app, world = world_app, settled[1]
    snapshot = Snapshot(app)
    for row in ROWS_BY_ENDPOINT[endpoint]:
        for actor in ACTORS:
            answer = ask(app, world, row, actor)
            if answer.status_code != row.expected(actor):
                wrong.append(f"{row.method} {endpoint} {actor}: {answer.status_code}, not {row.expected(actor)}")
            if row.method != "GET" and answer.status_code not in TURNED_AWAY:
                snapshot.restore()
    assert not wrong, "\n".join(wrong)


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


def test_disabled_people_are_as_signed_out(app: Flask) -> None:
    world = make_world()
    row = next(row for row in ROWS if row.endpoint == "home.workspace")
    assert ask(app, world, row, DISABLED).status_code == 303
