"""Chips, crackers and peyek: bags with windows, tins, trays."""

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
    darker,
    drawing,
    ellipse,
    polygon,
)
from ground import board, cloth, foliage_shadow, paper, planks, wall_and_table, window_light
from motifs import lurik, truntum
from plants import (
    leaf,
    lime_leaf,
)
from ware import crumbs, label, plate, pouch, tag, tampah


def tempe_chip(s: Sheet, r: float, tone: str = "#C98A3A", rounder: float = 0.86) -> str:
    """A fried slice of tempe: soybeans pale in a browned crumb."""
    with s.stamp() as chip:
        d = s.around(0, 0, r, r * rounder, 10, 0.09)
        s.path(d, SOGA_TUA, opacity=0.01)
        s.shadow(d, 5, 8, 5, 0.4)
        s.solid(d, tone, r * 0.16, shade=darker(tone, 0.5))
        with s.group(clip=d):
            for x, y in s.scatter(11, 0, 0, r * 0.78, r * rounder * 0.78, r * 0.36):
                a = s.random.uniform(0, 180)
                with s.group(transform=f"translate({x:.1f} {y:.1f}) rotate({a:.0f})"):
                    s.path(ellipse(2, 3, r * 0.17, r * 0.125), darker(tone, 0.3))
                    s.path(ellipse(0, 0, r * 0.16, r * 0.115), s.random.choice(["#F0D08A", "#E6BC6C", "#F5DDA4"]))
            for _ in range(5):
                x, y = s.random.uniform(-r, r) * 0.6, s.random.uniform(-r, r) * 0.5
                s.line([(x, y), (x + r * 0.13, y + r * 0.07)], "#4F7A35", r * 0.06)
    return chip


@drawing("keripik-tempe-daun-jeruk")
def keripik_tempe(s: Sheet) -> None:
    wall_and_table(s, "#F3DFB4", "#D9A667", 940)
    window_light(s, 90, 90, 200, 250, 130, 0.55)
    foliage_shadow(s, 760, 200, 480, 24, 0.15)
    board(s, 110, 1040, 980, 330, "#B87A42", 34)
    chips = [tempe_chip(s, 84, t) for t in ("#C98A3A", "#BE7C30", "#D39A4B")]

    def inside() -> None:
        for x, y in s.scatter(26, 600, 800, 250, 250, 88):
            s.press(s.random.choice(chips), x, y, s.random.uniform(-60, 60), 0.92)

    pouch(s, 600, 1190, 620, 900, "#C79B66", inside, window=box(405, 640, 390, 340, 150))
    label(s, 600, 500, 400, 190, "Keripik Tempe", "daun jeruk", KRIM, SOGA_TUA, DAUN)
    s.text(600, 1072, "isi 200 g", 40, SOGA_TUA, "book", "normal", "italic")
    for x, y, turn, k in ((190, 1215, -20, 1.15), (330, 1275, 25, 1.3), (210, 1320, 60, 1.1), (900, 1275, -30, 1.25), (1010, 1225, 40, 1.1), (770, 1330, 10, 1.15)):
        s.press(chips[int(x) % 3], x, y, turn, k, 0.8)
    lime_leaf(s, 900, 1180, 230, -32, "#3F8048")
    lime_leaf(s, 560, 1330, 210, 14, "#4F934F")
    lime_leaf(s, 130, 1160, 170, -64, "#33703F")
    crumbs(s, 560, 1290, 380, 60, ("#B8792F", "#E0B25E", "#8A5520"), 26)


def kerupuk(s: Sheet, r: float, tone: str = "#F4DFB8") -> str:
    """A curly white kerupuk: one thread laid in loops."""
    with s.stamp() as piece:
        s.path(ellipse(6, 10, r, r * 0.9), SOGA_TUA, opacity=0.25, blur=7)
        s.path(s.around(0, 0, r * 0.96, r * 0.86, 10, 0.06), darker(tone, 0.2))
        for k, n in ((0.84, 9), (0.52, 6), (0.22, 3)):
            for i in range(n):
                a = 2 * math.pi * i / n + k * 3
                x, y = r * k * math.cos(a), r * k * 0.9 * math.sin(a)
                s.path(ellipse(x, y, r * 0.2, r * 0.17), "none", darker(tone, 0.25), r * 0.15)
                s.path(ellipse(x - 2, y - 3, r * 0.2, r * 0.17), "none", tone, r * 0.11)
                s.path(f"M{x - r * 0.18:.1f},{y - 3:.1f}A{r * 0.2:.1f},{r * 0.17:.1f} 0 0 1 {x:.1f},{y - r * 0.17 - 3:.1f}", "none", "#FFFFFF", r * 0.035, 0.8)
    return piece


