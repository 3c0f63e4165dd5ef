"""Making one record of two that are one business, and taking that back exactly."""

import threading
from dataclasses import fields
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from tests import factories
from tests.conftest import person_of
from tests.registry.lists import csv_list
from village.core import slots
from village.core.db import Model, db, utcnow
from village.gallery.market_tables import Interest
from village.gallery.models import Product
from village.gallery.sale_tables import KioskMovement, KioskSettlement, MarketplaceLink, Sale
from village.home.models import Achievement, MapPin
from village.registry.facts import EnterpriseFacts
from village.registry.listed import listed_of
from village.registry.matching import SKIP, match
from village.registry.models import (
    Consent,
    DeclaredPermit,
    Enterprise,
    EnterpriseOwner,
    HelperConsent,
    ImportProblem,
    ImportRun,
    ListedProduct,
    Membership,
    Merge,
    SupplyTie,
    VerifiedFact,
)
from village.registry.proposed import likely_pairs
from village.registry.queries import today
from village.registry.services import enterprises, merging
from village.registry.services.import_register import known_enterprises
from village.registry.services.imports import understand_list
from village.registry.sheets.reading import read_workbook

STAY = {
    "consent.enterprise_id",  # goes by what is shown, not as a whole
    "imported_change.enterprise_id",  # says what one import did to one record
    "enterprise_known_as_two.first_id",
    "enterprise_known_as_two.second_id",
    "enterprise_merge.winner_id",
    "enterprise_merge.loser_id",
    "breach_person.enterprise_id",  # whom something touched, as known on that day
}
# These may differ after an undo: when, and by whom, the records were last touched.
TOUCHED = {"updated_at", "updated_by"}


def official() -> Any:
    return person_of(factories.make_account("official").id)


def two_records() -> tuple[Enterprise, Enterprise]:
    """Two records of one business, the second with something of every kind."""
    helper, owner = factories.make_account("agent"), factories.make_account("owner")
    winner = factories.make_enterprise("Keripik Bu Ani", slug="keripik-bu-ani", phone=None)
    loser = factories.make_enterprise("Kripik Bu Ani", slug="kripik-bu-ani", owner=owner, helper=helper, story="Renyah")
    factories.make_group(members=(loser,))
    shared = factories.make_group(members=(winner,))
    db.session.add(Membership(group_id=shared.id, enterprise_id=loser.id, role="ketua", from_on=factories.LONG_AGO))
    factories.give_consent(loser, "public_phone", "public_name")
    product = factories.make_product(loser, "Keripik pisang")
    run = ImportRun(file_name="a.csv", file_sha256="0" * 64)
    db.session.add(run)
    db.session.flush()
    here = {"enterprise_id": loser.id}
    sale = Sale(**here, product_id=product.id, quantity=2, amount_rupiah=24_000, sold_on=today(), source="galeri")
    settlement = KioskSettlement(**here, amount_rupiah=24_000, paid_on=today())
    db.session.add_all(
        [
            sale,
            settlement,
            KioskMovement(**here, product_id=product.id, kind="in", quantity=5, moved_on=today()),
            MarketplaceLink(**here, platform="shopee", state="active"),
            Interest(**here, counted_on=today(), product_id=0, kind="ask", number=3),
            Interest(**here, counted_on=today(), product_id=product.id, kind="ask", number=2),
            Interest(enterprise_id=winner.id, counted_on=today(), product_id=0, kind="ask", number=4),
            DeclaredPermit(**here, kind="nib", state="has", raw="NIB"),
            ListedProduct(**here, name="keripik"),
            VerifiedFact(**here, permit_code="NIB", number="1", checked_on=today()),
            ImportProblem(**here, run_id=run.id, sheet="A", row=2, column="B", value="x", reason="y"),
            SupplyTie(kind="supplies", from_enterprise_id=loser.id, to_name="Toko Jauh"),
            SupplyTie(kind="supplies", from_name="Pasar", to_enterprise_id=loser.id),
            MapPin(kind="usaha", x=1, y=2, enterprise_id=loser.id),
            Achievement(activity="Lomba", result="Juara", year=2026, enterprise_id=loser.id),
        ]
    )
    db.session.commit()
    return winner, loser


