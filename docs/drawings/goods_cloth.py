"""Batik, sewn and embroidered things to wear."""

from __future__ import annotations

import math

from canvas import KRIM, KUNYIT, NILA, SOGA, SOGA_TUA, Sheet, box, darker, drawing, ellipse, lighter, polygon
from ground import paper, planks, window_light
from motifs import ceplok, floor_tile, kawung, knit, mega_mendung, parang, truntum
from plants import leaf, potted_plant
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


@drawing("daster-batik-megamendung")
def daster(s: Sheet) -> None:
    paper(s, "#F0E0C0")
    for i in range(8):
        s.path(box(i * 160, 0, 6, 1500), "#DCC8A0", opacity=0.6)
    s.path(box(0, 1280, 1200, 220), s.linear([(0, "#8A5A36"), (1, "#B07E50")]))
    s.path(box(0, 1262, 1200, 22), "#F8F0DC")
    s.path("M330,250Q600,90 870,250", "none", "#8E5527", 24)
    s.path("M600,170C600,110 650,120 640,80Q620,50 590,76", "none", "#8A949A", 11)
    dress = "M470,220C520,262 680,262 730,220C810,236 900,290 980,430L870,540C840,500 820,480 806,470C812,700 900,960 960,1190C840,1240 720,1200 600,1222C480,1200 360,1240 240,1190C300,960 388,700 394,470C380,480 360,500 330,540L220,430C300,290 390,236 470,220Z"
    s.shadow(dress, 36, 34, 26, 0.32)
    s.path(dress, mega_mendung(s, 430, "#A5312A", "#16305A", "#E8E6DC", "rotate(-6)"))
    with s.group(clip=dress):
        for pts, w, o in (([(430, 480), (400, 800), (330, 1230)], 70, 0.34), ([(560, 520), (550, 860), (520, 1230)], 54, 0.28), ([(690, 520), (740, 860), (780, 1230)], 60, 0.34), ([(800, 480), (860, 800), (940, 1230)], 66, 0.42)):
            s.line(pts, "#14070A", w, o, 20)
        for pts in ([(490, 520), (470, 860), (420, 1230)], [(640, 520), (650, 860), (660, 1230)]):
            s.line(pts, "#FFF6E0", 40, 0.28, 16)
        s.path(dress, s.linear([(0, "#FFF6E0", 0.22), (0.5, "#FFF6E0", 0), (1, "#14070A", 0.3)], 30))
        s.path("M240,1190C360,1240 480,1200 600,1222C720,1200 840,1240 960,1190", "none", "#16305A", 70)
        s.path("M240,1160C360,1210 480,1170 600,1190C720,1170 840,1210 960,1160", "none", KUNYIT, 7)
    s.path("M470,220C520,262 680,262 730,220", "none", "#16305A", 34)
    s.path("M470,224C520,266 680,266 730,224", "none", KUNYIT, 6)
    s.path("M600,258V450", "none", "#16305A", 40)
    for y in (300, 360, 420):
        s.solid(ellipse(600, y, 13, 13), KRIM, 5)
    for pts in ([(222, 432), (330, 540)], [(978, 432), (870, 540)]):
        s.line(pts, "#16305A", 30)
        s.line(pts, KUNYIT, 5)
    for x, c in ((170, "#1E3A63"), (280, "#A5312A")):
        s.path(ellipse(x + 10, 1420, 64, 20), SOGA_TUA, opacity=0.4, blur=7)
        s.solid(ellipse(x, 1405, 56, 28), "#C79B66", 10)
        s.path(f"M{x - 40},1404Q{x},1340 {x + 40},1404", "none", c, 24)
    potted_plant(s, 1040, 1430, 340, "#B5562F", "#3F8048", "broad")


