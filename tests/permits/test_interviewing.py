"""The interview about a business in the register, and its KBLI codes: kept, shared among products, nobody else's."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import CheckingClient, person_of
from village.core.db import db
from village.permits.models import PermitAnswers, PermitKbli
from village.permits.services.answering import answer_question
from village.registry.models import EnterpriseOwner
from village.registry.queries import today

ANSWERS = {
    "kategori": "pangan_kering_kemasan", "rinci": "sayur-buah-umbi", "simpan": "ruang", "kemasan": "label",
    "awet": "ya", "tempat": "rumah", "pekerja": "sendiri", "jual": "toko",
}  # fmt: skip


@pytest.fixture
def owner(sign_in: Callable[..., CheckingClient]) -> CheckingClient:
    """The owner of the first business."""
    account = factories.make_account("owner")
    enterprise = factories.make_enterprise(name="Renyah Contoh")
    factories.make_row(EnterpriseOwner(enterprise_id=enterprise.id, account_id=account.id, from_on=today()))
    return sign_in(account)


def answer_all(client: CheckingClient, address: str) -> list[str]:
    """Answer what is asked until nothing is; gives the names of the questions."""
    asked = []
    for _number in range(9):
        html = client.get(address).get_data(as_text=True)
        found = re.search(r'name="dijawab" value="(\w+)"', html)
        if found is None:
            break
        asked.append(found[1])
        sent = client.post(address, data={"dijawab": found[1], found[1]: ANSWERS[found[1]]})
        assert sent.status_code == 303
    return asked


def test_an_owner_answers_once_and_a_product_of_the_same_kind_needs_nothing_more(owner: CheckingClient) -> None:
    enterprise = db.session.scalars(select(EnterpriseOwner.enterprise_id)).one()
    product = factories.make_product(
        db.session.get_one(factories.Enterprise, enterprise), "Keripik talas", category="pangan_kering_kemasan"
    )
    product_id = product.id
    address = f"/kelola/usaha/{enterprise}/izin/tanya"
    assert answer_all(owner, address) == list(ANSWERS)
    done = owner.get(address).get_data(as_text=True)
    assert "Semua sudah dijawab" in done and "Keripik talas" in done and "Jawab pertanyaan" not in done
    path = owner.get(f"/kelola/usaha/{enterprise}/izin").get_data(as_text=True)
    assert "SPP-IRT" in path and "Keripik talas" in path
    assert answer_all(owner, f"{address}?produk={product_id}") == []
    changed = owner.post(f"{address}?produk={product_id}", data={"dijawab": "awet", "awet": "tidak"})
    assert changed.status_code == 303
    kept = {row.about: row.answers for row in db.session.scalars(select(PermitAnswers))}
    assert kept[""] == {**ANSWERS, "jual": ["toko"]} and kept[f"product:{product_id}"] == {"awet": "tidak"}


def test_goods_of_another_kind_are_asked_about_themselves(owner: CheckingClient) -> None:
    enterprise = db.session.scalars(select(EnterpriseOwner.enterprise_id)).one()
    product = factories.make_product(
        db.session.get_one(factories.Enterprise, enterprise), "Tempe", category="tahu_tempe"
    )
    address, product_id = f"/kelola/usaha/{enterprise}/izin/tanya", product.id
    answer_all(owner, address)
    waiting = owner.get(address).get_data(as_text=True)
    assert f"produk={product_id}" in waiting and "Jawab pertanyaan" in waiting
    ANSWERS_OF_TEMPE = {"rinci": "basah", "simpan": "ruang", "kemasan": "polos", "awet": "tidak"}
    for name, said in ANSWERS_OF_TEMPE.items():
        html = owner.get(f"{address}?produk={product_id}").get_data(as_text=True)
        assert f'name="dijawab" value="{name}"' in html
        assert owner.post(f"{address}?produk={product_id}", data={"dijawab": name, name: said}).status_code == 303
    assert "Jawab pertanyaan" not in owner.get(address).get_data(as_text=True)


def test_no_answer_is_refused_in_words(owner: CheckingClient) -> None:
    enterprise = db.session.scalars(select(EnterpriseOwner.enterprise_id)).one()
    address = f"/kelola/usaha/{enterprise}/izin/tanya"
    for said in ({}, {"kategori": "emas"}):
        refused = owner.post(address, data={"dijawab": "kategori", **said})
        assert refused.status_code == 422 and "Pilih satu jawaban dulu" in refused.get_data(as_text=True)
    assert db.session.query(PermitAnswers).count() == 0


def test_the_business_of_somebody_else_and_its_products_do_not_exist(owner: CheckingClient) -> None:
    enterprise = db.session.scalars(select(EnterpriseOwner.enterprise_id)).one()
    other = factories.make_enterprise(name="Lain Contoh")
    product_id, other_id = factories.make_product(other).id, other.id
    sent = {"dijawab": "kategori", "kategori": "jasa"}
    for address in (
        f"/kelola/usaha/{other_id}/izin/tanya",
        f"/kelola/usaha/{enterprise}/izin/tanya?produk={product_id}",
    ):
        assert owner.get(address).status_code == 404
        assert owner.post(address, data=sent).status_code == 404
    assert owner.get(f"/kelola/usaha/{other_id}/kbli").status_code == 404
    code = factories.make_row(PermitKbli(enterprise_id=other_id, edition="2025", code="10794"))
    assert owner.post(f"/kelola/usaha/{enterprise}/kbli/{code.id}/lepas").status_code == 404


def test_a_code_is_kept_with_its_edition_and_an_old_one_says_what_changed(owner: CheckingClient) -> None:
    enterprise = db.session.scalars(select(EnterpriseOwner.enterprise_id)).one()
    address = f"/kelola/usaha/{enterprise}/kbli"
    assert "10794" in owner.get(f"{address}?q=keripik").get_data(as_text=True)
    for edition, code in (("2025", "10794"), ("2025", "10794"), ("2020", "10772"), ("2025", "10772")):
        assert owner.post(address, data={"edition": edition, "code": code}).status_code == 303
    kept = {(row.edition, row.code): row.title for row in db.session.scalars(select(PermitKbli))}
    assert set(kept) == {("2025", "10794"), ("2020", "10772"), ("2025", "10772")}
    assert kept["2020", "10772"] == "" and "garam" in kept["2025", "10772"]
    html = owner.get(address).get_data(as_text=True)
    assert "edisi 2020 berarti bumbu, edisi 2025 berarti garam" in html
    for edition, code, words in (
        ("2025", "4791", "lima angka"), ("2025", "47911", "tidak ada di KBLI 2025"), ("2015", "10794", "lima angka"),
    ):  # fmt: skip
        refused = owner.post(address, data={"edition": edition, "code": code})
        assert refused.status_code == 422 and words in refused.get_data(as_text=True)
    dropped = owner.post(f"{address}/{db.session.scalars(select(PermitKbli.id)).first()}/lepas")
    undo = re.search(rf'action="({address}\?[^"]+)"', owner.get(dropped.location).get_data(as_text=True))[1]
    assert owner.post(undo.replace("&amp;", "&")).status_code == 303
    assert db.session.query(PermitKbli).count() == 3


@pytest.mark.databases
def test_answers_are_kept_on_both_databases(database_app: Flask) -> None:
    enterprise = factories.make_enterprise()
    official = person_of(factories.make_account("official").id)
    for choices in (["toko", "daring"], ["toko"]):
        answer_question(official, enterprise.id, None, "jual", choices, "")
    assert [row.answers for row in db.session.scalars(select(PermitAnswers))] == [{"jual": ["toko"]}]
