"""Taking an import back as one act."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests import factories
from tests.conftest import person_of
from tests.registry.test_import import LIST, changed, count, import_rows
from village.core.db import db, utcnow
from village.core.search import search_ids
from village.gallery.models import Product
from village.registry.models import DeclaredPermit, Enterprise, ImportRun
from village.registry.queries import EnterpriseFilter, enterprise_list
from village.registry.services import enterprises
from village.registry.services.import_undo import undo_import


def official():
    return person_of(factories.make_account("official").id)


def names() -> list[str]:
    return [line.name for line in enterprise_list(EnterpriseFilter()).lines]


@pytest.mark.databases
def test_undoing_takes_out_everything_that_was_new(database_app: Flask) -> None:
    run_id, _counts = import_rows(LIST)
    assert undo_import(official(), run_id) == []
    assert names() == []
    assert search_ids("enterprise", "keripik", 5) == []
    assert db.session.scalars(select(Product).where(Product.deleted_at.is_(None))).all() == []
    assert database_app.test_client().get("/usaha/batik-tulis-kenanga").status_code == 404


@pytest.mark.databases
def test_undoing_puts_back_what_was_updated(database_app: Flask) -> None:
    import_rows(LIST)
    before = db.session.scalars(select(Enterprise).order_by(Enterprise.id)).first()
    facts = (before.phone, before.rt, before.listed, before.updated_at)
    row = changed(changed(changed(LIST[0], 4, "0857-1111-2222"), 2, "10"), 7, "20rb")
    run_id, counts = import_rows([(*row, "PIRT"), changed(LIST[1], 8, "belum")])
    assert counts.updated >= 1
    assert undo_import(official(), run_id) == []
    after = db.session.get(Enterprise, before.id)
    assert (after.phone, after.rt, after.listed, after.updated_at) == facts
    assert {(one.kind, one.state) for one in db.session.scalars(select(DeclaredPermit))} == {("nib_rba", "has")}
    prices = select(Product.price_rupiah).where(Product.name == "Keripik tempe", Product.deleted_at.is_(None))
    assert db.session.scalars(prices).all() == [12_000]
    assert import_rows(LIST)[1].unchanged == 2


def test_what_people_worked_on_since_stays_and_is_told(app: Flask, sign_in) -> None:
    run_id, _counts = import_rows(LIST)
    first = db.session.scalars(select(Enterprise).order_by(Enterprise.id)).first()
    enterprises.move_enterprise(official(), first.id, "vakum")
    page = sign_in("official").post(f"/kelola/impor/hasil/{run_id}/urungkan", follow_redirects=True)
    text = page.get_data(as_text=True)
    assert "Tetap tinggal" in text and "Keripik Tempe Bu Nik" in text
    assert names() == ["Keripik Tempe Bu Nik"]


def test_a_consent_or_a_finished_product_keeps_an_enterprise_too(app: Flask) -> None:
    run_id, _counts = import_rows(LIST)
    first, second = db.session.scalars(select(Enterprise).order_by(Enterprise.id)).all()
    factories.give_consent(first, "public_name")
    product = db.session.scalars(select(Product).where(Product.enterprise_id == second.id)).one()
    product.version += 1
    db.session.commit()
    assert sorted(undo_import(official(), run_id)) == ["Batik Tulis Kenanga", "Keripik Tempe Bu Nik"]
    assert len(names()) == 2


def test_undoing_twice_is_undoing_once(app: Flask) -> None:
    run_id, _counts = import_rows(LIST)
    person = official()
    undo_import(person, run_id)
    import_rows(LIST)
    undo_import(person, run_id)
    assert len(names()) == 2


def test_after_an_undo_the_same_list_can_come_again(app: Flask) -> None:
    run_id, _counts = import_rows(LIST)
    undo_import(official(), run_id)
    assert import_rows(LIST)[1].created == 2


def test_after_30_days_an_import_stays(app: Flask) -> None:
    run_id, _counts = import_rows(LIST)
    db.session.execute(update(ImportRun).values(made_at=utcnow() - timedelta(days=31)))
    db.session.commit()
    with pytest.raises(enterprises.TooLateToUndo):
        undo_import(official(), run_id)
    assert count(Enterprise) == 2


def test_undone_rows_do_not_lie_in_the_bin(app: Flask, sign_in) -> None:
    run_id, _counts = import_rows(LIST)
    undo_import(official(), run_id)
    assert "Keripik Tempe" not in sign_in("official").get("/kelola/usaha/terhapus").get_data(as_text=True)
