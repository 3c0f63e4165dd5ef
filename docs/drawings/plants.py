"""Leaves, spices, chillies, fruit: what comes from garden and market."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    DAUN,
    DAUN_MUDA,
    DAUN_TUA,
    KRIM,
    KUNYIT,
    MENGKUDU,
    SOGA,
    SOGA_TUA,
    Sheet,
    curve,
    darker,
    ellipse,
    lighter,
    mix,
)


def leaf(s: Sheet, x: float, y: float, length: float, turn: float, colour: str = DAUN, wide: float = 0.36, bend: float = 0.06, shadow: bool = True) -> None:
    """One leaf from its stalk at x, y; `wide` and `bend` are shares of its length."""
    n, w, b = length, length * wide / 2, length * bend
    d = f"M0,0C{n * 0.2:.1f},{-w * 1.5:.1f} {n * 0.7:.1f},{-w * 1.3 + b:.1f} {n:.1f},{b:.1f}C{n * 0.72:.1f},{w * 1.2 + b:.1f} {n * 0.24:.1f},{w * 1.5:.1f} 0,0Z"
    with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        if shadow:
            s.shadow(d, 8, 10, 7, 0.28)
        s.path(d, colour)
        lower = f"M0,0Q{n * 0.5:.1f},{b * 1.6:.1f} {n:.1f},{b:.1f}C{n * 0.72:.1f},{w * 1.2 + b:.1f} {n * 0.24:.1f},{w * 1.5:.1f} 0,0Z"
        s.path(lower, darker(colour, 0.22))
        for i in range(1, 6):
            t = i / 6.5
            for side in (-1, 1):
                end = (n * (t + 0.16), b * (t + 0.1) + side * w * 1.05 * math.sin(math.pi * min(0.97, t + 0.12)))
                s.line([(n * t, b * t * 1.5), end], lighter(colour, 0.35), max(1.5, n * 0.008), 0.6)
        s.line([(0, 0), (n * 0.5, b * 0.8), (n * 0.98, b)], lighter(colour, 0.5), max(2, n * 0.02), 0.9)


def lime_leaf(s: Sheet, x: float, y: float, length: float, turn: float, colour: str = DAUN) -> None:
    """Daun jeruk purut: two leaves in one, end to end."""
    r = math.radians(turn)
    leaf(s, x, y, length * 0.46, turn, darker(colour, 0.1), 0.66, 0)
    leaf(s, x + math.cos(r) * length * 0.44, y + math.sin(r) * length * 0.44, length * 0.58, turn, colour, 0.62, 0.03)


def banana_leaf(s: Sheet, x: float, y: float, length: float, width: float, turn: float, colour: str = "#4E8F4F", shadow: bool = True, stem: bool = True) -> None:
    """A piece of banana leaf from x, y along `turn`: pale rib, fine veins, an edge torn here and there."""
    n, w = length, width / 2

    def edge(side: int) -> list[tuple[float, float]]:
        pts: list[tuple[float, float]] = []
        steps = 26
        for i in range(steps + 1):
            t = i / steps
            half = w * min(1.0, (math.sin(math.pi * min(1, 0.08 + t * 0.92)) ** 0.45))
            if (i in (9, 17) and side == 1) or (i in (6, 20) and side == -1):
                pts += [(n * t, side * half), (n * (t - 0.035), side * half * 0.5), (n * (t + 0.012), side * half * 0.98)]
            else:
                pts.append((n * t, side * half))
        return pts

    upper, lower = edge(-1), edge(1)
    d = "M0,0L" + "L".join(f"{a:.1f},{b:.1f}" for a, b in upper + lower[::-1]) + "Z"
    half = "M0,0L" + "L".join(f"{a:.1f},{b:.1f}" for a, b in lower) + "Z"
    with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        if shadow:
            s.shadow(d, 12, 18, 14, 0.3)
        s.path(d, s.linear([(0, lighter(colour, 0.22)), (1, colour)], 0))
        s.path(half, darker(colour, 0.18))
        with s.group(clip=d):
            for i in range(1, 30):
                t = i / 30
                for side in (-1, 1):
                    s.line([(n * t, 0), (n * (t + 0.04), side * w * 0.5), (n * (t + 0.055), side * w)], lighter(colour, 0.5) if i % 3 else darker(colour, 0.35), 3, 0.36)
            s.path(d, "none", lighter(colour, 0.5), 5, 0.5)
        if stem:
            s.path(f"M-14,-9L{n:.1f},-2L{n:.1f},2L-14,9Z", lighter(colour, 0.62))
            s.path(f"M-14,3L{n:.1f},1L{n:.1f},2L-14,9Z", darker(colour, 0.1), opacity=0.6)


def round_leaf_plate(s: Sheet, cx: float, cy: float, rx: float, ry: float, colour: str = "#4E8F4F") -> None:
    """A disc cut from banana leaf, to line a plate or tampah."""
    d = ellipse(cx, cy, rx, ry)
    s.shadow(d, 8, 10, 8, 0.25)
    s.path(d, s.linear([(0, lighter(colour, 0.25)), (1, darker(colour, 0.12))], 30))
    with s.group(clip=d):
        for i in range(-9, 10):
            x = cx + i * rx / 8
            s.line([(x, cy), (x + rx * 0.1, cy - ry)], lighter(colour, 0.45), 3, 0.4)
            s.line([(x, cy), (x + rx * 0.1, cy + ry)], darker(colour, 0.3), 3, 0.4)
        s.path(f"M{cx - rx},{cy - 5}L{cx + rx},{cy - 2}V{cy + 2}L{cx - rx},{cy + 6}Z", lighter(colour, 0.6))
    s.path(d, "none", lighter(colour, 0.5), 4, 0.6)


def chilli(s: Sheet, x: float, y: float, length: float, turn: float, colour: str = MENGKUDU, bend: float = 0.2, wide: float = 0.16) -> None:
    n, w, b = length, length * wide / 2, length * bend
    d = f"M0,{-w:.1f}C{n * 0.4:.1f},{-w * 1.3:.1f} {n * 0.8:.1f},{b * 0.5 - w * 0.6:.1f} {n:.1f},{b:.1f}C{n * 0.76:.1f},{b * 0.7 + w * 0.9:.1f} {n * 0.36:.1f},{w * 1.5:.1f} 0,{w:.1f}Q{-w * 0.7:.1f},0 0,{-w:.1f}Z"
    with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        s.shadow(d, 7, 9, 6, 0.3)
        s.solid(d, colour, n * 0.05)
        s.line([(n * 0.1, -w * 0.5), (n * 0.45, -w * 0.45), (n * 0.75, b * 0.42)], "#FFF2E0", max(3, n * 0.016), 0.65)
        s.path(f"M{w * 0.7:.1f},{-w * 0.9:.1f}Q{-w * 0.9:.1f},{-w * 1.1:.1f} {-w:.1f},0Q{-w * 0.9:.1f},{w * 1.1:.1f} {w * 0.7:.1f},{w * 0.9:.1f}Q{w * 0.1:.1f},0 {w * 0.7:.1f},{-w * 0.9:.1f}Z", DAUN)
        s.line([(-w * 0.6, 0), (-n * 0.13, -w * 0.2), (-n * 0.22, -w * 0.9)], DAUN, max(4, n * 0.03))


def shallot(s: Sheet, x: float, y: float, size: float, turn: float = 0, colour: str = "#9C3F52") -> None:
    k = size
    d = f"M0,{-k * 0.62:.1f}C{k * 0.1:.1f},{-k * 0.3:.1f} {k * 0.46:.1f},{-k * 0.2:.1f} {k * 0.44:.1f},{k * 0.16:.1f}C{k * 0.42:.1f},{k * 0.48:.1f} {-k * 0.42:.1f},{k * 0.48:.1f} {-k * 0.44:.1f},{k * 0.16:.1f}C{-k * 0.46:.1f},{-k * 0.2:.1f} {-k * 0.1:.1f},{-k * 0.3:.1f} 0,{-k * 0.62:.1f}Z"
    with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        s.shadow(d, 8, 10, 7, 0.3)
        s.solid(d, colour, k * 0.14)
        for dx in (-0.24, -0.08, 0.1, 0.26):
            s.line([(dx * k * 0.3, -k * 0.5), (dx * k * 1.3, 0), (dx * k * 0.7, k * 0.38)], lighter(colour, 0.4), 2.5, 0.5)
        for dx in (-0.08, 0, 0.08):
            s.line([(dx * k, k * 0.38), (dx * k * 2, k * 0.5)], SOGA_MUDA_ROOT, 3)


SOGA_MUDA_ROOT = "#D9B98A"


def garlic(s: Sheet, x: float, y: float, size: float, turn: float = 0) -> None:
    k = size
    d = f"M0,{-k * 0.6:.1f}C{k * 0.06:.1f},{-k * 0.3:.1f} {k * 0.56:.1f},{-k * 0.24:.1f} {k * 0.5:.1f},{k * 0.18:.1f}C{k * 0.44:.1f},{k * 0.46:.1f} {-k * 0.44:.1f},{k * 0.46:.1f} {-k * 0.5:.1f},{k * 0.18:.1f}C{-k * 0.56:.1f},{-k * 0.24:.1f} {-k * 0.06:.1f},{-k * 0.3:.1f} 0,{-k * 0.6:.1f}Z"
    with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        s.shadow(d, 8, 10, 7, 0.3)
        s.solid(d, "#F3E6D3", k * 0.12, shade="#B79A86")
        for dx in (-0.26, -0.06, 0.16):
            s.line([(0, -k * 0.44), (dx * k * 1.5, -k * 0.05), (dx * k * 0.9, k * 0.36)], "#B993A0", 3, 0.6)


def ginger(s: Sheet, x: float, y: float, size: float, turn: float = 0, colour: str = "#CFA36A") -> None:
    k = size
    pts = [(-0.95, 0.1), (-0.8, -0.22), (-0.42, -0.2), (-0.36, -0.52), (-0.1, -0.6), (0.02, -0.3), (0.34, -0.28), (0.5, -0.56), (0.78, -0.5), (0.74, -0.18), (0.98, 0.06), (0.8, 0.3), (0.4, 0.22), (0.26, 0.5), (-0.02, 0.54), (-0.12, 0.26), (-0.5, 0.34), (-0.76, 0.36)]
    d = curve([(a * k, b * k) for a, b in pts], tension=0.95)
    with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        s.shadow(d, 12, 14, 9, 0.32)
        s.solid(d, colour, k * 0.14)
        with s.group(clip=d):
            for a, b in ((-0.7, 0.05), (-0.5, 0.06), (-0.24, -0.3), (-0.14, 0.1), (0.14, 0.0), (0.1, 0.36), (0.42, 0.02), (0.62, -0.3), (0.66, 0.06)):
                s.line([(a * k - k * 0.04, b * k - k * 0.13), (a * k + k * 0.04, b * k), (a * k, b * k + k * 0.13)], darker(colour, 0.4), k * 0.022, 0.55)
        s.path(ellipse(-0.9 * k, 0.08 * k, k * 0.08, k * 0.14), "#F2D98C")
        s.path(ellipse(-0.9 * k, 0.08 * k, k * 0.04, k * 0.08), "#E6BE5C")


def cinnamon(s: Sheet, x: float, y: float, length: float, turn: float, thick: float = 34) -> None:
    with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        d = f"M0,0H{length}v{thick}H0Z"
        s.shadow(d, 8, 12, 7, 0.3)
        s.path(d, s.linear([(0, "#C9783F"), (0.45, "#9A5122"), (0.5, "#6E3614"), (0.56, "#B0662F"), (1, "#7A3D18")]))
        for i in range(5):
            s.line([(length * (0.05 + i * 0.18), thick * 0.2), (length * (0.18 + i * 0.18), thick * 0.26)], "#E0A067", 3, 0.6)
        for dx in (0, length):
            s.path(ellipse(dx, thick * 0.26, 8, thick * 0.27), "#5E2D10")
            s.path(ellipse(dx, thick * 0.74, 8, thick * 0.27), "#7A3D18")
            s.path(ellipse(dx, thick * 0.26, 4, thick * 0.13), "#C9854F")


def star_anise(s: Sheet, x: float, y: float, size: float, turn: float = 0) -> None:
    with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        s.path(ellipse(6, 10, size, size), SOGA_TUA, opacity=0.22, blur=8)
        for i in range(8):
            with s.group(transform=f"rotate({i * 45})"):
                d = f"M0,0C{size * 0.26:.1f},{-size * 0.3:.1f} {size * 0.2:.1f},{-size * 0.8:.1f} 0,{-size:.1f}C{-size * 0.2:.1f},{-size * 0.8:.1f} {-size * 0.26:.1f},{-size * 0.3:.1f} 0,0Z"
                s.path(d, "#8A4A22" if i % 2 else "#6E3716", darker("#6E3716", 0.3), 2)
                s.path(ellipse(0, -size * 0.56, size * 0.075, size * 0.15), "#D9A35A")
        s.path(ellipse(0, 0, size * 0.13, size * 0.13), "#4A2611")


def clove(s: Sheet, x: float, y: float, length: float, turn: float = 0) -> None:
    with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        s.line([(5, 7), (length + 5, 7)], SOGA_TUA, length * 0.2, 0.22, 4)
        s.line([(0, 0), (length * 0.8, 0)], "#5B3015", length * 0.17)
        for a in (-38, 0, 38):
            r = math.radians(a)
            s.line([(length * 0.8, 0), (length * (0.8 + 0.2 * math.cos(r)), length * 0.26 * math.sin(r))], "#43210D", length * 0.1)
        s.path(ellipse(length * 0.98, 0, length * 0.13, length * 0.13), "#A86E36")


def citrus_slice(s: Sheet, x: float, y: float, r: float, rind: str = "#6E9A3C", flesh: str = "#CFDD8A", turn: float = 0, squash: float = 1.0) -> None:
    with s.group(transform=f"translate({x:.1f} {y:.1f}) scale(1 {squash}) rotate({turn:.1f})"):
        s.path(ellipse(6, 10, r, r), SOGA_TUA, opacity=0.25, blur=7)
        s.path(ellipse(0, 0, r, r), rind)
        s.path(ellipse(0, 0, r * 0.9, r * 0.9), mix(flesh, KRIM, 0.75))
        for i in range(8):
            a, b = math.radians(i * 45 + 5), math.radians(i * 45 + 40)
            q = r * 0.8
            s.path(f"M{math.cos((a + b) / 2) * r * 0.1:.1f},{math.sin((a + b) / 2) * r * 0.1:.1f}L{q * math.cos(a):.1f},{q * math.sin(a):.1f}A{q:.1f},{q:.1f} 0 0 1 {q * math.cos(b):.1f},{q * math.sin(b):.1f}Z", flesh)
        s.path(f"M{-r * 0.5:.1f},{-r * 0.5:.1f}A{r * 0.7:.1f},{r * 0.7:.1f} 0 0 1 {r * 0.3:.1f},{-r * 0.63:.1f}", "none", "#FFFFFF", r * 0.06, 0.5)


def rosella(s: Sheet, x: float, y: float, size: float, turn: float = 0, colour: str = "#8E1F33") -> None:
    """The dark red calyx of rosella with its pointed bracts."""
    with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({turn:.1f})"):
        s.path(ellipse(8, 12, size * 0.6, size * 0.6), SOGA_TUA, opacity=0.26, blur=8)
        for i, a in enumerate((-62, 62, -34, 34, 0)):
            with s.group(transform=f"translate(0 {size * 0.3:.1f}) rotate({a})"):
                d = f"M0,0C{size * 0.3:.1f},{-size * 0.2:.1f} {size * 0.24:.1f},{-size * 0.66:.1f} 0,{-size * 1.0:.1f}C{-size * 0.24:.1f},{-size * 0.66:.1f} {-size * 0.3:.1f},{-size * 0.2:.1f} 0,0Z"
                s.solid(d, mix(colour, "#C24A5C", i * 0.12), size * 0.07)
                s.line([(0, 0), (0, -size * 0.8)], "#5C0F20", size * 0.02, 0.5)
        for a in (-70, -35, 0, 35, 70):
            with s.group(transform=f"translate(0 {size * 0.34:.1f}) rotate({a + 180})"):
                s.path(f"M-4,0L0,{-size * 0.26:.1f}L4,0Z", "#5C0F20")
        s.line([(0, size * 0.36), (size * 0.03, size * 0.62)], DAUN_TUA, size * 0.07)


def grass(s: Sheet, x: float, y: float, height: float, blades: int = 5, colour: str = DAUN_MUDA) -> None:
    for i in range(blades):
        lean = (i - blades / 2) * height * 0.16 + s.random.uniform(-8, 8)
        s.line([(x + i * 6, y), (x + i * 6 + lean * 0.3, y - height * 0.6), (x + i * 6 + lean, y - height * s.random.uniform(0.8, 1))], mix(colour, DAUN_TUA, s.random.random() * 0.5), 7)


def potted_plant(s: Sheet, x: float, y: float, size: float, pot: str = "#B5562F", leaves: str = DAUN, kind: str = "broad") -> None:
    """A pot standing at x, y (middle of its foot) with leaves of one kind: broad, spear or flower."""
    w, h = size * 0.42, size * 0.36
    s.path(ellipse(x + 10, y, w * 0.7, size * 0.05), SOGA_TUA, opacity=0.35, blur=6)
    count = {"broad": 9, "spear": 8, "flower": 9}[kind]
    for i in range(count):
        a = -90 + (i - (count - 1) / 2) * (150 / count)
        length = size * s.random.uniform(0.5, 0.74)
        leaf(s, x, y - h * 0.9, length, a + s.random.uniform(-6, 6), mix(leaves, DAUN_MUDA, s.random.random() * 0.6), {"broad": 0.42, "spear": 0.14, "flower": 0.26}[kind], 0.1, shadow=False)
    if kind == "flower":
        for i in range(6):
            a = math.radians(-90 + (i - 2.5) * 26)
            r = size * s.random.uniform(0.46, 0.74)
            px, py = x + r * math.cos(a), y - h + r * math.sin(a)
            for j in range(5):
                b = math.radians(j * 72)
                s.path(ellipse(px + math.cos(b) * size * 0.035, py + math.sin(b) * size * 0.035, size * 0.032, size * 0.032), KUNYIT if i % 2 else "#D9786A")
            s.path(ellipse(px, py, size * 0.02, size * 0.02), SOGA)
    d = f"M{x - w / 2:.1f},{y - h:.1f}H{x + w / 2:.1f}L{x + w * 0.36:.1f},{y:.1f}H{x - w * 0.36:.1f}Z"
    s.solid(d, pot, size * 0.06)
    rim = f"M{x - w * 0.56:.1f},{y - h * 1.06:.1f}h{w * 1.12:.1f}v{h * 0.22:.1f}h{-w * 1.12:.1f}Z"
    s.solid(rim, lighter(pot, 0.1), size * 0.03)
