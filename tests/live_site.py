"""The real site in a process of its own: a waitress server on a free loopback port, over an instance folder."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
SECONDS_TO_START = 300
SERVE = "import sys; from village import bootstrap; sys.exit(bootstrap.open_site(bootstrap.prepare_instance()))"


@dataclass
class Site:
    """A running site: its address without a slash at the end, its instance folder, and its process."""

    url: str
    instance: Path
    process: "subprocess.Popen[bytes]"

    @property
    def log(self) -> str:
        """What the server printed so far."""
        path = self.instance.parent / "server.log"
        return path.read_text("utf-8") if path.exists() else ""

    def __str__(self) -> str:
        return self.url


def free_port() -> int:
    """A loopback port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def site_environment(instance: Path, port: int, *, sample: bool) -> dict[str, str]:
    """The environment of a site that knows nothing of this machine's own settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GAPURA_", "FLASK_"))}
    return {
        **kept,
        "GAPURA_INSTANCE": str(instance),
        "GAPURA_PORT": str(port),
        "GAPURA_DEMO": "1" if sample else "0",
        "PYTHONUNBUFFERED": "1",
    }


@contextmanager
def running_site(instance: Path, *, sample: bool = True) -> Iterator[Site]:
    """Serve the instance folder as ``python3 app.py`` does, and stop at the end.

    An empty folder is migrated first and, with ``sample``, filled with the sample village.
    """
    instance.mkdir(mode=0o700, parents=True, exist_ok=True)
    port = free_port()
    with open(instance.parent / "server.log", "wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-c", SERVE],
            cwd=PROJECT,
            env=site_environment(instance, port, sample=sample),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    site = Site(f"http://127.0.0.1:{port}", instance, process)
    try:
        wait_until_it_answers(site)
        yield site
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def prepare_instance(folder: Path, *, sample: bool) -> Path:
    """An instance folder made by a first start and left at rest, ready to be copied."""
    with running_site(folder, sample=sample):
        pass
    return folder


def copy_instance(prepared: Path, folder: Path) -> Path:
    """A village of one's own: one village is one folder, so copying the folder copies the village."""
    shutil.copytree(prepared, folder)
    folder.chmod(0o700)
    return folder


def wait_until_it_answers(site: Site) -> None:
    """Return when the site is healthy; AssertionError with what it printed when it never gets there."""
    latest = time.monotonic() + SECONDS_TO_START
    while site.process.poll() is None and time.monotonic() < latest:
        try:
            with urllib.request.urlopen(site.url + "/healthz", timeout=10):
                return
        except urllib.error.HTTPError as answer:
            raise AssertionError(f"/healthz answered {answer.code}:\n{site.log}") from None
        except OSError:
            time.sleep(0.05)
    raise AssertionError(f"the site did not start:\n{site.log}")
