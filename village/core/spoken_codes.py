"""Secret codes that people copy from a screen or read aloud: whoever holds one sees what it opens."""

import re
import secrets

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # 30 letters that are not taken for one another
GROUP_LETTERS = 5


def new_code(groups: int) -> str:
    """A code nobody guesses, in so many groups of five letters: 24 bits each."""
    letters = [secrets.choice(ALPHABET) for _ in range(groups * GROUP_LETTERS)]
    return _grouped("".join(letters))


def read_code(typed: str, groups: int) -> str:
    """The code as it is kept, from whatever somebody typed: small letters, spaces or no dashes."""
    return _grouped(re.sub(r"[^A-Z0-9]", "", typed.upper())[: groups * GROUP_LETTERS])


def _grouped(letters: str) -> str:
    return "-".join(letters[start : start + GROUP_LETTERS] for start in range(0, len(letters), GROUP_LETTERS))
