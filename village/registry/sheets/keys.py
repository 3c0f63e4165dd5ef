"""What makes a line the same business when its file comes again."""

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from village.registry.sheets.cells import plain
from village.registry.sheets.readings import RowReading


def comparable(text: str) -> str:
    """Letters and digits only, lower case: what remains of a name when two people write it."""
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


def keys_of(*, name: str, owner: str, rt: int | None, phone: str | None, product: str) -> tuple[str, ...]:
    """Every key of a business, strongest first; a business in the register has the same ones. ``phone`` is digits.

    The first needs a name or an owner; the weaker ones are there only where both their facts are.
    """
    name, owner, product = comparable(name), comparable(owner), comparable(product)
    facts = [("name and owner", name, owner)] if name or owner else []
    weaker = (
        ("name and phone", name, phone),
        ("name and rt", name, str(rt) if rt else ""),
        ("owner and phone", owner, phone),
        ("owner, rt and product", f"{owner}|{rt}" if owner and rt else "", product),
    )
    facts += [fact for fact in weaker if fact[1] and fact[2]]  # type: ignore[misc]
    return tuple(_hashed("|".join(map(str, fact))) for fact in facts)


def _hashed(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()


def give_keys(rows: Sequence[RowReading]) -> None:
    """Set ``key`` and ``other_keys``. Lines that are alike are told apart by their order; unsure keys are left out."""
    all_keys = [
        keys_of(
            name=row.name,
            owner=row.owner,
            rt=row.rt,
            phone=row.phone.digits if row.phone else None,
            product=row.products[0].name if row.products else "",
        )
        for row in rows
    ]
    times = Counter(key for keys in all_keys for key in keys)
    seen: Counter[str] = Counter()
    for row, keys in zip(rows, all_keys, strict=True):
        if not keys:
            continue
        first = keys[0]
        seen[first] += 1
        row.key = first if seen[first] == 1 else _hashed(f"{first}|{seen[first]}")
        row.other_keys = tuple(key for key in keys[1:] if times[key] == 1)
