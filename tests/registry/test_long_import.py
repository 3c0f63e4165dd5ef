"""A long list keeps everybody else who writes waiting for as short as can be, and says nothing untrue for that."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from tests import factories
from tests.conftest import person_of
from tests.registry.lists import csv_list
from village.core.db import begin_writing, commit, db
from village.core.files import storage
from village.registry.models import Enterprise, Group, Membership
from village.registry.planning import count_steps
from village.registry.services.enterprises import delete_enterprise
from village.registry.services.import_preparing import prepare_import
from village.registry.services.import_undo import undo_import
from village.registry.services.imports import import_file, import_step, understand_list
from village.registry.sheets.reading import read_workbook
from village.registry.sheets.readings import Understanding

HEADINGS = ("Nama Usaha", "Pemilik", "RT", "Alamat", "No HP", "Jenis Usaha", "Produk", "Harga", "Izin", "Kelompok")


def a_list(lines: int, *, price: str = "12rb", permit: str = "NIB") -> Understanding:
    """So many businesses, each with a product, a permit and a group."""
    rows = [
        (
            f"Usaha {at}",
            f"Pemilik {at}",
            "4",
            f"Gang {at}",
            f"0812{at:08}",
            "Jasa",
            f"Barang {at}",
            price,
            permit,
            "Guyub",
        )
        for at in range(lines)
    ]
    return understand_list(read_workbook(csv_list(rows, HEADINGS), "daftar.csv"), {})


@contextmanager
def sent_while_writing() -> Iterator[list[str]]:
    """The statements sent while others wait."""
    sent: list[str] = []
    writing = [False]

    def begin(connection: Any) -> None:
        writing[0] = bool(connection.get_execution_options().get("writes"))

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if writing[0]:
            sent.append(statement)

    event.listen(db.engine, "begin", begin)
    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)
    event.remove(db.engine, "begin", begin)


def count(table: Any) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def cost_of_a_life(lines: int) -> dict[str, int]:
    """Statements of importing so many lines, of the same list again, of one that differs everywhere, and of undoing."""
    cost = {}
    for act, understanding in (
        ("new", a_list(lines)),
        ("same", a_list(lines)),
        ("changed", a_list(lines, price="15rb", permit="PIRT")),
    ):
        with sent_while_writing() as sent:
            run_id, steps = import_file(storage(), understanding, file_sha256="0" * 64)
        cost[act] = len(sent)
        if act == "new":
            first = run_id
        counts = count_steps(steps)
        assert (counts.created, counts.unchanged, counts.updated) == {
            "new": (lines, 0, 0), "same": (0, lines, 0), "changed": (0, 0, lines)
        }[act]  # fmt: skip
    assert first is not None
    official = person_of(factories.make_account("official").id)
    with sent_while_writing() as sent:
        assert undo_import(official, run_id or 0) == []
    cost["undone change"] = len(sent)
    with sent_while_writing() as sent:
        assert undo_import(official, first) == []
    cost["undone"] = len(sent)
    return cost


def test_the_statements_of_an_import_do_not_grow_with_its_lines(app: Flask) -> None:
    factories.make_group("Guyub")
    few = cost_of_a_life(10)
    many = cost_of_a_life(90)
    assert count(Membership) == 0
    for act in ("new", "same", "changed", "undone"):
        assert many[act] <= few[act] + 3, f"{act}: {few[act]} statements for 10 lines, {many[act]} for 90"


def test_what_was_thought_out_before_is_thought_out_again_when_somebody_wrote_meanwhile(app: Flask) -> None:
    import_file(storage(), a_list(3), file_sha256="0" * 64)
    understanding = a_list(4, price="15rb")
    prepared = prepare_import(understanding, {})
    first = db.session.scalars(select(Enterprise).order_by(Enterprise.id)).first()
    assert first is not None
    delete_enterprise(person_of(factories.make_account("official").id), first.id)
    begin_writing()
    _run, steps = import_step(None, understanding, {}, file_sha256="1" * 64, readings_sha256=None, prepared=prepared)
    commit()
    counts = count_steps(steps)
    assert (counts.created, counts.updated) == (2, 2), "the deleted one is new again"


@pytest.mark.databases
def test_members_of_a_known_group_join_it_once(database_app: Flask) -> None:
    group = factories.make_group("Guyub")
    import_file(storage(), a_list(3), file_sha256="0" * 64)
    import_file(storage(), a_list(3, price="15rb"), file_sha256="1" * 64)
    assert set(db.session.scalars(select(Membership.group_id))) == {db.session.get_one(Group, group.id).id}
    assert count(Membership) == 3
