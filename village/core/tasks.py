"""Work that has to be done now and then: by the host's cron through ``tasks run``, else after somebody's request.

A feature fills the slot ``tasks`` with a function that gives its tasks. When each began last stands in one table, so
two processes never do the same work at once, and every task must be safe to run twice all the same.
"""

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import click
from flask import Flask, Response
from flask.cli import AppGroup
from sqlalchemy import Text, select
from sqlalchemy.orm import Mapped, mapped_column

from village.core import slots
from village.core.db import Model, UtcDateTime, begin_writing, commit, db, utcnow
from village.core.schema import migrate_if_needed

AGAIN_AFTER_A_FAULT = timedelta(hours=1)
SECONDS_BETWEEN_LOOKS = 600
SECONDS_BEFORE_THE_FIRST_LOOK = 60  # a site that has just started has people waiting

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Task:
    """Work for now and then. ``run`` commits by itself and gives how many things it did; ``words`` name it."""

    name: str
    words: Any
    every: timedelta
    run: Callable[[], int]


class TaskRun(Model):
    """When a task began and ended last, and how many things it did; it failed or was cut off where it has no end."""

    __tablename__ = "task_run"

    name: Mapped[str] = mapped_column(Text, primary_key=True)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done: Mapped[int] = mapped_column(default=0)

    def is_due(self, every: timedelta, now: datetime) -> bool:
        """Whether it is time again; sooner than usual after a fault."""
        return self.began_at + (every if self.ended_at else min(every, AGAIN_AFTER_A_FAULT)) <= now


def all_tasks() -> list[Task]:
    """The tasks of every feature, lowest layer first."""
    return [task for tasks in slots.call("tasks") for task in tasks]


def due_tasks() -> list[Task]:
    """Those whose time has come. One statement."""
    now = utcnow()
    latest = {row.name: row for row in db.session.scalars(select(TaskRun))}
    return [task for task in all_tasks() if task.name not in latest or latest[task.name].is_due(task.every, now)]


def run_task(task: Task, *, even_if_not_due: bool = False) -> int | None:
    """Do the work and note it; gives how many things were done, None where somebody else was quicker.

    Whatever the work raises is raised again; the task is then due again in an hour.
    """
    now = utcnow()
    begin_writing(changes_pages=False)
    row = db.session.get(TaskRun, task.name)
    if row is not None and not even_if_not_due and not row.is_due(task.every, now):
        db.session.rollback()
        return None
    db.session.merge(TaskRun(name=task.name, began_at=now, ended_at=None, done=0))
    commit()
    done = task.run()
    begin_writing(changes_pages=False)
    db.session.merge(TaskRun(name=task.name, began_at=now, ended_at=utcnow(), done=done))
    commit()
    return done


def run_all(*, even_if_not_due: bool = False) -> Iterator[tuple[Task, int | None]]:
    """Run what is due, or everything; None for what failed, which is logged and stops no other."""
    for task in all_tasks() if even_if_not_due else due_tasks():
        try:
            done = run_task(task, even_if_not_due=even_if_not_due)
        except Exception:
            db.session.rollback()
            _log.exception("the task %s failed", task.name)
            yield task, None
            continue
        if done is not None:
            yield task, done


tasks_group = AppGroup("tasks", help="Pekerjaan berkala, untuk cron.")


@tasks_group.command("run", help="Kerjakan yang sudah waktunya; aman dijalankan kapan saja.")
@click.option("--all", "everything", is_flag=True, help="Kerjakan semuanya, juga yang belum waktunya.")
def run(everything: bool) -> None:
    """Run what is due; exit status 1 when something failed."""
    migrate_if_needed()
    has_failed = ran = False
    for task, done in run_all(even_if_not_due=everything):
        ran = True
        has_failed = has_failed or done is None
        click.echo(f"{task.words}: {'gagal, dicoba lagi nanti' if done is None else done}")
    if not ran:
        click.echo("Belum ada yang perlu dikerjakan.")
    sys.exit(1 if has_failed else 0)


class Looker:
    """Looks whether anything is due, seldom, and after the answer has been sent."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._busy = threading.Lock()
        self._next_look = time.monotonic() + SECONDS_BEFORE_THE_FIRST_LOOK

    def after_request(self, response: Response) -> Response:
        """Costs a look at the clock, and nothing else for ten minutes."""
        if self._app.extensions["tasks_after_requests"] and time.monotonic() >= self._next_look:
            response.call_on_close(self._look)
        return response

    def look_at_the_next_request(self) -> None:
        """Forget that the last look was not long ago."""
        self._next_look = 0.0

    def _look(self) -> None:
        if not self._busy.acquire(blocking=False):
            return
        try:
            self._next_look = time.monotonic() + SECONDS_BETWEEN_LOOKS
            with self._app.app_context():
                due = due_tasks()
                if due:
                    run_task(due[0])  # one at a time: this thread has people to answer
                if len(due) > 1:
                    self._next_look = time.monotonic() + SECONDS_BEFORE_THE_FIRST_LOOK
        except Exception:
            _log.exception("a task failed after a request")
        finally:
            self._busy.release()


def init_app(app: Flask) -> None:
    """Add the command, and the look after requests; tests that want the look switch it on."""
    app.extensions["tasks_after_requests"] = not app.testing
    app.extensions["task_looker"] = looker = Looker(app)
    app.after_request(looker.after_request)
    app.cli.add_command(tasks_group)
