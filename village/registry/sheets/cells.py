"""Plain text out of cells, and the words with which clerks say "nothing"."""

import re
import unicodedata
from datetime import date
from functools import lru_cache

from village.registry.sheets.quoting import restore
from village.registry.sheets.workbook import Cell

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_NOTHING = re.compile(
    r"[-–—_.,:;/\\'\"*?\s]*|n/?a|null|none|nihil|kosong"
    r"|(?:belum|blm|tidak|tdk|tak|gak|nggak)(?: ?(?:ada|punya|tersedia|diisi))?"
)


@lru_cache(maxsize=8192, typed=True)
def text_of(cell: Cell) -> str:
    """What a person reads in the cell, trimmed; whole numbers without a decimal point; line breaks kept."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = _INVISIBLE.sub("", restore(cell)).replace("\r\n", "\n").replace("\r", "\n")
        return _SPACES.sub(" ", text).strip()
    if isinstance(cell, bool):
        return "V" if cell else "-"
    if isinstance(cell, date):
        return f"{cell:%d/%m/%Y}"
    return f"{cell:.0f}" if float(cell).is_integer() else repr(cell)


@lru_cache(maxsize=8192, typed=True)
def line_of(cell: Cell) -> str:
    """The text of a cell on one line."""
    return " ".join(text_of(cell).split())


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """For comparing: compatibility forms unified, lower case, one space between words."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=8192)
def says_nothing(text: str) -> bool:
    """Whether the text is empty or a clerk's word or mark for "nothing here"."""
    return _NOTHING.fullmatch(plain(text)) is not None


def is_number(cell: Cell) -> bool:
    """Whether the cell holds a number, as a number or as text such as ``8.`` or ``1.250``."""
    if isinstance(cell, bool) or cell is None or isinstance(cell, date):
        return False
    return not isinstance(cell, str) or re.fullmatch(r"[(\s]*[0-9][0-9.,\s]*%?[)\s]*", cell) is not None
