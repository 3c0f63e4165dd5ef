"""What stands in an address is text too, for every page that reads one; forged hosts stay outside."""

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask, url_for

from tests.access_rows import ACTORS, SIGNED_OUT, filled
from tests.access_table import ROWS
from tests.access_world import make_world
from tests.browser.hostile_texts import HOSTILE_TEXTS

ASKED = (
    "q", "min", "maks", "kategori", "kelompok", "rt", "stok", "urut", "setelah", "dari", "hal", "lihat", "perlu",
    "usaha", "sebelum", "saring", "next", "region", "jenis", "status", "oleh", "tahun", "bulan",
)  # fmt: skip
LINKS = ("href", "src", "action", "formaction", "srcset", "xlink:href", "poster", "content")
FORGED = (
    {"Host": "jahat.example"},
    {"Host": "localhost.jahat.example"},
    {"Host": "localhost@jahat.example"},
    {"Host": "localhost:80@jahat.example"},
    {"X-Forwarded-Host": "jahat.example"},
    {"X-Forwarded-Host": "jahat.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "10.0.0.1"},
    {"X-Host": "jahat.example", "X-Original-URL": "//jahat.example/", "X-Rewrite-URL": "//jahat.example/"},
    {"Forwarded": "host=jahat.example;proto=https"},
)


class Running(HTMLParser):
    """What of a page a browser would run, or where it would lead away."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given and given.get("type") != "application/ld+json":
            self.found.append(f"script {attrs}")
        for name, value in given.items():
            is_code = name in LINKS and re.match(r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE)
            if name.startswith("on") or is_code:
                self.found.append(f"{tag} {name}={value}")
        if tag in ("base", "iframe", "object", "embed", "math") or given.get("src") == "x":
            self.found.append(f"{tag} {attrs}")


def pages(app: Flask, world: Any) -> list[tuple[str, str]]:
    """An actor and an address for every page that answers somebody."""
    found = []
    for row in ROWS:
        actor = next((one for one in ACTORS if row.expected(one) == 200), None)
        if row.method == "GET" and actor is not None:
            with app.test_request_context():
                found.append((actor, url_for(row.endpoint, **filled(row.args, world))))
    return found


def test_no_value_in_an_address_runs_or_breaks_a_page(app: Flask, sign_in: Any) -> None:
    world = make_world()
    clients = {SIGNED_OUT: app.test_client()}
    for at, (actor, path) in enumerate(pages(app, world)):
        if actor not in clients:
            clients[actor] = sign_in(account=world.accounts[actor])
        texts = [HOSTILE_TEXTS[(at + turn) % len(HOSTILE_TEXTS)] for turn in range(len(ASKED))]
        query = urlencode(dict(zip(ASKED, texts, strict=True)))
        answer = clients[actor].get(path + ("&" if "?" in path else "?") + query)
        assert answer.status_code in (200, 303, 304, 404, 422), f"{path}: {answer.status_code}"
        if answer.mimetype == "text/html":
            reader = Running()
            reader.feed(answer.text)
            assert not reader.found, f"{path}: {reader.found}"
            assert "60481729" not in answer.text and "unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_search_for_any_of_them_is_a_search_for_text(client: Any) -> None:
    for text in HOSTILE_TEXTS:
        answer = client.get("/produk", query_string={"q": text})
        reader = Running()
        reader.feed(answer.text)
        assert answer.status_code == 200 and not reader.found, (text, reader.found)


@pytest.mark.parametrize("headers", FORGED, ids=str)
def test_a_forged_host_is_refused_or_ignored(client: Any, headers: dict[str, str]) -> None:
    for path in ("/", "/robots.txt", "/sitemap.xml", "/kelola"):
        answer = client.get(path, headers=headers)
        assert answer.status_code == 400 if "Host" in headers else answer.status_code in (200, 303)
        assert "jahat.example" not in answer.text + str(answer.headers)
