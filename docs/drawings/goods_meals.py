"""Meals and side dishes: plates, bowls, besek, pincuk."""

from __future__ import annotations

import math

from canvas import KRIM, KUNYIT, MENGKUDU, NILA, SOGA, SOGA_TUA, Sheet, box, darker, drawing, ellipse, lighter, polygon
from ground import cloth, foliage_shadow, paper, planks, wall_and_table, window_light
from motifs import gingham, lurik, parang, weave
from plants import banana_leaf, chilli, citrus_slice, leaf, round_leaf_plate
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
    for i in range(40):  # telur dadar iris
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


@drawing("bakso-kuah-mangkok-ayam")
def bakso(s: Sheet) -> None:
    wall_and_table(s, "#D9E2DC", "#C2925F", 760)
    s.path(box(0, 764, 1200, 736), gingham(s, 180, "#5E7F86", "#EFE6D0", "scale(1 .62)"))
    s.path(box(0, 764, 1200, 736), s.linear([(0, SOGA_TUA, 0.28), (0.3, SOGA, 0), (1, SOGA, 0.1)]))
    window_light(s, 700, 40, 170, 220, 120, 0.5)

    def rooster() -> None:
        s.path("M230,1010H970V1026H230Z", MENGKUDU)
        s.solid("M500,1170C470,1120 500,1070 560,1080C590,1050 600,1000 640,1010C670,1016 676,1040 660,1056C690,1100 680,1160 640,1190C600,1214 530,1210 500,1170Z", "#22303F", 14)
        s.path("M500,1160C440,1150 420,1090 450,1060C470,1090 480,1070 490,1050C510,1080 520,1100 530,1110Z", "#2F6B47")
        s.path("M636,1012q4,-34 18,-14q14,-20 16,6q18,-6 6,22Z", "#C2402F")
        s.path("M668,1040l26,8l-24,10Z", "#D9992B")
        s.line([(570, 1200), (570, 1240)], "#D9992B", 9)
        s.line([(610, 1200), (614, 1240)], "#D9992B", 9)
        for x in (330, 780, 860):
            for k in range(5):
                a = k * 1.257
                s.path(ellipse(x + 26 * math.cos(a), 1120 + 26 * math.sin(a), 20, 20), "#C2402F" if x != 860 else "#D9786A")
            s.path(ellipse(x, 1120, 14, 14), KUNYIT)
            leaf(s, x + 30, 1150, 70, 30, "#2F6B47", 0.4, shadow=False)

    def soup() -> None:
        s.path(ellipse(600, 900, 430, 150), "#D9A862", opacity=0.0)
        for i in range(30):
            x = 300 + i * 20
            s.line([(x, 960), (x + 30, 930 + s.random.uniform(-14, 14)), (x + 70, 956 + s.random.uniform(-14, 14))], s.random.choice(["#F6E3A2", "#EBCB74", "#FBF0C8"]), 10)
        for x, y, r in ((430, 850, 84), (600, 826, 92), (770, 856, 82), (520, 930, 76), (690, 940, 80)):
            s.path(ellipse(x + 6, y + r * 0.5, r * 1.05, r * 0.6), "#7A4A1E", opacity=0.4, blur=8)
            s.solid(s.around(x, y, r, r * 0.9, 12, 0.025), "#A98A72", 24, shade="#5A4232", light="#E0CBB6")
            crumbs(s, x, y, r * 0.7, r * 0.6, ("#8A6C56", "#C9AE98"), 10, 5)
        for x, y, a in ((370, 930, 20), (850, 930, -150), (800, 970, -120)):
            leaf(s, x, y, 130, a, "#4F9A48", 0.5, shadow=False)
        for _ in range(26):
            x, y = s.random.uniform(300, 900), s.random.uniform(800, 990)
            s.path(ellipse(x, y, 13, 8), "none", "#6FA84F", 6)
        for _ in range(26):
            x, y, t = s.random.gauss(600, 150), s.random.gauss(850, 36), s.random.uniform(0, 3)
            s.line([(x, y), (x + 20 * math.cos(t), y + 12 * math.sin(t))], "#B5742B", 8)
        s.path(ellipse(480, 800, 60, 10), "#FFF0C0", opacity=0.6)

    bowl(s, 600, 890, 420, 360, "#F6F0E0", "#C9914A", soup, rooster, 0.36, 0.42)
    steam(s, 600, 760, 520, 4, 130, 0.55)
    for x, y in ((1010, 1330), (170, 1340)):
        s.floor_shadow(x, y + 56, 80, 18)
    bowl(s, 1010, 1320, 110, 80, "#3F7A78", "#B5301F", lambda: crumbs(s, 1010, 1322, 80, 24, ("#F2C75C", "#8C1A10", "#E0642F"), 20, 7))
    citrus_slice(s, 180, 1350, 76, "#5E9A3C", "#D3E08A", 12, 0.8)
    citrus_slice(s, 300, 1400, 60, "#6EA84A", "#DCE69A", 60, 0.8)


