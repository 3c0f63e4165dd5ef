"""Photographs of paper become pages: upright, readable, silent about where they were taken. The site's side of it."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from village.core.images import PHOTO_LIMIT_BYTES, REASONS, PictureRefused, kind_of
from village.core.picture_process import Job, picture_processes
from village.core.storage import Storage

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class PhotoPage:
    """A kept photograph of paper: content hashes of the JPEG and of a small one, pixels, and what is wrong with it."""

    sha256: str
    glance_sha256: str
    width: int
    height: int
    doubts: tuple[str, ...] = ()


def make_pages(storage: Storage, paths: Sequence[Path]) -> list[PhotoPage]:
    """Turn photographs of paper into pages, upright and silent about their origin, in order. The files stay.

    Raises like ``make_picture``, at the first that is refused.
    """
    jobs = [Job(path, kind_of(path), as_page=True) for path in paths]
    pages = []
    with picture_processes(storage, 1, niceness=5) as [child], storage.workspace() as work:
        for number, job in enumerate(jobs):
            folder = work / str(number)
            folder.mkdir()
            child.ask(job.line(folder))
            answer = child.answer()
            if "refused" in answer:
                _log.info("page refused: %s (%s)", answer["refused"], answer.get("because", "rule"))
                raise PictureRefused(REASONS[answer["refused"]])
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
