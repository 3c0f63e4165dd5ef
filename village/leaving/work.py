"""Making the archive as long work: asked for on a page, done by a child process, kept for seven days."""

import os
from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db
from village.core.errors import Conflict
from village.core.long_work import Kind, LongWork, Made, Progress, ask_step, made_folder, new_place, start_child
from village.core.personal import Subject
from village.core.village import current_village
from village.leaving.making import write_everything
from village.leaving.permissions import export_all
from village.registry.interface import slug_of, today

KIND = "village.export"
KEPT_FOR = timedelta(days=7)


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


def _make(progress: Progress) -> Made:
    place = new_place()
    try:
        found = write_everything(place, progress.stage, progress.step)
    except BaseException:
        place.unlink(missing_ok=True)
        raise
    descriptor = os.open(place, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    return Made(place, file_name(), found.__dict__)


def file_name() -> str:
    """``data-kampung-uji-2026-11-21.zip``."""
    village = current_village()
    return f"data-{slug_of(village.name if village else '', (), 'kampung')}-{today().isoformat()}.zip"


def long_work() -> list[Kind]:
    """The one kind of long work of this feature."""
    return [Kind(KIND, _make, KEPT_FOR)]


def personal_empty(_subject: Subject) -> list[str]:
    """Archives made before hold whoever is deleted now, so they go. A step."""
    for row in db.session.scalars(select(LongWork).where(LongWork.kind == KIND, LongWork.file_key != "")):
        (made_folder() / row.file_key).unlink(missing_ok=True)
        row.file_key = ""
    db.session.flush()
    return []
