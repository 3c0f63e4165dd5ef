"""Keeping the register of enterprises."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event, select, update

from tests import factories
from tests.conftest import person_of
from village.core.audit import AuditEntry, sentence
from village.core.db import db, utcnow
from village.core.errors import NotAllowed, NotFound
from village.registry.facts import EnterpriseFacts
from village.registry.models import Enterprise, Membership
from village.registry.services import enterprises as services


def test_three_fields_make_an_enterprise_with_an_address(sign_in) -> None:
    official = sign_in("official")
    answer = official.post("/kelola/usaha/baru", data={"name": "Keripik Bu Nik & Anak", "kind": "pangan", "rt": "4"})
    page = official.get(answer.headers["Location"]).get_data(as_text=True)
    assert "Keripik Bu Nik &amp; Anak" in page
    assert official.get("/usaha/keripik-bu-nik-dan-anak").status_code == 200


def test_two_enterprises_of_one_name_get_two_addresses(sign_in) -> None:
    official = sign_in("official")
    for _ in range(2):
        official.post("/kelola/usaha/baru", data={"name": "Warung Makan", "kind": "pangan", "rt": "4"})
    assert set(db.session.scalars(select(Enterprise.slug))) == {"warung-makan", "warung-makan-2"}


def test_a_wrong_form_keeps_what_was_typed(sign_in) -> None:
    official = sign_in("official")
    answer = official.post("/kelola/usaha/baru", data={"name": "Keripik", "kind": "pangan", "rt": "empat"})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'value="Keripik"' in page
    assert "Tulis angka saja" in page


def test_a_nik_is_refused_in_any_field(sign_in) -> None:
    official = sign_in("official")
    sent = {"name": "Keripik", "kind": "pangan", "rt": "4", "owner_name": "3374081201850001"}
    assert "NIK" in official.post("/kelola/usaha/baru", data=sent).get_data(as_text=True)


def test_the_owner_corrects_their_own_business_but_not_what_officials_noted(app: Flask, sign_in) -> None:
    owner = factories.make_account("owner")
    enterprise = factories.make_enterprise("Dapur Ani", owner=owner, remark="titip di galeri")
    client = sign_in(owner)
    sent = {"name": "Dapur Bu Ani", "kind": "pangan", "rt": "7", "remark": "diubah pemilik"}
    assert client.post(f"/kelola/usaha/{enterprise.id}/ubah", data=sent).status_code == 303
    kept = db.session.get(Enterprise, enterprise.id)
    assert (kept.name, kept.rt, kept.remark) == ("Dapur Bu Ani", 7, "titip di galeri")


def test_two_who_edit_at_once_notice_each_other(app: Flask, sign_in) -> None:
    enterprise = factories.make_enterprise("Dapur Ani")
    seen = enterprise.updated_at.isoformat()
    official = sign_in("official")
    sent = {"name": "Dapur Satu", "kind": "pangan", "rt": "4", "seen": seen}
    assert official.post(f"/kelola/usaha/{enterprise.id}/ubah", data=sent).status_code == 303
    answer = official.post(f"/kelola/usaha/{enterprise.id}/ubah", data={**sent, "name": "Dapur Dua"})
    assert answer.status_code == 409
    assert "Dapur Dua" in answer.get_data(as_text=True)
    assert db.session.get(Enterprise, enterprise.id).name == "Dapur Satu"


def test_what_a_helper_does_is_written_down_under_the_helpers_name(app: Flask) -> None:
    helper = factories.make_account("agent", name="Mbak Kader")
    enterprise = factories.make_enterprise("Dapur Ani", helper=helper)
    services.confirm_enterprise(person_of(helper.id), enterprise.id)
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.actor_name, entry.on_behalf_of) == ("Mbak Kader", enterprise.id)
    assert sentence(entry) == "memastikan data usaha Dapur Ani masih benar"


@pytest.mark.databases
@pytest.mark.parametrize(
    ("before", "after", "is_allowed"),
    [
        ("usulan", "terverifikasi", True),
        ("terverifikasi", "aktif", True),
        ("aktif", "vakum", True),
        ("vakum", "aktif", True),
        ("vakum", "tutup", True),
        ("usulan", "aktif", False),
        ("aktif", "tutup", False),
        ("tutup", "aktif", True),
        ("tutup", "vakum", False),
        ("aktif", "usulan", False),
        ("aktif", "hilang", False),
    ],
)
def test_states_follow_their_order(database_app: Flask, before: str, after: str, is_allowed: bool) -> None:
    enterprise = factories.make_enterprise(state=before)
    official = person_of(factories.make_account("official").id)
    if is_allowed:
        services.move_enterprise(official, enterprise.id, after)
    else:
        with pytest.raises(services.WrongMove):
            services.move_enterprise(official, enterprise.id, after)
    db.session.rollback()
    assert db.session.get(Enterprise, enterprise.id).state == (after if is_allowed else before)


def test_an_owner_may_rest_but_not_verify_their_own_business(app: Flask) -> None:
    owner = factories.make_account("owner")
    proposed = factories.make_enterprise(owner=owner, state="usulan")
    active = factories.make_enterprise(owner=owner, state="aktif")
    person = person_of(owner.id)
    services.move_enterprise(person, active.id, "vakum")
    with pytest.raises(services.WrongMove):
        services.move_enterprise(person, proposed.id, "terverifikasi")


def test_a_move_is_told_in_the_record_and_can_be_undone(app: Flask) -> None:
    enterprise = factories.make_enterprise("Dapur Ani", state="vakum")
    official = person_of(factories.make_account("official").id)
    services.move_enterprise(official, enterprise.id, "tutup")
    entry = db.session.scalars(select(AuditEntry)).one()
    assert sentence(entry) == "mengubah status usaha Dapur Ani dari Vakum (berhenti sementara) menjadi Tutup"
    services.undo_move(official, enterprise.id)
    assert db.session.get(Enterprise, enterprise.id).state == "vakum"
    with pytest.raises(services.TooLateToUndo):
        services.undo_move(official, enterprise.id)


@pytest.mark.databases
def test_a_deleted_enterprise_is_gone_everywhere_and_comes_back_for_30_days(database_app: Flask) -> None:
    enterprise = factories.make_enterprise("Dapur Ani", slug="dapur-ani")
    official = person_of(factories.make_account("official").id)
    services.delete_enterprise(official, enterprise.id)
    client = database_app.test_client()
    assert client.get("/usaha/dapur-ani").status_code == 404
    services.restore_enterprise(official, enterprise.id)
    assert client.get("/usaha/dapur-ani").status_code == 200
    services.delete_enterprise(official, enterprise.id)
    db.session.execute(update(Enterprise).values(deleted_at=utcnow() - timedelta(days=31)))
    db.session.commit()
    with pytest.raises(services.TooLateToUndo):
        services.restore_enterprise(official, enterprise.id)


def test_a_service_asks_for_the_permission_itself(app: Flask) -> None:
    stranger = person_of(factories.make_account("owner").id)
    enterprise = factories.make_enterprise()
    for act in (
        lambda: services.confirm_enterprise(stranger, enterprise.id),
        lambda: services.delete_enterprise(stranger, enterprise.id),
        lambda: services.add_enterprise(stranger, EnterpriseFacts("Baru")),
        lambda: services.settle_problems(stranger, enterprise.id),
    ):
        with pytest.raises(NotAllowed):
            act()
        db.session.rollback()
    with pytest.raises(NotFound):
        services.confirm_enterprise(stranger, 999)


def test_the_list_is_found_by_name_owner_and_phone_and_counted(app: Flask, sign_in) -> None:
    factories.make_enterprise("Keripik Tempe", rt=4, owner_name="Siti", phone="6281234567890")
    factories.make_enterprise("Batik Tulis", rt=7, kind="kraft", owner_name="Slamet")
    official = sign_in("official")
    for words in ("tempe", "SITI", "0812-3456"):
        page = official.get(f"/kelola/usaha?q={words}").get_data(as_text=True)
        assert "Keripik Tempe" in page and "Batik Tulis" not in page, words
    page = official.get("/kelola/usaha?jenis=kraft").get_data(as_text=True)
    assert "Batik Tulis" in page and "Keripik Tempe" not in page
    assert "Pangan (1)" in page and "Kerajinan (1)" in page
    assert "Tidak ada usaha yang cocok" in official.get("/kelola/usaha?q=%25").get_data(as_text=True)


def test_whoever_keeps_the_register_sees_who_is_in_no_group(app: Flask, sign_in) -> None:
    member, past = factories.make_enterprise("Keripik Tempe"), factories.make_enterprise("Lumpia Dulu")
    factories.make_enterprise("Batik Sendiri")
    group = factories.make_group(members=(member, past))
    official = sign_in("official")
    row = db.session.scalars(select(Membership.id).where(Membership.enterprise_id == past.id)).one()
    official.post(f"/kelola/kelompok/{group.id}/anggota/{row}/akhiri", data={"until_on": "2026-01-01"})
    assert "perlu=no_group" in official.get("/kelola/usaha/ringkasan").text
    page = official.get("/kelola/usaha?perlu=no_group").text
    assert "Batik Sendiri" in page and "Lumpia Dulu" in page and "Keripik Tempe" not in page


def test_an_owner_sees_only_their_own_businesses_in_the_list(app: Flask, sign_in) -> None:
    owner = factories.make_account("owner")
    factories.make_enterprise("Dapur Ani", owner=owner)
    factories.make_enterprise("Dapur Orang Lain")
    page = sign_in(owner).get("/kelola/usaha").get_data(as_text=True)
    assert "Dapur Ani" in page and "Orang Lain" not in page


def test_the_kelurahan_reads_without_phones_and_addresses(app: Flask, sign_in) -> None:
    enterprise = factories.make_enterprise(phone="6281234567890", address="Gang Rahasia 9")
    kelurahan = sign_in("kelurahan")
    for address in ("/kelola/usaha", f"/kelola/usaha/{enterprise.id}"):
        page = kelurahan.get(address).get_data(as_text=True)
        assert "3456" not in page and "Gang Rahasia" not in page


def test_an_observer_sees_numbers_but_not_the_smallest(app: Flask, sign_in) -> None:
    for _ in range(3):
        factories.make_enterprise(rt=4, kind="pangan")
    factories.make_enterprise("Batik Tunggal", rt=7, kind="kraft")
    page = sign_in("observer").get("/kelola/usaha/ringkasan").get_data(as_text=True)
    assert "kurang dari 3" in page
    assert "Batik Tunggal" not in page
    assert "kurang dari 3" not in sign_in("official").get("/kelola/usaha/ringkasan").get_data(as_text=True)


def statements_of(act) -> int:
    """How many SQL statements this takes."""
    seen: list[str] = []

    def count(_connection, _cursor, statement, *_rest) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        act()
    finally:
        event.remove(db.engine, "before_cursor_execute", count)
    return len(seen)


def test_the_list_takes_as_many_statements_for_many_as_for_few(app: Flask, sign_in) -> None:
    official = sign_in("official")
    factories.make_enterprise()
    few = statements_of(lambda: official.get("/kelola/usaha"))
    db.session.add_all(Enterprise(name=f"Usaha {n}", slug=f"usaha-{n}") for n in range(500))
    db.session.commit()
    assert statements_of(lambda: official.get("/kelola/usaha")) == few <= 8


def test_the_filter_swaps_only_the_list(app: Flask, sign_in) -> None:
    factories.make_enterprise("Keripik Tempe")
    headers = {"HX-Request": "true", "HX-Target": "div#daftar", "HX-Request-Type": "partial"}
    part = sign_in("official").get("/kelola/usaha?q=tempe", headers=headers).get_data(as_text=True)
    assert "Keripik Tempe" in part and "<html" not in part


def test_an_unfinished_business_and_a_flagged_list_need_attention(app: Flask, sign_in) -> None:
    owner = factories.make_account("owner")
    factories.make_enterprise("Dapur Ani", owner=owner, address="")
    assert "Data usaha Anda belum lengkap" in sign_in(owner).get("/kelola").get_data(as_text=True)
    factories.make_enterprise("Usul", state="usulan")
    assert "1 usulan usaha menunggu" in sign_in("official").get("/kelola").get_data(as_text=True)


def test_the_summary_is_one_sheet_by_group_kind_and_rt(app: Flask, sign_in) -> None:
    foods = tuple(factories.make_enterprise(kind="pangan", rt=4) for _number in range(3))
    alone = factories.make_enterprise(kind="jasa", rt=7)
    factories.make_enterprise(kind="jasa", rt=7, state="tutup")
    factories.make_group("Camilan", members=foods)
    factories.make_group("Dasawisma", members=(foods[0],))
    lines = sign_in("official").get("/kelola/usaha/ringkasan.csv").get_data(as_text=True).splitlines()
    assert lines[1:] == ["Camilan,Pangan,4,3", "Dasawisma,Pangan,4,1", "(tanpa kelompok),Jasa,7,1"]
    observed = sign_in("observer").get("/kelola/usaha/ringkasan.csv").get_data(as_text=True)
    assert "Camilan,Pangan,4,3" in observed and "(tanpa kelompok),Jasa,7,kurang dari 3" in observed
    assert alone.name not in observed


def test_a_business_has_a_role_in_the_chain_too(app: Flask, sign_in, client) -> None:
    owner = factories.make_account("owner")
    enterprise = factories.make_enterprise("Pasta Indigo", owner=owner)
    sent = {"name": "Pasta Indigo", "kind": "lainnya", "network_role": "pemasok_bahan"}
    assert sign_in(owner).post(f"/kelola/usaha/{enterprise.id}/ubah", data=sent).status_code == 303
    assert "Pemasok bahan" in sign_in(owner).get(f"/kelola/usaha/{enterprise.id}").get_data(as_text=True)
    assert "Pemasok bahan" in client.get(f"/usaha/{enterprise.slug}").get_data(as_text=True)
