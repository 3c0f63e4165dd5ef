"""Numbers of letters: one after another, each January from 1, never twice, never given back."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from tests.vault.letters import a_letter
from village.core.db import begin_writing, commit, db
from village.vault.letter_facts import Style
from village.vault.letter_queries import get_letter
from village.vault.models import LetterCounter
from village.vault.numbering import WrongPattern, check_pattern, write_number
from village.vault.services import letters as services
from village.vault.services.letter_writing import set_style

WRITERS = 50


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("{urut}/{jenis}/{unit}/{bulan}/{tahun}", "012/UND/KHI-RW05/XI/2026"),
        ("{kode}/{urut}/{unit}/{bulan}/{tahun}", "400.10.3/012/KHI-RW05/XI/2026"),
    ],
)
def test_a_number_is_written_as_the_village_chose(pattern: str, written: str) -> None:
    number = write_number(
        pattern, agenda=12, type_code="UND", classification="400.10.3", unit="KHI-RW05", on=date(2026, 11, 21)
    )
    assert number == written


@pytest.mark.parametrize("pattern", ["{urut}/{bulan}", "{tahun}", "{urut}/{tahun}/{kepala}", "{urut}/{tahun", "urut"])
def test_a_pattern_that_could_give_a_number_twice_is_refused(pattern: str) -> None:
    with pytest.raises(WrongPattern):
        check_pattern(pattern)


@pytest.mark.databases
def test_each_register_counts_for_itself_and_begins_again_in_january(database_app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    letters = [
        a_letter(official, on=date(2025, 12, 30)),
        a_letter(official, on=date(2025, 12, 31)),
        a_letter(official, on=date(2026, 1, 1)),
        a_letter(official, "masuk", on=date(2026, 1, 1)),
    ]
    found = [get_letter(official, one) for one in letters]
    assert [(one.direction, one.year, one.agenda) for one in found] == [
        ("keluar", 2025, 1), ("keluar", 2025, 2), ("keluar", 2026, 1), ("masuk", 2026, 1),
    ]  # fmt: skip
    assert found[1].number == "002/PRM/KU-RW05/XII/2025"


def test_a_cancelled_number_stays_and_is_never_given_to_another(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    first = a_letter(official)
    services.cancel_letter(official, first, "Salah alamat")
    second = get_letter(official, a_letter(official))
    assert (get_letter(official, first).state, second.agenda) == ("batal", 2)
    services.revive_letter(official, first)
    assert get_letter(official, first).agenda == 1


def test_the_number_of_an_old_letter_is_kept_as_it_stands_on_the_paper(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    letter = get_letter(official, a_letter(official, on=date(2016, 5, 2), number="05/PROP/RW05/2016"))
    assert (letter.number, letter.year, letter.agenda) == ("05/PROP/RW05/2016", 2016, 1)


def test_another_unit_and_pattern_hold_from_the_next_letter_on(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    before = a_letter(official, on=date(2026, 2, 3))
    set_style(official, Style(unit="KHI", pattern="{tahun}-{urut}"))
    assert get_letter(official, a_letter(official, on=date(2026, 2, 3))).number == "2026-001"
    assert get_letter(official, before).number == "001/PRM/KU-RW05/II/2026"


def _storm(app: Flask, begin: Callable[[], None]) -> tuple[list[int], list[Exception]]:
    """Fifty people take a number at once; what each got, and what went wrong."""
    start, numbers, faults = threading.Barrier(WRITERS), [], []

    def take() -> None:
        with app.app_context():
            start.wait()
            try:
                begin()
                number = services.take_number_step("keluar", "KU", 2026)
                commit()
                numbers.append(number)
            except Exception as error:
                db.session.rollback()
                faults.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=take) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return numbers, faults


@pytest.mark.databases
def test_fifty_people_at_once_get_fifty_numbers(database_app: Flask) -> None:
    _patient_pool(database_app)
    numbers, faults = _storm(database_app, begin_writing)
    assert not faults
    assert sorted(numbers) == list(range(1, WRITERS + 1))
    assert db.session.execute(select(LetterCounter.last)).scalar_one() == WRITERS


@pytest.mark.databases
def test_without_the_lock_numbers_would_be_lost_or_doubled(database_app: Flask) -> None:
    _patient_pool(database_app)
    numbers, faults = _storm(database_app, db.session.rollback)
    assert faults or len(set(numbers)) < WRITERS


def _patient_pool(_app: Flask) -> None:
    """Whoever finds no free connection waits for one."""
    db.session.remove()
    db.engine.pool._timeout = 60  # type: ignore[attr-defined]