@drawing("kerupuk-ikan-blek")
def kerupuk_blek(s: Sheet) -> None:
    paper(s, "#C9DAD8")
    s.path(box(0, 1060, 1200, 440), s.linear([(0, "#A9764A"), (1, "#CE9D68")]))
    planks(s, 0, 1060, 1200, 440, "#B98552", 3)
    s.path(box(0, 1040, 1200, 24), "#7D5230")
    foliage_shadow(s, 720, 90, 520, 40, 0.14)
    s.path(polygon((250, 1360), (1100, 1340), (1160, 1410), (290, 1420)), SOGA_TUA, opacity=0.45, blur=22)
    tin = box(230, 330, 700, 1040, 26)
    s.solid(tin, "#C2402F", 46)
    with s.group(clip=tin):
        s.path(box(230, 330, 700, 1040), s.linear([(0, "#FFFFFF", 0.26), (0.2, "#FFFFFF", 0), (0.75, SOGA_TUA, 0.06), (1, SOGA_TUA, 0.44)], 0))
        s.path(box(230, 1200, 700, 70), "#F1DDB0")
        for i in range(12):
            x = 260 + i * 60
            s.path(polygon((x, 1235), (x + 26, 1212), (x + 52, 1235), (x + 26, 1258)), "#2F5E57" if i % 2 else "#C2402F")
    glass = box(300, 420, 560, 600, 20)
    s.path(glass, "#E6D9BE")
    chips = [kerupuk(s, 96, t) for t in ("#F4DFB8", "#EFD3A2", "#F8E8CA")]
    with s.group(clip=glass):
        s.path(glass, "#C9A672")
        for x, y in s.scatter(48, 580, 720, 320, 330, 92):
            s.press(s.random.choice(chips), x, y, s.random.uniform(-50, 50), s.random.uniform(0.92, 1.08))
        s.path(glass, "none", SOGA_TUA, 40, 0.4, 14)
        s.path(polygon((360, 420), (470, 420), (330, 1020), (220, 1020)), "#FFFFFF", opacity=0.24)
        s.path(polygon((520, 420), (560, 420), (420, 1020), (380, 1020)), "#FFFFFF", opacity=0.18)
    s.path(glass, "none", "#F1DDB0", 14)
    s.path(glass, "none", "#7E231D", 4, 0.6)
    s.text(580, 1135, "KERUPUK", 92, "#FBEFD2", spacing=6)
    s.text(580, 1186, "ikan tenggiri", 44, "#FBEFD2", "book", "normal", "italic")
    s.path(ellipse(580, 332, 330, 40), "#8E2A20")
    s.solid("M300,318Q300,250 580,244Q860,250 860,318Q720,352 580,352T300,318Z", "#D9553F", 26)
    s.solid(ellipse(580, 246, 62, 22), "#F1DDB0", 10)
    for x, y, k, a in ((130, 1330, 1.0, 10), (1010, 1310, 1.15, -20), (900, 1400, 1.0, 30), (250, 1425, 0.9, -30)):
        s.press(chips[int(x) % 3], x, y, a, k, 0.86)


def banana(s: Sheet, x: float, y: float, n: float, turn: float, tone: str = "#E8BE3E") -> None:
    with s.group(transform=f"translate({x} {y}) rotate({turn})"):
        d = f"M0,0C{n * 0.1},{-n * 0.1} {n * 0.16},{-n * 0.04} {n * 0.22},{n * 0.04}C{n * 0.45},{n * 0.2} {n * 0.72},{n * 0.2} {n * 0.94},{n * 0.02}Q{n},{-n * 0.02} {n * 1.0},{n * 0.06}C{n * 0.86},{n * 0.36} {n * 0.4},{n * 0.46} {n * 0.1},{n * 0.2}Q{n * 0.0},{n * 0.1} 0,0Z"
        s.shadow(d, 10, 18, 10, 0.35)
        s.solid(d, tone, n * 0.06, shade="#8A5A12")
        s.line([(n * 0.14, n * 0.12), (n * 0.5, n * 0.29), (n * 0.96, n * 0.07)], darker(tone, 0.3), 5, 0.5)
        s.path(f"M-6,-6L{n * 0.05},{-n * 0.12}L{n * 0.12},{-n * 0.1}L{n * 0.1},{n * 0.05}Z", "#7A5A22")
        s.path(ellipse(n * 0.985, n * 0.03, n * 0.025, n * 0.03), "#4A2F12")


