"""Every route x method x actor against the table."""

from collections import defaultdict

import pytest
from flask import Flask

from tests.access_rows import ACTORS, DISABLED, Row
from tests.access_table import ROWS
from tests.access_world import World
from tests.settled_village import Snapshot, ask

UNTRIED = frozenset({"HEAD", "OPTIONS"})
TURNED_AWAY = frozenset({401, 404})  # before anything could change
ROWS_BY_ENDPOINT: dict[str, list[Row]] = defaultdict(list)
for each in ROWS:
    ROWS_BY_ENDPOINT[each.endpoint].append(each)


def routes(app: Flask) -> set[tuple[str, str]]:
    """Endpoint and method of everything that can be asked for."""
    return {(rule.endpoint, method) for rule in app.url_map.iter_rules() for method in (rule.methods or ()) - UNTRIED}


def test_every_route_has_a_row_and_every_row_a_route(app: Flask) -> None:
    rows = {(row.endpoint, row.method) for row in ROWS}
    assert rows == routes(app), "the access table and the routes differ"


def kept_files(app: Flask) -> dict[str, tuple[int, int]]:
    """Every file kept by its content, with what changes when it is written anew."""
    files = (app.config["SETTINGS"].instance / "files").glob("[0-9a-f][0-9a-f]/*")
    return {path.name: (path.stat().st_ino, path.stat().st_size) for path in files}


def test_every_view_says_whom_it_is_for(app: Flask) -> None:
    unmarked = [name for name, view in app.view_functions.items() if not hasattr(view, "stamp")]
    assert not unmarked, f"views without @public or @requires: {unmarked}"


@pytest.mark.parametrize("endpoint", sorted(ROWS_BY_ENDPOINT))
def test_every_actor_gets_what_the_table_says(asked_app: Flask, world: World, endpoint: str) -> None:
    wrong, app = [], asked_app
    snapshot, kept = Snapshot(app), kept_files(app)
    for row in ROWS_BY_ENDPOINT[endpoint]:
        for actor in ACTORS:
            answer = ask(app, world, row, actor)
            if answer.status_code != row.expected(actor):
                wrong.append(f"{row.method} {endpoint} {actor}: {answer.status_code}, not {row.expected(actor)}")
            if row.method != "GET" and answer.status_code not in TURNED_AWAY:
                snapshot.restore()
                before, kept = kept, kept_files(app)
                if lost := before.items() - kept.items():
                    wrong.append(f"{row.method} {endpoint} {actor}: kept files are gone or changed: {lost}")
    assert not wrong, "\n".join(wrong)


def test_nothing_of_the_workspace_exists_for_the_disabled(world_app: Flask, world: World) -> None:
    row = next(row for row in ROWS if row.endpoint == "home.workspace")
    assert ask(world_app, world, row, DISABLED).status_code == 404
