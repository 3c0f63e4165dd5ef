"""Making the archive as long work: asked for on a page, done by a child process, kept for seven days."""

import os
from datetime import timedelta

from village.core.long_work import Kind, Made, Progress, new_place
from village.core.village import current_village
from village.leaving.making import write_everything
from village.leaving.services import KIND
from village.registry.interface import slug_of, today

KEPT_FOR = timedelta(days=7)


def _make(progress: Progress) -> Made:
    place = new_place()
    try:
        found = write_everything(place, progress.stage, progress.step)
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    descriptor = os.open(place, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    return Made(place, file_name(), found.__dict__)


def file_name() -> str:
    """``data-kampung-uji-2026-11-21.zip``."""
    village = current_village()
    return f"data-{slug_of(village.name if village else '', (), 'kampung')}-{today().isoformat()}.zip"


def long_work() -> list[Kind]:
    """The one kind of long work of this feature."""
    return [Kind(KIND, _make, KEPT_FOR)]
