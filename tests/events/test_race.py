"""Fifty people at once for ten seats: nobody is promised a seat that is not there, and nobody is lost."""

import threading
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from tests import factories
from village.core.db import db
from village.events.facts import Asked
from village.events.models import Event, EventRegistration
from village.events.services import registering
from village.events.services.seats import seats_taken
from village.events.standing import registers_now

PEOPLE, SEATS = 50, 10
RUNS = {"sqlite": 20, "postgresql": 6}


def at_once(app: Flask, act: Callable[[int], object], count: int = PEOPLE) -> list[BaseException]:
    """Run the act in so many threads that begin together; gives what they raised."""
    barrier, raised = threading.Barrier(count), list[BaseException]()

    def one(number: int) -> None:
        barrier.wait()
        try:
            with app.app_context():
                act(number)
        except Exception as error:
            raised.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def a_full_house() -> int:
    return factories.make_event(takes_registration=True, seats=SEATS).id


def carelessly(event_id: int, number: int, seen: threading.Barrier) -> None:
    """What a registration does that looks for a seat first and takes it in a transaction of its own."""
    event = db.session.get_one(Event, event_id)
    is_free = registers_now(event) and seats_taken(event_id) < SEATS
    db.session.rollback()
    seen.wait()
    row = EventRegistration(
        event_id=event_id, code=f"kode-{number}", form_key=f"kunci-{number}", name=f"Warga {number}",
        phone=f"62812{number:07d}", state="terdaftar" if is_free else "menunggu",
    )  # fmt: skip
    db.session.add(row)
    db.session.commit()


@pytest.mark.databases
def test_the_harness_shows_the_race(database_app: Flask) -> None:
    event_id, seen = a_full_house(), threading.Barrier(20)
    assert not at_once(database_app, lambda number: carelessly(event_id, number, seen), 20)
    assert seats_taken(event_id) > SEATS


@pytest.mark.storm
@pytest.mark.databases
def test_seats_are_never_given_twice(database_app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    for run in range(RUNS[db.engine.dialect.name]):
        event_id = a_full_house()

        def register(number: int, event_id: int = event_id, run: int = run) -> None:
            asked = Asked(f"Warga {number}", f"62812{run:03d}{number:05d}", people=1)
            registering.register(event_id, asked, f"{run}-{number}")

        # Many runs within the hour: the limit of the whole village is tried elsewhere.
        monkeypatch.setattr(registering, "ALL_PER_HOUR", 10_000)
        assert not at_once(database_app, register)
        db.session.remove()
        assert seats_taken(event_id) == SEATS
        assert _states(event_id) == {"terdaftar": SEATS, "menunggu": PEOPLE - SEATS}
    leaving = _line(event_id, "terdaftar")
    assert not at_once(database_app, lambda number: registering.cancel_own(leaving[number]), SEATS)
    db.session.remove()
    assert _states(event_id) == {"terdaftar": SEATS, "menunggu": PEOPLE - 2 * SEATS, "batal": SEATS}
    assert _was_fair(event_id)


def _states(event_id: int) -> dict[str, int]:
    rows = db.session.execute(
        select(EventRegistration.state, func.count())
        .where(EventRegistration.event_id == event_id)
        .group_by(EventRegistration.state)
    )
    return {state: count for state, count in rows}


def _line(event_id: int, state: str) -> list[str]:
    row = EventRegistration
    found = select(row.code).where(row.event_id == event_id, row.state == state).order_by(row.arrived_at, row.id)
    return list(db.session.scalars(found))


def _was_fair(event_id: int) -> bool:
    """Nobody who waits came before somebody who has a seat."""
    row = EventRegistration
    last = db.session.scalar(select(func.max(row.arrived_at)).where(row.event_id == event_id, row.state == "terdaftar"))
    first = db.session.scalar(select(func.min(row.arrived_at)).where(row.event_id == event_id, row.state == "menunggu"))
    return bool(last is not None and first is not None and last <= first)


def test_more_seats_let_those_who_wait_in_at_once(app: Flask) -> None:
    event_id = a_full_house()
    for number in range(12):
        registering.register(event_id, Asked(f"Warga {number}", f"62812{number:08d}"), str(number))
    db.session.execute(update(Event).where(Event.id == event_id).values(seats=11))
    db.session.commit()
    registering.cancel_own(_line(event_id, "terdaftar")[0])
    assert _states(event_id) == {"terdaftar": 11, "batal": 1}
