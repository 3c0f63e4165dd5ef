"""The list of kinds of business activity (KBLI): found by everyday words, each code always with its edition.

The 2025 list is the published one, unmodified (data/kbli2025, see its LICENSE). It is read when somebody first looks
for a code; what stays in memory is one short line per code, and descriptions are read from the file when they are
shown. There is no list of 2020: such a code is kept as it was typed, and is never looked up in another edition.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from village.core.spelling import STOP_WORDS, sound, words_of

EDITIONS = ("2025", "2020")
LISTED_EDITION = "2025"
SHOWN = 8
LONGEST_QUERY = 80
_DATA = Path(__file__).parent / "data"
_LIST = _DATA / "kbli2025" / "05_kelompok.json"
_EVERYDAY = _DATA / "kbli_sehari_hari.toml"
_LEFT_OUT = re.compile(r"(Kelompok ini )?tidak (mencakup|termasuk)[^.]*\.?", re.IGNORECASE)
_CODE = re.compile(r"\d{2,5}")
EVERYDAY_SCORE, PLACE_SCORE, TITLE_SCORE, BEGIN_SCORE, TEXT_SCORE = 1000, 100, 30, 15, 4


@dataclass(frozen=True)
class KbliCode:
    """One code of the list with its edition; ``title`` in ordinary letters."""

    edition: str
    code: str
    title: str
    description: str = ""


@dataclass(frozen=True)
class _Line:
    code: str
    title: str
    sounds: tuple[str, ...]


def find_codes(typed: str, *, limit: int = SHOWN) -> list[KbliCode]:
    """The codes of the 2025 edition that fit everyday words or the beginning of a code, best first."""
    text = " ".join(typed.split())[:LONGEST_QUERY].casefold()
    entries = _entries()
    if _CODE.fullmatch(text):
        best = [entry for entry in entries if entry["code"].startswith(text)][:limit]
    else:
        scores = _scores(text, entries)
        ranked = sorted(scores, key=lambda code: (-scores[code], code))[:limit]
        by_code = {entry["code"]: entry for entry in entries}
        best = [by_code[code] for code in ranked]
    return [_shown(entry) for entry in best]


def find_code(edition: str, code: str) -> KbliCode | None:
    """The entry of this code in this edition, where that edition is listed; None otherwise."""
    if edition != LISTED_EDITION:
        return None
    line = next((line for line in _lines() if line.code == code), None)
    return KbliCode(edition, line.code, line.title) if line else None


def listed_codes() -> frozenset[str]:
    """Every code of the listed edition."""
    return frozenset(line.code for line in _lines())


def codes_by_number(codes: Sequence[str]) -> list[KbliCode]:
    """The entries of these codes of the listed edition, in this order; unknown ones are left out."""
    if not codes:
        return []
    by_code = {entry["code"]: entry for entry in _entries()}
    return [_shown(by_code[code]) for code in codes if code in by_code]


def _scores(text: str, entries: Iterable[dict[str, str]]) -> dict[str, int]:
    scores: dict[str, int] = {}
    padded = f" {text} "
    for phrase, codes in _everyday().items():
        if f" {phrase} " in padded:
            for place, code in enumerate(codes):
                score = EVERYDAY_SCORE + PLACE_SCORE * len(phrase.split()) - 10 * place
                scores[code] = max(scores.get(code, 0), score)
    words = [
        word for word in words_of(text, letters=LONGEST_QUERY, limit=8) if word not in STOP_WORDS and len(word) > 1
    ]
    heard = [sound(word) for word in words]
    patterns = [re.compile(rf"\b{re.escape(word)}", re.IGNORECASE) for word in words]
    for line, entry in zip(_lines(), entries, strict=True):
        score = sum(_title_score(one, line.sounds) for one in heard)
        if any(pattern.search(entry["description"]) for pattern in patterns):
            told = _LEFT_OUT.sub("", entry["description"])
            score += TEXT_SCORE * sum(bool(pattern.search(told)) for pattern in patterns)
        if score:
            scores[line.code] = scores.get(line.code, 0) + score
    return scores


def _title_score(heard: str, sounds: tuple[str, ...]) -> int:
    if heard in sounds:
        return TITLE_SCORE - sounds.index(heard)
    return BEGIN_SCORE if any(one.startswith(heard) for one in sounds) else 0


def _entries() -> list[dict[str, str]]:
    """The published list, read from its file; nothing of it is kept."""
    entries: list[dict[str, str]] = json.loads(_LIST.read_bytes())
    return entries


@lru_cache(maxsize=1)
def _lines() -> tuple[_Line, ...]:
    return tuple(
        _Line(entry["code"], _title(entry["title"]), tuple(sound(word) for word in _words(entry["title"])))
        for entry in _entries()
    )


def _words(title: str) -> list[str]:
    return words_of(title, letters=len(title), limit=30)


def _title(title: str) -> str:
    return title[:1] + title[1:].lower()


def _shown(entry: dict[str, str]) -> KbliCode:
    return KbliCode(LISTED_EDITION, entry["code"], _title(entry["title"]), " ".join(entry["description"].split()))


@lru_cache(maxsize=1)
def _everyday() -> dict[str, list[str]]:
    kept: dict[str, Any] = tomllib.loads(_EVERYDAY.read_text("utf-8"))
    return {phrase: codes for phrases, codes in kept["kata"].items() for phrase in phrases.split(", ")}
