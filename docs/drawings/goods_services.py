"""Services and the corner shop: laundry, tailoring, repairs, staples, gas."""

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
    curve,
    darker,
    drawing,
    ellipse,
    lighter,
    polygon,
)
from ground import paper, planks, wall_and_table, window_light
from motifs import gingham, kawung, truntum, weave
from ware import steam, tag


def folded(s: Sheet, x: float, foot: float, w: float, h: float, fill: str, tone: str) -> None:
    """A folded garment seen from its fold, lying on what is below."""
    d = f"M{x + h * 0.4},{foot - h}H{x + w - h * 0.2}Q{x + w + h * 0.1},{foot - h / 2} {x + w - h * 0.2},{foot}H{x + h * 0.4}Q{x - h * 0.2},{foot - h / 2} {x + h * 0.4},{foot - h}Z"
    s.path(d, fill)
    with s.group(clip=d):
        s.line([(x, foot - h * 0.5), (x + w, foot - h * 0.46)], "#1E0E06", h * 0.1, 0.3, 4)
        s.line([(x, foot - h * 0.4), (x + w, foot - h * 0.36)], "#FFFFFF", h * 0.07, 0.4, 2)
        s.path(d, s.linear([(0, "#FFFFFF", 0.3), (0.4, tone, 0), (1, "#1E0E06", 0.42)]))


