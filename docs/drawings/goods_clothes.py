"""Clothes ready to wear: daster, knitted jilbab, school uniform."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    KRIM,
    KUNYIT,
    SOGA_TUA,
    Sheet,
    box,
    darker,
    drawing,
    ellipse,
    lighter,
    polygon,
)
from ground import paper
from motifs import knit, mega_mendung
from plants import (
    potted_plant,
)
from ware import tag


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

    def shirt(cx: float, y: float, k: float, colour: str, pocket: str) -> None:
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

    shirt(330, 340, 1.08, "#FBF7EC", "#C2402F")
    shirt(880, 340, 1.08, "#C79A5E", "#5A3A1E")
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
