"""Looking changes nothing: every address that a GET answers, asked by all who may, leaves the database as it was."""

import re
from collections import Counter, deque
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from flask import Flask
from sqlalchemy import select
from werkzeug.exceptions import HTTPException

from tests import factories
from tests.access_rows import SIGNED_OUT
from tests.access_table import ROWS
from tests.access_world import World
from tests.home.conftest import prepared, sample, sample_instance  # noqa: F401
from tests.settled_village import address_of, browser_of, fingerprints
from village.accounts.models import Account, AccountRole
from village.core.db import begin_writing, commit, db

LINK = re.compile(r'<(?:a|link|img|source|form)\b[^>]*?\s(?:href|src|action)="([^"]+)"')
PAGES_OF_A_KIND = 2
LOOKERS = (SIGNED_OUT, "owner own", "official", "admin")


def changed(before: dict[str, str]) -> list[str]:
    """The tables that hold something else now."""
    return [name for name, fingerprint in fingerprints().items() if fingerprint != before[name]]


def looked_at(browsers: dict[str, Any], path: str) -> None:
    """Everybody asks for the address."""
    for browser in browsers.values():
        browser.get(path)


def test_no_address_of_the_table_changes_anything(world_app: Flask, world: World) -> None:
    asked = {(address_of(world_app, world, row), row.endpoint) for row in ROWS if row.method == "GET"}
    browsers = {actor: browser_of(world_app, world, actor) for actor in LOOKERS}
    before = fingerprints()
    for path, _endpoint in sorted(asked):
        looked_at(browsers, path)
    found = changed(before)
    assert not found, f"{found} changed, at first by {first_to_write(browsers, sorted(asked))}"
    assert {endpoint for _path, endpoint in asked} == {
        rule.endpoint for rule in world_app.url_map.iter_rules() if "GET" in (rule.methods or ())
    }


def first_to_write(browsers: dict[str, Any], asked: list[tuple[str, str]]) -> str:
    """Which of the addresses writes, found by asking again one by one."""
    before = fingerprints()
    for path, endpoint in asked:
        looked_at(browsers, path)
        if changed(before):
            return f"{endpoint} ({path})"
    return "one that writes only once"


def crawl(app: Flask, browser: Any) -> Counter[str]:
    """Follow the links of every page, to a few of each kind; gives how many of each kind were opened."""
    rules = app.url_map.bind("localhost")
    opened: Counter[str] = Counter()
    waiting, seen = deque(["/", "/kelola"]), set()
    while waiting:
        path = waiting.popleft()
        try:
            endpoint, _arguments = rules.match(urlsplit(path).path, method="GET")
        except HTTPException:
            continue
        if path in seen or opened[endpoint] >= PAGES_OF_A_KIND:
            continue
        seen.add(path)
        opened[endpoint] += 1
        answer = browser.get(path)
        assert answer.status_code < 500, path
        if answer.mimetype == "text/html":
            found = (urljoin(path, unescape(link)) for link in LINK.findall(answer.text))
            waiting.extend(link for link in found if link.startswith("/"))
    return opened


def test_crawling_the_sample_village_leaves_it_as_it_was(sample: Flask) -> None:  # noqa: F811
    found = []
    for role in ("admin", "official"):
        account_id = db.session.scalars(
            select(Account.id).join(AccountRole, AccountRole.account_id == Account.id).where(AccountRole.role == role)
        ).first()
        browser: Any = sample.test_client()
        browser.sign_in(factories.make_session(account_id), account_id)
        before = fingerprints()
        opened = crawl(sample, browser)
        assert len(opened) > 30, opened
        found += [f"{role}: {name}" for name in changed(before)]
    assert not found


def test_an_address_that_writes_is_noticed(world_app: Flask, world: World) -> None:
    before = fingerprints()
    assert changed(before) == []
    begin_writing()
    db.session.execute(Account.__table__.update().where(Account.id == world.accounts["admin"].id).values(name="Lain"))
    commit()
    assert "account" in changed(before)
