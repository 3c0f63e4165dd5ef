"""May this person ask about, work on or check the permits of this business?"""

from typing import Any

from village.core.access import Person

CHECKERS = ("official", "kelurahan")
SEES_ALL = (*CHECKERS, "admin")


def see_cases(person: Person, enterprise: Any = None) -> bool:
    """The village's officials all; owners their own; helpers those whose owner lets them see to the permits."""
    if person.has(*SEES_ALL):
        return True
    if enterprise is None:
        return person.has("owner", "agent") or bool(person.owns or person.helps)
    return person.acts_for(enterprise.id, "permits")


def work_on_cases(person: Person, enterprise: Any = None) -> bool:
    """Tick, hand in, bring the paper: owners, their helpers for permits, and the village's officials for them."""
    if person.has("official"):
        return True
    if enterprise is None:
        return person.has("owner", "agent") or bool(person.owns or person.helps)
    return person.acts_for(enterprise.id, "permits")


def see_evidence(person: Person, enterprise: Any = None) -> bool:
    """The papers themselves: who checks them, the owner, and a helper while the owner's consent for permits lasts."""
    if person.has(*CHECKERS):
        return True
    if enterprise is None:
        return bool(person.owns or person.helps)
    return person.acts_for(enterprise.id, "permits")


def check_cases(person: Person, enterprise: Any = None) -> bool:
    """Make a paper a badge: officials and the kelurahan, but nobody for the own business."""
    return person.has(*CHECKERS) and (enterprise is None or enterprise.id not in person.owns)


def see_numbers(person: Person, _thing: Any = None) -> bool:
    """How many businesses have which permit, without names."""
    return person.has(*SEES_ALL, "observer")


def see_small_numbers(person: Person) -> bool:
    """Counts below three can point at somebody, so an observer does not see them."""
    return person.has(*SEES_ALL)


def see_renewals(person: Person, _thing: Any = None) -> bool:
    """What runs out: each sees what is theirs, so whoever has anything may look."""
    return see_cases(person) or person.has("group_officer") or bool(person.leads)


def edit_rules(person: Person, _thing: Any = None) -> bool:
    """The administrator keeps what the permits cost, take and ask."""
    return person.has("admin")


PERMISSIONS = {
    "permits.see_cases": see_cases,
    "permits.work_on_cases": work_on_cases,
    "permits.see_evidence": see_evidence,
    "permits.check_cases": check_cases,
    "permits.see_numbers": see_numbers,
    "permits.see_renewals": see_renewals,
    "permits.edit_rules": edit_rules,
}
