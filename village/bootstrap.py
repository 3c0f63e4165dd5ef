"""The two commands on a bare machine: ``python3 app.py`` serves the site, ``python3 app.py test`` proves it.

Standard library only at the top, and readable for Python 3.7, so that a person whose Python is too old is told so in
words. Whatever Python started it makes ``.venv``; then the same command starts once more inside it and goes on.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from village.installation import OLDEST_PYTHON, PROJECT, Stop, enter_environment, explain, say

if TYPE_CHECKING:
    from flask import Flask

    from village.config import Settings

SITE = ("requirements.txt",)
SITE_AND_TESTS = ("requirements.txt", "tests/requirements.txt")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NO_TESTS_FOUND = 5
SAMPLE_WAY_IN = "/masuk   (ketuk satu nama, tanpa kata sandi / tap a name, no password)"
MEMORY = Path("/dev/shm")
ROOM_FOR_TESTS = 4 * 1024**3  # bytes


def main(arguments: list[str]) -> int:
    """Do what ``python3 app.py [test ...]`` asks; answers the exit status."""
    try:
        check_python(sys.version_info[:3])
        if arguments[:1] == ["test"]:
            enter_environment(SITE_AND_TESTS, arguments)
            return run_tests(arguments[1:])
        if arguments:
            raise Stop(
                "Perintah tidak dikenal. Jalankan: python3 app.py, atau: python3 app.py test\n"
                "Unknown command. Run: python3 app.py, or: python3 app.py test"
            )
        return run_site()
    except Stop as reason:
        say(f"\n{reason}", sys.stderr)
    except OSError as error:
        say("\n" + explain(error), sys.stderr)
    except KeyboardInterrupt:
        say("")
        return 130
    return 1


def check_python(version: tuple[int, ...]) -> None:
    """Raises Stop where Python is older than the pinned requirements allow."""
    if version[:2] >= OLDEST_PYTHON:
        return
    have, need = ".".join(map(str, version)), ".".join(map(str, OLDEST_PYTHON))
    raise Stop(
        f"Python di komputer ini terlalu lama: {have}. Gapura memerlukan Python {need} atau yang lebih baru.\n"
        f"Pasang dari https://www.python.org/downloads/ lalu jalankan, misalnya: python{need} app.py\n"
        f"This Python is too old: {have}. Gapura needs Python {need} or newer."
    )


def run_site() -> int:
    """Set everything up, then serve until Ctrl-C."""
    settings = prepare_instance()
    check_port(settings.host, settings.port)
    enter_environment(SITE, [])
    return open_site(settings)


def open_site(settings: Settings) -> int:
    """Migrate, fill an empty instance with the sample village, and serve; needs the environment."""
    os.environ["GAPURA_INSTANCE"] = str(settings.instance)
    os.chdir(PROJECT)
    from village.application import create_app

    app = create_app(bound_host=settings.host)
    with app.app_context():
        way_in = prepare_village(settings)
    return serve(app, settings, way_in)


def prepare_instance() -> Settings:
    """Make the instance folder (mode 700) and its secret (mode 600), and read the settings.

    Raises Stop for a setting that is unsafe or cannot be read, and OSError where the folder cannot be written.
    """
    from village.config import UnsafeSetting, load_settings

    folder = os.path.abspath(os.environ.get("GAPURA_INSTANCE") or os.path.join(PROJECT, "instance"))
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if os.stat(folder).st_mode & 0o077:
        os.chmod(folder, 0o700)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OSError(errno.EACCES, "not writable", folder)
    try:
        return load_settings()
    except (UnsafeSetting, ValueError) as error:
        raise Stop(f"Ada setelan yang perlu dibetulkan. / A setting needs correcting.\n{error}") from error


def check_port(host: str, port: int) -> None:
    """Raises Stop where the site cannot listen there, before anything slow is done."""
    try:
        if not 0 < port < 65536:
            raise OSError(errno.EINVAL, "1-65535")
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Stop(
                f"Nomor port {port} sudah dipakai. Mungkin situs ini sudah berjalan: buka http://{host}:{port}\n"
                f"Untuk memakai nomor lain: GAPURA_PORT={port + 1} python3 app.py\n"
                f"Port {port} is taken, perhaps by this site. To use another: GAPURA_PORT={port + 1} python3 app.py"
            ) from error
        raise Stop(
            f"Tidak dapat melayani di {host} nomor port {port} ({error}). Betulkan GAPURA_HOST atau GAPURA_PORT.\n"
            f"Cannot listen on {host} port {port}. Correct GAPURA_HOST or GAPURA_PORT."
        ) from error


def prepare_village(settings: Settings) -> str:
    """Migrate, and load the sample into an empty instance where that is wanted; answers the path by which to come in.

    The sample comes only where the site listens on this very machine: it must never appear on a public address.
    Without it, an empty instance is opened by the one-time address kept in its folder.
    """
    from village.accounts.interface import setup_code
    from village.core.schema import NEWEST, current_revision, migrate_if_needed
    from village.core.village import find_village

    if current_revision() != NEWEST:
        say("Menyiapkan basis data ... / Preparing the database ...")
        try:
            migrate_if_needed()
        except RuntimeError as error:
            raise Stop(f"Basis data belum dapat disiapkan. / The database could not be prepared.\n{error}") from error
    village = find_village()
    if village is not None:
        return SAMPLE_WAY_IN if village.is_sample and settings.asks_for_loopback else "/masuk"
    if not (settings.demo and settings.asks_for_loopback):
        return "/mulai/" + setup_code(settings.instance)
    say("Memuat kampung contoh ... / Loading the sample village ...")
    if subprocess.call([sys.executable, "-m", "flask", "--app", "app", "demo", "load"], cwd=PROJECT):
        raise Stop("Kampung contoh belum dapat dimuat. / The sample village could not be loaded.")
    return SAMPLE_WAY_IN


def serve(app: Flask, settings: Settings, way_in: str) -> int:
    """Answer requests until Ctrl-C or a polite kill, after saying where, and how to sign in."""
    from village.server import make_server

    server = make_server(app, settings)
    for wish in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wish, _end_quietly)
    address = settings.public_address
    say(f"\nGapura: {address}   (Ctrl-C: berhenti / stop)")
    say(f"{'Masuk / sign in' if way_in.startswith('/masuk') else 'Mulai di sini / begin here'}: {address}{way_in}")
    server.run()
    return 0


def _end_quietly(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt  # the server finishes the answers it has begun


def run_tests(arguments: list[str]) -> int:
    """Run pytest, first everything in parallel, then the storms alone; answers pytest's exit status.

    With an own ``-m`` among the arguments there is one run, of just what was asked for.
    """
    os.chdir(PROJECT)
    prepare_browser()
    os.environ.setdefault("PYTEST_XDIST_AUTO_NUM_WORKERS", str(processors()))
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM_FOR_TESTS:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))  # hundreds of databases, each synced at each commit
    pytest = [sys.executable, "-m", "pytest"]
    parallel = ["-n", "auto", "--dist", "worksteal"]
    if any(argument == "-m" or argument.startswith("-m=") for argument in arguments):
        return subprocess.call(pytest + parallel + arguments)
    status = subprocess.call(pytest + parallel + ["-m", "not storm"] + arguments)
    if status not in (0, 1, NO_TESTS_FOUND):
        return status
    storm_status = subprocess.call(pytest + ["-n", "0", "-m", "storm"] + arguments)
    if storm_status == NO_TESTS_FOUND:
        return status
    return storm_status if status in (0, NO_TESTS_FOUND) else status


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def installed_browser() -> str | None:
    """The Chromium or Chrome of this machine, if it has one."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def prepare_browser() -> None:
    """Let Playwright fetch its own Chromium where the machine has none; loud words, or Stop under CI, if it cannot."""
    if installed_browser() or subprocess.call([sys.executable, "-m", "playwright", "install", "chromium"]) == 0:
        return
    words = (
        "PERINGATAN: tidak ada Chromium, jadi UJI PERAMBAN DILEWATI. Pasang, misalnya: sudo apt install chromium\n"
        "WARNING: no Chromium here, so THE BROWSER TESTS ARE SKIPPED. Install one: sudo apt install chromium"
    )
    if os.environ.get("CI") == "true":
        raise Stop(words)
    edge = "!" * 110
    say(f"\n{edge}\n{words}\n{edge}\n", sys.stderr)
