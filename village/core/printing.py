"""Things on paper. A feature says what stands where on each page, in millimetres; nothing here knows what it is about.

Every text stands in a box and is wrapped, and made smaller, until all of it fits: nothing is ever cut off. The same
placed page becomes a PDF, or a drawing inside a web page that prints the same. Measuring and drawing happen in a
short-lived process with limits (``print_child``), so that neither the PDF writer nor pictures stay in a worker.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext as _l

from village.core.errors import DomainError, NotFound
from village.core.images import fallback_width, open_variant, picture_name
from village.core.looks import Look
from village.core.picture_formats import widths_for
from village.core.storage import Storage

WAIT_SECONDS = 20
WALL_SECONDS = 25
LONG_SECONDS = 180
MOST_PAGES = 80
_CODE_ROOT = Path(__file__).resolve().parents[2]
_FONTS = Path(__file__).parent / "fonts"


class NotDrawn(DomainError):
    """The pages were too much for the limits of the drawing process."""

    status = 503


@dataclass(frozen=True)
class Line:
    """A paragraph: its text, size in points, colour by name, and the space before it in millimetres."""

    text: str
    size: float = 9
    is_bold: bool = False
    colour: str = "ink"
    gap: float = 0


@dataclass(frozen=True)
class Text:
    """Paragraphs in a box. ``align``: start, middle, end; ``valign``: top, middle, bottom."""

    x: float
    y: float
    width: float
    height: float
    lines: Sequence[Line]
    align: str = "start"
    valign: str = "top"
    kind: str = "text"


@dataclass(frozen=True)
class Photo:
    """A kept picture, cut to fill its box; the village's cloth where ``sha256`` is None."""

    x: float
    y: float
    width: float
    height: float
    sha256: str | None = None
    master_width: int = 0
    kind: str = "photo"


@dataclass(frozen=True)
class Fill:
    """A rectangle in one colour."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    kind: str = "fill"


@dataclass(frozen=True)
class Frame:
    """A thin dashed line to cut along."""

    x: float
    y: float
    width: float
    height: float
    kind: str = "frame"


@dataclass(frozen=True)
class Band:
    """A strip of the village's batik motif; ``scale`` is millimetres for one unit of its tile."""

    x: float
    y: float
    width: float
    height: float
    scale: float = 0.25
    kind: str = "band"


@dataclass(frozen=True)
class Code:
    """A QR code for ``address``, its quiet zone included."""

    x: float
    y: float
    size: float
    address: str
    kind: str = "code"


Mark = Text | Photo | Fill | Frame | Band | Code


@dataclass(frozen=True)
class Page:
    """A sheet of paper, in millimetres, and what stands on it in the order of drawing."""

    width: float
    height: float
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Drawing:
    """Pages with a title; ``look`` gives colours and cloth."""

    title: str
    pages: Sequence[Page]
    look: Look


def make_pdf(storage: Storage, drawing: Drawing, *, is_long: bool = False) -> bytes:
    """The drawing as a PDF. Raises NotDrawn, StorageBusy, StorageFull.

    ``is_long`` for work that nobody waits for with an open page: it may take three minutes, in a queue of its own.
    """
    return _draw(storage, drawing, is_pdf=True, is_long=is_long)


def placed_pages(storage: Storage, drawing: Drawing) -> list[dict[str, Any]]:
    """The pages with every line of text in its place and size, for ``shared/sheets.html``. Raises as ``make_pdf``."""
    pages: list[dict[str, Any]] = json.loads(_draw(storage, drawing, is_pdf=False, is_long=False))
    return pages


def qr_runs(address: str) -> tuple[int, list[tuple[int, int, int]]]:
    """The modules on one side of the QR code of an address, and its dark runs as (column, row, length)."""
    import segno

    matrix = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    runs = []
    for row, modules in enumerate(matrix):
        column = 0
        while column < len(modules):
            length = 1
            while column + length < len(modules) and modules[column + length] == modules[column]:
                length += 1
            if modules[column]:
                runs.append((column, row, length))
            column += length
    return len(matrix), runs


def _draw(storage: Storage, drawing: Drawing, *, is_pdf: bool, is_long: bool) -> bytes:
    if len(drawing.pages) > MOST_PAGES:
        raise NotDrawn(_too_much())
    queue, seconds = ("long-prints", LONG_SECONDS) if is_long else ("prints", WALL_SECONDS)
    with storage.one_at_a_time(queue, WAIT_SECONDS), storage.workspace() as work:
        job = {
            "seconds": seconds,
            "title": drawing.title,
            "colours": drawing.look.colours,
            "tile": drawing.look.tile,
            "fonts": str(_FONTS),
            "pages": [_page(storage, work, page) for page in drawing.pages],
            "into": str((work / "out.pdf").resolve()) if is_pdf else None,
        }
        answer = _ask(job, seconds)
        return (work / "out.pdf").read_bytes() if is_pdf else answer


def _page(storage: Storage, work: Path, page: Page) -> dict[str, Any]:
    return {"width": page.width, "height": page.height, "marks": [_mark(storage, work, mark) for mark in page.marks]}


def _mark(storage: Storage, work: Path, mark: Mark) -> dict[str, Any]:
    told = asdict(mark)
    if isinstance(mark, Photo) and mark.sha256:
        told["file"] = _photo_file(storage, work, mark)
        told["sha256"] = mark.sha256 if told["file"] else None
        told["address"] = f"/foto/{picture_name(mark.sha256)}/{fallback_width(widths_for(mark.master_width))}.jpg"
    if isinstance(mark, Code):
        told["modules"], told["runs"] = qr_runs(mark.address)
    return told


def _photo_file(storage: Storage, work: Path, photo: Photo) -> str | None:
    """A copy of the picture's JPEG for the drawing process, made once; None for a picture that was lost."""
    copy = work / f"{photo.sha256}.jpg"
    if not copy.exists():
        width = fallback_width(widths_for(photo.master_width))
        try:
            with open_variant(storage, str(photo.sha256), width, "jpg") as file:
                copy.write_bytes(file.read())
        except NotFound:  # one lost picture must not keep sixty products from being printed
            return None
    return str(copy.resolve())


def _ask(job: dict[str, Any], seconds: int) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "village.core.print_child"],
            input=json.dumps(job).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_CODE_ROOT,
            env={name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ},
            timeout=seconds,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise NotDrawn(_too_much()) from None
    return done.stdout


def _too_much() -> Any:
    return _l("Cetakan ini terlalu besar untuk dibuat sekaligus. Pilih lebih sedikit, lalu coba lagi.")
