"""Scenes of the gang: the gate in the morning, kerja bakti, the pots."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    DAUN,
    KRIM,
    KUNYIT,
    MENGKUDU,
    NILA,
    SOGA,
    SOGA_TUA,
    Sheet,
    box,
    curve,
    darker,
    drawing,
    ellipse,
    lighter,
    mix,
    polygon,
)  # fmt: skip
from ground import paper, window_light
from motifs import kawung, mega_mendung, weave
from people import standing
from plants import banana_leaf, leaf, potted_plant
from ware import crumbs

WIDE = (1500, 1000)


def sky(s: Sheet, top: str = "#BFDCE6", low: str = "#FBEBC4") -> None:
    s.path(box(0, 0, s.width, s.height), s.linear([(0, top), (1, low)]))
    for x, y, k in ((250, 120, 1.0), (1120, 90, 0.8), (760, 190, 0.5)):
        s.path(ellipse(x, y, 150 * k, 34 * k) + ellipse(x - 50 * k, y - 26 * k, 70 * k, 42 * k) + ellipse(x + 44 * k, y - 34 * k, 80 * k, 50 * k), "#FFFFFF", opacity=0.75, blur=3)


def bunting(s: Sheet, x1: float, y1: float, x2: float, y2: float, n: int, size: float, sag: float = 40) -> None:
    points = [(x1 + (x2 - x1) * i / n, y1 + (y2 - y1) * i / n + sag * math.sin(math.pi * i / n)) for i in range(n + 1)]
    s.line(points, SOGA_TUA, 3, 0.8)
    for i, (x, y) in enumerate(points[:-1]):
        c = ("#A5312A", "#F6EFDC", "#D9992B", "#2F6F73")[i % 4]
        s.path(polygon((x, y), (x + size, y + 3), (x + size / 2, y + size * 1.2)), c)


def roof(s: Sheet, points: list[tuple[float, float]], colour: str = "#B5562F", rows: int = 7) -> None:
    d = polygon(*points)
    ys = [y for _, y in points]
    s.path(d, colour)
    with s.group(clip=d):
        for i in range(rows):
            y = min(ys) + (max(ys) - min(ys)) * (i + 0.5) / rows
            x0, x1 = min(x for x, _ in points), max(x for x, _ in points)
            s.line([(x0, y), (x1, y)], darker(colour, 0.35), 4, 0.55)
            s.line([(x0, y + 5), (x1, y + 5)], lighter(colour, 0.3), 3, 0.4)
    s.shadow(d, 0, 14, 8, 0.2)
    s.path(d, s.linear([(0, "#FFE9B8", 0.25), (1, SOGA_TUA, 0.25)]))


@drawing("gang-gapura-pagi", WIDE)
def gang(s: Sheet) -> None:
    sky(s)
    vx, vy = 750.0, 520.0
    s.path(ellipse(420, 470, 300, 150) + ellipse(1080, 460, 320, 160) + ellipse(750, 480, 220, 110), "#8FB88A", opacity=0.8, blur=8)
    ground_d = polygon((-200, 1000), (vx - 60, vy + 30), (vx + 60, vy + 30), (1700, 1000))
    s.path(box(0, 560, 1500, 440), "#C9B38A")
    s.path(ground_d, s.linear([(0, "#C8A98A"), (1, "#E0C4A0")]))
    with s.group(clip=ground_d):
        y = vy + 36.0
        row = 0
        while y < 1000:
            s.line([(0, y), (1500, y)], "#A07F5E", 2 + (y - vy) * 0.008, 0.6)
            y += 8 + (y - vy) * 0.11
            row += 1
        for i in range(-12, 13):
            s.line([(vx + i * 5, vy + 30), (vx + i * 130, 1000)], "#A07F5E", 3, 0.5)
        s.path(polygon((vx - 20, vy + 30), (vx + 20, vy + 30), (980, 1000), (520, 1000)), "#FFF1CC", opacity=0.35, blur=18)
    # Houses left and right, walls running to the vanishing point.
    walls = (
        (-1, ((0, 140), (270, 270), (270, 790), (0, 1000)), "#E9C99A", "#3F7A78"),
        (-1, ((270, 290), (470, 372), (470, 664), (270, 790)), "#BFD3C4", "#A5312A"),
        (-1, ((470, 390), (600, 440), (600, 600), (470, 664)), "#E3A98C", "#1E3A63"),
        (1, ((1500, 120), (1220, 262), (1220, 780), (1500, 970)), "#D9B7A0", "#2F6B47"),
        (1, ((1220, 286), (1030, 366), (1030, 664), (1220, 780)), "#F0DDB0", "#84491F"),
        (1, ((1030, 392), (900, 440), (900, 600), (1030, 664)), "#AFC6CC", "#D9992B"),
    )
    for side, pts, c, trim in walls:
        d = polygon(*pts)
        s.path(d, c)
        s.path(d, s.linear([(0, "#FFF6DC", 0.3), (1, SOGA_TUA, 0.24)], 0 if side < 0 else 180))
        (x1, y1), (x2, y2), (x3, y3), (x4, y4) = pts
        s.path(polygon((x4, y4 - (y4 - y1) * 0.14), (x3, y3 - (y3 - y2) * 0.14), (x3, y3), (x4, y4)), trim, opacity=0.85)
        roof(s, [(x1 - side * -30, y1 - 60), (x2 + side * -8, y2 - 40), (x2 + side * -24, y2 + 18), (x1 - side * -60, y1 + 26)], "#B5562F", 4)

        def at(u: float, v: float, x1=x1, y1=y1, x2=x2, y2=y2, y3=y3, y4=y4) -> tuple[float, float]:
            x = x1 + (x2 - x1) * u
            upper, lower = y1 + (y2 - y1) * u, y4 + (y3 - y4) * u
            return x, upper + (lower - upper) * v

        for u0, u1, v0, v1, colour in ((0.14, 0.42, 0.3, 0.62, trim), (0.6, 0.86, 0.28, 0.96, darker(trim, 0.2))):
            s.path(polygon(at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)), "#F8F1DC")
            e = 0.03
            s.path(polygon(at(u0 + e, v0 + e), at(u1 - e, v0 + e), at(u1 - e, v1 - e * 0.6), at(u0 + e, v1 - e * 0.6)), colour)
            m = (u0 + u1) / 2
            s.path(polygon(at(m - 0.01, v0 + e), at(m + 0.01, v0 + e), at(m + 0.01, v1 - e), at(m - 0.01, v1 - e)), "#F8F1DC", opacity=0.8)
    # Murals: clouds on the first wall left, a great kawung right.
    mural = polygon((20, 640), (112, 630), (112, 800), (20, 850))
    s.path(mural, mega_mendung(s, 150, "#E9C99A", NILA, "#E9EEF2"))
    right = polygon((1400, 560), (1480, 580), (1480, 800), (1400, 760))
    s.path(right, kawung(s, 74, "#A5312A", "#F6E7C0", KUNYIT))
    for x1, y1, x2, y2, n, k in ((270, 290, 1220, 286, 22, 30), (470, 392, 1030, 392, 20, 18), (600, 444, 900, 444, 14, 12)):
        bunting(s, x1, y1, x2, y2, n, k, 34)
    # The gate: two stepped pillars and a carved beam.
    for side in (-1, 1):
        x = vx + side * 420
        for w, y0, y1 in ((150, 760, 860), (118, 430, 770), (140, 400, 440), (96, 340, 405), (66, 290, 345), (36, 236, 295)):
            s.shadow(box(x - w / 2, y0, w, y1 - y0, 4), 14, 8, 8, 0.2)
            s.solid(box(x - w / 2, y0, w, y1 - y0, 5), "#B5623A", 16)
        for i in range(9):
            s.line([(x - 54, 470 + i * 34), (x + 54, 470 + i * 34)], "#8A4424", 4, 0.55)
        s.path(box(x - 40, 520, 80, 180, 8), "#F1DDB0")
        s.path(box(x - 32, 528, 64, 164, 6), kawung(s, 54, NILA, "#F1DDB0", KUNYIT))
    beam = "M300,300Q750,210 1200,300L1190,400Q750,320 310,400Z"
    s.shadow(beam, 6, 20, 12, 0.3)
    s.solid(beam, "#84491F", 26)
    sign = "M400,300Q750,232 1100,300L1094,372Q750,306 406,372Z"
    s.path(sign, "#F6E7C0")
    s.defs.append('<path id="arch" d="M420,360Q750,294 1080,360"/>')
    s.add("<text font-family=\"'DejaVu Serif',serif\" font-size=\"34\" font-weight=\"bold\" fill=\"#7E231D\" letter-spacing=\"2\" text-anchor=\"middle\"><textPath href=\"#arch\" startOffset=\"50%\">KAMPUNG HOME INDUSTRI</textPath></text>")
    s.path("M330,296Q750,206 1170,296", "none", "#D9992B", 10)
    s.solid(f"M{vx - 70},250Q{vx},120 {vx + 70},250Q{vx},226 {vx - 70},250Z", "#A5312A", 14)
    s.path(ellipse(vx, 214, 24, 26), KUNYIT)
    # Stalls, pots and people along the way.
    for x, y, k, pot, kind in ((210, 880, 190, "#B5562F", "broad"), (120, 950, 230, "#2F6F73", "flower"), (330, 800, 130, "#D9992B", "spear"), (400, 760, 100, "#A5312A", "flower"), (1180, 810, 140, "#2F6F73", "flower"), (1290, 870, 190, "#B5562F", "broad"), (1120, 762, 96, "#84491F", "spear"), (1440, 970, 260, "#A5312A", "flower"), (560, 665, 56, "#B5562F", "broad"), (945, 662, 56, "#2F6F73", "flower")):
        potted_plant(s, x, y, k, pot, "#3F8048", kind)
    s.solid(polygon((1010, 690), (1110, 720), (1110, 790), (1010, 746)), "#A86A34", 12)
    for i in range(4):
        s.solid(box(1016 + i * 24, 664 + i * 8, 18, 34, 5), ("#A5312A", "#D9992B", "#2F6B47", "#F6E7C0")[i], 5)
    s.path(polygon((996, 600), (1130, 622), (1136, 650), (990, 626)), "#A5312A")
    standing(s, 560, 860, 250, "#D9786A", "#5A2A3A", "hijab", "#F1DDB5", left=((0.4, 0.9), (0.2, -0.6)), dress=True, skin="#C98F63")
    s.path(ellipse(530, 644, 64, 22), "#B07F41")
    s.path(ellipse(530, 638, 58, 18), "#D9B06A")
    for i in range(5):
        s.path(ellipse(494 + i * 18, 630 - i % 2 * 6, 15, 11), ("#D9992B", "#C2402F", "#7FA65A")[i % 3])
    standing(s, 930, 820, 225, "#2F6F73", "#3A2A22", "peci", "#22180F", right=((0.5, 0.8), (0.9, -0.2)), look=-1, skin="#B97C50")
    standing(s, 856, 812, 140, "#F0C255", "#A5312A", "hair", left=((0.5, 0.6), (1.1, -0.3)), look=-1, skin="#C98F63")
    standing(s, 720, 650, 92, "#A5312A", NILA, "hijab", "#D9B25A", dress=True)
    standing(s, 772, 640, 84, "#F1DDB5", "#5A3A22", "hair")
    s.path(box(0, 0, 1500, 1000), s.radial([(0.6, SOGA, 0), (1, SOGA_TUA, 0.28)], 0.5, 0.45, 0.75))


@drawing("kerja-bakti-mural", WIDE)
def kerja_bakti(s: Sheet) -> None:
    sky(s, "#C9E0E2", "#FBEFCF")
    roof(s, [(-40, 90), (820, 60), (900, 210), (-40, 230)], "#B5562F", 6)
    roof(s, [(900, 100), (1540, 80), (1540, 240), (860, 226)], "#9C4A2A", 6)
    s.path(box(0, 205, 1500, 480), "#F1E2C2")
    s.path(box(0, 205, 1500, 40), SOGA_TUA, opacity=0.25, blur=12)
    mural = box(90, 270, 800, 330, 10)
    s.path(mural, "#D9992B")
    with s.group(clip=mural):
        s.path(box(90, 270, 640, 330), mega_mendung(s, 400, "#B5402F", NILA, "#F1EFE6"))
        s.path(polygon((690, 260), (760, 260), (720, 350), (770, 430), (710, 520), (750, 610), (640, 610), (690, 440)), "#F6E7C0")
        for i in range(5):
            s.path(polygon((730, 300 + i * 60), (900, 296 + i * 60), (900, 300 + i * 60), (730, 304 + i * 60)), "#C98F4A", opacity=0.6)
        for cx, cy in ((800, 400), (840, 520)):
            s.path(curve([(cx - 60, cy + 10), (cx - 40, cy - 26), (cx, cy - 34), (cx + 40, cy - 22), (cx + 60, cy + 12), (cx, cy + 26)], tension=1), "none", NILA, 5, 0.8, 0, "10 9")
    s.path(mural, "none", "#84491F", 8)
    s.path(box(1010, 300, 190, 385), "#3F7A78")
    s.path(box(1028, 318, 154, 367), "#4F918E")
    s.path(box(1270, 330, 190, 170), "#F8F1DC")
    s.path(box(1284, 344, 162, 142), "#5E8A86")
    s.path("M1365,344V486M1284,415H1446", "none", "#F8F1DC", 9)
    s.path(box(0, 640, 1500, 60), "#A86A4A")
    s.path(box(0, 690, 1500, 310), s.linear([(0, "#BFA07A"), (1, "#E3CBA4")]))
    for i in range(6):
        y = 700 + i * i * 9 + i * 6
        s.line([(0, y), (1500, y)], "#9C7C58", 3, 0.5)
    for i in range(-8, 24):
        s.line([(750 + (i - 8) * 62, 696), (750 + (i - 8) * 190, 1000)], "#9C7C58", 3, 0.4)
    s.path(box(0, 690, 1500, 26), SOGA_TUA, opacity=0.35, blur=10)
    for x, y, k, pot, kind in ((960, 730, 150, "#B5562F", "flower"), (1240, 724, 160, "#2F6F73", "broad"), (1340, 730, 140, "#D9992B", "spear"), (1440, 740, 170, "#A5312A", "flower")):
        potted_plant(s, x, y, k, pot, "#3F8048", kind)
    # The ladder and the painter.
    for dx in (0, 90):
        s.line([(560 + dx, 760), (640 + dx * 0.6, 300)], "#7A4520", 15)
    for i in range(7):
        t = i / 7
        s.line([(560 + 80 * t, 740 - 440 * t), (650 + 44 * t, 740 - 440 * t)], "#A86A34", 11)
    standing(s, 640, 720, 330, "#2F6F73", "#3A4A63", "hat", left=((0.5, 0.9), (0.9, 1.6)), right=((0.7, -0.3), (1.5, -0.9)), look=9, skin="#B97C50")
    s.line([(742, 430), (790, 380)], "#8E5527", 11)
    s.solid(ellipse(800, 370, 20, 15), NILA, 6)
    standing(s, 250, 800, 340, "#D9992B", "#7E4A2A", "hijab", "#A5312A", right=((0.6, 0.7), (1.3, 0.1)), look=9, dress=True)
    s.line([(336, 512), (390, 470)], "#8E5527", 11)
    s.solid(ellipse(400, 462, 22, 16), "#F1EFE6", 6)
    for x, c in ((420, "#1E3A63"), (490, "#A5312A"), (380, "#D9992B")):
        y = 800 if x != 380 else 846
        s.path(ellipse(x + 8, y + 4, 42, 11), SOGA_TUA, opacity=0.4, blur=5)
        s.solid(box(x - 32, y - 62, 64, 64, 8), "#D9DED8", 10)
        s.path(ellipse(x, y - 62, 32, 10), c)
        s.path(f"M{x - 26},{y - 60}Q{x - 20},{y - 30} {x - 14},{y - 60}Z", c)
    # Sweeping, carrying, planting.
    standing(s, 900, 900, 350, "#A5312A", "#2A3A52", "peci", "#22180F", left=((0.5, 1.0), (-0.3, 1.6)), right=((0.3, 1.1), (-0.4, 2.2)), look=1, lean=6, skin="#A86C44")
    s.line([(930, 700), (1060, 900)], "#A86A34", 11)
    for i in range(13):
        s.line([(1056, 896), (1060 + i * 9, 950 - i * 2)], "#C9A05A", 5)
    crumbs(s, 1180, 940, 90, 22, ("#6F9A4A", "#C9863F", "#D9B25A", "#4F7A35"), 34, 11)
    standing(s, 1240, 930, 320, "#F1DDB5", "#5E7F86", "hijab", "#2F6B47", left=((0.3, 1.0), (-0.4, 1.5)), right=((0.3, 1.0), (-0.4, 1.5)), dress=True, look=-1)
    potted_plant(s, 1236, 800, 130, "#B5562F", "#4F9A48", "flower")
    standing(s, 1400, 960, 210, "#D9786A", "#1E3A63", "hair", left=((0.5, 0.7), (1.0, 0.9)), look=-1, skin="#C98F63")
    s.solid(polygon((1310, 880), (1372, 880), (1362, 944), (1320, 944)), "#7FA3BD", 10)
    s.line([(1310, 894), (1270, 870)], "#7FA3BD", 11)
    standing(s, 90, 940, 330, "#5E7F86", "#4A3626", "hair", right=((0.5, 0.9), (0.9, 1.9)), look=1, skin="#D9A57C")
    bucket = polygon((120, 820), (196, 820), (186, 890), (130, 890))
    s.solid(bucket, "#A5312A", 10)
    s.path("M120,822Q158,770 196,822", "none", "#8A949A", 6)
    s.path(box(0, 0, 1500, 1000), s.radial([(0.6, SOGA, 0), (1, SOGA_TUA, 0.26)], 0.45, 0.45, 0.75))


@drawing("gang-pot-bunga", WIDE)
def pots(s: Sheet) -> None:
    paper(s, "#E9D3B4")
    s.path(box(0, 0, 1500, 690), "#7FA39A")
    s.path(box(0, 0, 1500, 690), s.linear([(0, "#FFFFFF", 0.14), (1, SOGA_TUA, 0.2)]))
    s.path(box(0, 250, 1500, 190), kawung(s, 95, "#F1E2C2", "#A5312A", KUNYIT))
    s.path("M0,250H1500M0,440H1500", "none", "#84491F", 9)
    window_light(s, 180, 30, 230, 250, 150, 0.6)
    window_light(s, 980, 60, 200, 230, 150, 0.5)
    s.path(box(0, 560, 1500, 130), "#5E7F78")
    s.path(box(0, 684, 1500, 316), s.linear([(0, "#B99872"), (1, "#E3CBA4")]))
    s.path(box(0, 684, 1500, 24), SOGA_TUA, opacity=0.4, blur=10)
    banana_leaf(s, -60, 120, 520, 220, 24, "#4E8F4F", stem=True)
    for x, y, k, pot, kind in ((130, 760, 300, "#B5562F", "broad"), (330, 790, 260, "#1E3A63", "flower"), (520, 770, 300, "#D9992B", "spear"), (700, 800, 280, "#A5312A", "flower"), (900, 776, 330, "#84491F", "broad"), (1090, 800, 250, "#2F6F73", "flower"), (1270, 770, 320, "#B5562F", "spear"), (1430, 810, 290, "#A5312A", "flower")):
        potted_plant(s, x, y, k, pot, "#3F8048", kind)
    for x, c in ((420, "#D9992B"), (800, "#7FA3BD"), (1180, "#D9786A")):  # cut bottles hung as pots
        s.line([(x, 0), (x, 250)], SOGA_TUA, 4)
        for a in (-120, -90, -60, 160, 20):
            leaf(s, x, 270, 90, a, "#4F9A48", 0.4, shadow=False)
        s.path(box(x - 44, 256, 88, 96, 26), "#E9F0EC", opacity=0.8)
        s.path(box(x - 44, 296, 88, 56, 22), "#7A5236", opacity=0.85)
        s.path(box(x - 44, 256, 88, 18, 8), c)
    can_x = 620
    s.path(ellipse(can_x + 20, 950, 150, 26), SOGA_TUA, opacity=0.4, blur=10)
    s.line([(can_x - 90, 880), (can_x - 210, 800)], "#4F918E", 24)
    s.solid(ellipse(can_x - 220, 796, 40, 22), "#3F7A78", 8)
    s.path(f"M{can_x + 80},800C{can_x + 190},800 {can_x + 190},920 {can_x + 90},920", "none", "#3F7A78", 20)
    s.solid(polygon((can_x - 86, 780), (can_x + 86, 780), (can_x + 104, 950), (can_x - 104, 950)), "#4F918E", 26)
    s.path(ellipse(can_x, 780, 86, 20), "#2E5E5C")
    for _ in range(16):
        x = 350 + s.random.uniform(-40, 40)
        y = 830 + s.random.uniform(0, 90)
        s.line([(x, y), (x - 8, y + 18)], "#A9CDE0", 6, 0.9)
    s.path(box(1010, 880, 260, 70, 10), weave(s, 22, "#D9AA66", "#C4924E", "#7A4F22"))
    for i in range(6):
        leaf(s, 1040 + i * 38, 884, 80, -90 + (i - 3) * 14, mix("#5E9A52", DAUN, i / 6), 0.3, shadow=False)
    s.path(ellipse(1140, 962, 140, 16), SOGA_TUA, opacity=0.35, blur=7)
    s.path(box(0, 0, 1500, 1000), s.radial([(0.6, SOGA, 0), (1, SOGA_TUA, 0.28)], 0.45, 0.4, 0.75))
    s.text(1370, 150, "RT 07", 64, KRIM, "book", "bold", "italic")
    s.line([(1280, 176), (1460, 176)], MENGKUDU, 8)