@drawing("keripik-pisang-kepok")
def keripik_pisang(s: Sheet) -> None:
    paper(s, "#D8E2C8")
    cloth(s, [(-30, 1040), (1230, 1000), (1230, 1560), (-30, 1560)], lurik_ground(s), "#7A5326", folds=2)
    with s.stamp() as slice_:
        d = s.around(0, 0, 96, 40, 10, 0.06)
        s.shadow(d, 5, 8, 5, 0.35)
        s.solid(d, "#EBC25A", 13, shade="#9A6114")
        s.path(s.around(0, 0, 60, 20, 8, 0.08), "#F7DE96", opacity=0.8)
        for i in range(7):
            s.path(ellipse(-46 + i * 15, s.random.uniform(-5, 5), 5, 3.4), "#A8711E")
    with s.stamp() as coin:
        d = s.around(0, 0, 66, 60, 10, 0.06)
        s.shadow(d, 5, 8, 5, 0.35)
        s.solid(d, "#E3B347", 13, shade="#8F5A12")
        s.path(s.around(0, 0, 38, 34, 8, 0.08), "#F5D98C", opacity=0.9)
        for i in range(6):
            a = i * 1.05
            s.path(ellipse(15 * math.cos(a), 13 * math.sin(a), 4, 6), "#A8711E")
    # A clear bag with a printed card folded over its top.
    bag = "M300,420H900C930,620 950,900 934,1230Q930,1262 890,1264Q600,1286 310,1264Q270,1262 266,1230C250,900 270,620 300,420Z"
    s.floor_shadow(620, 1262, 360, 60)
    s.path(bag, "#F3EBCF", opacity=0.85)
    with s.group(clip=bag):
        s.path(box(240, 520, 720, 800), "#C98F2E")
        for x, y in s.scatter(64, 600, 900, 350, 400, 82):
            s.press(s.random.choice([slice_, coin, coin]), x, y, s.random.uniform(0, 180), s.random.uniform(0.92, 1.1))
        s.path(bag, s.linear([(0, "#FFFFFF", 0.34), (0.16, "#FFFFFF", 0.02), (0.8, "#FFFFFF", 0), (1, SOGA_TUA, 0.3)], 0))
        for pts, w in (([(340, 560), (320, 800), (350, 1100)], 26), ([(860, 540), (880, 760), (850, 900)], 16), ([(430, 540), (400, 640), (380, 700)], 14)):
            s.line(pts, "#FFFFFF", w, 0.5, 5)
    s.path(bag, "none", "#FFFFFF", 5, 0.8)
    card = polygon((276, 250), (924, 250), (934, 560), (266, 560))
    s.shadow(card, 8, 14, 9, 0.35)
    s.solid(card, "#2F6B47", 14)
    s.path("M290,540H910", "none", "#F3D98E", 5, 1, 0, "18 12")
    s.text(600, 375, "Keripik Pisang", 64, KRIM)
    s.text(600, 440, "kepok, manis gurih", 46, "#F3D98E", "book", "normal", "italic")
    for x in (480, 720):
        s.path(box(x - 26, 486, 52, 9, 4), "#D9D4C6")
    banana(s, 880, 1330, 300, -150, "#E3B638")
    banana(s, 790, 1190, 330, 20)
    banana(s, 830, 1265, 320, 32, "#DDAE34")
    for x, y, a in ((180, 1330, 20), (290, 1390, 80), (420, 1350, -20), (540, 1410, 10)):
        s.press(slice_ if x % 4 else coin, x, y, a, 1.15, 0.85)


def lurik_ground(s: Sheet) -> str:
    return lurik(s, ("#8A5A2B", "#A9743A", "#8A5A2B", "#E2C27E", "#6B4420", "#B5823F"), 44, "rotate(88)")


