"""Files that long work made: they go when their time is over."""

import time
from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.db import db, utcnow
from village.core.long_work import LongWork, made_folder, write_state
from village.core.tasks import Task


def forget_file(work_id: int, file_key: str) -> None:
    """Remove the file of a piece of work; its row stays and says that it was made."""
    (made_folder() / file_key).unlink(missing_ok=True)
    write_state(work_id, file_key="")


def remove_expired() -> int:
    """Remove files whose time is over and what cut-off work left behind; gives how many."""
    rows = db.session.execute(
        select(LongWork.id, LongWork.file_key).where(LongWork.file_key != "", LongWork.expires_at <= utcnow())
    ).all()
    for work_id, file_key in rows:
        forget_file(work_id, file_key)
    known = set(db.session.execute(select(LongWork.file_key).where(LongWork.file_key != "")).scalars())
    db.session.rollback()
    before = time.time() - timedelta(days=1).total_seconds()
    leftovers = [path for path in made_folder().iterdir() if path.name not in known and path.stat().st_mtime < before]
    for path in leftovers:
        path.unlink(missing_ok=True)
    return len(rows) + len(leftovers)


def tasks() -> list[Task]:
    """What finished files need now and then."""
    return [Task("long_work.tidy", _l("Berkas buatan yang habis waktunya"), timedelta(hours=6), remove_expired)]
