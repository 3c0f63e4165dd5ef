"""People of the kampung, plainly drawn: standing, bending to work, or sitting on a mat."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

from canvas import SOGA_TUA, Point, Sheet, box, curve, darker, ellipse, lighter

SKINS = ("#C98F63", "#B97C50", "#D9A57C", "#A86C44")
Arm = tuple[Point, Point]
DOWN: Arm = ((0.35, 1.2), (0.3, 2.3))


def head(s: Sheet, x: float, y: float, u: float, skin: str, cover: str, colour: str, look: int = 0) -> None:
    """A head whose middle is x, y; cover is hijab, hair, bun, peci or hat; look turns the face (-1, 0, 1), 9 shows its back."""
    r = u * 0.66
    if cover == "hijab":
        drape = curve([(x - r * 1.05, y - r * 0.5), (x, y - r * 1.35), (x + r * 1.05, y - r * 0.5), (x + r * 1.25, y + r * 0.8), (x + r * 1.7, y + r * 1.9), (x, y + r * 2.5), (x - r * 1.7, y + r * 1.9), (x - r * 1.25, y + r * 0.8)], tension=0.9)
        s.solid(drape, colour, r * 0.3)
    elif cover == "bun":
        s.solid(ellipse(x + r * 0.2, y - r * 1.1, r * 0.5, r * 0.46), "#2B1D17", r * 0.16)
    if look == 9:
        if cover != "hijab":
            s.solid(ellipse(x, y, r * 0.9, r), "#2B1D17" if cover != "peci" else skin, r * 0.2)
    else:
        fx = x + look * r * 0.16
        s.path(ellipse(fx, y + r * 0.06, r * 0.78, r * 0.9), skin)
        for k in (-0.3, 0.3):
            s.path(ellipse(fx + (k + look * 0.14) * r, y - r * 0.02, r * 0.075, r * 0.1), "#2B1D17")
            s.path(ellipse(fx + (k * 1.55 + look * 0.1) * r, y + r * 0.28, r * 0.15, r * 0.09), "#D9705A", opacity=0.45)
        s.line([(fx + (look * 0.14 - 0.22) * r, y + r * 0.4), (fx + look * 0.14 * r, y + r * 0.52), (fx + (look * 0.14 + 0.22) * r, y + r * 0.4)], "#7A2E22", r * 0.09)
    if cover in ("hair", "bun") and look != 9:
        s.path(f"M{x - r * 0.92},{y + r * 0.1}C{x - r * 1.0},{y - r * 0.9} {x - r * 0.5},{y - r * 1.2} {x},{y - r * 1.14}S{x + r * 1.0},{y - r * 0.9} {x + r * 0.92},{y + r * 0.1}C{x + r * 0.8},{y - r * 0.4} {x + r * 0.3},{y - r * 0.56} {x},{y - r * 0.56}S{x - r * 0.8},{y - r * 0.4} {x - r * 0.92},{y + r * 0.1}Z", "#2B1D17")
    if cover == "peci":
        s.solid(f"M{x - r * 0.86},{y - r * 0.44}L{x - r * 0.72},{y - r * 1.24}H{x + r * 0.72}L{x + r * 0.86},{y - r * 0.44}Q{x},{y - r * 0.7} {x - r * 0.86},{y - r * 0.44}Z", colour, r * 0.16)
    if cover == "hat":
        s.solid(f"M{x - r * 1.9},{y - r * 0.32}L{x},{y - r * 1.7}L{x + r * 1.9},{y - r * 0.32}Q{x},{y + r * 0.1} {x - r * 1.9},{y - r * 0.32}Z", "#D9B06A", r * 0.26)


def limb(s: Sheet, shoulder: Point, arm: Arm, u: float, side: int, sleeve: str, skin: str) -> None:
    (ex, ey), (hx, hy) = arm
    points = [shoulder, (shoulder[0] + side * ex * u, shoulder[1] + ey * u), (shoulder[0] + side * hx * u, shoulder[1] + hy * u)]
    s.line(points, darker(sleeve, 0.22), u * 0.7)
    s.line([(a - u * 0.04, b - u * 0.04) for a, b in points], sleeve, u * 0.58)
    s.path(ellipse(points[2][0], points[2][1], u * 0.3, u * 0.3), skin)


def standing(
    s: Sheet, x: float, foot: float, h: float, top: str, below: str, cover: str = "hair", colour: str = "#2B1D17", left: Arm = DOWN, right: Arm = DOWN, look: int = 0, dress: bool = False, lean: float = 0, skin: str = SKINS[0],
) -> None:
    """Somebody standing with feet at x, foot; arms are elbow and hand in eighths of the height, outwards and down from the shoulder."""
    u = h / 8
    s.path(ellipse(x + u * 0.5, foot, u * 1.5, u * 0.3), SOGA_TUA, opacity=0.35, blur=7)
    for k in (-1, 1):
        s.path(ellipse(x + k * u * 0.5 + u * 0.1, foot - u * 0.05, u * 0.42, u * 0.17), "#4A2813")
    if dress:
        s.solid(f"M{x - u * 0.85},{foot - u * 4.4}H{x + u * 0.85}L{x + u * 1.15},{foot - u * 0.2}Q{x},{foot + u * 0.1} {x - u * 1.15},{foot - u * 0.2}Z", below, u * 0.36)
        s.line([(x + u * 0.1, foot - u * 3.6), (x + u * 0.25, foot - u * 0.2)], darker(below, 0.4), u * 0.14, 0.45, 3)
    else:
        for k in (-1, 1):
            s.solid(f"M{x + k * u * 0.02},{foot - u * 4.2}H{x + k * u * 0.86}L{x + k * u * 0.78},{foot - u * 0.15}H{x + k * u * 0.2}Z", below, u * 0.24)
    with s.group(transform=f"rotate({lean} {x:.1f} {foot - u * 4:.1f})"):
        torso = f"M{x - u * 0.95},{foot - u * 6.4}Q{x},{foot - u * 6.75} {x + u * 0.95},{foot - u * 6.4}L{x + u * 0.98},{foot - u * 3.7}Q{x},{foot - u * 3.4} {x - u * 0.98},{foot - u * 3.7}Z"
        s.path(box(x - u * 0.24, foot - u * 6.9, u * 0.48, u * 0.6), darker(skin, 0.15))
        s.solid(torso, top, u * 0.34)
        for side, arm in ((-1, left), (1, right)):
            limb(s, (x + side * u * 0.85, foot - u * 6.1), arm, u, side, lighter(top, 0.08), skin)
        head(s, x, foot - u * 7.25, u, skin, cover, colour, look)


def sitting(s: Sheet, x: float, foot: float, h: float, top: str, below: str, cover: str = "hijab", colour: str = "#5E7F86", look: int = 9, skin: str = SKINS[1]) -> None:
    """Somebody sitting cross-legged on a mat; h is the height they would stand."""
    u = h / 8
    s.path(ellipse(x + u * 0.3, foot, u * 2.0, u * 0.45), SOGA_TUA, opacity=0.35, blur=7)
    s.solid(f"M{x - u * 1.8},{foot - u * 0.1}Q{x - u * 1.7},{foot - u * 1.1} {x},{foot - u * 1.2}T{x + u * 1.8},{foot - u * 0.1}Q{x},{foot + u * 0.25} {x - u * 1.8},{foot - u * 0.1}Z", below, u * 0.3)
    s.solid(f"M{x - u * 1.05},{foot - u * 3.2}Q{x},{foot - u * 3.6} {x + u * 1.05},{foot - u * 3.2}L{x + u * 1.15},{foot - u * 0.5}Q{x},{foot - u * 0.2} {x - u * 1.15},{foot - u * 0.5}Z", top, u * 0.36)
    for side in (-1, 1):
        limb(s, (x + side * u * 0.95, foot - u * 2.9), ((0.35, 0.95), (0.05, 1.8)), u, side, lighter(top, 0.08), skin)
    head(s, x, foot - u * 4.0, u, skin, cover, colour, look)
