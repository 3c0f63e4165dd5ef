"""Batik, sewn and embroidered things to wear."""

from __future__ import annotations

import math

from canvas import BAMBU, DAUN, DAUN_MUDA, KRIM, KUNYIT, MENGKUDU, NILA, SOGA, SOGA_MUDA, SOGA_TUA, Sheet, box, curve, darker, drawing, ellipse, lighter, mix, polygon
from ground import board, cloth, foliage_shadow, mat, paper, planks, wall_and_table, window_light
from motifs import ceplok, floor_tile, gingham, kawung, knit, lurik, mega_mendung, parang, truntum, weave
from plants import banana_leaf, chilli, cinnamon, citrus_slice, clove, garlic, ginger, leaf, lime_leaf, potted_plant, rosella, round_leaf_plate, shallot, star_anise
from ware import besek, bottle, bowl, crumbs, jar, label, plate, pouch, spoon, steam, steamer, tag, tampah, tumbler


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
