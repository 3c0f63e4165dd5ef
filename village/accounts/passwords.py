"""Passwords: which are good enough, and how they are kept (Argon2id, 19 MiB, two passes, one lane)."""

import threading
from functools import lru_cache
from pathlib import Path

from flask_babel import lazy_gettext as _l

from village.core.errors import DomainError

SHORTEST = 10
LONGEST_BYTES = 1024
COMMON = Path(__file__).parent / "data" / "common_passwords.txt"
_one_at_a_time = threading.Semaphore(1)  # a hash takes 19 MiB; a small host has room for one


class WeakPassword(DomainError):
    """The password is too short, too long, too common or is the person's own name or number."""


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(COMMON.read_text("utf-8").split())


def check_strength(password: str, *, own_words: tuple[str, ...] = ()) -> None:
    """Raise WeakPassword with what to do. ``own_words`` are the person's name, phone and village."""
    if len(password) < SHORTEST:
        raise WeakPassword(_l("Kata sandi paling sedikit 10 huruf. Tiga kata pendek mudah diingat."), "password")
    if len(password.encode()) > LONGEST_BYTES:
        raise WeakPassword(_l("Kata sandi ini terlalu panjang. Pilih yang lebih pendek."), "password")
    folded = "".join(password.lower().split())
    if folded in _common() or len(set(folded)) < 4:
        raise WeakPassword(_l("Kata sandi ini terlalu banyak dipakai orang. Pilih yang lain."), "password")
    for word in own_words:
        own = "".join(word.lower().split())
        if len(own) > 3 and own in folded and len(folded) - len(own) < 6:
            raise WeakPassword(_l("Jangan memakai nama, nomor, atau kampung sendiri sebagai kata sandi."), "password")


def hash_password(password: str) -> str:
    """The Argon2id hash that is kept; about 25 ms and 19 MiB."""
    from argon2 import PasswordHasher

    with _one_at_a_time:
        return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash(password)


@lru_cache(maxsize=1)
def _nobody() -> str:
    return hash_password("nobody has this password")


def password_matches(kept: str | None, password: str) -> bool:
    """Is it the password? Takes as long when nothing is kept, so that nobody learns who has an account."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    against = kept or _nobody()
    if len(password.encode()) > LONGEST_BYTES:
        return False
    with _one_at_a_time:
        try:
            PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).verify(against, password)
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None
