"""Photos as people send them become pictures as pages show them. Nothing is decoded in this process.

A picture is a master (JPEG, at most 2000 px, a blob of the storage) and a set of variants made from it: WebP at 160,
320, 640 and 1280 px as far as the photo goes, and one JPEG of at most 640 px for old phones and shared links. The
original upload is not kept.
"""

import json
import logging
import math
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal

from flask_babel import lazy_gettext as _l

from village.core.errors import DomainError, TooLarge, WrongType
from village.core.picture_formats import CARD_SHAPE, Box, Kind, card_box, recognise
from village.core.storage import MEBIBYTE, Received, Storage

__all__ = [
    "ACCEPTED_TYPES",
    "CARD_SHAPE",
    "PHOTO_LIMIT_BYTES",
    "VARIANT_TYPES",
    "PhotoPage",
    "Picture",
    "PictureRefused",
    "card_box",
    "crop_picture",
    "draw_share_card",
    "fallback_width",
    "make_pages",
    "make_picture",
    "make_pictures",
    "open_variant",
    "receive_picture",
]

PHOTO_LIMIT_BYTES = 15 * MEBIBYTE
# For <input accept>: with exactly these, an iPhone turns HEIC into JPEG by itself while uploading.
ACCEPTED_TYPES = "image/jpeg,image/png,image/webp"
VARIANT_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
FALLBACK_WIDTH = 640
WAIT_SECONDS = 15
WALL_SECONDS = 20
_SHELF = "pictures"
_CODE_ROOT = Path(__file__).resolve().parents[2]
_log = logging.getLogger(__name__)

_ADVICE = {
    "heic": _l(
        "Foto HEIC dari iPhone belum bisa dibaca. Di iPhone buka Pengaturan > Kamera > Format dan pilih "
        "Paling Kompatibel lalu potret lagi, atau kirim foto itu lewat WhatsApp dan unggah hasilnya."
    ),
    "gif": _l("Gambar GIF tidak diterima. Kirim fotonya sebagai JPEG, PNG, atau WebP."),
    "other": _l("Ini bukan foto. Kirim foto berformat JPEG, PNG, atau WebP."),
}
_REASONS = {
    "pixels": _l("Foto ini terlalu besar. Paling besar 50 megapiksel untuk JPEG, 16 megapiksel untuk PNG dan WebP."),
    "narrow": _l("Foto ini terlalu panjang dan sempit. Sisi panjangnya paling banyak enam kali sisi pendeknya."),
    "small": _l("Foto ini terlalu kecil. Sisi pendeknya paling sedikit 32 piksel."),
    "heavy": _l("Foto ini terlalu berat untuk diolah. Perkecil dulu, misalnya dengan mengirimnya lewat WhatsApp."),
    "unreadable": _l("Foto ini rusak atau tidak terkirim utuh. Coba pilih foto itu lagi dan unggah sekali lagi."),
}


class PictureRefused(DomainError):
    """The photo is damaged, too large to decode, or has an impossible shape."""


@dataclass(frozen=True)
class Picture:
    """A kept picture: SHA-256 of its master, size of the master in pixels, widths of its variants, bytes in all."""

    sha256: str
    width: int
    height: int
    widths: tuple[int, ...]
    bytes: int


@dataclass(frozen=True)
class PhotoPage:
    """A kept photograph of paper: content hashes of the JPEG and of a small one, pixels, and what is wrong with it."""

    sha256: str
    glance_sha256: str
    width: int
    height: int
    doubts: tuple[str, ...] = ()


def receive_picture(
    storage: Storage, stream: IO[bytes], *, filename: str | None = None, declared_bytes: int | None = None
) -> Picture:
    """Take one uploaded photo from its stream. Raises what ``Storage.receive`` and ``make_picture`` raise."""
    with _named(filename):
        received = storage.receive(stream, PHOTO_LIMIT_BYTES, declared_bytes=declared_bytes)
    return make_picture(storage, received, filename=filename)


