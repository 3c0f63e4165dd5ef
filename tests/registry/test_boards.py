"""Who leads a group: handing over as one act, what it opens and closes, the decree and its scan."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from village.core.db import begin_writing, commit, db
from village.core.errors import DomainError, NotAllowed
from village.registry.boards import boards_of
from village.registry.facts import BoardFacts, NewOfficer
from village.registry.group_attention import groups_need
from village.registry.models import GroupBoard, Membership
from village.registry.queries import today
from village.registry.services import boards as services
from village.registry.services.people import link_officer_step

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def membership_of(**columns: Any) -> Membership:
    return db.session.scalars(select(Membership).filter_by(**columns)).one()


def group_with_two() -> tuple[Any, Any, Any, Any]:
    """A group, its head, and an owner whose business is a member."""
    head, owner = factories.make_account("group_officer", name="Bu Lama"), factories.make_account(name="Bu Baru")
    business = factories.make_enterprise("Dapur Baru", owner=owner)
    return factories.make_group("Guyub", officer=head, members=(business,)), head, owner, business


def test_handing_over_changes_who_keeps_the_group_and_keeps_the_old_board(app: Flask, sign_in: Any) -> None:
    group, head, owner, business = group_with_two()
    old, new = sign_in(head), sign_in(owner)
    here = f"/kelola/kelompok/{group.id}"
    assert new.get(here).status_code == 404
    chosen = membership_of(enterprise_id=business.id).id
    sent = {"ketua_member": chosen, "bendahara_name": "Pak Kas", "from_on": today().isoformat(), "decree": "07/SK/2026"}
    answer = old.post(f"{here}/serah-terima", data=sent)
    assert (answer.status_code, answer.location) == (303, "/kelola")
    assert old.get(here).status_code == 404
    assert old.post(f"{here}/serah-terima", data=sent).status_code == 404
    page = new.get(f"{here}/pengurus").get_data(as_text=True)
    assert page.index("Bu Baru") < page.index("Pak Kas") < page.index("Pengurus sebelumnya") < page.index("Bu Lama")
    assert new.post(f"{here}/ubah", data={"name": "Guyub Baru", "kind": "paguyuban"}).status_code == 303
    assert membership_of(account_id=head.id).role == "anggota"


def test_only_the_head_or_a_keeper_hands_over(app: Flask) -> None:
    group, _head, _owner, _business = group_with_two()
    treasurer = factories.make_account("group_officer")
    db.session.add(Membership(group_id=group.id, account_id=treasurer.id, role="bendahara", from_on=today()))
    db.session.commit()
    with pytest.raises(NotAllowed):
        services.hand_over(
            person_of(treasurer.id), group.id, [NewOfficer("ketua", name="Pak Rebut")], BoardFacts(today())
        )


@pytest.mark.parametrize(
    ("officers", "facts", "field"),
    [
        ([], BoardFacts(date(2026, 1, 1)), "ketua_member"),
        ([NewOfficer("ketua", name="Bu A")], BoardFacts(date(2026, 1, 1), date(2025, 1, 1)), "until_on"),
        ([NewOfficer("ketua", name="Bu A")], BoardFacts(date(2999, 1, 1)), "from_on"),
        ([NewOfficer("ketua", name="Bu A")], BoardFacts(date(1999, 1, 1)), "from_on"),
        ([NewOfficer("ketua", 999_999)], BoardFacts(date(2026, 1, 1)), "ketua_member"),
    ],
)
def test_a_handing_over_that_cannot_be_is_refused_at_its_field(app: Flask, officers, facts, field) -> None:
    official = person_of(factories.make_account("official").id)
    group = group_with_two()[0]
    with pytest.raises(DomainError) as refused:
        services.hand_over(official, group.id, officers, facts)
    assert refused.value.field == field


def test_a_member_of_another_group_cannot_take_office_here(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    group, (_other, _head, _owner, business) = factories.make_group(), group_with_two()
    stranger = NewOfficer("ketua", membership_of(enterprise_id=business.id).id)
    with pytest.raises(DomainError):
        services.hand_over(official, group.id, [stranger], BoardFacts(today()))


@pytest.mark.databases
def test_a_keeper_takes_a_handing_over_back(database_app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    group, head, _owner, business = group_with_two()
    services.hand_over(
        official,
        group.id,
        [NewOfficer("ketua", membership_of(enterprise_id=business.id).id)],
        BoardFacts(today()),
    )
    assert group.id not in person_of(head.id).leads
    services.undo_hand_over(official, group.id)
    assert group.id in person_of(head.id).leads
    assert membership_of(enterprise_id=business.id).role == "anggota"
    assert [board.officers for board in boards_of(group.id)] == [[("ketua", "Bu Lama")]]
    services.hand_over(official, group.id, [NewOfficer("ketua", name="Bu Ketiga")], BoardFacts(today()))
    assert [board.officers[0][1] for board in boards_of(group.id)] == ["Bu Ketiga", "Bu Lama"]


def test_a_name_beside_a_business_of_somebody_else_opens_no_account(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    group, _head, owner, business = group_with_two()
    other = NewOfficer("ketua", membership_of(enterprise_id=business.id).id, "Adik Bu Baru")
    services.hand_over(official, group.id, [other], BoardFacts(today()))
    assert group.id not in person_of(owner.id).leads
    assert any("Ketua baru Guyub belum bisa masuk" in thing.title for thing in in_page(app, official))


def in_page(app: Flask, person: Any) -> list[Any]:
    with app.test_request_context():
        return groups_need(person)


def test_the_account_of_an_invited_head_is_put_on_who_waits_for_it(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    group = factories.make_group()
    officers = [NewOfficer("ketua", name="Bu Ketua"), NewOfficer("sekretaris", name="Pak Tulis")]
    services.hand_over(official, group.id, officers, BoardFacts(today()))
    secretary = factories.make_account("group_officer", name="Pak Tulis")
    begin_writing()
    link_officer_step(secretary.id, group.id, name="Pak Tulis")
    commit()
    assert membership_of(account_id=secretary.id).role == "sekretaris"
    assert db.session.query(Membership).filter_by(group_id=group.id).count() == 2


@pytest.mark.parametrize(
    ("days", "urgency"), [(61, None), (60, "amber"), (15, "amber"), (14, "red"), (0, "red"), (-3, "red")]
)
def test_a_decree_warns_60_and_14_days_before_it_ends(app: Flask, days: int, urgency: str | None) -> None:
    group, head, owner, _business = group_with_two()
    ends = today() + timedelta(days=days)
    db.session.add(GroupBoard(group_id=group.id, from_on=date(2020, 1, 1), until_on=ends))
    db.session.commit()
    official = factories.make_account("official")
    for account in (head, official):
        found = [thing.urgency for thing in in_page(app, person_of(account.id)) if "SK Guyub" in thing.title]
        assert found == ([urgency] if urgency else [])
    assert in_page(app, person_of(owner.id)) == []


def a_board(group: Any) -> GroupBoard:
    board = GroupBoard(group_id=group.id, from_on=date(2025, 1, 1))
    db.session.add(board)
    db.session.commit()
    return board


@pytest.mark.parametrize(
    ("content", "kind"), [(PDF, "application/pdf"), (b"\xff\xd8\xff\xe0" + b"0" * 60, "image/jpeg")]
)
def test_the_scan_is_a_download_that_runs_nowhere(app: Flask, sign_in: Any, content: bytes, kind: str) -> None:
    group, head, owner, _business = group_with_two()
    address = f"/kelola/kelompok/{group.id}/pengurus/{a_board(group).id}/sk"
    client = sign_in(head)
    sent = {"file": (io.BytesIO(content), "../../<script>.html")}
    assert client.post(address, data=sent, content_type="multipart/form-data").status_code == 303
    answer = client.get(address)
    assert answer.data == content
    assert answer.mimetype == kind
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=sk-")
    assert "script" not in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer.headers["Cache-Control"]
    for role in ("official", "kelurahan", "admin"):
        assert sign_in(role).get(address).status_code == 200
    other = factories.make_account("group_officer")
    factories.make_group("Rukun", officer=other)
    helper = factories.make_account("agent")
    for account in (other, owner, helper, factories.make_account("observer")):
        assert sign_in(account).get(address).status_code == 404
    assert app.test_client().get(address).status_code == 303


def test_a_page_that_calls_itself_a_scan_is_refused(app: Flask, sign_in: Any) -> None:
    group, head, _owner, _business = group_with_two()
    address = f"/kelola/kelompok/{group.id}/pengurus/{a_board(group).id}/sk"
    sent = {"file": (io.BytesIO(b"<html><script>alert(1)</script>"), "sk.pdf")}
    answer = sign_in(head).post(address, data=sent, content_type="multipart/form-data")
    assert answer.status_code == 415
    assert "bukan PDF atau foto" in answer.get_data(as_text=True)


def test_the_decree_is_corrected_but_not_over_somebody_elses_correction(app: Flask, sign_in: Any) -> None:
    group, head, _owner, _business = group_with_two()
    address = f"/kelola/kelompok/{group.id}/pengurus/{a_board(group).id}/ubah"
    client = sign_in(head)
    seen = client.get(address).get_data(as_text=True).split('name="seen" type="hidden" value="')[1].split('"')[0]
    sent = {"from_on": "2025-02-01", "decree": "11/SK", "seen": seen}
    assert client.post(address, data=sent).status_code == 303
    late = client.post(address, data={**sent, "decree": "12/SK"})
    assert late.status_code == 409
    assert "baru saja diubah orang lain" in late.get_data(as_text=True)
