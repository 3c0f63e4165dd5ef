"""The picture of the village itself."""

from dataclasses import dataclass

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
