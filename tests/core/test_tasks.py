"""Periodic work: by cron or after a request, each thing once in its time, and a fault stops nothing else."""

import os
import time
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import event

from village.core import slots
from village.core.db import db
from village.core.tasks import Task, TaskRun, due_tasks, run_all, run_task


class Broken(Exception):
    """What a task raises that cannot go on."""


def fill(app: Flask, *tasks: Task) -> None:
    """Give the site just these tasks."""
    slots.fill(app, {"tasks": [lambda: list(tasks)]})


def counting(name: str, times: list[str], hours: int = 6) -> Task:
    """A task that notes that it ran."""

    def work() -> int:
        times.append(name)
        return 3

    return Task(name, f"Pekerjaan {name}", timedelta(hours=hours), work)


def failing(name: str) -> Task:
    def work() -> int:
        raise Broken

    return Task(name, f"Pekerjaan {name}", timedelta(hours=6), work)


def leave_a_leftover(app: Flask) -> str:
    """What a crash two hours ago left in the temporary area."""
    folder = app.config["SETTINGS"].instance / "files" / "temp"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "terputus"
    path.write_bytes(b"separuh foto")
    os.utime(path, (time.time() - 7200,) * 2)
    return str(path)


def test_the_command_sweeps_leftovers_and_the_second_time_has_nothing_to_do(app: Flask) -> None:
    leftover = leave_a_leftover(app)
    first = app.test_cli_runner().invoke(args=["tasks", "run"])
    assert first.exit_code == 0 and "Sisa unggahan yang terputus: 1" in first.output
    assert not os.path.exists(leftover)
    assert "Belum ada yang perlu dikerjakan." in app.test_cli_runner().invoke(args=["tasks", "run"]).output
    assert "Sisa unggahan yang terputus: 0" in app.test_cli_runner().invoke(args=["tasks", "run", "--all"]).output


def test_a_task_comes_again_when_its_time_has_passed(app: Flask) -> None:
    times: list[str] = []
    fill(app, counting("harian", times, hours=24), counting("sering", times, hours=1))
    with time_machine.travel("2026-11-21 03:00:00+00:00", tick=False) as clock:
        for hours in (0, 0.5, 1, 23):
            clock.shift(timedelta(hours=hours))
            list(run_all())
    assert times == ["harian", "sering", "sering", "harian", "sering"]


def test_a_fault_stops_no_other_task_and_is_tried_again_in_an_hour(app: Flask) -> None:
    times: list[str] = []
    fill(app, failing("rusak"), counting("baik", times))
    with time_machine.travel("2026-11-21 03:00:00+00:00", tick=False) as clock:
        assert [done for _task, done in run_all()] == [None, 3]
        assert due_tasks() == []
        clock.shift(timedelta(hours=1))
        assert [task.name for task in due_tasks()] == ["rusak"]
    answer = app.test_cli_runner().invoke(args=["tasks", "run", "--all"])
    assert answer.exit_code == 1 and "Pekerjaan rusak: gagal" in answer.output and "Pekerjaan baik: 3" in answer.output


@pytest.mark.databases
def test_whoever_comes_second_does_not_do_the_same_work(database_app: Flask) -> None:
    times: list[str] = []
    task = counting("sekali", times)
    assert run_task(task) == 3
    assert run_task(task) is None
    assert times == ["sekali"]
    assert db.session.get_one(TaskRun, "sekali").done == 3


def test_a_task_cut_off_by_a_crash_is_not_begun_by_two_and_comes_again(app: Flask) -> None:
    task = failing("terputus")
    with time_machine.travel("2026-11-21 03:00:00+00:00", tick=False) as clock:
        with pytest.raises(Broken):
            run_task(task)
        assert run_task(task) is None
        clock.shift(timedelta(hours=1, seconds=1))
        with pytest.raises(Broken):
            run_task(task)


def test_after_a_request_one_due_task_runs_and_then_nothing_is_asked_for_a_while(app: Flask, client) -> None:
    times: list[str] = []
    fill(app, counting("satu", times), counting("dua", times))
    app.extensions["tasks_after_requests"] = True
    sent: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda _c, _u, statement, *_rest: sent.append(statement))
    client.get("/robots.txt").close()
    assert times == [] and not [one for one in sent if "task_run" in one], "not in the first minute"
    app.extensions["task_looker"].look_at_the_next_request()
    client.get("/robots.txt").close()
    assert times == ["satu"]
    sent.clear()
    client.get("/robots.txt").close()
    assert not [one for one in sent if "task_run" in one]
    app.extensions["task_looker"].look_at_the_next_request()
    client.get("/robots.txt").close()
    assert times == ["satu", "dua"]
