"""Jars, blocks and bars: sambal, jam, abon, manisan, seasoning, bulk biscuits."""

from __future__ import annotations

import math

from canvas import BAMBU, DAUN, DAUN_MUDA, KRIM, KUNYIT, MENGKUDU, NILA, SOGA, SOGA_MUDA, SOGA_TUA, Sheet, box, curve, darker, drawing, ellipse, lighter, mix, polygon
from ground import board, cloth, foliage_shadow, mat, paper, planks, wall_and_table, window_light
from motifs import ceplok, floor_tile, gingham, kawung, knit, lurik, mega_mendung, parang, truntum, weave
from plants import banana_leaf, chilli, cinnamon, citrus_slice, clove, garlic, ginger, leaf, lime_leaf, potted_plant, rosella, round_leaf_plate, shallot, star_anise
from ware import besek, bottle, bowl, crumbs, jar, label, plate, pouch, spoon, steam, steamer, tag, tampah, tumbler


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
    s.path(f"M356,800H844V1090H356Z", KRIM)
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