@drawing("rempeyek-teri-renyah")
def rempeyek_teri(s: Sheet) -> None:
    wall_and_table(s, "#E6DCCB", "#2F5E6B", 900)
    window_light(s, 660, 60, 180, 250, 130, 0.55)
    s.path(box(0, 906, 1200, 594), s.linear([(0, "#2C5663"), (1, "#4F808C")]))
    with s.stamp() as peyek:
        d = s.around(0, 0, 176, 168, 13, 0.06)
        s.shadow(d, 7, 10, 6, 0.35)
        s.solid(d, "#E3B055", 22, shade="#94601A", light="#FBE8B0")
        for _ in range(26):
            a, q, k = s.random.uniform(0, 6.28), math.sqrt(s.random.random()) * 150, s.random.uniform(7, 15)
            s.path(ellipse(q * math.cos(a), q * math.sin(a), k, k * 0.8), "#F8E0A0", "#C98F38", 3, 0.8)
        for x, y in s.scatter(9, 0, 0, 120, 110, 60):
            with s.group(transform=f"translate({x:.0f} {y:.0f}) rotate({s.random.uniform(0, 360):.0f})"):
                s.solid("M-44,0C-24,-17 20,-15 36,-3L52,-14V14L36,4C20,16 -24,16 -44,0Z", "#C9BFA8", 8, shade="#6B6252")
                s.path(ellipse(-30, -2, 5, 5), "#22180F")
        for _ in range(5):
            x, y = s.random.uniform(-110, 110), s.random.uniform(-110, 110)
            leaf(s, x, y, 50, s.random.uniform(0, 360), "#4F7A35", 0.3, shadow=False)
    stack_x = 420
    s.path(ellipse(stack_x + 30, 1290, 330, 64), "#10242B", opacity=0.5, blur=20)
    plate(s, stack_x, 1250, 360, 0.34, "#F4EDDB", "#A5312A", 26)
    for i in range(13):
        y = 1215 - i * 34
        s.press(peyek, stack_x + s.random.uniform(-26, 26), y, s.random.uniform(-30, 30), 1.42, 0.32)
    s.press(peyek, 430, 640, -10, 1.5, 0.86)
    s.press(peyek, 880, 1080, 12, 1.35, 0.98)
    s.press(peyek, 980, 1330, 50, 1.1, 0.7)
    tag(s, 700, 760, "rempeyek|teri", 10)
    crumbs(s, 700, 1420, 240, 40, ("#E3B055", "#F8E0A0", "#94601A"), 34, 9)


@drawing("peyek-kacang-kemasan")
def peyek_kacang(s: Sheet) -> None:
    paper(s, "#EBD8CC")
    cloth(s, [(-40, 1000), (1240, 960), (1240, 1560), (-40, 1560)], truntum(s, 200, "#5A3A2A", "#E9D0A8", KUNYIT), "#5A3A2A", folds=2)
    foliage_shadow(s, 20, 70, 500, 22, 0.13)
    with s.stamp() as peyek:
        d = s.around(0, 0, 130, 122, 12, 0.07)
        s.shadow(d, 6, 9, 5, 0.35)
        s.solid(d, "#DDA549", 18, shade="#8A5516", light="#FBE3A4")
        for x, y in s.scatter(11, 0, 0, 98, 90, 46):
            with s.group(transform=f"translate({x:.0f} {y:.0f}) rotate({s.random.uniform(0, 180):.0f})"):
                s.solid("M-26,0C-26,-17 0,-19 26,-6C28,8 0,19 -26,0Z", s.random.choice(["#A8512B", "#B9653A", "#E9C48A"]), 7)
    tube = "M390,330H810V1230Q600,1290 390,1230Z"
    s.floor_shadow(620, 1236, 240, 50)
    s.path(tube, "#EEF0E6", opacity=0.9)
    with s.group(clip=tube):
        s.path(box(390, 420, 420, 860), "#B9772A")
        for i in range(16):
            s.press(peyek, 600 + s.random.uniform(-18, 18), 1210 - i * 50, s.random.uniform(-40, 40), 1.56, 0.4)
        s.path(tube, s.linear([(0, "#FFFFFF", 0.5), (0.14, "#FFFFFF", 0.04), (0.75, "#FFFFFF", 0), (1, SOGA_TUA, 0.42)], 0))
        s.path(box(424, 400, 26, 780, 13), "#FFFFFF", opacity=0.65)
    s.path(tube, "none", "#FFFFFF", 6, 0.85)
    s.path(box(390, 780, 420, 240), "#7E2A3A")
    s.path("M390,800H810M390,1000H810", "none", "#F3D27E", 6)
    s.path(box(390, 780, 420, 240), s.linear([(0, "#FFFFFF", 0.2), (0.3, "#FFFFFF", 0), (1, "#1E0508", 0.45)], 0))
    s.text(600, 888, "PEYEK", 84, KRIM, spacing=4)
    s.text(600, 952, "kacang tanah", 48, "#F3D27E", "book", "normal", "italic")
    s.solid(box(366, 270, 468, 110, 36), "#D9992B", 24)
    s.path(ellipse(600, 276, 214, 26), "#F3C869")
    for x, y, k, a, q in ((200, 1270, 1.1, 20, 0.9), (960, 1230, 1.2, -14, 0.9), (330, 1380, 0.9, 60, 0.75)):
        s.press(peyek, x, y, a, k, q)
    for x, y, a in ((760, 1390, 12), (880, 1420, -26), (1040, 1400, 50), (660, 1430, -10)):
        with s.group(transform=f"translate({x} {y}) rotate({a})"):
            d = "M-60,0C-60,-34 -20,-36 0,-20C20,-38 62,-34 62,0S20,36 0,20C-20,36 -60,32 -60,0Z"
            s.shadow(d, 7, 10, 6, 0.4)
            s.solid(d, "#DDB67E", 12)
            for i in range(6):
                s.line([(-46 + i * 18, -16), (-44 + i * 18, 16)], "#A87E45", 3, 0.7)


