"""Jars, blocks and bars: sambal, jam, abon, manisan, seasoning, bulk biscuits."""

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
from glass import jar
from ground import cloth, foliage_shadow, mat, paper, planks, wall_and_table, window_light
from motifs import gingham, weave
from plants import (
    chilli,
    garlic,
    leaf,
    lime_leaf,
    round_leaf_plate,
    shallot,
)
from ware import crumbs, label, plate, tag


@drawing("sambal-bawang")
def sambal_bawang(s: Sheet) -> None:
    paper(s, "#F1D9B6")
    planks(s, 0, 980, 1200, 520, "#8B5A34", 4)
    s.path(box(0, 976, 1200, 12), SOGA_TUA, opacity=0.5, blur=4)
    window_light(s, 700, 70, 170, 230, 110, 0.55)

    def paste() -> None:
        s.path(box(300, 380, 640, 900), "#B3321F")
        for x, y in s.scatter(70, 600, 820, 300, 400, 54):
            k = s.random.uniform(18, 40)
            s.path(s.around(x, y, k, k * 0.7, 7, 0.2), s.random.choice(["#D14A28", "#9A2415", "#E0642F", "#C03A20"]))
        for x, y in s.scatter(34, 600, 820, 300, 390, 76):
            s.path(s.around(x, y, 17, 12, 6, 0.2), s.random.choice(["#F4D58A", "#F7E2A6", "#E8B860"]))
        s.path(box(300, 400, 640, 74), "#D9752A", opacity=0.85)
        s.path(ellipse(600, 474, 280, 26), "#C2481F")
        s.path(ellipse(600, 404, 280, 24), "#E8963F", opacity=0.9)

    jar(s, 600, 1240, 540, 860, paste, "#2F5C46", 0.12)
    s.path("M356,800H844V1090H356Z", KRIM)
    s.path("M356,824H844M356,1066H844", "none", MENGKUDU, 6)
    s.text(600, 915, "Sambal", 84, "#8C221B")
    s.text(600, 990, "bawang", 76, "#8C221B", "book", "bold", "italic")
    s.text(600, 1042, "pedas sedang", 34, SOGA_TUA, "book", "normal", "italic")
    chilli(s, 120, 1280, 290, 8, MENGKUDU, 0.16)
    chilli(s, 210, 1370, 300, -12, "#C43B26", 0.2)
    chilli(s, 1120, 1210, 250, 152, "#D9622B", 0.2)
    shallot(s, 910, 1290, 150, 30)
    shallot(s, 1050, 1330, 140, -40, "#A84A60")
    garlic(s, 780, 1370, 130, 16)
    lime_leaf(s, 440, 1410, 190, -10)


