"""A photographed sheet of paper as a page: large enough to read, small enough to send, with what is wrong with it.

Child side only: imported by the picture process.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

PAGE_QUALITY = 80
GLANCE_SIDE = 480
GLANCE_QUALITY = 70
SMALLEST_LONG_SIDE = 1000  # an A4 sheet at 85 dots to the inch: below that small print is lost
DARKEST_PAPER = 100  # of 255: the paper itself, not its letters
LEAST_EDGES = 40
MEASURED_SIDE = 1200


def write_page(picture: "Image", into: Path) -> dict[str, Any]:
    """Write ``page.jpg`` and ``glance.jpg``; gives the size of the page and its doubts."""
    picture.save(into / "page.jpg", "JPEG", quality=PAGE_QUALITY, optimize=True)
    glance = picture.copy()
    glance.thumbnail((GLANCE_SIDE, GLANCE_SIDE))
    glance.save(into / "glance.jpg", "JPEG", quality=GLANCE_QUALITY, optimize=True)
    return {"width": picture.width, "height": picture.height, "doubts": doubts_about(picture)}


def doubts_about(picture: "Image") -> list[str]:
    """What a reader will miss: ``small``, ``dark``, ``blurred``."""
    grey = picture.convert("L")
    grey.thumbnail((MEASURED_SIDE, MEASURED_SIDE))
    doubts = []
    if max(picture.size) < SMALLEST_LONG_SIDE:
        doubts.append("small")
    if _paper_brightness(grey) < DARKEST_PAPER:
        doubts.append("dark")
    if _edges(grey) < LEAST_EDGES:
        doubts.append("blurred")
    return doubts


def _paper_brightness(grey: "Image") -> int:
    """The brightness that a fifth of the picture passes: the paper takes at least that much of it."""
    left = grey.width * grey.height // 5
    for level, count in reversed(list(enumerate(grey.histogram()))):
        left -= count
        if left <= 0:
            return level
    return 0


def _edges(grey: "Image") -> float:
    """How hard the sharpest fiftieth of all edges is, from 0 to 127: letters in focus are above 60."""
    from PIL import ImageFilter

    edges = grey.filter(ImageFilter.Kernel((3, 3), [0, 1, 0, 1, -4, 1, 0, 1, 0], scale=1, offset=128))
    left = grey.width * grey.height // 50
    counts = edges.histogram()
    for strength in range(127, 0, -1):
        left -= counts[128 + strength] + counts[128 - strength]
        if left <= 0:
            return strength
    return 0
