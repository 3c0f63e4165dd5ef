"""Opens a paper that somebody brought, without ever parsing it in the site's own process."""

import base64
import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from village.core.errors import DomainError, TooLarge, WrongType
from village.vault.paper_kinds import KINDS

WALL_SECONDS = 25.0
LONGEST_ANSWER_BYTES = 4_000_000
_PROJECT = Path(__file__).resolve().parents[2]
_ADVICE: dict[str, tuple[type[DomainError], Any]] = {
    "picture": (WrongType, _l("Jenis gambar ini belum dikenal. Simpan sebagai JPEG atau PNG, lalu unggah lagi.")),
    "old_document": (WrongType, _l("Ini dokumen gaya lama. Simpan sebagai PDF atau docx, lalu unggah lagi.")),
    "archive": (WrongType, _l("Ini berkas arsip. Keluarkan dulu isinya, lalu unggah dokumennya satu per satu.")),
    "program": (WrongType, _l("Ini program, bukan dokumen, jadi tidak disimpan.")),
    "macros": (WrongType, _l("Dokumen ini berisi makro. Simpan sebagai docx atau xlsx tanpa makro, lalu unggah lagi.")),
    "web_page": (WrongType, _l("Ini halaman web yang diberi nama lain. Simpan sebagai PDF, lalu unggah lagi.")),
    "unknown": (
        WrongType,
        _l("Jenis berkas ini tidak dikenal. Yang bisa disimpan: PDF, foto, docx, xlsx, odt, ods, csv, dan txt."),
    ),
    "empty": (DomainError, _l("Berkas ini kosong. Pilih berkas lain.")),
    "broken": (
        DomainError,
        _l("Berkas ini rusak atau terpotong. Buka di perangkat asalnya, simpan ulang, lalu unggah."),
    ),
    "password": (DomainError, _l("Berkas ini dikunci dengan kata sandi. Simpan ulang tanpa kata sandi, lalu unggah.")),
    "bomb": (TooLarge, _l("Isi berkas ini membengkak tidak wajar ketika dibuka, jadi tidak disimpan.")),
}


@dataclass(frozen=True)
class Paper:
    """What a file is: ``kind`` is a key of KINDS, ``text`` the words inside (``state`` as in DocumentText).

    ``glance`` is a small JPEG of its first page, or empty.
    """

    kind: str
    pages: int | None
    is_locked: bool
    state: str
    text: str
    glance: bytes = b""


def inspect(path: Path) -> Paper:
    """What the file is and says. Raises WrongType, TooLarge or DomainError with advice for what is not taken."""
    facts, words, drawn = _ask(path)
    code = facts.get("refused")
    if code or facts.get("kind") not in KINDS:
        error, advice = _ADVICE[code] if code in _ADVICE else _ADVICE["bomb"]
        raise error(advice, "files")
    state = "locked" if facts["locked"] else words.get("state", "failed")
    glance = base64.b64decode(drawn.get("glance", ""))
    return Paper(facts["kind"], facts["pages"], facts["locked"], state, words.get("text", ""), glance)


def _ask(path: Path) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """The three lines of the child; empty where it died before."""
    child = subprocess.Popen(
        [sys.executable, "-m", "village.vault.paper_child", os.fspath(path.resolve())],
        cwd=_PROJECT,
        env={"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    clock = threading.Timer(WALL_SECONDS, child.kill)
    clock.start()
    try:
        assert child.stdout is not None
        return _line(child.stdout), _line(child.stdout), _line(child.stdout)
    finally:
        clock.cancel()
        child.kill()
        child.communicate()


def _line(stream: Any) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(stream.readline(LONGEST_ANSWER_BYTES) or b"{}")
    except ValueError:  # ended in the middle of a line
        return {}
    return answer
