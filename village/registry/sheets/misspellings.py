"""Slips of the finger in headings and names of kinds; stricter than the search, a wrong column costs more."""

from collections.abc import Iterable
from functools import lru_cache


def slips_allowed(word: str) -> int:
    """None below four letters, one below seven, two from seven on."""
    return 0 if len(word) < 4 or word.isdigit() else 1 if len(word) < 7 else 2


def slips_between(written: str, meant: str) -> int:
    """Letters missing, added, wrong or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for down, letter in enumerate(written, start=1):
        two_before, before, row = before, row, [down]
        for across, other in enumerate(meant, start=1):
            cost = min(before[across] + 1, row[-1] + 1, before[across - 1] + (letter != other))
            if down > 1 and across > 1 and letter == meant[across - 2] and written[down - 2] == other:
                cost = min(cost, two_before[across - 2] + 1)
            row.append(cost)
    return row[-1]


@lru_cache(maxsize=4096)
def _letters(word: str) -> frozenset[str]:
    return frozenset(word)


def nearest(written: str, vocabulary: Iterable[str]) -> list[str]:
    """The words of the vocabulary within the allowed slips, all that are equally near."""
    allowed = slips_allowed(written)
    if not allowed:
        return []
    letters = _letters(written)
    found: dict[int, list[str]] = {}
    for word in vocabulary:
        # One slip changes the letters in use by two at most; most words fall out here.
        if abs(len(word) - len(written)) <= allowed and len(letters ^ _letters(word)) <= 2 * allowed:
            slips = slips_between(written, word)
            if slips <= min(allowed, slips_allowed(word)):
                found.setdefault(slips, []).append(word)
    return found[min(found)] if found else []