@drawing("laundry-lipat-rapi")
def laundry_lipat(s: Sheet) -> None:
    paper(s, "#D3E2E4")
    for x in range(0, 1200, 200):
        for y in range(0, 1000, 200):
            s.path(box(x + 4, y + 4, 192, 192, 6), "#DFEBEA" if (x + y) // 200 % 2 else "#D9E6E6", opacity=0.7)
    planks(s, 0, 1010, 1200, 490, "#B98552", 3)
    s.path(box(0, 1000, 1200, 14), SOGA_TUA, opacity=0.4, blur=4)
    s.path(ellipse(420, 1330, 330, 50), SOGA_TUA, opacity=0.45, blur=20)
    y = 1320.0
    for w, h, fill, tone in ((600, 104, "#5E7F86", "#5E7F86"), (570, 92, gingham(s, 80, "#A5312A"), "#E0C0A8"), (590, 100, "#F6F1E6", "#F6F1E6"), (560, 96, kawung(s, 92, NILA, "#E9DFC6", KUNYIT), NILA), (580, 92, "#D9992B", KUNYIT), (550, 92, "#A9BCA0", "#A9BCA0"), (560, 96, "#C9786A", "#C9786A")):
        folded(s, 130 + (600 - w) / 2, y, w, h, fill, tone)
        y -= h - 3
    basket = polygon((700, 940), (1130, 940), (1080, 1340), (750, 1340))
    s.path(ellipse(930, 1344, 220, 40), SOGA_TUA, opacity=0.45, blur=16)
    for pts, c in ((curve([(720, 960), (740, 800), (840, 770), (900, 850), (980, 770), (1070, 800), (1110, 960)], tension=1), "#F6F1E6"), (curve([(820, 960), (850, 860), (960, 830), (1040, 960)], tension=1), "#7FA3BD")):
        s.solid(pts, c, 26)
    s.path(basket, "#3F7A78")
    with s.group(clip=basket):
        for row in range(5):
            for col in range(9):
                s.path(box(722 + col * 46 + row * 2, 990 + row * 66, 26, 44, 13), "#234C4B")
        s.path(basket, s.linear([(0, "#FFFFFF", 0.3), (0.4, "#FFFFFF", 0), (1, "#0C1D22", 0.5)], 10))
    s.solid(box(680, 916, 470, 56, 24), "#4F918E", 16)
    bottle_x = 650
    s.floor_shadow(bottle_x, 1410, 60, 14)
    s.solid(f"M{bottle_x - 56},1190Q{bottle_x - 60},1150 {bottle_x - 20},1140V1090H{bottle_x + 20}V1140Q{bottle_x + 60},1150 {bottle_x + 56},1190V1400Q{bottle_x},1424 {bottle_x - 56},1400Z", "#C9A7C0", 18)
    s.solid(box(bottle_x - 28, 1060, 56, 46, 12), "#7A3B63", 10)
    s.path(box(bottle_x - 46, 1220, 92, 120, 12), KRIM)
    for k in range(5):
        a = k * 1.257
        s.path(ellipse(bottle_x + 20 * math.cos(a), 1270 + 20 * math.sin(a), 13, 13), "#C9786A")
    s.path(ellipse(bottle_x, 1270, 10, 10), KUNYIT)
    tag(s, 560, 560, "5 kg|selesai besok", -7)


@drawing("laundry-jemur-matahari")
def laundry_jemur(s: Sheet) -> None:
    paper(s, "#BFD9E4", "#F6E7B0")
    s.path(ellipse(960, 210, 110, 110), "#FBE9A8")
    s.path(ellipse(960, 210, 190, 190), "#FBE9A8", opacity=0.35, blur=40)
    for x, y, k in ((220, 190, 1.0), (620, 110, 0.7)):
        s.path(ellipse(x, y, 150 * k, 40 * k) + ellipse(x - 50 * k, y - 30 * k, 70 * k, 46 * k) + ellipse(x + 40 * k, y - 40 * k, 80 * k, 56 * k), "#FFFFFF", opacity=0.8)
    roof = polygon((-20, 980), (300, 760), (660, 980))
    s.path(roof, "#B5562F")
    with s.group(clip=roof):
        for i in range(9):
            s.line([(-20, 780 + i * 28), (700, 780 + i * 28)], "#8A3B1E", 6, 0.6)
    s.path(box(30, 980, 560, 300), "#F1E2C2")
    s.path(box(120, 1040, 130, 130), "#5E8A86")
    s.path("M185,1040V1170M120,1105H250", "none", "#F8F1DC", 9)
    s.path(box(700, 900, 520, 400), "#E3C9A0")
    s.path(polygon((660, 910), (940, 740), (1240, 900)), "#9C4A2A")
    s.path(box(0, 1260, 1200, 240), s.linear([(0, "#7FA65A"), (1, "#5E8A46")]))
    for i in range(26):
        x = i * 48
        s.line([(x, 1280), (x + s.random.uniform(-10, 10), 1240)], "#8FB868", 9)
    for x in (70, 1130):
        s.solid(box(x - 16, 380, 32, 1010, 10), "#8E5527", 12)
        s.solid(box(x - 80, 400, 160, 22, 10), "#9C602F", 8)
    line_y = lambda x: 430 + 60 * math.sin(math.pi * (x - 70) / 1060)  # noqa: E731
    s.line([(x, line_y(x)) for x in range(70, 1140, 106)], "#F8F1DC", 8)

    def hang(x: float, w: float, shape: list[tuple[float, float]], fill: str, tone: str) -> None:
        y = line_y(x + w / 2)
        d = curve([(x + a * w, y + b * w) for a, b in shape], tension=0.25)
        s.shadow(d, 30, 36, 20, 0.16)
        s.path(d, fill)
        with s.group(clip=d):
            s.path(d, s.linear([(0, "#FFFFFF", 0.4), (0.5, tone, 0), (1, darker(tone, 0.6), 0.4)], 20))
            for k in (0.3, 0.56, 0.8):
                s.line([(x + w * k, y), (x + w * (k + 0.06), y + w), (x + w * (k - 0.02), y + w * 2)], darker(tone, 0.5), 18, 0.2, 9)
        for k in (0.12, 0.84):
            s.solid(box(x + w * k, y - 18, 18, 54, 5), "#E0B04A", 5)

    tee = [(0.02, 0.02), (0.34, 0.0), (0.5, 0.08), (0.66, 0.0), (0.98, 0.02), (1.12, 0.42), (0.9, 0.5), (0.84, 0.38), (0.88, 1.2), (0.5, 1.24), (0.12, 1.18), (0.16, 0.38), (0.1, 0.5), (-0.12, 0.42)]
    sheet_ = [(0, 0), (0.5, 0.02), (1, 0), (1.04, 1.0), (1.0, 1.9), (0.7, 1.84), (0.4, 1.92), (0.02, 1.86), (0.0, 1.0)]
    sarong = [(0, 0), (1, 0), (1.02, 0.8), (0.98, 1.5), (0.6, 1.46), (0.3, 1.52), (0.0, 1.46), (0.02, 0.7)]
    hang(140, 210, tee, "#F6F1E6", "#F6F1E6")
    hang(400, 250, sarong, kawung(s, 110, "#84491F", "#F1DDB5", NILA), SOGA)
    hang(690, 190, tee, "#D9786A", "#D9786A")
    hang(900, 190, sheet_, gingham(s, 84, "#2F6F73"), "#A9C9C4")
    basket = polygon((380, 1190), (760, 1190), (710, 1420), (430, 1420))
    s.path(ellipse(590, 1425, 210, 34), "#2E4A22", opacity=0.5, blur=14)
    s.solid(curve([(400, 1200), (430, 1110), (520, 1090), (590, 1140), (680, 1090), (740, 1200)], tension=1), "#7FA3BD", 22)
    s.path(basket, weave(s, 30, "#D9AA66", "#C4924E", "#7A4F22"))
    s.path(basket, s.linear([(0, "#FFF6E0", 0.3), (0.5, "#FFF6E0", 0), (1, "#1E0E06", 0.45)], 10))
    s.solid(box(360, 1170, 420, 42, 18), "#C4924E", 12)


@drawing("permak-mesin-jahit")
def mesin_jahit(s: Sheet) -> None:
    wall_and_table(s, "#EAD9C0", "#8A5632", 1080, 130)
    window_light(s, 130, 70, 180, 250, 130, 0.6)
    s.path(ellipse(640, 1200, 470, 50), SOGA_TUA, opacity=0.5, blur=22)
    iron = "#22303F"
    s.solid(box(200, 1120, 840, 76, 20), "#7A4520", 22)
    s.solid(box(220, 1070, 800, 66, 18), iron, 18)
    body = "M860,1080V560C860,480 820,450 760,450H330C260,450 220,500 222,580V720H330V660C330,620 350,600 390,600H640C700,600 720,640 720,700V1080Z"
    s.shadow(body, 30, 30, 22, 0.34)
    s.solid(body, iron, 40, light="#7E93A8")
    with s.group(clip=body):
        s.line([(300, 500), (760, 500), (820, 560), (820, 1040)], KUNYIT, 6)
        for x, y in ((420, 540), (560, 540), (790, 760), (790, 900)):
            for k in range(6):
                a = k * 1.047
                s.path(ellipse(x + 20 * math.cos(a), y + 20 * math.sin(a), 12, 12), "#E0B04A")
            s.path(ellipse(x, y, 11, 11), "#A5312A")
    s.solid(ellipse(910, 640, 132, 150), "#2E4054", 26)
    s.path(ellipse(910, 640, 90, 104), "none", "#B9C4CC", 16)
    for k in range(6):
        a = k * 1.047
        s.line([(910 + 24 * math.cos(a), 640 + 26 * math.sin(a)), (910 + 84 * math.cos(a), 640 + 98 * math.sin(a))], "#B9C4CC", 12)
    s.solid(ellipse(910, 640, 34, 38), "#D9B25A", 10)
    s.solid(box(228, 700, 96, 110, 16), "#B9C4CC", 14)
    s.path("M276,800V1010", "none", "#8A949A", 16)
    s.path("M272,800V1000", "none", "#F3F6F7", 5)
    s.solid(polygon((240, 1000), (330, 1000), (350, 1050), (240, 1050)), "#B9C4CC", 8)
    s.solid(box(470, 340, 90, 116, 12), "#A5312A", 16)
    s.path("M470,372H560M470,402H560M470,432H560", "none", "#D9786A", 6, 0.7)
    s.solid(box(460, 326, 110, 22, 8), "#D9B25A", 6)
    s.line([(515, 336), (420, 300), (320, 420), (280, 560), (276, 700), (280, 990)], "#A5312A", 5)
    fabric = "M60,1060C180,1030 260,1060 420,1056C520,1054 600,1070 660,1060C640,1160 700,1260 640,1420C520,1460 420,1380 320,1420C220,1460 120,1400 40,1430C80,1300 40,1180 60,1060Z"
    s.shadow(fabric, 14, 20, 14, 0.4)
    s.path(fabric, truntum(s, 130, "#2F5E57", "#F1E3C8", KUNYIT))
    with s.group(clip=fabric):
        for x in (160, 320, 500):
            s.line([(x, 1060), (x + 30, 1240), (x - 10, 1440)], "#0C1D1A", 40, 0.4, 18)
            s.line([(x + 60, 1060), (x + 80, 1240), (x + 40, 1440)], "#FFF6E0", 26, 0.3, 12)
        s.path("M60,1110C180,1080 400,1110 660,1110", "none", "#F6E7C0", 5, 1, 0, "18 12")
    for x, c in ((760, "#D9992B"), (850, "#2C5C74"), (940, "#F1E3C8")):
        s.floor_shadow(x, 1310, 40, 12)
        s.solid(box(x - 34, 1220, 68, 90, 8), c, 12)
        s.solid(box(x - 40, 1206, 80, 18, 8), "#C79B66", 5)
        s.solid(box(x - 40, 1300, 80, 18, 8), "#C79B66", 5)
    for a in (18, -18):
        with s.group(transform=f"translate(960 1400) rotate({a})"):
            s.path("M-150,0L90,-6L110,0L90,6Z", "#B9C4CC")
            s.path(ellipse(-180, 14 if a > 0 else -14, 40, 28), "none", "#A5312A", 15)


@drawing("servis-radio-kipas")
def servis(s: Sheet) -> None:
    paper(s, "#E9DCC0")
    for y in range(90, 800, 78):
        for x in range(60, 1200, 78):
            s.path(ellipse(x, y, 7, 7), "#B99A6A", opacity=0.5)
    planks(s, 0, 960, 1200, 540, "#8A5A36", 3)
    s.path(box(0, 948, 1200, 18), "#5E3A20")
    for x, kind in ((140, 0), (250, 1), (350, 2)):
        s.path(ellipse(x, 130, 9, 9), "#5E3A20")
        s.solid(box(x - 14, 140, 28, 150, 12), ("#A5312A", "#D9992B", "#2F6B47")[kind], 8)
        s.solid(box(x - 7, 280, 14, 120, 4), "#B9C4CC", 5)
    # The standing fan with its guard off the hub.
    fx, fy, fr = 800, 480, 300
    s.path(ellipse(fx + 20, 1190, 190, 40), SOGA_TUA, opacity=0.5, blur=14)
    s.solid(box(fx - 24, fy, 48, 680, 12), "#DDE4DC", 14)
    s.solid(f"M{fx - 190},1180Q{fx},1100 {fx + 190},1180Q{fx},1220 {fx - 190},1180Z", "#3F7A78", 20)
    for i, c in enumerate(("#A5312A", "#F3EBDA", "#F3EBDA", "#F3EBDA")):
        s.solid(box(fx - 76 + i * 40, 1140, 30, 22, 6), c, 5)
    s.path(ellipse(fx + 30, fy + 36, fr, fr), SOGA_TUA, opacity=0.18, blur=18)
    s.path(ellipse(fx, fy, fr, fr), "#F3F1E4", opacity=0.5)
    for i in range(4):
        with s.group(transform=f"translate({fx} {fy}) rotate({i * 90 + 24})"):
            s.solid("M20,-20C60,-170 180,-240 232,-150C262,-70 170,-4 30,20Z", "#5E9A98", 24)
    for i in range(36):
        a = 2 * math.pi * i / 36
        s.line([(fx + 70 * math.cos(a), fy + 70 * math.sin(a)), (fx + 190 * math.cos(a + 0.2), fy + 190 * math.sin(a + 0.2)), (fx + fr * math.cos(a + 0.26), fy + fr * math.sin(a + 0.26))], "#7A8A88", 5, 0.75)
    for k in (1, 0.68):
        s.path(ellipse(fx, fy, fr * k, fr * k), "none", "#5E6E6C", 14 if k == 1 else 6)
    s.path(ellipse(fx - 3, fy - 3, fr, fr), "none", "#EDF2EE", 5, 0.8)
    s.solid(ellipse(fx, fy, 74, 74), "#3F7A78", 20)
    # The old radio, back cover off.
    s.path(ellipse(390, 1300, 360, 44), SOGA_TUA, opacity=0.5, blur=18)
    s.line([(560, 850), (690, 560)], "#8A949A", 12)
    s.path(ellipse(692, 556, 12, 12), "#D9B25A")
    s.path("M170,850C170,740 530,740 530,850", "none", "#5E3A20", 28)
    s.solid(box(80, 840, 560, 450, 40), "#A5572C", 36)
    s.path(box(112, 872, 496, 386, 26), "#F3E3BF")
    s.solid(ellipse(255, 1080, 130, 130), "#6B4A30", 20)
    for k in (110, 84, 58, 32):
        s.path(ellipse(255, 1080, k, k), "none", "#C9A36A", 7, 0.9, 0, "6 9")
    s.path(box(410, 900, 180, 90, 10), "#2E4038")
    for i in range(9):
        s.line([(424 + i * 19, 936 if i % 2 else 924), (424 + i * 19, 960)], "#F3D98E", 4)
    s.line([(498, 908), (498, 984)], "#E0562E", 6)
    for x, y, r in ((450, 1070, 44), (555, 1070, 34), (450, 1180, 34), (555, 1180, 44)):
        s.solid(ellipse(x, y, r, r), "#7A4520", 12)
        s.line([(x, y), (x + r * 0.5, y - r * 0.6)], KRIM, 7)
    with s.group(transform="translate(760 1370) rotate(-12)"):
        s.solid(box(0, -20, 190, 40, 20), "#A5312A", 12)
        s.solid(box(186, -9, 200, 18, 6), "#B9C4CC", 6)
    s.line([(120, 1420), (240, 1370), (330, 1430), (470, 1390), (620, 1420)], "#22303F", 12)
    s.solid(box(600, 1390, 90, 56, 12), "#22303F", 10)
    s.solid(box(682, 1400, 40, 9, 3), "#D9B25A", 3)
    s.solid(box(682, 1426, 40, 9, 3), "#D9B25A", 3)


@drawing("setrika-uap-kemeja")
def setrika(s: Sheet) -> None:
    paper(s, "#E2DCE4")
    for i in range(7):
        s.path(box(i * 180, 0, 90, 1500), "#EAE4EA", opacity=0.7)
    board_d = "M-40,1010H820C960,1010 1130,1050 1170,1120C1130,1200 960,1230 820,1230H-40Z"
    s.shadow(board_d, 12, 46, 20, 0.3)
    s.solid(board_d, "#8FA9A6", 22)
    s.path(board_d, s.pattern('<circle cx="30" cy="30" r="11" fill="#F3EBDA" opacity=".5"/><circle cx="0" cy="0" r="11" fill="#F3EBDA" opacity=".5"/><circle cx="60" cy="0" r="11" fill="#F3EBDA" opacity=".5"/><circle cx="0" cy="60" r="11" fill="#F3EBDA" opacity=".5"/><circle cx="60" cy="60" r="11" fill="#F3EBDA" opacity=".5"/>', 60, 60, "scale(1 .6)"))
    for x in (300, 620):
        s.line([(x, 1236), (x + (130 if x < 400 else -130), 1500)], "#7A8A88", 24)
    shirt = "M120,960C300,930 420,950 640,960L760,1010L700,1110L620,1080L610,1170C420,1200 240,1190 60,1180V1000Z"
    s.shadow(shirt, 10, 16, 10, 0.35)
    s.solid(shirt, "#F3EBDA", 20, shade="#A59880")
    with s.group(clip=shirt):
        for i in range(9):
            s.line([(80 + i * 76, 940), (70 + i * 78, 1200)], "#7FA3BD", 12, 0.8)
        s.path(shirt, s.linear([(0, "#FFFFFF", 0.3), (1, "#3A3A4A", 0.25)]))
    s.path(ellipse(560, 1090, 260, 34), SOGA_TUA, opacity=0.4, blur=12)
    sole = "M300,1080C340,980 430,940 560,930H860L880,1080Z"
    s.solid("M290,1080H890V1110H310Q280,1104 290,1080Z", "#B9C4CC", 8)
    s.solid(sole, "#A5312A", 40, light="#F0B0A0")
    s.path("M430,940C460,780 560,720 700,730C830,740 880,800 880,930H780C780,850 740,820 690,818C610,816 560,860 540,936Z", "#7E231D")
    s.solid("M430,940C460,780 560,720 700,730C830,740 880,800 880,930H780C780,850 740,820 690,818C610,816 560,860 540,936Z", "#8E2A22", 24)
    s.path(ellipse(640, 1012, 56, 50), "#F3EBDA")
    s.path(ellipse(640, 1012, 42, 37), "#D9D0BC")
    s.line([(640, 1012), (662, 986)], "#A5312A", 9)
    s.line([(880, 860), (1000, 780), (1060, 860), (1130, 700), (1180, 400)], "#22303F", 16)
    for x, y in ((330, 1000), (280, 1040)):
        steam(s, x, y, 330, 2, 90, 0.55)
    # Ironed shirts waiting on their rail.
    s.solid(box(40, 150, 900, 26, 12), "#8E5527", 10)
    for i, (c, _stripe) in enumerate((("#7FA3BD", ""), ("#F6F1E6", ""), ("#D9B25A", ""), ("#A9BCA0", ""))):
        x = 160 + i * 190
        s.path(f"M{x},160C{x},190 {x + 16},186 {x},214", "none", "#8A949A", 8)
        d = f"M{x - 30},220L{x},240L{x + 30},220L{x + 120},270L{x + 130},640L{x + 86},640L{x + 80},700H{x - 80}L{x - 86},640L{x - 130},640L{x - 120},270Z"
        s.shadow(d, 18, 20, 14, 0.22)
        s.solid(d, c, 26)
        s.line([(x, 244), (x, 700)], darker(c, 0.25), 4, 0.7)
        for y in (300, 400, 500, 600):
            s.path(ellipse(x, y, 7, 7), lighter(c, 0.6), darker(c, 0.35), 2)