@drawing("selai-nanas-pagi")
def selai_nanas(s: Sheet) -> None:
    paper(s, "#DCE7D8")
    cloth(s, [(-40, 960), (1240, 900), (1300, 1560), (-40, 1560)], gingham(s, 190, "#D9992B", "#FBF4E2", "rotate(-4)"), KUNYIT, folds=2)
    pine = "M760,1010C690,900 700,640 800,560C880,500 1010,520 1070,610C1140,730 1110,930 1030,1020C960,1080 820,1080 760,1010Z"
    for i, a in enumerate((-150, -128, -112, -98, -84, -70, -52, -32)):
        leaf(s, 912, 570, 330 - abs(a + 92) * 1.6, a, mix("#4B8A4A", "#2F6340", i % 3 / 3), 0.16, 0.12, shadow=False)
    s.floor_shadow(930, 1050, 200, 46)
    s.solid(pine, "#D98A24", 50, shade="#7A3F10")
    with s.group(clip=pine):
        for row in range(9):
            for col in range(7):
                x, y = 700 + col * 74 + (row % 2) * 37, 540 + row * 62
                d = polygon((x, y - 44), (x + 40, y), (x, y + 44), (x - 40, y))
                s.path(d, s.random.choice(["#E09A30", "#D0822A", "#E8AC46"]), "#8A5518", 6)
                s.path(polygon((x, y - 16), (x + 9, y + 4), (x - 9, y + 4)), "#6B4A1A")
        s.path(pine, s.linear([(0, "#FFF0B0", 0.34), (0.5, "#FFF0B0", 0), (1, SOGA_TUA, 0.45)], 20))

    def jam() -> None:
        s.path(box(150, 560, 560, 760), s.linear([(0, "#C9781A"), (0.4, "#F0B23A"), (1, "#B8660F")], 0))
        for x, y in s.scatter(40, 420, 900, 250, 320, 60):
            s.path(s.around(x, y, 30, 20, 7, 0.25), s.random.choice(["#F7CB62", "#DE9526", "#FBD982"]), opacity=0.8)
        s.path(ellipse(420, 640, 250, 24), "#F7CB62")
        s.path(box(150, 540, 560, 100), "#EAF0E6")
        s.path(ellipse(420, 640, 250, 24), "#E8A730")

    jar(s, 420, 1210, 470, 660, jam, "#F6EBD2", 0.14, "cloth")
    with s.group(clip=ellipse(420, 500, 210, 40)):
        s.path(box(200, 440, 440, 120), gingham(s, 60, MENGKUDU, "#FBF4E2"))
    s.path(ellipse(420, 484, 202, 33), gingham(s, 64, MENGKUDU, "#FBF4E2"))
    label(s, 420, 930, 330, 230, "Selai|Nanas", "tanpa pewarna", KRIM, SOGA_TUA, DAUN, "oval")
    bread = "M640,1330C600,1250 640,1190 730,1190H950C1040,1190 1070,1260 1030,1330V1400Q1030,1430 1000,1430H670Q640,1430 640,1400Z"
    s.shadow(bread, 14, 24, 14, 0.4)
    s.solid(bread, "#B8742F", 24)
    inner = "M672,1340C640,1268 672,1222 740,1222H934C1004,1222 1030,1272 1000,1340V1394Q1000,1404 990,1404H684Q672,1404 672,1394Z"
    s.path(inner, "#F6E3B8")
    s.solid(s.around(836, 1310, 138, 66, 12, 0.1), "#E9A52C", 22, light="#FFE9A8")
    crumbs(s, 836, 1310, 100, 44, ("#F9D272", "#C97F18"), 22, 11)
    with s.group(transform="translate(250 1400) rotate(-12)"):
        s.shadow(box(0, -14, 340, 28, 12), 8, 14, 8, 0.35)
        s.solid(box(-120, -17, 170, 34, 14), "#7A4420", 12)
        s.solid("M50,-20H300Q340,-10 336,14H50Z", "#D9D4C6", 12)
        s.path(ellipse(280, -6, 56, 12), "#E9A52C")


@drawing("abon-ayam-stoples")
def abon(s: Sheet) -> None:
    wall_and_table(s, "#CFDCD6", "#C38B52", 900)
    foliage_shadow(s, 40, 160, 430, 12, 0.13)
    mat(s, ellipse(600, 1230, 540, 190), weave(s, 34, "#D9B46E", "#C99C54", "#8E6228", "scale(1 .5) rotate(45)"), "#9A6A2E")

    def floss() -> None:
        s.path(box(250, 420, 700, 900), "#B6742F")
        for _ in range(620):
            x, y = s.random.uniform(300, 900), s.random.uniform(470, 1240)
            t, n = s.random.uniform(0, 3.14), s.random.uniform(26, 60)
            pts = [(x, y), (x + n * 0.5 * math.cos(t) + 8, y + n * 0.5 * math.sin(t)), (x + n * math.cos(t), y + n * math.sin(t) + 8)]
            s.line(pts, s.random.choice(["#D9A055", "#8E5420", "#C58A3E", "#E8BC76", "#A4662A"]), 8)

    jar(s, 600, 1240, 590, 860, floss, "#A5312A", 0.1, "plastic", "#EDF1EA")
    label(s, 600, 880, 400, 300, "Abon Ayam|Pak Min", "gurih manis", "#1E3A63", "#FBF0D8", KUNYIT, "oval")
    plate(s, 970, 1350, 190, 0.42, "#F2E9D8", MENGKUDU, 14)
    rice = "M840,1340C830,1230 900,1170 970,1170S1110,1230 1100,1340Q970,1392 840,1340Z"
    s.solid(rice, "#FBF8EE", 26, shade="#B9AE98")
    for _ in range(60):
        a, q = s.random.uniform(3.2, 6.2), math.sqrt(s.random.random())
        x, y = 970 + 120 * q * math.cos(a), 1340 + 150 * q * math.sin(a)
        s.path(ellipse(x, y, 9, 5), s.random.choice(["#FFFFFF", "#EFE8D6"]))
    for _ in range(70):
        x, y, t = s.random.gauss(970, 44), s.random.gauss(1196, 22), s.random.uniform(0, 3.1)
        s.line([(x, y), (x + 26 * math.cos(t), y + 20 * math.sin(t))], s.random.choice(["#D9A055", "#8E5420", "#C58A3E"]), 7)
    for _ in range(26):
        x, y, t = s.random.gauss(300, 70), s.random.gauss(1360, 18), s.random.uniform(0, 3.1)
        s.line([(x, y), (x + 40 * math.cos(t), y + 22 * math.sin(t))], s.random.choice(["#C58A3E", "#8E5420", "#B6742F"]), 7)


