"""Meals and side dishes: plates, bowls, besek, pincuk."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    KRIM,
    MENGKUDU,
    NILA,
    SOGA,
    SOGA_TUA,
    Sheet,
    box,
    darker,
    drawing,
    ellipse,
    lighter,
    polygon,
)
from ground import cloth, foliage_shadow, paper, planks, wall_and_table, window_light
from motifs import gingham, parang
from plants import (
    banana_leaf,
    chilli,
    leaf,
    round_leaf_plate,
)
from ware import besek, bowl, crumbs, label, plate, steam, tampah


def duck_egg(s: Sheet, r: float, colour: str = "#BFD9CF", speckled: bool = False) -> str:
    with s.stamp() as egg:
        d = f"M0,{-r * 1.28}C{r * 0.62},{-r * 1.28} {r},{-r * 0.3} {r},{r * 0.18}C{r},{r * 0.76} {r * 0.52},{r} 0,{r}C{-r * 0.52},{r} {-r},{r * 0.76} {-r},{r * 0.18}C{-r},{-r * 0.3} {-r * 0.62},{-r * 1.28} 0,{-r * 1.28}Z"
        s.shadow(d, 10, 16, 10, 0.35)
        s.solid(d, colour, r * 0.3)
        if speckled:
            for _ in range(26):
                a, q = s.random.uniform(0, 6.28), r * 0.9 * math.sqrt(s.random.random())
                k = s.random.uniform(0.02, 0.05) * r
                s.path(ellipse(q * math.cos(a), q * math.sin(a) * 1.1, k, k), darker(colour, 0.4), opacity=0.4)
        s.path(ellipse(-r * 0.36, -r * 0.5, r * 0.14, r * 0.3), "#FFFFFF", opacity=0.6, blur=5)
    return egg


def half_egg(s: Sheet, r: float, yolk: str = "#E27B1C") -> str:
    """Half a salted egg: blue-green shell, white, oily orange yolk."""
    with s.stamp() as half:
        s.path(ellipse(10, 16, r, r * 1.18), SOGA_TUA, opacity=0.35, blur=9)
        s.solid(ellipse(0, 0, r, r * 1.18), "#A9CBBF", r * 0.14)
        s.path(ellipse(-2, -3, r * 0.9, r * 1.07), "#FBF6EA")
        s.path(ellipse(3, 5, r * 0.84, r), "#EDE4D3", opacity=0.6)
        s.solid(s.around(0, r * 0.16, r * 0.56, r * 0.56, 12, 0.03), yolk, r * 0.16, shade="#9E3E08", light="#FFC35A")
        crumbs(s, 0, r * 0.18, r * 0.4, r * 0.38, ("#F6AE45", "#C95E10", "#FFD27A"), 16, r * 0.045)
        s.path(ellipse(-r * 0.2, -r * 0.05, r * 0.16, r * 0.08), "#FFE9B0", opacity=0.8)
    return half


@drawing("telur-asin-besek")
def telur_asin_besek(s: Sheet) -> None:
    wall_and_table(s, "#DDE4D2", "#C99763", 720)
    window_light(s, 620, 60, 180, 220, 120, 0.5)
    planks(s, 0, 724, 1200, 776, "#B98552", 4)
    eggs = [duck_egg(s, 100, c) for c in ("#BFD9CF", "#AECDC4", "#CFE3DA")]
    half = half_egg(s, 118)

    def inside() -> None:
        for i in range(40):
            x = 190 + i * 21
            s.line([(x, 700), (x + s.random.uniform(-30, 30), 640), (x + s.random.uniform(-60, 60), 590)], s.random.choice(["#D9B878", "#C39A58", "#E8CF98"]), 9)
        for i, (x, y) in enumerate(((330, 600), (520, 575), (710, 580), (890, 605), (420, 660), (610, 655), (800, 662))):
            s.press(eggs[i % 3], x, y, s.random.uniform(-14, 14), 0.98)
        for i in range(16):
            x = 200 + i * 52
            s.line([(x, 755), (x + 20, 715), (x + s.random.uniform(30, 60), 700)], s.random.choice(["#E8CF98", "#D9B878"]), 8)

    besek(s, 160, 740, 860, 400, 130, "#DDB26E", inside)
    label(s, 585, 940, 430, 230, "Telur Asin|Amanah", "masir, isi 10", KRIM, SOGA_TUA, "#2F6F73", "oval")
    leafy = [(150, 1320, -18), (960, 1250, 150)]
    for x, y, a in leafy:
        leaf(s, x, y, 250, a, "#4F8B47", 0.3)
    s.press(half, 380, 1290, -16, 1)
    s.press(half, 640, 1330, 20, 1)
    s.press(eggs[1], 880, 1270, 68, 1.05)
    crumbs(s, 520, 1400, 260, 40, ("#E9A23A", "#FBF6EA"), 16, 6)


def lumpia(s: Sheet, n: float, w: float, tone: str = "#D08A34", cut: bool = False) -> str:
    """A fried lumpia roll, blistered; a cut one shows bamboo shoot, egg and prawn."""
    with s.stamp() as roll:
        d = f"M{-n / 2},{-w * 0.42}C{-n * 0.52},{-w * 0.56} {n * 0.4},{-w * 0.6} {n / 2},{-w * 0.44}C{n * 0.56},{-w * 0.2} {n * 0.56},{w * 0.24} {n / 2},{w * 0.44}C{n * 0.3},{w * 0.58} {-n * 0.42},{w * 0.54} {-n / 2},{w * 0.42}C{-n * 0.56},{w * 0.2} {-n * 0.56},{-w * 0.2} {-n / 2},{-w * 0.42}Z"
        s.shadow(d, 10, 18, 10, 0.4)
        s.solid(d, tone, w * 0.22, shade="#6E360F", light="#F6D08A")
        s.line([(-n * 0.42, w * 0.1), (-n * 0.1, w * 0.2), (n * 0.3, w * 0.06), (n * 0.46, -w * 0.1)], darker(tone, 0.35), 4, 0.6)
        s.line([(-n * 0.2, -w * 0.46), (-n * 0.05, 0), (-n * 0.1, w * 0.46)], darker(tone, 0.3), 4, 0.45)
        for _ in range(9):
            x, y = s.random.uniform(-0.42, 0.42) * n, s.random.uniform(-0.3, 0.3) * w
            s.path(ellipse(x, y, w * 0.08, w * 0.05), lighter(tone, 0.4), opacity=0.7)
        if cut:
            s.path(ellipse(n / 2, 0, w * 0.24, w * 0.46), "#B06A22")
            s.path(ellipse(n / 2 + 2, 0, w * 0.2, w * 0.4), "#F2E2B0")
            for _ in range(16):
                a, q = s.random.uniform(0, 6.28), math.sqrt(s.random.random())
                x, y = n / 2 + q * w * 0.15 * math.cos(a), q * w * 0.33 * math.sin(a)
                s.path(ellipse(x, y, w * 0.06, w * 0.045), s.random.choice(["#F8EDC4", "#E6C773", "#E79A6B", "#7FA65A", "#D9B35A"]))
    return roll


@drawing("lumpia-rebung-goreng")
def lumpia_sari(s: Sheet) -> None:
    paper(s, "#E8D3C0")
    s.path(box(0, 0, 1200, 1500), gingham(s, 150, "#3E6E8F", "#F7F0DF", "rotate(12)"))
    s.path(box(0, 0, 1200, 1500), s.radial([(0, "#FFF6D8", 0.55), (0.55, SOGA, 0.03), (1, SOGA_TUA, 0.34)], 0.25, 0.15, 0.95))
    plate(s, 600, 780, 520, 0.92, "#F1E7D3", "#2E5B86", 16)
    with s.group(transform="rotate(-20 600 780)"):
        d = box(215, 520, 770, 500, 40)
        s.path(d, "#4E8F4F")
        with s.group(clip=d):
            for i in range(34):
                s.line([(215 + i * 24, 500), (235 + i * 24, 1040)], "#8DBE74" if i % 2 else "#3A7540", 4, 0.45)
            s.path(box(215, 762, 770, 12), "#B9D89B")
    rolls = [lumpia(s, 470, 128, t) for t in ("#D08A34", "#C57C2A", "#DA9A46")]
    cut = lumpia(s, 250, 132, "#CE8631", True)
    for i, (x, y, a) in enumerate(((450, 590, -24), (560, 730, -20), (500, 880, -26))):
        s.press(rolls[i], x, y, a)
    s.press(rolls[1], 530, 795, 12, 1.0)
    s.press(cut, 770, 960, 14, 1.05)
    s.press(cut, 640, 1050, -8, 1.0)
    bowl_c = (865, 560)
    s.path(ellipse(bowl_c[0] + 12, bowl_c[1] + 18, 138, 132), SOGA_TUA, opacity=0.35, blur=12)
    s.solid(ellipse(*bowl_c, 134, 128), "#EFE6D2", 16)
    s.path(ellipse(*bowl_c, 108, 102), "#7A3B12")
    s.path(ellipse(bowl_c[0] - 24, bowl_c[1] - 26, 52, 30), "#C98A48", opacity=0.6, blur=8)
    crumbs(s, bowl_c[0], bowl_c[1], 70, 60, ("#F3E3B8", "#D9B870"), 14, 8)
    for i in range(5):
        x = 250 + i * 26
        s.line([(x, 1120 + i * 16), (x + 90, 1020 + i * 10), (x + 200, 985 + i * 22)], "#5F9A4B", 13)
        s.path(ellipse(x, 1124 + i * 16, 22, 17), "#F7F3E4")
        s.path(ellipse(x - 4, 1120 + i * 16, 10, 7), "#FFFFFF")
    chilli(s, 850, 770, 150, 30, "#4F8F3C", 0.22, 0.17)
    chilli(s, 900, 740, 140, 62, "#5C9C45", 0.16, 0.17)
    chilli(s, 330, 1240, 200, -6, MENGKUDU, 0.2, 0.12)


@drawing("tahu-bakso-rebus")
def tahu_bakso(s: Sheet) -> None:
    wall_and_table(s, "#E3D6BE", "#3E5F5A", 620)
    s.path(box(0, 626, 1200, 874), s.linear([(0, "#37554F"), (1, "#527A70")]))
    foliage_shadow(s, 720, 60, 460, 30, 0.14)
    plate(s, 600, 1040, 530, 0.56, "#C9823F", "", 34)
    banana_leaf(s, 90, 1130, 1050, 480, -9, "#4B8F49", stem=False)

    def cube(x: float, y: float, k: float, cut: bool = False) -> None:
        w, h, dp = 210 * k, 150 * k, 90 * k
        s.path(polygon((x, y + h - 10), (x + w + dp, y + h - dp * 0.5), (x + w + dp + 40, y + h + 10), (x + 30, y + h + 26)), SOGA_TUA, opacity=0.4, blur=12)
        front = box(x, y, w, h, 18 * k)
        s.solid(polygon((x + w - 8, y + 8), (x + w + dp, y - dp * 0.5), (x + w + dp, y + h - dp * 0.5 - 8), (x + w - 8, y + h - 4)), "#B97B33", 12)
        s.solid(front, "#E2AE5C", 20 * k, shade="#94591B")
        for _ in range(10):
            s.path(ellipse(x + s.random.uniform(0.1, 0.9) * w, y + s.random.uniform(0.15, 0.9) * h, 9 * k, 6 * k), "#C98A38", opacity=0.6)
        top = polygon((x + 6, y + 4), (x + dp, y - dp * 0.5), (x + w + dp - 4, y - dp * 0.5), (x + w, y + 4))
        s.path(top, "#EFC980")
        meat = s.around(x + w / 2 + dp / 2, y - dp * 0.26, w * 0.4, dp * 0.3, 14, 0.08)
        s.solid(meat, "#A9826A", 14, shade="#5C3B2A", light="#D9BFA8")
        crumbs(s, x + w / 2 + dp / 2, y - dp * 0.28, w * 0.3, dp * 0.2, ("#F1E3D2", "#7A5240", "#5E9A52"), 14, 5)
        if cut:
            s.path(box(x + w * 0.12, y + h * 0.1, w * 0.76, h * 0.8, 24), "#F8EBCF")
            s.solid(s.around(x + w / 2, y + h * 0.46, w * 0.3, h * 0.32, 12, 0.06), "#B08B74", 14)
            crumbs(s, x + w / 2, y + h * 0.46, w * 0.24, h * 0.26, ("#D9C2AE", "#8A6250", "#F1E3D2", "#6FA05A"), 18, 6)

    for x, y, k in ((300, 860, 1.0), (540, 830, 1.02), (790, 860, 0.98), (420, 980, 1.04), (670, 990, 1.04)):
        cube(x, y, k)
    cube(540, 1120, 1.12, True)
    for x, y, n, a, c in ((250, 1190, 190, 12, "#4F8F3C"), (290, 1230, 180, -14, "#5C9C45"), (860, 1180, 190, 160, "#C43B26"), (900, 1130, 170, 200, "#4F8F3C")):
        chilli(s, x, y, n, a, c, 0.2, 0.16)
    steam(s, 600, 760, 420, 3, 130, 0.45)
    bowl(s, 1000, 1340, 130, 80, "#F1E7D3", "#6E2F12", lambda: s.path(ellipse(970, 1336, 50, 12), "#B56A34", opacity=0.7), lambda: s.path("M850,1375H1150", "none", NILA, 12))


@drawing("nasi-kuning-tumpeng")
def nasi_kuning(s: Sheet) -> None:
    paper(s, "#E6E0C8")
    cloth(s, [(-40, 820), (1240, 880), (1240, 1560), (-40, 1560)], parang(s, 250, "#E9D7B0", "#8A5426", NILA), SOGA, folds=2)
    tampah(s, 600, 1080, 540, 0.56, "#D9B06A")
    round_leaf_plate(s, 600, 1080, 470, 258, "#4B8F49")
    # The yellow cone, grain by grain at its edge.
    cone = "M600,330C640,330 668,420 720,560C790,750 862,900 880,1000C860,1100 340,1100 320,1000C338,900 410,750 480,560C532,420 560,330 600,330Z"
    s.path(ellipse(660, 1060, 310, 90), SOGA_TUA, opacity=0.4, blur=18)
    s.solid(cone, "#EDB52F", 60, shade="#A5690B", light="#FFE99A")
    with s.group(clip=cone):
        for _ in range(330):
            y = s.random.uniform(350, 1080)
            half = (y - 330) * 0.42
            x, t = 600 + s.random.uniform(-half, half), s.random.uniform(0, 3.1)
            s.line([(x, y), (x + 16 * math.cos(t), y + 9 * math.sin(t))], s.random.choice(["#FAD868", "#FBE38E", "#D99A1C"]), 7, 0.75)
    hat = "M600,280L650,440Q600,470 550,440Z"
    s.solid(hat, "#4B8F49", 16)
    s.line([(600, 290), (598, 450)], "#A9D08A", 4, 0.8)
    s.path(ellipse(600, 278, 18, 22), MENGKUDU)
    chilli(s, 600, 285, 90, -60, MENGKUDU)
    chilli(s, 600, 285, 80, -120, "#C43B26")
    for _ in range(40):  # telur dadar iris
        x, y, t = s.random.gauss(240, 56), s.random.gauss(1080, 26), s.random.uniform(-0.6, 0.6)
        s.line([(x - 40, y), (x, y - 10), (x + 40 * math.cos(t), y + 40 * math.sin(t))], s.random.choice(["#F7D56A", "#F0BE4A", "#FBE59A"]), 12)
    for x, y in ((330, 1240), (420, 1270), (370, 1200), (450, 1215)):  # perkedel
        s.path(ellipse(x + 8, y + 14, 62, 44), SOGA_TUA, opacity=0.35, blur=8)
        s.solid(s.around(x, y, 60, 44, 12, 0.05), "#B9742B", 20)
        crumbs(s, x, y, 42, 28, ("#D99A4B", "#7E4716", "#5E9A52"), 10, 6)
    for _ in range(60):  # orek tempe
        x, y = s.random.gauss(640, 66), s.random.gauss(1262, 26)
        with s.group(transform=f"translate({x:.0f} {y:.0f}) rotate({s.random.uniform(0, 180):.0f})"):
            s.path(box(-24, -7, 48, 14, 5), s.random.choice(["#8A4A1C", "#A86428", "#6E3713"]))
    for x, y, a in ((860, 1210, -20), (930, 1130, 30), (800, 1270, 10)):  # ayam goreng
        with s.group(transform=f"translate({x} {y}) rotate({a})"):
            d = "M-80,10C-90,-50 -20,-70 30,-44C60,-30 90,-26 120,-30Q140,-20 124,-8C100,-4 80,10 60,30C20,60 -70,60 -80,10Z"
            s.shadow(d, 8, 14, 9, 0.4)
            s.solid(d, "#A85A1E", 22, shade="#4F230A", light="#E9A860")
            s.path(ellipse(132, -20, 16, 14), "#F3E6CC")
    for i in range(5):
        s.path(ellipse(880 + i * 34, 1020 - i * 6, 46, 40), "#BFD8A0")
        s.path(ellipse(880 + i * 34, 1020 - i * 6, 46, 40), "none", "#4F8F3C", 9)
        for k in range(4):
            s.path(ellipse(880 + i * 34 + 14 * math.cos(k * 1.57), 1020 - i * 6 + 12 * math.sin(k * 1.57), 4, 7), "#F1EBC2")
    for i in range(4):
        x, y = 262 + i * 44, 985 - i * 8
        s.path(ellipse(x, y, 42, 42), "#D9492E")
        s.path(ellipse(x, y, 33, 33), "#E8705A")
        for k in range(3):
            s.path(ellipse(x + 15 * math.cos(k * 2.1), y + 15 * math.sin(k * 2.1), 10, 8), "#F6C9A0")
