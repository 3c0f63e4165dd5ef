"""Uploads from several clients while their server is killed again and again: the short storm of the tests, the long
one of ``bench/kill_storm.py``.

The server is the real application under waitress. It is forked from a process that has answered nothing yet, so it is
back at once and most of the time goes into uploads; what it keeps in memory dies with it all the same.
"""

import hashlib
import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask
from flask_wtf.csrf import generate_csrf

from tests import factories
from tests.live_site import PROJECT, free_port, site_environment

BOUNDARY = "----gapura"
STILL_WAITING_SECONDS = 60
SERVER = """
import logging, os, sys
import waitress, nacl.signing
from village.application import create_app
from village.core.db import db
logging.getLogger("waitress.queue").setLevel(logging.ERROR)
app = create_app(bound_host="127.0.0.1")
with app.app_context():
    db.engine.dispose()
for line in sys.stdin:
    child = os.fork()
    if not child:
        waitress.serve(app, host="127.0.0.1", port=int(sys.argv[1]), threads=4, _quiet=True)
    print(child, flush=True)
    os.waitpid(child, 0)
"""


@dataclass
class Uploader:
    """What a browser of an official sends with every form."""

    cookie: str
    token: str


@dataclass
class Kept:
    """An acknowledged upload: where its document is, and the SHA-256 of what was sent."""

    address: str
    sha256: str


@dataclass
class Storm:
    """How it went: every receipt the clients hold, kills, and answers that were neither yes nor a broken line."""

    kept: list[Kept] = field(default_factory=list)
    kills: int = 0
    retries: int = 0
    refused: list[str] = field(default_factory=list)


def uploader(app: Flask) -> Uploader:
    """A signed-in official of this site, as a cookie and a form token."""
    account = factories.make_account("official")
    session_token = factories.make_session(account.id)
    client = app.test_client()
    with app.test_request_context():
        from flask import session

        token, raw = generate_csrf(), session["csrf_token"]
    with client.session_transaction() as kept:
        kept.update({"_user_id": session_token, "csrf_token": raw, "_fresh": True})
    [cookie] = client._cookies.values()
    return Uploader(f"{cookie.key}={cookie.value}", token)


class Killable:
    """A server that can be killed in the middle of anything and is started again."""

    def __init__(self, instance: Path, port: int, secret: str) -> None:
        self.port = port
        self._nursery = subprocess.Popen(
            [sys.executable, "-c", SERVER, str(port)],
            cwd=PROJECT,
            env={**site_environment(instance, port, sample=False), "GAPURA_SECRET": secret},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._child = 0

    def start(self) -> None:
        """Start it and wait until it answers."""
        assert self._nursery.stdin and self._nursery.stdout
        self._nursery.stdin.write("\n")
        self._nursery.stdin.flush()
        self._child = int(self._nursery.stdout.readline())
        until = time.monotonic() + STILL_WAITING_SECONDS
        while time.monotonic() < until:
            try:
                if ask(self.port, "GET", "/healthz")[0] == 200:
                    return
            except (OSError, http.client.HTTPException):
                time.sleep(0.02)
        raise AssertionError("the server did not come back")

    def kill(self) -> None:
        """Kill it at once: no handler runs, nothing is flushed."""
        os.kill(self._child, signal.SIGKILL)

    def end(self) -> None:
        """Kill it for good."""
        try:
            self.kill()
        except ProcessLookupError:
            pass
        assert self._nursery.stdin and self._nursery.stdout
        self._nursery.stdin.close()
        self._nursery.wait(10)
        self._nursery.stdout.close()


@contextmanager
def killable(instance: Path, secret: str) -> Iterator[Killable]:
    """A server over this instance folder, running; ``secret`` is the one that signed the cookies."""
    server = Killable(instance, free_port(), secret)
    try:
        server.start()
        yield server
    finally:
        server.end()


def ask(
    port: int, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[int, bytes, str]:
    """Status, body and Location of an answer. Raises OSError or HTTPException for a line that broke."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=STILL_WAITING_SECONDS)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.headers.get("Location") or ""
    finally:
        connection.close()


def upload(port: int, who: Uploader, key: str, content: bytes) -> tuple[int, bytes, str]:
    """Send the form of a new document as a browser does."""
    fields = {
        "csrf_token": who.token,
        "title": f"Surat {key}",
        "kind": "surat_masuk",
        "dated_on": "2026-11-21",
        "access": "pengurus",
        "upload_key": key,
        "group_id": "0",
        "sent_sha256": hashlib.sha256(content).hexdigest(),
    }
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="surat.txt"\r\n\r\n'
    body = "".join([*parts, head]).encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
    headers = {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
        "Cookie": who.cookie,
        "Sec-Fetch-Site": "same-origin",
    }
    return ask(port, "POST", "/kelola/dokumen/baru", body, headers)


def rage(
    server: Killable,
    who: Uploader,
    *,
    kills: int,
    uploads: int,
    largest_bytes: int,
    clients: int = 4,
    on_kill: Callable[[Storm], None] = lambda _storm: None,
) -> Storm:
    """Upload until the clients hold ``uploads`` receipts, and kill the server ``kills`` times meanwhile.

    ``on_kill`` is told how far it is after each. Raises AssertionError where the server does not come back.
    """
    storm, seed, lock, stop = Storm(), random.Random(1), threading.Lock(), threading.Event()
    contents = iter(
        (f"k{number}", _content(seed, number, largest_bytes)) for number in range(uploads)
    )  # every client takes the next one

    def work() -> None:
        while True:
            with lock:
                key, content = next(contents, ("", b""))
            if not key or stop.is_set():
                return
            _until_acknowledged(server, who, key, content, storm)

    workers = [threading.Thread(target=work) for _client in range(clients)]
    for worker in workers:
        worker.start()
    try:
        while storm.kills < kills:
            every = uploads / (kills + 1)
            while len(storm.kept) < storm.kills * every and any(worker.is_alive() for worker in workers):
                time.sleep(0.005)
            time.sleep(seed.random() * 0.3)
            server.kill()
            storm.kills += 1
            server.start()
            on_kill(storm)
    except BaseException:
        stop.set()
        raise
    for worker in workers:
        worker.join()
    return storm


def _content(seed: random.Random, number: int, largest_bytes: int) -> bytes:
    size = int(1_000 * (largest_bytes / 1_000) ** seed.random())
    line = f"Surat nomor {number} {seed.random()}\n".encode()
    return (line * (size // len(line) + 1))[:size]


def _until_acknowledged(server: Killable, who: Uploader, key: str, content: bytes, storm: Storm) -> None:
    until = time.monotonic() + 3 * STILL_WAITING_SECONDS
    while time.monotonic() < until:
        try:
            status, body, place = upload(server.port, who, key, content)
        except (OSError, http.client.HTTPException):
            storm.retries += 1
            time.sleep(0.05)
            continue
        if status == 303:
            storm.kept.append(Kept(place, hashlib.sha256(content).hexdigest()))
        else:
            storm.refused.append(f"{status} {key} {body[:300]!r}")
        return
    storm.refused.append(f"{key} was never answered")


def lost_or_changed(port: int, who: Uploader, storm: Storm) -> list[str]:
    """The addresses of acknowledged files that do not come back as they were sent."""
    lost = []
    for one in storm.kept:
        status, body, _place = ask(port, "GET", one.address + "/versi/1", headers={"Cookie": who.cookie})
        if status != 200 or hashlib.sha256(body).hexdigest() != one.sha256:
            lost.append(one.address)
    return lost
