"""Asking for the archive box and taking it away."""

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit
from village.core.errors import Conflict
from village.core.long_work import WorkView, ask_step, start_child
from village.vault import permissions
from village.vault.box import BOX, still_readable


class NoLongerYours(Conflict):
    """Something in the box may not be read by this person any more."""


def ask_for_box(person: Person) -> bool:
    """Start making the box of what this person may read; False where that is going on already."""
    person = begin_writing_as(person)
    demand(permissions.file_document(person))
    work_id, is_new = ask_step(BOX, person.account_id)
    if is_new:
        audit.record(person, "vault.box_asked", f"work:{work_id}", person.name)
    commit()
    if is_new:
        start_child(work_id)
    return is_new


def take_box(person: Person, work: WorkView) -> None:
    """Write down that the box was taken away. Raises NoLongerYours when rights changed since it was made."""
    if not still_readable(person, work):
        raise NoLongerYours()
    begin_writing()
    audit.record(person, "vault.box_taken", f"work:{work.id}", person.name, papers=work.outcome["papers"])
    commit()
