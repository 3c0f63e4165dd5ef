"""May this person ask for help, take a request, or keep what is known of helpers and outside services?

``request`` is a help request with its ``enterprise_id``, ``state`` and ``taken_by``.
"""

from typing import Any

from village.core.access import Person
from village.registry.permissions import KEEPERS, sees_whole_register


def ask_help(person: Person, enterprise: Any = None) -> bool:
    """An owner for the own enterprise; officials write down what an owner asked for."""
    if person.has(*KEEPERS):
        return True
    return bool(person.owns) if enterprise is None else enterprise.id in person.owns


def see_help(person: Person, request: Any = None) -> bool:
    """Owners their own, helpers what waits and what they took with a consent that stands, officials any."""
    if sees_whole_register(person):
        return True
    if request is None:
        return person.has("agent", "owner") or bool(person.owns)
    if request.enterprise_id in person.owns:
        return True
    waits = request.state == "diminta" and request.cancelled_at is None
    return (person.has("agent") and waits) or works_on(person, request)


def answer_help(person: Person, request: Any = None) -> bool:
    """Cancel it, rate it, let a helper go: the owner, or an official for the owner."""
    if person.has(*KEEPERS):
        return True
    return bool(person.owns) if request is None else request.enterprise_id in person.owns


def take_help(person: Person, request: Any = None) -> bool:
    """Helpers only; whether the owner consents is asked when one takes it."""
    return person.has("agent") and (request is None or see_help(person, request))


def work_on_help(person: Person, request: Any = None) -> bool:
    """The helper who took it, while the owner's consent stands."""
    return person.has("agent") if request is None else works_on(person, request)


def works_on(person: Person, request: Any) -> bool:
    """Did this person take it, and does the owner still consent?"""
    return request.taken_by == person.account_id and request.enterprise_id in person.helps


def keep_helpers(person: Person, _thing: Any = None) -> bool:
    """What is known of helpers, and the list of outside services: officials."""
    return person.has(*KEEPERS)


def see_help_counts(person: Person, _thing: Any = None) -> bool:
    """How much help is asked for and given, in numbers."""
    return sees_whole_register(person) or person.has("observer")


HELP_PERMISSIONS = {
    "registry.ask_help": ask_help,
    "registry.see_help": see_help,
    "registry.answer_help": answer_help,
    "registry.take_help": take_help,
    "registry.work_on_help": work_on_help,
    "registry.keep_helpers": keep_helpers,
    "registry.see_help_counts": see_help_counts,
}
