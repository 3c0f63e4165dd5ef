"""Vessels and packs: tampah, besek, jars, bottles, pouches, bowls, plates, glasses, steam, labels."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math
from collections.abc import Callable

from canvas import (
    BAMBU,
    KRIM,
    MENGKUDU,
    SOGA,
    SOGA_TUA,
    Sheet,
    box,
    darker,
    ellipse,
    lighter,
    mix,
    polygon,
)  # fmt: skip
from motifs import weave

Content = Callable[[], None]


def steam(s: Sheet, x: float, y: float, height: float = 300, wisps: int = 3, spread: float = 90, opacity: float = 0.55) -> None:
    for i in range(wisps):
        px = x + (i - (wisps - 1) / 2) * spread
        h = height * s.random.uniform(0.75, 1.05)
        sway = s.random.choice([-1, 1]) * spread * 0.34
        pts = [(px, y), (px + sway, y - h * 0.3), (px - sway * 0.7, y - h * 0.62), (px + sway * 0.5, y - h)]
        s.line(pts, "#FFFFFF", 30, opacity * 0.6, 12)
        s.line(pts, "#FFFFFF", 11, opacity, 4)


def tampah(s: Sheet, cx: float, cy: float, r: float, squash: float = 1.0, colour: str = BAMBU) -> None:
    """The flat round winnowing tray: woven disc, double rim bound with rattan."""
    d = ellipse(cx, cy, r, r * squash)
    s.shadow(ellipse(cx, cy + (1 - squash) * 26, r * 1.02, r * squash * 1.02), 24, 34, 26, 0.42)
    if squash < 1:
        s.path(ellipse(cx, cy + r * 0.07, r, r * squash), darker(colour, 0.45))
    s.path(d, darker(colour, 0.25))
    inner = ellipse(cx, cy, r * 0.91, r * squash * 0.91)
    s.path(inner, weave(s, r * 0.052, lighter(colour, 0.28), lighter(colour, 0.08), darker(colour, 0.22), f"translate({cx} {cy}) scale(1 {squash}) rotate(45)"))
    with s.group(clip=inner):
        s.path(inner, "none", SOGA_TUA, r * 0.16, 0.4, r * 0.05)
    for k, w in ((0.955, 0.085), (0.975, 0.03)):
        s.path(ellipse(cx, cy, r * k, r * squash * k), "none", mix(colour, "#8A5A26", 0.25) if w > 0.05 else lighter(colour, 0.4), r * w)
    for i in range(36):
        a = 2 * math.pi * i / 36
        c, n = math.cos(a), math.sin(a) * squash
        c2, n2 = math.cos(a + 0.05), math.sin(a + 0.05) * squash
        s.line([(cx + r * 0.915 * c, cy + r * 0.915 * n), (cx + r * 0.998 * c2, cy + r * 0.998 * n2)], darker(colour, 0.5), r * 0.014, 0.75)


def besek(s: Sheet, x: float, y: float, w: float, h: float, top: float, colour: str = BAMBU, content: Content | None = None, lid: bool = False) -> None:
    """A woven bamboo box in front view from a little above; `top` is the height of its visible opening or lid."""
    front = polygon((x, y), (x + w, y), (x + w - w * 0.04, y + h), (x + w * 0.04, y + h))
    s.path(polygon((x + w * 0.03, y + h - 18), (x + w * 1.06, y + h - 26), (x + w * 1.1, y + h + 24), (x + w * 0.06, y + h + 26)), SOGA_TUA, opacity=0.4, blur=16)
    over = polygon((x + w * 0.06, y - top), (x + w * 0.94, y - top), (x + w, y), (x, y))
    s.path(over, weave(s, w * 0.034, lighter(colour, 0.3), lighter(colour, 0.1), darker(colour, 0.2), "scale(1 .55) rotate(45)") if lid else darker(colour, 0.55))
    s.path(over, "none", darker(colour, 0.3), 6, 0.8)
    if content:
        content()
    s.path(front, weave(s, w * 0.04, colour, darker(colour, 0.1), darker(colour, 0.35), "rotate(45)"))
    s.path(front, s.linear([(0, "#FFF1CC", 0.28), (0.6, SOGA, 0), (1, SOGA_TUA, 0.38)], 25))
    s.path(polygon((x - 6, y - 8), (x + w + 6, y - 8), (x + w + 4, y + h * 0.09), (x - 4, y + h * 0.09)), lighter(colour, 0.18), darker(colour, 0.35), 4)


def label(s: Sheet, cx: float, cy: float, w: float, h: float, name: str, line: str = "", paper: str = KRIM, ink: str = SOGA_TUA, accent: str = MENGKUDU, shape: str = "box") -> None:
    """A paper label: name, a thin rule, a second line; box, oval or arch."""
    d = {"box": box(cx - w / 2, cy - h / 2, w, h, 14), "oval": ellipse(cx, cy, w / 2, h / 2), "arch": f"M{cx - w / 2},{cy + h / 2}V{cy - h * 0.1}A{w / 2},{h * 0.4} 0 0 1 {cx + w / 2},{cy - h * 0.1}V{cy + h / 2}Z"}[shape]
    s.path(d, paper)
    with s.group(transform=f"translate({cx} {cy}) scale(.93 .9) translate({-cx} {-cy})"):
        s.path(d, "none", accent, 4, 0.8)
    lines = name.split("|")
    tight = 0.8 if shape == "oval" else 1
    size = min(h * (0.3 if len(lines) == 1 else 0.22), w * 1.35 / max(len(x) for x in lines)) * tight
    y = cy - (len(lines) - 1) * size * 0.55 + size * (0.1 if line else 0.36)
    for i, words in enumerate(lines):
        s.text(cx, y + i * size * 1.1, words, size, ink)
    if line:
        yy = y + (len(lines) - 1) * size * 1.1 + size * 0.42
        s.line([(cx - w * 0.22, yy), (cx + w * 0.22, yy)], accent, 4)
        s.text(cx, yy + size * 0.78, line, min(size * 0.62, w * 1.4 / max(len(line), 1)), ink, font="book", weight="normal", style="italic")


def pouch(
    s: Sheet, cx: float, foot: float, w: float, h: float, colour: str, content: Content | None = None, window: str = "", turn: float = 0, seal: str = "", bulge: float = 0.05,
) -> None:
    """A standing pouch. `window` is an outline in the sheet's own measures where the content shows."""
    x, top, b = cx - w / 2, foot - h, w * bulge
    d = (
        f"M{x + b * 0.4},{top}H{x + w - b * 0.4}C{x + w - b},{top + h * 0.2} {x + w + b},{top + h * 0.45} {x + w + b * 0.4},{foot - h * 0.06}"
        f"Q{x + w},{foot - 4} {x + w - 26},{foot - 6}Q{cx},{foot + h * 0.035} {x + 26},{foot - 6}Q{x},{foot - 4} {x - b * 0.4},{foot - h * 0.06}"
        f"C{x - b},{top + h * 0.45} {x + b},{top + h * 0.2} {x + b * 0.4},{top}Z"
    )
    with s.group(transform=f"rotate({turn} {cx} {foot})"):
        s.floor_shadow(cx + w * 0.05, foot - 2, w * 0.54, w * 0.09)
        s.solid(d, colour, w * 0.07)
        with s.group(clip=d):
            s.path(box(x - 20, top, w + 40, h * 0.1), seal or darker(colour, 0.12))
            for i in range(6):
                yy = top + h * 0.014 + i * h * 0.013
                s.line([(x, yy), (x + w, yy)], lighter(colour, 0.4), 2.5, 0.4)
            s.line([(x, top + h * 0.115), (x + w, top + h * 0.115)], darker(colour, 0.4), 4, 0.5)
            s.line([(x, top + h * 0.125), (x + w, top + h * 0.125)], lighter(colour, 0.6), 4, 0.6)
            for sx, k in ((0.1, 1), (0.93, -1)):
                s.line([(x + w * sx, top + h * 0.14), (x + w * (sx + 0.03 * k), top + h * 0.5), (x + w * (sx - 0.01 * k), foot - h * 0.05)], lighter(colour, 0.6), w * 0.022, 0.45, 5)
            s.line([(x, foot - h * 0.085), (cx, foot - h * 0.045), (x + w, foot - h * 0.085)], darker(colour, 0.4), 5, 0.35, 2)
        if window and content:
            s.path(window, darker(colour, 0.5))
            with s.group(clip=window):
                content()
                s.path(window, "none", SOGA_TUA, 18, 0.4, 8)
                bx = cx - w * 0.3
                s.path(polygon((bx, top), (bx + w * 0.13, top), (bx - w * 0.12, foot), (bx - w * 0.25, foot)), "#FFFFFF", opacity=0.22)
            s.path(window, "none", lighter(colour, 0.55), 6, 0.9)


