"""Drinks: syrups, ginger, coffee, wedang, es lilin."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    DAUN,
    KRIM,
    KUNYIT,
    SOGA,
    SOGA_TUA,
    Sheet,
    box,
    drawing,
    ellipse,
    lighter,
    polygon,
)
from glass import bottle, tumbler
from ground import cloth, foliage_shadow, mat, paper, planks, wall_and_table, window_light
from motifs import lurik, truntum, weave
from plants import (
    cinnamon,
    citrus_slice,
    clove,
    ginger,
    leaf,
    rosella,
    star_anise,
)
from ware import crumbs, label, plate, pouch, steam


def ice(s: Sheet, x: float, y: float, size: float, turn: float) -> None:
    with s.group(transform=f"translate({x} {y}) rotate({turn})"):
        s.path(box(-size / 2, -size / 2, size, size, size * 0.2), "#FFFFFF", opacity=0.34)
        s.path(box(-size / 2, -size / 2, size, size, size * 0.2), "none", "#FFFFFF", 5, 0.6)
        s.line([(-size * 0.28, -size * 0.2), (-size * 0.28, size * 0.16)], "#FFFFFF", 8, 0.7)


@drawing("sirup-rosella")
def sirup_rosella(s: Sheet) -> None:
    wall_and_table(s, "#EFD3CB", "#E8DCC5", 930)
    window_light(s, 60, 80, 210, 280, 150, 0.6)
    cloth(s, [(-20, 1010), (1220, 1010), (1300, 1390), (-100, 1390)], truntum(s, 120, "#5A1B2A", "#F4DDC0", KUNYIT, "scale(1 .6)"), "#5A1B2A", folds=2, fringe=46)
    bottle(s, 360, 1180, 290, 900, "#9E1E36", "#4F7A48", 0.8)
    label(s, 360, 960, 268, 270, "Sirup|Rosella", "asli seduhan", KRIM, "#5A1B2A", "#A5312A", "arch")
    bottle(s, 640, 1120, 240, 740, "#B3283C", "#4F7A48", 0.78)
    label(s, 640, 950, 222, 210, "Rosella", "250 ml", "#F6E3CF", "#5A1B2A", DAUN)

    def cold() -> None:
        ice(s, 870, 900, 90, 16)
        ice(s, 950, 960, 86, -20)
        ice(s, 880, 1040, 80, 34)
        s.path(box(780, 1060, 300, 160), "#5E0F22", opacity=0.3, blur=20)

    tumbler(s, 910, 1240, 270, 460, "#C13A4C", 0.84, cold)
    citrus_slice(s, 1020, 800, 78, "#6E9A3C", "#D9E39A", 20)
    leaf(s, 880, 850, 110, -70, "#5FA04C", 0.6)
    leaf(s, 890, 850, 100, -20, "#4B8F49", 0.6)
    for x, y, k, a in ((150, 1260, 130, -24), (330, 1320, 120, 18), (520, 1290, 104, -70), (1080, 1300, 118, 30), (700, 1340, 96, 100)):
        rosella(s, x, y, k, a)
    crumbs(s, 600, 1370, 400, 40, ("#F1E1D0", "#FFFFFF"), 22, 6)


@drawing("jahe-instan-merah")
def jahe_instan(s: Sheet) -> None:
    wall_and_table(s, "#EBD8B4", "#7B4B2A", 980)
    foliage_shadow(s, 30, 90, 520, 18, 0.14)
    pouch(s, 450, 1270, 600, 900, "#8E2A22", None, "", -2, "#E9C48A")
    with s.group(transform="rotate(-2 450 1270)"):
        s.path(ellipse(450, 760, 190, 190), "#F4E2B8")
        s.path(ellipse(450, 760, 172, 172), "none", "#D9992B", 6)
        ginger(s, 450, 750, 136, -8, "#CE9A58")
        s.text(450, 1030, "Jahe Instan", 68, "#F9E7C0")
        s.text(450, 1092, "jahe merah, gula aren", 44, "#F2C667", "book", "normal", "italic")
        s.text(450, 1170, "isi 10 saset", 36, "#F9E7C0", "book", "normal")
    cinnamon(s, 850, 1080, 330, -68, 36)
    tumbler(s, 900, 1290, 270, 420, "#B9722A", 0.82, lambda: s.path(box(760, 900, 300, 90), "#E9B878", opacity=0.5, blur=20))
    s.path("M1022,1010C1150,990 1150,1200 1004,1190", "none", "#E4ECE6", 26, 0.75)
    s.path("M1022,1010C1150,990 1150,1200 1004,1190", "none", "#FFFFFF", 8, 0.8)
    steam(s, 880, 860, 380, 3, 90, 0.5)
    ginger(s, 230, 1380, 170, 10)
    ginger(s, 520, 1400, 120, -160, "#C79458")
    for x, y in ((690, 1390), (750, 1420)):
        s.path(ellipse(x + 6, y + 10, 54, 40), SOGA_TUA, opacity=0.35, blur=7)
        s.solid(s.around(x, y, 54, 40, 10, 0.06), "#C79458", 8)
        s.path(s.around(x, y, 44, 31, 10, 0.05), "#F2DA8E")
        s.path(s.around(x, y, 26, 18, 10, 0.05), "none", "#D9B25A", 4)


@drawing("kopi-bubuk-tubruk")
def kopi_tubruk(s: Sheet) -> None:
    paper(s, "#C9B79C")
    planks(s, 0, 0, 1200, 1500, "#8A6040", 6, upright=True)
    s.path(box(0, 0, 1200, 1500), s.radial([(0, "#FFEFC8", 0.5), (0.5, SOGA, 0.02), (1, "#1E0E06", 0.5)], 0.28, 0.18, 0.95))
    # Seen from straight above: an enamel cup on its saucer, a scoop, a sack.
    sack = s.around(300, 300, 330, 290, 14, 0.04)
    s.shadow(sack, 26, 30, 22, 0.45)
    s.path(sack, weave(s, 18, "#C9A36A", "#B98F55", "#8A6534"))
    s.path(sack, s.radial([(0.55, SOGA_TUA, 0), (1, SOGA_TUA, 0.5)], 0.45, 0.45, 0.55))
    mouth = s.around(310, 310, 220, 190, 14, 0.05)
    s.path(mouth, "#2E170B")
    with s.stamp() as bean:
        s.path(ellipse(4, 6, 34, 23), "#1E0E06", opacity=0.5)
        s.solid(ellipse(0, 0, 33, 22), "#6A3A1C", 9, shade="#2B1206")
        s.line([(-28, 2), (-8, -4), (8, 4), (28, -2)], "#2B1206", 5)
    with s.group(clip=mouth):
        for x, y in s.scatter(70, 310, 310, 215, 185, 36):
            s.press(bean, x, y, s.random.uniform(0, 180), 0.95)
        s.path(mouth, "none", "#1E0E06", 40, 0.5, 14)
    plate(s, 690, 900, 390, 1.0, "#F3EBDA", "#2E5B86", 12)
    s.path(ellipse(722, 934, 270, 270), SOGA_TUA, opacity=0.4, blur=14)
    handle = "M930,800C1090,700 1130,900 960,960"
    s.path(handle, "none", "#D9CDB6", 56)
    s.path(handle, "none", "#F8F2E4", 40)
    s.solid(ellipse(690, 900, 270, 270), "#F8F2E4", 26)
    s.path(ellipse(690, 900, 256, 256), "none", "#2E5B86", 12)
    coffee = ellipse(690, 902, 232, 232)
    s.path(coffee, s.radial([(0, "#5A2F16"), (0.7, "#3A1C0C"), (1, "#220F05")], 0.45, 0.42, 0.62))
    with s.group(clip=coffee):
        for _ in range(36):
            a, q = s.random.uniform(0, 6.28), s.random.uniform(150, 232)
            k = s.random.uniform(8, 26)
            s.path(ellipse(690 + q * math.cos(a), 902 + q * math.sin(a), k, k), "#B98552", opacity=0.5)
        s.path(ellipse(690, 902, 220, 220), "none", "#8A5A30", 14, 0.6, 5)
        s.line([(560, 800), (640, 742), (740, 724)], "#FFF3D2", 16, 0.35, 8)
    steam(s, 690, 880, 300, 3, 80, 0.4)
    scoop = "M300,1180C220,1180 190,1330 300,1340H420L610,1300V1220L420,1180Z"
    s.shadow(scoop, 14, 20, 12, 0.5)
    s.solid(s.around(310, 1270, 170, 120, 14, 0.03), "#B97B42", 22)
    s.solid(box(450, 1246, 300, 46, 22), "#A86A34", 12)
    s.path(s.around(310, 1266, 138, 92, 14, 0.03), "#3A1C0C")
    for _ in range(160):
        a, q = s.random.uniform(0, 6.28), math.sqrt(s.random.random())
        s.path(ellipse(310 + 128 * q * math.cos(a), 1262 + 84 * q * math.sin(a), 5, 4), s.random.choice(["#5A2F16", "#6E3E1E", "#2B1206"]))
    for x, y, a in ((120, 820, 20), (190, 930, 100), (250, 740, 60), (900, 420, 140), (820, 330, 30), (1010, 300, 80), (980, 1340, 10), (890, 1400, 70), (1080, 1260, 120), (120, 1080, 50)):
        s.press(bean, x, y, a, 1.15)
    label(s, 930, 180, 400, 230, "Kopi Bubuk|Makmur", "sangrai tanah liat", KRIM, SOGA_TUA, SOGA)


@drawing("wedang-uwuh")
def wedang_uwuh(s: Sheet) -> None:
    paper(s, "#DDE2CB")
    s.path(box(0, 900, 1200, 600), s.linear([(0, "#5E3A22"), (1, "#8A5A36")]))
    planks(s, 0, 900, 1200, 600, "#6E4528", 4)
    window_light(s, 90, 70, 190, 260, 140, 0.6)
    mat(s, polygon((120, 1110), (1080, 1060), (1150, 1330), (60, 1390)), lurik(s, ("#2F5E47", "#3E7257", "#2F5E47", "#D9B25A", "#A5312A"), 30, "rotate(-3)"), "#23463A")

    def swim() -> None:
        s.path(box(300, 640, 600, 600), "#E0562E", opacity=0.25, blur=40)
        cinnamon(s, 470, 1090, 260, -16, 40)
        star_anise(s, 690, 1010, 66, 10)
        leaf(s, 480, 960, 230, 24, "#5E6B2E", 0.34, shadow=False)
        for i in range(7):
            s.line([(460 + i * 44, 1150), (476 + i * 44, 1110 - i % 3 * 20)], "#D96A3A", 10, 0.8)
        clove(s, 620, 880, 80, 60)
        clove(s, 560, 850, 70, 110)

    tumbler(s, 600, 1220, 480, 640, "#B5301F", 0.84, swim, 0.8)
    s.path("M822,760C1040,720 1050,1060 800,1050", "none", "#E4ECE6", 40, 0.8)
    s.path("M822,760C1040,720 1050,1060 800,1050", "none", "#FFFFFF", 12, 0.8)
    steam(s, 600, 640, 470, 4, 110, 0.6)
    cinnamon(s, 90, 1330, 300, -12, 44)
    cinnamon(s, 140, 1400, 280, -4, 40)
    star_anise(s, 470, 1380, 70, 20)
    star_anise(s, 1060, 1270, 60, 0)
    ginger(s, 930, 1360, 130, 14)
    for x, y, a in ((600, 1370, 20), (660, 1410, -40), (560, 1430, 80), (740, 1380, 10)):
        clove(s, x, y, 74, a)
    leaf(s, 1080, 1180, 240, -120, "#7A7A3A", 0.36)
    leaf(s, 1130, 1230, 220, -80, "#6B7A34", 0.36)
    for _i in range(9):
        x = 330 + s.random.uniform(-60, 60)
        y = 1330 + s.random.uniform(-30, 30)
        s.line([(x, y), (x + 50, y - 14)], s.random.choice(["#C9552E", "#E08A4A", "#A5401F"]), 12)


@drawing("es-lilin-buah")
def es_lilin(s: Sheet) -> None:
    paper(s, "#BFDCE0")
    for i in range(-6, 14):
        s.path(polygon((i * 150, 1500), (i * 150 + 70, 1500), (i * 150 + 640, 0), (i * 150 + 570, 0)), "#D3E8E8", opacity=0.7)
    s.path(box(0, 1120, 1200, 380), s.linear([(0, "#E0B06A"), (1, "#F0CE96")]))
    s.path(box(0, 1112, 1200, 12), SOGA_TUA, opacity=0.35, blur=4)
    s.path(ellipse(630, 1350, 430, 60), SOGA_TUA, opacity=0.45, blur=20)
    s.path(ellipse(600, 800, 400, 90), "#9FC4C8")
    colours = ("#D9485A", "#F0B23A", "#7FA84F", "#F3EBDA", "#7A3B63", "#E58A4A", "#6E3A1E", "#E79AA6")

    def popsicle(x: float, y: float, n: float, turn: float, c: str) -> None:
        with s.group(transform=f"translate({x} {y}) rotate({turn})"):
            d = f"M-46,0C-56,{-n * 0.4} -54,{-n * 0.8} -34,{-n}Q0,{-n - 40} 34,{-n}C54,{-n * 0.8} 56,{-n * 0.4} 46,0Q0,26 -46,0Z"
            s.shadow(d, 12, 14, 10, 0.3)
            s.solid(d, c, 26, light="#FFFFFF", glow=0.8)
            with s.group(clip=d):
                for _ in range(12):
                    k = s.random.uniform(5, 13)
                    s.path(ellipse(s.random.uniform(-40, 40), -s.random.uniform(0.05, 0.95) * n, k, k * 0.7), lighter(c, 0.6), opacity=0.5)
                s.path(box(-32, -n * 0.92, 13, n * 0.8, 7), "#FFFFFF", opacity=0.6)
            s.path(f"M-34,{-n}L-18,{-n - 60}H18L34,{-n}", "#F3F8F8", "#B9D0D2", 3, 0.9)
            s.path(f"M-22,{-n - 34}H22", "none", "#A5312A", 12)

    for i, (x, y, n, a) in enumerate(((330, 900, 420, -20), (450, 880, 470, -10), (570, 870, 500, -3), (690, 870, 500, 4), (810, 880, 460, 12), (900, 910, 400, 22), (510, 930, 420, -6), (740, 930, 430, 8))):
        popsicle(x, y, n, a, colours[i])
    tub = "M200,800A400,90 0 0 0 1000,800L930,1310Q600,1390 270,1310Z"
    s.path(tub, "#F6F1E6")
    with s.group(clip=tub):
        for i in range(12):
            s.path(polygon((180 + i * 76, 760), (218 + i * 76, 760), (252 + i * 62, 1400), (222 + i * 62, 1400)), "#2F8A8C" if i % 2 else "#F6F1E6")
        s.path(tub, s.linear([(0, "#FFFFFF", 0.4), (0.3, "#FFFFFF", 0), (0.7, SOGA_TUA, 0.06), (1, SOGA_TUA, 0.46)], 0))
    s.path("M200,800A400,90 0 0 0 1000,800", "none", "#FFFFFF", 22)
    s.path("M200,812A400,90 0 0 0 1000,812", "none", "#1E5E60", 6, 0.5)
    for x, y, k, a in ((300, 850, 90, 20), (430, 870, 84, -14), (800, 872, 88, 30), (910, 846, 80, -20), (650, 884, 78, 8)):
        ice(s, x, y, k, a)
    s.solid(ellipse(600, 1110, 210, 120), "#A5312A", 20)
    s.path(ellipse(600, 1110, 188, 100), "none", KRIM, 5)
    s.text(600, 1110, "ES LILIN", 58, KRIM)
    s.text(600, 1164, "buah asli", 44, "#F6DC9A", "book", "normal", "italic")
    popsicle(230, 1450, 300, 76, "#D9485A")
    citrus_slice(s, 950, 1400, 76, "#D9992B", "#F9D98A", 16, 0.7)
    citrus_slice(s, 1060, 1360, 60, "#D9992B", "#F9D98A", 60, 0.7)