@drawing("bumbu-instan-ulek")
def bumbu_instan(s: Sheet) -> None:
    paper(s, "#DDE0C8")
    s.path(box(0, 0, 1200, 1500), s.pattern('<rect width="300" height="300" fill="#C9D3C0"/><rect x="5" y="5" width="290" height="290" rx="8" fill="#D6DECB"/>', 300, 300))
    s.path(box(0, 0, 1200, 1500), s.radial([(0, "#FFFBE8", 0.5), (0.6, SOGA, 0.02), (1, "#2E3A26", 0.4)], 0.26, 0.16, 0.95))
    s.path(ellipse(520, 980, 450, 430), SOGA_TUA, opacity=0.5, blur=28)
    s.solid(ellipse(490, 930, 440, 420), "#5E5A55", 46, shade="#26221E", light="#B5B0A6")
    for x, y in s.scatter(60, 490, 930, 420, 400, 52):
        s.path(ellipse(x, y, 4, 3), "#8A857C", opacity=0.6)
    s.path(ellipse(490, 936, 350, 332), s.radial([(0, "#6E6A63"), (1, "#3A3631")], 0.6, 0.6, 0.6))
    paste = s.around(470, 960, 250, 220, 14, 0.1)
    s.solid(paste, "#D98A2B", 40, shade="#8A4A10", light="#F9D48A")
    with s.group(clip=paste):
        for x, y in s.scatter(60, 470, 960, 240, 210, 36):
            k = s.random.uniform(9, 22)
            s.path(s.around(x, y, k, k * 0.7, 7, 0.2), s.random.choice(["#F0B24A", "#C9701E", "#E09A35", "#B5521E", "#F6D07A"]))
    with s.group(transform="translate(560 860) rotate(-36)"):
        d = "M-60,-70C-20,-96 60,-92 110,-60C200,-56 330,-66 400,-50C440,-40 440,30 400,40C330,56 200,50 110,60C60,92 -20,96 -60,70C-90,40 -90,-40 -60,-70Z"
        s.shadow(d, 18, 30, 16, 0.5)
        s.solid(d, "#6B665F", 36, shade="#2B2723", light="#C3BDB2")
    for x, y, a, c, v in ((880, 280, 10, "#A5312A", "Rendang"), (640, 230, -8, "#2F6B47", "Opor"), (900, 600, -4, "#D9992B", "Nasi kuning")):
        with s.group(transform=f"translate({x} {y}) rotate({a})"):
            d = box(-130, -170, 260, 340, 10)
            s.shadow(d, 14, 20, 12, 0.42)
            s.solid(d, c, 24)
            s.path("M-130,-140H130M-130,140H130", "none", lighter(c, 0.5), 4, 0.7, 0, "8 6")
            s.path(ellipse(0, 30, 96, 80), KRIM)
            s.path(s.around(0, 44, 62, 44, 10, 0.1), mix(c, "#7A3A10", 0.4))
            crumbs(s, 0, 44, 46, 30, ("#F6D07A", "#E0642F", "#5E9A45"), 14, 6)
            s.text(0, -82, v, 44 if len(v) < 9 else 32, KRIM)
    for x, y, k, a in ((150, 300, 150, 10), (290, 220, 130, -30)):
        shallot(s, x, y, k, a)
    garlic(s, 170, 470, 140, 10)
    chilli(s, 300, 400, 220, -14, MENGKUDU, 0.2)
    leaf(s, 760, 1370, 260, -14, "#5E7A36", 0.34)
    leaf(s, 820, 1420, 240, 8, "#4F6F32", 0.34)
    for x, y, k, c in ((980, 1150, 110, "#D9892B"), (1080, 1240, 80, "#C9761E")):  # kunyit
        with s.group(transform=f"translate({x} {y}) rotate(-30)"):
            d = f"M{-k},0C{-k * 0.9},{-k * 0.5} {k * 0.5},{-k * 0.6} {k},{-k * 0.2}C{k * 1.1},{k * 0.2} {-k * 0.4},{k * 0.6} {-k},0Z"
            s.shadow(d, 9, 13, 8, 0.4)
            s.solid(d, c, 18)
            for i in range(5):
                s.line([(-k * 0.6 + i * k * 0.3, -k * 0.36), (-k * 0.56 + i * k * 0.3, k * 0.3)], darker(c, 0.35), 4, 0.6)
    star_r = ((140, 1400, 46), (260, 1430, 38))
    for x, y, r in star_r:
        s.solid(ellipse(x, y, r * 0.6, r * 0.6), "#8A5A30", 9)
    crumbs(s, 500, 1420, 150, 26, ("#C9A36A", "#8A5A30", "#E0C48A"), 30, 9)


