"""Repeating surfaces as paints: the five batik motifs, weaves, stitches, cloths and floor tiles."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import BAMBU, BAMBU_TUA, KRIM, KUNYIT, NILA, SOGA, Sheet, curve, darker, ellipse, lighter, mix


def kawung(s: Sheet, size: float = 120, ground: str = NILA, petal: str = KRIM, dot: str = KUNYIT, turn: str = "") -> str:
    """Kawung: four palm fruits around a point, repeated so that the rings interlock."""
    q, out = size / 4, [f'<rect width="{size}" height="{size}" fill="{ground}"/>']
    for cx, cy, angle in ((q, q, 45), (3 * q, q, 135), (3 * q, 3 * q, 45), (q, 3 * q, 135)):
        out.append(f'<g transform="translate({cx} {cy}) rotate({angle})">')
        out.append(f'<ellipse rx="{size * 0.31:.1f}" ry="{size * 0.165:.1f}" fill="{petal}"/>')
        out.append(f'<ellipse rx="{size * 0.24:.1f}" ry="{size * 0.105:.1f}" fill="{ground}" opacity=".16"/>')
        out.append(f'<path d="M{-size * 0.19:.1f},0H{size * 0.19:.1f}" stroke="{ground}" stroke-width="{size * 0.03:.1f}" stroke-linecap="round" stroke-dasharray="{size * 0.14:.1f} {size * 0.1:.1f}"/></g>')
    for x, y in ((0, 0), (size, 0), (0, size), (size, size), (size / 2, size / 2)):
        out.append(f'<circle cx="{x}" cy="{y}" r="{size * 0.06:.1f}" fill="{dot}"/>')
    for x, y in ((size / 2, 0), (0, size / 2), (size / 2, size), (size, size / 2)):
        out.append(f'<path d="M{x - size * 0.07:.1f},{y}h{size * 0.14:.1f}M{x},{y - size * 0.07:.1f}v{size * 0.14:.1f}" stroke="{dot}" stroke-width="{size * 0.03:.1f}"/>')
    return s.pattern("".join(out), size, size, turn)


def parang(s: Sheet, size: float = 120, ground: str = KRIM, blade: str = SOGA, bead: str = NILA, turn: str = "rotate(-42)") -> str:
    """Parang: slanting rows of S-shaped blades with rows of diamonds (mlinjon) between them."""
    w, h, m = size * 0.62, size, size * 0.3
    s_curve = (
        f"M{w * 0.02:.1f},{h:.1f}C{w * 0.62:.1f},{h * 0.86:.1f} {w * 0.02:.1f},{h * 0.56:.1f} {w * 0.36:.1f},{h * 0.3:.1f}"
        f"C{w * 0.5:.1f},{h * 0.2:.1f} {w * 0.52:.1f},{h * 0.08:.1f} {w * 0.36:.1f},0H{w * 1.02:.1f}"
        f"C{w * 0.62:.1f},{h * 0.14:.1f} {w * 1.0:.1f},{h * 0.44:.1f} {w * 0.66:.1f},{h * 0.7:.1f}"
        f"C{w * 0.5:.1f},{h * 0.82:.1f} {w * 0.5:.1f},{h * 0.94:.1f} {w * 0.66:.1f},{h:.1f}Z"
    )
    out = [f'<rect width="{w}" height="{h + m}" fill="{ground}"/><path d="{s_curve}" fill="{blade}"/>']
    out.append(f'<path d="M{w * 0.66:.1f},{h * 0.16:.1f}C{w * 0.46:.1f},{h * 0.42:.1f} {w * 0.6:.1f},{h * 0.5:.1f} {w * 0.38:.1f},{h * 0.8:.1f}" fill="none" stroke="{ground}" stroke-width="{size * 0.035:.1f}"/>')
    for x, y in ((0.08, 0.3), (0.14, 0.45), (0.92, 0.72), (0.86, 0.58)):
        out.append(f'<circle cx="{w * x:.1f}" cy="{h * y:.1f}" r="{size * 0.028:.1f}" fill="{bead}"/>')
    out.append(f'<rect y="{h}" width="{w}" height="{m}" fill="{blade}"/>')
    for x in (0.25, 0.75):
        cx, cy = w * x, h + m / 2
        out.append(f'<path d="M{cx - w * 0.19:.1f},{cy:.1f}l{w * 0.19:.1f},{-m * 0.32:.1f}l{w * 0.19:.1f},{m * 0.32:.1f}l{-w * 0.19:.1f},{m * 0.32:.1f}Z" fill="{ground}"/>')
        out.append(f'<circle cx="{cx:.1f}" cy="{cy:.1f}" r="{size * 0.03:.1f}" fill="{bead}"/>')
    return s.pattern("".join(out), w, h + m, turn)


def truntum(s: Sheet, size: float = 130, ground: str = "#3A2416", star: str = KRIM, heart: str = KUNYIT, turn: str = "") -> str:
    """Truntum: small flowers like stars in a night sky, with dots between."""
    out = [f'<rect width="{size}" height="{size}" fill="{ground}"/>']
    for x, y, k in ((0.25, 0.25, 1.0), (0.75, 0.75, 1.0), (0.75, 0.25, 0.55), (0.25, 0.75, 0.55)):
        out.append(f'<g transform="translate({size * x:.1f} {size * y:.1f}) scale({k})">')
        for i in range(8):
            length = 0.2 if i % 2 == 0 else 0.135
            out.append(f'<path d="M0,0Q{size * 0.035:.1f},{-size * length * 0.6:.1f} 0,{-size * length:.1f}Q{-size * 0.035:.1f},{-size * length * 0.6:.1f} 0,0Z" fill="{star}" transform="rotate({i * 45})"/>')
        out.append(f'<circle r="{size * 0.045:.1f}" fill="{heart}"/></g>')
    for x, y in ((0.5, 0.5), (0, 0.5), (1, 0.5), (0.5, 0), (0.5, 1), (0, 0), (1, 0), (0, 1), (1, 1)):
        out.append(f'<circle cx="{size * x}" cy="{size * y}" r="{size * 0.022:.1f}" fill="{star}" opacity=".8"/>')
    return s.pattern("".join(out), size, size, turn)


def ceplok(s: Sheet, size: float = 150, ground: str = "#7B2A22", petal: str = KRIM, heart: str = KUNYIT, line: str = "", turn: str = "") -> str:
    """Ceplok: rosettes in a grid of crossing bands."""
    line, c = line or mix(ground, petal, 0.45), size / 2
    out = [f'<rect width="{size}" height="{size}" fill="{ground}"/>']
    out.append(f'<path d="M0,{c}L{c},0L{size},{c}L{c},{size}Z" fill="{darker(ground, 0.22)}" stroke="{line}" stroke-width="{size * 0.025:.1f}"/>')
    for i in range(8):
        wide, long = (0.085, 0.3) if i % 2 == 0 else (0.05, 0.21)
        out.append(f'<path d="M0,{-size * 0.06:.1f}C{size * wide:.1f},{-size * long * 0.5:.1f} {size * wide * 0.8:.1f},{-size * long * 0.9:.1f} 0,{-size * long:.1f}C{-size * wide * 0.8:.1f},{-size * long * 0.9:.1f} {-size * wide:.1f},{-size * long * 0.5:.1f} 0,{-size * 0.06:.1f}Z" fill="{petal if i % 2 == 0 else heart}" transform="translate({c} {c}) rotate({i * 45})"/>')
    out.append(f'<circle cx="{c}" cy="{c}" r="{size * 0.065:.1f}" fill="{heart}"/><circle cx="{c}" cy="{c}" r="{size * 0.03:.1f}" fill="{ground}"/>')
    for x, y in ((0, 0), (size, 0), (0, size), (size, size)):
        out.append(f'<circle cx="{x}" cy="{y}" r="{size * 0.13:.1f}" fill="none" stroke="{petal}" stroke-width="{size * 0.03:.1f}"/><circle cx="{x}" cy="{y}" r="{size * 0.06:.1f}" fill="{heart}"/>')
    return s.pattern("".join(out), size, size, turn)


CLOUD = [(-92, 16), (-116, -4), (-92, -26), (-66, -20), (-58, -52), (-16, -64), (8, -40), (34, -58), (66, -42), (62, -16), (96, -20), (118, 2), (94, 22), (70, 14), (48, 34), (16, 26), (-8, 42), (-40, 34), (-56, 14)]


def mega_mendung(s: Sheet, size: float = 320, ground: str = "#A5312A", deep: str = NILA, pale: str = "#E9EEF2", turn: str = "") -> str:
    """Mega mendung: rain clouds in bands from pale to deep."""
    w, h = size, size * 0.62
    out = [f'<rect width="{w}" height="{h}" fill="{ground}"/>']
    for cx, cy, k in ((0.27, 0.28, 1.0), (0.77, 0.78, 1.0), (-0.23, 0.78, 1.0), (1.27, 0.28, 1.0)):
        unit = size / 270 * k
        for layer in range(6):
            t = layer / 5
            pts = [(x * (1 - 0.15 * layer), y * (1 - 0.15 * layer) + 1.5 * layer) for x, y in CLOUD]
            out.append(f'<path transform="translate({w * cx:.1f} {h * cy:.1f}) scale({unit:.3f})" d="{curve(pts, tension=1)}" fill="{mix(pale, deep, t)}"/>')
        out.append(f'<path transform="translate({w * cx:.1f} {h * cy:.1f}) scale({unit:.3f})" d="M-128,32q20,14 44,4q14,-8 6,-18M128,34q-22,12 -42,0" fill="none" stroke="{pale}" stroke-width="5" stroke-linecap="round"/>')
    return s.pattern("".join(out), w, h, turn)


def weave(s: Sheet, cell: float = 26, first: str = BAMBU, second: str = "", gap: str = BAMBU_TUA, turn: str = "") -> str:
    """Plain basketry: strips over and under, each rounded by a light and a dark edge."""
    second = second or darker(first, 0.14)
    out = [f'<rect width="{2 * cell}" height="{2 * cell}" fill="{gap}"/>']
    for x, y, across in ((0, 0, True), (1, 1, True), (1, 0, False), (0, 1, False)):
        px, py, g = x * cell, y * cell, cell * 0.07
        colour = first if across else second
        out.append(f'<rect x="{px + (0 if across else g):.1f}" y="{py + (g if across else 0):.1f}" width="{cell - (0 if across else 2 * g):.1f}" height="{cell - (2 * g if across else 0):.1f}" fill="{colour}"/>')
        light, dark = lighter(colour, 0.35), darker(colour, 0.18)
        if across:
            out.append(f'<rect x="{px}" y="{py + g:.1f}" width="{cell}" height="{cell * 0.26:.1f}" fill="{light}"/><rect x="{px}" y="{py + cell * 0.76:.1f}" width="{cell}" height="{cell * 0.17:.1f}" fill="{dark}"/>')
        else:
            out.append(f'<rect x="{px + g:.1f}" y="{py}" width="{cell * 0.26:.1f}" height="{cell}" fill="{light}"/><rect x="{px + cell * 0.76:.1f}" y="{py}" width="{cell * 0.17:.1f}" height="{cell}" fill="{dark}"/>')
    return s.pattern("".join(out), 2 * cell, 2 * cell, turn)


def knit(s: Sheet, stitch: float = 40, colour: str = "#A5312A", turn: str = "", second: str = "") -> str:
    """Stocking stitch: columns of V, two slanting drops of yarn to each; `second` colours every other row."""
    h = stitch * 0.82
    rows = [colour, second] if second else [colour]
    out = [f'<rect width="{stitch}" height="{h * len(rows)}" fill="{darker(colour, 0.5)}"/>']
    for row in range(-1, len(rows) + 1):
        c = rows[row % len(rows)]
        for side in (1, -1):
            m = f'translate({stitch / 2} {row * h:.1f}) scale({side} 1)'
            drop = f"M0,{h * 1.28:.1f}C{stitch * 0.06:.1f},{h * 0.7:.1f} {stitch * 0.3:.1f},{h * 0.1:.1f} {stitch * 0.44:.1f},{h * 0.02:.1f}C{stitch * 0.56:.1f},{h * 0.3:.1f} {stitch * 0.3:.1f},{h:.1f} 0,{h * 1.28:.1f}Z"
            out.append(f'<path transform="{m}" d="{drop}" fill="{c}"/><path transform="{m}" d="M{stitch * 0.1:.1f},{h * 0.9:.1f}Q{stitch * 0.2:.1f},{h * 0.45:.1f} {stitch * 0.38:.1f},{h * 0.22:.1f}" fill="none" stroke="{lighter(c, 0.4)}" stroke-width="{stitch * 0.06:.1f}" stroke-linecap="round"/>')
    return s.pattern("".join(out), stitch, h * len(rows), turn)


def gingham(s: Sheet, size: float = 80, colour: str = "#A5312A", ground: str = KRIM, turn: str = "") -> str:
    half = size / 2
    tile = f'<rect width="{size}" height="{size}" fill="{ground}"/><rect width="{half}" height="{size}" fill="{colour}" opacity=".42"/><rect width="{size}" height="{half}" fill="{colour}" opacity=".42"/>'
    return s.pattern(tile, size, size, turn)


def lurik(s: Sheet, colours: tuple[str, ...], width: float = 26, turn: str = "") -> str:
    """Lurik: woven stripes; each colour is one stripe, edged by a thread of the next."""
    out = []
    for i, c in enumerate(colours):
        out.append(f'<rect x="{i * width:.1f}" width="{width + 0.5:.1f}" height="40" fill="{c}"/><rect x="{i * width + width * 0.82:.1f}" width="{width * 0.1:.1f}" height="40" fill="{colours[(i + 1) % len(colours)]}"/>')
    return s.pattern("".join(out), width * len(colours), 40, turn)


def floor_tile(s: Sheet, size: float = 240, ground: str = "#EFE3C8", ink: str = "#9A5A38", accent: str = "#41645A", turn: str = "") -> str:
    """Tegel: the cement floor tile of old houses, a star in a ring with quarter rings at the corners."""
    c = size / 2
    out = [f'<rect width="{size}" height="{size}" fill="{ground}"/>']
    for x, y in ((0, 0), (size, 0), (0, size), (size, size)):
        out.append(f'<circle cx="{x}" cy="{y}" r="{size * 0.34:.1f}" fill="{accent}"/><circle cx="{x}" cy="{y}" r="{size * 0.25:.1f}" fill="{ground}"/><circle cx="{x}" cy="{y}" r="{size * 0.13:.1f}" fill="{ink}"/>')
    points = " ".join(f"{c + size * (0.3 if i % 2 == 0 else 0.13) * math.sin(math.pi * i / 4):.1f},{c - size * (0.3 if i % 2 == 0 else 0.13) * math.cos(math.pi * i / 4):.1f}" for i in range(8))
    out.append(f'<polygon points="{points}" fill="{ink}"/><path d="{ellipse(c, c, size * 0.07, size * 0.07)}" fill="{ground}"/>')
    out.append(f'<rect width="{size}" height="{size}" fill="none" stroke="{darker(ground, 0.3)}" stroke-width="{size * 0.012:.1f}"/>')
    return s.pattern("".join(out), size, size, turn)