@drawing("jilbab-rajut-ceruti")
def jilbab(s: Sheet) -> None:
    paper(s, "#E6D6D8")
    s.path(ellipse(600, 660, 520, 600), "#F3E6E2", opacity=0.8)
    s.path(box(0, 1260, 1200, 240), s.linear([(0, "#B98552"), (1, "#D9B07C")]))
    s.path(box(0, 1252, 1200, 12), SOGA_TUA, opacity=0.4, blur=4)
    s.path(ellipse(640, 1400, 260, 36), SOGA_TUA, opacity=0.4, blur=14)
    s.solid(polygon((570, 1140), (630, 1140), (640, 1350), (560, 1350)), "#8E5527", 14)
    s.solid(ellipse(600, 1372, 190, 40), "#7A4520", 18)
    drape = "M600,190C800,180 880,330 870,520C890,640 1000,740 1010,900C1000,1030 860,1120 760,1170C700,1210 500,1210 440,1170C340,1120 200,1030 190,900C200,740 310,640 330,520C320,330 400,180 600,190Z"
    s.shadow(drape, 30, 30, 24, 0.3)
    yarn = "#5E7F86"
    s.path(drape, knit(s, 58, yarn))
    with s.group(clip=drape):
        s.path(drape, s.linear([(0, "#FFFFFF", 0.3), (0.4, "#FFFFFF", 0), (1, "#0C1D22", 0.5)], 30))
        for pts, w, o in (([(420, 560), (360, 780), (240, 980)], 60, 0.4), ([(600, 770), (520, 960), (420, 1160)], 50, 0.36), ([(640, 780), (720, 960), (800, 1140)], 54, 0.4), ([(800, 560), (860, 780), (980, 940)], 60, 0.42)):
            s.line(pts, "#0C1D22", w, o, 20)
        for pts in ([(360, 600), (300, 800), (220, 940)], [(560, 800), (470, 980), (360, 1120)], [(690, 800), (770, 980), (880, 1080)]):
            s.line(pts, "#E9F1F0", 34, 0.4, 14)
        hem = "M190,900C200,1030 340,1120 440,1170C500,1210 700,1210 760,1170C860,1120 1000,1030 1010,900"
        s.path(hem, "none", "#E9C9A0", 84)
        s.path(hem, "none", "#A5312A", 12, 1, 0, "2 34")
        s.path(hem, "none", darker("#E9C9A0", 0.3), 6, 0.6, 0, "18 16")
    hole = "M600,300C710,300 750,390 742,500C734,620 670,700 600,700S466,620 458,500C450,390 490,300 600,300Z"
    s.path(hole, "#CDB49A")
    s.path(hole, s.linear([(0, "#6E5440", 0.75), (0.5, "#B99A7C", 0.4), (1, "#8A6E56", 0.6)]))
    s.path(hole, "none", darker(yarn, 0.35), 44)
    s.path(hole, "none", lighter(yarn, 0.3), 26, 1, 0, "20 12")
    s.shadow(ellipse(700, 760, 40, 40), 5, 8, 5, 0.5)
    for k in range(6):
        a = k * 1.047
        s.solid(ellipse(700 + 34 * math.cos(a), 760 + 34 * math.sin(a), 25, 25), "#D9992B", 9)
    s.path(ellipse(700, 760, 18, 18), "#F6E7C0")
    for x, c in ((170, "#A5312A"), (330, "#D9B25A")):
        d = box(x - 90, 1330, 180, 90, 30)
        s.shadow(d, 10, 14, 8, 0.35)
        s.path(d, knit(s, 38, c))
        s.path(d, s.linear([(0, "#FFFFFF", 0.3), (0.5, "#FFFFFF", 0), (1, "#1E0E06", 0.5)]))
    tag(s, 930, 1050, "rajut|tangan", -10)