def bowl(
    s: Sheet, cx: float, cy: float, rx: float, depth: float, colour: str, inside: str, content: Content | None = None, decor: Content | None = None, squash: float = 0.36, foot: float = 0.44,
) -> None:
    """A bowl whose rim is an ellipse at cx, cy; decor is drawn on its outside, content inside the rim."""
    ry = rx * squash
    body = f"M{cx - rx},{cy}C{cx - rx * 0.98},{cy + depth * 0.7} {cx - rx * 0.62},{cy + depth} {cx - rx * foot},{cy + depth}H{cx + rx * foot}C{cx + rx * 0.62},{cy + depth} {cx + rx * 0.98},{cy + depth * 0.7} {cx + rx},{cy}A{rx},{ry} 0 0 1 {cx - rx},{cy}Z"
    s.floor_shadow(cx + 10, cy + depth + 6, rx * 0.62, rx * 0.14, 0.5)
    base = f"M{cx - rx * foot},{cy + depth - 6}h{2 * rx * foot}l-10,30q{-rx * foot + 10},18 {-2 * rx * foot + 20},0Z"
    s.solid(base, darker(colour, 0.1), 14)
    s.solid(body, colour, rx * 0.11)
    if decor:
        with s.group(clip=body):
            decor()
            s.path(body, s.linear([(0, "#FFFFFF", 0.3), (0.45, "#FFFFFF", 0), (1, SOGA_TUA, 0.34)], 25))
    rim = ellipse(cx, cy, rx, ry)
    s.path(rim, lighter(colour, 0.4))
    inner = ellipse(cx, cy + 3, rx * 0.95, ry * 0.93)
    s.path(inner, s.linear([(0, darker(inside, 0.35)), (1, inside)], 70))
    if content:
        with s.group(clip=inner):
            content()
            s.path(inner, "none", SOGA_TUA, 26, 0.28, 9)
    s.path(rim, "none", lighter(colour, 0.7), 5, 0.9)
    s.path(inner, "none", darker(colour, 0.3), 3, 0.5)


