"""Jajan pasar and what comes steaming from the kitchen."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    DAUN,
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
)
from ground import cloth, foliage_shadow, paper, planks, wall_and_table, window_light
from motifs import ceplok, lurik
from plants import (
    banana_leaf,
    leaf,
    round_leaf_plate,
)
from ware import bowl, crumbs, steam, steamer, tampah


def klepon(s: Sheet, r: float, cut: bool = False) -> str:
    """A green rice ball in grated coconut; a cut one shows the palm sugar running out."""
    with s.stamp() as ball:
        s.path(ellipse(8, 14, r, r * 0.95), SOGA_TUA, opacity=0.35, blur=8)
        d = ellipse(0, 0, r, r * 0.96)
        s.solid(d, "#6FA543", r * 0.24, shade="#2F5B27", light="#B9DB82")
        if cut:
            s.path(ellipse(r * 0.1, r * 0.12, r * 0.72, r * 0.66), "#8DBB5C")
            hole = s.around(r * 0.12, r * 0.16, r * 0.46, r * 0.42, 9, 0.08)
            s.solid(hole, "#5E2A0E", r * 0.12)
            s.line([(r * 0.1, r * 0.4), (r * 0.3, r * 0.8), (r * 0.22, r * 1.15)], "#6E3413", r * 0.26)
            s.path(ellipse(r * 0.3, r * 1.22, r * 0.42, r * 0.16), "#6E3413")
            s.line([(-r * 0.08, r * 0.0), (r * 0.1, -r * 0.1)], "#D99A56", r * 0.07, 0.8)
        for _ in range(34 if not cut else 15):
            a, q = s.random.uniform(0, 6.28), r * math.sqrt(s.random.random()) * 0.98
            if cut and q < r * 0.72:
                q = r * 0.86
            x, y, t = q * math.cos(a), q * math.sin(a) * 0.95, s.random.uniform(0, 3.1)
            n = r * s.random.uniform(0.12, 0.24)
            s.line([(x, y), (x + n * math.cos(t), y + n * math.sin(t))], s.random.choice(["#FFFDF3", "#F4EEDB", "#FFFFFF"]), r * 0.06)
    return ball


@drawing("klepon-gula-jawa")
def klepon_pincuk(s: Sheet) -> None:
    paper(s, "#F0DFBE")
    cloth(s, [(-60, 880), (1260, 1010), (1260, 1600), (-60, 1600)], ceplok(s, 300, "#8E2F27", "#D9B98C", "#C9872B", turn="rotate(6)"), "#8E2F27", folds=2)
    foliage_shadow(s, 760, 60, 460, 40, 0.12)
    banana_leaf(s, 60, 1240, 1180, 560, -38, "#3F8547")
    banana_leaf(s, 1120, 1290, 1120, 480, -141, "#5A9A4D")
    round_leaf_plate(s, 600, 760, 410, 410, "#4B8F49")
    whole, cut = klepon(s, 118), klepon(s, 118, True)
    for x, y in ((440, 540), (700, 520), (320, 760), (840, 720), (580, 770), (430, 985), (720, 990)):
        if (x, y) == (580, 770):
            s.press(whole, 575, 745, 15, 1.1)
        else:
            s.press(cut if (x, y) == (720, 990) else whole, x, y, 0 if (x, y) == (720, 990) else s.random.uniform(-25, 25), 1.04)
    for _ in range(60):
        a, q = s.random.uniform(0, 6.28), s.random.uniform(300, 430)
        x, y, t = 600 + q * math.cos(a), 770 + q * math.sin(a), s.random.uniform(0, 3.1)
        s.line([(x, y), (x + 22 * math.cos(t), y + 22 * math.sin(t))], "#FFFBEF", 6)
    for x, y, r in ((930, 1200, 60), (1010, 1130, 46)):
        s.shadow(box(x - r, y - r * 0.7, 2 * r, 1.4 * r, 14), 10, 14, 8, 0.4)
        s.solid(box(x - r, y - r * 0.7, 2 * r, 1.4 * r, 16), "#7C4218", 16)
        s.path(polygon((x - r * 0.8, y - r * 0.5), (x + r * 0.4, y - r * 0.56), (x + r * 0.1, y - r * 0.2)), "#B5763A", opacity=0.7)


def siomay(s: Sheet, r: float, top: str = "#E08A3C") -> str:
    """A siomay: pleated skin open above, minced filling, grated carrot."""
    with s.stamp() as piece:
        s.path(ellipse(8, r * 0.62, r * 0.92, r * 0.42), SOGA_TUA, opacity=0.4, blur=8)
        side = f"M{-r * 0.92},{-r * 0.2}C{-r},{r * 0.5} {-r * 0.7},{r * 0.78} 0,{r * 0.8}C{r * 0.7},{r * 0.78} {r},{r * 0.5} {r * 0.92},{-r * 0.2}Z"
        s.solid(side, "#F0D394", r * 0.2, shade="#A5692B")
        for i in range(9):
            x = (i - 4) * r * 0.2
            s.line([(x * 1.05, -r * 0.1), (x * 1.02, r * 0.3), (x * 0.8, r * 0.68)], "#B98642", r * 0.035, 0.55)
        frill = []
        for i in range(22):
            a = 2 * math.pi * i / 22
            k = 1.02 if i % 2 else 0.86
            frill.append((r * k * math.cos(a), -r * 0.2 + r * 0.5 * k * math.sin(a)))
        s.solid(curve(frill, tension=1), "#F8E3AE", r * 0.1, shade="#B98642")
        s.solid(s.around(0, -r * 0.24, r * 0.7, r * 0.34, 10, 0.06), "#D8A777", r * 0.1)
        for _ in range(16):
            a, q = s.random.uniform(0, 6.28), math.sqrt(s.random.random())
            x, y, t = q * r * 0.46 * math.cos(a), -r * 0.3 + q * r * 0.2 * math.sin(a), s.random.uniform(0, 3.1)
            s.line([(x, y), (x + r * 0.2 * math.cos(t), y + r * 0.1 * math.sin(t))], s.random.choice([top, lighter(top, 0.25), darker(top, 0.12)]), r * 0.07)
        s.path(ellipse(r * 0.06, -r * 0.36, r * 0.07, r * 0.05), DAUN)
    return piece


@drawing("dimsum-ayam-kukus")
def dimsum(s: Sheet) -> None:
    wall_and_table(s, "#D3DFD4", "#9C5B33", 820)
    foliage_shadow(s, 80, 120, 560, 30, 0.13)
    cloth(s, [(40, 1010), (1160, 970), (1240, 1420), (-40, 1440)], lurik(s, ("#1E3A63", "#1E3A63", "#2E4F7D", "#E9D9B4", "#1E3A63", "#A5312A"), 34, "rotate(-2)"), NILA, folds=2)
    s.path(ellipse(640, 1280, 480, 130), SOGA_TUA, opacity=0.45, blur=30)
    steamer(s, 590, 1080, 430, 150, 0.38, "#CF9C57")
    pieces = [siomay(s, 122), siomay(s, 122, "#D0662E")]

    def inside() -> None:
        banana = ellipse(590, 948, 372, 138)
        s.path(banana, "#4B8F49")
        with s.group(clip=banana):
            for i in range(20):
                x = 230 + i * 40
                s.line([(x, 800), (x + 60, 1100)], "#8FBF72", 3, 0.5)
        for i, (x, y) in enumerate(((430, 850), (590, 825), (750, 850), (360, 925), (820, 925), (520, 925), (675, 930), (460, 1005), (610, 1020), (750, 995))):
            s.press(pieces[i % 2], x, y, 0, 0.88)

    steamer(s, 590, 900, 430, 165, 0.38, "#D8A862", inside)
    front = "M160,900A430,163 0 0 0 1020,900L1020,918A430,163 0 0 1 160,918Z"
    s.path(front, "#E8C486")
    steam(s, 560, 800, 520, 4, 120, 0.5)
    with s.group(transform="translate(0 20)"):
        bowl(s, 985, 1265, 128, 88, "#2F5E57", "#B5341F", lambda: (s.path(ellipse(960, 1262, 52, 12), "#E2704A", opacity=0.7), crumbs(s, 985, 1270, 90, 28, ("#F2C75C", "#F7E4B0", "#7A1A10"), 18, 6))[0])
    for dy, c in ((0, "#5A2A14"), (34, "#6E3719")):
        s.line([(90, 1352 + dy), (560, 1300 + dy * 0.6)], SOGA_TUA, 16, 0.3, 6)
        s.line([(90, 1340 + dy), (560, 1288 + dy * 0.6)], c, 15)
        s.line([(90, 1336 + dy), (200, 1324 + dy)], "#D9A24A", 15)


def bolu(s: Sheet, r: float, top: str, cup: str = "#FBF6EA") -> str:
    """A steamed cake risen into three petals, in a paper cup."""
    with s.stamp() as cake:
        s.path(ellipse(10, r * 1.0, r * 0.8, r * 0.22), SOGA_TUA, opacity=0.4, blur=9)
        side = f"M{-r * 0.86},{r * 0.1}L{-r * 0.6},{r * 0.98}Q0,{r * 1.12} {r * 0.6},{r * 0.98}L{r * 0.86},{r * 0.1}Z"
        s.solid(side, cup, r * 0.14, shade="#B09A78")
        for i in range(-5, 6):
            s.line([(i * r * 0.155, r * 0.1), (i * r * 0.112, r * 1.02)], darker(cup, 0.24), r * 0.02, 0.6)
        base = f"M{-r * 0.96},{r * 0.1}C{-r * 1.1},{-r * 0.3} {-r * 0.6},{-r * 0.4} 0,{-r * 0.36}S{r * 1.1},{-r * 0.3} {r * 0.96},{r * 0.1}Q0,{r * 0.5} {-r * 0.96},{r * 0.1}Z"
        s.solid(base, mix(top, "#FFF9EC", 0.75), r * 0.16, shade=darker(top, 0.2))
        for x, y, a, k in ((0, -0.42, 0, 1.04), (-0.44, -0.12, -48, 1), (0.44, -0.12, 48, 1)):
            with s.group(transform=f"translate({x * r:.1f} {y * r:.1f}) rotate({a}) scale({k})"):
                petal = f"M{-r * 0.42},{r * 0.4}C{-r * 0.74},{-r * 0.1} {-r * 0.46},{-r * 0.5} 0,{-r * 0.52}C{r * 0.46},{-r * 0.5} {r * 0.74},{-r * 0.1} {r * 0.42},{r * 0.4}Q0,{r * 0.56} {-r * 0.42},{r * 0.4}Z"
                s.solid(petal, top, r * 0.16, shade=darker(top, 0.35))
                for _ in range(6):
                    s.path(ellipse(s.random.uniform(-0.2, 0.2) * r, s.random.uniform(-0.4, 0.3) * r, r * 0.03, r * 0.022), darker(top, 0.2), opacity=0.6)
        s.path(f"M{-r * 0.3},{-r * 0.02}Q{-r * 0.1},{-r * 0.04} 0,{-r * 0.22}Q{r * 0.1},{-r * 0.04} {r * 0.3},{-r * 0.02}Q{r * 0.08},{r * 0.08} 0,{r * 0.26}Q{-r * 0.08},{r * 0.08} {-r * 0.3},{-r * 0.02}Z", "#FFF9EC")
    return cake


@drawing("bolu-kukus-mekar")
def bolu_mekar(s: Sheet) -> None:
    paper(s, "#E9CFCB")
    for i in range(9):
        x = 60 + i * 140
        s.path(box(x, 0, 66, 1500), "#F3DEDA", opacity=0.55)
    s.path(box(0, 1150, 1200, 350), s.linear([(0, "#D9C1A6"), (1, "#F1E2CB")]))
    s.path(box(0, 1140, 1200, 16), "#B89472", opacity=0.6, blur=4)
    cakes = {c: bolu(s, 132, c) for c in ("#E58AA0", "#F6EBD6", "#8E5A34", "#A9C77A")}
    s.path(ellipse(640, 1400, 300, 40), SOGA_TUA, opacity=0.4, blur=16)
    s.solid(curve([(470, 1392), (520, 1340), (572, 1240), (572, 1090), (628, 1090), (628, 1240), (680, 1340), (730, 1392), (600, 1420)], tension=0.8), "#3F6E78", 20)
    s.path(ellipse(600, 1112, 500, 96), darker("#3F6E78", 0.35))
    s.solid(ellipse(600, 1088, 510, 100), "#568A93", 26)
    lace = "".join(f"M{600 + 505 * math.cos(math.pi * i / 24):.0f},{1092 + 98 * math.sin(math.pi * i / 24):.0f}a22,22 0 1 0 1,0" for i in range(1, 24))
    s.path(lace, "none", "#F3E7D0", 7, 0.9)
    s.path(ellipse(600, 1084, 440, 78), "#EFE6D2")
    for x, y, c in ((330, 940, "#E58AA0"), (510, 920, "#F6EBD6"), (690, 920, "#8E5A34"), (870, 940, "#A9C77A"), (410, 1010, "#A9C77A"), (600, 1030, "#E58AA0"), (790, 1010, "#F6EBD6")):
        s.press(cakes[c], x, y, 0, 0.92)
    for x, y, c in ((500, 740, "#8E5A34"), (690, 740, "#E58AA0")):
        s.press(cakes[c], x, y, 0, 0.92)
    s.press(cakes["#A9C77A"], 595, 560, 0, 0.95)
    steam(s, 600, 420, 300, 3, 110, 0.5)


@drawing("kue-lapis-pelangi")
def kue_lapis(s: Sheet) -> None:
    wall_and_table(s, "#DCE6D6", "#8D5A35", 560)
    planks(s, 0, 566, 1200, 934, "#9A6238", 5)
    window_light(s, 700, 30, 150, 200, 100, 0.5)
    banana_leaf(s, -60, 1040, 1330, 820, -7, "#4B8F49")
    colours = ("#C9443C", "#F3D9C0", "#E79A3C", "#F6E7BE", "#5E9A52", "#EAF0CF", "#A5312A", "#F6DCC8", "#D97A6A")

    def slab(x: float, y: float, w: float, h: float, deep: float, turn: float = 0) -> None:
        with s.group(transform=f"rotate({turn} {x + w / 2} {y + h})"):
            s.path(polygon((x, y + h - 20), (x + w + deep, y + h - deep * 0.5 - 20), (x + w + deep + 70, y + h + 30), (x + 50, y + h + 44)), SOGA_TUA, opacity=0.42, blur=14)
            step = h / len(colours)
            for i, c in enumerate(colours):
                yy = y + i * step
                s.path(polygon((x, yy), (x + w, yy), (x + w, yy + step + 1), (x, yy + step + 1)), s.linear([(0, lighter(c, 0.25)), (0.5, c), (1, darker(c, 0.1))], 0))
                s.path(polygon((x + w, yy), (x + w + deep, yy - deep * 0.5), (x + w + deep, yy - deep * 0.5 + step + 1), (x + w, yy + step + 1)), darker(c, 0.28))
                s.line([(x + 4, yy + 3), (x + w - 4, yy + 3)], "#FFFFFF", 4, 0.4)
            top = polygon((x, y), (x + deep, y - deep * 0.5), (x + w + deep, y - deep * 0.5), (x + w, y))
            s.path(top, s.linear([(0, "#EE7468"), (1, "#C9443C")], 20))
            s.path(polygon((x + w * 0.2, y - deep * 0.1), (x + w * 0.26 + deep * 0.6, y - deep * 0.4), (x + w * 0.5 + deep * 0.6, y - deep * 0.4), (x + w * 0.42, y - deep * 0.1)), "#FFFFFF", opacity=0.35)
            s.line([(x, y), (x, y + h)], "#FFF6DF", 5, 0.5)

    slab(330, 560, 330, 270, 240)
    slab(150, 800, 290, 270, 200, -3)
    slab(600, 830, 300, 270, 210, 3)
    with s.group(transform="rotate(-6 520 1250)"):
        slab(380, 1090, 250, 230, 150)
    leafy = ((1010, 1260, 200, -40), (120, 700, 190, 30))
    for x, y, n, a in leafy:
        leaf(s, x, y, n, a, "#3F7F44", 0.2)


@drawing("getuk-lindri-pasar")
def getuk(s: Sheet) -> None:
    paper(s, "#F0E3D0")
    planks(s, 0, 0, 1200, 1500, "#C9B59A", 5)
    s.path(box(0, 0, 1200, 1500), s.radial([(0, "#FFFFFF", 0.5), (0.6, SOGA, 0.02), (1, SOGA_TUA, 0.36)], 0.25, 0.16, 0.95))
    tampah(s, 600, 770, 540, 1.0, "#DDB874")
    round_leaf_plate(s, 600, 770, 440, 440, "#4B8F49")

    def bar(c: str) -> str:
        with s.stamp() as piece:
            d = box(-120, -58, 240, 116, 26)
            s.shadow(d, 9, 14, 8, 0.38)
            s.solid(d, c, 26)
            with s.group(clip=d):
                for i in range(9):
                    y = -54 + i * 13
                    s.path(f"M-120,{y}q15,-8 30,0t30,0t30,0t30,0t30,0t30,0t30,0t30,0", "none", darker(c, 0.22), 5, 0.7)
                    s.path(f"M-120,{y + 5}q15,-8 30,0t30,0t30,0t30,0t30,0t30,0t30,0t30,0", "none", lighter(c, 0.5), 4, 0.7)
            for _ in range(20):
                x, y, t = s.random.gauss(0, 46), s.random.gauss(-6, 18), s.random.uniform(0, 3.1)
                s.line([(x, y), (x + 26 * math.cos(t), y + 20 * math.sin(t))], "#FFFDF4", 7)
        return piece

    bars = [bar(c) for c in ("#E79AA6", "#F3DFA0", "#A9C77A", "#B98A62", "#F3EBDC")]
    spots = ((400, 500, 12), (680, 480, -8), (880, 640, 30), (330, 700, -14), (600, 680, 4), (830, 860, -20), (400, 900, 18), (640, 900, -6), (520, 1080, 8), (770, 1060, -28))
    for i, (x, y, a) in enumerate(spots):
        s.press(bars[(i * 2 + i // 3) % 5], x, y, a, 1.02)
    bowl(s, 200, 1330, 150, 70, "#2F6F73", "#F6EFDC", lambda: [s.line([(200 + s.random.gauss(0, 50), 1330 + s.random.gauss(0, 12)), (216 + s.random.gauss(0, 50), 1336 + s.random.gauss(0, 12))], "#FFFFFF", 8) for _ in range(40)] and None, squash=0.5)
    cassava = "M760,1420C860,1330 1010,1290 1130,1310C1160,1330 1140,1370 1090,1390C980,1440 860,1450 760,1420Z"
    s.shadow(cassava, 12, 16, 9, 0.4)
    s.solid(cassava, "#8A5A36", 20)
    for i in range(7):
        x = 820 + i * 44
        s.line([(x, 1350 - i * 5), (x + 10, 1420 - i * 8)], "#5E3A20", 5, 0.6)
    s.path(ellipse(1128, 1342, 24, 32), "#F6EFDC")


@drawing("puding-susu-lapis")
def puding(s: Sheet) -> None:
    wall_and_table(s, "#DCE6EC", "#EFE3D0", 930)
    window_light(s, 80, 70, 190, 260, 140, 0.6)
    s.path(box(0, 934, 1200, 566), s.linear([(0, "#D9C6AC"), (1, "#F3E7D2")]))
    s.floor_shadow(480, 1200, 330, 60)
    s.path(ellipse(480, 1180, 390, 90), "#B9CBD0")
    s.solid(ellipse(480, 1164, 390, 88), "#EAF1F1", 18)
    layers = (("#F6EBD6", 1150, 1000), ("#C9584F", 1000, 860), ("#F9F3E6", 860, 730), ("#6E3A1E", 730, 620))

    def half(y: float) -> float:
        return 300 - (1150 - y) * 0.2

    for c, low, high in layers:
        a, b = half(low), half(high)
        bumps_low = [(480 + a * math.cos(math.pi - math.pi * i / 10), low + 66 * a / 300 * math.sin(math.pi * i / 10)) for i in range(11)]
        bumps_high = [(480 + b * math.cos(math.pi * i / 10), high + 66 * b / 300 * math.sin(math.pi * i / 10)) for i in range(11)]
        d = curve(bumps_low, False, 1) + "L" + curve(bumps_high, False, 1)[1:] + "Z"
        s.path(d, s.linear([(0, darker(c, 0.14)), (0.28, lighter(c, 0.45)), (0.6, c), (1, darker(c, 0.38))], 0))
        s.path(curve(bumps_high, False, 1), "none", lighter(c, 0.5), 5, 0.6)
    for i in range(1, 10):
        a = math.pi * i / 10
        s.line([(480 - 300 * math.cos(a), 1150 + 66 * math.sin(a)), (480 - 194 * math.cos(a), 620 + 42 * math.sin(a))], "#FFFFFF" if i < 6 else SOGA_TUA, 14, 0.16, 4)
    s.solid(ellipse(480, 620, 194, 44), "#7E4524", 16)
    s.path(ellipse(430, 608, 80, 14), "#D9A27A", opacity=0.6, blur=4)
    for x, y in ((420, 606), (500, 596), (560, 616), (470, 630)):
        s.solid("M{0},{1}C{2},{3} {4},{3} {5},{1}C{4},{6} {7},{8} {9},{8}C{10},{8} {2},{6} {0},{1}Z".format(x - 34, y - 14, x - 34, y - 44, x + 34, x + 34, y + 22, x + 10, y + 40, x, x - 10), "#C2302E", 12, light="#F7B2A0")
        for k in range(5):
            s.path(ellipse(x - 16 + k * 8, y - 8 + (k % 2) * 14, 3, 4), "#F8E3A0")
        leaf(s, x, y - 30, 34, -150, "#4F9A48", 0.5, shadow=False)
        leaf(s, x, y - 30, 34, -30, "#4F9A48", 0.5, shadow=False)
    for cx, foot, tones in ((930, 1180, ("#F9F3E6", "#D9992B")), (1010, 1370, ("#F9F3E6", "#7FA84F")), (780, 1400, ("#F9F3E6", "#C9584F"))):
        cup = polygon((cx - 112, foot - 230), (cx + 112, foot - 230), (cx + 82, foot), (cx - 82, foot))
        s.floor_shadow(cx + 8, foot - 2, 86, 20)
        s.path(cup, "#E9F0EE", opacity=0.9)
        with s.group(clip=cup):
            s.path(box(cx - 120, foot - 90, 240, 100), tones[1])
            s.path(box(cx - 120, foot - 176, 240, 88), tones[0])
            s.path(box(cx - 120, foot - 196, 240, 24), lighter(tones[1], 0.2))
            s.path(cup, s.linear([(0, "#FFFFFF", 0.6), (0.25, "#FFFFFF", 0), (0.8, SOGA_TUA, 0), (1, SOGA_TUA, 0.35)], 0))
        s.path(ellipse(cx, foot - 230, 116, 24), "#FFFFFF", "#B9C9C6", 5, 0.75)
        s.solid(ellipse(cx, foot - 236, 20, 15), "#C2302E", 7)
    s.path(ellipse(250, 1400, 120, 30), SOGA_TUA, opacity=0.3, blur=10)
    with s.group(transform="translate(150 1390) rotate(-10)"):
        s.solid(box(0, -11, 230, 22, 11), "#C6D0D6", 7)
        s.solid(ellipse(262, 0, 54, 33), "#D3DCE0", 9)
