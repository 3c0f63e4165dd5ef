"""Which enterprise of the register a line of a list speaks of, and what it would change there. Nothing is written here.

A line is taken for a known enterprise when name and owner agree, or when what differs is plainly a correction (the
same phone with a similar name, the same name in the same RT). Everything less sure is put side by side for a person.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from village.registry.listed import Listed, listed_of
from village.registry.sheets.keys import comparable, keys_of
from village.registry.sheets.readings import Duplicate, RowReading

CREATE, UPDATE, UNCHANGED, SKIP = "create", "update", "unchanged", "skip"
SIMILAR_NAME, SIMILAR_OWNER, SIMILAR_WITH_PHONE, LIKE_NAME = 0.75, 0.8, 0.6, 0.86
MOST_IN_A_PLACE = 60  # a word that more enterprises of one RT share says nothing


@dataclass
class Known:
    """An enterprise of the register as the matching needs it: what stands there now, and what a list said before.

    ``former`` are name and owner of records that went into this one, as lists may go on writing them.
    """

    id: int
    now: Listed
    listed: Mapping[str, Any] | None
    is_matched: bool = False
    former: Sequence[tuple[str, str]] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The same keys that a line of a list has."""
        product = next(iter(self.now.products), None)
        return keys_of(
            name=self.now.values["name"],
            owner=self.now.values["owner_name"] or "",
            rt=self.now.values["rt"],
            phone=self.now.values["phone"],
            product=product[0] if product else "",
        )


@dataclass(frozen=True)
class Rival:
    """What a line may be a duplicate of: an enterprise of the register, or an earlier line of the same list."""

    known: Known | None = None
    twin: RowReading | None = None


@dataclass
class Plan:
    """What is to become of one line: ``action`` is one of CREATE, UPDATE, UNCHANGED, SKIP."""

    reading: RowReading
    said: Listed
    action: str = CREATE
    target: Known | None = None
    is_chosen: bool = False
    rivals: list[Rival] = field(default_factory=list)
    identical_to: RowReading | None = None
    went_into: Known | None = None

    @property
    def is_doubtful(self) -> bool:
        """Whether it may be a duplicate, so that a person chooses."""
        return bool(self.rivals)


def match(
    rows: Sequence[RowReading],
    duplicates: Sequence[Duplicate],
    known: Sequence[Known],
    choices: Mapping[str, str],
) -> list[Plan]:
    """One plan per line, in order. ``choices``: by key of the line, ``create``, ``skip`` or ``update:<id>``."""
    plans = [Plan(row, listed_of(row)) for row in rows]
    open_plans = [plan for plan in plans if not plan.reading.is_blocked]
    for plan in plans:
        if plan.reading.is_blocked:
            plan.action = SKIP
    _match_same(open_plans, known)
    _match_corrected([plan for plan in open_plans if plan.target is None], known)
    _leave_out_former([plan for plan in open_plans if plan.target is None], known)
    _find_twins(plans, duplicates)
    by_id = {one.id: one for one in known}
    for plan in open_plans:
        _choose(plan, choices.get(plan.reading.key), by_id)
    return plans


def _match_same(plans: Sequence[Plan], known: Sequence[Known]) -> None:
    """Lines whose name and owner stand in the register. Of several alike, those that agree best find each other."""
    there: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        there[one.keys[0]].append(one)
    here: dict[str, list[Plan]] = defaultdict(list)
    for plan in plans:
        keys = _keys(plan)
        if keys and keys[0] in there:
            here[keys[0]].append(plan)
    for key, alike in here.items():
        pairs = [
            (-_agreement(plan, one), order, place)
            for order, plan in enumerate(alike)
            for place, one in enumerate(there[key])
            if _may_be_same(plan, one)
        ]
        for _score, order, place in sorted(pairs):
            plan, one = alike[order], there[key][place]
            if plan.target is None and not one.is_matched:
                plan.target, one.is_matched, plan.action = one, True, UPDATE


def _keys(plan: Plan) -> tuple[str, ...]:
    row = plan.reading
    return keys_of(
        name=row.name,
        owner=row.owner,
        rt=row.rt,
        phone=row.phone.digits if row.phone else None,
        product=row.products[0].name if row.products else "",
    )


def _may_be_same(plan: Plan, one: Known) -> bool:
    """Without an owner, a name says something only within one RT."""
    rts = plan.said.values["rt"], one.now.values["rt"]
    return bool(plan.reading.owner) or not all(rts) or rts[0] == rts[1]


def _agreement(plan: Plan, one: Known) -> int:
    said, now = plan.said.values, one.now.values
    weights = {"rt": 4, "phone": 2, "address": 1}
    return sum(weight for name, weight in weights.items() if said[name] and said[name] == now[name])


