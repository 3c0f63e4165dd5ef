"""Meals on banana leaf, and fish on its plate."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    KRIM,
    MENGKUDU,
    SOGA,
    SOGA_TUA,
    Sheet,
    box,
    drawing,
    ellipse,
    polygon,
)
from goods_meals import half_egg
from ground import cloth, foliage_shadow, paper, wall_and_table
from motifs import lurik, weave
from plants import (
    banana_leaf,
    chilli,
    citrus_slice,
    leaf,
)
from ware import besek, bowl, crumbs, label, steam


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
    for _ in range(16):
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