@drawing("soto-ayam-semarang")
def soto(s: Sheet) -> None:
    paper(s, "#C9B08A")
    planks(s, 0, 0, 1200, 1500, "#6E8A80", 6, upright=True)
    s.path(box(0, 0, 1200, 1500), s.radial([(0, "#FFF3D0", 0.42), (0.6, SOGA, 0.02), (1, "#14241E", 0.45)], 0.28, 0.18, 0.95))
    s.path(ellipse(640, 830, 420, 420), SOGA_TUA, opacity=0.45, blur=26)
    s.solid(ellipse(600, 780, 420, 420), "#F4EDDB", 34)
    s.path(ellipse(600, 780, 398, 398), "none", "#2F6B47", 16)
    s.path(ellipse(600, 780, 372, 372), "none", "#2F6B47", 5)
    broth = ellipse(600, 784, 344, 344)
    s.path(broth, s.radial([(0, "#F0C255"), (0.8, "#D99A2B"), (1, "#A86A14")], 0.42, 0.4, 0.62))
    with s.group(clip=broth):
        for _ in range(34):
            x, y, k = s.random.uniform(270, 930), s.random.uniform(460, 1110), s.random.uniform(10, 30)
            s.path(ellipse(x, y, k, k), "#F8DC86", opacity=0.45)
        for i in range(24):
            x, y = s.random.gauss(460, 60), s.random.gauss(920, 50)
            s.line([(x - 70, y), (x, y - 40), (x + 60, y + s.random.uniform(-30, 30))], s.random.choice(["#F9F2DC", "#EDE2C4"]), 8)
        for _ in range(40):  # tauge
            x, y, t = s.random.gauss(720, 60), s.random.gauss(950, 46), s.random.uniform(0, 6.2)
            s.line([(x, y), (x + 40 * math.cos(t), y + 30 * math.sin(t)), (x + 56 * math.cos(t + 0.5), y + 50 * math.sin(t + 0.5))], "#F6F0D8", 8)
            s.path(ellipse(x, y, 10, 8), "#E0C45A")
        for _ in range(32):  # suwiran ayam
            x, y, t = s.random.gauss(690, 70), s.random.gauss(680, 60), s.random.uniform(0, 3.1)
            d = polygon((x, y), (x + 70 * math.cos(t), y + 70 * math.sin(t)), (x + 70 * math.cos(t) + 9, y + 70 * math.sin(t) + 12), (x + 4, y + 16))
            s.solid(d, s.random.choice(["#F1DDBC", "#E3C69A", "#F8EBD4"]), 5)
        for _ in range(24):
            s.path(ellipse(s.random.uniform(330, 880), s.random.uniform(520, 1050), 16, 13), "none", "#5E9A45", 8)
        for _ in range(44):
            x, y, t = s.random.gauss(600, 90), s.random.gauss(790, 60), s.random.uniform(0, 3.1)
            s.line([(x, y), (x + 28 * math.cos(t), y + 22 * math.sin(t))], s.random.choice(["#A8621C", "#8A4A14", "#C58530"]), 9)
        s.path(broth, "none", SOGA_TUA, 40, 0.35, 14)
    for x, y, a in ((430, 680, -20), (520, 600, 24)):
        with s.group(transform=f"translate({x} {y}) rotate({a})"):
            s.path(ellipse(6, 10, 76, 94), SOGA_TUA, opacity=0.35, blur=8)
            s.solid(ellipse(0, 0, 74, 92), "#FBF8EC", 10)
            s.solid(ellipse(0, 10, 42, 44), "#EBB02E", 14)
    leaf(s, 800, 560, 150, 120, "#4F9A48", 0.5)
    leaf(s, 840, 600, 140, 150, "#3F8048", 0.5)
    steam(s, 620, 700, 320, 3, 110, 0.35)
    for i in range(3):  # sate kerang
        y = 1270 + i * 62
        with s.group(transform=f"rotate({-4 + i * 3} 300 {y})"):
            s.line([(40, y), (620, y)], "#D9B878", 9)
            for k in range(5):
                s.solid(s.around(300 + k * 62, y, 34, 25, 8, 0.1), s.random.choice(["#8A4A1E", "#9E5A26", "#74390F"]), 9)
    plate(s, 960, 1290, 190, 1.0, "#F1E7D3", "#A5312A", 10)
    for x, y in ((900, 1250), (1010, 1240), (960, 1340)):
        s.path(ellipse(x + 6, y + 10, 64, 60), SOGA_TUA, opacity=0.3, blur=7)
        s.solid(s.around(x, y, 62, 58, 12, 0.05), "#C07E2E", 18)
        crumbs(s, x, y, 40, 36, ("#DDA855", "#8A5018", "#5E9A45"), 10, 6)
    citrus_slice(s, 210, 240, 96, "#5E9A3C", "#D3E08A", 20)
    citrus_slice(s, 360, 170, 70, "#6EA84A", "#DCE69A", 70)
    chilli(s, 880, 200, 200, 20, MENGKUDU, 0.2, 0.15)
    chilli(s, 900, 130, 190, 44, "#4F8F3C", 0.2, 0.15)