def plate(s: Sheet, cx: float, cy: float, rx: float, squash: float = 0.4, colour: str = "#F5EDDD", band: str = "", thick: float = 24) -> None:
    """A plate from above at an angle (squash 1: from straight above), perhaps with a coloured band."""
    ry = rx * squash
    s.path(ellipse(cx + rx * 0.06, cy + thick + ry * 0.08, rx * 1.02, ry * 1.04), SOGA_TUA, opacity=0.36, blur=20)
    s.path(ellipse(cx, cy + thick, rx * 0.98, ry), darker(colour, 0.35))
    s.solid(ellipse(cx, cy, rx, ry), colour, rx * 0.03)
    if band:
        s.path(ellipse(cx, cy, rx * 0.93, ry * 0.93), "none", band, rx * 0.04)
        s.path(ellipse(cx, cy, rx * 0.87, ry * 0.87), "none", band, rx * 0.012)
    s.path(ellipse(cx, cy + 4, rx * 0.72, ry * 0.72), s.linear([(0, darker(colour, 0.16)), (0.5, darker(colour, 0.04)), (1, lighter(colour, 0.4))], 65))
    s.path(ellipse(cx, cy + 4, rx * 0.72, ry * 0.72), "none", darker(colour, 0.2), 3, 0.5)