def everything() -> dict[str, list[Any]]:
    """Every row that names an enterprise, and every enterprise, as plain values."""
    db.session.rollback()
    kept = {}
    for table in Model.metadata.tables.values():
        names = {f"{table.name}.{column.name}" for column in columns_of_enterprises(table)}
        if table.name != "enterprise" and not names - STAY - {"consent.enterprise_id"} and table.name != "consent":
            continue
        rows = [
            {name: value for name, value in row._mapping.items() if name not in TOUCHED}
            for row in db.session.execute(select(table).order_by(*table.primary_key.columns))
        ]
        kept[table.name] = rows
    return kept


def columns_of_enterprises(table: Any) -> list[Any]:
    """The columns of a table that name an enterprise."""
    return [key.parent for key in table.foreign_keys if key.target_fullname == "enterprise.id"]


def test_every_column_that_names_an_enterprise_is_handed_over(app: Flask) -> None:
    known = {column for answer in slots.call("enterprise.belongings") for one in answer for column in one.columns}
    named = {f"{t.name}.{column.name}" for t in Model.metadata.tables.values() for column in columns_of_enterprises(t)}
    assert named - known <= STAY
    columns = {f"{table.name}.{column.name}" for table in Model.metadata.tables.values() for column in table.columns}
    assert known <= columns


def test_every_fact_of_an_enterprise_can_be_chosen() -> None:
    columns = {column for chosen in merging.CHOSEN.values() for column in chosen}
    assert {fact.name for fact in fields(EnterpriseFacts)} <= columns


@pytest.mark.databases
def test_everything_goes_to_the_winner_and_comes_back_exactly(database_app: Flask) -> None:
    winner, loser = two_records()
    before = everything()
    done = merging.merge(official(), winner.id, loser.id, ["phone", "owner_name", "story"])
    for table in Model.metadata.tables.values():
        for column in columns_of_enterprises(table):
            if f"{table.name}.{column.name}" in STAY or table.name == "membership":
                continue
            assert db.session.scalar(select(func.count()).where(column == loser.id)) == 0, column
    kept = db.session.get_one(Enterprise, winner.id)
    assert (kept.name, kept.phone, kept.story) == ("Keripik Bu Ani", loser.phone, "Renyah")
    tally = select(Interest.number).where(Interest.enterprise_id == winner.id, Interest.product_id == 0)
    assert db.session.scalar(tally) == 7
    role = select(Membership.role).where(Membership.enterprise_id == winner.id).order_by(Membership.role)
    assert list(db.session.scalars(role)) == ["anggota", "ketua"]
    client = database_app.test_client()
    answer = client.get("/usaha/kripik-bu-ani")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/usaha/keripik-bu-ani")
    assert "Keripik pisang" in client.get("/usaha/keripik-bu-ani").text

    merging.undo_merge(official(), done)
    assert everything() == before
    assert client.get("/usaha/kripik-bu-ani").status_code == 200
    assert "Keripik pisang" not in client.get("/usaha/keripik-bu-ani").text


@pytest.mark.databases
def test_what_came_since_stays_with_the_winner(database_app: Flask) -> None:
    winner, loser = two_records()
    person = official()
    done = merging.merge(person, winner.id, loser.id, ["phone"])
    later = factories.make_product(db.session.get_one(Enterprise, winner.id), "Keripik baru")
    db.session.execute(update(Enterprise).where(Enterprise.id == winner.id).values(phone="6281299990000"))
    db.session.commit()
    merging.undo_merge(person, done)
    assert db.session.get_one(Product, later.id).enterprise_id == winner.id
    assert db.session.get_one(Enterprise, winner.id).phone == "6281299990000"
    assert db.session.scalars(select(Product.enterprise_id).where(Product.name == "Keripik pisang")).one() == loser.id
    merging.undo_merge(person, done)  # asked twice, nothing more happens