@drawing("sambal-pecel-kacang")
def sambal_pecel(s: Sheet) -> None:
    wall_and_table(s, "#E9D7C0", "#4E7A5E", 640)
    s.path(box(0, 646, 1200, 854), s.linear([(0, "#446B54"), (1, "#6B977A")]))
    window_light(s, 100, 40, 150, 190, 110, 0.55)

    def block(x: float, y: float, w: float, open_: bool = False) -> None:
        h, dp = w * 0.42, w * 0.3
        s.path(polygon((x, y + h), (x + w + dp, y + h - dp * 0.5), (x + w + dp + 50, y + h + 20), (x + 40, y + h + 40)), "#14241A", opacity=0.4, blur=14)
        tone = "#A8612B" if open_ else "#F1E3C4"
        s.solid(polygon((x + w, y), (x + w + dp, y - dp * 0.5), (x + w + dp, y + h - dp * 0.5), (x + w, y + h)), darker(tone, 0.2), 14)
        s.solid(box(x, y, w, h, 8), tone, 22)
        s.path(polygon((x, y), (x + dp, y - dp * 0.5), (x + w + dp, y - dp * 0.5), (x + w, y)), lighter(tone, 0.24))
        if open_:
            for _ in range(70):
                px, py, k = x + s.random.uniform(6, w - 6), y + s.random.uniform(6, h - 6), s.random.uniform(4, 11)
                s.path(s.around(px, py, k, k * 0.8, 6, 0.2), s.random.choice(["#E0B070", "#7A3A14", "#C2402F", "#C98A48", "#F0CC92"]))
            for _ in range(30):
                px, py = x + dp * 0.5 + s.random.uniform(0, w), y - s.random.uniform(6, dp * 0.44)
                s.path(ellipse(px, py, 7, 4), s.random.choice(["#E0B070", "#C2402F", "#F0CC92"]))
        else:
            s.path(box(x + w * 0.1, y + h * 0.16, w * 0.8, h * 0.68, 8), "#A5312A")
            s.text(x + w / 2, y + h * 0.5, "Sambal Pecel", w * 0.09, KRIM)
            s.text(x + w / 2, y + h * 0.72, "Anugerah", w * 0.085, "#F3D27E", "book", "normal", "italic")
            s.path(f"M{x + w * 0.04},{y}L{x + dp + w * 0.04},{y - dp * 0.5}M{x + w * 0.96},{y}L{x + dp + w * 0.96},{y - dp * 0.5}", "none", "#C9A36A", 5)

    block(540, 500, 440)
    block(470, 760, 470)
    block(120, 900, 360, True)
    plate(s, 690, 1230, 440, 0.42, "#F4EDDB", "#2F6B47", 24)
    round_leaf_plate(s, 690, 1226, 350, 138, "#4B8F49")
    for _ in range(40):
        leaf(s, s.random.uniform(430, 760), s.random.uniform(1160, 1260), s.random.uniform(70, 120), s.random.uniform(180, 360), s.random.choice(["#3F7F44", "#5E9A52", "#2F6B47"]), 0.4, shadow=False)
    for _ in range(26):
        x, y, t = s.random.gauss(800, 60), s.random.gauss(1210, 24), s.random.uniform(0, 6.2)
        s.line([(x, y), (x + 46 * math.cos(t), y + 24 * math.sin(t))], "#F6F0D8", 9)
        s.path(ellipse(x, y, 10, 8), "#E6CF6A")
    for _ in range(16):
        x, y, t = s.random.gauss(880, 30), s.random.gauss(1260, 16), s.random.uniform(0, 3.1)
        s.line([(x, y), (x + 56 * math.cos(t), y + 24 * math.sin(t))], s.random.choice(["#4F8F3C", "#7FB35A"]), 14)
    sauce = "M520,1170C600,1120 780,1130 830,1180C860,1230 760,1250 740,1290C720,1310 700,1270 640,1270C560,1270 470,1220 520,1170Z"
    s.solid(sauce, "#A05A24", 22, light="#E9B070")
    crumbs(s, 670, 1200, 130, 46, ("#E0B070", "#7A3A14", "#C2402F", "#F0CC92"), 46, 8)
    for x, y, a in ((170, 1330, 20), (250, 1390, -30), (120, 1420, 60), (330, 1420, 10)):
        with s.group(transform=f"translate({x} {y}) rotate({a})"):
            d = "M-60,0C-60,-34 -20,-36 0,-20C20,-38 62,-34 62,0S20,36 0,20C-20,36 -60,32 -60,0Z"
            s.shadow(d, 7, 10, 6, 0.4)
            s.solid(d, "#D9B27A", 12)
            for i in range(6):
                s.line([(-46 + i * 18, -16), (-44 + i * 18, 16)], "#A87E45", 3, 0.7)
    lime_leaf(s, 960, 1400, 180, -20)


