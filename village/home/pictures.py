"""The picture of the village itself, and pictures that arrive with a form."""

from dataclasses import dataclass

from werkzeug.datastructures import FileStorage

from village.core.errors import DomainError
from village.core.files import storage
from village.core.images import Picture, receive_picture
from village.core.village import current_village


@dataclass(frozen=True)
class Cover:
    """What the picture macro reads."""

    sha256: str
    width: int
    height: int
    alt: str


def village_cover() -> Cover | None:
    """The photo of the village, if it has one."""
    village = current_village()
    if village is None or not village.cover_sha256:
        return None
    return Cover(village.cover_sha256, village.cover_width or 0, village.cover_height or 0, village.name)


def take_picture(file: FileStorage | None, field: str) -> Picture | None:
    """Keep the picture that came with a form, if one came; a refusal is placed on ``field``."""
    if file is None:
        return None
    try:
        return receive_picture(storage(), file.stream, filename=file.filename)
    except DomainError as error:
        error.field = field
        raise
