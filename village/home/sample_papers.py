"""The documents of the sample village as written down, with the files that are shipped."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "sample"


@dataclass(frozen=True)
class SamplePaper:
    """One document: its files (one paper, or photos of it) and what is said of it, as the file has it."""

    files: tuple[Path, ...]
    told: dict[str, Any]


def read_papers() -> Sequence[SamplePaper]:
    """Read what is shipped with the site. Raises OSError or KeyError where something is missing."""
    written = tomllib.loads((FOLDER / "papers.toml").read_text("utf-8"))
    drawn = [SamplePaper((FOLDER / "papers" / f"{one.pop('file')}.pdf",), one) for one in written["paper"]]
    photographed = [
        SamplePaper(tuple(FOLDER / "papers" / name for name in one.pop("files")), one)
        for one in written["photographed"]
    ]
    return [*drawn, *photographed]
