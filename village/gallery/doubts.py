"""What an official should see first in the text of a product: links, many numbers, gambling and loan words."""

import hashlib
import re
from typing import Any

from village.core.spelling import words_of
from village.gallery.models import Product

FIRST = "first"
LINKS = "links"
NUMBERS = "numbers"
WORDS = "words"
AGAIN = "again"
MOST_NUMBERS = 14
MOST_LONG_NUMBERS = 1
_LINK = re.compile(
    r"https?:|www\.|\b[a-z0-9-]{2,}\.(?:com|net|org|info|xyz|site|online|shop|store|top|vip|club|win|bet|link|live|app"
    r"|me|ly|gg|cc|io|to|co|id)\b(?:/|\s|$|[.,;)])",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"(?:\d[ .\-]?){8,}")
_NUMBER = re.compile(r"\d+")
# Words of gambling and of lending money; each is telling enough to be rare in a kitchen.
_FORBIDDEN = frozenset(
    [
        "judi",
        "slot",
        "gacor",
        "togel",
        "toto",
        "casino",
        "kasino",
        "poker",
        "bandar",
        "taruhan",
        "maxwin",
        "jackpot",
        "scatter",
        "rtp",
        "sbobet",
        "domino",
        "qq",
        "parlay",
        "zeus",
        "pinjaman",
        "pinjol",
        "kredit",
        "dana",
        "cair",
        "cepat",
        "paylater",
        "gadai",
        "utang",
        "hutang",
        "bunga",
        "rentenir",
    ]
)
_HARMLESS_ALONE = frozenset(
    ["slot", "bandar", "domino", "dana", "cair", "cepat", "kredit", "bunga", "utang", "hutang", "toto", "zeus", "qq"]
)


def text_of(product: Product) -> str:
    """Everything on the product's page that its keeper wrote freely."""
    return "\n".join((product.name, product.description, product.unit, product.shelf_life, product.ingredients or ""))


def digest_of(product: Product) -> str:
    """A short name for exactly this text, by which a text that was let pass is known again."""
    return hashlib.sha256(text_of(product).encode()).hexdigest()


def doubts_about(text: str) -> list[str]:
    """The reasons for which this text waits for an official's look, the plainest first; empty for an innocent one.

    Words such as bunga or dana are innocent alone (bunga melati); two of them together are not.
    """
    found = []
    if _LINK.search(text):
        found.append(LINKS)
    if len(_LONG_NUMBER.findall(text)) > MOST_LONG_NUMBERS or len(_NUMBER.findall(text)) > MOST_NUMBERS:
        found.append(NUMBERS)
    words = set(words_of(text, letters=6000, limit=1000)) & _FORBIDDEN
    if words - _HARMLESS_ALONE or len(words) > 1:
        found.append(WORDS)
    return found


def reasons_of(product: Any) -> list[str]:
    """Why a product waits, from ``waiting_for``."""
    return (product.waiting_for or "").split()
