"""The words in photographs of paper, read by ``tesseract`` where the host has it. The site is whole without it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PROGRAM = "tesseract"
WANTED_LANGUAGES = ("ind", "eng")
WALL_SECONDS = 90.0
_PROJECT = Path(__file__).resolve().parents[2]
_KEPT_SETTINGS = ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")


class Unread(Exception):
    """The reading took too long, or ended in a fault."""


@dataclass(frozen=True)
class Reader:
    """The program that reads: where it is, and its languages among those of letters here, the first the best."""

    program: str
    languages: tuple[str, ...]

    @property
    def knows_indonesian(self) -> bool:
        """Whether it has the words of this country; without them it reads letters, not words."""
        return WANTED_LANGUAGES[0] in self.languages


def find_reader() -> Reader | None:
    """The program of this host; None where there is none that can read."""
    program = shutil.which(PROGRAM)
    return _reader(program) if program else None


@cache
def _reader(program: str) -> Reader | None:
    try:
        run = subprocess.run([program, "--list-langs"], env=_settings(), capture_output=True, text=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    known = run.stdout.split()
    languages = tuple(one for one in WANTED_LANGUAGES if one in known)
    return Reader(program, languages) if languages else None


def _settings() -> dict[str, str]:
    # Nothing else of this process's environment is the program's business.
    return {"LC_ALL": "C.UTF-8", **{name: os.environ[name] for name in _KEPT_SETTINGS if name in os.environ}}


def read_words(reader: Reader, kind: str, path: Path) -> str:
    """The words in a kept JPEG or PDF, in a process with limits. Raises Unread."""
    child = [sys.executable, "-m", "village.vault.reading_child", kind, os.fspath(path.resolve())]
    try:
        run = subprocess.run(
            [*child, reader.program, "+".join(reader.languages)],
            cwd=_PROJECT,
            env=_settings(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=WALL_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise Unread() from error
    return run.stdout.decode("utf-8", "replace").strip()
