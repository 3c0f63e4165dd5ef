"""Consent: nothing without it, everything gone at once when it is withdrawn, and helpers only with it."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from village.core.db import db
from village.core.errors import NotAllowed
from village.core.search import search_ids
from village.registry.interface import buyer_phone, public_enterprise, public_enterprises, public_group
from village.registry.models import CONSENT_PURPOSES, Consent, HelperConsent
from village.registry.queries import person_scopes, today
from village.registry.services import consents as services
from village.registry.services import people
from village.registry.services.help_consents import Letting, NotAHelper, end_help, let_help

PRIVATE = {
    "owner_name": "Siti Aminah Rahasia",
    "phone": "6281298765432",
    "other_phone": "6281311112222",
    "phone_note": "0812-0000-1111 milik anaknya",
    "address": "Gang Rahasia 9",
    "landmark": "Depan pos ronda rahasia",
    "photo_sha256": "f" * 64,
    "photo_width": 800,
    "photo_height": 600,
}


def make_private(**fields: object):
    """An enterprise with everything that must not be seen, member of a group."""
    enterprise = factories.make_enterprise("Lumpia Sari", slug="lumpia-sari", **{**PRIVATE, **fields})
    factories.make_group("Paguyuban Lumpia", slug="paguyuban-lumpia", members=(enterprise,))
    return enterprise


def public_pages(app: Flask) -> str:
    """Every page on which an enterprise may appear, as one text."""
    client = app.test_client()
    paths = ("/", "/produk", "/usaha/lumpia-sari", "/en/usaha/lumpia-sari", "/kelompok", "/kelompok/paguyuban-lumpia")
    paths += ("/tentang", "/sitemap.xml", "/cari?q=lumpia", "/cari?q=siti+aminah")
    return "".join(client.get(path).get_data(as_text=True) for path in paths)


def test_by_default_nothing_of_the_owner_is_public(app: Flask) -> None:
    make_private()
    pages = public_pages(app)
    assert "Lumpia Sari" in pages
    for secret in ("Siti Aminah", "98765432", "9876-5432", "11112222", "00001111", "0000-1111", "Rahasia", "f" * 64):
        assert secret not in pages, secret
    seen = public_enterprise("lumpia-sari")
    assert (seen.owner_name, seen.photo, seen.phone, seen.address, seen.landmark) == (None,) * 5


@pytest.mark.databases
@pytest.mark.parametrize(
    ("purpose", "shown"),
    [
        ("public_name", "owner_name"),
        ("public_photo", "photo"),
        ("public_phone", "phone"),
        ("public_address", "address"),
    ],
)
def test_each_consent_shows_its_own_bit_and_no_other(database_app: Flask, purpose: str, shown: str) -> None:
    enterprise = make_private()
    official = person_of(factories.make_account("official").id)
    services.give_consents(official, enterprise.id, [purpose], "paper")
    seen = public_enterprise("lumpia-sari")
    bits = {name for name in ("owner_name", "photo", "phone", "address") if getattr(seen, name)}
    assert bits == {shown}
    services.withdraw_consents(official, enterprise.id, [purpose])
    seen = public_enterprise("lumpia-sari")
    assert not any((seen.owner_name, seen.photo, seen.phone, seen.address))


def test_withdrawal_takes_the_bits_off_the_pages_and_out_of_the_search_at_once(app: Flask) -> None:
    enterprise = make_private()
    official = person_of(factories.make_account("official").id)
    services.give_consents(official, enterprise.id, ["public_name", "public_phone"], "whatsapp")
    assert "Siti Aminah Rahasia" in public_pages(app)
    assert search_ids("enterprise", "siti aminah", 5) == [enterprise.id]
    services.withdraw_consents(official, enterprise.id, CONSENT_PURPOSES)
    pages = public_pages(app)
    assert "Siti Aminah" not in pages and "9876" not in pages
    assert search_ids("enterprise", "aminah", 5) == []


def test_a_buyers_phone_needs_its_own_consent(app: Flask) -> None:
    enterprise = make_private()
    assert buyer_phone(enterprise.id) is None
    factories.give_consent(enterprise, "buyer_phone")
    assert buyer_phone(enterprise.id) == PRIVATE["phone"]
    assert public_enterprise("lumpia-sari").phone is None


def test_a_consent_keeps_its_words_its_channel_and_who_wrote_it_down(app: Flask, sign_in) -> None:
    enterprise = make_private()
    account = factories.make_account("official")
    sign_in(account).post(
        f"/kelola/usaha/{enterprise.id}/persetujuan", data={"purposes": "public_name", "channel": "paper"}
    )
    consent = db.session.scalars(select(Consent)).one()
    assert (consent.channel, consent.recorded_by, consent.wording_version) == ("paper", account.id, 1)
    assert consent.wording.startswith("Saya setuju nama saya")


def test_an_owner_consents_on_the_site_and_an_official_does_not(app: Flask, sign_in) -> None:
    owner = factories.make_account("owner")
    enterprise = factories.make_enterprise(owner=owner)
    path = f"/kelola/usaha/{enterprise.id}/persetujuan"
    sign_in(owner).post(path, data={"purposes": ["public_name", "public_photo"]})
    assert set(db.session.scalars(select(Consent.channel))) == {"online"}
    assert sign_in("official").post(path, data={"purposes": "public_phone", "channel": "online"}).status_code == 422


def test_consenting_twice_is_consenting_once_and_history_stays(app: Flask) -> None:
    enterprise = make_private()
    official = person_of(factories.make_account("official").id)
    for _ in range(2):
        services.give_consents(official, enterprise.id, ["public_name"], "in_person")
    services.withdraw_consents(official, enterprise.id, ["public_name"])
    services.give_consents(official, enterprise.id, ["public_name"], "paper")
    rows = db.session.scalars(select(Consent).order_by(Consent.id)).all()
    assert [row.withdrawn_at is None for row in rows] == [False, True]


def test_a_helper_may_not_consent_for_the_owner(app: Flask) -> None:
    helper = factories.make_account("agent")
    enterprise = factories.make_enterprise(helper=helper)
    with pytest.raises(NotAllowed):
        services.give_consents(person_of(helper.id), enterprise.id, ["public_phone"], "online")


@pytest.mark.databases
def test_a_helper_may_no_more_from_the_moment_the_consent_ends(database_app: Flask) -> None:
    owner, helper = factories.make_account("owner"), factories.make_account("agent")
    enterprise = factories.make_enterprise(owner=owner)
    let_help(person_of(owner.id), enterprise.id, helper.id, Letting())
    assert person_scopes(helper.id)["helps"] == {enterprise.id}
    consent = db.session.scalars(select(HelperConsent)).one()
    assert consent.how_given == "online"
    end_help(person_of(owner.id), enterprise.id, consent.id)
    assert person_scopes(helper.id) == {}


def test_help_ends_by_itself_after_its_last_day(app: Flask) -> None:
    helper = factories.make_account("agent")
    enterprise = factories.make_enterprise(helper=helper)
    consent = db.session.scalars(select(HelperConsent)).one()
    consent.until_on = today() - timedelta(days=1)
    db.session.commit()
    assert enterprise.id not in person_of(helper.id).helps


def test_only_somebody_with_the_helpers_role_can_help(app: Flask) -> None:
    enterprise = factories.make_enterprise()
    official = person_of(factories.make_account("official").id)
    with pytest.raises(NotAHelper):
        let_help(official, enterprise.id, factories.make_account("owner").id, Letting("witness", witness="Bu RT"))


@pytest.mark.databases
def test_an_accepted_invitation_ties_the_account_to_its_business_or_group(database_app: Flask) -> None:
    enterprise, group = factories.make_enterprise(), factories.make_group()
    owner, helper, officer = (factories.make_account(role) for role in ("owner", "agent", "group_officer"))
    people.invitation_accepted_step(owner.id, "owner", {"enterprise_id": enterprise.id})
    people.invitation_accepted_step(owner.id, "owner", {"enterprise_id": enterprise.id})
    people.invitation_accepted_step(helper.id, "agent", {"enterprise_id": enterprise.id})
    people.invitation_accepted_step(officer.id, "group_officer", {"group_id": group.id})
    db.session.commit()
    assert person_scopes(owner.id) == {"owns": {enterprise.id}}
    assert person_scopes(helper.id)["helps"] == {enterprise.id}
    assert person_scopes(officer.id) == {"leads": {group.id}}


def test_an_enterprise_that_is_not_open_is_not_listed(app: Flask) -> None:
    for state in ("usulan", "vakum", "tutup"):
        factories.make_enterprise(state.title(), slug=state, state=state)
    assert public_enterprises() == []
    assert public_enterprise("usulan") is None and public_enterprise("tutup") is None
    assert public_enterprise("vakum").is_resting


def test_a_groups_page_names_only_officers_who_agreed(app: Flask) -> None:
    factories.make_group("Guyub", slug="guyub", officer=factories.make_account("group_officer", name="Bu Ketua"))
    assert [officer.name for officer in public_group("guyub").officers] == [""]