@drawing("rantang-katering-harian")
def rantang(s: Sheet) -> None:
    wall_and_table(s, "#F0DDC0", "#8E5B36", 1000)
    foliage_shadow(s, 30, 110, 520, 16, 0.14)
    cloth(s, [(60, 1110), (1140, 1080), (1210, 1420), (-10, 1440)], gingham(s, 130, "#2F6B47", "#F6EFDC", "scale(1 .6)"), "#2F6B47", folds=2)
    s.path(ellipse(430, 1310, 310, 60), SOGA_TUA, opacity=0.5, blur=20)
    enamel = ("#F3EBDA", "#2F6F73", "#F3EBDA", "#2F6F73")
    for side in (-1, 1):
        s.path(f"M{400 + side * 262},1290V360Q{400 + side * 262},310 {400 + side * 180},290", "none", "#8A949A", 24)
        s.path(f"M{400 + side * 258},1290V360Q{400 + side * 258},312 {400 + side * 180},294", "none", "#EDF1F2", 7)
    s.path("M220,290C260,170 540,170 580,290", "none", "#8A949A", 26)
    s.solid(box(300, 176, 200, 50, 24), "#A86A34", 14)
    for i, c in enumerate(enamel):
        y = 1300 - i * 226
        d = f"M170,{y - 214}V{y - 30}Q170,{y} 210,{y + 6}Q400,{y + 40} 590,{y + 6}Q630,{y} 630,{y - 30}V{y - 214}Q400,{y - 170} 170,{y - 214}Z"
        s.solid(d, c, 44)
        with s.group(clip=d):
            if i % 2 == 0:
                for x in (290, 400, 510):
                    for k in range(5):
                        a = k * 1.257
                        s.path(ellipse(x + 25 * math.cos(a), y - 90 + 25 * math.sin(a), 19, 19), "#C2402F" if x == 400 else "#D9992B")
                    s.path(ellipse(x, y - 90, 13, 13), KRIM)
                    leaf(s, x + 28, y - 60, 54, 40, "#2F6B47", 0.4, shadow=False)
            s.path(f"M170,{y - 200}Q400,{y - 156} 630,{y - 200}", "none", "#1E3A63", 12)
            s.path(d, s.linear([(0, "#FFFFFF", 0.3), (0.3, "#FFFFFF", 0), (0.75, SOGA_TUA, 0.05), (1, SOGA_TUA, 0.42)], 0))
    s.solid("M160,392Q400,330 640,392Q640,430 400,446Q160,430 160,392Z", "#2F6F73", 20)
    s.path(ellipse(400, 384, 236, 40), "#4F918E")
    s.solid(ellipse(400, 366, 36, 22), "#F3EBDA", 10)
    # One tier stands open: rice, vegetables and tempe.
    bowl(s, 900, 1130, 250, 190, "#F3EBDA", "#D9CDB6", lambda: open_tier(s), lambda: s.path("M640,1180H1160", "none", "#1E3A63", 14), 0.4, 0.7)
    steam(s, 900, 1010, 300, 3, 90, 0.5)
    with s.group(transform="translate(740 1420) rotate(-8)"):
        s.solid(box(-40, -13, 260, 26, 13), "#B9C4CC", 8)
        s.solid(ellipse(250, 0, 64, 38), "#C6D0D6", 10)


