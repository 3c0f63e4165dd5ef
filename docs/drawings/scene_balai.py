"""Scenes indoors and at the kiosk: a training in the balai RW, the gallery's opening day."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import KRIM, KUNYIT, NILA, SOGA, SOGA_TUA, Sheet, box, curve, drawing, ellipse, lighter, mix, polygon
from ground import paper, planks, window_light
from motifs import floor_tile, gingham, kawung, parang, truntum, weave
from people import sitting, standing
from plants import leaf, potted_plant
from scene_gang import WIDE, bunting, roof, sky
from ware import besek, pouch


@drawing("pelatihan-balai-rw", WIDE)
def training(s: Sheet) -> None:
    paper(s, "#EBDDBE")
    s.path(box(0, 0, 1500, 620), "#E6D6B4")
    s.path(box(0, 400, 1500, 220), "#7FA39A")
    s.path(box(0, 394, 1500, 12), "#5E7F78")
    for x in (60, 1240):
        s.path(box(x, 90, 200, 250, 8), "#84491F")
        s.path(box(x + 14, 104, 172, 222), "#CFE3E2")
        s.path(ellipse(x + 60, 290, 70, 50) + ellipse(x + 140, 300, 60, 44), "#8FB88A", opacity=0.8)
        s.path(f"M{x + 100},104V326M{x + 14},215H{x + 186}", "none", "#84491F", 9)
    window_light(s, 260, 330, 170, 130, 140, 0.6)
    s.path(box(0, 612, 1500, 388), floor_tile(s, 300, "#E9D9B8", "#C0906A", "#A9B7A0", "translate(0 612) scale(1 .45)"))
    s.path(box(0, 606, 1500, 24), SOGA_TUA, opacity=0.35, blur=10)
    for i in range(3):
        s.solid(box(340 + i * 76, 120, 60, 80, 4), ("#A5312A", "#F3EBDA", "#1E3A63")[i], 6)
    s.solid(box(560, 90, 560, 300, 10), "#84491F", 16)
    s.path(box(578, 108, 524, 264, 4), "#FBFAF2")
    s.text(840, 168, "Label yang dibaca pembeli", 29, "#1E3A63")
    for i, words in enumerate(("nama produk", "isi bersih", "bahan", "tanggal, nomor telepon")):
        s.path(ellipse(620, 214 + i * 40, 7, 7), "#A5312A")
        s.text(644, 224 + i * 40, words, 27, "#4A2813", "book", "normal", "normal", "start")
    s.path(box(920, 200, 150, 150, 12), "#F6E7C0", "#A5312A", 5)
    s.text(995, 258, "Keripik", 30, "#7E231D")
    s.line([(946, 276), (1044, 276)], "#A5312A", 4)
    for i in range(3):
        s.line([(950, 298 + i * 16), (1040, 298 + i * 16)], "#B9A98C", 5)
    standing(s, 1190, 680, 400, "#A5312A", "#3A2A22", "hijab", "#F1DDB5", left=((0.7, 0.5), (1.7, -0.5)), right=((0.4, 1.1), (0.1, 1.8)), look=-1, dress=True)
    # The sample table.
    s.path(ellipse(300, 740, 260, 40), SOGA_TUA, opacity=0.4, blur=14)
    s.path(polygon((60, 560), (520, 560), (540, 610), (40, 610)), "#C4924E")
    s.path(polygon((40, 606), (540, 606), (530, 730), (50, 730)), truntum(s, 90, "#5A1B2A", "#F1DDB5", KUNYIT))
    s.path(polygon((40, 606), (540, 606), (530, 730), (50, 730)), s.linear([(0, "#FFFFFF", 0.2), (1, "#160408", 0.4)]))
    pouch(s, 140, 590, 100, 150, "#C79B66", lambda: s.path(box(80, 480, 140, 100), "#D9992B"), box(108, 510, 64, 54, 16))
    pouch(s, 260, 594, 92, 134, "#A5312A")
    besek(s, 330, 540, 110, 50, 24, lid=True)
    s.solid(box(466, 500, 52, 90, 10), "#D9992B", 10)
    s.solid(box(462, 488, 60, 22, 8), "#2F6B47", 6)
    # The mat and those who came.
    mat_d = polygon((330, 720), (1330, 720), (1490, 1010), (120, 1010))
    s.path(mat_d, weave(s, 30, "#D9B878", "#CBA664", "#9A7438", "scale(1 .5) rotate(45)"))
    s.path(mat_d, "none", "#A5312A", 12)
    s.path(mat_d, s.linear([(0, SOGA_TUA, 0.2), (0.5, SOGA, 0)]))
    rows = (
        (800, 320, ((440, "#2F6F73", "#D9B25A"), (620, "#D9786A", "#5E7F86"), (800, "#1E3A63", "#E8B9A8"), (980, "#D9992B", "#7A3B4E"))),
        (930, 370, ((330, "#A5312A", "#F1DDB5"), (560, "#5E7F86", "#A5312A"), (800, "#F1DDB5", "#2F6B47"), (1040, "#7A3B63", "#D9B25A"), (1260, "#3F7A78", "#E9C9A0"))),
    )
    for foot, h, people in rows:
        for i, (x, top, cover) in enumerate(people):
            man = (foot, i) in ((800, 2), (930, 1))
            sitting(s, x, foot, h, top, mix(top, "#2A1A12", 0.55), "peci" if man else "hijab", "#22180F" if man else cover, 9)
    for x, y, c in ((700, 950, "#FBFAF2"), (1150, 960, "#FBFAF2"), (460, 970, "#FBFAF2")):
        s.solid(polygon((x, y), (x + 90, y - 8), (x + 104, y + 36), (x + 10, y + 44)), c, 6)
        for i in range(3):
            s.line([(x + 16, y + 8 + i * 10), (x + 84, y + 2 + i * 10)], "#B9A98C", 3)
    for x in (250, 910):
        s.path(ellipse(x + 6, 978, 34, 10), SOGA_TUA, opacity=0.4, blur=4)
        s.solid(polygon((x - 24, 930), (x + 24, 930), (x + 18, 980), (x - 18, 980)), "#F6F1E6", 8)
        s.path(ellipse(x, 930, 24, 8), "#9A5122")
    potted_plant(s, 1420, 720, 260, "#B5562F", "#3F8048", "broad")
    s.path(box(0, 0, 1500, 1000), s.radial([(0.6, SOGA, 0), (1, SOGA_TUA, 0.28)], 0.5, 0.45, 0.75))


@drawing("galeri-dibuka", WIDE)
def gallery(s: Sheet) -> None:
    sky(s, "#C3DEE4", "#FBEBC4")
    s.path(ellipse(160, 420, 320, 240) + ellipse(1380, 400, 320, 260), "#8FB88A", opacity=0.8, blur=16)
    s.path(box(0, 660, 1500, 340), s.linear([(0, "#C2A47C"), (1, "#E6CFA8")]))
    for i in range(6):
        y = 676 + i * i * 10 + i * 6
        s.line([(0, y), (1500, y)], "#9C7C58", 3, 0.45)
    s.path(ellipse(760, 790, 640, 60), SOGA_TUA, opacity=0.4, blur=24)
    # The kiosk: a wooden hut with open front.
    planks(s, 260, 280, 980, 500, "#A5714A", 12, upright=True)
    inside = box(320, 350, 860, 290)
    s.path(inside, "#5A3A24")
    s.path(inside, s.linear([(0, "#2B1608", 0.5), (1, "#C98F4A", 0.35)]))
    for y in (446, 548):
        s.solid(box(320, y, 860, 18), "#C4924E", 6)
    for i in range(8):
        x, c = 350 + i * 105, ("#A5312A", "#D9992B", "#2F6B47", "#1E3A63")[i % 4]
        if i % 3 == 0:
            s.solid(box(x, 376, 54, 70, 10), lighter(c, 0.1), 8)
            s.path(box(x + 8, 400, 38, 26, 5), KRIM)
        elif i % 3 == 1:
            s.solid(box(x, 390, 60, 56, 12), "#E9C98A", 8)
            s.solid(box(x - 3, 378, 66, 20, 8), c, 5)
        else:
            s.solid(f"M{x + 16},446V398Q{x + 16},386 {x + 24},384V366H{x + 40}V384Q{x + 48},386 {x + 48},398V446Z", c, 8)
    for i in range(7):
        x = 346 + i * 120
        if i % 2:
            s.path(box(x, 484, 92, 64, 4), (kawung(s, 40, NILA, KRIM, KUNYIT), parang(s, 44), truntum(s, 44))[i // 2 % 3])
            s.path(box(x, 484, 92, 64, 4), s.linear([(0, "#FFFFFF", 0.25), (1, "#160A04", 0.4)]))
        else:
            besek(s, x, 506, 92, 42, 18, lid=True)
    for i, c in enumerate(("#A5312A", "#1E3A63", "#C9803A")):
        x = 420 + i * 280
        s.path(f"M{x - 30},590Q{x},540 {x + 30},590", "none", c, 9)
        s.solid(polygon((x - 48, 588), (x + 48, 588), (x + 40, 640), (x - 40, 640)), c, 10)
    counter = box(230, 636, 1040, 150, 8)
    s.solid(counter, "#84491F", 24)
    s.path(box(260, 662, 980, 98), kawung(s, 98, "#A5312A", "#F1DDB5", KUNYIT))
    s.path(box(260, 662, 980, 98), s.linear([(0, "#FFFFFF", 0.16), (1, "#160404", 0.36)]))
    for x in (230, 1250):
        s.solid(box(x, 240, 30, 560, 6), "#7A4520", 10)
    awning = polygon((210, 250), (1290, 250), (1350, 370), (150, 370))
    s.shadow(awning, 0, 22, 14, 0.35)
    with s.group(clip=awning):
        for i in range(12):
            s.path(polygon((210 + i * 90, 250), (300 + i * 90, 250), (250 + i * 100, 370), (150 + i * 100, 370)), "#F6EFDC" if i % 2 else "#A5312A")
        s.path(awning, s.linear([(0, "#FFFFFF", 0.2), (1, SOGA_TUA, 0.25)]))
    for i in range(12):
        s.path(f"M{150 + i * 100},368A50,34 0 0 0 {250 + i * 100},368Z", "#F6EFDC" if i % 2 else "#A5312A")
    roof(s, [(330, 120), (1170, 120), (1300, 256), (200, 256)], "#9C4A2A", 6)
    s.solid(box(470, 150, 560, 84, 12), "#F6E7C0", 10)
    s.text(750, 208, "GALERI RW 05", 54, "#7E231D", spacing=2)
    bunting(s, 0, 150, 330, 130, 9, 30, 30)
    bunting(s, 1170, 130, 1500, 150, 9, 30, 30)
    # The ribbon and those who came to see.
    standing(s, 420, 930, 370, "#F1DDB5", "#5A2A3A", "hijab", "#A5312A", right=((0.5, 0.9), (1.2, 1.0)), look=1, dress=True)
    standing(s, 620, 950, 380, "#2F6F73", "#3A2A22", "peci", "#22180F", right=((0.5, 0.9), (0.9, 1.4)), look=1, skin="#B97C50")
    standing(s, 980, 946, 370, "#D9992B", "#1E3A63", "hijab", "#F6EFDC", left=((0.5, 0.9), (1.1, 1.2)), look=-1, dress=True, skin="#D9A57C")
    standing(s, 1160, 930, 380, "#7A3B4E", "#3A2A22", "hair", left=((0.5, 0.9), (0.9, 0.8)), look=-1, skin="#A86C44")
    ribbon = curve([(180, 800), (460, 842), (800, 826), (1100, 846), (1340, 800)], closed=False, tension=1)
    s.path(ribbon, "none", "#7E231D", 30)
    s.path(ribbon, "none", "#C2402F", 22)
    for k in (-1, 1):
        s.solid(f"M800,828C{800 + k * 40},760 {800 + k * 130},770 {800 + k * 124},826C{800 + k * 120},874 {800 + k * 40},880 800,828Z", "#C2402F", 14)
        s.solid(polygon((800, 830), (800 + k * 40, 930), (800 + k * 70, 910), (800 + k * 30, 836)), "#A5312A", 6)
    s.solid(ellipse(800, 828, 24, 22), "#D9553F", 8)
    standing(s, 290, 985, 250, "#D9786A", "#1E3A63", "hair", right=((0.5, 0.6), (0.9, -0.4)), look=1, skin="#C98F63")
    standing(s, 1310, 980, 240, "#7FA65A", "#5A3A22", "hijab", "#F3C869", left=((0.5, 0.6), (0.8, -0.5)), look=-1, dress=True)
    for x, k, pot, kind in ((90, 260, "#B5562F", "broad"), (1430, 270, "#2F6F73", "flower")):
        potted_plant(s, x, 900, k, pot, "#3F8048", kind)
    for x in (180, 1330):
        leaf(s, x, 640, 10, 0, "#3F8048")
    for i in range(40):
        x, y = s.random.uniform(380, 1240), s.random.uniform(880, 1000)
        c = ("#A5312A", "#D9992B", "#F6EFDC", "#2F6F73")[i % 4]
        s.path(ellipse(x, y, 7, 4), c, opacity=0.85)
    s.path(box(0, 0, 1500, 1000), s.radial([(0.6, SOGA, 0), (1, SOGA_TUA, 0.26)], 0.5, 0.45, 0.75))
    s.path(box(0, 0, 1500, 1000), s.linear([(0, "#FFF1CC", 0.16), (0.4, "#FFF1CC", 0)], 30))


@drawing("galeri-rak-titipan", WIDE)
def shelf(s: Sheet) -> None:
    planks(s, 0, 0, 1500, 1000, "#8FA99A", 8, upright=True)
    s.path(box(0, 0, 1500, 1000), s.radial([(0, "#FFF3D0", 0.5), (0.6, SOGA, 0.02), (1, "#14241E", 0.46)], 0.28, 0.12, 0.95))
    for y in (470, 860):
        s.path(box(60, y + 26, 1390, 60), "#14241E", opacity=0.35, blur=12)
        s.solid(box(50, y, 1400, 40, 8), "#A86A34", 12)
    pouch(s, 190, 468, 190, 290, "#C79B66", lambda: [s.path(ellipse(x, y, 34, 28), "#D9992B", "#8A5520", 4) for x, y in s.scatter(16, 190, 360, 80, 70, 40)] and None, box(128, 300, 124, 110, 40))
    pouch(s, 400, 468, 170, 250, "#8E2A22")
    s.path(ellipse(400, 350, 56, 56), "#F4E2B8")
    for i in range(3):
        x = 560 + i * 130
        s.solid(box(x - 48, 290, 96, 178, 20), ("#C2402F", "#E9A52C", "#7A3B1E")[i], 16)
        s.path(box(x - 48, 350, 96, 66), KRIM)
        s.line([(x - 26, 372), (x + 26, 372)], "#7E231D", 7)
        s.line([(x - 18, 394), (x + 18, 394)], "#B9A98C", 5)
        s.solid(box(x - 52, 262, 104, 40, 12), ("#2F6B47", "#A5312A", "#D9992B")[i], 8)
    besek(s, 960, 370, 200, 98, 50, lid=True)
    besek(s, 1000, 296, 150, 62, 30, lid=True)
    for i in range(3):
        s.solid(f"M{1230 + i * 74},468V330Q{1230 + i * 74},300 {1250 + i * 74},292V230H{1276 + i * 74}V292Q{1296 + i * 74},300 {1296 + i * 74},330V468Z", ("#9E1E36", "#D9992B", "#4F7A48")[i], 14, light="#FFFFFF")
        s.path(box(1234 + i * 74, 370, 58, 60, 4), KRIM)
    y = 858.0
    for fill, w in ((parang(s, 110), 330), (kawung(s, 96, NILA, KRIM, KUNYIT), 310), (truntum(s, 96, "#5A1B2A", KRIM, KUNYIT), 320), (gingham(s, 60, "#2F6B47"), 300)):
        d = f"M{120 + (330 - w) / 2},{y - 66}H{100 + w}Q{124 + w},{y - 33} {100 + w},{y}H{120 + (330 - w) / 2}Q{90},{y - 33} {120 + (330 - w) / 2},{y - 66}Z"
        s.path(d, fill)
        s.path(d, s.linear([(0, "#FFFFFF", 0.3), (0.5, SOGA, 0), (1, "#160A04", 0.5)]))
        y -= 64
    for x, c, w in ((640, "#A5312A", 230), (900, "#1E3A63", 190)):
        s.path(f"M{x - w * 0.3},{690}C{x - w * 0.3},{560} {x + w * 0.3},{560} {x + w * 0.3},{690}", "none", lighter(c, 0.15), 20)
        d = polygon((x - w * 0.42, 680), (x + w * 0.42, 680), (x + w * 0.52, 858), (x - w * 0.52, 858))
        s.path(d, weave(s, 24, lighter(c, 0.2), c, "#2A1510", "rotate(45)"))
        s.path(d, s.linear([(0, "#FFFFFF", 0.25), (0.5, SOGA, 0), (1, "#160A04", 0.5)], 20))
    for i in range(7):
        yy = 850 - i * 20
        s.path(ellipse(1160, yy, 120, 26), "#7A4F22")
        s.path(ellipse(1160, yy - 5, 118, 24), "#C9985A")
        s.path(ellipse(1160, yy - 5, 80, 15), "none", "#8E6230", 5, 0.8, 0, "12 6")
    potted_plant(s, 1370, 860, 230, "#B5562F", "#3F8048", "flower")
    for x, words in ((190, "RT 04"), (690, "RT 07"), (1060, "RT 10")):
        s.solid(polygon((x - 60, 486), (x + 60, 486), (x + 60, 530), (x - 60, 530)), "#F6E7C0", 5)
        s.text(x, 518, words, 30, "#4A2813", "book", "bold")
    s.text(300, 120, "Titipan warga", 76, KRIM, "book", "bold", "italic", "start")
    s.line([(300, 146), (740, 146)], KUNYIT, 7)
    window_light(s, 880, 20, 190, 170, 120, 0.6)
    s.path(box(0, 900, 1500, 100), s.linear([(0, "#14241E", 0.3), (1, SOGA_TUA, 0.1)]))
    s.path(f"M60,{960 + 10 * math.sin(1):.0f}H1440", "none", SOGA_TUA, 3, 0.2)
