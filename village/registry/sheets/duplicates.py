"""Lines that may be the same business, for a person to judge side by side."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from village.registry.sheets.keys import comparable
from village.registry.sheets.readings import Duplicate, RowReading

MOST_PAIRS = 500
_MOST_IN_A_PLACE = 60  # a word that more lines of one RT share says nothing
_ALIKE = 0.86


def likely_duplicates(rows: Sequence[RowReading]) -> list[Duplicate]:
    """Pairs with the same or a similar name that also share owner, phone or RT; at most MOST_PAIRS."""
    names = {id(row): sorted(comparable(row.name).split()) for row in rows}
    found: list[Duplicate] = []
    for first, second in _worth_comparing(rows, names):
        if reason := _reason(first, second, names):
            found.append(Duplicate(first, second, reason))
            if len(found) == MOST_PAIRS:
                break
    return found


def _worth_comparing(
    rows: Sequence[RowReading], names: dict[int, list[str]]
) -> Iterator[tuple[RowReading, RowReading]]:
    """Pairs that share a phone, an owner, or a word of the name in the same RT; each pair once."""
    places: dict[tuple[object, ...], list[RowReading]] = defaultdict(list)
    for row in rows:
        if row.phone:
            places["phone", row.phone.digits].append(row)
        if owner := comparable(row.owner):
            places["owner", owner].append(row)
        for word in set(names[id(row)]):
            places["word", row.rt, word[:4]].append(row)
    compared: set[tuple[int, int]] = set()
    for alike in places.values():
        for at, second in enumerate(alike[:_MOST_IN_A_PLACE]):
            for first in alike[:at]:
                pair = (id(first), id(second))
                if pair not in compared:
                    compared.add(pair)
                    yield first, second


def _reason(first: RowReading, second: RowReading, names: dict[int, list[str]]) -> str | None:
    one, other = names[id(first)], names[id(second)]
    if not one or not other:
        return None
    if one != other and not _is_alike(" ".join(one), " ".join(other)):
        return None
    same_phone = first.phone is not None and first.phone == second.phone
    owners = comparable(first.owner), comparable(second.owner)
    same_owner = bool(owners[0]) and owners[0] == owners[1]
    different_owners = bool(owners[0] and owners[1]) and not _is_alike(*owners)
    same_place = first.rt == second.rt and not different_owners
    if not (same_phone or same_owner or same_place):
        return None
    return "same_name" if one == other else "similar_name"


def _is_alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
