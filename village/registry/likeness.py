"""Which records of the register may be one business: for a proposal, for one record, and for all of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from village.registry.listed import SCALARS, Listed
from village.registry.matching import (
    LIKE_NAME,
    MOST_IN_A_PLACE,
    Known,
    is_correction,
    is_near,
    likeness,
    words_in_place,
)
from village.registry.sheets.keys import comparable

MOST_ALIKE = 5
ASKED = 0  # the id of what is not in the register yet


@dataclass(frozen=True)
class Pair:
    """Two records that may be one business, the older first; ``is_sure`` where it is plainly the same."""

    first: Known
    second: Known
    is_sure: bool


def described(*, name: str, owner_name: str = "", phone: str | None = None, rt: int | None = None) -> Known:
    """Something that is not in the register yet, as it may be compared with what is."""
    said = {"name": name, "owner_name": owner_name or None, "phone": phone, "rt": rt}
    return Known(id=ASKED, now=Listed({field: said.get(field) for field in SCALARS}), listed=None)


def alike(one: Known, known: Sequence[Known], limit: int = MOST_ALIKE) -> list[Known]:
    """Records that may be the same business as ``one``, the surest first.

    Somebody looks at one record only, so a like name is enough here, wherever and whoever it is.
    """
    others = [other for other in known if other.id != one.id]
    pairs = sorted(pairs_among([one, *others], about=one.id), key=lambda pair: not pair.is_sure)
    found = [pair.second if pair.first.id == one.id else pair.first for pair in pairs]
    words = _beginnings(one)
    found += [
        other for other in others if other not in found and words & _beginnings(other) and _is_named_like(one, other)
    ]
    return found[:limit]


def _beginnings(one: Known) -> set[str]:
    return {word[:4] for word in comparable(one.now.values["name"] or "").split()}


def _is_named_like(one: Known, other: Known) -> bool:
    return likeness(one.now.values["name"] or "", other.now.values["name"] or "") >= LIKE_NAME


def pairs_among(
    known: Sequence[Known], *, about: int | None = None, but: Collection[tuple[int, int]] = ()
) -> list[Pair]:
    """Every pair that may be one business, in the order of ``known``; ``about``: only those with this id.

    Compared are only records that share a phone, a whole name, an owner or the beginning of a word in the same RT, so
    the work grows with the register and not with its square.
    """
    looked_at = set(but)
    found = []
    for places in _places(known).values():
        if len(places) > MOST_IN_A_PLACE:
            continue
        for first, second in combinations(places, 2):
            ids = min(first.id, second.id), max(first.id, second.id)
            if ids in looked_at or about not in (None, *ids):
                continue
            looked_at.add(ids)
            is_sure = is_correction(first.now, second.now)
            if is_sure or _shares_phone(first, second) or is_near(first.now, second.now):
                found.append(Pair(first, second, is_sure))
    return found


def _places(known: Sequence[Known]) -> Mapping[str, list[Known]]:
    places: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        keys = {*one.keys, *words_in_place(one.now)}
        keys |= {f"name {one.now.values['name']}".casefold()}
        keys |= {f"phone {one.now.values['phone']}"} if one.now.values["phone"] else set()
        for key in sorted(keys):
            places[key].append(one)
    return places


def _shares_phone(first: Known, second: Known) -> bool:
    return bool(first.now.values["phone"]) and first.now.values["phone"] == second.now.values["phone"]