def open_tier(s: Sheet) -> None:
    s.path(ellipse(820, 1130, 130, 90), "#FBF8EE")
    for _ in range(60):
        a, q = s.random.uniform(0, 6.28), math.sqrt(s.random.random())
        s.path(ellipse(820 + 120 * q * math.cos(a), 1128 + 80 * q * math.sin(a), 10, 5), s.random.choice(["#FFFFFF", "#E6DDC8"]))
    for i in range(5):
        x, y = 940 + i % 3 * 62, 1090 + i // 3 * 56
        s.solid(box(x, y, 72, 46, 8), s.random.choice(["#B9762B", "#A8641E", "#C98A3C"]), 10)
    for _ in range(16):
        x, y = s.random.gauss(900, 26), s.random.gauss(1190, 12)
        s.line([(x, y), (x + 46, y - 12), (x + 70, y - 30)], s.random.choice(["#4F8F3C", "#E08A3C", "#6FA84F"]), 11)


@drawing("gudangan-urap-pincuk")
def gudangan(s: Sheet) -> None:
    paper(s, "#E7D3B0")
    s.path(box(0, 0, 1200, 1500), weave(s, 62, "#E0BE86", "#D6B176", "#B98D50", "rotate(45)"), opacity=0.6)
    s.path(box(0, 0, 1200, 1500), s.radial([(0, "#FFF6DC", 0.5), (0.6, SOGA, 0.02), (1, SOGA_TUA, 0.4)], 0.26, 0.16, 0.95))
    cone = "M120,420C360,240 860,240 1080,420C1060,800 860,1180 600,1420C340,1180 140,800 120,420Z"
    s.shadow(cone, 26, 34, 26, 0.45)
    s.path(cone, s.linear([(0, "#6FAE62"), (1, "#3A7540")], 20))
    with s.group(clip=cone):
        for i in range(38):
            x = 60 + i * 30
            s.line([(x, 240), (600 + (x - 600) * 0.5, 900), (600, 1440)], "#A9D08A" if i % 2 else "#2F6B3A", 4, 0.45)
        s.path(polygon((600, 640), (1100, 380), (1100, 900), (610, 1440)), "#1F4B2A", opacity=0.34)
    s.line([(600, 1330), (640, 1220)], "#E9CF98", 12)
    heap = s.around(600, 620, 420, 290, 16, 0.05)
    s.path(heap, "#2F5B2A")
    with s.group(clip=heap):
        for _ in range(90):  # bayam dan kangkung
            leaf(s, s.random.uniform(220, 800), s.random.uniform(400, 840), s.random.uniform(90, 150), s.random.uniform(0, 360), s.random.choice(["#3F7F44", "#5E9A52", "#2F6B47", "#79AE5E"]), 0.4, shadow=False)
        for _ in range(50):  # kacang panjang
            x, y, t = s.random.uniform(700, 980), s.random.uniform(460, 700), s.random.uniform(0, 3.1)
            s.line([(x, y), (x + 60 * math.cos(t), y + 50 * math.sin(t))], s.random.choice(["#4F8F3C", "#7FB35A", "#3A7535"]), 15)
        for _ in range(46):  # tauge
            x, y, t = s.random.gauss(420, 90), s.random.gauss(690, 60), s.random.uniform(0, 6.2)
            s.line([(x, y), (x + 46 * math.cos(t), y + 30 * math.sin(t)), (x + 62 * math.cos(t + 0.6), y + 52 * math.sin(t + 0.6))], "#F6F0D8", 9)
            s.path(ellipse(x, y, 11, 9), "#E6CF6A")
        for _ in range(30):  # wortel
            x, y, t = s.random.gauss(700, 80), s.random.gauss(780, 40), s.random.uniform(0, 3.1)
            s.line([(x, y), (x + 60 * math.cos(t), y + 40 * math.sin(t))], s.random.choice(["#E0802A", "#F09A45"]), 12)
    for _ in range(150):  # kelapa berbumbu
        x, y, t = s.random.gauss(580, 110), s.random.gauss(560, 76), s.random.uniform(0, 3.1)
        s.line([(x, y), (x + 30 * math.cos(t), y + 24 * math.sin(t))], s.random.choice(["#E9954E", "#F3C08A", "#D9702E", "#FBE3C4"]), 8)
    for x, y, a in ((820, 480, -18), (900, 560, 12)):
        with s.group(transform=f"translate({x} {y}) rotate({a})"):
            s.path(ellipse(6, 10, 84, 100), SOGA_TUA, opacity=0.35, blur=8)
            s.solid(ellipse(0, 0, 82, 98), "#FBF8EC", 10)
            s.solid(ellipse(0, 8, 44, 48), "#EBB02E", 14)
    chilli(s, 300, 540, 180, -30, MENGKUDU, 0.2, 0.14)
    for x, y, a in ((200, 1260, -20), (900, 1250, 16)):
        with s.group(transform=f"translate({x} {y}) rotate({a})"):
            d = s.around(0, 0, 150, 96, 12, 0.08)
            s.shadow(d, 10, 14, 8, 0.4)
            s.solid(d, "#D9A24E", 18)
            for px, py in s.scatter(9, 0, 0, 110, 64, 54):
                s.solid(ellipse(px, py, 22, 16), "#E9C98A", 7)


