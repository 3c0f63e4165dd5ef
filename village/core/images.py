"""Photos as people send them become pictures as pages show them. Nothing is decoded in this process.

A picture is a master (JPEG, at most 2000 px, a blob of the storage) and a set of variants made from it: WebP at 160,
320, 640 and 1280 px as far as the photo goes, and one JPEG of at most 640 px for old phones and shared links. The
original upload is not kept.
"""

import json
import logging
import math
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, Literal

from flask_babel import lazy_gettext as _l
from sqlalchemy import ColumnElement, and_

from village.core.errors import DomainError, TooLarge, WrongType
from village.core.picture_formats import CARD_SHAPE, Box, Kind, card_box, recognise
from village.core.picture_process import SHELF, Job, PictureProcess, picture_processes
from village.core.storage import MEBIBYTE, Received, Storage

__all__ = [
    "ACCEPTED_TYPES",
    "CARD_SHAPE",
    "PHOTO_LIMIT_BYTES",
    "PICTURE_NAME",
    "VARIANT_TYPES",
    "Picture",
    "PictureRefused",
    "card_box",
    "crop_picture",
    "draw_share_card",
    "fallback_width",
    "make_picture",
    "make_pictures",
    "named",
    "open_variant",
    "picture_name",
    "receive_picture",
]

PHOTO_LIMIT_BYTES = 15 * MEBIBYTE
# For <input accept>: with exactly these, an iPhone turns HEIC into JPEG by itself while uploading.
ACCEPTED_TYPES = "image/jpeg,image/png,image/webp"
VARIANT_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
FALLBACK_WIDTH = 640
# 80 of the 256 bits: no two pictures of a village share them, and a card of the gallery writes them three times.
NAME_LETTERS = 20
# The whole hash too: addresses of that form were shared.
PICTURE_NAME = r"[0-9a-f]{20}|[0-9a-f]{64}"
_log = logging.getLogger(__name__)

_ADVICE = {
    "gif": _l("Gambar GIF tidak diterima. Kirim fotonya sebagai JPEG, PNG, atau WebP."),
    "other": _l("Ini bukan foto. Kirim foto berformat JPEG, PNG, WebP, atau HEIC."),
}
REASONS = {
    "pixels": _l(
        "Foto ini terlalu besar. Paling besar 50 megapiksel untuk JPEG, 24 untuk HEIC, 16 untuk PNG dan WebP. "
        "Kirim foto itu lewat WhatsApp, lalu unggah hasilnya."
    ),
    "no_heic": _l(
        "Foto HEIC dari iPhone belum bisa dibaca di sini. Di iPhone buka Pengaturan > Kamera > Format dan pilih "
        "Paling Kompatibel lalu potret lagi, atau kirim foto itu lewat WhatsApp dan unggah hasilnya."
    ),
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
            return _make(storage, Job(received.path, kind_of(received.path)))
    finally:
        storage.discard(received)


def make_pictures(
    storage: Storage, paths: Sequence[Path], *, on_each: Callable[[Picture], None] | None = None
) -> list[Picture]:
    """Keep many pictures of ours from local files, in order and on both cores; ``on_each`` may show progress.

    The files stay. Raises like ``make_picture``, at the first that is refused.
    """
    jobs = [Job(Path(path), kind_of(Path(path))) for path in paths]
    pictures = []
    with picture_processes(storage, min(2, os.cpu_count() or 1), niceness=0) as children:
        for picture in _pictures(storage, children, jobs):
            pictures.append(picture)
            if on_each:
                on_each(picture)
    return pictures


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
        return _make(storage, Job(path, kind_of(path), box))


def open_variant(storage: Storage, sha256: str, width: int, fmt: str) -> BinaryIO:
    """The bytes of one variant: ``fmt`` is ``webp`` at any of its widths, or ``jpg`` at its fallback width.

    Raises NotFound, for anything that is not the exact name of a variant too.
    """
    return storage.open_from_set(SHELF, sha256, f"{int(width)}.{fmt}")


def draw_share_card(storage: Storage, shelf: str, digest: str, told: dict[str, Any], photo_sha256: str | None) -> None:
    """Draw the card that ``told`` describes (see ``card_drawing``) and keep it on ``shelf`` under ``digest``.

    ``photo_sha256`` is a kept picture. Raises PictureRefused, NotFound, StorageFull, StorageBusy.
    """
    photo = storage.local_path(photo_sha256) if photo_sha256 else nullcontext(None)
    with picture_processes(storage, 1, niceness=10) as [child], storage.workspace() as work, photo as source:
        job = {"kind": "card", **told, "source": str(source.resolve()) if source else None, "into": str(work.resolve())}
        child.ask(json.dumps(job).encode() + b"\n")
        answer = child.answer()
        if "refused" in answer:
            _log.info("card refused: %s (%s)", answer["refused"], answer.get("because", "rule"))
            raise PictureRefused(REASONS[answer["refused"]])
        storage.keep_set(work, shelf, digest)


def picture_name(sha256: str) -> str:
    """The name of a picture in its addresses: the first letters of its hash."""
    return sha256[:NAME_LETTERS]


def named(column: Any, name: str) -> ColumnElement[bool]:
    """The condition that a column of hashes holds the picture of this name; addresses with a whole hash work too."""
    # A range, so that an index of the column is used; "g" sorts after every letter of a hash.
    return and_(column >= name, column < name + "g")


def fallback_width(widths: Sequence[int]) -> int:
    """The width at which a picture is kept as JPEG as well."""
    return max(width for width in widths if width <= FALLBACK_WIDTH)


def _make(storage: Storage, job: Job) -> Picture:
    with picture_processes(storage, 1, niceness=10) as children:
        [picture] = _pictures(storage, children, [job])
    return picture


def _pictures(storage: Storage, children: list[PictureProcess], jobs: list[Job]) -> Iterator[Picture]:
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
                raise PictureRefused(REASONS[answer["refused"]])
            yield _keep(storage, work / str(number), answer)


def _keep(storage: Storage, folder: Path, answer: dict[str, Any]) -> Picture:
    """Variants first, then the master: whoever has the master's name finds every variant."""
    size = sum(file.stat().st_size for file in folder.iterdir())
    master = folder / "master.jpg"
    with master.open("rb") as stream:
        received = storage.receive(stream, PHOTO_LIMIT_BYTES)
    try:
        master.unlink()
        storage.keep_set(folder, SHELF, received.sha256)
        sha256 = storage.keep(received)
    finally:
        storage.discard(received)
    return Picture(sha256, answer["width"], answer["height"], tuple(answer["widths"]), size)


def kind_of(path: Path) -> Kind:
    with path.open("rb") as file:
        kind = recognise(file.read(32))
    if kind == "gif" or kind == "other":
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
