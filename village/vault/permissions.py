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
    return read_document(person, document) and keep_listed(person, document)


def keep_listed(person: Person, document: Any = None) -> bool:
    """The same for a paper of a list, which shows only what this person may read."""
    if document is None:
        return file_document(person)
    leads = document.group_id is not None and document.group_id in person.leads
    return person.has("official") or leads or (file_document(person) and document.filed_by == person.account_id)


def may_file_for(person: Person, group_id: int | None) -> bool:
    """Only the village's own board files papers that belong to no group, or to any."""
    return person.has(*BOARD) or (group_id is not None and group_id in person.leads)


def see_letters(person: Person, letter: Any = None) -> bool:
    """Everybody but observers, who get numbers only; each letter as its document's level allows."""
    return bool(person.roles - {"observer"} or person.leads) and read_document(person, letter)


def count_letters(person: Person, _thing: Any = None) -> bool:
    """How many letters there are and how far they are: the board and observers."""
    return person.has(*BOARD, "observer")


def handle_letter(person: Person, letter: Any = None) -> bool:
    """Hand a letter over and ask people to do something about it: who files papers and may read this one."""
    if letter is None:
        return file_document(person)
    leads = letter.group_id is not None and letter.group_id in person.leads
    return read_document(person, letter) and (person.has(*BOARD) or leads)


def receive_letter(person: Person, receipt: Any = None) -> bool:
    """Sign for a letter: the one it was handed to, or anybody of the kelurahan where it went there."""
    if receipt is None:
        return see_letters(person)
    to_office = receipt.to_kelurahan and person.has("kelurahan")
    return bool(to_office or receipt.receiver_account_id == person.account_id)


def work_on_disposition(person: Person, disposition: Any = None) -> bool:
    """Begin, forward and finish what one was asked to do."""
    return see_letters(person) if disposition is None else disposition.to_id == person.account_id


def set_letter_style(person: Person, _thing: Any = None) -> bool:
    """The pattern of numbers, the letterhead and the wording of letters."""
    return person.has("official")


def set_group_letter_style(person: Person, group_id: int | None = None) -> bool:
    """The same for the letters of a group: its officers, and officials."""
    return person.has("official") or (bool(person.leads) if group_id is None else group_id in person.leads)


def keep_storage(person: Person, _thing: Any = None) -> bool:
    """Whoever looks after the site looks after its store."""
    return person.has("admin")


def hand_over(person: Person, _thing: Any = None) -> bool:
    """Officials and administrators begin a handover, and see all of them."""
    return person.has("official", "admin")


def see_handover(person: Person, handover: Any = None) -> bool:
    """Those, and the two people it is between."""
    if handover is None:
        return True
    return hand_over(person) or person.account_id in (handover.from_id, handover.to_id)


def destroy_document(person: Person, document: Any = None) -> bool:
    """Officials, of what they may read; two of them are needed, which the service sees to."""
    return person.has("official") and (document is None or read_document(person, document))


PERMISSIONS = {
    "vault.destroy_document": destroy_document,
    "vault.keep_storage": keep_storage,
    "vault.hand_over": hand_over,
    "vault.see_handover": see_handover,
    "vault.see_letters": see_letters,
    "vault.count_letters": count_letters,
    "vault.handle_letter": handle_letter,
    "vault.receive_letter": receive_letter,
    "vault.work_on_disposition": work_on_disposition,
    "vault.set_letter_style": set_letter_style,
    "vault.set_group_letter_style": set_group_letter_style,
    "vault.see": see_vault,
    "vault.read_document": read_document,
    "vault.file_document": file_document,
    "vault.keep_document": keep_document,
    "vault.keep_listed": keep_listed,
}
