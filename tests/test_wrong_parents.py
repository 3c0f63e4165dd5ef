"""A thing is found only below its own parent, and an id that no row has is found nowhere, whoever asks."""

from collections.abc import Iterator
from typing import Any

from flask import Flask, url_for

from tests.access_rows import Row, filled
from tests.access_table import ROWS
from tests.access_world import World
from tests.settled_village import Snapshot, browser_of, fingerprints

NOBODYS = 999_999
ASKERS = ("official", "admin", "owner own", "agent own", "officer own")
# Asked for what is gone already, or is the same twice: answered as done, and nothing changes.
DONE_ALREADY = {"accounts.end_session", "permits.answer_change", "registry.say_two", "registry.unsay_two"}


def ids_of(args: dict[str, Any]) -> list[str]:
    """The names of the ids in an address, the parent's first."""
    return [name for name, value in args.items() if name.endswith("_id") and isinstance(value, int)]


def strange_addresses(row: Row, args: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The address with an id that nobody has, and with the neighbour's in place of the parent's."""
    names = ids_of(args)
    for name in names:
        yield f"{name} of nobody", {**args, name: NOBODYS}
    for parent in names[:-1]:
        yield (
            f"{parent} of a neighbour",
            {**args, parent: 3 - args[parent] if args[parent] in (1, 2) else args[parent] - 1},
        )


def test_a_wrong_parent_or_a_missing_id_is_404_everywhere(world_app: Flask, world: World) -> None:
    snapshot, wrong, tried = Snapshot(world_app), [], 0
    for row in {row.endpoint: row for row in ROWS if any(name.endswith("_id") for name in row.args)}.values():
        asker = next((one for one in ASKERS if row.expected(one) in (200, 303, 422)), None)
        if asker is None:
            continue
        args, browser = filled(row.args, world), browser_of(world_app, world, asker)
        before = {**fingerprints(), "site_version": ""} if row.endpoint in DONE_ALREADY else {}
        for what, strange in strange_addresses(row, args):
            with world_app.test_request_context():
                path = url_for(row.endpoint, **strange)
            status = browser.open(path, method=row.method, data=filled(row.sent, world)).status_code
            tried += 1
            if status == 303 and row.endpoint in DONE_ALREADY and {**fingerprints(), "site_version": ""} == before:
                continue
            if status != 404:
                wrong.append(f"{row.method} {path} ({row.endpoint}, {what}): {status} for {asker}")
        snapshot.restore()
    assert not wrong, "\n".join(wrong)
    assert tried > 200
