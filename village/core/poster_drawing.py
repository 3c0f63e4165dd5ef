"""Draws a poster as a picture for phones: 1080 x 1350, upright, in the village's colours and cloth, with its QR code.

Runs only inside the picture process (``picture_child``), where Pillow may be imported.
"""

from pathlib import Path
from typing import Any

from village.core.card_drawing import LARGEST_PHOTO_PIXELS, QUALITY, cloth, fitted

WIDTH, HEIGHT = 1080, 1350
EDGE, BAND, PHOTO_TOP, PHOTO_HEIGHT = 64, 40, 40, 560
CODE_SIDE = 300


def draw_poster(job: dict[str, Any]) -> dict[str, Any]:
    """Write ``card.jpg`` into the folder of the job; answers its size in pixels."""
    from PIL import Image, ImageDraw

    colours, fonts = job["colours"], Path(job["fonts"])
    poster = Image.new("RGB", (WIDTH, HEIGHT), colours["card_paper"])
    poster.paste(_photo(job), (0, PHOTO_TOP))
    band = cloth(job["tile"], colours, WIDTH, BAND, BAND / 16)
    poster.paste(band, (0, 0))
    poster.paste(band, (0, HEIGHT - BAND))
    pen = ImageDraw.Draw(poster)
    inner, beside_code = WIDTH - 2 * EDGE, WIDTH - 3 * EDGE - CODE_SIDE
    top = PHOTO_TOP + PHOTO_HEIGHT + 34
    for text, height, size, is_bold, colour, width, space in (
        (job["village"], 50, 36, False, "soft", inner, 10),
        (job["title"], 232, 88, True, "brand", inner, 26),
        (job["detail"], 150, 52, True, "ink", beside_code, 16),
        (job["maker"], 100, 42, False, "ink", beside_code, 14),
        (job["short"], 50, 34, True, "brand", beside_code, 0),
    ):
        font, rows = fitted(text, fonts, is_bold, size, width, height)
        for row in rows:
            pen.text((EDGE, top), row, font=font, fill=colours[colour])
            top += round(font.size * 1.2)
        top += space
    _code(pen, job)
    poster.save(Path(job["into"]) / "card.jpg", "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return {"width": WIDTH, "height": HEIGHT, "widths": []}


def _photo(job: dict[str, Any]) -> Any:
    from PIL import Image, ImageOps

    if not job["source"]:
        return cloth(job["tile"], job["colours"], WIDTH, PHOTO_HEIGHT, 8)
    Image.MAX_IMAGE_PIXELS = LARGEST_PHOTO_PIXELS
    with Image.open(job["source"], formats=("JPEG",)) as photo:
        photo.draft("RGB", (WIDTH, PHOTO_HEIGHT))
        return ImageOps.fit(photo.convert("RGB"), (WIDTH, PHOTO_HEIGHT))


def _code(pen: Any, job: dict[str, Any]) -> None:
    """The QR code in the lower right corner, its quiet zone included."""
    left, top = WIDTH - EDGE - CODE_SIDE, HEIGHT - BAND - 34 - CODE_SIDE
    pen.rectangle((left, top, left + CODE_SIDE, top + CODE_SIDE), fill="#ffffff")
    side = CODE_SIDE // (job["modules"] + 8)
    start = (CODE_SIDE - side * job["modules"]) // 2
    for column, row, length in job["runs"]:
        x, y = left + start + column * side, top + start + row * side
        pen.rectangle((x, y, x + length * side - 1, y + side - 1), fill="#000000")
