"""On which days a repeat falls, against a library that is independent of ours, and what is made of it."""

from datetime import date, time, timedelta

import pytest
from dateutil import rrule
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from village.core.db import db
from village.events.facts import EventFacts, PhotoChange, Repeating
from village.events.models import Event, EventSeries
from village.events.repeats import LAST, Repeat, days_of, place_of
from village.events.services import changing, posting
from village.events.times import local, moment_of

DAYS = st.dates(date(2019, 12, 20), date(2041, 1, 10))
FROM_MONDAY = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)


def by_dateutil(repeat: Repeat, until: date) -> list[date]:
    if repeat.rule == "bulanan":
        place = repeat.place_in_month or place_of(repeat.starts_on)
        weekday = FROM_MONDAY[repeat.starts_on.weekday()](place)
        told = {"freq": rrule.MONTHLY, "byweekday": weekday}
    else:
        told = {"freq": rrule.WEEKLY if repeat.rule == "mingguan" else rrule.DAILY}
    found = rrule.rrule(dtstart=repeat.starts_on, until=until, interval=repeat.every, **told)
    return [moment.date() for moment in found]


@settings(max_examples=400, deadline=None)
@given(DAYS, st.integers(0, 1500), st.sampled_from(("mingguan", "bulanan", "harian")), st.integers(1, 5))
def test_days_are_those_of_dateutil(starts_on: date, length: int, rule: str, every: int) -> None:
    repeat = Repeat(rule, starts_on, 35 if rule == "harian" else every)
    until = starts_on + timedelta(days=length)
    assert days_of(repeat, until) == by_dateutil(repeat, until)


@pytest.mark.parametrize(
    ("repeat", "until", "days"),
    [
        # Selasa kedua, across the end of a year
        (Repeat("bulanan", date(2026, 11, 10)), date(2027, 2, 1), ["2026-11-10", "2026-12-08", "2027-01-12"]),
        # the last Saturday, through a February with a leap day
        (Repeat("bulanan", date(2028, 1, 29)), date(2028, 3, 31), ["2028-01-29", "2028-02-26", "2028-03-25"]),
        # 29 February itself is one Tuesday of many
        (Repeat("mingguan", date(2028, 2, 22)), date(2028, 3, 8), ["2028-02-22", "2028-02-29", "2028-03-07"]),
        # every 35 days the same pasar day comes back
        (Repeat("harian", date(2026, 12, 1), 35), date(2027, 2, 28), ["2026-12-01", "2027-01-05", "2027-02-09"]),
    ],
)
def test_days_that_people_know(repeat: Repeat, until: date, days: list[str]) -> None:
    assert [day.isoformat() for day in days_of(repeat, until)] == days


def test_a_fifth_weekday_is_the_last_one_of_its_month() -> None:
    assert place_of(date(2026, 12, 29)) == LAST
    assert [day.day for day in days_of(Repeat("bulanan", date(2026, 12, 29)), date(2027, 3, 31))] == [29, 26, 23, 30]


def facts(**fields: object) -> EventFacts:
    begins_at = moment_of(date.today() + timedelta(days=5), time(16))
    return EventFacts(**{"title": "Rutinan PKK", "body": "", "place": "Balai", "begins_at": begins_at, **fields})  # type: ignore[arg-type]


def test_every_time_is_a_row_that_changes_alone(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    first = posting.post_event(official, facts(), PhotoChange(), repeating=Repeating("mingguan"))
    rows = db.session.scalars(select(Event).order_by(Event.begins_at)).all()
    assert len(rows) in (53, 54)
    assert len({row.slug for row in rows}) == len({row.uid for row in rows}) == len(rows)
    assert {local(row.begins_at).hour for row in rows} == {16}
    changing.call_off(official, rows[3].id, "batal", "Balai dipakai.")
    states = [row.state for row in db.session.scalars(select(Event).order_by(Event.begins_at))]
    assert states.count("batal") == 1 and states[3] == "batal"
    changing.call_off(official, rows[10].id, "batal", "Sudah tidak ada.", also_later=True)
    states = [row.state for row in db.session.scalars(select(Event).order_by(Event.begins_at))]
    assert set(states[10:]) == {"batal"} and states[9] == "dibuka"
    assert posting.extend_series() == 0
    assert db.session.get_one(Event, first.id).state == "dibuka"


def test_a_new_hour_may_hold_for_all_later_times(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    posting.post_event(official, facts(), PhotoChange(), repeating=Repeating("bulanan"))
    rows = db.session.scalars(select(Event).order_by(Event.begins_at)).all()
    days = [local(row.begins_at).date() for row in rows]
    later = facts(begins_at=rows[4].begins_at + timedelta(hours=3), place="Rumah Bu RT")
    changing.change_event(official, rows[4].id, later, PhotoChange(), also_later=True)
    after = db.session.scalars(select(Event).order_by(Event.begins_at)).all()
    assert [local(row.begins_at).date() for row in after] == days
    assert [(local(row.begins_at).hour, row.place) for row in after[3:6]] == [
        (16, "Balai"), (19, "Rumah Bu RT"), (19, "Rumah Bu RT"),
    ]  # fmt: skip


def test_a_repeat_goes_on_a_year_ahead_however_often_the_task_runs(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    posting.post_event(official, facts(), PhotoChange(), repeating=Repeating("mingguan"))
    series = db.session.scalars(select(EventSeries)).one()
    cut = series.made_until_on - timedelta(days=70)
    for row in db.session.scalars(select(Event).where(Event.begins_at > moment_of(cut, time()))):
        db.session.delete(row)
    series.made_until_on = cut
    db.session.commit()
    assert posting.extend_series() == 10
    assert posting.extend_series() == 0
