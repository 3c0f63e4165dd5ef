"""May this person see or change this account or invitation?"""

from typing import Any

from village.core.access import Person

INVITED_BY_OFFICIALS = ("owner", "agent", "group_officer")
INVITED_BY_ADMIN = (*INVITED_BY_OFFICIALS, "official", "kelurahan", "observer", "admin")


def own_account(person: Person, _thing: Any = None) -> bool:
    """Everybody keeps their own account."""
    return True


def see_people(person: Person, _thing: Any = None) -> bool:
    """Officials and administrators see who may sign in."""
    return person.has("official", "admin")


def roles_to_invite(person: Person) -> tuple[str, ...]:
    """The roles that this person may give away."""
    if person.has("admin"):
        return INVITED_BY_ADMIN
    return INVITED_BY_OFFICIALS if person.has("official") else ()


def invite(person: Person, role: str | None = None) -> bool:
    """An official invites owners, helpers and group officers; an administrator everybody."""
    return role in roles_to_invite(person) if role else bool(roles_to_invite(person))


def manage_account(person: Person, roles: frozenset[str] | None = None) -> bool:
    """Disable, or give a new link: an official only accounts that hold no office themselves."""
    if roles is None:
        return see_people(person)
    return all(invite(person, role) for role in roles) and see_people(person)


def grant_roles(person: Person, _thing: Any = None) -> bool:
    """Only an administrator changes roles."""
    return person.has("admin")
