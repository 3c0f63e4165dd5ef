"""What a drawing stands on: paper, wall and table, planks, cloths, mats, and the light that falls over them."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

from canvas import KRIM, SOGA, SOGA_TUA, Point, Sheet, box, curve, darker, ellipse, lighter, mix, polygon


def paper(s: Sheet, colour: str, warm: str = "#F6D9A0") -> None:
    """A tinted paper: lighter where the light comes from, unevenly soaked."""
    s.path(box(0, 0, s.width, s.height), colour)
    s.path(box(0, 0, s.width, s.height), s.radial([(0, lighter(colour, 0.7), 0.95), (1, colour, 0)], 0.24, 0.14, 0.75))
    for _ in range(5):
        x, y = s.random.uniform(0, s.width), s.random.uniform(0, s.height)
        s.path(ellipse(x, y, 260, 170), s.random.choice([warm, lighter(colour, 0.5), darker(colour, 0.1)]), opacity=0.2, blur=70)
    s.path(box(0, 0, s.width, s.height), s.radial([(0.55, SOGA, 0), (1, SOGA, 0.16)], 0.42, 0.4, 0.85))


def wall_and_table(s: Sheet, wall: str, table: str, horizon: float = 900, edge: float = 0) -> None:
    """A wall behind a table top; `edge` is the height of the table's front edge at the bottom."""
    paper(s, wall)
    s.path(box(0, horizon, s.width, s.height - horizon), s.linear([(0, darker(table, 0.14)), (0.25, table), (1, lighter(table, 0.12))]))
    s.path(box(0, horizon - 3, s.width, 10), darker(table, 0.3), opacity=0.5, blur=4)
    s.path(box(0, horizon - 60, s.width, 60), SOGA_TUA, opacity=0.08, blur=18)
    if edge:
        s.path(box(0, s.height - edge, s.width, edge), s.linear([(0, darker(table, 0.2)), (1, darker(table, 0.42))]))
        s.path(box(0, s.height - edge, s.width, 7), lighter(table, 0.5), opacity=0.7)


def planks(s: Sheet, x: float, y: float, w: float, h: float, colour: str, count: int = 5, upright: bool = False) -> None:
    """Boards with grain; they lie across, or stand when upright."""
    step = (w if upright else h) / count
    for i in range(count):
        tone = mix(colour, s.random.choice(["#FFE9BF", "#5A2F14"]), s.random.uniform(0.03, 0.16))
        px, py, pw, ph = (x + i * step, y, step, h) if upright else (x, y + i * step, w, step)
        s.path(box(px, py, pw, ph), tone)
        for _ in range(3):
            k = s.random.uniform(0.15, 0.85)
            sway = s.random.uniform(-0.09, 0.09)
            if upright:
                pts = [(px + pw * (k + sway * (j % 2)), py + ph * j / 5) for j in range(6)]
            else:
                pts = [(px + pw * j / 5, py + ph * (k + sway * (j % 2))) for j in range(6)]
            s.line(pts, darker(tone, 0.22), 4, 0.4)
        if upright:
            s.path(box(px + pw - 5, py, 5, ph), darker(colour, 0.55), opacity=0.6)
            s.path(box(px, py, 4, ph), lighter(colour, 0.5), opacity=0.5)
        else:
            s.path(box(px, py + ph - 5, pw, 5), darker(colour, 0.55), opacity=0.6)
            s.path(box(px, py, pw, 4), lighter(colour, 0.5), opacity=0.5)


def board(s: Sheet, x: float, y: float, w: float, h: float, colour: str = "#B9773C", thick: float = 26, turn: float = 0) -> None:
    """A chopping board seen from above, with grain and a thick lower edge."""
    with s.group(transform=f"rotate({turn} {x + w / 2} {y + h / 2})"):
        s.shadow(box(x, y, w, h + thick, 40), 22, 30, 24, 0.35)
        s.path(box(x, y + thick, w, h, 40), darker(colour, 0.4))
        d = box(x, y, w, h, 40)
        s.path(d, colour)
        with s.group(clip=d):
            for i in range(9):
                yy = y + h * (i + 0.5) / 9
                pts = [(x + w * j / 6, yy + s.random.uniform(-12, 12)) for j in range(7)]
                s.line(pts, darker(colour, 0.25) if i % 2 else lighter(colour, 0.3), s.random.choice([4, 7, 10]), 0.4)
        s.path(d, "none", lighter(colour, 0.45), 5, 0.7)


def cloth(s: Sheet, corners: list[Point], paint: str, tone: str, hem: str = "", folds: int = 3, fringe: int = 0) -> None:
    """A cloth lying flat: patterned, with soft folds across and, if asked, a fringe along its last edge."""
    d = polygon(*corners)
    s.shadow(d, 10, 16, 14, 0.28)
    if fringe:
        (x1, y1), (x2, y2) = corners[2], corners[3]
        for i in range(fringe):
            t = (i + 0.5) / fringe
            x, y = x1 + (x2 - x1) * t, y1 + (y2 - y1) * t
            s.line([(x, y - 4), (x + s.random.uniform(-7, 7), y + 34)], tone, 6, 0.9)
    s.path(d, paint)
    with s.group(clip=d):
        if hem:
            s.path(d, "none", hem, 34)
            s.path(d, "none", lighter(tone, 0.5), 4, 0.5)
        for i in range(folds):
            t = (i + 0.6) / folds
            a = (corners[0][0] + (corners[1][0] - corners[0][0]) * t, corners[0][1] + (corners[1][1] - corners[0][1]) * t)
            b = (corners[3][0] + (corners[2][0] - corners[3][0]) * (t - 0.08), corners[3][1] + (corners[2][1] - corners[3][1]) * (t - 0.08))
            s.line([a, ((a[0] + b[0]) / 2 + 24, (a[1] + b[1]) / 2), b], darker(tone, 0.6), 30, 0.2, 12)
            s.line([(a[0] - 24, a[1]), ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), (b[0] - 24, b[1])], KRIM, 20, 0.22, 9)


def window_light(s: Sheet, x: float, y: float, w: float = 190, h: float = 260, slant: float = 150, opacity: float = 0.5) -> None:
    """Four panes of morning light thrown slantwise on wall or table."""
    with s.group(blend="soft-light"):
        for row in range(2):
            for col in range(2):
                px, py = x + col * (w + 26) + row * (slant + 8), y + row * (h + 22)
                s.path(polygon((px, py), (px + w, py), (px + w + slant, py + h), (px + slant, py + h)), "#FFF3C9", opacity=opacity, blur=5)


def foliage_shadow(s: Sheet, x: float, y: float, reach: float = 420, turn: float = 20, opacity: float = 0.16) -> None:
    """The shadow of a twig with leaves outside the picture."""
    with s.group(transform=f"translate({x} {y}) rotate({turn})", opacity=opacity, blur=9):
        s.line([(0, 0), (reach * 0.5, 24), (reach, 0)], SOGA_TUA, 10)
        for i in range(8):
            px, side = reach * (0.12 + i * 0.115), -1 if i % 2 else 1
            tip = (px + reach * 0.2, side * reach * 0.2)
            mid = (px + reach * 0.16, side * reach * 0.03)
            s.path(curve([(px, 10), mid, tip, (px + reach * 0.04, side * reach * 0.15)], tension=1), SOGA_TUA)


def mat(s: Sheet, d: str, paint: str, rim: str) -> None:
    """A woven place mat of any outline."""
    s.shadow(d, 12, 18, 14, 0.3)
    s.path(d, paint)
    s.path(d, "none", rim, 20)
    s.path(d, "none", lighter(rim, 0.5), 4, 0.6)