def make_picture(storage: Storage, received: Received, *, filename: str | None = None) -> Picture:
    """Turn a received photo into a kept picture; the upload itself is thrown away, whatever comes.

    Only the content decides the kind; ``filename`` merely names the photo in a refusal. Raises WrongType, TooLarge,
    PictureRefused, StorageFull, StorageBusy.
    """
    try:
        with _named(filename):
            if received.size > PHOTO_LIMIT_BYTES:
                raise TooLarge(
                    _l(
                        "Foto ini lebih besar dari %(limit)s MB. Perkecil dulu, lalu unggah lagi.",
                        limit=PHOTO_LIMIT_BYTES // MEBIBYTE,
                    )
                )
            return _make(storage, _Job(received.path, _kind(received.path)))
    finally:
        storage.discard(received)


def make_pictures(
    storage: Storage, paths: Sequence[Path], *, on_each: Callable[[Picture], None] | None = None
) -> list[Picture]:
    """Keep many pictures of ours from local files, in order and on both cores; ``on_each`` may show progress.

    The files stay. Raises like ``make_picture``, at the first that is refused.
    """
    jobs = [_Job(Path(path), _kind(Path(path))) for path in paths]
    pictures = []
    with _children(storage, min(2, os.cpu_count() or 1), niceness=0) as children:
        for picture in _pictures(storage, children, jobs):
            pictures.append(picture)
            if on_each:
                on_each(picture)
    return pictures


def make_pages(storage: Storage, paths: Sequence[Path]) -> list[PhotoPage]:
    """Turn photographs of paper into pages, upright and silent about their origin, in order. The files stay.

    Raises like ``make_picture``, at the first that is refused.
    """
    jobs = [_Job(path, _kind(path), as_page=True) for path in paths]
    pages = []
    with _children(storage, 1, niceness=5) as [child], storage.workspace() as work:
        for number, job in enumerate(jobs):
            folder = work / str(number)
            folder.mkdir()
            child.ask(job.line(folder))
            answer = child.answer()
            if "refused" in answer:
                _log.info("page refused: %s (%s)", answer["refused"], answer.get("because", "rule"))
                raise PictureRefused(_REASONS[answer["refused"]])
            pages.append(
                PhotoPage(
                    _keep_file(storage, folder / "page.jpg"),
                    _keep_file(storage, folder / "glance.jpg"),
                    answer["width"],
                    answer["height"],
                    tuple(answer["doubts"]),
                )
            )
    return pages


def _keep_file(storage: Storage, path: Path) -> str:
    with path.open("rb") as stream:
        received = storage.receive(stream, PHOTO_LIMIT_BYTES)
    try:
        return storage.keep(received)
    finally:
        storage.discard(received)


def crop_picture(storage: Storage, sha256: str, box: Box | Literal["card"] = "card") -> Picture:
    """A new picture from part of a kept one: fractions x, y, width, height from 0 to 1, else the centred 4:5 card.

    The uncropped picture stays. Raises NotFound, and PictureRefused when the box is not inside the picture.
    """
    if box != "card":
        x, y, w, h = box
        inside = all(math.isfinite(each) and 0 <= each <= 1 for each in box) and w > 0 and h > 0
        if not inside or x + w > 1.001 or y + h > 1.001:
            raise PictureRefused(_l("Bagian itu berada di luar fotonya. Pilih bagian lain."))
    with storage.local_path(sha256) as path:
        return _make(storage, _Job(path, _kind(path), box))


def open_variant(storage: Storage, sha256: str, width: int, fmt: str) -> BinaryIO:
    """The bytes of one variant: ``fmt`` is ``webp`` at any of its widths, or ``jpg`` at its fallback width.

    Raises NotFound, for anything that is not the exact name of a variant too.
    """
    return storage.open_from_set(_SHELF, sha256, f"{int(width)}.{fmt}")


