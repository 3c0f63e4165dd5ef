"""Things of glass: jars with their covers, bottles, tumblers."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

from collections.abc import Callable

from canvas import MENGKUDU, SOGA, SOGA_TUA, Sheet, box, curve, darker, ellipse, lighter, mix, polygon

Content = Callable[[], None]


def jar(
    s: Sheet, cx: float, foot: float, w: float, h: float, content: Content, lid: str = MENGKUDU, shoulder: float = 0.14, cover: str = "screw", glass: str = "#DCE8E2",
) -> str:
    """A glass jar standing at `foot`; content is drawn inside its outline. Covers: screw, cloth, cork, plastic. Returns the outline."""
    x, top, k = cx - w / 2, foot - h, h * shoulder
    neck = w * (0.86 if cover != "cork" else 0.6)
    d = (
        f"M{cx - neck / 2},{top}H{cx + neck / 2}C{cx + neck / 2 + 4},{top + k * 0.5} {x + w},{top + k * 0.5} {x + w},{top + k * 1.3}"
        f"V{foot - w * 0.1}Q{x + w},{foot} {x + w * 0.88},{foot}H{x + w * 0.12}Q{x},{foot} {x},{foot - w * 0.1}V{top + k * 1.3}"
        f"C{x},{top + k * 0.5} {cx - neck / 2 - 4},{top + k * 0.5} {cx - neck / 2},{top}Z"
    )
    s.floor_shadow(cx + w * 0.04, foot - 6, w * 0.52, w * 0.1)
    s.path(d, glass, opacity=0.75)
    with s.group(clip=d):
        content()
        s.path(d, s.linear([(0, "#FFFFFF", 0.4), (0.12, "#FFFFFF", 0.06), (0.7, "#FFFFFF", 0), (0.9, SOGA_TUA, 0.2), (1, SOGA_TUA, 0.42)], 0))
        s.path(d, "none", "#FFFFFF", 12, 0.5, 3)
        s.path(box(x + w * 0.075, top + k * 1.6, w * 0.05, h * 0.6, 20), "#FFFFFF", opacity=0.62)
        s.path(box(x + w * 0.88, top + k * 2, w * 0.03, h * 0.4, 20), "#FFFFFF", opacity=0.4)
    s.path(d, "none", mix(glass, "#4E6A66", 0.5), 4, 0.5)
    jar_cover(s, cx, top, neck, w, lid, cover)
    return d


def jar_cover(s: Sheet, cx: float, top: float, neck: float, w: float, lid: str, cover: str) -> None:
    if cover in ("screw", "plastic"):
        deep = w * (0.17 if cover == "screw" else 0.22)
        d = box(cx - neck / 2 - 10, top - deep + 12, neck + 20, deep, 16)
        s.solid(d, lid, 22)
        if cover == "screw":
            for i in range(1, 18):
                x = cx - neck / 2 - 10 + (neck + 20) * i / 18
                s.line([(x, top - deep * 0.66 + 12), (x, top + 4)], darker(lid, 0.4), 3, 0.4)
        s.path(ellipse(cx, top - deep + 16, neck / 2 + 4, w * 0.045), lighter(lid, 0.22))
    elif cover == "cork":
        s.solid(polygon((cx - neck * 0.42, top - w * 0.2), (cx + neck * 0.42, top - w * 0.2), (cx + neck * 0.36, top + 10), (cx - neck * 0.36, top + 10)), "#C99A62", 18)
        s.path(ellipse(cx, top - w * 0.2, neck * 0.42, w * 0.05), "#DDB681")
    else:
        skirt = [(cx - neck * 0.5, top - w * 0.1), (cx + neck * 0.5, top - w * 0.1), (cx + neck * 0.62, top + w * 0.12)]
        n = 9
        for i in range(1, n):
            skirt.append((cx + neck * 0.62 - neck * 1.24 * i / n, top + w * (0.12 + (0.05 if i % 2 else -0.02))))
        skirt.append((cx - neck * 0.62, top + w * 0.12))
        d = curve(skirt, tension=0.8)
        s.shadow(d, 6, 12, 8, 0.3)
        s.path(d, lid)
        s.path(d, s.linear([(0, "#FFFFFF", 0.35), (0.5, "#FFFFFF", 0), (1, SOGA_TUA, 0.4)], 20))
        s.path(ellipse(cx, top - w * 0.1, neck * 0.5, w * 0.07), lid)
        s.path(ellipse(cx, top - w * 0.1, neck * 0.5, w * 0.07), "#FFFFFF", opacity=0.25)
        s.line([(cx - neck * 0.5, top + 2), (cx, top + w * 0.035), (cx + neck * 0.5, top + 2)], SOGA, 9)


def bottle(s: Sheet, cx: float, foot: float, w: float, h: float, drink: str, cap: str = SOGA, fill: float = 0.86) -> str:
    """A long-necked glass bottle with drink up to `fill` of its height. Returns the outline."""
    x, top, neck, body = cx - w / 2, foot - h, w * 0.34, foot - h * 0.62
    d = (
        f"M{cx - neck / 2},{top}H{cx + neck / 2}V{top + h * 0.2}C{cx + neck / 2},{top + h * 0.3} {x + w},{body - h * 0.06} {x + w},{body + h * 0.04}"
        f"V{foot - w * 0.12}Q{x + w},{foot} {x + w * 0.86},{foot}H{x + w * 0.14}Q{x},{foot} {x},{foot - w * 0.12}V{body + h * 0.04}"
        f"C{x},{body - h * 0.06} {cx - neck / 2},{top + h * 0.3} {cx - neck / 2},{top + h * 0.2}Z"
    )
    s.floor_shadow(cx + w * 0.06, foot - 5, w * 0.54, w * 0.12)
    s.path(d, "#DDE7DF", opacity=0.8)
    with s.group(clip=d):
        level = foot - h * fill
        s.path(box(x, level, w, h), s.linear([(0, darker(drink, 0.25)), (0.35, lighter(drink, 0.12)), (0.75, drink), (1, darker(drink, 0.4))], 0))
        s.path(ellipse(cx, level, neck * 0.5, 7), lighter(drink, 0.35))
        s.path(box(x + w * 0.1, body + 10, w * 0.07, h * 0.46, 14), "#FFFFFF", opacity=0.55)
        s.path(box(cx - neck * 0.32, top + h * 0.06, neck * 0.16, h * 0.16, 8), "#FFFFFF", opacity=0.5)
        s.path(d, "none", "#FFFFFF", 10, 0.35, 3)
    s.path(d, "none", darker(drink, 0.35), 4, 0.5)
    s.solid(box(cx - neck * 0.62, top - h * 0.045, neck * 1.24, h * 0.085, 10), cap, 16)
    return d


def tumbler(s: Sheet, cx: float, foot: float, w: float, h: float, drink: str, fill: float = 0.8, inside: Content | None = None, base: float = 0.78) -> None:
    """A glass, wider above than at its base, with drink and what swims in it."""
    top, b = foot - h, w * base
    ry = w * 0.13
    d = f"M{cx - w / 2},{top}A{w / 2},{ry} 0 0 1 {cx + w / 2},{top}L{cx + b / 2},{foot - 10}Q{cx},{foot + ry * 0.9} {cx - b / 2},{foot - 10}Z"
    s.floor_shadow(cx + 14, foot - 2, b * 0.56, ry, 0.4)
    s.path(d, "#E4ECE6", opacity=0.6)
    level = foot - h * fill
    k = b + (w - b) * fill
    liquid = f"M{cx - k / 2 + 6},{level}H{cx + k / 2 - 6}L{cx + b / 2 - 8},{foot - 26}Q{cx},{foot + ry * 0.4} {cx - b / 2 + 8},{foot - 26}Z"
    s.path(liquid, s.linear([(0, darker(drink, 0.2)), (0.3, lighter(drink, 0.14)), (0.8, drink), (1, darker(drink, 0.35))], 0))
    with s.group(clip=liquid):
        if inside:
            inside()
    s.path(ellipse(cx, level, k / 2 - 6, ry * 0.86), lighter(drink, 0.24))
    s.path(ellipse(cx, level, k / 2 - 6, ry * 0.86), "none", darker(drink, 0.25), 3, 0.6)
    s.path(polygon((cx - w * 0.4, top + 24), (cx - w * 0.32, top + 26), (cx - b * 0.33, foot - 40), (cx - b * 0.4, foot - 40)), "#FFFFFF", opacity=0.55)
    s.path(ellipse(cx, top, w / 2, ry), "none", "#FFFFFF", 8, 0.85)
    s.path(d, "none", "#8FA39A", 4, 0.55)
