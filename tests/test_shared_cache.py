"""With a shared cache in front, nobody ever gets a byte that was made for somebody else."""

import random
from typing import Any

from flask import Flask

from tests.access_rows import SIGNED_IN, SIGNED_OUT, Row
from tests.access_table import ROWS
from tests.access_world import World
from tests.settled_village import address_of, browser_of
from tests.shared_cache import SharedCache, directives_of

FRAGMENT = {"HX-Request": "true", "HX-Target": "div#produk"}
LOOKS = [row for row in ROWS if row.method == "GET"]
NOT_KEPT = {"private", "no-store"}


class Walk:
    """Everybody asks for every address in random order; what was wrong is in ``mixed`` and ``kept_anyway``."""

    def __init__(self, app: Flask, world: World, application: Any = None) -> None:
        self.app, self.world = app, world
        self.cache = SharedCache(application or app.wsgi_app)
        app.wsgi_app = self.cache  # type: ignore[method-assign]
        self.browsers = {actor: browser_of(app, world, actor) for actor in (SIGNED_OUT, *SIGNED_IN)}
        self.mixed: list[str] = []
        self.kept_anyway: list[str] = []

    def through(self, rows: list[Row]) -> "Walk":
        """Ask for the addresses of these rows; the signed-out, who are most people, ask twice."""
        paths = {address_of(self.app, self.world, row): is_public(self.app, row) for row in rows}
        paths |= dict.fromkeys((f"/en{path}" for path in ("/", "/produk", "/kabar", "/tentang")), True)
        chance, order = random.Random(21), []
        for path in sorted(paths):  # what is for everybody is asked by all, the rest by some, never the same ones
            some = SIGNED_IN if paths[path] else chance.sample(SIGNED_IN, 4)
            order += [(actor, path) for actor in (SIGNED_OUT, *some, SIGNED_OUT)]
        chance.shuffle(order)
        for actor, path in order:
            for headers in ({}, FRAGMENT) if path.startswith("/produk") else ({},):
                self._ask(actor, path, headers, for_all=paths[path])
        return self

    def _ask(self, actor: str, path: str, headers: dict[str, str], *, for_all: bool) -> None:
        given = self.cache.given
        answer = self.browsers[actor].get(path, headers=headers)
        said = directives_of(answer.headers).keys()
        if not for_all and said != NOT_KEPT:
            self.kept_anyway.append(f"{actor}: {path} {answer.status_code} {set(said)}")
        if self.cache.given > given and answer.data != self._straight(actor, path, headers):
            self.mixed.append(f"{actor}: {path} {headers}")

    def _straight(self, actor: str, path: str, headers: dict[str, str]) -> bytes:
        self.cache.is_open = True
        answer: bytes = self.browsers[actor].get(path, headers=headers).data
        self.cache.is_open = False
        return answer


def is_public(app: Flask, row: Row) -> bool:
    """Is the view for everybody?"""
    return app.view_functions[row.endpoint].stamp.permission is None  # type: ignore[attr-defined]


def test_nobody_gets_what_was_made_for_another(world_app: Flask, world: World) -> None:
    walk = Walk(world_app, world).through(LOOKS)
    assert not walk.mixed, "\n".join(walk.mixed)
    assert not walk.kept_anyway, "\n".join(walk.kept_anyway)
    assert walk.cache.given > 30
    for url, answers in walk.cache.kept.items():
        for one in answers:
            assert "Set-Cookie" not in one.headers, url
            assert b"csrf_token" not in one.body, url
            if one.headers["Content-Type"].startswith("text/html"):
                assert {"Cookie", "HX-Request"} <= set(one.asked_with), url


def test_forgotten_headers_are_noticed(world_app: Flask, world: World) -> None:
    application = world_app.wsgi_app

    def careless(environ: Any, start_response: Any) -> Any:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            return start_response(status, [one for one in headers if one[0] not in ("Vary", "Cache-Control")], *rest)

        return application(environ, start)

    few = [row for row in LOOKS if row.endpoint in ("home.front", "gallery.shelf", "home.workspace")]
    assert Walk(world_app, world, careless).through(few).mixed
