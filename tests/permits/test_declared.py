"""What a list says of permits becomes cases at every import; nothing typed is lost and nobody's work overwritten."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select

from tests import factories
from tests.conftest import person_of
from village.core.db import db
from village.permits.models import PermitCase, PermitMove
from village.permits.said import CaseKey
from village.permits.services import cases
from village.permits.services.declared import declared_step, worked_on
from village.registry.models import DeclaredPermit


def declare(enterprise_id: int, *said: tuple[str, str, str]) -> None:
    """The list says this of the business, in place of what it said before."""
    db.session.execute(delete(DeclaredPermit).where(DeclaredPermit.enterprise_id == enterprise_id))
    for kind, state, raw in said:
        db.session.add(DeclaredPermit(enterprise_id=enterprise_id, kind=kind, state=state, raw=raw))
    db.session.flush()
    declared_step([enterprise_id])
    db.session.commit()


def told() -> dict[str, tuple[Any, ...]]:
    rows = db.session.scalars(select(PermitCase).order_by(PermitCase.id))
    return {row.permit_code: (row.state, row.nib_versi, row.declared) for row in rows}


@pytest.fixture
def home(app: Flask) -> Any:
    return factories.make_enterprise("Dapur Eyang")


def test_a_list_fills_cases_and_a_later_one_changes_those_nobody_worked_on(home: Any) -> None:
    declare(
        home.id,
        ("nib", "in_process", "NIB proses"),
        ("nib_rba", "has", "RBA ada"),
        ("halal", "none", "halal belum"),
        ("unknown", "has", "ijin V"),
    )
    assert told() == {
        "nib": ("terbit", "nib_rba", "NIB proses; RBA ada"),
        "halal": ("belum", None, "halal belum"),
        "belum_jelas": ("terbit", None, "ijin V"),
    }
    assert db.session.query(PermitMove).filter_by(from_state="").count() == 3
    assert not worked_on()
    declare(home.id, ("halal", "in_process", "halal diajukan"))
    assert told() == {"halal": ("diajukan", None, "halal diajukan")}, "the undo of an import goes this way too"


def test_what_somebody_worked_on_keeps_its_state_and_gets_the_words(home: Any) -> None:
    official = person_of(factories.make_account("official").id)
    declare(home.id, ("halal", "none", "belum"))
    cases.tick(official, CaseKey(home.id, "halal"), (), ("self_declare.1",))
    declare(home.id, ("halal", "has", "halal V"))
    assert told() == {"halal": ("disiapkan", None, "halal V")} and worked_on() == {home.id}
    declare(home.id)
    assert told()["halal"][0] == "disiapkan", "work is never taken away"


def test_which_permit_and_which_product_the_list_meant_is_told_later(home: Any, sign_in: Any) -> None:
    product = factories.make_product(home, "Keripik tempe")
    declare(home.id, ("unknown", "has", "ijin V"))
    client, case = sign_in("official"), db.session.scalars(select(PermitCase)).one()
    page = client.get(f"/kelola/usaha/{home.id}/izin/belum_jelas").get_data(as_text=True)
    assert "ijin V" in page and "SPP-IRT" in page
    client.post(f"/kelola/izin/{case.id}/jenis", data={"code": "spp_irt"})
    assert "ijin V" in client.get(f"/kelola/usaha/{home.id}/izin/spp_irt").get_data(as_text=True)
    moved = client.post(f"/kelola/izin/{case.id}/produk", data={"product_id": str(product.id)})
    assert f"untuk=product:{product.id}" in moved.location
    assert "ijin V" in client.get(moved.location).get_data(as_text=True)
    assert "ijin V" in client.get("/kelola/izin?lihat=daftar").get_data(as_text=True)


def test_cases_go_with_the_business_into_another_and_come_back(home: Any, sign_in: Any) -> None:
    from village.registry.services.merging import merge, undo_merge

    other = factories.make_enterprise("Dapur Eyang 2")
    official = person_of(factories.make_account("official").id)
    for one, code in ((home, "halal"), (other, "slhs"), (home, "nib"), (other, "nib")):
        cases.tick(official, CaseKey(one.id, code), (), ("1", "self_declare.1"))
    merge_id = merge(official, home.id, other.id, ())
    assert {row.permit_code for row in db.session.query(PermitCase).filter_by(enterprise_id=home.id)} == {
        "halal",
        "nib",
        "slhs",
    }
    undo_merge(official, merge_id)
    assert {row.permit_code for row in db.session.query(PermitCase).filter_by(enterprise_id=other.id)} == {
        "slhs",
        "nib",
    }
