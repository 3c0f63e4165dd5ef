"""The corner shop: shelves, a bag of staples, gas and water."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

from canvas import (
    KRIM,
    KUNYIT,
    SOGA,
    SOGA_TUA,
    Sheet,
    box,
    darker,
    drawing,
    ellipse,
    lighter,
    mix,
)
from ground import foliage_shadow, paper, planks, wall_and_table, window_light
from motifs import floor_tile, kawung
from plants import (
    leaf,
    potted_plant,
)


@drawing("rak-toko-kelontong")
def rak_kelontong(s: Sheet) -> None:
    paper(s, "#D9C7A4")
    planks(s, 0, 0, 1200, 1500, "#7E9A8E", 6, upright=True)
    s.path(box(0, 0, 1200, 1500), s.radial([(0, "#FFF3D0", 0.4), (0.6, SOGA, 0.02), (1, "#14241E", 0.5)], 0.3, 0.15, 0.95))
    for y in (470, 860, 1260):
        s.path(box(40, y + 26, 1120, 70), "#14241E", opacity=0.3, blur=14)
        s.solid(box(30, y, 1140, 44, 8), "#A86A34", 12)

    def tin(x: float, foot: float, w: float, h: float, c: str, words: str) -> None:
        s.shadow(box(x, foot - h, w, h, 8), 14, 6, 8, 0.3)
        s.solid(box(x, foot - h, w, h, 12), c, 16)
        s.path(ellipse(x + w / 2, foot - h + 4, w / 2 - 4, 11), lighter(c, 0.5))
        s.path(box(x + 6, foot - h * 0.7, w - 12, h * 0.42, 6), KRIM)
        s.text(x + w / 2, foot - h * 0.42, words, min(34, w * 1.0 / len(words)), darker(c, 0.4))

    for i, (c, v) in enumerate((("#A5312A", "SUSU"), ("#1E3A63", "SARDEN"), ("#A5312A", "SUSU"), ("#2F6B47", "TEH"))):
        tin(80 + i * 146, 470, 124, 150 + (i % 2) * 36, c, v)
    for i, c in enumerate(("#D9992B", "#C2402F", "#D9992B")):
        x = 690 + i * 150
        s.solid(f"M{x},290L{x + 126},290L{x + 120},470H{x + 6}Z", c, 12)
        s.path(f"M{x},290l10,-16 10,16 10,-16 10,16 10,-16 10,16 10,-16 10,16 10,-16 10,16 10,-16 16,16", "none", lighter(c, 0.3), 8)
        s.text(x + 63, 400, "MI" if i % 2 else "KOPI", 34, KRIM)
    for i, c in enumerate(("#E9B949", "#E9B949", "#E0A93A")):  # cooking oil
        x = 90 + i * 130
        s.solid(f"M{x + 30},620H{x + 76}V660Q{x + 108},680 {x + 106},720V850Q{x + 53},866 {x},850V720Q{x},680 {x + 30},660Z", c, 18, light="#FFF3B8")
        s.solid(box(x + 28, 590, 50, 36, 8), "#A5312A", 8)
        s.path(box(x + 8, 740, 90, 74, 8), KRIM, opacity=0.9)
        s.text(x + 53, 786, "minyak", 19, SOGA_TUA)
    for i, c in enumerate(("#F3E6D3", "#C9863F", "#F6F1E6")):  # jars of sweets and crackers
        x = 520 + i * 215
        fill = [c, lighter(c, 0.4), darker(c, 0.15)]
        d = box(x, 600, 180, 252, 30)
        s.path(d, "#E6EDE6", opacity=0.9)
        with s.group(clip=d):
            for px, py in s.scatter(44, x + 90, 740, 92, 112, 26):
                s.solid(s.around(px, py, 21, 18, 7, 0.1), s.random.choice(fill if i != 2 else ["#D9786A", "#F3C869", "#7FA65A", "#7FA3BD"]), 6)
            s.path(box(x + 16, 620, 16, 190, 8), "#FFFFFF", opacity=0.6)
        s.solid(box(x - 6, 572, 192, 46, 18), ("#A5312A", "#1E3A63", "#2F6B47")[i], 12)
    for x, w, c, v in ((70, 330, "#F3EBDA", "BERAS"), (420, 300, "#EFE3C8", "GULA")):  # sacks
        d = f"M{x + 30},1000C{x - 20},1080 {x - 10},1200 {x + 20},1256H{x + w - 20}C{x + w + 10},1200 {x + w + 20},1080 {x + w - 30},1000Q{x + w / 2},1040 {x + 30},1000Z"
        s.solid(d, c, 34)
        s.solid(s.around(x + w / 2, 1000, w * 0.42, 36, 12, 0.05), "#FDFBF2" if v == "BERAS" else "#F8F0DA", 10)
        s.text(x + w / 2, 1160, v, 60, "#1E3A63")
        s.line([(x + 60, 1186), (x + w - 60, 1186)], "#A5312A", 8)
    for row in range(3):  # eggs on trays
        for i in range(6):
            s.solid(ellipse(800 + i * 58, 1220 - row * 66, 31, 38), mix("#D9A06A", "#EBC49A", s.random.random()), 12)
        s.solid(box(764, 1226 - row * 66, 352, 30, 10), "#B9A98C", 8)
    for i in range(9):  # sachets hanging in strips
        x = 80 + i * 128
        c = ("#A5312A", "#D9992B", "#2F6B47", "#1E3A63", "#C9786A")[i % 5]
        s.line([(x + 36, 0), (x + 36, 40)], "#F3EBDA", 5)
        for k in range(2):
            s.solid(box(x, 30 + k * 98, 76, 92, 4), c, 8)
            s.path(ellipse(x + 38, 76 + k * 98, 22, 22), lighter(c, 0.6))
    s.solid(box(80, 1330, 300, 150, 10), "#C4924E", 20)
    s.text(230, 1425, "telur 1/4 kg", 42, SOGA_TUA, "book", "bold", "italic")
    potted_plant(s, 1040, 1490, 210, "#B5562F", "#3F8048", "flower")


@drawing("paket-sembako-hemat")
def paket_sembako(s: Sheet) -> None:
    wall_and_table(s, "#E8D2B8", "#5F857A", 930)
    window_light(s, 640, 60, 190, 260, 140, 0.55)
    s.path(ellipse(600, 1330, 470, 60), SOGA_TUA, opacity=0.5, blur=22)
    s.solid("M330,470Q400,420 560,450Q640,430 680,480L700,1000H320Z", "#F6F1E6", 40)
    s.text(505, 640, "BERAS", 78, "#1E3A63")
    s.text(505, 700, "5 kg", 60, "#A5312A", "book")
    leaf(s, 430, 780, 140, -30, "#7FA65A", 0.2)
    leaf(s, 560, 800, 140, -150, "#7FA65A", 0.2)
    s.solid("M700,560H760V620Q830,640 830,720V1000H640V720Q640,640 700,620Z", "#E9B949", 30, light="#FFF3B8")
    s.solid(box(694, 510, 72, 60, 12), "#2F6B47", 10)
    s.path(box(662, 760, 146, 150, 10), KRIM, opacity=0.92)
    s.text(735, 846, "minyak", 29, SOGA_TUA)
    for x, y, c, v in ((850, 700, "#A5312A", "GULA"), (230, 720, "#2F6B47", "TEH")):
        s.solid(box(x, y, 150, 300, 14), c, 20)
        s.path(box(x + 14, y + 80, 122, 100, 10), KRIM)
        s.text(x + 75, y + 144, v, 34, c)
    for i in range(5):
        s.solid(ellipse(330 + i * 64, 900, 44, 54), mix("#D9A06A", "#EBC49A", s.random.random()), 14)
    bag = "M150,900L1050,900C1060,1060 1040,1200 1010,1330H190C160,1200 140,1060 150,900Z"
    s.path(bag, kawung(s, 168, "#A5312A", "#EAD7B0", KUNYIT))
    with s.group(clip=bag):
        s.path(bag, s.linear([(0, "#FFF6E0", 0.24), (0.4, "#FFF6E0", 0), (1, "#1E0504", 0.5)], 20))
        for x in (330, 600, 860):
            s.line([(x, 900), (x + 30, 1100), (x, 1340)], "#1E0504", 40, 0.26, 18)
    s.path("M150,904H1050", "none", "#7E231D", 26)
    s.path("M160,904H1040", "none", "#F1DDB5", 5, 1, 0, "18 13")
    for x in (330, 870):
        s.path(f"M{x - 90},910C{x - 90},1080 {x + 90},1080 {x + 90},910", "none", "#7E231D", 30)
    s.solid(ellipse(600, 1150, 150, 96), KRIM, 10)
    s.text(600, 1140, "Paket", 52, "#7E231D")
    s.text(600, 1190, "sembako", 44, "#7E231D", "book", "bold", "italic")


@drawing("gas-dan-galon")
def gas_galon(s: Sheet) -> None:
    paper(s, "#DCE6DA")
    s.path(box(0, 0, 1200, 1010), "#E9E0C6", opacity=0.7)
    s.path(box(0, 560, 1200, 450), "#7FA39A")
    s.path(box(0, 552, 1200, 14), "#5E7F78")
    s.path(box(0, 1010, 1200, 490), floor_tile(s, 460, "#E9D9B8", "#C0906A", "#A9B7A0", "translate(0 1010) scale(1 .45)"))
    s.path(box(0, 1000, 1200, 40), SOGA_TUA, opacity=0.3, blur=14)
    foliage_shadow(s, 700, 90, 480, 30, 0.16)

    def cylinder(cx: float, foot: float, k: float, colour: str) -> None:
        with s.group(transform=f"translate({cx} {foot}) scale({k})"):
            s.path(ellipse(24, 0, 200, 36), SOGA_TUA, opacity=0.5, blur=14)
            s.solid("M-130,-60H130L140,0Q0,34 -140,0Z", darker(colour, 0.15), 14)
            d = "M-190,-330C-190,-450 -100,-490 0,-490S190,-450 190,-330V-170C190,-80 100,-40 0,-40S-190,-80 -190,-170Z"
            s.solid(d, colour, 50, light="#E9F5D8")
            s.path("M-188,-250Q0,-206 188,-250", "none", darker(colour, 0.35), 7, 0.6)
            s.path("M-188,-244Q0,-200 188,-244", "none", lighter(colour, 0.5), 5, 0.6)
            s.text(0, -300, "3 kg", 84, "#FBF8EA")
            for x in (-100, 100):
                s.solid(box(x - 17, -590, 34, 150, 10), darker(colour, 0.1), 10)
            s.path("M-104,-570C-60,-620 60,-620 104,-570", "none", darker(colour, 0.1), 34)
            s.path("M-104,-574C-60,-622 60,-622 104,-574", "none", lighter(colour, 0.4), 7, 0.7)
            s.solid(box(-26, -560, 52, 84, 8), "#D9B25A", 10)
            s.solid(ellipse(0, -562, 46, 18), "#A5312A", 8)

    def gallon(cx: float, foot: float, k: float) -> None:
        with s.group(transform=f"translate({cx} {foot}) scale({k})"):
            s.path(ellipse(24, 0, 190, 34), SOGA_TUA, opacity=0.45, blur=14)
            d = "M-60,-640H60V-570C140,-550 190,-500 190,-430V-30Q190,0 150,6H-150Q-190,0 -190,-30V-430C-190,-500 -140,-550 -60,-570Z"
            s.path(d, "#A9CDE0", opacity=0.92)
            with s.group(clip=d):
                s.path(box(-200, -480, 400, 500), "#7FB3D0", opacity=0.75)
                s.path(ellipse(0, -480, 180, 24), "#C9E3EF")
                for y in (-400, -290, -180, -70):
                    s.path(f"M-200,{y}Q0,{y + 40} 200,{y}", "none", "#5E93B3", 12, 0.6)
                    s.path(f"M-200,{y + 10}Q0,{y + 50} 200,{y + 10}", "none", "#E9F5FA", 6, 0.7)
                s.path(d, s.linear([(0, "#FFFFFF", 0.6), (0.2, "#FFFFFF", 0), (0.75, "#1E3A63", 0.05), (1, "#1E3A63", 0.5)], 0))
                s.path(box(-150, -450, 26, 380, 13), "#FFFFFF", opacity=0.7)
            s.path(d, "none", "#4A7FA0", 5, 0.6)
            s.solid(box(-72, -680, 144, 60, 14), "#1E5E8A", 14)

    cylinder(280, 1270, 0.94, "#6FA05A")
    gallon(900, 1290, 1.12)
    cylinder(560, 1400, 1.04, "#7DB065")
    s.solid(box(90, 150, 460, 250, 16), "#F3EBDA", 14)
    s.path(box(112, 172, 416, 206, 8), "none", "#A5312A", 7)
    s.text(320, 262, "Gas & Galon", 58, "#7E231D")
    s.text(320, 330, "antar sampai dapur", 42, SOGA_TUA, "book", "normal", "italic")
    potted_plant(s, 1090, 1100, 250, "#B5562F", "#3F8048", "spear")