@drawing("manisan-mangga-toples")
def manisan_mangga(s: Sheet) -> None:
    paper(s, "#E3E6C4")
    s.path(box(0, 1000, 1200, 500), s.linear([(0, "#C9894E"), (1, "#E3B27A")]))
    planks(s, 0, 1000, 1200, 500, "#C08A52", 3)
    foliage_shadow(s, 660, 60, 560, 34, 0.16)

    def slices() -> None:
        s.path(box(150, 400, 620, 900), s.linear([(0, "#E0C25A"), (0.4, "#F3DE8E"), (1, "#C9A53A")], 0))
        for x, y in s.scatter(42, 450, 850, 270, 400, 96):
            with s.group(transform=f"translate({x:.0f} {y:.0f}) rotate({s.random.uniform(-60, 60):.0f})"):
                d = "M-86,0C-60,-40 60,-44 90,-6C60,34 -50,36 -86,0Z"
                s.solid(d, s.random.choice(["#F0D05A", "#E9BE3E", "#D9D46A", "#F6E08A"]), 14, shade="#A8801E")
        for x, y, a in ((320, 700, 20), (560, 820, -40), (400, 1020, 60), (580, 1120, 10), (300, 900, -20)):
            chilli(s, x, y, 100, a, MENGKUDU, 0.2, 0.15)
        s.path(box(150, 420, 620, 60), "#EDF1E4")
        s.path(ellipse(450, 482, 290, 26), "#F6EBB0")

    jar(s, 450, 1250, 580, 880, slices, "#C99A62", 0.14, "cork", "#E3EBDC")
    label(s, 450, 960, 370, 270, "Manisan|Mangga", "asam manis pedas", "#2F6B47", "#FBF4E2", "#F3D27E", "oval")
    tag(s, 700, 500, "kupasan|tangan", -12)

    def mango(x: float, y: float, k: float, turn: float, c: str) -> None:
        with s.group(transform=f"translate({x} {y}) rotate({turn}) scale({k})"):
            d = "M-130,20C-140,-80 -40,-130 50,-110C140,-90 170,0 120,70C70,130 -120,130 -130,20Z"
            s.shadow(d, 16, 22, 12, 0.4)
            s.solid(d, c, 44, shade="#4E5E1E", light="#F0EFA8")
            s.path(ellipse(-60, -30, 60, 40), "#E9B84A", opacity=0.5, blur=18)
            s.line([(60, -108), (70, -150)], "#6B4420", 14)
            leaf(s, 70, -140, 170, -24, "#3F7F44", 0.26)

    mango(950, 1080, 1.1, 8, "#9DB04A")
    mango(1010, 1300, 0.95, -20, "#B5B84A")
    with s.group(transform="translate(720 1350) rotate(-8)"):
        d = "M-140,20C-150,-70 -40,-110 60,-96C150,-80 170,0 120,60C60,110 -120,110 -140,20Z"
        s.shadow(d, 12, 18, 10, 0.4)
        s.solid(d, "#93A645", 16)
        s.solid("M-116,18C-124,-52 -34,-86 52,-74C126,-60 142,0 102,48C50,88 -100,86 -116,18Z", "#F3D668", 20)
        s.path(ellipse(4, 0, 66, 38), "#FBF0C0")
    crumbs(s, 240, 1400, 160, 34, ("#FFFFFF", "#F6F1E0"), 40, 6)
