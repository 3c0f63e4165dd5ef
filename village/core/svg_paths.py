"""The small part of SVG paths that the batik motifs use, for the two processes that draw without a browser.

Source of the grammar: SVG 2, section 9.3. Known commands: M L H V C Q A Z in both cases, and several points after one
letter. Standard library only.
"""

import math
import re
from itertools import pairwise

Point = tuple[float, float]
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.\d*|\.\d+|\d+)(?:e-?\d+)?")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "A": 7, "Z": 0}
STEPS = 10


def polygons(path: str) -> list[list[Point]]:
    """The closed shapes of a path; curves become ``STEPS`` straight pieces each."""
    shapes: list[list[Point]] = []
    here: Point = (0.0, 0.0)
    for letter, values in _commands(path):
        command, base = letter.upper(), here if letter.islower() else (0.0, 0.0)
        if command == "Z":
            here = shapes[-1][0]
            continue
        if command == "M" or not shapes:
            here = (base[0] + values[0], base[1] + values[1])
            shapes.append([here])
            continue
        shapes[-1] += _points(command, here, base, values)
        here = shapes[-1][-1]
    return [shape for shape in shapes if len(shape) > 2]


def _commands(path: str) -> list[tuple[str, list[float]]]:
    found: list[tuple[str, list[float]]] = []
    letter, numbers = "", list[float]()
    for token in _TOKEN.findall(_flags_apart(path)):
        if token.isalpha():
            letter, numbers = token, []
            if token in "Zz":
                found.append((token, []))
            continue
        numbers.append(float(token))
        if len(numbers) == _NUMBERS[letter.upper()]:
            found.append((letter, numbers))
            # After the first point of a move, further points are lines.
            letter, numbers = {"M": "L", "m": "l"}.get(letter, letter), []
    return found


def _flags_apart(path: str) -> str:
    """Arc flags may stand without a space between them (``1 14.2 0``); here each gets its own."""
    number = r"-?(?:\d+\.\d*|\.\d+|\d+)"
    return re.sub(rf"([Aa]\s*{number}[\s,]+{number}[\s,]+{number}[\s,]+)([01])[\s,]*([01])[\s,]*", r"\1\2 \3 ", path)


def _points(command: str, here: Point, base: Point, values: list[float]) -> list[Point]:
    if command == "H":
        return [(base[0] + values[0], here[1])]
    if command == "V":
        return [(here[0], base[1] + values[0])]
    end = (base[0] + values[-2], base[1] + values[-1])
    if command == "L":
        return [end]
    if command == "A":
        return _arc(here, end, values[0], bool(values[3]), bool(values[4]))
    controls = [(base[0] + x, base[1] + y) for x, y in zip(values[:-2:2], values[1:-2:2], strict=True)]
    return [_on_curve([here, *controls, end], step / STEPS) for step in range(1, STEPS + 1)]


def _on_curve(points: list[Point], at: float) -> Point:
    """De Casteljau: the point at the fraction ``at`` of a quadratic or cubic curve."""
    while len(points) > 1:
        points = [(a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at) for a, b in pairwise(points)]
    return points[0]


def _arc(start: Point, end: Point, radius: float, is_large: bool, is_clockwise: bool) -> list[Point]:
    """A circular arc, by the rules of SVG 2 appendix B.2.4 for equal radii."""
    half = ((end[0] - start[0]) / 2, (end[1] - start[1]) / 2)
    reach = math.hypot(*half)
    if reach == 0:
        return [end]
    radius = max(radius, reach)
    away = math.sqrt(max(0.0, radius**2 - reach**2)) / reach * (-1 if is_large == is_clockwise else 1)
    centre = (start[0] + half[0] - away * half[1], start[1] + half[1] + away * half[0])
    first = math.atan2(start[1] - centre[1], start[0] - centre[0])
    turn = (math.atan2(end[1] - centre[1], end[0] - centre[0]) - first) % (2 * math.pi)
    if not is_clockwise:
        turn -= 2 * math.pi
    return [
        (
            centre[0] + radius * math.cos(first + turn * step / STEPS),
            centre[1] + radius * math.sin(first + turn * step / STEPS),
        )
        for step in range(1, STEPS + 1)
    ]
