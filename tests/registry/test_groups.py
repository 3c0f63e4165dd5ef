"""Groups: officers keep their own, members come and go with dates."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from village.core.db import db
from village.core.errors import NotAllowed
from village.registry.details import member_lines
from village.registry.facts import GroupFacts, Member
from village.registry.interface import public_group
from village.registry.models import Group, Membership
from village.registry.queries import today
from village.registry.services import groups as services
from village.registry.services.enterprises import WrongMove


def test_an_officer_keeps_their_own_group_and_no_other(app: Flask, sign_in) -> None:
    officer = factories.make_account("group_officer")
    own, other = factories.make_group("Guyub", officer=officer), factories.make_group("Rukun")
    client = sign_in(officer)
    sent = {"name": "Guyub Rukun", "kind": "paguyuban", "schedule": "Jumat Pon"}
    assert client.post(f"/kelola/kelompok/{own.id}/ubah", data=sent).status_code == 303
    assert client.post(f"/kelola/kelompok/{other.id}/ubah", data=sent).status_code == 404
    assert db.session.get(Group, own.id).name == "Guyub Rukun"
    page = client.get("/kelola/kelompok").get_data(as_text=True)
    assert "Guyub Rukun" in page and ">Rukun<" not in page


@pytest.mark.databases
def test_a_member_joins_once_leaves_and_may_come_back(database_app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    enterprise, group = factories.make_enterprise("Dapur Ani"), factories.make_group()
    joined = services.add_member(official, group.id, Member(enterprise_id=enterprise.id, from_on=date(2024, 1, 1)))
    with pytest.raises(services.AlreadyMember):
        services.add_member(official, group.id, Member(enterprise_id=enterprise.id))
    db.session.rollback()
    services.end_membership(official, group.id, joined.id, today() - timedelta(days=1))
    assert [line.is_past for line in member_lines(group.id)] == [True]
    services.add_member(official, group.id, Member(enterprise_id=enterprise.id, role="bendahara"))
    assert [(line.role, line.is_past) for line in member_lines(group.id)] == [("bendahara", False), ("anggota", True)]


def test_a_membership_cannot_end_before_it_began(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    group = factories.make_group()
    with pytest.raises(services.WrongDates):
        services.add_member(
            official,
            group.id,
            Member(person_name="Pak Luar", from_on=date(2026, 2, 1), until_on=date(2026, 1, 1)),
        )


def test_somebody_from_outside_the_village_can_be_a_member(app: Flask, sign_in) -> None:
    group = factories.make_group()
    sent = {"enterprise_id": "0", "person_name": "Pak Luar Kampung", "role": "anggota"}
    client = sign_in("official")
    assert client.post(f"/kelola/kelompok/{group.id}/anggota", data=sent).status_code == 303
    assert "Pak Luar Kampung" in client.get(f"/kelola/kelompok/{group.id}").get_data(as_text=True)
    assert "Pak Luar Kampung" not in app.test_client().get(f"/kelompok/{group.slug}").get_data(as_text=True)


def test_a_form_without_anybody_is_refused_in_words(app: Flask, sign_in) -> None:
    group = factories.make_group()
    sent = {"enterprise_id": "0", "person_name": "", "role": "anggota"}
    answer = sign_in("official").post(f"/kelola/kelompok/{group.id}/anggota", data=sent)
    assert answer.status_code == 422
    assert "Pilih usaha, atau tulis nama orangnya" in answer.get_data(as_text=True)


def test_officers_do_not_put_each_other_out_of_office(app: Flask) -> None:
    first, second = factories.make_account("group_officer"), factories.make_account("group_officer")
    group = factories.make_group(officer=first)
    db.session.add(
        Membership(group_id=group.id, account_id=second.id, role="sekretaris", person_name="Dua", from_on=today())
    )
    db.session.commit()
    office = db.session.scalars(select(Membership).where(Membership.account_id == first.id)).one()
    with pytest.raises(NotAllowed):
        services.end_membership(person_of(second.id), group.id, office.id)


@pytest.mark.parametrize(
    ("before", "after", "is_allowed"),
    [
        ("dirintis", "aktif", True),
        ("aktif", "tidak_jalan", True),
        ("tidak_jalan", "aktif", True),
        ("tidak_jalan", "bubar", True),
        ("aktif", "bubar", False),
        ("bubar", "aktif", False),
    ],
)
def test_group_states_follow_their_order(app: Flask, before: str, after: str, is_allowed: bool) -> None:
    official = person_of(factories.make_account("official").id)
    group = factories.make_group(state=before)
    if is_allowed:
        services.move_group(official, group.id, after)
    else:
        with pytest.raises(WrongMove):
            services.move_group(official, group.id, after)


def test_a_dissolved_or_deleted_group_has_no_page(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    factories.make_group("Bubar", slug="bubar", state="bubar")
    group = services.add_group(official, GroupFacts("Guyub Rukun"))
    assert public_group("bubar") is None
    assert public_group(group.slug).name == "Guyub Rukun"
    services.delete_group(official, group.id)
    assert public_group("guyub-rukun") is None
    services.restore_group(official, group.id)
    assert public_group("guyub-rukun") is not None


def test_a_group_lists_its_open_members_by_business_name(app: Flask) -> None:
    shown, hidden = factories.make_enterprise("Dapur Ani"), factories.make_enterprise("Dapur Usul", state="usulan")
    factories.make_group("Guyub", slug="guyub", members=(shown, hidden))
    seen = public_group("guyub")
    assert [member.name for member in seen.members] == ["Dapur Ani"]
    assert seen.member_count == 2
