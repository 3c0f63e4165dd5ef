"""Backups and restore drills that the site makes by itself, and what stands written of them."""

import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from village.core.backups.checking import Whole
from village.core.backups.making import lost_files, make_backup
from village.core.backups.restoring import restore_backup
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict
from village.core.long_work import (
    Kind,
    LongWork,
    Made,
    Progress,
    WorkView,
    ask_step,
    find_work,
    made_folder,
    new_place,
    start_child,
)
from village.core.made_files import forget_file
from village.core.tasks import Task
from village.core.village import find_village

BACKUP, DRILL = "backup", "restore_drill"
AWAY = "backup_away"  # not work, but its row tells that a backup left this computer; ``ended_at`` is of when it tells
EVERY_DAY, EVERY_WEEK = timedelta(hours=24), timedelta(days=7)
BACKUP_TOO_OLD, DRILL_TOO_OLD = timedelta(hours=26), timedelta(days=35)
FIRST_AWAY_WITHIN, AWAY_TOO_OLD = timedelta(days=7), timedelta(days=30)
KEPT = 2


class NoBackupYet(Conflict):
    """There is nothing to try a restore with."""


def work_kinds() -> list[Kind]:
    """The long work of backups."""
    return [Kind(BACKUP, _make), Kind(DRILL, _try_restoring)]


def tasks() -> list[Task]:
    """A backup every day and a drill every week; both only start the child that does it."""
    return [
        Task("backups.daily", _l("Cadangan harian"), EVERY_DAY, lambda: _start(BACKUP)),
        Task("backups.drill", _l("Latihan pemulihan"), EVERY_WEEK, _start_drill),
    ]


def _start(kind: str) -> int:
    """Only for a real village: the sample can be had again at any time."""
    village = find_village()
    if village is None or village.is_sample:
        return 0
    begin_writing()
    work_id, is_new = ask_step(kind, None)
    commit()
    if is_new:
        start_child(work_id)
    return int(is_new)


def _start_drill() -> int:
    """Nothing to do on a site without a backup, and none is made for a village that is not there yet."""
    return _start(DRILL) if newest_kept() else 0


def _outcome(whole: Whole, lost: list[str]) -> dict[str, Any]:
    return {"backup": whole.manifest.id, "rows": whole.rows, "files": whole.manifest.files, "lost": lost[:100]}


def _make(progress: Progress) -> Made:
    """A backup of now, read back; older ones beyond the newest two go."""
    village = find_village()
    db.session.rollback()
    if village is None:
        raise NoBackupYet(_l("Kampungnya belum dibuat, jadi belum ada yang dicadangkan."))
    place = new_place()
    whole = make_backup(place, progress)
    lost = lost_files(whole.manifest)
    for old in kept_backups()[KEPT - 1 :]:
        forget_file(old.id, old.file_key)
    now = utcnow().astimezone(ZoneInfo(current_app.config["TIMEZONE"]))  # the name says what the page says
    return Made(place, f"cadangan-{now:%Y-%m-%d-%H%M}.zip", _outcome(whole, lost))


def note_backup(whole: Whole, lost: list[str]) -> None:
    """Write down that a backup was made elsewhere by the command; its file is not the site's to offer."""
    begin_writing()
    now = utcnow()
    db.session.add(LongWork(kind=BACKUP, state="done", ended_at=now, beat_at=now, outcome=_outcome(whole, lost)))
    away_step(now, None)
    commit()


def away_step(made_at: datetime, account_id: int | None) -> None:
    """Note that a backup of that moment was taken to where this computer's end does not reach it. A step."""
    db.session.add(LongWork(kind=AWAY, state="done", ended_at=made_at, account_id=account_id))
    db.session.flush()


def kept_backups() -> list[WorkView]:
    """Backups whose file lies here, newest first."""
    return [work for work in find_work(BACKUP, limit=100) if work.state == "done" and work.file_key]


def newest_kept() -> WorkView | None:
    """The newest backup whose file lies here."""
    return next(iter(kept_backups()), None)


def _try_restoring(progress: Progress) -> Made:
    """Restore the newest backup into a scratch folder, count everything there, and throw the folder away."""
    kept = newest_kept()
    db.session.rollback()
    if kept is None:
        raise NoBackupYet(_l("Belum ada cadangan untuk dicoba. Buat cadangan dulu."))
    began = time.monotonic()
    with tempfile.TemporaryDirectory(dir=made_folder(), prefix="drill-") as scratch:
        restored = restore_backup(made_folder() / kept.file_key, Path(scratch) / "kampung", progress)
    found: Mapping[str, Any] = {
        "backup": restored.manifest.id,
        "rows": restored.rows,
        "files": restored.files,
        "tables": restored.tables,
        "seconds": round(time.monotonic() - began, 1),
    }
    return Made(outcome=found)


@dataclass(frozen=True)
class Standing:
    """When a backup and a drill last ended well and last failed, and since when this village could have had one.

    ``away_at``: of when the newest backup is that was taken away from this computer.
    """

    backup_at: datetime | None
    drill_at: datetime | None
    drill_failed_at: datetime | None
    away_at: datetime | None
    since: datetime

    @property
    def backup_is_late(self) -> bool:
        """Whether the last whole backup is older than 26 hours."""
        return utcnow() - (self.backup_at or self.since) > BACKUP_TOO_OLD

    @property
    def drill_has_failed(self) -> bool:
        """Whether the last drill did not bring the village back."""
        return self.drill_failed_at is not None and (self.drill_at is None or self.drill_failed_at > self.drill_at)

    @property
    def drill_is_late(self) -> bool:
        """Whether the last good drill is older than 35 days."""
        return utcnow() - (self.drill_at or self.since) > DRILL_TOO_OLD

    @property
    def away_is_late(self) -> bool:
        """Whether no backup of the last thirty days lies elsewhere; a new village has a week for its first."""
        if self.away_at is None:
            return utcnow() - self.since > FIRST_AWAY_WITHIN
        return utcnow() - self.away_at > AWAY_TOO_OLD


def standing(since: datetime) -> Standing:
    """How the backups of a village made at ``since`` stand. One statement."""
    rows = db.session.execute(
        select(LongWork.kind, LongWork.state, func.max(LongWork.ended_at))
        .where(LongWork.kind.in_((BACKUP, DRILL, AWAY)), LongWork.state.in_(("done", "failed")))
        .group_by(LongWork.kind, LongWork.state)
    )
    ended = {(kind, state): at for kind, state, at in rows}
    done = {kind: ended.get((kind, "done")) for kind in (BACKUP, DRILL, AWAY)}
    return Standing(done[BACKUP], done[DRILL], ended.get((DRILL, "failed")), done[AWAY], since)