def test_a_consent_covers_only_what_it_was_given_for(app: Flask) -> None:
    winner = factories.make_enterprise(phone="6281211110000", address="Gang 1", owner_name="Ani")
    loser = factories.make_enterprise(phone="6281222220000", address="Gang 2", owner_name="Ani")
    factories.give_consent(winner, "public_phone", "public_address")
    factories.give_consent(loser, "public_address", "public_name")
    done = merging.merge(official(), winner.id, loser.id, ["phone"])

    def open_purposes(enterprise_id: int) -> set[str]:
        return set(
            db.session.scalars(
                select(Consent.purpose).where(Consent.enterprise_id == enterprise_id, Consent.withdrawn_at.is_(None))
            )
        )

    # the number comes from the record without consent; the name is the same on both; the address stays, with consent
    assert open_purposes(winner.id) == {"public_address", "public_name"}
    factories.give_consent(db.session.get_one(Enterprise, winner.id), "public_phone")
    merging.undo_merge(official(), done)
    assert open_purposes(winner.id) == {"public_phone", "public_address"}
    assert open_purposes(loser.id) == {"public_address", "public_name"}


def test_a_consent_to_a_number_that_is_left_behind_stays_behind(app: Flask) -> None:
    winner = factories.make_enterprise("Dapur Satu", slug="satu", phone="6281211110000")
    loser = factories.make_enterprise("Dapur Dua", phone="6281222220000")
    factories.give_consent(loser, "public_phone")
    merging.merge(official(), winner.id, loser.id, [])
    page = app.test_client().get("/usaha/satu").text
    assert "0812-1111-0000" not in page and "6281211110000" not in page


@pytest.mark.databases
def test_the_account_that_owns_or_helps_both_does_so_once(database_app: Flask) -> None:
    owner, helper = factories.make_account("owner"), factories.make_account("agent")
    winner = factories.make_enterprise(owner=owner, helper=helper)
    loser = factories.make_enterprise(owner=owner, helper=helper)
    ended = today() - timedelta(days=1)
    db.session.execute(update(EnterpriseOwner).where(EnterpriseOwner.enterprise_id == winner.id).values(until_on=ended))
    db.session.commit()
    done = merging.merge(official(), winner.id, loser.id, [])
    assert winner.id in person_of(owner.id).owns
    helps = select(func.count()).where(HelperConsent.enterprise_id == winner.id)
    assert db.session.scalar(helps) == 1
    merging.undo_merge(official(), done)
    assert person_of(owner.id).owns == {loser.id}


def test_an_address_leads_through_two_merges_and_an_older_invitation_too(app: Flask) -> None:
    first, second, third = (factories.make_enterprise(slug=slug) for slug in ("a", "b", "c"))
    person = official()
    one = merging.merge(person, second.id, first.id, [])
    two = merging.merge(person, third.id, second.id, [])
    assert app.test_client().get("/en/usaha/a").headers["Location"] == "/en/usaha/c"
    with pytest.raises(merging.NotTheNewest):
        merging.undo_merge(person, one)
    from village.registry.services.people import link_owner_step

    guest = factories.make_account("owner")
    link_owner_step(guest.id, first.id)
    db.session.commit()
    assert person_of(guest.id).owns == {third.id}
    merging.undo_merge(person, two)
    merging.undo_merge(person, one)
    assert app.test_client().get("/usaha/a").status_code == 200


def test_a_merged_record_is_not_in_the_bin_and_goes_back_for_30_days(app: Flask, sign_in: Any) -> None:
    winner, loser = factories.make_enterprise(), factories.make_enterprise("Warung Kembar")
    client = sign_in("official")
    assert client.post(f"/kelola/usaha/{winner.id}/gabung/{loser.id}").status_code == 303
    assert "Warung Kembar" not in client.get("/kelola/usaha/terhapus").text
    assert client.post(f"/kelola/usaha/{loser.id}/pulihkan").status_code == 404
    assert client.get(f"/kelola/usaha/{loser.id}").headers["Location"].endswith(f"/kelola/usaha/{winner.id}")
    page = client.get(f"/kelola/usaha/{winner.id}").text
    assert "Digabung dengan" in page and "Warung Kembar" in page
    db.session.execute(update(Merge).values(merged_at=utcnow() - timedelta(days=31)))
    db.session.commit()
    with pytest.raises(enterprises.TooLateToUndo):
        merging.undo_merge(official(), db.session.scalar(select(Merge.id)))


