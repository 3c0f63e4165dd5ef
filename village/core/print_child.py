"""Places every text so that it fits, and draws pages as a PDF, in a process of its own with limits.

Run as ``python -m village.core.print_child``. Standard input is one drawing in JSON (see ``printing``); where it names
a file ``into``, the PDF is written there, else the placed pages come as JSON on standard output. reportlab is imported
here and nowhere else in the site. Millimetres from the top left; sizes of letters in points.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from village.core.svg_paths import polygons

MEMORY_BYTES = 500_000_000
CPU_SECONDS = 20
LARGEST_OUTPUT_BYTES = 40_000_000
POINT_MM = 25.4 / 72
LINE_HEIGHT = 1.2
# A long word makes its box smaller down to this before it is broken.
LEAST_UNBROKEN = 0.72
LEAST = 0.05
STEP = 0.95
PHOTO_DOTS_PER_MM = 7  # about 180 dpi
PHOTO_QUALITIES = (76, 64, 52, 40, 28)
# A photo is never heavier than this for its size on paper: sixty in a catalogue stay under 3 MB.
PHOTO_BYTES_PER_DOT = 0.28
REGULAR, BOLD = "Lato", "Lato-Bold"


def main() -> None:
    """Do the one job of this process."""
    os.nice(5)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_OUTPUT_BYTES, LARGEST_OUTPUT_BYTES))
    if sys.platform == "linux":  # macOS refuses this limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    job = json.load(sys.stdin)
    letters = Letters(Path(job["fonts"]))
    for page in job["pages"]:
        page["marks"] = [placed for mark in page["marks"] for placed in letters.placed(mark)]
    if job["into"]:
        draw(job)
    else:
        json.dump(job["pages"], sys.stdout)


class Letters:
    """The font: how wide a text is, and which signs it has."""

    def __init__(self, fonts: Path) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        for name, file in ((REGULAR, "Lato-Regular.ttf"), (BOLD, "Lato-Bold.ttf")):
            pdfmetrics.registerFont(TTFont(name, str(fonts / file)))
        self._signs = set(pdfmetrics.getFont(REGULAR).face.charToGlyph)
        self._width = pdfmetrics.stringWidth
        self.ascent = pdfmetrics.getFont(REGULAR).face.ascent / 1000
        self.descent = -pdfmetrics.getFont(REGULAR).face.descent / 1000

    def width(self, text: str, size: float, is_bold: bool) -> float:
        """Width in millimetres."""
        return float(self._width(text, BOLD if is_bold else REGULAR, size)) * POINT_MM

    def known(self, text: str) -> str:
        """The text without signs the font has no shape for, such as emoji."""
        kept = "".join(sign for sign in text if ord(sign) in self._signs or sign in " \n\N{NO-BREAK SPACE}")
        return kept.strip()

    def placed(self, mark: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """The mark itself, or every line of a text in the size in which all of it fits."""
        if mark["kind"] != "text":
            yield mark
            return
        lines = [{**line, "text": self.known(line["text"])} for line in mark["lines"]]
        lines = [line for line in lines if line["text"]]
        scale, wrapped = self._fitting(lines, mark["width"], mark["height"])
        height = self._height(wrapped, scale)
        top = mark["y"] + {"top": 0.0, "middle": 0.5, "bottom": 1.0}[mark["valign"]] * (mark["height"] - height)
        anchor = mark["x"] + {"start": 0.0, "middle": 0.5, "end": 1.0}[mark["align"]] * mark["width"]
        for number, (line, rows) in enumerate(wrapped):
            size = line["size"] * scale
            top += line["gap"] * scale if number else 0
            for row in rows:
                space = LINE_HEIGHT - self.ascent - self.descent
                baseline = top + (space / 2 + self.ascent) * size * POINT_MM
                yield {
                    "kind": "line", "text": row, "x": anchor, "y": baseline, "size": size,
                    "width": self.width(row, size, line["is_bold"]), "is_bold": line["is_bold"],
                    "colour": line["colour"], "align": mark["align"],
                }  # fmt: skip
                top += size * LINE_HEIGHT * POINT_MM

    def _fitting(self, lines: list[dict[str, Any]], width: float, height: float) -> tuple[float, list[Any]]:
        """The largest scale at which all paragraphs fit the box, and their rows; words are broken only in need."""
        for may_break, least in ((False, LEAST_UNBROKEN), (True, LEAST)):
            scale = 1.0
            while scale >= least:
                wrapped = [(line, self._rows(line, scale, width, may_break)) for line in lines]
                fits_across = all(rows is not None for _line, rows in wrapped)
                if fits_across and self._height(wrapped, scale) <= height + 0.01:
                    return scale, wrapped
                scale *= STEP
        raise ValueError("a box without room")

    def _height(self, wrapped: list[Any], scale: float) -> float:
        gaps = sum(line["gap"] for line, _rows in wrapped[1:]) * scale
        return gaps + sum(len(rows) * line["size"] for line, rows in wrapped) * scale * LINE_HEIGHT * POINT_MM

    def _rows(self, line: dict[str, Any], scale: float, width: float, may_break: bool) -> list[str] | None:
        """The paragraph in rows no wider than ``width``; None where a word is wider and may not be broken."""
        size, is_bold = line["size"] * scale, line["is_bold"]
        rows: list[str] = []
        for part in line["text"].split("\n"):
            row = ""
            for word in part.split(" "):
                longer = f"{row} {word}" if row else word
                if self.width(longer, size, is_bold) <= width:
                    row = longer
                    continue
                if row:
                    rows.append(row)
                pieces = [word]
                if self.width(word, size, is_bold) > width:
                    if not may_break:
                        return None
                    pieces = self._pieces(word, size, is_bold, width)
                rows += pieces[:-1]
                row = pieces[-1]
            if row:
                rows.append(row)
        return rows

    def _pieces(self, word: str, size: float, is_bold: bool, width: float) -> list[str]:
        pieces, piece = [], ""
        for sign in word:
            if piece and self.width(piece + sign, size, is_bold) > width:
                pieces.append(piece)
                piece = ""
            piece += sign
        return [*pieces, piece]


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
        import math

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
