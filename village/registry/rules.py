"""The rules of the register that need no database: which state may follow which, and how names become addresses.

States and their order are those of the register of businesses and groups in use here: a proposal is verified, then
active, may rest and come back, closes and may open again, years later too; a group is being started, active, stalled
(and may start again), dissolved.
"""

import re
import secrets
import unicodedata
from collections.abc import Container
from datetime import timedelta

ENTERPRISE_MOVES: dict[str, tuple[str, ...]] = {
    "usulan": ("terverifikasi",),
    "terverifikasi": ("aktif",),
    "aktif": ("vakum",),
    "vakum": ("aktif", "tutup"),
    "tutup": ("aktif",),
}
OWNER_MOVES = frozenset({("aktif", "vakum"), ("vakum", "aktif")})
GROUP_MOVES: dict[str, tuple[str, ...]] = {
    "dirintis": ("aktif",),
    "aktif": ("tidak_jalan",),
    "tidak_jalan": ("aktif", "bubar"),
    "bubar": (),
}
UNDO_TIME = timedelta(days=30)
DRAFT_TIME = timedelta(days=7)
SLUG_LETTERS = 60
MOST_NUMBERED = 20
_NO_LETTER = re.compile(r"[^a-z0-9]+")


def enterprise_moves(state: str, is_keeper: bool) -> tuple[str, ...]:
    """The states that may follow; owners and helpers only rest and come back."""
    return tuple(to for to in ENTERPRISE_MOVES[state] if is_keeper or (state, to) in OWNER_MOVES)


def slug_of(name: str, taken: Container[str], fallback: str) -> str:
    """An address made of the name, not among ``taken``: ``bu-nik``, ``bu-nik-2``; ``fallback`` without any letter.

    After the twentieth of one name it ends in random letters: counting on would cost a list of equal names its square.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("&", " dan ")
    stem = _NO_LETTER.sub("-", plain).strip("-")[:SLUG_LETTERS].strip("-") or fallback
    slug, number = stem, 1
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}" if number <= MOST_NUMBERED else f"{stem}-{secrets.token_hex(3)}"
    return slug