def test_the_form_takes_what_was_chosen_and_notices_somebody_else(app: Flask, sign_in: Any) -> None:
    winner = factories.make_enterprise("Dapur A", story="Lama")
    loser = factories.make_enterprise("Dapur B", story="Baru")
    client = sign_in("official")
    page = client.get(f"/kelola/usaha/{winner.id}/gabung/{loser.id}").text
    assert "Lama" in page and "Baru" in page
    seen = {"seen": winner.updated_at.isoformat(), "seen_other": "2020-01-01T00:00:00+00:00"}
    sent = {"pilih-story": "lain", "pilih-name": "ini"}
    answer = client.post(f"/kelola/usaha/{winner.id}/gabung/{loser.id}", data={**sent, **seen})
    assert answer.status_code == 409 and "baru saja diubah" in answer.text
    seen["seen_other"] = loser.updated_at.isoformat()
    assert client.post(f"/kelola/usaha/{winner.id}/gabung/{loser.id}", data={**sent, **seen}).status_code == 303
    kept = db.session.get_one(Enterprise, winner.id)
    assert (kept.name, kept.story) == ("Dapur A", "Baru")


@pytest.mark.databases
def test_of_two_officials_at_once_only_one_merges(database_app: Flask) -> None:
    winner, loser = factories.make_enterprise(), factories.make_enterprise()
    people = [official(), official()]
    outcomes: list[str] = []

    def try_it(person: Any, first: int, second: int) -> None:
        with database_app.app_context():
            try:
                merging.merge(person, first, second, [])
                outcomes.append("merged")
            except merging.AlreadyMerged:
                outcomes.append("too late")

    db.session.rollback()
    tries = [
        threading.Thread(target=try_it, args=(people[0], winner.id, loser.id)),
        threading.Thread(target=try_it, args=(people[1], loser.id, winner.id)),
    ]
    for one in tries:
        one.start()
    for one in tries:
        one.join()
    assert sorted(outcomes) == ["merged", "too late"]
    assert db.session.scalar(select(func.count()).select_from(Merge)) == 1


def test_likely_pairs_are_suggested_until_somebody_says_they_are_two(app: Flask, sign_in: Any) -> None:
    first = factories.make_enterprise("Keripik Tempe Bu Nik", owner_name="Bu Nik", phone=None)
    second = factories.make_enterprise("Kripik Tempe Bu Nik", owner_name="Bu Nik", phone=None)
    factories.make_enterprise("Jahit Rapi", owner_name="Pak Dar", rt=7)
    client = sign_in("official")
    page = client.get("/kelola/usaha/kembar").text
    assert "1 pasangan" in page and "Kripik Tempe Bu Nik" in page and "Jahit Rapi" not in page
    client.post(f"/kelola/usaha/{second.id}/beda/{first.id}")
    assert "Tidak ada yang mirip" in client.get("/kelola/usaha/kembar").text
    client.post(f"/kelola/usaha/{first.id}/beda/{second.id}/urungkan")
    assert likely_pairs()[1] == 1


def test_the_next_list_does_not_bring_a_merged_record_back(app: Flask) -> None:
    winner = factories.make_enterprise("Keripik Ani", owner_name="Bu Ani", rt=4)
    loser = factories.make_enterprise("Dapur Melati", owner_name="Pak Budi", rt=7)
    merging.merge(official(), winner.id, loser.id, [])
    workbook = read_workbook(csv_list([("Dapur Melati", "Pak Budi", "7"), ("Lain Sekali", "Bu Lain", "2")]), "u.csv")
    rows = understand_list(workbook, {}).rows
    plans = match(rows, (), known_enterprises(), {})
    assert [(plan.action, plan.went_into and plan.went_into.id) for plan in plans] == [
        (SKIP, winner.id),
        ("create", None),
    ]
    assert listed_of(rows[0]).values["name"] == "Dapur Melati"


def test_history_tells_each_state_with_its_days(app: Flask, sign_in: Any) -> None:
    enterprise = factories.make_enterprise(created_at=utcnow() - timedelta(days=400))
    client = sign_in(factories.make_account("official", name="Bu Koordinator"))
    for state in ("vakum", "aktif", "vakum", "tutup"):
        client.post(f"/kelola/usaha/{enterprise.id}/status", data={"status": state})
    from village.registry.history import history_of

    spells, _events = history_of(db.session.get_one(Enterprise, enterprise.id))
    assert [spell.state for spell in spells] == ["tutup", "vakum", "aktif", "vakum", "aktif"]
    assert spells[0].until is None and spells[1].until == spells[0].since
    page = client.get(f"/kelola/usaha/{enterprise.id}").text
    assert "Riwayat usaha" in page and "Bu Koordinator" in page