@drawing("seragam-sekolah")
def seragam(s: Sheet) -> None:
    paper(s, "#D9E2E6")
    s.path(box(0, 1180, 1200, 320), s.linear([(0, "#C9A36A"), (1, "#E3C592")]))
    s.path(box(0, 1170, 1200, 14), "#8A5A34")
    s.solid(box(60, 170, 1080, 34, 16), "#9C602F", 12)
    for x in (60, 1140):
        s.solid(ellipse(x, 187, 30, 30), "#7A4520", 10)

    def shirt(cx: float, y: float, k: float, colour: str, accent: str, pocket: str) -> None:
        with s.group(transform=f"translate({cx} {y}) scale({k})"):
            s.path("M0,-96C0,-140 40,-130 36,-160Q20,-186 -10,-168", "none", "#8A949A", 9)
            s.path("M-150,-20Q0,-140 150,-20", "none", "#8E5527", 18)
            d = "M-80,-66Q0,-20 80,-66L180,-20L264,170L168,220L150,150V480Q0,510 -150,480V150L-168,220L-264,170L-180,-20Z"
            s.shadow(d, 26, 26, 18, 0.3)
            s.solid(d, colour, 34, shade=darker(colour, 0.35))
            with s.group(clip=d):
                s.line([(-150, 140), (-140, 40)], darker(colour, 0.4), 14, 0.4, 6)
                s.line([(150, 140), (140, 40)], darker(colour, 0.4), 14, 0.4, 6)
                s.line([(-60, 200), (-76, 480)], darker(colour, 0.4), 22, 0.22, 8)
                s.line([(90, 200), (100, 480)], darker(colour, 0.4), 24, 0.28, 8)
            s.line([(0, -34), (0, 496)], darker(colour, 0.25), 5, 0.8)
            for yy in (40, 140, 240, 340, 430):
                s.path(ellipse(0, yy, 9, 9), lighter(colour, 0.6), darker(colour, 0.4), 3)
            for side in (-1, 1):
                s.solid(polygon((side * 80, -70), (0, -26), (side * 54, 30), (side * 110, -46)), lighter(colour, 0.2), 8)
            s.solid(box(36, 90, 92, 100, 10), colour, 6)
            s.path("M36,112H128", "none", darker(colour, 0.3), 4)
            s.path(box(56, 126, 52, 44, 8), pocket)
            s.path(box(-166, 150, 14, 1, 1), accent)

    shirt(330, 340, 1.08, "#FBF7EC", "#A5312A", "#C2402F")
    shirt(880, 340, 1.08, "#C79A5E", "#5A3A1E", "#5A3A1E")
    for cx, c in ((330, "#A5312A"), (880, "#5E3D22")):
        d = polygon((cx - 150, 880), (cx + 150, 880), (cx + 230, 1150), (cx - 230, 1150))
        s.shadow(d, 22, 20, 14, 0.3)
        s.solid(d, c, 30)
        with s.group(clip=d):
            for i in range(-4, 5):
                s.line([(cx + i * 34, 880), (cx + i * 52, 1150)], darker(c, 0.45), 9, 0.55, 2)
                s.line([(cx + i * 34 + 9, 880), (cx + i * 52 + 14, 1150)], lighter(c, 0.35), 4, 0.6)
        s.path(box(cx - 154, 866, 308, 34, 8), darker(c, 0.25))
    tie = polygon((330, 350), (352, 376), (370, 600), (330, 650), (290, 600), (308, 376))
    s.solid(tie, "#A5312A", 12)
    neck = polygon((880, 330), (960, 420), (900, 470), (920, 640), (880, 610), (840, 640), (860, 470), (800, 420))
    s.solid(neck, "#A5312A", 14)
    s.path(polygon((880, 470), (900, 470), (920, 640), (890, 612)), "#F6EFE0")
    cap = "M470,1340C470,1250 550,1220 620,1220S770,1250 770,1340Z"
    s.floor_shadow(630, 1372, 190, 30)
    s.solid(cap, "#A5312A", 24)
    s.solid("M450,1336Q620,1300 850,1350Q870,1380 820,1380Q600,1350 460,1372Q440,1360 450,1336Z", "#7E231D", 12)
    s.path(ellipse(618, 1226, 16, 10), "#F3D27E")
    s.path(box(590, 1262, 60, 56, 12), "#F3D27E")
    for i, c in enumerate(("#1E3A63", "#FBF7EC", "#7FA3BD")):
        s.solid(box(880 + i * 10, 1400 - i * 44, 230 - i * 12, 46, 16), c, 10)
    s.line([(120, 1400), (220, 1360), (300, 1410), (400, 1380)], "#F3D27E", 30)
    s.line([(120, 1400), (220, 1360), (300, 1410), (400, 1380)], SOGA_TUA, 26, 0.8, 0, "2 22")
    s.line([(120, 1396), (220, 1356), (300, 1406), (400, 1376)], "#F6DF9A", 16)
