"""May this person ask about, work on or check the permits of this business?"""

from typing import Any

from village.core.access import Person


def edit_rules(person: Person, _thing: Any = None) -> bool:
    """The administrator keeps what the permits cost, take and ask."""
    return person.has("admin")


PERMISSIONS = {
    "permits.edit_rules": edit_rules,
}