def tag(s: Sheet, x: float, y: float, words: str, turn: float = -8, paper: str = KRIM, ink: str = SOGA_TUA, size: float = 30) -> None:
    """A small tied paper tag hanging from x, y."""
    lines = words.split("|")
    w, h = max(len(v) for v in lines) * size * 0.72 + 60, size * 1.3 * len(lines) + 50
    with s.group(transform=f"translate({x} {y}) rotate({turn})"):
        s.line([(0, 0), (6, 20), (0, 44)], SOGA, 5)
        d = f"M{-w * 0.28},30H{w * 0.28}L{w / 2},70V{70 + h}H{-w / 2}V70Z"
        s.shadow(d, 8, 10, 7, 0.3)
        s.path(d, paper)
        s.path(d, "none", mix(paper, SOGA, 0.4), 3)
        s.path(ellipse(0, 52, 9, 9), SOGA)
        for i, v in enumerate(lines):
            s.text(0, 70 + size * 1.1 + i * size * 1.25, v, size, ink, font="book", style="italic")


def steamer(s: Sheet, cx: float, cy: float, rx: float, h: float, squash: float = 0.4, colour: str = "#D9A860", content: Content | None = None) -> None:
    """One tier of a bamboo steamer, open above."""
    ry = rx * squash
    body = f"M{cx - rx},{cy}V{cy + h}A{rx},{ry} 0 0 0 {cx + rx},{cy + h}V{cy}A{rx},{ry} 0 0 1 {cx - rx},{cy}Z"
    s.path(body, s.linear([(0, lighter(colour, 0.15)), (0.3, lighter(colour, 0.32)), (0.7, colour), (1, darker(colour, 0.45))], 0))
    with s.group(clip=body):
        for k in (0.24, 0.78):
            band = f"M{cx - rx},{cy + h * k}A{rx},{ry} 0 0 0 {cx + rx},{cy + h * k}"
            s.path(band, "none", darker(colour, 0.3), h * 0.17)
            s.path(band, "none", lighter(colour, 0.3), h * 0.12)
        for i in range(9):
            a = math.pi * (i + 0.5) / 9
            x, y = cx - rx * math.cos(a), cy + ry * math.sin(a)
            s.line([(x, y + h * 0.1), (x, y + h * 0.95)], darker(colour, 0.35), 5, 0.45)
        s.path(body, s.linear([(0, SOGA_TUA, 0.12), (0.3, SOGA_TUA, 0), (1, SOGA_TUA, 0.36)], 0))
    s.path(ellipse(cx, cy, rx, ry), lighter(colour, 0.3))
    s.path(ellipse(cx, cy, rx, ry), "none", darker(colour, 0.3), 4)
    inner = ellipse(cx, cy + 4, rx * 0.9, ry * 0.9)
    s.path(inner, darker(colour, 0.35))
    floor = ellipse(cx, cy + h * 0.24, rx * 0.88, ry * 0.88)
    with s.group(clip=inner):
        s.path(floor, weave(s, rx * 0.08, lighter(colour, 0.1), colour, darker(colour, 0.4), f"scale(1 {squash}) rotate(45)"))
        s.path(ellipse(cx, cy - ry * 0.1, rx * 0.95, ry * 0.95), "none", SOGA_TUA, h * 0.35, 0.35, 10)
    if content:
        content()


def spoon(s: Sheet, x: float, y: float, length: float, turn: float, colour: str = "#A86A34") -> None:
    with s.group(transform=f"translate({x} {y}) rotate({turn})"):
        d = f"M0,-12L{length * 0.66:.1f},-9C{length * 0.72:.1f},-40 {length:.1f},-44 {length:.1f},0C{length:.1f},44 {length * 0.72:.1f},40 {length * 0.66:.1f},9L0,12Q-14,0 0,-12Z"
        s.shadow(d, 12, 16, 9, 0.35)
        s.solid(d, colour, 12)
        s.path(ellipse(length * 0.85, 0, length * 0.11, 27), darker(colour, 0.3), opacity=0.7)


def crumbs(s: Sheet, cx: float, cy: float, rx: float, ry: float, colours: tuple[str, ...], n: int = 24, size: float = 7) -> None:
    for _ in range(n):
        a, r = s.random.uniform(0, 6.28), math.sqrt(s.random.random())
        k = size * s.random.uniform(0.5, 1.2)
        s.path(ellipse(cx + rx * r * math.cos(a), cy + ry * r * math.sin(a), k, k * 0.75), s.random.choice(colours))