def draw_share_card(
    storage: Storage, shelf: str, digest: str, told: dict[str, Any], photo_sha256: str | None
) -> None:
    """Draw the card that ``told`` describes (see ``card_drawing``) and keep it on ``shelf`` under ``digest``.

    ``photo_sha256`` is a kept picture. Raises PictureRefused, NotFound, StorageFull, StorageBusy.
    """
    photo = storage.local_path(photo_sha256) if photo_sha256 else nullcontext(None)
    with _children(storage, 1, niceness=10) as [child], storage.workspace() as work, photo as source:
        job = {**told, "kind": "card", "source": str(source.resolve()) if source else None, "into": str(work.resolve())}
        child.ask(json.dumps(job).encode() + b"\n")
        answer = child.answer()
        if "refused" in answer:
            _log.info("card refused: %s (%s)", answer["refused"], answer.get("because", "rule"))
            raise PictureRefused(_REASONS[answer["refused"]])
        storage.keep_set(work, shelf, digest)


def fallback_width(widths: Sequence[int]) -> int:
    """The width at which a picture is kept as JPEG as well."""
    return max(width for width in widths if width <= FALLBACK_WIDTH)


@dataclass(frozen=True)
class _Job:
    source: Path
    kind: Kind
    box: Box | Literal["card"] | None = None
    as_page: bool = False

    def line(self, into: Path) -> bytes:
        paths = {"source": str(self.source.resolve()), "into": str(into.resolve())}
        job = {**paths, "kind": self.kind, "box": self.box, "as_page": self.as_page}
        return json.dumps(job).encode() + b"\n"


class _Child:
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
def _children(storage: Storage, count: int, niceness: int) -> Iterator[list[_Child]]:
    """Picture processes for one upload or one batch; the next one on this machine waits."""
    with storage.one_at_a_time(_SHELF, WAIT_SECONDS), ExitStack() as stack:
        children = []
        for _ in range(count):
            children.append(_Child(niceness))
            stack.callback(children[-1].close)
        yield children


def _make(storage: Storage, job: _Job) -> Picture:
    with _children(storage, 1, niceness=10) as children:
        [picture] = _pictures(storage, children, [job])
    return picture


def _pictures(storage: Storage, children: list[_Child], jobs: list[_Job]) -> Iterator[Picture]:
    """Each job's picture, in order. Every child has one job waiting, so that it draws while files are made durable."""
    with storage.workspace() as work:
        asked = 0
        for number in range(len(jobs)):
            while asked < min(number + 1 + len(children), len(jobs)):
                (work / str(asked)).mkdir()
                children[asked % len(children)].ask(jobs[asked].line(work / str(asked)))
                asked += 1
            answer = children[number % len(children)].answer()
            if "refused" in answer:
                _log.info("picture refused: %s (%s)", answer["refused"], answer.get("because", "rule"))
                raise PictureRefused(_REASONS[answer["refused"]])
            yield _keep(storage, work / str(number), answer)


def _keep(storage: Storage, folder: Path, answer: dict[str, Any]) -> Picture:
    """Variants first, then the master: whoever has the master's name finds every variant."""
    size = sum(file.stat().st_size for file in folder.iterdir())
    master = folder / "master.jpg"
    with master.open("rb") as stream:
        received = storage.receive(stream, PHOTO_LIMIT_BYTES)
    try:
        master.unlink()
        storage.keep_set(folder, _SHELF, received.sha256)
        sha256 = storage.keep(received)
    finally:
        storage.discard(received)
    return Picture(sha256, answer["width"], answer["height"], tuple(answer["widths"]), size)


def _kind(path: Path) -> Kind:
    with path.open("rb") as file:
        kind = recognise(file.read(32))
    if kind == "heic" or kind == "gif" or kind == "other":
        raise WrongType(_ADVICE[kind])
    return kind


@contextmanager
def _named(filename: str | None) -> Iterator[None]:
    """Put the photo's name before a refusal, so that one of eight can be told from the others."""
    try:
        yield
    except DomainError as error:
        name = "".join(sign for sign in (filename or "") if sign.isprintable())[:60].strip()
        if name:
            error.message = _l("%(name)s: %(reason)s", name=name, reason=error.message)
        raise
