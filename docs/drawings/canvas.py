"""The drawing sheet: paths, colours, gradients, shading and stamps that every drawing of the sample village is made with.

A `Sheet` collects SVG. Light always falls from the upper left, so `solid` can shade any outline on its own:
a light rim inside the upper left edge and a soft dark one inside the lower right edge.
All lengths are pixels of the master picture (1200 x 1500 for goods, 1500 x 1000 for scenes).
"""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

Point = tuple[float, float]

KERTAS, KRIM, ARANG = "#FBF4E6", "#FFF3D9", "#2A211C"
NILA, NILA_MUDA, LANGIT = "#1E3A63", "#4A6E9C", "#CFDBE6"
SOGA, SOGA_TUA, SOGA_MUDA = "#84491F", "#4A2813", "#C08A50"
KUNYIT, KUNYIT_MUDA = "#DA961D", "#F3C869"
MENGKUDU, MENGKUDU_MUDA = "#A5312A", "#D9786A"
DAUN, DAUN_MUDA, DAUN_TUA = "#357A4B", "#86B163", "#1F4B33"
BAMBU, BAMBU_TUA = "#E0B978", "#B07F41"

DRAWINGS: dict[str, Callable[[Sheet], None]] = {}
SIZES: dict[str, tuple[int, int]] = {}


def drawing(slug: str, size: tuple[int, int] = (1200, 1500)) -> Callable[[Callable[[Sheet], None]], Callable[[Sheet], None]]:
    """List a function as the drawing of `slug`; it gets a fresh sheet of `size` pixels."""

    def keep(function: Callable[[Sheet], None]) -> Callable[[Sheet], None]:
        DRAWINGS[slug] = function
        SIZES[slug] = size
        return function

    return keep


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from `first` to `second` (both #RRGGBB)."""
    a, b = ([int(colour[i : i + 2], 16) for i in (1, 3, 5)] for colour in (first, second))
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in zip(a, b, strict=True))


def darker(colour: str, share: float = 0.3) -> str:
    return mix(colour, "#2B1206", share)


def lighter(colour: str, share: float = 0.3) -> str:
    return mix(colour, "#FFF6DF", share)


def ellipse(cx: float, cy: float, rx: float, ry: float) -> str:
    return f"M{cx - rx:.1f},{cy:.1f}a{rx:.1f},{ry:.1f} 0 1 0 {2 * rx:.1f},0a{rx:.1f},{ry:.1f} 0 1 0 {-2 * rx:.1f},0Z"


def box(x: float, y: float, w: float, h: float, r: float = 0) -> str:
    r = min(r, w / 2, h / 2)
    return (
        f"M{x + r:.1f},{y:.1f}h{w - 2 * r:.1f}q{r},0 {r},{r}v{h - 2 * r:.1f}q0,{r} {-r},{r}"
        f"h{-(w - 2 * r):.1f}q{-r},0 {-r},{-r}v{-(h - 2 * r):.1f}q0,{-r} {r},{-r}Z"
    )


def polygon(*points: Point) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points) + "Z"


def curve(points: Sequence[Point], closed: bool = True, tension: float = 0.5) -> str:
    """A smooth line through the points (Catmull-Rom as cubic Beziers)."""
    n = len(points)
    out = [f"M{points[0][0]:.1f},{points[0][1]:.1f}"]
    for i in range(n if closed else n - 1):
        at = [points[(i + k) % n] if closed else points[min(max(i + k, 0), n - 1)] for k in (-1, 0, 1, 2)]
        k = tension / 3
        c1 = (at[1][0] + (at[2][0] - at[0][0]) * k, at[1][1] + (at[2][1] - at[0][1]) * k)
        c2 = (at[2][0] - (at[3][0] - at[1][0]) * k, at[2][1] - (at[3][1] - at[1][1]) * k)
        out.append(f"C{c1[0]:.1f},{c1[1]:.1f} {c2[0]:.1f},{c2[1]:.1f} {at[2][0]:.1f},{at[2][1]:.1f}")
    return "".join(out) + ("Z" if closed else "")


