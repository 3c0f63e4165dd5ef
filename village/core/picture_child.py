"""Decodes and shrinks pictures in a process of its own, so that a hostile or huge file hurts nobody.

Run as ``python -m village.core.picture_child NICENESS``. Each line of standard input is a job in JSON (``source``,
``kind``, ``into``, ``box``), each line of standard output its answer: ``width``, ``height`` and ``widths`` of what was
written into the folder ``into``, or ``refused`` with a reason. A job of kind ``card`` draws the picture of a shared
link (``card_drawing``), one of kind ``poster`` an upright poster (``poster_drawing``). Pillow is imported here and in
the process that draws PDFs, and nowhere else in the site.
"""

import json
import math
import os
import resource
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from village.core.page_drawing import write_page
from village.core.picture_formats import (
    LONGEST_PROFILE_BYTES,
    MASTER_SIDE,
    PIXEL_LIMITS,
    Bare,
    Kind,
    bare_jpeg,
    bare_png,
    card_box,
    exif_orientation,
    widths_for,
)

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MEMORY_BYTES = 400_000_000
CPU_SECONDS = 10
LARGEST_OUTPUT_BYTES = 20_000_000
SMALLEST_SIDE = 32
STEEPEST_SHAPE = 6
# JPEG data may scan the whole picture again and again; photographs do so 1 to 12 times.
MOST_SCANNED_PIXELS = 800_000_000
# The decoder halves a JPEG as often as this leaves the long side; 1600 to 2000 px is enough for a master.
LEAST_MASTER_SIDE = 1600
MASTER_QUALITY = 88
FALLBACK_QUALITY = 72
QUALITIES = (72, 62, 54, 46, 39, 33, 28, 24, 20, 16, 12)
# A card picture may weigh 7.5 KB in the mean and a first visit 60 KB in all; large pictures stay presentable.
CARD_WIDTH, CARD_BYTES = 320, 7_300
SHEET_WIDTH, SHEET_BYTES = 640, 24_000
# Encoder effort: the thorough one saves about 7 % of the bytes for 2.5 times the work.
QUICK, THOROUGH = 2, 5
LAST_LARGE_RUNG = QUALITIES.index(24)


class Refused(Exception):
    """The picture is not taken; the argument is the reason's short name."""


def main() -> None:
    """Answer jobs until standard input ends."""
    limit_process(niceness=int(sys.argv[1]))
    for line in sys.stdin:
        used = math.ceil(sum(os.times()[:2]))
        resource.setrlimit(resource.RLIMIT_CPU, (used + CPU_SECONDS, resource.RLIM_INFINITY))
        print(json.dumps(answer(json.loads(line))), flush=True)


def limit_process(niceness: int) -> None:
    """Give way to the server, and let a bomb end here."""
    os.nice(niceness)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT_BYTES, LARGEST_OUTPUT_BYTES))
    if sys.platform == "linux":  # macOS refuses this limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def answer(job: dict[str, Any]) -> dict[str, Any]:
    """Do one job; whatever the file does, there is an answer."""
    try:
        if job["kind"] == "card":
            from village.core.card_drawing import draw_card

            return draw_card(job)
        if job["kind"] == "poster":
            from village.core.poster_drawing import draw_poster

            return draw_poster(job)
        picture = upright(Path(job["source"]), job["kind"])
        if job["box"]:
            picture = cropped(picture, job["box"])
        if job.get("as_page"):
            return write_page(picture, Path(job["into"]))
        return {"width": picture.width, "height": picture.height, "widths": write(picture, Path(job["into"]))}
    except Refused as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"refused": "heavy"}
    except Exception as error:  # a decoder may raise anything on hostile bytes
        return {"refused": "unreadable", "because": type(error).__name__}


def upright(source: Path, kind: Kind) -> "Image":
    """The picture as people should see it: turned, sRGB, on white, at most 2000 px, silent about its origin."""
    from PIL.Image import Resampling
    from PIL.JpegImagePlugin import JpegImageFile

    bare, image = _opened(source, kind)
    _refuse_by_shape(image.width, image.height, kind, bare.passes)
    if isinstance(image, JpegImageFile):
        shrink = max(1.0, max(image.size) / LEAST_MASTER_SIDE)
        image.draft(None, (round(image.width / shrink), round(image.height / shrink)))
    image.load()
    bare.stream.close()
    whole = _simple_mode(image)
    scale = min(1.0, MASTER_SIDE / max(whole.size))
    size = (max(1, round(whole.width * scale)), max(1, round(whole.height * scale)))
    if scale < 1:
        whole = whole.resize(size, Resampling.LANCZOS, reducing_gap=2.0)
    turned = _turned(_on_white(whole, bare.profile), bare.orientation)
    turned.info = {}
    return turned


def _opened(source: Path, kind: Kind) -> tuple[Bare, "Image | ImageFile"]:
    # Each kind by its own class and never Image.open, so that no other decoder can be reached.
    from PIL import Image
    from PIL.JpegImagePlugin import JpegImageFile
    from PIL.PngImagePlugin import PngImageFile
    from PIL.WebPImagePlugin import WebPImageFile

    content = source.read_bytes()
    if kind == "heic":
        return _opened_heic(content)
    if kind == "jpeg":
        bare = bare_jpeg(content)
        return bare, JpegImageFile(bare.stream)
    if kind == "png":
        bare = bare_png(content)
        return bare, PngImageFile(bare.stream)
    # Pillow allows twice this number before it reserves memory for a WebP picture.
    Image.MAX_IMAGE_PIXELS = PIXEL_LIMITS["webp"] // 2
    try:
        image = WebPImageFile(BytesIO(content))
    except Image.DecompressionBombError:
        raise Refused("pixels") from None
    finally:
        Image.MAX_IMAGE_PIXELS = None
    orientation = exif_orientation(image.info.get("exif", b"").removeprefix(b"Exif\0\0"))
    return Bare(BytesIO(), orientation, image.info.get("icc_profile", b"")), image


