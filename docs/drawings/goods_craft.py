"""Knitting, weaving, embroidery and things made from what was thrown away."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    DAUN,
    KRIM,
    KUNYIT,
    SOGA,
    SOGA_TUA,
    Sheet,
    box,
    darker,
    drawing,
    ellipse,
    lighter,
    mix,
    polygon,
)
from ground import cloth, foliage_shadow, paper, planks, wall_and_table
from motifs import knit, lurik
from plants import (
    leaf,
)
from ware import tag


def yarn_ball(s: Sheet, x: float, y: float, r: float, colour: str) -> None:
    s.path(ellipse(x + r * 0.2, y + r * 0.9, r, r * 0.24), SOGA_TUA, opacity=0.4, blur=12)
    d = ellipse(x, y, r, r)
    s.solid(d, colour, r * 0.26)
    with s.group(clip=d):
        for turn in (-50, 10, 65):
            with s.group(transform=f"rotate({turn} {x} {y})"):
                for i in range(-3, 4):
                    off = i * r * 0.17
                    pts = [(x - r * 1.1, y + off), (x, y + off * 1.5 - r * 0.24), (x + r * 1.1, y + off)]
                    s.line(pts, darker(colour, 0.35), r * 0.035, 0.5)
                    s.line([(a, b - r * 0.035) for a, b in pts], lighter(colour, 0.4), r * 0.03, 0.5)


@drawing("tas-rajut-selempang")
def tas_rajut(s: Sheet) -> None:
    wall_and_table(s, "#EBD5D2", "#B77B4C", 1120)
    foliage_shadow(s, 620, 90, 560, 32, 0.14)
    s.path(ellipse(590, 1290, 430, 60), SOGA_TUA, opacity=0.42, blur=22)
    handle = "M330,640C330,60 870,60 870,640"
    with s.group(transform="translate(20 26)"):
        s.path(handle, "none", SOGA_TUA, 44, 0.25, 14)
    s.path(handle, "none", "#6B2019", 50)
    s.path(handle, "none", "#A5312A", 40)
    s.path(handle, "none", "#D9786A", 38, 1, 0, "3 21")
    s.path(handle, "none", "#7E231D", 6, 0.7, 0, "14 10")
    body = "M270,620C330,590 870,590 930,620C960,780 1000,1010 1010,1150C1014,1250 940,1290 860,1296H340C260,1290 186,1250 190,1150C200,1010 240,780 270,620Z"
    s.path(body, knit(s, 66, "#AE3A31", "translate(6 0)"))
    with s.group(clip=body):
        for y, c in ((840, "#F1DDB5"), (905, "#1E3A63"), (970, "#F1DDB5")):
            band = box(150, y, 900, 66)
            with s.group(clip=band):
                s.path(band, knit(s, 66, c, "translate(6 0)"))
        for i in range(14):
            x = 200 + i * 66
        s.path(body, s.linear([(0, "#FFF0D0", 0.32), (0.35, "#FFF0D0", 0), (0.7, "#2B0E08", 0.12), (1, "#2B0E08", 0.5)], 18))
        s.path(body, "none", "#3A0D08", 60, 0.4, 26)
    s.solid(box(252, 590, 696, 66, 30), "#7E231D", 20)
    s.path("M270,623H930", "none", "#F1DDB5", 5, 0.9, 0, "20 16")
    flap = "M470,600H730L724,800C720,850 660,874 600,874S480,850 476,800Z"
    s.shadow(flap, 10, 18, 12, 0.4)
    s.path(flap, knit(s, 44, "#1E3A63"))
    s.path(flap, s.linear([(0, "#FFFFFF", 0.2), (0.6, "#FFFFFF", 0), (1, "#050B18", 0.4)], 30))
    s.path(flap, "none", "#F1DDB5", 6, 0.9, 0, "16 14")
    s.shadow(ellipse(600, 806, 46, 46), 6, 10, 6, 0.5)
    s.solid(ellipse(600, 806, 46, 46), "#B98248", 14)
    for a, b in ((-12, -12), (12, -12), (-12, 12), (12, 12)):
        s.path(ellipse(600 + a, 806 + b, 6, 6), "#4A2813")
    for x, _k in ((330, 1), (870, 1)):
        s.path(ellipse(x, 640, 30, 30), "none", "#B98248", 13)
        s.path(ellipse(x - 3, 637, 30, 30), "none", "#E9C48A", 4, 0.8)
    yarn_ball(s, 1010, 1290, 100, "#D9992B")
    s.line([(930, 1350), (820, 1400), (700, 1372), (560, 1410), (430, 1390)], darker(KUNYIT, 0.15), 10)
    yarn_ball(s, 180, 1330, 82, "#2C5C74")
    for x1, y1, x2, y2 in ((930, 1180, 1120, 1400), (1090, 1170, 930, 1400)):
        s.line([(x1, y1), (x2, y2)], "#5A2F14", 14)
        s.line([(x1 - 2, y1 - 2), (x2 - 2, y2 - 2)], "#D9AE70", 8)
        s.path(ellipse(x1, y1, 15, 15), "#84491F")
    yarn_ball(s, 1010, 1300, 100, "#D9992B")
    tag(s, 905, 660, "dirajut|tangan", 10, KRIM, SOGA_TUA, 34)


def lidi_plate(s: Sheet, cx: float, cy: float, rx: float, squash: float, tone: str = "#B98244", spokes: int = 64) -> None:
    """An ingke: palm ribs woven from the middle outwards, with a plaited edge."""
    ry = rx * squash
    s.path(ellipse(cx + rx * 0.05, cy + rx * 0.1, rx, ry), SOGA_TUA, opacity=0.42, blur=18)
    s.path(ellipse(cx, cy + rx * 0.05, rx, ry), darker(tone, 0.5))
    s.path(ellipse(cx, cy, rx, ry), darker(tone, 0.35))
    for i in range(spokes):
        a = 2 * math.pi * i / spokes
        for bend, k in ((0.5, 0.0), (-0.5, 0.35)):
            pts = [(cx + rx * q * math.cos(a + bend * q), cy + ry * q * math.sin(a + bend * q)) for q in (0.1, 0.4, 0.7, 0.97)]
            light = 0.28 + 0.28 * math.cos(a + 2.3)
            s.line(pts, mix(darker(tone, 0.1 + k * 0.3), "#F8DFA8", max(0, light)), rx * 0.02)
    for k, w in ((0.3, 0.03), (0.52, 0.03), (0.74, 0.03)):
        s.path(ellipse(cx, cy + ry * 0.01, rx * k, ry * k), "none", darker(tone, 0.45), rx * w)
        s.path(ellipse(cx, cy, rx * k, ry * k), "none", lighter(tone, 0.35), rx * w * 0.6, 1, 0, f"{rx * 0.05:.0f} {rx * 0.025:.0f}")
    s.path(ellipse(cx, cy, rx * 0.1, ry * 0.1), darker(tone, 0.2))
    s.path(ellipse(cx, cy, rx * 0.98, ry * 0.98), "none", darker(tone, 0.4), rx * 0.085)
    for i in range(56):
        a, b = 2 * math.pi * i / 56, 2 * math.pi * (i + 1.3) / 56
        s.line([(cx + rx * 1.015 * math.cos(a), cy + ry * 1.015 * math.sin(a)), (cx + rx * 0.94 * math.cos(b), cy + ry * 0.94 * math.sin(b))], mix(tone, "#F8DFA8", 0.3 + 0.3 * math.cos(a + 2.3)), rx * 0.035)


@drawing("piring-lidi-anyam")
def piring_lidi(s: Sheet) -> None:
    paper(s, "#E5E2D0")
    s.path(box(0, 1080, 1200, 420), s.linear([(0, "#45665C"), (1, "#5F857A")]))
    s.path(box(0, 1072, 1200, 14), SOGA_TUA, opacity=0.4, blur=4)
    foliage_shadow(s, 60, 80, 560, 28, 0.15)
    lidi_plate(s, 600, 560, 440, 1.0, "#B98244")
    for i in range(6):
        lidi_plate(s, 420, 1280 - i * 30, 300, 0.34, ("#A9733A", "#BD8748")[i % 2], 40)
    s.solid(s.around(360, 1080, 60, 50, 10, 0.05), "#E0A23A", 20)
    s.solid(s.around(470, 1086, 56, 48, 10, 0.05), "#C9552E", 18)
    s.solid(s.around(415, 1050, 56, 50, 10, 0.05), "#7FA65A", 18)
    s.line([(415, 1006), (424, 984)], SOGA_TUA, 7)
    leaf(s, 424, 990, 60, -10, DAUN, 0.5, shadow=False)
    for i in range(26):
        x = 830 + i * 8
        s.line([(x, 1400), (x + s.random.uniform(-8, 8), 1220), (x + s.random.uniform(-16, 16), 1010 + s.random.uniform(-20, 20))], s.random.choice(["#C9A05A", "#A9793C", "#DDB878", "#8E6230"]), 7)
    s.solid(box(816, 1230, 234, 44, 16), "#A5312A", 12)


def ribbon_rose(s: Sheet, x: float, y: float, r: float, colour: str) -> None:
    """A rose of folded ribbon: petals from the rim to the heart."""
    s.path(ellipse(x + 6, y + 9, r, r), SOGA_TUA, opacity=0.3, blur=6)
    for ring, n in ((1.0, 7), (0.72, 6), (0.44, 4)):
        for i in range(n):
            a = 2 * math.pi * i / n + ring * 2
            px, py = x + r * ring * 0.6 * math.cos(a), y + r * ring * 0.6 * math.sin(a)
            with s.group(transform=f"translate({px:.1f} {py:.1f}) rotate({math.degrees(a):.0f})"):
                s.solid(ellipse(0, 0, r * ring * 0.44, r * ring * 0.5), mix(colour, "#FFF1E0", (1 - ring) * 0.55), r * 0.12)
    s.line([(x - r * 0.12, y), (x, y - r * 0.12), (x + r * 0.12, y), (x, y + r * 0.1)], darker(colour, 0.3), r * 0.06)


@drawing("sulam-pita-mawar")
def sulam_pita(s: Sheet) -> None:
    paper(s, "#D6E0DA")
    planks(s, 0, 0, 1200, 1500, "#D8C3A2", 5, upright=True)
    s.path(box(0, 0, 1200, 1500), s.radial([(0, "#FFFFFF", 0.5), (0.6, SOGA, 0.02), (1, SOGA_TUA, 0.34)], 0.25, 0.15, 0.95))
    spread = s.around(590, 740, 590, 620, 16, 0.06)
    s.shadow(spread, 16, 22, 18, 0.3)
    s.path(spread, "#F3E8D4")
    with s.group(clip=spread):
        for i in range(16):
            a = i * 0.4
            s.line([(590 + 440 * math.cos(a), 720 + 440 * math.sin(a)), (590 + 640 * math.cos(a + 0.1), 740 + 660 * math.sin(a + 0.1))], "#B9A580", 34, 0.3, 16)
    s.path(ellipse(616, 752, 452, 452), SOGA_TUA, opacity=0.3, blur=14)
    s.path(ellipse(600, 720, 440, 440), "#F8F1E0")
    weave_lines = s.pattern('<path d="M0,0H16M0,0V16" stroke="#E6D9BE" stroke-width="2"/>', 16, 16)
    s.path(ellipse(600, 720, 420, 420), weave_lines, opacity=0.7)
    stems = ([(600, 1040), (560, 860), (480, 720), (420, 600)], [(600, 1040), (620, 860), (640, 700), (620, 520)], [(600, 1040), (680, 880), (770, 760), (820, 640)], [(560, 900), (450, 880), (380, 820)], [(650, 900), (760, 900), (850, 850)])
    for pts in stems:
        s.line(pts, "#2F6B47", 11)
        s.line(pts, "#7FB069", 5, 1, 0, "16 9")
    for x, y, n, a in ((520, 790, 130, 200), (610, 800, 120, -50), (720, 830, 120, -10), (470, 700, 110, 160), (640, 640, 120, -20), (790, 710, 110, 10), (590, 940, 120, 210), (640, 960, 120, -30), (430, 890, 90, 120), (800, 905, 90, 50)):
        leaf(s, x, y, n, a, s.random.choice(["#3F8048", "#5E9A52", "#2F6B47"]), 0.34)
    for x, y, r, c in ((420, 580, 92, "#A5312A"), (620, 500, 104, "#D9786A"), (824, 620, 90, "#D9992B"), (370, 800, 66, "#E3A79B"), (856, 838, 68, "#7A3B63"), (600, 740, 84, "#C24A40")):
        ribbon_rose(s, x, y, r, c)
    for x, y in ((500, 480), (730, 560), (520, 660), (720, 720), (470, 960), (740, 980), (330, 690), (900, 740)):
        s.path(ellipse(x + 2, y + 4, 15, 15), SOGA_TUA, opacity=0.3, blur=3)
        s.solid(ellipse(x, y, 14, 14), "#F3D27E", 6)
    s.path(ellipse(600, 720, 440, 440), "none", "#8A5527", 46)
    s.path(ellipse(597, 716, 440, 440), "none", "#C58F52", 34)
    s.path(ellipse(594, 712, 436, 436), "none", "#EBC68C", 7, 0.8)
    s.solid(box(566, 226, 68, 66, 12), "#B9863F", 14)
    s.path(ellipse(600, 222, 40, 17), "#D9B25A")
    for x, y, c, a in ((170, 1340, "#A5312A", 0), (330, 1390, "#D9992B", 20), (1000, 1380, "#2F6B47", -10)):
        with s.group(transform=f"translate({x} {y}) rotate({a})"):
            s.path(ellipse(8, 14, 92, 70), SOGA_TUA, opacity=0.35, blur=9)
            s.solid(ellipse(0, 0, 90, 68), "#EBD9B4", 12)
            s.solid(ellipse(0, 0, 76, 56), c, 18)
            s.path(ellipse(0, 0, 56, 40), "none", lighter(c, 0.35), 5, 0.6)
            s.path(ellipse(0, 0, 26, 19), "#EBD9B4")
            s.path(ellipse(0, 0, 12, 9), SOGA_TUA)
    s.line([(246, 1370), (420, 1330), (500, 1390), (640, 1350)], "#A5312A", 22)
    s.line([(246, 1366), (420, 1326), (500, 1386), (640, 1346)], "#D9786A", 8)
    s.line([(700, 1400), (860, 1250)], "#8A949A", 9)
    s.line([(698, 1398), (858, 1248)], "#F3F6F7", 4)
    s.path(ellipse(850, 1258, 4, 13), "#55606A")


@drawing("tas-bungkus-kopi")
def tas_daur_ulang(s: Sheet) -> None:
    paper(s, "#D3E0CF")
    s.path(box(0, 1130, 1200, 370), s.linear([(0, "#9A6A40"), (1, "#C2925F")]))
    s.path(box(0, 1122, 1200, 12), SOGA_TUA, opacity=0.4, blur=4)
    foliage_shadow(s, 40, 80, 520, 20, 0.15)
    s.path(ellipse(540, 1330, 420, 60), SOGA_TUA, opacity=0.45, blur=22)
    for dx, c in ((18, "#5A2F14"), (0, "#B5562F")):
        s.path(f"M{340 + dx},600C{340 + dx},240 {700 + dx},240 {700 + dx},600", "none", c, 36)
    s.path("M340,600C340,240 700,240 700,600", "none", "#E9C48A", 8, 0.8, 0, "16 12")
    body = polygon((170, 560), (870, 560), (930, 1320), (110, 1320))
    packs = ("#A5312A", "#D9992B", "#2F6B47", "#1E3A63", "#84491F", "#E9DDC0", "#B5562F")
    s.path(body, "#4A2813")
    with s.group(clip=body):
        for row in range(11):
            for col in range(9):
                x, y, c = 80 + col * 104 - (row % 2) * 52, 550 + row * 74, packs[(row * 3 + col * 5 + row // 2) % 7]
                s.solid(polygon((x + 52, y), (x + 104, y + 37), (x + 52, y + 74), (x, y + 37)), c, 8)
                s.path(polygon((x + 30, y + 30), (x + 52, y + 16), (x + 74, y + 30), (x + 52, y + 44)), lighter(c, 0.4), opacity=0.6)
                s.line([(x + 36, y + 46), (x + 66, y + 46)], lighter(c, 0.7), 4, 0.7)
        s.path(body, s.linear([(0, "#FFFFFF", 0.22), (0.5, "#FFFFFF", 0), (1, "#1E0E06", 0.5)], 15))
    s.solid(box(150, 536, 740, 60, 20), "#B5562F", 18)
    s.path("M170,566H872", "none", "#F1DDB5", 5, 1, 0, "18 13")
    vase_x = 1010
    s.floor_shadow(vase_x, 1340, 100, 24)
    stems = ((-70, 820, "#D9786A"), (0, 740, "#F3C869"), (74, 840, "#A5312A"))
    for dx, y, c in stems:
        s.line([(vase_x, 1080), (vase_x + dx * 0.4, 960), (vase_x + dx, y)], "#3F7F44", 9)
        for k in range(6):
            a = k * 1.047
            with s.group(transform=f"translate({vase_x + dx} {y}) rotate({math.degrees(a):.0f})"):
                s.solid("M0,0C24,-26 62,-22 70,0C62,22 24,26 0,0Z", c, 8)
        s.solid(ellipse(vase_x + dx, y, 20, 20), "#84491F", 7)
    leaf(s, vase_x - 10, 1020, 120, -160, "#4F8B47", 0.4)
    leaf(s, vase_x + 14, 1000, 110, -20, "#4F8B47", 0.4)
    glass = f"M{vase_x - 50},1060H{vase_x + 50}C{vase_x + 46},1120 {vase_x + 96},1160 {vase_x + 96},1250Q{vase_x + 96},1340 {vase_x},1340T{vase_x - 96},1250C{vase_x - 96},1160 {vase_x - 46},1120 {vase_x - 50},1060Z"
    s.path(glass, "#A9D0C4", opacity=0.85)
    with s.group(clip=glass):
        s.path(box(vase_x - 100, 1190, 200, 160), "#7FB3A6", opacity=0.8)
        for i in range(5):
            s.path(f"M{vase_x - 110},{1210 + i * 26}q55,-26 110,0t110,0", "none", ("#D9992B", "#F6E7C0")[i % 2], 9, 0.9)
        s.line([(vase_x - 62, 1180), (vase_x - 66, 1280)], "#FFFFFF", 14, 0.6)
    s.path(glass, "none", "#4E7F74", 5, 0.6)
    for x, y, a, c in ((150, 1400, -14, "#D9992B"), (330, 1430, 10, "#A5312A"), (620, 1420, -6, "#2F6B47")):
        with s.group(transform=f"translate({x} {y}) rotate({a})"):
            d = box(-70, -44, 140, 88, 6)
            s.shadow(d, 8, 10, 6, 0.35)
            s.solid(d, c, 10)
            s.path("M-70,-32H70M-70,32H70", "none", lighter(c, 0.4), 4, 0.7, 0, "5 5")
            s.text(0, 14, "KOPI", 38, KRIM)


@drawing("dompet-rajut-bunga")
def dompet_rajut(s: Sheet) -> None:
    paper(s, "#E9E0C6")
    cloth(s, [(60, 130), (1140, 70), (1170, 1420), (30, 1440)], lurik(s, ("#B9C9B0", "#A9BCA0", "#B9C9B0", "#E9E3CC", "#8FA98A"), 60, "rotate(90)"), "#8FA98A", folds=2)

    def purse(cx: float, cy: float, w: float, colour: str, turn: float, flower: str) -> None:
        with s.group(transform=f"translate({cx} {cy}) rotate({turn})"):
            h = w * 0.78
            d = f"M{-w * 0.42},{-h * 0.4}C{-w * 0.62},{h * 0.1} {-w * 0.5},{h * 0.56} 0,{h * 0.58}S{w * 0.62},{h * 0.1} {w * 0.42},{-h * 0.4}Q0,{-h * 0.58} {-w * 0.42},{-h * 0.4}Z"
            s.shadow(d, 18, 26, 16, 0.4)
            s.path(d, knit(s, w * 0.1, colour))
            s.path(d, s.radial([(0, "#FFFFFF", 0.26), (0.5, "#FFFFFF", 0), (1, "#1E0E06", 0.5)], 0.35, 0.25, 0.8))
            rim = f"M{-w * 0.44},{-h * 0.32}Q0,{-h * 0.62} {w * 0.44},{-h * 0.32}"
            s.path(rim, "none", "#8A5A1E", w * 0.075)
            s.path(rim, "none", "#E0B04A", w * 0.05)
            s.path(rim, "none", "#F8E3A0", w * 0.014, 0.9)
            for k in (-0.03, 0.035):
                s.solid(ellipse(w * k, -h * 0.55, w * 0.042, w * 0.042), "#E0B04A", 7)
            for i in range(6):
                a = i * 1.047
                s.solid(ellipse(w * 0.16 * math.cos(a), h * 0.1 + w * 0.16 * math.sin(a), w * 0.1, w * 0.1), flower, w * 0.03)
                s.path(ellipse(w * 0.16 * math.cos(a), h * 0.1 + w * 0.16 * math.sin(a), w * 0.06, w * 0.06), "none", lighter(flower, 0.4), 5, 0.7, 0, "9 7")
            s.solid(ellipse(0, h * 0.1, w * 0.08, w * 0.08), KUNYIT, 9)
            leaf(s, w * 0.2, h * 0.26, w * 0.2, 30, "#4F8B47", 0.5)
            leaf(s, -w * 0.2, h * 0.26, w * 0.2, 150, "#3F7F44", 0.5)

    purse(420, 470, 560, "#1E3A63", -10, "#F1E3C8")
    purse(800, 880, 540, "#C9803A", 9, "#A5312A")
    purse(360, 1130, 440, "#7A3B4E", -4, "#E8B9A8")
    s.line([(930, 200), (1080, 520)], "#8A949A", 20)
    s.line([(926, 200), (1076, 520)], "#E3E8EA", 8)
    s.path("M930,200q-18,-26 6,-40q22,-6 20,18", "none", "#8A949A", 15)
    yarn_ball(s, 960, 330, 110, "#A5312A")
    s.line([(880, 410), (820, 520), (900, 560), (1040, 600), (1090, 720)], "#A5312A", 10)