def _match_corrected(plans: Sequence[Plan], known: Sequence[Known]) -> None:
    """Lines that differ in name or owner: a plain correction is followed, the rest is for a person."""
    there: dict[str, list[Known]] = defaultdict(list)
    for one in known:
        if not one.is_matched:
            for key in (*one.keys[1:], *words_in_place(one.now)):
                there[key].append(one)
    near = [(plan, _candidates(plan, there)) for plan in plans]
    sure = {id(plan): [one for one in candidates if is_correction(plan.said, one.now)] for plan, candidates in near}
    claims = Counter(one.id for candidates in sure.values() for one in candidates)
    for plan, candidates in near:
        fitting = sure[id(plan)]
        plan.rivals = [Rival(known=one) for one in candidates if one in fitting or is_near(plan.said, one.now)]
        if len(fitting) > 1:
            plan.action = SKIP  # several enterprises fit as well: a person has to say which
        elif fitting and claims[fitting[0].id] == 1:
            plan.target, fitting[0].is_matched, plan.action = fitting[0], True, UPDATE


def _leave_out_former(plans: Sequence[Plan], known: Sequence[Known]) -> None:
    """A line of a record that was merged since says nothing new: written down again it would be there twice."""
    former = {
        keys_of(name=name, owner=owner, rt=None, phone=None, product="")[0]: one
        for one in known
        for name, owner in one.former
    }
    for plan in plans:
        keys = _keys(plan)
        if keys and keys[0] in former:
            plan.went_into, plan.action = former[keys[0]], SKIP


def _candidates(plan: Plan, there: Mapping[str, Sequence[Known]]) -> list[Known]:
    """Enterprises that share a key with the line, or a word of the name in the same RT."""
    keys = (*_keys(plan)[1:], *words_in_place(plan.said))
    found = {one.id: one for key in keys if len(there.get(key, ())) <= MOST_IN_A_PLACE for one in there.get(key, ())}
    return list(found.values())


def words_in_place(listed: Listed) -> list[str]:
    """The beginnings of the words of the name, each with the RT."""
    words = comparable(listed.values["name"] or "").split()
    return [f"{listed.values['rt']} {word[:4]}" for word in words if len(word) >= 3]


def likeness(one: str, other: str) -> float:
    """How alike two names are, from 0 to 1."""
    first, second = comparable(one), comparable(other)
    return 1.0 if first == second else SequenceMatcher(None, first, second).ratio()


def is_correction(first: Listed, second: Listed) -> bool:
    """Plainly the same business, written in two ways."""
    said, now = first.values, second.values
    names = likeness(said["name"], now["name"])
    owners = likeness(said["owner_name"] or "", now["owner_name"] or "")
    if said["phone"] and said["phone"] == now["phone"]:
        return names >= SIMILAR_WITH_PHONE
    if said["rt"] != now["rt"]:
        return False
    if names == 1:
        return not said["owner_name"] or not now["owner_name"] or owners >= SIMILAR_OWNER
    return bool(said["owner_name"]) and owners == 1 and names >= SIMILAR_NAME


def is_near(first: Listed, second: Listed) -> bool:
    """Worth a look: not when owner and phone both say that these are two."""
    said, now = first.values, second.values
    other_owner = bool(said["owner_name"] and now["owner_name"] and said["owner_name"] != now["owner_name"])
    other_phone = bool(said["phone"] and now["phone"] and said["phone"] != now["phone"])
    if other_owner and other_phone:
        return False
    names = likeness(said["name"], now["name"])
    is_one_place = said["rt"] == now["rt"]
    if names == 1:
        return is_one_place or not other_owner
    if other_owner:
        return False
    product = _first_product(first)
    has_same_product = product is not None and product == _first_product(second)
    is_one_owner = bool(said["owner_name"]) and said["owner_name"] == now["owner_name"]
    return is_one_place and (names >= LIKE_NAME or (is_one_owner and has_same_product))


def _first_product(listed: Listed) -> str | None:
    return comparable(listed.products[0][0]) if listed.products else None


def _find_twins(plans: Sequence[Plan], duplicates: Sequence[Duplicate]) -> None:
    """A later line that is like an earlier one and not in the register yet; one that says nothing else is left out."""
    by_row = {id(plan.reading): plan for plan in plans}
    for duplicate in duplicates:
        first, second = by_row[id(duplicate.first)], by_row[id(duplicate.second)]
        if second.target is None or (second.rivals and first.target is None):
            second.rivals.append(Rival(twin=duplicate.first))
            if first.said == second.said and second.target is None:
                second.action, second.identical_to = SKIP, duplicate.first


def _choose(plan: Plan, choice: str | None, by_id: Mapping[int, Known]) -> None:
    """Follow what a person chose for a doubtful line; whatever else was sent is not a choice."""
    if not plan.rivals or not choice:
        return
    wanted, _, number = choice.partition(":")
    chosen = by_id.get(int(number)) if number.isdigit() else None
    if wanted == UPDATE and chosen in [rival.known for rival in plan.rivals if rival.known]:
        plan.action, plan.target, plan.is_chosen = UPDATE, chosen, True
    elif wanted in (CREATE, SKIP):
        plan.action, plan.target, plan.is_chosen = wanted, None, True
