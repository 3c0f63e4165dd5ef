"""Long work goes on without the page that asked for it, tells how far it is, and ends in its row whatever happens."""

import time
from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from flask import Flask

from village.core import slots
from village.core.backups.regular import BACKUP
from village.core.db import begin_writing, commit, db, utcnow
from village.core.errors import Conflict, NotFound
from village.core.long_work import (
    Kind,
    Made,
    Progress,
    ask_step,
    find_work,
    latest_done,
    made_folder,
    new_place,
    open_made,
    run_work,
    start_child,
)
from village.core.made_files import remove_expired

KIND = "uji"


def fill(app: Flask, run: Callable[[Progress], Made], **more: object) -> None:
    """Give the site just this kind of work."""
    slots.fill(app, {"long_work": [lambda: [Kind(KIND, run, **more)]]})  # type: ignore[arg-type]


def ask(account_id: int | None = 1, kind: str = KIND) -> tuple[int, bool]:
    begin_writing()
    asked = ask_step(kind, account_id, {"berapa": 3})
    commit()
    return asked


def a_file(progress: Progress) -> Made:
    place = new_place()
    place.write_bytes(b"isi")
    progress.stage("Menulis", progress.asked_for["berapa"])
    progress.step(2)
    return Made(place, "hasil.txt", {"lembar": 2})


@pytest.mark.databases
def test_work_ends_with_its_file_and_what_was_found(database_app: Flask) -> None:
    fill(database_app, a_file, keeps=timedelta(days=1))
    work_id, is_new = ask()
    assert is_new and run_work(work_id)
    work = latest_done(KIND)
    assert work is not None and (work.state, work.outcome, work.size_bytes) == ("done", {"lembar": 2}, 3)
    assert (work.stage, work.done, work.total) == ("Menulis", 0, 3)
    with open_made(work) as file:
        assert file.read() == b"isi"
    assert not run_work(work_id), "the same work is never done twice"


def test_the_same_work_is_not_begun_twice_at_once(app: Flask) -> None:
    fill(app, a_file)
    first, _ = ask()
    assert ask() == (first, False)
    fill(app, a_file, one_per_person=True)
    assert ask(2)[1]


def test_work_that_fell_silent_may_be_asked_for_again(app: Flask) -> None:
    fill(app, a_file)
    ask()
    with time_machine.travel(utcnow() + timedelta(minutes=6), tick=False):
        [work] = find_work(KIND)
        assert work.was_cut_off and not work.is_going_on
        assert ask()[1]


def test_a_rule_that_says_no_is_told_and_a_fault_is_told_plainly(app: Flask) -> None:
    def refuse(_progress: Progress) -> Made:
        raise Conflict("Belum ada isinya.")

    def fail(_progress: Progress) -> Made:
        raise ZeroDivisionError("rahasia dalam")

    fill(app, refuse)
    assert not run_work(ask()[0])
    assert find_work(KIND)[0].problem == "Belum ada isinya."
    fill(app, fail)
    assert not run_work(ask()[0])
    work = find_work(KIND)[0]
    assert work.state == "failed" and "rahasia" not in work.problem and "Coba sekali lagi" in work.problem


def test_a_file_is_gone_when_its_time_is_over(app: Flask) -> None:
    fill(app, a_file, keeps=timedelta(hours=24))
    run_work(ask()[0])
    with time_machine.travel(utcnow() + timedelta(hours=25), tick=False):
        with pytest.raises(NotFound):
            open_made(find_work(KIND)[0])
        assert remove_expired() == 1
    assert not list(made_folder().iterdir())
    assert find_work(KIND)[0].state == "done"


def test_a_page_may_be_left_while_a_child_works(app: Flask) -> None:
    """The real child, in a process of its own, with the real kinds of work."""
    app.extensions["long_work_children"] = True
    work_id, _ = ask(None, BACKUP)
    start_child(work_id)
    until = time.monotonic() + 60
    while find_work(BACKUP)[0].is_going_on and time.monotonic() < until:
        db.session.rollback()  # the next look is a new one
        time.sleep(0.2)
    work = find_work(BACKUP)[0]
    assert work.state == "done", work.problem
    assert work.outcome["rows"] > 0 and work.file_name.startswith("cadangan-")