@drawing("emping-melinjo-tampah")
def emping(s: Sheet) -> None:
    paper(s, "#CBD8C0")
    s.path(box(0, 0, 1200, 1500), floor_tile_soft(s))
    s.path(box(0, 0, 1200, 1500), s.radial([(0, "#FFFBE8", 0.5), (0.55, SOGA, 0.02), (1, "#2E3A26", 0.42)], 0.26, 0.16, 0.95))
    foliage_shadow(s, 700, 60, 560, 40, 0.2)
    tampah(s, 600, 740, 550, 1.0, "#D6AC66")
    with s.stamp() as chip:
        d = s.around(0, 0, 84, 72, 11, 0.06)
        s.shadow(d, 6, 9, 6, 0.35)
        s.solid(d, "#EFD28E", 16, shade="#A8762A", light="#FFF6D4")
        for k in (58, 40, 22):
            s.path(s.around(2, 2, k, k * 0.84, 9, 0.05), "none", "#D9AE5E", 4, 0.7)
        for _ in range(7):
            s.path(ellipse(s.random.uniform(-56, 56), s.random.uniform(-46, 46), 7, 5), "#FFF8DE", opacity=0.8)
    for x, y in s.scatter(34, 600, 740, 410, 410, 108):
        s.press(chip, x, y, s.random.uniform(0, 360), s.random.uniform(0.95, 1.2))
    for x, y, c in ((190, 1290, "#C2402F"), (270, 1340, "#D96A2B"), (150, 1390, "#D9992B"), (330, 1420, "#C2402F"), (400, 1350, "#A8B04A"), (230, 1430, "#B5301F")):
        with s.group(transform=f"translate({x} {y}) rotate({s.random.uniform(-40, 40):.0f})"):
            s.shadow(ellipse(0, 0, 34, 52), 8, 12, 7, 0.35)
            s.solid(ellipse(0, 0, 34, 52), c, 16)
            s.path(ellipse(-10, -18, 7, 15), "#FFFFFF", opacity=0.6)
            s.line([(0, -52), (4, -70)], SOGA, 6)
    lime_leaf(s, 420, 1430, 220, -20, "#3F7F44")
    with s.group(transform="translate(900 1340) rotate(-24)"):
        s.shadow(box(-60, -90, 190, 180, 30), 14, 20, 12, 0.4)
        s.solid(box(-60, -90, 190, 180, 34), "#9A6236", 26)
        s.solid(box(120, -22, 220, 44, 20), "#A86A34", 12)
        s.path(ellipse(34, 0, 60, 54), "#C9935E", opacity=0.7)


def floor_tile_soft(s: Sheet) -> str:
    return s.pattern('<rect width="400" height="400" fill="#BFCFB4"/><rect x="4" y="4" width="196" height="196" fill="#C9D6BD"/><rect x="204" y="204" width="192" height="192" fill="#C9D6BD"/>', 400, 400, "rotate(45)")
