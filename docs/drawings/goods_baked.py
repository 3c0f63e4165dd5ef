"""From oven and frying pan: breads, doughnuts, wingko, dry biscuits."""

# Outlines and lists of places are data: one to a line, however long.
# ruff: noqa: E501
# fmt: off
from __future__ import annotations

import math

from canvas import (
    KRIM,
    SOGA_TUA,
    Sheet,
    box,
    drawing,
    ellipse,
    polygon,
)
from ground import paper, planks, wall_and_table, window_light
from motifs import gingham, weave
from plants import (
    banana_leaf,
)
from ware import crumbs, tag


def donut(s: Sheet, r: float, topping: str) -> str:
    """A potato doughnut: sugar, chocolate with crumbs, cheese, or matcha."""
    with s.stamp() as ring:
        ellipse(0, 0, r, r) + ellipse(0, 0, r * 0.26, r * 0.26)
        s.path(ellipse(10, 16, r, r), SOGA_TUA, opacity=0.35, blur=9)
        s.add('<g fill-rule="evenodd">')
        s.solid(ellipse(0, 0, r, r), "#D08C3C", r * 0.2)
        s.path(ellipse(0, 0, r * 0.97, r * 0.97), "none", "#F0CE8C", r * 0.05, 0.5)
        coat = {"gula": "", "cokelat": "#5B2E17", "keju": "#F3D27E", "pandan": "#7FAE56", "stroberi": "#DE8296"}[topping]
        if coat:
            s.solid(s.around(0, 0, r * 0.85, r * 0.85, 14, 0.04), coat, r * 0.14)
        n = {"gula": 90, "cokelat": 34, "keju": 60, "pandan": 24, "stroberi": 30}[topping]
        for _ in range(n):
            a, q = s.random.uniform(0, 6.28), r * s.random.uniform(0.34, 0.8)
            x, y, t = q * math.cos(a), q * math.sin(a), s.random.uniform(0, 3.1)
            if topping == "gula":
                s.path(ellipse(x, y, r * 0.03, r * 0.03), "#FFFFFF", opacity=0.9)
            elif topping == "keju":
                s.line([(x, y), (x + r * 0.2 * math.cos(t), y + r * 0.2 * math.sin(t))], s.random.choice(["#F9E6A8", "#E9B94E", "#FFF3CC"]), r * 0.05)
            else:
                c = {"cokelat": ["#C98A4A", "#F3D98E", "#8A4A22"], "pandan": ["#F6F0D8", "#FFFFFF"], "stroberi": ["#FFF3E0", "#F3D98E", "#A5312A", "#5E9A52"]}[topping]
                s.line([(x, y), (x + r * 0.1 * math.cos(t), y + r * 0.1 * math.sin(t))], s.random.choice(c), r * 0.055)
        s.path(f"M{-r * 0.6},{-r * 0.34}A{r * 0.7},{r * 0.7} 0 0 1 {-r * 0.1},{-r * 0.68}", "none", "#FFFFFF", r * 0.07, 0.45)
        s.add("</g>")
        s.path(ellipse(0, 0, r * 0.27, r * 0.27), "#8A4E1C")
        s.path(ellipse(r * 0.03, r * 0.05, r * 0.22, r * 0.2), "#E6D3B2")
    return ring


