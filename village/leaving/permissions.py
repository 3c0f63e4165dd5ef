"""May this person take everything out?"""

from typing import Any

from village.core.access import Person


def export_all(person: Person, _thing: Any = None) -> bool:
    """Only administrators: the archive holds every phone number and every paper."""
    return person.has("admin")


PERMISSIONS = {"leaving.export_all": export_all}
