"""May this person ask about, answer for or take away personal data?"""

from typing import Any

from village.core.access import Person

ANSWERERS = ("official", "admin")


def own_data(_person: Person, _thing: Any = None) -> bool:
    """Everybody has a right to their own data."""
    return True


def answer_requests(person: Person, _thing: Any = None) -> bool:
    """Officials and administrators answer what people ask about their data."""
    return person.has(*ANSWERERS)


def keep_breaches(person: Person, _thing: Any = None) -> bool:
    """Officials and administrators keep the register of breaches and tell the people affected."""
    return person.has(*ANSWERERS)


PERMISSIONS = {
    "privacy.own_data": own_data,
    "privacy.answer_requests": answer_requests,
    "privacy.keep_breaches": keep_breaches,
}
