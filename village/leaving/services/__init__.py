"""Asking for everything, and forgetting what was made."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db
from village.core.errors import Conflict
from village.core.long_work import LongWork, ask_step, made_folder, start_child
from village.core.personal import Subject
from village.leaving.permissions import export_all

KIND = "village.export"


class AlreadyMaking(Conflict):
    """One archive is being made already."""


def ask_for_everything(person: Person) -> int:
    """Ask for the archive and begin to make it; answers the number of the work. Raises AlreadyMaking."""
    person = begin_writing_as(person)
    demand(export_all(person))
    work_id, is_new = ask_step(KIND, person.account_id)
    if not is_new:
        raise AlreadyMaking(_l("Salinan sedang dibuat. Tunggu sampai selesai."))
    audit.record(person, "leaving.exported", f"long_work:{work_id}", "")
    commit()
    start_child(work_id)
    return work_id


def personal_empty(_subject: Subject) -> list[str]:
    """Archives made before hold whoever is deleted now, so they go. A step."""
    for row in db.session.scalars(select(LongWork).where(LongWork.kind == KIND, LongWork.file_key != "")):
        (made_folder() / row.file_key).unlink(missing_ok=True)
        row.file_key = ""
    db.session.flush()
    return []
