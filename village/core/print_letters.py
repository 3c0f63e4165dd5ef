"""Measures texts in the shipped font and places them in boxes, so that nothing is cut off.

Runs only inside the drawing process (``print_child``). Millimetres from the top left; sizes of letters in points.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

REGULAR, BOLD = "Lato", "Lato-Bold"
POINT_MM = 25.4 / 72
LINE_HEIGHT = 1.2
# A long word makes its box smaller down to this before it is broken.
LEAST_UNBROKEN = 0.72
LEAST = 0.05
STEP = 0.95


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
