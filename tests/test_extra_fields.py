"""Fields that a form does not have are not heard, whatever they are called: tried on every change of the site."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Boolean, Date, Integer
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter

from tests.access_rows import SIGNED_IN, SIGNED_OUT, Row, filled
from tests.access_table import ROWS
from tests.access_world import World
from tests.settled_village import Snapshot, address_of, browser_of, contents
from tests.typed_forms import Form, forms_on
from village.core.db import Model, UtcDateTime

GREEDY = {"role": "admin", "roles": "admin", "is_admin": "1", "sealed": "1", "seat": "1", "state": "published"}
# Asked for in a state that the world is not in.
ALSO_ASKED = {
    "gallery.open_kiosk": {"visitors"},
    "permits.arrange": {"appointment_note", "appointment_on", "barrier_note"},
    "privacy.finish_correction": {"answer"},
    "registry.rate_help": {"rating_note"},
}
# What a field takes that does not show it.
TYPED_RIGHT: dict[str, dict[str, Any]] = {
    "accounts.accept_invitation": {"phone": "081298765432", "email": "", "password": "keripik tempe enak"},
    "accounts.invite_now": {"role": "agent"},
    "gallery.add_discount": {"starts_on": "2090-01-01", "ends_on": "2090-01-09"},
    "home.add_achievement": {"year": "2016", "until_year": ""},
    "home.change_achievement": {"year": "2016", "until_year": ""},
    "home.add_term": {"until_on": ""},
    "home.open_survey": {"until_on": "2099-12-31"},
    "vault.correct_receipt": {"text": "Uji"},
    "vault.dispose": {"due_on": "2099-12-31"},
    "vault.forward_disposition": {"due_on": "2099-12-31"},
}
# Need a password, a photo or something else that the world does not have; the tests of their own send them whole.
REFUSED_HERE = {
    "accounts.change_contact", "accounts.change_password", "accounts.sign_in_now", "events.change_event",
    "events.post_event", "events.record_outcome", "gallery.add_collection", "gallery.add_photos",
    "gallery.hand_over", "gallery.kiosk_move",
    "home.hang_map", "home.open_survey", "home.reopen_survey", "privacy.ask_deletion", "registry.let_help",
    "registry.upload", "vault.begin_handover", "vault.dispose", "vault.forward_disposition", "vault.receive_on_paper",
    "vault.send_copy", "vault.write_letter",
}  # fmt: skip
TAKES_A_FILE = {"vault.file_document", "vault.file_letter", "vault.add_version", "registry.keep_decree"}
CHANGES = [row for row in ROWS if row.method != "GET"]


def names_of_columns(world: World) -> dict[str, str]:
    """A value that would matter for every column of every table, by its name."""
    found = dict(GREEDY)
    for table in Model.metadata.tables.values():
        for column in table.columns:
            kind = column.type
            if isinstance(kind, Boolean):
                value = "1"
            elif isinstance(kind, Date | UtcDateTime):
                value = "2001-01-01"
            elif isinstance(kind, Integer):
                value = str(world.accounts["admin"].id if "account" in column.name else world.other.id)
            else:
                value = "curian"
            found.setdefault(column.name, value)
    return found


def forms_of(app: Flask, world: World, feature: str) -> dict[str, Form]:
    """The forms on the pages of the feature, those sent to the same view as one, by its endpoint."""
    rules, found = app.url_map.bind("localhost"), {}
    browsers = {actor: browser_of(app, world, actor) for actor in (SIGNED_OUT, *SIGNED_IN)}
    for row in ROWS:
        if row.method == "GET" and row.endpoint.startswith(f"{feature}.") and row.status == 200:
            path = address_of(app, world, row)
            for actor in {*row.who[:1], *row.who[-1:]}:
                answer = browsers[actor].get(path) if actor in browsers else None
                if answer is not None and answer.mimetype == "text/html":
                    note_forms(found, rules, path, answer.text)
    return found


def note_forms(found: dict[str, Form], rules: MapAdapter, path: str, html: str) -> None:
    """Add every form of the page that changes something."""
    for form in forms_on(html):
        if form.method == "post":
            try:
                endpoint, _arguments = rules.match((form.action or path).partition("?")[0], method="POST")
            except HTTPException:
                continue
            known = found.setdefault(endpoint, form)
            known.names |= form.names


def after(app: Flask, row: Row, sender: tuple[World, str], path: str, sent: dict[str, Any]) -> tuple[int, Any]:
    """The status of the answer, and everything that is in the database then."""
    paper = {"file": (BytesIO(b"%PDF-1.4 uji"), "uji.pdf")} if row.endpoint in TAKES_A_FILE else {}
    status = browser_of(app, *sender).open(path, method=row.method, data={**sent, **paper}).status_code
    return status, contents(without=MADE_BY_CHANCE)


def differences(plain: dict[str, list[dict[str, Any]]], greedy: dict[str, list[dict[str, Any]]]) -> list[str]:
    """Which columns of which tables are not the same, and what they hold."""
    found = []
    for name, rows in plain.items():
        others = greedy[name]
        if len(rows) != len(others):
            found.append(f"{name}: {len(others)} rows, not {len(rows)}")
        for row, other in zip(rows, others, strict=False):
            found += [f"{name}.{key} is {other[key]!r}, not {row[key]!r}" for key in row if row[key] != other[key]]
    return found


def first_rows(feature: str) -> list[Row]:
    """One row for each change of the feature that somebody may make, one that is accepted if there is any."""
    found: dict[str, Row] = {}
    for row in sorted(CHANGES, key=lambda row: row.status):
        if row.endpoint.startswith(f"{feature}.") and row.who and row.status in (200, 204, 303, 422):
            found.setdefault(row.endpoint, row)
    return list(found.values())


# Codes, what is signed or sealed with them, and what tells the moment in words.
MADE_BY_CHANCE = frozenset(
    {
        "key",
        "password_hash",
        "token_hash",
        "code_hash",
        "code",
        "content",
        "own_hash",
        "previous_hash",
        "statement",
        "signature",
        "after",
    }
)
TOO_LONG = 413  # a form that takes so little is refused whole


@pytest.mark.parametrize("feature", sorted({row.endpoint.partition(".")[0] for row in CHANGES}))
def test_no_change_hears_more_than_its_form_asks(world_app: Flask, world: World, feature: str) -> None:
    columns, forms = names_of_columns(world), forms_of(world_app, world, feature)
    new, wrong, refused = Snapshot(world_app), [], set()
    for row in first_rows(feature):
        form = forms.get(row.endpoint, Form("", "post"))
        sender, path = (world, row.who[0]), address_of(world_app, world, row)
        sent = filled(row.sent, world)
        if not sent and row.status == 422:
            sent = {**form.sent, **TYPED_RIGHT.get(row.endpoint, {})}
        sent.pop("csrf_token", None)
        begun = Snapshot(world_app)
        asked = form.names | set(sent) | ALSO_ASKED.get(row.endpoint, set())
        extra = {name: value for name, value in columns.items() if name not in asked}
        plain = after(world_app, row, sender, path, sent)
        begun.restore()
        greedy = after(world_app, row, sender, path, {**extra, **sent})
        new.restore()
        if greedy[0] != TOO_LONG:
            if plain[0] == 422:
                refused.add(row.endpoint)
            if plain[0] != greedy[0]:
                wrong.append(f"{row.endpoint}: answers {greedy[0]}, not {plain[0]}")
            wrong += [f"{row.endpoint}: {one}" for one in differences(plain[1], greedy[1])]
    assert not wrong, "\n".join(wrong)
    assert refused <= REFUSED_HERE, "nothing was tried by a form that was refused anyway"
