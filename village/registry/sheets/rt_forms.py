"""RT and RW as people write them: ``RT 4``, ``04``, ``4.0``, ``RT.04/RW.05``, ``004/005``."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from village.registry.sheets.cells import plain, says_nothing, text_of
from village.registry.sheets.readings import FLAG, Doubt
from village.registry.sheets.wording import N_
from village.registry.sheets.workbook import Cell

LARGEST_NUMBER = 199


class RtReading(NamedTuple):
    """Numbers of RT and RW, None where not said, and what was doubtful."""

    rt: int | None = None
    rw: int | None = None
    doubts: tuple[Doubt, ...] = ()


_NUMBER = r"0*([1-9][0-9]{0,2})"
_RT = rf"r\.?\s?t[\s.:,]*{_NUMBER}"
_RW = rf"r\.?\s?w[\s.:,]*{_NUMBER}"
_ONLY_RT = re.compile(rf"(?:r\.?\s?t[\s.:,]*)?{_NUMBER}(?:[.,]0+)?\s*\.?")
_RT_AND_RW = re.compile(rf"(?:r\.?\s?t)?[\s.:,]*{_NUMBER}\s*[/\\,\s.-]*(?:/|r\.?\s?w)[\s.:,]*{_NUMBER}\s*\.?")
_RW_AND_RT = re.compile(rf"{_RW}\s*[/\\,\s.-]*{_RT}\s*\.?")
_ROMAN = re.compile(r"r\.?\s?t[\s.:,]*(x{0,2}(?:ix|iv|v?i{0,3}))")
_IN_TEXT = re.compile(rf"(?<![a-z]){_RT}(?![0-9])(?:\s*[/\\,\s-]*\s*(?:{_RW}|/\s*{_NUMBER})(?![0-9]))?")
_RW_IN_TEXT = re.compile(rf"(?<![a-z]){_RW}(?![0-9])")
_RANGE = re.compile(rf"(?<![a-z]){_RT}\s*(?:-|–|s\.?/?d\.?|sampai|sd|dan|&|,)\s*(?:r\.?\s?t[\s.]*)?[0-9]")
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


@lru_cache(maxsize=2048, typed=True)
def read_rt(cell: Cell) -> RtReading:
    """The RT, and the RW if it is written too, of a cell that should hold an RT. Anything unclear is flagged."""
    if isinstance(cell, date):
        return RtReading(doubts=(Doubt("rt_is_date", N_("RT ini berubah menjadi tanggal di lembar kerja.")),))
    text = plain(text_of(cell)).lstrip("'’`")
    if says_nothing(text):
        return RtReading()
    if found := _ONLY_RT.fullmatch(text):
        return _checked(found[1])
    if found := _RT_AND_RW.fullmatch(text):
        return _checked(found[1], found[2])
    if found := _RW_AND_RT.fullmatch(text):
        return _checked(found[2], found[1])
    if (found := _ROMAN.fullmatch(text)) and found[1]:
        return RtReading(rt=_from_roman(found[1]))
    return RtReading(doubts=(Doubt("rt_unread", N_("RT tidak terbaca. Tulis angkanya saja, misalnya 04.")),))


@lru_cache(maxsize=2048, typed=True)
def find_rt(text: str) -> RtReading:
    """The one RT (and RW) mentioned inside a text such as an address or a title; nothing when several are mentioned."""
    spoken = plain(text)
    if _RANGE.search(spoken):
        return RtReading(rw=_only(int(found[1]) for found in _RW_IN_TEXT.finditer(spoken)))
    mentions = list(_IN_TEXT.finditer(spoken))
    rt = _only(int(found[1]) for found in mentions)
    rw = _only(int(found[2] or found[3]) for found in mentions if found[2] or found[3])
    if rw is None:
        rw = _only(int(found[1]) for found in _RW_IN_TEXT.finditer(spoken))
    return RtReading(rt=rt if rt and rt <= LARGEST_NUMBER else None, rw=rw if rw and rw <= LARGEST_NUMBER else None)


def _only(numbers: Iterable[int]) -> int | None:
    different = set(numbers)
    return different.pop() if len(different) == 1 else None


def _checked(rt: str, rw: str | None = None) -> RtReading:
    if int(rt) > LARGEST_NUMBER or (rw and int(rw) > LARGEST_NUMBER):
        return RtReading(doubts=(Doubt("rt_unread", N_("Nomor RT atau RW ini terlalu besar."), FLAG),))
    return RtReading(rt=int(rt), rw=int(rw) if rw else None)


def _from_roman(letters: str) -> int:
    values = [_ROMAN_DIGITS[letter] for letter in letters]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
