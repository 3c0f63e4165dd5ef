"""Draws the picture that stands beside a shared link: 1200 x 630, in the village's colours and cloth.

Runs only inside the picture process (``picture_child``), where Pillow may be imported.
"""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from village.core.svg_paths import polygons

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, HEIGHT = 1200, 630
PHOTO_WIDTH, EDGE, BAND = 520, 48, 36
SMOOTH = 4
QUALITY = 82
LARGEST_PHOTO_PIXELS = 4_100_000  # a master has at most 2000 px on its long side
# What the font has shapes for: Latin, Greek, Cyrillic, punctuation, money and letter-like signs.
KNOWN = ((0x20, 0x530), (0x1E00, 0x2070), (0x20A0, 0x2150))


def draw_card(job: dict[str, Any]) -> dict[str, Any]:
    """Write ``card.jpg`` into the folder of the job; answers its size in pixels."""
    from PIL import Image, ImageDraw

    colours, fonts = job["colours"], Path(job["fonts"])
    card = Image.new("RGB", (WIDTH, HEIGHT), colours["card_paper"])
    card.paste(_photo(job), (0, 0))
    band = cloth(job["tile"], colours, WIDTH - PHOTO_WIDTH, BAND, BAND / 16)
    card.paste(band, (PHOTO_WIDTH, 0))
    card.paste(band, (PHOTO_WIDTH, HEIGHT - BAND))
    pen = ImageDraw.Draw(card)
    left, width = PHOTO_WIDTH + EDGE, WIDTH - PHOTO_WIDTH - 2 * EDGE
    top = 66
    for text, height, size, is_bold, colour, space in (
        (job["village"], 44, 30, False, "soft", 18),
        (job["title"], 250, 72, True, "brand", 22),
        (job["detail"], 70, 46, True, "ink", 14),
        (job["maker"], 88, 34, False, "soft", 0),
    ):
        font, rows = fitted(text, fonts, is_bold, size, width, height)
        for row in rows:
            pen.text((left, top), row, font=font, fill=colours[colour])
            top += round(font.size * 1.18)
        top += space
    card.save(Path(job["into"]) / "card.jpg", "JPEG", quality=QUALITY, progressive=True, optimize=True)
    return {"width": WIDTH, "height": HEIGHT, "widths": []}


def _photo(job: dict[str, Any]) -> "Image":
    from PIL import Image, ImageOps

    if not job["source"]:
        return cloth(job["tile"], job["colours"], PHOTO_WIDTH, HEIGHT, 6.5)
    Image.MAX_IMAGE_PIXELS = LARGEST_PHOTO_PIXELS
    with Image.open(job["source"], formats=("JPEG",)) as photo:
        photo.draft("RGB", (PHOTO_WIDTH, HEIGHT))
        return ImageOps.fit(photo.convert("RGB"), (PHOTO_WIDTH, HEIGHT))


def cloth(tile: dict[str, Any], colours: dict[str, str], width: int, height: int, scale: float) -> "Image":
    """The motif, ``scale`` pixels for one unit of its tile, turned as it should be, cut to this size."""
    from PIL import Image, ImageDraw

    turn = tile["turn"]
    reach = math.ceil(math.hypot(width, height)) if turn else max(width, height)
    one = Image.new(
        "RGB", (round(tile["width"] * scale) * SMOOTH, round(tile["height"] * scale) * SMOOTH), colours["foot"]
    )
    pen, across, down = ImageDraw.Draw(one), one.width / tile["width"], one.height / tile["height"]
    for part, colour in (("line", "on_foot"), ("ground", "foot"), ("accent", "accent")):
        for shape in polygons(tile[part]):
            pen.polygon([(x * across, y * down) for x, y in shape], fill=colours[colour])
    one = one.resize((one.width // SMOOTH, one.height // SMOOTH), Image.Resampling.LANCZOS)
    whole = Image.new("RGB", (reach, reach))
    for x in range(0, reach, one.width):
        for y in range(0, reach, one.height):
            whole.paste(one, (x, y))
    if turn:
        whole = whole.rotate(-turn, Image.Resampling.BICUBIC, expand=True)
    left, top = (whole.width - width) // 2, (whole.height - height) // 2
    return whole.crop((left, top, left + width, top + height))


def fitted(text: str, fonts: Path, is_bold: bool, size: int, width: int, height: int) -> tuple[Any, list[str]]:
    """The font in the largest size, up to ``size``, in which the whole text fits the box, and its rows."""
    from PIL import ImageFont

    plain = "".join(sign for sign in text if any(low <= ord(sign) < high for low, high in KNOWN)).strip()
    name = "Lato-Bold.ttf" if is_bold else "Lato-Regular.ttf"
    for may_break in (False, True):
        smallest = 8 if may_break else max(8, round(size * 0.6))
        for points in range(size, smallest - 1, -2):
            font = ImageFont.truetype(str(fonts / name), points, layout_engine=ImageFont.Layout.BASIC)
            rows = _rows(plain, font, width, may_break)
            if rows is not None and len(rows) * points * 1.18 <= height:
                return font, rows
    return font, (rows or [])[: max(1, int(height / (font.size * 1.18)))]


def _rows(text: str, font: Any, width: int, may_break: bool) -> list[str] | None:
    rows, row = list[str](), ""
    for word in text.split():
        longer = f"{row} {word}" if row else word
        if font.getlength(longer) <= width:
            row = longer
            continue
        if row:
            rows.append(row)
        while font.getlength(word) > width:
            if not may_break:
                return None
            most = next(n for n in range(len(word) - 1, 0, -1) if n == 1 or font.getlength(word[:n]) <= width)
            rows.append(word[:most])
            word = word[most:]
        row = word
    return [*rows, row] if row else rows
