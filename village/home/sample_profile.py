"""The profile of the sample village as written down: achievements, offices, map, announcement, suggestions, survey."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "sample"


@dataclass(frozen=True)
class SampleProfile:
    """The tables of the file; ``map`` is the path of the drawing and what it shows."""

    achievements: tuple[dict[str, Any], ...]
    terms: tuple[dict[str, Any], ...]
    map: Path
    map_alt: str
    pins: tuple[dict[str, Any], ...]
    announcement: dict[str, Any]
    sendings: tuple[dict[str, Any], ...]
    suggestions: tuple[dict[str, Any], ...]
    survey: dict[str, Any]


def read_profile() -> SampleProfile:
    """Read what is shipped with the site. Raises OSError or KeyError where something is missing."""
    written = tomllib.loads((FOLDER / "profile.toml").read_text("utf-8"))
    return SampleProfile(
        achievements=tuple(written["achievement"]),
        terms=tuple(written["term"]),
        map=FOLDER / "drawings" / written["map"]["file"],
        map_alt=written["map"]["alt"],
        pins=tuple(written["pin"]),
        announcement=written["announcement"],
        sendings=tuple(written["sending"]),
        suggestions=tuple(written["suggestion"]),
        survey=written["survey"],
    )