def _opened_heic(content: bytes) -> tuple[Bare, "Image"]:
    """The first picture of a HEIC file, turned as the file itself says; its Exif note of the turn is not for us."""
    try:
        from pillow_heif import open_heif, options
    except ImportError:  # the one decoder that a host may lack
        raise Refused("no_heic") from None
    options.DECODE_THREADS = 1  # each thread takes memory of its own
    options.THUMBNAILS = options.DEPTH_IMAGES = options.AUX_IMAGES = False
    file = open_heif(content, convert_hdr_to_8bit=True)
    width, height = file.size
    _refuse_by_shape(width, height, "heic", 1)
    return Bare(BytesIO(), 1, file.info.get("icc_profile") or b""), file.to_pillow()


def _refuse_by_shape(width: int, height: int, kind: Kind, passes: int) -> None:
    if width * height > PIXEL_LIMITS[kind]:
        raise Refused("pixels")
    if max(width, height) > STEEPEST_SHAPE * min(width, height):
        raise Refused("narrow")
    if min(width, height) < SMALLEST_SIDE:
        raise Refused("small")
    if passes > 1 and passes * width * height > MOST_SCANNED_PIXELS:
        raise Refused("heavy")


def _simple_mode(image: "Image") -> "Image":
    """One of L, RGB, RGBA and CMYK."""
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        return image.convert("RGBA") if image.mode != "RGBA" and "transparency" in image.info else image
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.point(lambda level: level / 256).convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _on_white(image: "Image", profile: bytes) -> "Image":
    from PIL import Image

    if image.mode == "RGBA":
        paper = Image.new("RGB", image.size, "white")
        paper.paste(image, mask=image.getchannel("A"))
        image = paper
    if profile and len(profile) < LONGEST_PROFILE_BYTES:
        image = _in_srgb(image, profile)
    return image if image.mode == "RGB" else image.convert("RGB")


def _in_srgb(image: "Image", profile: bytes) -> "Image":
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile for other colours; the picture is still a picture
        return image
    return changed or image


def _turned(image: "Image", orientation: int) -> "Image":
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


def cropped(image: "Image", box: Any) -> "Image":
    """The part inside ``box``: fractions x, y, width, height, or the word ``card`` for the centred card."""
    x, y, w, h = card_box(image.width, image.height) if box == "card" else box
    left, top = round(x * image.width), round(y * image.height)
    right, bottom = min(image.width, round((x + w) * image.width)), min(image.height, round((y + h) * image.height))
    _refuse_by_shape(right - left, bottom - top, "jpeg", 1)
    return image.crop((left, top, right, bottom))


def write(image: "Image", into: Path) -> list[int]:
    """Write the master and every variant, and give the widths. The same picture always gives the same bytes."""
    from PIL.Image import Resampling

    image.save(into / "master.jpg", "JPEG", quality=MASTER_QUALITY, subsampling="4:2:0")
    widths = widths_for(image.width)
    sizes: dict[int, Image] = {}
    for width in reversed(widths):
        height = max(1, round(image.height * width / image.width))
        larger = sizes[min(sizes)] if sizes else image
        sizes[width] = larger.resize((width, height), Resampling.HAMMING)
    fallback = max(width for width in widths if width <= SHEET_WIDTH)
    options: dict[str, Any] = {"quality": FALLBACK_QUALITY, "progressive": True, "optimize": True}
    sizes[fallback].save(into / f"{fallback}.jpg", "JPEG", **options)
    for width, encoded in _encoded(sizes).items():
        (into / f"{width}.webp").write_bytes(encoded)
    return widths


def _encoded(sizes: "dict[int, Image]") -> dict[int, bytes]:
    """WebP of every size at qualities that keep the byte budgets; those above the sheet's are encoded only once."""
    card = max(width for width in sizes if width <= CARD_WIDTH)
    rung, best = _largest_within(sizes[card], CARD_BYTES)
    done = {width: best if width == card else _webp(sizes[width], rung) for width in sizes if width <= CARD_WIDTH}
    rung = min(rung, LAST_LARGE_RUNG)
    for width in sorted(set(sizes) - set(done)):
        done[width] = _webp(sizes[width], rung)
        while width <= SHEET_WIDTH and len(done[width]) > SHEET_BYTES and rung < LAST_LARGE_RUNG:
            rung += 1
            done[width] = _webp(sizes[width], rung)
    return done


def _largest_within(image: "Image", budget: int) -> tuple[int, bytes]:
    """The best quality whose WebP fits the budget in bytes, by halving; the last one when none does."""
    low, high = 0, len(QUALITIES) - 1
    while low < high:
        middle = (low + high) // 2
        if len(_webp(image, middle, QUICK)) <= budget:
            high = middle
        else:
            low = middle + 1
    return low, _webp(image, low)


def _webp(image: "Image", rung: int, method: int | None = None) -> bytes:
    stream = BytesIO()
    if method is None:
        method = QUICK if image.width > SHEET_WIDTH else THOROUGH
    image.save(stream, "WEBP", quality=QUALITIES[rung], method=method)
    return stream.getvalue()


if __name__ == "__main__":
    main()
