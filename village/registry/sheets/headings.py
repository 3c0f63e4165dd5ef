"""What the heading of a column means, with its typos, short forms and spaced-out letters."""

import re
from functools import lru_cache
from typing import NamedTuple

from village.registry.sheets.cells import plain
from village.registry.sheets.misspellings import nearest
from village.registry.sheets.vocabulary import CANONICAL, COUNTING, DROPPED, PERMITS, PHRASES

LONGEST_HEADING = 90
MOST_WORDS = 9
_SURE, _SLIP_COST = 0.9, 0.08

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+|[0-9]+|%")
_HYPHENATED = re.compile(r"(?<=[a-z])-\s+(?=[a-z])")


class Match(NamedTuple):
    """A meaning of the vocabulary and how well the heading fits it, from 0 to 1."""

    meaning: str
    score: float

    @property
    def is_sure(self) -> bool:
        """Whether the heading says exactly this."""
        return self.score >= _SURE


class _Phrase(NamedTuple):
    meaning: str
    words: frozenset[str]
    only_whole: bool


def _phrases() -> list[_Phrase]:
    return [
        _Phrase(meaning, frozenset(written.lstrip("!").split()), written.startswith("!"))
        for meaning, phrases in PHRASES.items()
        for written in phrases.split("|")
    ]


_ALL = _phrases()
_WORDS = frozenset(word for phrase in _ALL for word in phrase.words) | frozenset(CANONICAL)
_BY_WORD: dict[str, list[int]] = {}
for _at, _phrase in enumerate(_ALL):
    for _word in _phrase.words:
        _BY_WORD.setdefault(_word, []).append(_at)
_COMMON = frozenset(("nama", "usaha", "pemilik", "alamat", "produk", "harga", "izin", "jenis", "telp", "keterangan"))
_LONG_WORDS = tuple(sorted(word for word in _WORDS if len(word) >= 4))
_RUN_TOGETHER = {
    written.lstrip("!").replace(" ", ""): written.lstrip("!").split()
    for phrases in PHRASES.values()
    for written in phrases.split("|")
    if " " in written
}
_GENERAL = frozenset(("plain_name", "number", "kind", "started", "brand", "count"))  # the row above says of what


@lru_cache(maxsize=4096)
def match_heading(text: str) -> Match | None:
    """The meaning of one heading, or None when it is not in the vocabulary. Slips of the finger lower the score."""
    if not text or len(text) > LONGEST_HEADING:
        return None
    return _match(text) or _match(_CAMEL.sub(" ", text))


def _match(text: str) -> Match | None:
    words, slips = _words_of(text)
    if not words or len(words) > MOST_WORDS:
        return None
    spoken = frozenset(words)
    if spoken & COUNTING:
        return Match("count", 1.0)
    best: Match | None = None
    best_size = 0
    named_permits = set()
    for at in sorted({at for word in spoken for at in _BY_WORD.get(word, ())}):
        phrase = _ALL[at]
        if phrase.words == spoken:
            score = 1.0
        elif not phrase.only_whole and phrase.words < spoken:
            score = 0.45 + 0.45 * len(phrase.words) / len(spoken)
        else:
            continue
        if phrase.meaning in PERMITS:
            named_permits.add(phrase.meaning)
        if best is None or (score, len(phrase.words)) > (best.score, best_size):
            best, best_size = Match(phrase.meaning, score), len(phrase.words)
    if best is None:
        return None
    if len(named_permits - {"permit:unknown"}) > 1 and not best.meaning.startswith("permit:nib_"):
        best = Match("permits", best.score)
    return Match(best.meaning, best.score - _SLIP_COST * slips)


def match_two_rows(above: str, below: str) -> Match | None:
    """The meaning of a heading that stands under another one, such as NAMA under PEMILIK."""
    own = match_heading(below)
    if not above or not below:
        return own or match_heading(above)
    both = match_heading(f"{above} {below}")
    over = match_heading(above)
    under_permits = over is not None and (over.meaning == "permits" or over.meaning in PERMITS)
    if under_permits and own is not None and own.meaning in PERMITS:
        return own
    if over is not None and under_permits:
        is_other = own is None and over.meaning == "permits"
        return Match("permit:unknown" if is_other else over.meaning, 0.7)
    if own is not None and own.is_sure and own.meaning not in _GENERAL:
        return own
    if both is not None and both.score >= 0.6 and both.meaning not in _GENERAL:
        return both
    return own or both or (Match(over.meaning, over.score * 0.8) if over else None)


def _words_of(text: str) -> tuple[list[str], int]:
    """The words in their one spelling, and how many slips of the finger were forgiven."""
    words: list[str] = []
    slips = 0
    spoken = _HYPHENATED.sub("", plain(text))
    for word in _joined(_WORD.findall(re.sub(r"[_.\-]+(?=irt)", "", spoken))):
        for known in _RUN_TOGETHER.get(word, [word]):
            corrected, slipped = _corrected(known)
            slips += slipped
            if corrected not in DROPPED:
                words.append(corrected)
    return words, slips


def _joined(words: list[str]) -> list[str]:
    """Spaced-out letters (vertical text) are one word, and so are P IRT and SPP IRT."""
    if len(words) >= 2 and all(len(word) == 1 for word in words):
        together = "".join(words)
        if len(words) > 2 or together in _WORDS:
            return _RUN_TOGETHER.get(together, [together])
    text = " ".join(words)
    return re.sub(r"\b(?:spp?|p) ?irt\b|\bspp?pirt\b", "pirt", text).replace("e mail", "email").split()


@lru_cache(maxsize=8192)
def _corrected(word: str) -> tuple[str, int]:
    if word in _WORDS or word in DROPPED:
        return CANONICAL.get(word, word), 0
    near = {
        CANONICAL.get(known, known)
        for known in nearest(word, _LONG_WORDS)
        if known[0] == word[0] or (len(word) > 5 and known[1:] == word[1:])
    }
    likely = near & _COMMON or near
    return (likely.pop(), 1) if len(likely) == 1 else (word, 0)
