"""Batik, sewn and embroidered things to wear."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    KRIM,
    KUNYIT,
    NILA,
    SOGA,
    SOGA_TUA,
    Sheet,
    box,
    drawing,
    ellipse,
    polygon,
)
from ground import paper, planks, window_light
from motifs import ceplok, floor_tile, kawung, parang, truntum
from plants import (
    leaf,
)
from ware import tag


def canting(s: Sheet, x: float, y: float, length: float, turn: float) -> None:
    """The wax pen: wooden handle, copper cup, bent spout."""
    with s.group(transform=f"translate({x} {y}) rotate({turn})"):
        d = f"M0,-13Q{length * 0.4},-20 {length * 0.72},-9V9Q{length * 0.4},20 0,13Q-12,0 0,-13Z"
        s.shadow(d, 8, 14, 8, 0.35)
        s.solid(d, "#9A5B2C", 12)
        s.solid(f"M{length * 0.7},-16h{length * 0.12}c26,-6 44,4 44,18c0,20 -26,26 -50,22h{-length * 0.08}Z", "#C8792F", 10)
        s.path(ellipse(length * 0.88, -12, 24, 8), "#5E2F10")
        s.line([(length * 0.96, 8), (length * 1.06, 14), (length * 1.1, 34)], "#D9924A", 8)


@drawing("kain-batik-tulis-kawung")
def batik_kawung(s: Sheet) -> None:
    paper(s, "#D5DEE6")
    s.path(box(0, 1180, 1200, 320), floor_tile(s, 400, "#EBDDBE", "#C9987A", "#A9BDB0", "translate(0 1180) scale(1 .5)"))
    s.path(box(0, 1180, 1200, 320), s.linear([(0, SOGA_TUA, 0.34), (0.4, SOGA, 0.04), (1, SOGA, 0)]))
    s.path(box(0, 1160, 1200, 24), "#8A5A34")
    s.path(box(0, 1160, 1200, 6), "#C89A66")
    window_light(s, 40, 120, 170, 240, 120, 0.5)
    for x in (190, 1010):
        s.path(ellipse(x + 40, 1330, 120, 22), SOGA_TUA, opacity=0.35, blur=12)
        s.solid(box(x - 17, 200, 34, 1110, 12), "#8E5527", 16)
        s.solid(f"M{x - 100},1330Q{x},1230 {x + 100},1330Z", "#7A4520", 16)
        s.solid(ellipse(x, 190, 30, 34), "#A86B35", 14)
    s.solid(box(150, 236, 900, 34, 16), "#9C602F", 14)
    fall = "M262,232H938C944,520 930,820 946,1120C880,1146 820,1106 740,1128C660,1150 600,1110 520,1130C430,1152 350,1112 256,1132C268,820 254,520 262,232Z"
    s.shadow(fall, 40, 30, 24, 0.3)
    s.path(fall, kawung(s, 226, "#1B3660", "#F2E2BF", "#CE8B25", "translate(260 262)"))
    with s.group(clip=fall):
        s.path(box(240, 1010, 740, 160), parang(s, 120, "#F2E2BF", "#84491F", NILA))
        for y in (1002, 990):
            s.line([(240, y), (980, y)], "#CE8B25" if y == 1002 else "#F2E2BF", 8)
        for x, w, o in ((330, 60, 0.34), (520, 90, 0.3), (700, 50, 0.36), (880, 80, 0.32)):
            s.line([(x, 240), (x + 14, 620), (x - 8, 1150)], "#0B1830", w, o, 22)
        for x, w in ((280, 40), (430, 44), (620, 50), (790, 44), (930, 20)):
            s.line([(x, 240), (x + 10, 640), (x - 6, 1150)], "#FFF3D0", w, 0.24, 16)
        s.path(box(240, 226, 740, 60), s.linear([(0, "#FFFFFF", 0.3), (0.4, "#FFFFFF", 0), (1, "#0B1830", 0.35)]))
    stove_x = 930
    s.path(ellipse(stove_x + 10, 1432, 150, 24), SOGA_TUA, opacity=0.4, blur=10)
    s.solid(polygon((stove_x - 90, 1330), (stove_x + 90, 1330), (stove_x + 70, 1430), (stove_x - 70, 1430)), "#A9522F", 18)
    s.path(ellipse(stove_x, 1392, 30, 26), "#3A1A0C")
    s.path(ellipse(stove_x, 1396, 18, 14), "#F0A030")
    s.solid(f"M{stove_x - 120},1310Q{stove_x},1400 {stove_x + 120},1310Z", "#4A4038", 12)
    s.path(ellipse(stove_x, 1310, 120, 26), "#5E5348")
    s.path(ellipse(stove_x, 1312, 98, 19), "#B97C28")
    s.path(ellipse(stove_x - 30, 1308, 34, 6), "#F0CB74", opacity=0.8)
    canting(s, 300, 1420, 260, -14)


@drawing("selendang-parang-soga")
def selendang_parang(s: Sheet) -> None:
    paper(s, "#E9DAC2")
    planks(s, 0, 700, 1200, 800, "#7A4B2B", 5)
    s.path(box(0, 690, 1200, 16), SOGA_TUA, opacity=0.5, blur=5)
    window_light(s, 120, 60, 170, 220, 120, 0.6)
    motifs = (
        parang(s, 170, "#EFDDB6", "#84491F", NILA),
        kawung(s, 150, "#5A2A18", "#E9CF9C", KUNYIT),
        truntum(s, 170, "#1E3A63", KRIM, KUNYIT),
        ceplok(s, 190, "#8E2F27", "#EBD9B4", KUNYIT),
    )
    # A pile of folded stoles; each shows its fold to the front.
    y = 1330.0
    for i, (paint, tone, w) in enumerate(zip((motifs[3], motifs[2], motifs[1], motifs[0]), ("#8E2F27", NILA, "#5A2A18", "#B98A52"), (860, 820, 840, 800), strict=True)):
        h, x = 136, 600 - w / 2 + (i % 2) * 16
        d = f"M{x + 40},{y - h}H{x + w - 20}Q{x + w + 8},{y - h / 2} {x + w - 20},{y}H{x + 40}Q{x - 30},{y - h / 2} {x + 40},{y - h}Z"
        if i == 0:
            s.path(ellipse(630, y + 6, w * 0.54, 40), SOGA_TUA, opacity=0.55, blur=18)
        s.path(d, paint)
        with s.group(clip=d):
            for k in (0.34, 0.67):
                s.line([(x, y - h * k), (x + w, y - h * k + 6)], "#160A04", 16, 0.34, 6)
                s.line([(x, y - h * k + 10), (x + w, y - h * k + 16)], "#FFF3D0", 7, 0.4, 2)
            s.path(d, s.linear([(0, "#FFF3D0", 0.25), (0.4, tone, 0), (1, "#160A04", 0.5)]))
        y -= h - 4
    fall = "M300,790C420,740 780,740 900,780C930,900 880,1120 940,1420C880,1440 820,1400 770,1430C700,1460 660,1410 600,1430C560,1120 500,900 300,790Z"
    s.shadow(fall, 20, 26, 18, 0.4)
    s.path(fall, motifs[0])
    with s.group(clip=fall):
        for x, w, o in ((640, 70, 0.3), (800, 60, 0.34), (910, 50, 0.4)):
            s.line([(x - 120, 770), (x, 1100), (x + 20, 1460)], "#2B1206", w, o, 20)
        for x in (560, 720, 860):
            s.line([(x - 110, 770), (x, 1100), (x + 16, 1460)], "#FFF6DC", 36, 0.4, 14)
    for i in range(30):
        x = 604 + i * 11.4
        s.line([(x, 1424), (x + s.random.uniform(-6, 6), 1478)], "#84491F", 6)
    s.solid("M220,800C300,690 420,650 600,650S900,690 980,800Q600,720 220,800Z", "#EFDDB6", 10)
    with s.group(clip="M220,800C300,690 420,650 600,650S900,690 980,800Q600,720 220,800Z"):
        s.path(box(200, 620, 800, 200), motifs[0])
        s.path(box(200, 620, 800, 200), s.linear([(0, "#FFF6DC", 0.4), (1, "#2B1206", 0.3)]))
    canting(s, 120, 620, 300, 6)
    tag(s, 980, 800, "parang|soga", 12)


@drawing("mukena-bordir-melati")
def mukena(s: Sheet) -> None:
    paper(s, "#D7E0DC")
    s.path(box(0, 1230, 1200, 270), s.linear([(0, "#B08A5E"), (1, "#D0AC7C")]))
    s.path(box(0, 1222, 1200, 12), SOGA_TUA, opacity=0.4, blur=4)
    window_light(s, 640, 90, 190, 270, 130, 0.6)
    s.solid(ellipse(600, 130, 16, 16), "#7A4520", 6)
    s.path("M600,130C600,190 640,180 640,210", "none", "#8A949A", 10)
    s.path("M330,330Q600,150 870,330", "none", "#9C602F", 26)
    body = "M600,210C760,210 800,330 812,420C900,560 1040,860 1080,1180C960,1240 860,1200 760,1224C700,1240 640,1210 600,1224C560,1240 480,1210 420,1226C320,1240 220,1220 120,1180C160,860 300,560 388,420C400,330 440,210 600,210Z"
    s.shadow(body, 34, 34, 24, 0.26)
    s.solid(body, "#F6F1E6", 50, shade="#A59C90", light="#FFFFFF", dark=0.4)
    with s.group(clip=body):
        for pts, w, o in (([(450, 460), (380, 800), (330, 1230)], 60, 0.3), ([(560, 560), (540, 900), (520, 1230)], 46, 0.22), ([(680, 560), (720, 900), (760, 1230)], 50, 0.28), ([(780, 480), (880, 800), (960, 1230)], 64, 0.32)):
            s.line(pts, "#8A8B92", w, o, 22)
        for i in range(13):  # hem of embroidered jasmine on a scalloped border
            x, y = 140 + i * 78, 1140 + 26 * math.sin(i * 0.9)
            s.path(ellipse(x, y + 60, 46, 50), "none", "#6E8FA8", 7, 0.9)
            for k in range(5):
                a = k * 1.257 - 1.57
                s.solid(ellipse(x + 21 * math.cos(a), y + 21 * math.sin(a), 15, 15), "#7FA3BD", 6)
            s.path(ellipse(x, y, 10, 10), KUNYIT)
            leaf(s, x + 30, y + 26, 42, 30, "#4F8B6A", 0.4, shadow=False)
    face = ellipse(600, 400, 118, 146)
    s.path(face, "#8C8578")
    s.path(face, s.linear([(0, "#4A443C", 0.7), (1, "#B5AC9C", 0.7)]))
    s.path(ellipse(600, 400, 130, 158), "none", "#FFFFFF", 18)
    s.path(ellipse(600, 400, 142, 170), "none", "#7FA3BD", 6, 1, 0, "4 14")
    for side in (-1, 1):
        for i in range(5):
            a = -1.2 + i * 0.62
            x, y = 600 + side * 196 * math.cos(a), 420 + 196 * math.sin(a) + 10
            for k in range(5):
                b = k * 1.257
                s.solid(ellipse(x + 17 * math.cos(b), y + 17 * math.sin(b), 12, 12), "#7FA3BD" if i % 2 else "#A9C0CF", 5)
            s.path(ellipse(x, y, 8, 8), KUNYIT)
            leaf(s, x + side * 14, y + 18, 44, 90 - side * 40, "#4F8B6A", 0.36, shadow=False)
    pouch_d = "M150,1330C130,1260 200,1240 300,1240S470,1260 450,1330V1400Q300,1450 150,1400Z"
    s.shadow(pouch_d, 12, 18, 12, 0.35)
    s.solid(pouch_d, "#7FA3BD", 24)
    s.line([(150, 1290), (300, 1310), (450, 1290)], "#F6F1E6", 9)
    for side in (-1, 1):
        s.path(f"M300,1306q{side * 60},-60 {side * 80},0t{-side * 80},0", "none", "#F6F1E6", 9)
    s.text(300, 1385, "mukena bordir", 34, "#FFFFFF", "book", "normal", "italic")
