"""A network as lines, dots and words of a drawing that is read on a phone. Plain numbers; the template draws them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from village.registry.network_layout import lay_out

WIDTH = 360
MARGIN_X, MARGIN_TOP, MARGIN_BOTTOM = 58, 16, 44
DOT = 9
GAP = 4  # between a line and the dot it comes to
LETTERS, MOST_WORD_LINES = 16, 2
LINE_HEIGHT = 13


@dataclass(frozen=True)
class Dot:
    """A business (round) or group (square) with its name in at most two lines."""

    x: int
    y: int
    words: tuple[str, ...]
    is_group: bool
    is_middle: bool


@dataclass(frozen=True)
class Line:
    """A tie from its giver to its taker, ending where the dots begin."""

    x1: int
    y1: int
    x2: int
    y2: int
    kind: str


@dataclass(frozen=True)
class Drawing:
    """Everything of it, in units of which 360 are the width."""

    width: int
    height: int
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    is_partial: bool

    @property
    def kinds(self) -> list[str]:
        """The kinds of ties that are drawn, each once, for the key."""
        return list(dict.fromkeys(line.kind for line in self.lines))


def draw(
    parts: Sequence[tuple[str, bool, bool]], ties: Sequence[tuple[int, int, str]], *, is_partial: bool = False
) -> Drawing:
    """Place ``parts`` (name, is a group, is the middle) and the ``ties`` between them (giver, taker, kind)."""
    tall = 70 + 34 * len(parts)
    edges = tuple(dict.fromkeys((giver, taker) for giver, taker, _kind in ties))
    inner = (WIDTH - 2 * MARGIN_X, max(120, min(tall, 560)))
    places = [(x + MARGIN_X, y + MARGIN_TOP) for x, y in lay_out(len(parts), edges, *inner)]
    dots = tuple(
        Dot(round(x), round(y), short(name), is_group, is_middle)
        for (name, is_group, is_middle), (x, y) in zip(parts, places, strict=True)
    )
    lines = tuple(_line(places[giver], places[taker], kind) for giver, taker, kind in ties)
    return Drawing(WIDTH, inner[1] + MARGIN_TOP + MARGIN_BOTTOM, dots, lines, is_partial)


def _line(start: tuple[float, float], end: tuple[float, float], kind: str) -> Line:
    x, y = end[0] - start[0], end[1] - start[1]
    length = math.hypot(x, y) or 1.0
    x, y = x / length * (DOT + GAP), y / length * (DOT + GAP)
    return Line(round(start[0] + x), round(start[1] + y), round(end[0] - x), round(end[1] - y), kind)


def short(name: str) -> tuple[str, ...]:
    """The name in at most two lines of some sixteen letters; what does not fit ends in three dots."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LETTERS or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > MOST_WORD_LINES:
        lines = [*lines[: MOST_WORD_LINES - 1], f"{lines[MOST_WORD_LINES - 1]}..."]
    return tuple(line if len(line) <= LETTERS + 3 else line[: LETTERS - 1] + "..." for line in lines)