@drawing("donat-kentang")
def donat(s: Sheet) -> None:
    paper(s, "#CFE0DD")
    for i in range(14):
        s.path(box(-200 + i * 130, -100, 62, 1800), "#DCE9E5", opacity=0.7)
    with s.group(transform="rotate(-7 600 760)"):
        lid = polygon((150, 330), (1050, 330), (1010, 90), (190, 90))
        s.shadow(lid, 16, 20, 16, 0.3)
        s.path(lid, s.linear([(0, "#C9A06A"), (1, "#E3C392")]))
        s.text(600, 235, "Dua Putri", 96, "#7A4420", "book", "bold", "italic")
        tray = box(140, 330, 920, 980, 20)
        s.shadow(tray, 26, 34, 24, 0.42)
        s.solid(tray, "#D9B581", 22)
        s.path(box(178, 368, 844, 904, 12), "#F6ECD6")
        s.path(box(178, 368, 844, 904, 12), "none", "#A97C46", 6, 0.5)
        for x in range(12):
            s.line([(190 + x * 75, 372), (200 + x * 75, 1268)], "#E9DABA", 5, 0.8)
        kinds = ("cokelat", "gula", "stroberi", "keju", "pandan", "cokelat", "gula", "keju", "stroberi")
        stamps = {k: donut(s, 132, k) for k in set(kinds)}
        for i, k in enumerate(kinds):
            s.press(stamps[k], 318 + i % 3 * 282, 512 + i // 3 * 306, s.random.uniform(-40, 40), 1)
    crumbs(s, 240, 1420, 180, 30, ("#FFFFFF", "#D9A35A"), 18, 7)


@drawing("wingko-babat")
def wingko(s: Sheet) -> None:
    wall_and_table(s, "#F1DDB8", "#6D3F22", 640)
    planks(s, 0, 646, 1200, 854, "#7A4A28", 5)
    window_light(s, 80, 40, 150, 190, 110, 0.55)

    def disc(cx: float, cy: float, r: float, cut: bool = False) -> None:
        s.path(ellipse(cx + 16, cy + 40, r, r * 0.5), SOGA_TUA, opacity=0.45, blur=12)
        s.path(ellipse(cx, cy + 34, r, r * 0.5), "#E9CF98")
        s.path(box(cx - r, cy, 2 * r, 34), "#E9CF98")
        s.path(f"M{cx - r},{cy}v34A{r},{r * 0.5} 0 0 0 {cx + r},{cy + 34}v-34Z", s.linear([(0, "#F6E6BE"), (0.6, "#E0BC78"), (1, "#A4712F")], 0))
        top = ellipse(cx, cy, r, r * 0.5)
        s.solid(top, "#D9A452", 18, shade="#8A521A")
        with s.group(clip=top):
            for x, y in s.scatter(9, cx, cy, r * 0.75, r * 0.36, r * 0.36):
                s.path(s.around(x, y, r * 0.2, r * 0.1, 8, 0.25), "#8E5217", opacity=0.45, blur=5)
            crumbs(s, cx, cy, r * 0.85, r * 0.4, ("#F9EBC6", "#F2D99A", "#B9772A"), 30, 6)
        if cut:
            s.path(polygon((cx, cy + 4), (cx + r * 0.98, cy + 60), (cx + r * 0.34, cy + r * 0.62)), "#7A4A28")
            s.path(polygon((cx, cy + 4), (cx + r * 0.36, cy + r * 0.5), (cx + r * 0.36, cy + r * 0.5 + 34), (cx, cy + 40)), "#F8EBCB")
            crumbs(s, cx + r * 0.18, cy + r * 0.3, r * 0.1, r * 0.12, ("#FFFFFF", "#E0C48A"), 10, 6)

    def packet(cx: float, cy: float, turn: float, colour: str) -> None:
        with s.group(transform=f"translate({cx} {cy}) rotate({turn})"):
            d = box(-150, -78, 300, 156, 14)
            s.shadow(d, 12, 22, 12, 0.42)
            s.solid(d, "#F7F0DE", 18)
            s.path(box(-150, -52, 300, 104), colour)
            s.path("M-150,-62H150M-150,62H150", "none", colour, 5)
            for side in (-1, 1):
                twist = polygon((side * 148, -40), (side * 196, -70), (side * 186, 0), (side * 196, 70), (side * 148, 40))
                s.solid(twist, "#EFE5CC", 10)
                for k in (-24, 0, 24):
                    s.line([(side * 150, k * 0.4), (side * 188, k)], "#B9A987", 4, 0.7)
            s.text(0, 4, "WINGKO", 44, KRIM, spacing=2)
            s.text(0, 38, "kelapa muda", 27, KRIM, "book", "normal", "italic")

    packet(800, 840, -10, "#A5312A")
    packet(560, 760, 8, "#1E3A63")
    packet(860, 1010, 6, "#2F6B47")
    packet(640, 920, -4, "#B9761A")
    banana_leaf(s, 20, 1330, 820, 430, -14, "#4B8F49")
    disc(330, 1010, 220)
    disc(430, 1200, 230, True)
    s.path(s.around(900, 1270, 190, 150, 14, 0.04), "#5B341B")
    s.solid(s.around(892, 1260, 186, 146, 14, 0.04), "#6E4424", 24)
    s.path(s.around(888, 1256, 156, 118, 12, 0.03), "#F9F4E6")
    s.path(ellipse(892, 1266, 106, 72), "#DDE2D4")
    s.path(ellipse(870, 1250, 50, 20), "#FFFFFF", opacity=0.7)
    crumbs(s, 700, 1400, 160, 30, ("#FFFDF4", "#F2E4C4"), 30, 9)


@drawing("kastengel-keju")
def kastengel(s: Sheet) -> None:
    paper(s, "#E9D9C4")
    s.path(box(0, 0, 1200, 1500), s.pattern('<circle cx="60" cy="60" r="9" fill="#F6EBD8"/><circle cx="0" cy="0" r="9" fill="#F6EBD8"/><circle cx="120" cy="0" r="9" fill="#F6EBD8"/><circle cx="0" cy="120" r="9" fill="#F6EBD8"/><circle cx="120" cy="120" r="9" fill="#F6EBD8"/>', 120, 120))
    s.path(box(0, 1010, 1200, 490), s.linear([(0, "#2F5E57"), (1, "#417A70")]))
    s.path(box(0, 1002, 1200, 14), SOGA_TUA, opacity=0.4, blur=4)
    with s.stamp() as stick:
        d = box(-104, -26, 208, 52, 16)
        s.shadow(d, 5, 9, 5, 0.4)
        s.solid(d, "#DFA444", 16, shade="#8F5A17")
        for _ in range(14):
            x, y, t = s.random.uniform(-84, 84), s.random.uniform(-15, 12), s.random.uniform(0, 3.1)
            s.line([(x, y), (x + 22 * math.cos(t), y + 9 * math.sin(t))], s.random.choice(["#F8DE94", "#F2C660", "#FBEBBB"]), 7)

    body = box(250, 470, 700, 780, 60)

    def inside() -> None:
        for row in range(15):
            for i in range(4):
                s.press(stick, 320 + i * 196 + (row % 2) * 60, 1222 - row * 50, s.random.uniform(-5, 5), 0.94)

    s.floor_shadow(620, 1240, 380, 64)
    s.path(body, "#F4ECD8", opacity=0.85)
    with s.group(clip=body):
        s.path(box(250, 520, 700, 760), "#B67A2C")
        inside()
        s.path(body, s.linear([(0, "#FFFFFF", 0.4), (0.1, "#FFFFFF", 0.03), (0.75, "#FFFFFF", 0), (1, SOGA_TUA, 0.4)], 0))
        s.path(box(292, 540, 34, 600, 17), "#FFFFFF", opacity=0.6)
    s.path(body, "none", "#FFFFFF", 6, 0.8)
    s.solid(box(226, 380, 748, 120, 44), "#A5312A", 30)
    s.path(box(226, 380, 748, 30, 15), "#D05A4C")
    s.path(box(236, 760, 728, 86), "#A5312A")
    s.path(box(236, 768, 728, 8), "#E9C48A")
    s.path(box(236, 830, 728, 8), "#E9C48A")
    for k in (-1, 1):
        loop = f"M600,803C{600 + k * 60},680 {600 + k * 230},690 {600 + k * 220},790C{600 + k * 214},880 {600 + k * 70},890 600,803Z"
        s.shadow(loop, 8, 14, 8, 0.35)
        s.solid(loop, "#B63B32", 20)
        tail = polygon((600, 803), (600 + k * 60, 1000), (600 + k * 120, 960), (600 + k * 130, 1010), (600 + k * 40, 830))
        s.solid(tail, "#9A2A24", 10)
    s.solid(ellipse(600, 803, 44, 40), "#C24A40", 14)
    for x, y, a in ((170, 1330, 24), (330, 1390, -14), (1010, 1340, -30), (840, 1400, 8)):
        s.press(stick, x, y, a, 1.15)
    cheese = polygon((930, 1180), (1130, 1230), (1130, 1300), (930, 1270))
    s.solid(cheese, "#F0BE4A", 14)
    s.path(polygon((930, 1180), (1020, 1140), (1190, 1180), (1130, 1230)), "#F8D884")
    s.path(polygon((1130, 1230), (1190, 1180), (1190, 1250), (1130, 1300)), "#C98A22")
    for x, y in ((980, 1230), (1050, 1262), (1090, 1244)):
        s.path(ellipse(x, y, 14, 11), "#C9922E")


def bun(s: Sheet, w: float, tone: str, kind: str) -> None:
    """A sweet bun lying at 0,0, glazed, topped by its kind."""
    h = w * 0.62
    d = f"M{-w / 2},{h * 0.3}C{-w * 0.56},{-h * 0.35} {-w * 0.25},{-h * 0.62} 0,{-h * 0.62}S{w * 0.56},{-h * 0.35} {w / 2},{h * 0.3}C{w * 0.46},{h * 0.48} {-w * 0.46},{h * 0.48} {-w / 2},{h * 0.3}Z"
    s.path(ellipse(14, h * 0.36, w * 0.5, h * 0.18), SOGA_TUA, opacity=0.4, blur=10)
    s.solid(d, tone, w * 0.12, shade="#5E2B0C", light="#FBD89A")
    with s.group(clip=d):
        s.path(box(-w, h * 0.26, 2 * w, h), "#F0CF94", opacity=0.85, blur=6)
    if kind == "cokelat":
        for i in range(6):
            x = -w * 0.34 + i * w * 0.135
            s.line([(x, -h * 0.36 + abs(i - 2.5) * h * 0.06), (x + w * 0.05, -h * 0.1), (x - w * 0.02, h * 0.1)], "#4A220F", w * 0.03)
    elif kind == "wijen":
        for _ in range(30):
            a, q = s.random.uniform(0, 6.28), math.sqrt(s.random.random())
            s.path(ellipse(q * w * 0.32 * math.cos(a), -h * 0.2 + q * h * 0.26 * math.sin(a), w * 0.016, w * 0.011), "#FBF0D2")
    elif kind == "kelapa":
        s.path(s.around(0, -h * 0.14, w * 0.24, h * 0.22, 10, 0.1), "#7A3F14")
        for _ in range(26):
            a, q, t = s.random.uniform(0, 6.28), math.sqrt(s.random.random()), s.random.uniform(0, 3.1)
            x, y = q * w * 0.2 * math.cos(a), -h * 0.14 + q * h * 0.18 * math.sin(a)
            s.line([(x, y), (x + w * 0.05 * math.cos(t), y + w * 0.03 * math.sin(t))], s.random.choice(["#F0C56E", "#D9982F"]), w * 0.016)
    s.path(ellipse(-w * 0.2, -h * 0.36, w * 0.12, h * 0.07), "#FFF3D2", opacity=0.75, blur=4)


@drawing("roti-manis-isi")
def roti_manis(s: Sheet) -> None:
    paper(s, "#D9D6C4")
    s.path(box(0, 0, 1200, 860), s.pattern('<rect width="240" height="120" fill="#C98C66"/><rect x="4" y="4" width="232" height="52" rx="6" fill="#D49B76"/><rect x="-116" y="64" width="232" height="52" rx="6" fill="#CB8F69"/><rect x="124" y="64" width="232" height="52" rx="6" fill="#D7A17E"/>', 240, 120), opacity=0.42)
    s.path(box(0, 860, 1200, 640), s.linear([(0, "#A86C3C"), (1, "#C98E56")]))
    s.path(box(0, 846, 1200, 18), SOGA_TUA, opacity=0.4, blur=6)
    napkin = polygon((120, 1050), (1090, 990), (1150, 1330), (70, 1400))
    s.shadow(napkin, 12, 16, 12, 0.3)
    s.path(napkin, gingham(s, 160, "#A5312A", "#FBF4E2", "rotate(-4)"))
    rim = ellipse(600, 900, 450, 150)
    s.path(ellipse(640, 1240, 430, 80), SOGA_TUA, opacity=0.5, blur=24)
    s.path(rim, "#6B4220")
    for x, y, w, t, k, a in ((380, 800, 300, "#C57A2B", "wijen", -12), (620, 740, 320, "#B96C22", "cokelat", 6), (850, 810, 290, "#CB8433", "kelapa", 14), (470, 890, 310, "#BE7226", "kelapa", 4), (740, 900, 320, "#C8802F", "wijen", -6)):
        with s.group(transform=f"translate({x} {y}) rotate({a})"):
            bun(s, w, t, k)
    body = "M150,900A450,150 0 0 0 1050,900L960,1230Q600,1330 240,1230Z"
    s.path(body, weave(s, 40, "#CF9C57", "#B98543", "#7A4F22", "skewX(4)"))
    s.path(body, s.linear([(0, "#FFF1CC", 0.36), (0.4, "#FFF1CC", 0), (0.75, SOGA_TUA, 0.12), (1, SOGA_TUA, 0.5)], 8))
    s.path("M150,900A450,150 0 0 0 1050,900", "none", "#8A5A2A", 40)
    s.path("M150,896A450,150 0 0 0 1050,896", "none", "#DDB070", 24, 1, 0, "26 20")
    handle = "M190,860C260,300 940,300 1010,860"
    s.path(handle, "none", "#7A4F22", 34)
    s.path(handle, "none", "#D9AA66", 22, 1, 0, "30 16")
    with s.group(transform="translate(250 1370) rotate(-5)"):
        bun(s, 270, "#C57A2B", "cokelat")
    tag(s, 930, 640, "roti manis|isi 5", 8)
