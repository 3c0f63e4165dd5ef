"""Work too long for one answer: asked for on a page, done by a child process, its state in a row that anybody may leave
and find again. No queue and no daemon: the request starts the child.

A feature fills the slot ``long_work`` with a function that gives its kinds of work.
"""

import logging
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO, Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import JSON, BigInteger, Index, Text, select, update
from sqlalchemy.orm import Mapped, mapped_column

from village.core import slots
from village.core.db import Model, UtcDateTime, begin_writing, commit, db, utcnow
from village.core.errors import DomainError, NotFound

FOLDER = "made"
SILENT_FOR = timedelta(minutes=5)
SECONDS_BETWEEN_NOTES = 0.7
ALIVE = ("waiting", "running")

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Made:
    """What came out: a finished file in the folder of made things or none, what it is called, and what was found."""

    path: Path | None = None
    file_name: str = ""
    outcome: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind:
    """One kind of long work. ``keeps``: how long its file lies here, None as long as its feature leaves it."""

    name: str
    run: Callable[["Progress"], Made]
    keeps: timedelta | None = None
    one_per_person: bool = False


class LongWork(Model):
    """One piece of work: who asked for it, how far it is, what came out.

    ``state``: waiting, running, done, failed. ``beat_at`` is when its process was last heard of; ``stage`` and
    ``problem`` are sentences in Indonesian; ``file_key`` is the name of its file in the folder of made things.
    """

    __tablename__ = "long_work"
    __table_args__ = (Index("ix_long_work_kind", "kind", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(Text)
    account_id: Mapped[int | None]
    asked_for: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    beat_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    state: Mapped[str] = mapped_column(Text, default="waiting")
    stage: Mapped[str] = mapped_column(Text, default="")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    problem: Mapped[str] = mapped_column(Text, default="")
    file_key: Mapped[str] = mapped_column(Text, default="")
    file_name: Mapped[str] = mapped_column(Text, default="")
    size_bytes: Mapped[int] = mapped_column(BigInteger, default=0)
    outcome: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


@dataclass(frozen=True)
class WorkView:
    """A piece of work as a page shows it; fields as in ``LongWork``."""

    id: int
    kind: str
    account_id: int | None
    asked_at: datetime
    beat_at: datetime
    ended_at: datetime | None
    expires_at: datetime | None
    state: str
    stage: str
    done: int
    total: int
    problem: str
    file_key: str
    file_name: str
    size_bytes: int
    outcome: dict[str, Any]

    @property
    def is_going_on(self) -> bool:
        """Whether its process was heard of lately and has not ended."""
        return self.state in ALIVE and utcnow() - self.beat_at < SILENT_FOR

    @property
    def was_cut_off(self) -> bool:
        """Whether its process fell silent before the end, as after a power cut."""
        return self.state in ALIVE and not self.is_going_on

    @property
    def percent(self) -> int:
        """How much is done, of a hundred."""
        return min(100, self.done * 100 // self.total) if self.total else 0


class Progress:
    """What the work tells of itself while it runs. Written on a connection of its own, so that reads stay whole."""

    def __init__(self, work_id: int, account_id: int | None = None, asked_for: Mapping[str, Any] | None = None) -> None:
        self.work_id, self.account_id, self.asked_for = work_id, account_id, dict(asked_for or {})
        self._done = self._total = 0
        self._stage = ""
        self._next_note = 0.0

    def stage(self, words: Any, total: int = 0) -> None:
        """A new part of the work with so many steps begins."""
        self._stage, self._total, self._done = str(words), total, 0
        self._note()

    def step(self, count: int = 1) -> None:
        """So many steps are done."""
        self._done += count
        if time.monotonic() >= self._next_note:
            self._note()

    def _note(self) -> None:
        self._next_note = time.monotonic() + SECONDS_BETWEEN_NOTES
        write_state(self.work_id, stage=self._stage, done=self._done, total=self._total, beat_at=utcnow())


def write_state(work_id: int, **values: Any) -> None:
    """Change the row at once, on a connection of its own."""
    with db.engine.connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(update(LongWork).where(LongWork.id == work_id).values(**values))


def made_folder() -> Path:
    """The folder of finished files; made where it is not there."""
    folder: Path = current_app.config["SETTINGS"].instance / FOLDER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def new_place() -> Path:
    """A free name for a file to be made, that nobody can guess."""
    return made_folder() / secrets.token_hex(16)


def kinds() -> dict[str, Kind]:
    """The kinds of long work of every feature, by name."""
    return {kind.name: kind for found in slots.call("long_work") for kind in found}


def ask_step(kind: str, account_id: int | None, asked_for: Mapping[str, Any] | None = None) -> tuple[int, bool]:
    """Note that the work is wanted; gives its id, and False where the same is going on already. A step.

    Whoever gets True commits and then calls `start_child`.
    """
    chosen = kinds()[kind]
    running = select(LongWork.id).where(
        LongWork.kind == kind, LongWork.state.in_(ALIVE), LongWork.beat_at > utcnow() - SILENT_FOR
    )
    if chosen.one_per_person:
        running = running.where(LongWork.account_id == account_id)
    before = db.session.execute(running.limit(1)).scalar_one_or_none()
    if before is not None:
        return before, False
    row = LongWork(kind=kind, account_id=account_id, asked_for=dict(asked_for or {}))
    db.session.add(row)
    db.session.flush()
    return row.id, True


def start_child(work_id: int) -> None:
    """Do the work in a process of its own, which outlives the answer and the server."""
    from village.core.schema import environment_of

    if not current_app.extensions["long_work_children"]:
        return
    subprocess.Popen(
        [sys.executable, "-m", "flask", "--app", "app", "work", "run", str(work_id)],
        cwd=current_app.config["PROJECT_FOLDER"],
        env=environment_of(current_app.config["SETTINGS"]),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def run_work(work_id: int) -> bool:
    """Do what the row asks for and note how it ended; False where it failed, which is told in the row and logged."""
    begin_writing(changes_pages=False)
    row = db.session.get(LongWork, work_id)
    if row is None or row.state != "waiting":
        db.session.rollback()
        return False
    row.state, row.beat_at = "running", utcnow()
    kind, progress = kinds()[row.kind], Progress(work_id, row.account_id, row.asked_for)
    commit()
    try:
        made = kind.run(progress)
    except Exception as error:
        db.session.rollback()
        if not isinstance(error, DomainError):
            _log.exception("long work %s (%s) failed", work_id, kind.name)
        words = str(error) if isinstance(error, DomainError) else _unexplained()
        write_state(work_id, state="failed", problem=words, ended_at=utcnow())
        return False
    db.session.rollback()
    note_end(work_id, made, kind.keeps)
    return True


def _unexplained() -> str:
    return str(_("Pekerjaan ini berhenti karena kesalahan pada situs. Data tidak berubah. Coba sekali lagi."))


def note_end(work_id: int, made: Made, keeps: timedelta | None = None) -> None:
    """Write down that the work ended well and what came out."""
    now = utcnow()
    write_state(
        work_id,
        state="done",
        ended_at=now,
        beat_at=now,
        expires_at=now + keeps if keeps else None,
        file_key=made.path.name if made.path else "",
        file_name=made.file_name,
        size_bytes=made.path.stat().st_size if made.path else 0,
        outcome=dict(made.outcome),
    )


def find_work(kind: str, *, account_id: int | None = None, limit: int = 10) -> list[WorkView]:
    """The latest pieces of one kind, newest first; of one person if named. One statement."""
    wanted = select(*[getattr(LongWork, name) for name in WorkView.__dataclass_fields__]).where(LongWork.kind == kind)
    if account_id is not None:
        wanted = wanted.where(LongWork.account_id == account_id)
    return [WorkView(*row) for row in db.session.execute(wanted.order_by(LongWork.id.desc()).limit(limit))]


def latest_done(kind: str) -> WorkView | None:
    """The latest piece of one kind that ended well. One statement."""
    wanted = select(*[getattr(LongWork, name) for name in WorkView.__dataclass_fields__])
    row = db.session.execute(
        wanted.where(LongWork.kind == kind, LongWork.state == "done").order_by(LongWork.id.desc()).limit(1)
    ).first()
    return WorkView(*row) if row else None


def open_made(work: WorkView) -> IO[bytes]:
    """Its file, for reading. Raises NotFound when there is none, or not any more."""
    try:
        if not work.file_key or (work.expires_at and work.expires_at <= utcnow()):
            raise FileNotFoundError
        return open(made_folder() / work.file_key, "rb")
    except FileNotFoundError:
        raise NotFound(_l("Berkas itu tidak ada.")) from None


work_group = AppGroup("work", help="Pekerjaan panjang yang dimulai dari halaman.")


@work_group.command("run", help="Kerjakan satu pekerjaan; dipanggil oleh situs sendiri.")
@click.argument("work_id", type=int)
def run(work_id: int) -> None:
    """Do one piece of work, gently; exit status 1 when it failed."""
    os.nice(10)
    sys.exit(0 if run_work(work_id) else 1)


def init_app(app: Flask) -> None:
    """Add the command; tests that want real children switch them on."""
    app.extensions["long_work_children"] = not app.testing
    app.cli.add_command(work_group)