@drawing("bandeng-presto-duri-lunak")
def bandeng(s: Sheet) -> None:
    paper(s, "#CFDDE0")
    cloth(s, [(-40, 560), (1240, 480), (1240, 1560), (-40, 1560)], lurik(s, ("#F3EBDA", "#F3EBDA", "#7FA3BD", "#F3EBDA", "#A5312A", "#F3EBDA"), 52, "rotate(84)"), "#C9BFA6", folds=3)
    besek(s, 640, 400, 470, 170, 150, "#DDB26E", lid=True)
    label(s, 874, 325, 270, 120, "Bandeng|Presto", "", KRIM, "#1E3A63", MENGKUDU)
    dish = ellipse(600, 900, 560, 400)
    s.path(ellipse(640, 960, 560, 400), SOGA_TUA, opacity=0.4, blur=24)
    s.solid(dish, "#F4EDDB", 30)
    s.path(ellipse(600, 900, 530, 374), "none", "#1E3A63", 12)
    s.path(ellipse(600, 900, 508, 356), "none", "#1E3A63", 4)
    banana_leaf(s, 120, 1010, 980, 460, -12, "#4B8F49", stem=False)

    def fish(cx: float, cy: float, turn: float, k: float) -> None:
        with s.group(transform=f"translate({cx} {cy}) rotate({turn}) scale({k})"):
            body = "M-380,10C-330,-90 -180,-140 0,-130C160,-120 260,-60 320,-14C340,-50 400,-110 450,-120C430,-60 424,-30 426,0C430,50 440,90 450,120C400,110 350,60 322,24C240,90 120,130 -20,130C-180,130 -320,100 -380,10Z"
            s.shadow(body, 14, 22, 12, 0.42)
            s.solid(body, "#C08A3E", 44, shade="#5A2F0C", light="#F6DC9E")
            with s.group(clip=body):
                for row in range(6):
                    for col in range(15):
                        x, y = -210 + col * 36 + (row % 2) * 18, -100 + row * 38
                        s.path(f"M{x},{y}a20,20 0 0 1 0,36", "none", "#7A4A16", 4, 0.5)
                s.path("M-380,20C-240,80 100,100 330,20V140H-380Z", "#F0D08A", opacity=0.4, blur=14)
                for x in (-120, 0, 120):
                    s.line([(x, -90), (x + 40, 0), (x + 20, 80)], "#6B3A10", 12, 0.55, 3)
            s.path("M-250,-104C-220,-60 -220,60 -250,96", "none", "#7A4A16", 8, 0.7)
            s.path(ellipse(-308, -24, 25, 25), "#F6EBCF")
            s.path(ellipse(-306, -22, 14, 14), "#22180F")
            s.line([(-378, 16), (-340, 26)], "#5A2F0C", 7)
            s.solid("M-60,-130C-20,-200 80,-190 110,-118Z", "#A8701E", 10)
            s.solid("M-160,40C-120,60 -110,100 -140,120C-180,100 -180,60 -160,40Z", "#A8701E", 8)

    fish(560, 800, -10, 1.0)
    fish(630, 1020, -4, 0.98)
    bowl(s, 1010, 1190, 140, 84, "#3F7A78", "#A8281B", lambda: crumbs(s, 1010, 1192, 104, 34, ("#E0642F", "#F2C75C", "#7A1A10", "#C8402A"), 40, 10))
    for i in range(5):
        x = 170 + i * 60
        s.path(ellipse(x + 4, 1206 + i * 14, 48, 40), SOGA_TUA, opacity=0.3, blur=5)
        s.path(ellipse(x, 1200 + i * 14, 48, 40), "#5E9A45")
        s.path(ellipse(x, 1200 + i * 14, 40, 33), "#DCE9BE")
        s.path(ellipse(x, 1200 + i * 14, 20, 16), "#C3D79A")
    leaf(s, 880, 1300, 140, 20, "#4F9A48", 0.5)
    leaf(s, 850, 1330, 130, 60, "#3F8048", 0.5)
    citrus_slice(s, 420, 1380, 72, "#D9992B", "#F6DC7A", 20)
    citrus_slice(s, 540, 1400, 60, "#D9992B", "#F6DC7A", 60)