class Sheet:
    """One drawing in the making. Every method that draws adds to the sheet; colours are #RRGGBB or a paint from `linear`."""

    def __init__(self, slug: str, width: int = 1200, height: int = 1500) -> None:
        self.width, self.height = width, height
        self.random = random.Random(slug)
        self.defs: list[str] = []
        self.body: list[str] = []
        self.count = 0
        self.known: dict[str, str] = {}

    def name(self) -> str:
        self.count += 1
        return f"n{self.count}"

    def svg(self) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self.width}" height="{self.height}" '
            f'viewBox="0 0 {self.width} {self.height}"><defs>{"".join(self.defs)}</defs>{"".join(self.body)}</svg>'
        )

    def define(self, key: str, make: Callable[[str], str]) -> str:
        """The id of a definition, written once per sheet for equal keys."""
        if key not in self.known:
            self.known[key] = self.name()
            self.defs.append(make(self.known[key]))
        return self.known[key]

    def blur(self, amount: float) -> str:
        box_ = 'x="-60%" y="-60%" width="220%" height="220%"'
        return self.define(f"blur{amount}", lambda i: f'<filter id="{i}" {box_}><feGaussianBlur stdDeviation="{amount}"/></filter>')

    def clip(self, d: str) -> str:
        return self.define("clip" + d, lambda i: f'<clipPath id="{i}"><path d="{d}"/></clipPath>')

    def linear(self, stops: Sequence[tuple[float, str, float] | tuple[float, str]], angle: float = 90) -> str:
        """A gradient paint over the painted shape's box; angle 0 runs left to right, 90 top to bottom."""
        c, s = math.cos(math.radians(angle)) / 2, math.sin(math.radians(angle)) / 2
        ends = f'x1="{0.5 - c:.3f}" y1="{0.5 - s:.3f}" x2="{0.5 + c:.3f}" y2="{0.5 + s:.3f}"'
        inner = self._stops(stops)
        name = self.define(ends + inner, lambda i: f'<linearGradient id="{i}" {ends}>{inner}</linearGradient>')
        return f"url(#{name})"

    def radial(self, stops: Sequence[tuple[float, str, float] | tuple[float, str]], cx: float = 0.5, cy: float = 0.5, r: float = 0.6) -> str:
        head, inner = f'cx="{cx}" cy="{cy}" r="{r}"', self._stops(stops)
        name = self.define(head + inner, lambda i: f'<radialGradient id="{i}" {head}>{inner}</radialGradient>')
        return f"url(#{name})"

    @staticmethod
    def _stops(stops: Sequence[tuple[float, str, float] | tuple[float, str]]) -> str:
        return "".join(
            f'<stop offset="{s[0]}" stop-color="{s[1]}" stop-opacity="{s[2] if len(s) > 2 else 1}"/>' for s in stops
        )

    def pattern(self, tile: str, w: float, h: float, transform: str = "") -> str:
        """A paint that repeats `tile`, a piece of SVG w x h large."""
        key = f'width="{w}" height="{h}" patternUnits="userSpaceOnUse" patternTransform="{transform}"'
        name = self.define(key + tile, lambda i: f'<pattern id="{i}" {key}>{tile}</pattern>')
        return f"url(#{name})"

    def add(self, svg: str) -> None:
        self.body.append(svg)

    def path(
        self, d: str, fill: str = "none", stroke: str = "", width: float = 0, opacity: float = 1, blur: float = 0, dash: str = ""
    ) -> None:
        extra = f' stroke="{stroke}" stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"' if stroke else ""
        extra += f' stroke-dasharray="{dash}"' if dash else ""
        extra += f' opacity="{opacity}"' if opacity != 1 else ""
        extra += f' filter="url(#{self.blur(blur)})"' if blur else ""
        self.add(f'<path d="{d}" fill="{fill}"{extra}/>')

    def line(self, points: Sequence[Point], colour: str, width: float, opacity: float = 1, blur: float = 0, dash: str = "") -> None:
        self.path(curve(points, closed=False), "none", colour, width, opacity, blur, dash)

    def solid(
        self, d: str, fill: str, depth: float = 24, shade: str = "", light: str = "", dark: float = 0.55, glow: float = 0.6, tone: str = ""
    ) -> None:
        """Fill the outline and model it: a dark inner edge below right, a light one above left. `tone` names the colour of a paint fill."""
        tone = tone or (fill if fill.startswith("#") else SOGA)
        shade, light = shade or darker(tone, 0.45), light or lighter(tone, 0.55)
        self.path(d, fill)
        with self.group(clip=d):
            with self.group(transform=f"translate({-depth / 2:.1f} {-depth / 2:.1f})"):
                self.path(d, "none", shade, depth * 2, dark, depth / 2)
            with self.group(transform=f"translate({depth / 2.6:.1f} {depth / 2.6:.1f})"):
                self.path(d, "none", light, depth * 0.8, glow, depth / 3.4)

    def shadow(self, d: str, dx: float = 26, dy: float = 30, blur: float = 22, opacity: float = 0.3, colour: str = "#4A2813") -> None:
        """The shadow an outline throws on what lies behind it."""
        with self.group(transform=f"translate({dx} {dy})"):
            self.path(d, colour, opacity=opacity, blur=blur)

    def floor_shadow(self, cx: float, cy: float, rx: float, ry: float, opacity: float = 0.38) -> None:
        """Where a thing stands: a wide soft shadow to the right and a tight dark one at its foot."""
        self.path(ellipse(cx + rx * 0.22, cy + ry * 0.2, rx * 1.16, ry * 1.15), SOGA_TUA, opacity=opacity * 0.7, blur=26)
        self.path(ellipse(cx + rx * 0.05, cy, rx, ry * 0.7), SOGA_TUA, opacity=opacity, blur=10)

    @contextmanager
    def group(self, transform: str = "", clip: str = "", opacity: float = 1, blur: float = 0, blend: str = "") -> Iterator[None]:
        """What is drawn inside is moved, cut to an outline, made lighter, softened or blended as one."""
        attributes = f' transform="{transform}"' if transform else ""
        attributes += f' clip-path="url(#{self.clip(clip)})"' if clip else ""
        attributes += f' opacity="{opacity}"' if opacity != 1 else ""
        attributes += f' filter="url(#{self.blur(blur)})"' if blur else ""
        attributes += f' style="mix-blend-mode:{blend}"' if blend else ""
        self.add(f"<g{attributes}>")
        yield
        self.add("</g>")

    @contextmanager
    def stamp(self) -> Iterator[str]:
        """Keep what is drawn inside, centred on 0,0, as a stamp for `press`; yields its name."""
        outer, self.body = self.body, []
        name = self.name()
        yield name
        self.defs.append(f'<g id="{name}">{"".join(self.body)}</g>')
        self.body = outer

    def press(self, stamp: str, x: float, y: float, turn: float = 0, size: float = 1, squash: float = 1, opacity: float = 1) -> None:
        fade = f' opacity="{opacity}"' if opacity != 1 else ""
        self.add(f'<use href="#{stamp}" transform="translate({x:.1f} {y:.1f}) scale({size:.3f} {size * squash:.3f}) rotate({turn:.1f})"{fade}/>')

    def text(
        self, x: float, y: float, words: str, size: float, colour: str = ARANG, font: str = "serif", weight: str = "bold",
        style: str = "normal", anchor: str = "middle", spacing: float = 0, width: float = 0,
    ) -> None:
        family = {"serif": "'DejaVu Serif',serif", "book": "'Liberation Serif',serif", "sans": "'DejaVu Sans',sans-serif"}[font]
        fit = f' textLength="{width}" lengthAdjust="spacingAndGlyphs"' if width else ""
        self.add(
            f'<text x="{x}" y="{y}" font-family="{family}" font-size="{size}" font-weight="{weight}" font-style="{style}" '
            f'letter-spacing="{spacing}" text-anchor="{anchor}" fill="{colour}"{fit}>{words}</text>'
        )

    def around(self, cx: float, cy: float, rx: float, ry: float, n: int = 9, uneven: float = 0.12) -> str:
        """A round outline no hand drew twice: n points, each up to `uneven` nearer or farther."""
        points = []
        start = self.random.random()
        for i in range(n):
            a = 2 * math.pi * (i + start + self.random.uniform(-0.12, 0.12)) / n
            k = 1 + self.random.uniform(-uneven, uneven)
            points.append((cx + rx * k * math.cos(a), cy + ry * k * math.sin(a)))
        return curve(points, tension=1)

    def scatter(self, n: int, cx: float, cy: float, rx: float, ry: float, apart: float) -> list[Point]:
        """Up to n places in an ellipse, none nearer than `apart`, back to front."""
        places: list[Point] = []
        for _ in range(n * 60):
            a, r = self.random.uniform(0, 2 * math.pi), math.sqrt(self.random.random())
            x, y = cx + rx * r * math.cos(a), cy + ry * r * math.sin(a)
            if all((x - u) ** 2 + ((y - v) * rx / max(ry, 1)) ** 2 > apart**2 for u, v in places):
                places.append((x, y))
            if len(places) == n:
                break
        return sorted(places, key=lambda p: p[1])
