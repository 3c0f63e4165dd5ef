"""The village's colours and cloth for what is drawn without a style sheet: PDFs, printed sheets, link pictures."""

from dataclasses import dataclass
from typing import Any

from flask import current_app

from village.core.village import VillageFacts

INK, SOFT, LINE, PAPER, TINT = "#211e19", "#554e3f", "#b9ad93", "#ffffff", "#f2e8d3"
# --brand, --foot, --on-foot and --accent of each palette in first.css, light scheme: paper has no other.
PALETTE_COLOURS = {
    "nila": ("#1f3557", "#1e3557", "#fbf1dd", "#d6941b"),
    "soga": ("#6b3617", "#55290f", "#fbf1dd", "#d6941b"),
    "kunyit": ("#5f4000", "#e8b021", "#2b2000", "#b5451d"),
    "mengkudu": ("#861c27", "#701a25", "#fbf1dd", "#d6941b"),
}


@dataclass(frozen=True)
class Look:
    """Colours by name (hex), and the tile of the motif: width, height, turn in degrees, paths ground, line, accent."""

    colours: dict[str, str]
    tile: dict[str, Any]


def look_of(village: VillageFacts | None) -> Look:
    """How this village looks on paper."""
    brand, foot, on_foot, accent = PALETTE_COLOURS[village.palette if village else "nila"]
    colours = {
        "ink": INK, "soft": SOFT, "line": LINE, "paper": PAPER, "tint": TINT,
        "brand": brand, "foot": foot, "on_foot": on_foot, "accent": accent,
    }  # fmt: skip
    tiles: dict[str, Any] = current_app.jinja_env.get_template("shared/motifs.html").module.tiles  # type: ignore[attr-defined]
    return Look(colours, tiles.get(village.motif if village else "kawung", tiles["kawung"]))