@drawing("nasi-liwet-bungkus")
def nasi_liwet(s: Sheet) -> None:
    wall_and_table(s, "#DDE3CC", "#6E452A", 700)
    foliage_shadow(s, 720, 60, 480, 34, 0.15)
    s.path(box(0, 704, 1200, 796), weave(s, 50, "#B98A54", "#AC7C46", "#7A5428", "scale(1 .5) rotate(45)"))
    s.path(box(0, 704, 1200, 796), s.linear([(0, SOGA_TUA, 0.3), (0.4, SOGA, 0), (1, SOGA_TUA, 0.18)]))
    s.floor_shadow(370, 830, 220, 40)
    pot = "M120,500C110,720 180,840 370,840S630,720 620,500Z"
    s.solid(pot, "#9A4A2A", 50)
    s.path(ellipse(370, 500, 266, 64), "#7A3820")
    s.path(ellipse(370, 506, 236, 50), "#FBF6E6")
    for _ in range(90):
        a, q = s.random.uniform(0, 6.28), math.sqrt(s.random.random())
        s.path(ellipse(370 + 220 * q * math.cos(a), 500 + 42 * q * math.sin(a), 10, 5), s.random.choice(["#FFFFFF", "#E9DFC4", "#F6EED8"]))
    leaf(s, 300, 494, 130, -14, "#5E8A3C", 0.3)
    steam(s, 370, 440, 300, 3, 90, 0.55)
    banana_leaf(s, 40, 1220, 1160, 640, -8, "#4B8F49")
    s.path(ellipse(620, 1180, 330, 150), "#1F4B2A", opacity=0.4, blur=14)
    rice = s.around(600, 1120, 310, 150, 16, 0.03)
    s.solid(rice, "#FBF7EA", 34, shade="#B5A688")
    with s.group(clip=rice):
        for _ in range(190):
            x, y, t = s.random.uniform(290, 910), s.random.uniform(970, 1270), s.random.uniform(0, 3.1)
            s.line([(x, y), (x + 15 * math.cos(t), y + 8 * math.sin(t))], s.random.choice(["#FFFFFF", "#E6DCC4", "#F3EAD2"]), 7)
    for _ in range(40):
        x, y, t = s.random.gauss(500, 70), s.random.gauss(1060, 26), s.random.uniform(0, 3.1)
        s.line([(x, y), (x + 60 * math.cos(t), y + 20 * math.sin(t))], s.random.choice(["#F0DDBC", "#DDBE8E", "#E9D0A2"]), 12)
    s.solid(s.around(700, 1050, 120, 56, 12, 0.08), "#FDF6E4", 16)
    s.path(s.around(690, 1046, 80, 32, 10, 0.1), "#FFFFFF", opacity=0.8)
    for i in range(16):
        x, y = s.random.gauss(800, 40), s.random.gauss(1180, 20)
        s.solid(box(x, y, 62, 26, 10), s.random.choice(["#A9CF86", "#C3DDA0", "#8FBF6A"]), 6)
    half = half_egg(s, 78, "#E9A52C")
    s.press(half, 410, 1210, 70, 1)
    s.press(half, 540, 1250, 96, 1)
    chilli(s, 640, 1240, 170, -14, MENGKUDU, 0.2, 0.14)
    chilli(s, 700, 1010, 120, -40, "#4F8F3C", 0.2, 0.16)
    wrap = "M790,840L1090,780L1150,930L1080,1010L820,990Z"
    s.shadow(wrap, 14, 20, 12, 0.45)
    s.solid(wrap, "#3F7F44", 26)
    for i in range(9):
        s.line([(800 + i * 34, 836 - i * 7), (830 + i * 32, 990 + i * 2)], "#8DBE74", 4, 0.5)
    s.line([(960, 806), (980, 1004)], "#E9CF98", 12)
    s.line([(944, 880), (990, 900)], "#B9863F", 10)
