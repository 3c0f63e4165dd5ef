"""Places every text so that it fits, and draws pages as a PDF, in a process of its own with limits.

Run as ``python -m village.core.print_child``. Standard input is one drawing in JSON (see ``printing``); where it names
a file ``into``, the PDF is written there, else the placed pages come as JSON on standard output. reportlab is imported
only in this process. Millimetres from the top left; sizes of letters in points.
"""

import json
import math
import os
import resource
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

from village.core.print_letters import BOLD, POINT_MM, REGULAR, Letters
from village.core.svg_paths import polygons

MEMORY_BYTES = 500_000_000
LARGEST_OUTPUT_BYTES = 40_000_000
PHOTO_DOTS_PER_MM = 7  # about 180 dpi
PHOTO_QUALITIES = (76, 64, 52, 40, 28)
# A photo is never heavier than this for its size on paper: sixty in a catalogue stay under 3 MB.
PHOTO_BYTES_PER_DOT = 0.28


def main() -> None:
    """Do the one job of this process."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT_BYTES, LARGEST_OUTPUT_BYTES))
    if sys.platform == "linux":  # macOS refuses this limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    job = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_CPU, (job["seconds"], job["seconds"]))
    letters = Letters(Path(job["fonts"]))
    for page in job["pages"]:
        page["marks"] = [placed for mark in page["marks"] for placed in letters.placed(mark)]
    if job["into"]:
        draw(job)
    else:
        json.dump(job["pages"], sys.stdout)


def draw(job: dict[str, Any]) -> None:
    """Write the PDF of placed pages."""
    from reportlab.pdfgen.canvas import Canvas

    first = job["pages"][0]
    canvas = Canvas(job["into"], pagesize=_points(first["width"], first["height"]), pageCompression=1, invariant=1)
    canvas.setTitle(job["title"])
    canvas.setAuthor("")
    canvas.setCreator("Gapura")
    pen = Pen(canvas, job["colours"], job["tile"])
    for page in job["pages"]:
        canvas.setPageSize(_points(page["width"], page["height"]))
        pen.turn_over(page["height"])
        for mark in page["marks"]:
            getattr(pen, mark["kind"])(mark)
        canvas.showPage()
    canvas.save()


def _points(*millimetres: float) -> tuple[float, ...]:
    return tuple(each / POINT_MM for each in millimetres)


class Pen:
    """Draws one mark after the other; one method for each kind."""

    def __init__(self, canvas: Any, colours: dict[str, str], tile: dict[str, Any]) -> None:
        self._canvas, self._colours, self._tile, self._height = canvas, colours, tile, 0.0
        self._photos: dict[tuple[str, int, int], Any] = {}

    def turn_over(self, height: float) -> None:
        """Begin a page of this height in millimetres."""
        self._height = height

    def _box(self, mark: dict[str, Any]) -> tuple[float, ...]:
        return _points(mark["x"], self._height - mark["y"] - mark["height"], mark["width"], mark["height"])

    def _colour(self, name: str) -> None:
        self._canvas.setFillColor(self._colours[name])

    def line(self, mark: dict[str, Any]) -> None:
        """One line of text."""
        self._colour(mark["colour"])
        self._canvas.setFont(BOLD if mark["is_bold"] else REGULAR, mark["size"])
        x, y = _points(mark["x"], self._height - mark["y"])
        write = {"start": "drawString", "middle": "drawCentredString", "end": "drawRightString"}[mark["align"]]
        getattr(self._canvas, write)(x, y, mark["text"])

    def fill(self, mark: dict[str, Any]) -> None:
        """A rectangle."""
        self._colour(mark["colour"])
        self._canvas.rect(*self._box(mark), stroke=0, fill=1)

    def frame(self, mark: dict[str, Any]) -> None:
        """A line to cut along."""
        self._canvas.saveState()
        self._canvas.setStrokeColor(self._colours["line"])
        self._canvas.setLineWidth(0.4)
        self._canvas.setDash(2, 2)
        self._canvas.rect(*self._box(mark), stroke=1, fill=0)
        self._canvas.restoreState()

    def photo(self, mark: dict[str, Any]) -> None:
        """A picture cut to its box, or the cloth."""
        if not mark.get("file"):
            self._colour("tint")
            self._canvas.rect(*self._box(mark), stroke=0, fill=1)
            self.band({**mark, "scale": 0.7})
            return
        self._canvas.drawImage(self._photo(mark), *self._box(mark))

    def _photo(self, mark: dict[str, Any]) -> Any:
        from PIL import Image, ImageOps
        from reportlab.lib.utils import ImageReader

        size = (round(mark["width"] * PHOTO_DOTS_PER_MM), round(mark["height"] * PHOTO_DOTS_PER_MM))
        key = (mark["file"], *size)
        if key not in self._photos:
            with Image.open(mark["file"], formats=("JPEG",)) as picture:
                shape = size[0] / size[1]
                most = min(1.0, picture.width / size[0], picture.height / size[1])
                wanted = (max(1, round(size[0] * most)), max(1, round(size[0] * most / shape)))
                cut = ImageOps.fit(picture.convert("RGB"), wanted)
            for quality in PHOTO_QUALITIES:
                stream = BytesIO()
                cut.save(stream, "JPEG", quality=quality)
                if stream.tell() <= size[0] * size[1] * PHOTO_BYTES_PER_DOT:
                    break
            stream.seek(0)
            self._photos[key] = ImageReader(stream)
        return self._photos[key]

    def band(self, mark: dict[str, Any]) -> None:
        """The motif, tile by tile, inside its box; a turned motif is turned about the corner of the page."""
        left, bottom, width, height = self._box(mark)
        self._canvas.saveState()
        path = self._canvas.beginPath()
        path.rect(left, bottom, width, height)
        self._canvas.clipPath(path, stroke=0, fill=0)
        self._colour("foot")
        self._canvas.rect(left, bottom, width, height, stroke=0, fill=1)
        self._canvas.translate(left, bottom + height)
        self._canvas.scale(1, -1)
        self._canvas.rotate(self._tile["turn"])
        unit = mark["scale"] / POINT_MM
        self._canvas.scale(unit, unit)
        self._tiles(width / unit, height / unit)
        self._canvas.restoreState()

    def _tiles(self, width: float, height: float) -> None:
        """Every tile that can touch a box of this size, as one repeated form."""
        name = f"tile{self._tile['width']}x{self._tile['height']}"
        if not self._canvas.hasForm(name):
            self._canvas.beginForm(name, -4, -4, self._tile["width"] + 4, self._tile["height"] + 4)
            for part, colour in (("line", "on_foot"), ("ground", "foot"), ("accent", "accent")):
                self._shapes(self._tile[part], colour)
            self._canvas.endForm()
        wide, high = self._tile["width"], self._tile["height"]
        reach = width + height if self._tile["turn"] else 0
        for row in range(int(-reach // high) - 1, int((height + reach) // high) + 2):
            for column in range(int(-reach // wide) - 1, int((width + reach) // wide) + 2):
                if self._touches(column * wide, row * high, width, height):
                    self._canvas.saveState()
                    self._canvas.translate(column * wide, row * high)
                    self._canvas.doForm(name)
                    self._canvas.restoreState()

    def _touches(self, x: float, y: float, width: float, height: float) -> bool:
        """Can the tile with this corner, turned, touch the box?"""
        turn = math.radians(self._tile["turn"])
        middle = (x + self._tile["width"] / 2, y + self._tile["height"] / 2)
        across = middle[0] * math.cos(turn) - middle[1] * math.sin(turn)
        down = middle[0] * math.sin(turn) + middle[1] * math.cos(turn)
        reach = math.hypot(self._tile["width"], self._tile["height"])
        return -reach < across < width + reach and -reach < down < height + reach

    def _shapes(self, path: str, colour: str) -> None:
        self._colour(colour)
        drawn = self._canvas.beginPath()
        for shape in polygons(path):
            drawn.moveTo(*shape[0])
            for point in shape[1:]:
                drawn.lineTo(*point)
            drawn.close()
        self._canvas.drawPath(drawn, stroke=0, fill=1, fillMode=1)

    def code(self, mark: dict[str, Any]) -> None:
        """A QR code on white, four modules of quiet around it (ISO/IEC 18004)."""
        box = {**mark, "width": mark["size"], "height": mark["size"]}
        self.fill({**box, "colour": "paper"})
        left, bottom, size, _height = self._box(box)
        module = size / (mark["modules"] + 8)
        self._canvas.setFillColor("#000000")
        for column, row, length in mark["runs"]:
            self._canvas.rect(
                left + (column + 4) * module,
                bottom + size - (row + 5) * module,
                length * module,
                module,
                stroke=0,
                fill=1,
            )


if __name__ == "__main__":
    main()
