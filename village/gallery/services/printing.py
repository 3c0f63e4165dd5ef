"""What officials ask to be printed and nobody waits for with an open page."""

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit
from village.core.long_work import ask_step, start_child
from village.gallery.permissions import print_catalogue
from village.gallery.prints.making import KIND


def ask_for_catalogue(person: Person) -> bool:
    """Begin to make the catalogue as a PDF; False where one is being made already, for whomever."""
    person = begin_writing_as(person)
    demand(print_catalogue(person))
    work_id, is_new = ask_step(KIND, person.account_id)
    if is_new:
        audit.record(person, "gallery.catalogue_asked", f"work:{work_id}", "")
    commit()
    if is_new:
        start_child(work_id)
    return is_new
