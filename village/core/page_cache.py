"""Whole public pages, kept ready in memory for readers without a cookie, in front of the application.

A page is kept as it was sent (headers, packed body, entity tag) and is good for the site version it was made at, and
for at most a minute: badges, discounts and order windows end by the clock. The version is one row, raised in the
transaction of every change, so that a change shows with the next request in every process.
"""

import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.http import parse_etags

from village.core.db import db

GOOD_FOR_SECONDS = 60
LARGEST_PAGE_BYTES = 200_000
# What never comes from here: it is private, or tells browsers itself how long they may keep it.
ELSEWHERE = ("/kelola", "/en/kelola", "/foto/", "/masuk", "/en/masuk", "/healthz")
# An answer of 304 says nothing of a body.
OF_A_BODY = ("content-length", "content-type", "content-encoding")
# Set in the WSGI environment by a page that holds something made for one reader, such as the token of a form.
FOR_ONE_READER = "gapura.for_one_reader"

Headers = list[tuple[str, str]]
Key = tuple[str, ...]


@dataclass(frozen=True)
class KeptPage:
    """One answer as it was sent. ``good_until`` is a reading of the monotonic clock, in seconds."""

    version: int
    good_until: float
    tag: str
    headers: Headers
    body: bytes


class PageCache:
    """WSGI middleware that answers from memory where it can. ``most_bytes`` bounds the bodies it keeps."""

    def __init__(self, application: Any, read_version: Callable[[], int | None], most_bytes: int) -> None:
        self._application = application
        self._read_version = read_version
        self._most_bytes = most_bytes
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        version = self._read_version() if _may_be_shared(environ) else None
        if version is None:
            answer: Iterable[bytes] = self._application(environ, start_response)
            return answer
        key = _key(environ)
        kept = self._find(key, version)
        if kept is None:
            # Without the condition of this reader, so that there is a whole page to keep.
            asked = {name: value for name, value in environ.items() if name != "HTTP_IF_NONE_MATCH"}
            status, headers, chunks = self._ask(asked)
            tag = _tag_of_keepable(asked, status, headers)
            if tag is None:
                start_response(status, headers)
                return chunks
            kept = KeptPage(version, time.monotonic() + GOOD_FOR_SECONDS, tag, headers, _whole(chunks))
            self._keep(key, kept)
        return _answer(kept, environ, start_response)

    def _ask(self, environ: dict[str, Any]) -> tuple[str, Headers, Iterable[bytes]]:
        told: list[tuple[str, Headers]] = []

        def start_response(status: str, headers: Headers, _error: object = None) -> None:
            told.append((status, headers))

        chunks = self._application(environ, start_response)  # Flask starts its answer before it gives the body
        return *told[-1], chunks

    def _find(self, key: Key, version: int) -> KeptPage | None:
        with self._lock:
            kept = self._pages.get(key)
            if kept is None:
                return None
            if kept.version != version or kept.good_until < time.monotonic():
                self._drop(key)
                return None
            self._pages.move_to_end(key)
            return kept

    def _keep(self, key: Key, page: KeptPage) -> None:
        if len(page.body) > LARGEST_PAGE_BYTES:
            return
        with self._lock:
            if key in self._pages:
                self._drop(key)
            self._pages[key] = page
            self._bytes += len(page.body)
            while self._bytes > self._most_bytes:
                self._drop(next(iter(self._pages)))

    def _drop(self, key: Key) -> None:
        self._bytes -= len(self._pages.pop(key).body)


def _may_be_shared(environ: dict[str, Any]) -> bool:
    # Any cookie at all may change a page: a session, words said after a form, a choice of this reader.
    path = environ.get("PATH_INFO", "")
    return environ["REQUEST_METHOD"] == "GET" and not environ.get("HTTP_COOKIE") and not path.startswith(ELSEWHERE)


def _key(environ: dict[str, Any]) -> Key:
    from_htmx = environ.get("HTTP_HX_REQUEST") == "true"
    return (
        environ.get("wsgi.url_scheme", ""),
        environ.get("HTTP_HOST", ""),
        environ.get("PATH_INFO", ""),
        environ.get("QUERY_STRING", ""),
        environ.get("HTTP_HX_REQUEST_TYPE", "") if from_htmx else "",
        "htmx " + environ.get("HTTP_HX_TARGET", "") if from_htmx else "",
        "gzip" if "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "") else "",
    )


def _tag_of_keepable(environ: dict[str, Any], status: str, headers: Headers) -> str | None:
    said = {name.lower(): value for name, value in headers}
    is_everybodys = "set-cookie" not in said and FOR_ONE_READER not in environ
    if not status.startswith("200") or said.get("cache-control") != "no-cache" or not is_everybodys:
        return None
    return said.get("etag")


def _whole(chunks: Iterable[bytes]) -> bytes:
    try:
        return b"".join(chunks)
    finally:
        if hasattr(chunks, "close"):
            chunks.close()


def _answer(kept: KeptPage, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    if parse_etags(environ.get("HTTP_IF_NONE_MATCH")).contains_weak(kept.tag.removeprefix("W/").strip('"')):
        start_response("304 NOT MODIFIED", [pair for pair in kept.headers if pair[0].lower() not in OF_A_BODY])
        return []
    start_response("200 OK", list(kept.headers))
    return [kept.body]


class _SqliteVersion:
    """Reads the version through one connection of its own: a tenth of a millisecond less than through the pool."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.Lock()

    def __call__(self) -> int | None:
        """The version now; None where the database was not made yet, or cannot answer."""
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = sqlite3.connect(f"file:{self._path}?mode=ro", uri=True, check_same_thread=False)
                row = self._connection.execute("SELECT number FROM site_version").fetchone()
            except sqlite3.Error:
                self._connection = None
                return None
        return row[0] if row else 0


def _pooled_version(engine: Engine) -> int | None:
    try:
        with engine.connect() as connection:
            return connection.execute(text("SELECT number FROM site_version")).scalar() or 0
    except SQLAlchemyError:
        return None


def init_app(app: Flask, most_bytes: int) -> None:
    """Put the cache in front of the application; nothing happens where ``most_bytes`` is 0."""
    if not most_bytes:
        return
    with app.app_context():
        engine = db.engine
    path = make_url(app.config["SQLALCHEMY_DATABASE_URI"]).database
    read = _SqliteVersion(str(path)) if engine.dialect.name == "sqlite" else lambda: _pooled_version(engine)
    app.wsgi_app = PageCache(app.wsgi_app, read, most_bytes)  # type: ignore[method-assign]
