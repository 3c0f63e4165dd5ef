"""Warung meals: soup in bowls, the food carrier, leaf wraps, fish."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    KRIM,
    KUNYIT,
    MENGKUDU,
    SOGA,
    SOGA_TUA,
    Sheet,
    box,
    drawing,
    ellipse,
    polygon,
)
from ground import cloth, foliage_shadow, paper, planks, wall_and_table, window_light
from motifs import gingham
from plants import (
    chilli,
    citrus_slice,
    leaf,
)
from ware import bowl, crumbs, plate, steam


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
        for _ in range(24):
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
