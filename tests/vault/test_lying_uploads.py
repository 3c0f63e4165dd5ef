"""Uploads that lie about their length, never end or hardly move, sent to the real server over a real connection."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.kill_storm import BOUNDARY, Uploader, uploader
from tests.live_site import free_port
from village import server
from village.core.db import db
from village.vault.models import Document
from village.vault.paper_kinds import LARGEST_FILE_BYTES

PATH = "/kelola/dokumen/baru"
MOST_AT_ONCE = 50_000_000
FIELDS = {"title": "Surat", "kind": "lain", "dated_on": "2026-11-21", "access": "pengurus", "group_id": "0"}


@pytest.fixture
def port(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of this village's server, running in a thread of its own; it takes less at once, to spare the disk."""
    monkeypatch.setattr(server, "REQUEST_BYTES", MOST_AT_ONCE)
    served = server.make_server(app, replace(app.config["SETTINGS"], host="127.0.0.1", port=free_port()))
    threading.Thread(target=served.run, daemon=True).start()
    yield served.effective_port
    served.close()


@pytest.fixture
def who(app: Flask) -> Uploader:
    return uploader(app)


def form(who: Uploader, content: bytes) -> bytes:
    """The form of a new document with this file."""
    fields = {**FIELDS, "csrf_token": who.token}
    head = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    head += f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    return head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def head(who: Uploader, length: str) -> bytes:
    """The lines before the body; ``length`` is the line about its length."""
    lines = [
        f"POST {PATH} HTTP/1.1",
        "Host: localhost",
        f"Cookie: {who.cookie}",
        "Sec-Fetch-Site: same-origin",
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}",
        "Connection: close",
        *([length] if length else []),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def talk(port: int, *pieces: bytes, ends: bool = True) -> bytes:
    """What the server answers to these pieces, until it closes; nothing where it closes without a word."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        try:
            for piece in pieces:
                line.sendall(piece)
            if ends:
                line.shutdown(socket.SHUT_WR)
        except OSError:  # it has heard enough and closed
            pass
        answer = b""
        try:
            while piece := line.recv(65536):
                answer += piece
        except ConnectionResetError:
            pass
        return answer


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1]) if answer else 0


def chunked(body: bytes, size: int = 100_000) -> bytes:
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces)


def documents() -> int:
    db.session.rollback()
    return db.session.execute(select(func.count()).select_from(Document)).scalar_one()


def eventually(holds: Callable[[], Any]) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.05)
    return False


def test_a_length_that_lies_files_nothing_and_the_next_upload_is_kept(app: Flask, port: int, who: Uploader) -> None:
    body = form(who, b"isi surat yang biasa saja" * 50)
    whole = f"Content-Length: {len(body)}"
    for said, ends, expected in (
        (f"Content-Length: {len(body) - 300}", True, {400, 403, 422}),  # smaller: the rest is no request
        (f"Content-Length: {len(body) + 5_000}", True, {400}),  # larger: the rest never comes
        ("", True, {400, 403, 422}),  # missing: then there is no body
        ("Content-Length: -1", True, {400}),
        ("Content-Length: banyak", True, {400}),
    ):
        answer = talk(port, head(who, said), body, ends=ends)
        # Closed before all was heard, a connection may lose the answer on its way.
        assert status(answer) in expected | {0}, f"{said}: {answer[:300]!r}"
        assert documents() == 0, said
    assert status(talk(port, head(who, whole), body)) == 303
    assert documents() == 1


def test_an_upload_in_pieces_is_kept_whole_and_never_half(app: Flask, port: int, who: Uploader) -> None:
    body, said = form(who, b"isi surat yang biasa saja" * 50), "Transfer-Encoding: chunked"
    assert status(talk(port, head(who, said), chunked(body, 700), b"0\r\n\r\n")) == 303
    assert documents() == 1
    assert status(talk(port, head(who, said), chunked(body[:-400], 700))) in (0, 400), "the last piece never came"
    assert status(talk(port, head(who, said), chunked(body[:-400], 700), b"0\r\n\r\n")) in (400, 403, 422)
    assert status(talk(port, head(who, said), b"zz\r\n" + body)) == 400
    assert documents() == 1


def test_one_byte_over_the_limit_is_refused_with_and_without_a_length(app: Flask, port: int, who: Uploader) -> None:
    body = form(who, b"%PDF-1.4\n" + bytes(LARGEST_FILE_BYTES - 8))
    for said, sent in (
        (f"Content-Length: {len(body)}", [body]),
        ("Transfer-Encoding: chunked", [chunked(body, 1_000_000), b"0\r\n\r\n"]),
    ):
        answer = talk(port, head(who, said), *sent)
        assert status(answer) == 413 and b"25 MB" in answer, said
    assert documents() == 0


def test_two_gigabytes_are_refused_when_said_and_cut_off_when_not(app: Flask, port: int, who: Uploader) -> None:
    said = talk(port, head(who, "Content-Length: 2000000000"), ends=False)
    assert status(said) == 413, "refused before the body"
    piece, sent = chunked(bytes(1_000_000), 1_000_000), 0
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(head(who, "Transfer-Encoding: chunked"))
        try:
            while sent < 2_000:
                line.sendall(piece)
                sent += 1
        except OSError:  # cut off
            pass
    assert sent < 2 * MOST_AT_ONCE // len(piece), "the stream was read to its end"
    assert documents() == 0


def test_a_sender_of_a_byte_now_and_then_is_cut_off(
    app: Flask, port: int, who: Uploader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "PATIENCE_SECONDS", 1)
    body = form(who, b"isi")
    for before in (b"", head(who, f"Content-Length: {len(body)}")):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
            line.sendall(before + b"P")

            def is_closed(line: socket.socket = line) -> bool:
                try:
                    line.sendall(b"O")
                    line.settimeout(0.05)
                    return line.recv(100) == b""
                except TimeoutError:
                    return False
                except OSError:
                    return True

            assert eventually(is_closed)
    assert status(talk(port, head(who, f"Content-Length: {len(body)}"), body)) == 303, "everybody else is served"
