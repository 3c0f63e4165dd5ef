"""May this person read, file or change this paper?

``document`` is anything with ``access``, ``group_id``, ``is_named`` (this person is named on it) and ``filed_by``;
without one the question is whether the person could ever. The same rule as a condition of a statement is
`queries.visible_to`; a test holds the two together.
"""

from typing import Any

from village.core.access import Person

BOARD = ("official", "kelurahan")


def see_vault(_person: Person, _thing: Any = None) -> bool:
    """Everybody signed in may look; each sees only what the level of each paper allows."""
    return True


def read_document(person: Person, document: Any = None) -> bool:
    """Public and member papers everybody signed in; the board's its board; restricted ones only who is named."""
    if document is None or document.access in ("publik", "anggota"):
        return True
    if document.access == "terbatas":
        return bool(document.is_named)
    return person.has(*BOARD) or (document.group_id is not None and document.group_id in person.leads)


def file_document(person: Person, _thing: Any = None) -> bool:
    """The village's officials, the kelurahan, and officers of a group for their group."""
    return person.has(*BOARD, "group_officer") or bool(person.leads)


def keep_document(person: Person, document: Any = None) -> bool:
    """Change, add a version, put into the trash: those who file papers and may read this one."""
    if document is None:
        return file_document(person)
    if not read_document(person, document):
        return False
    leads = document.group_id is not None and document.group_id in person.leads
    return person.has("official") or leads or (file_document(person) and document.filed_by == person.account_id)


def may_file_for(person: Person, group_id: int | None) -> bool:
    """Only the village's own board files papers that belong to no group, or to any."""
    return person.has(*BOARD) or (group_id is not None and group_id in person.leads)


PERMISSIONS = {
    "vault.see": see_vault,
    "vault.read_document": read_document,
    "vault.file_document": file_document,
    "vault.keep_document": keep_document,
}
