"""Every palette can be read, in light and in dark: contrast computed from the style sheets as they are served."""

import re
from pathlib import Path

import pytest

from village.core.village import MOTIFS, PALETTES

CSS = Path(__file__).resolve().parents[2] / "static" / "css"
TEMPLATES = CSS.parents[1] / "templates"
DARK = re.compile(r"@media \(prefers-color-scheme:dark\)\{((?:[^{}]*\{[^{}]*\})*)\s*\}")
RULE = re.compile(r"(:root|\[data-palette=([a-z]+)\])\{([^{}]*)\}")
LOOKS = [(palette, scheme) for palette in PALETTES for scheme in ("light", "dark")]

# (ink, ground): words that people read at length.
READ = [
    ("text", "paper"), ("text", "card"), ("text", "tint"), ("text", "good-bg"), ("text", "warn-bg"), ("text", "bad-bg"),
    ("soft", "paper"), ("soft", "card"), ("brand", "paper"), ("brand", "card"), ("paper", "brand"),
    ("on-foot", "foot"), ("kicker", "paper"), ("good", "good-bg"), ("warn", "warn-bg"), ("bad", "paper"),
]  # fmt: skip
# Words on a coloured ground, short and large or bold.
GLANCED = [
    ("soft", "tint"), ("brand", "tint"), ("brand", "warn-bg"), ("brand", "good-bg"), ("bad", "bad-bg"),
    ("paper", "go"), ("paper", "good"),
]  # fmt: skip
# Edges that tell where a control is or how urgent something is.
SEEN = [
    ("edge", "paper"),
    ("edge", "card"),
    ("brand", "paper"),
    ("good", "paper"),
    ("red", "paper"),
    ("amber", "paper"),
]


def tokens(palette: str, scheme: str) -> dict[str, str]:
    """The colours that hold on a page of this palette, as the cascade gives them."""
    css = (CSS / "first.css").read_text("utf-8") + (CSS / "site.css").read_text("utf-8")
    css = re.sub(r"@media print\{.*\n\}", "", css, flags=re.S)
    layers = [DARK.sub("", css)]
    if scheme == "dark":
        layers.append("".join(DARK.findall(css)))
    found: dict[str, str] = {}
    for layer in layers:
        for name in (None, palette):
            for _selector, whose, body in RULE.findall(layer):
                if (whose or None) == name:
                    found.update(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})\b", body))
    return found


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, WCAG 2.2: 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_faint(palette: str, scheme: str, pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    found = tokens(palette, scheme)
    measured = {f"{ink} on {ground}": round(contrast(found[ink], found[ground]), 2) for ink, ground in pairs}
    return {pair: ratio for pair, ratio in measured.items() if ratio < least}


@pytest.mark.parametrize(("palette", "scheme"), LOOKS)
def test_text_is_read_at_seven_to_one(palette, scheme):
    assert too_faint(palette, scheme, READ, 7) == {}


@pytest.mark.parametrize(("palette", "scheme"), LOOKS)
def test_no_words_stand_below_four_and_a_half_to_one(palette, scheme):
    assert too_faint(palette, scheme, GLANCED, 4.5) == {}


@pytest.mark.parametrize(("palette", "scheme"), LOOKS)
def test_controls_stand_out_three_to_one(palette, scheme):
    assert too_faint(palette, scheme, SEEN, 3) == {}


@pytest.mark.parametrize(("palette", "scheme"), LOOKS)
def test_the_palettes_differ_from_one_another(palette, scheme):
    others = [tokens(other, scheme) for other in PALETTES if other != palette]
    assert all(tokens(palette, scheme)["brand"] != other["brand"] for other in others)


def test_every_motif_is_drawn_with_less_than_a_kilobyte():
    from jinja2 import Environment, FileSystemLoader

    motifs = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True).get_template("shared/motifs.html").module
    drawn = {name: str(motifs.band(name)) for name in MOTIFS}
    assert len(set(drawn.values())) == len(MOTIFS)
    assert {name: len(svg) for name, svg in drawn.items() if len(svg) > 1200} == {}
    assert all(len(re.sub(r'<pattern id="cloth".*', "", svg).encode()) < 1024 for svg in drawn.values())
