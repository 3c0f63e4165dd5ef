"""What an administrator asks for: a backup, or a drill that restores the newest one into a scratch folder."""

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.backups.regular import BACKUP, DRILL, NoBackupYet, away_step, newest_kept
from village.core.db import begin_writing, commit
from village.core.long_work import WorkView, ask_step, start_child
from village.home import permissions


def ask_for_backup(person: Person) -> bool:
    """Start a backup in a process of its own; False where one is being made already."""
    return _ask(person, BACKUP, "home.backup_asked")


def ask_for_drill(person: Person) -> bool:
    """Start a restore drill; False where one is going on already. Raises NoBackupYet without a kept backup."""
    if newest_kept() is None:
        raise NoBackupYet()
    return _ask(person, DRILL, "home.drill_asked")


def _ask(person: Person, kind: str, act: str) -> bool:
    person = begin_writing_as(person)
    demand(permissions.keep_backups(person))
    work_id, is_new = ask_step(kind, person.account_id)
    if is_new:
        audit.record(person, act, f"work:{work_id}", kind)
    commit()
    if is_new:
        start_child(work_id)
    return is_new


def note_taking(person: Person, work: WorkView) -> None:
    """Write down who took a file with everything in it away from the site, and that it lies elsewhere now too."""
    begin_writing()
    away_step(work.ended_at or work.asked_at, person.account_id)
    audit.record(person, "home.backup_taken", f"work:{work.id}", work.file_name)
    commit()
