"""The processes that decode pictures, seen from the side of the site: what is asked, and the clock on the wall."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from village.core.picture_formats import Box, Kind
from village.core.storage import Storage

SHELF = "pictures"
WAIT_SECONDS = 15
WALL_SECONDS = 20
_CODE_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Job:
    source: Path
    kind: Kind
    box: Box | Literal["card"] | None = None
    as_page: bool = False

    def line(self, into: Path) -> bytes:
        paths = {"source": str(self.source.resolve()), "into": str(into.resolve())}
        job = {**paths, "kind": self.kind, "box": self.box, "as_page": self.as_page}
        return json.dumps(job).encode() + b"\n"


class PictureProcess:
    """The picture process. It has its own limits; the clock on the wall is kept here."""

    def __init__(self, niceness: int) -> None:
        # Nothing of this process's environment is the child's business: settings and secrets stay here.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "village.core.picture_child", str(niceness)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_CODE_ROOT,
            env={name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ},
        )

    def ask(self, line: bytes) -> None:
        assert self._process.stdin
        try:
            self._process.stdin.write(line)
            self._process.stdin.flush()
        except BrokenPipeError:  # it died of the job before; its answer says so
            pass

    def answer(self) -> dict[str, Any]:
        assert self._process.stdout
        alarm = threading.Timer(WALL_SECONDS, self._process.kill)
        alarm.start()
        try:
            line = self._process.stdout.readline(10_000)
        finally:
            alarm.cancel()
        return json.loads(line) if line else {"refused": "heavy", "because": "no answer"}

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


@contextmanager
def picture_processes(storage: Storage, count: int, niceness: int) -> Iterator[list[PictureProcess]]:
    """Picture processes for one upload or one batch; the next one on this machine waits."""
    with storage.one_at_a_time(SHELF, WAIT_SECONDS), ExitStack() as stack:
        children = []
        for _ in range(count):
            children.append(PictureProcess(niceness))
            stack.callback(children[-1].close)
        yield children
