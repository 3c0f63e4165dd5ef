"""Signing in and out, invitations and the first set-up, as people do them."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from tests import factories
from village.accounts.models import Account, Invitation, UserSession
from village.accounts.passwords import hash_password
from village.accounts.services import founding
from village.accounts.services.invitations import Guest, invite_step
from village.core.db import begin_writing, commit, db, utcnow

PASSWORD = "keripik tempe enak"
LONG = {"password": PASSWORD}


@pytest.fixture
def owner(app: Flask) -> Account:
    return factories.make_account(
        "owner", name="Bu Endah", phone="6281234567890", password_hash=hash_password(PASSWORD)
    )


@pytest.mark.parametrize("typed", ["0812-3456-7890", "+62 812 3456 7890", "81234567890"])
def test_phone_in_any_form_signs_in(client, owner, typed):
    answer = client.post("/masuk", data={"identifier": typed, **LONG})
    assert answer.status_code == 303
    assert client.get("/kelola").status_code == 200


def test_email_signs_in(client, app):
    factories.make_account("owner", email="endah@contoh.id", password_hash=hash_password(PASSWORD))
    assert client.post("/masuk", data={"identifier": "Endah@Contoh.id", **LONG}).status_code == 303


def test_known_and_unknown_numbers_look_the_same(client, owner):
    wrong = client.post("/masuk", data={"identifier": "0812-3456-7890", "password": "bukan yang ini"})
    unknown = client.post("/masuk", data={"identifier": "0812-9999-0000", "password": "bukan yang ini"})
    assert wrong.status_code == unknown.status_code == 422
    hide = re.compile(r"0812-[\d-]+")
    assert hide.sub("", wrong.text) == hide.sub("", unknown.text)


def test_what_was_typed_is_kept_but_never_the_password(client, owner):
    page = client.post("/masuk", data={"identifier": "0812-3456-7890", "password": "bukan yang ini"}).text
    assert 'value="0812-3456-7890"' in page
    assert "bukan yang ini" not in page


def test_guessing_is_slowed_after_twenty_tries(client, owner):
    for _ in range(20):
        assert (
            client.post("/masuk", data={"identifier": "081234567890", "password": "tebakan salah"}).status_code == 422
        )
    assert client.post("/masuk", data={"identifier": "081234567890", **LONG}).status_code == 429


def test_a_known_device_is_not_locked_out_by_strangers(app, client, owner):
    at_home = app.test_client()
    at_home.post("/masuk", data={"identifier": "081234567890", **LONG})
    at_home.post("/kelola/keluar", headers={"X-CSRFToken": token_on(at_home, "/kelola/akun")})
    for number in range(120):
        client.post(
            "/masuk",
            data={"identifier": "081234567890", "password": "tebakan salah"},
            environ_base={"REMOTE_ADDR": f"10.0.{number % 7}.{number}"},
        )
    stranger = client.post(
        "/masuk", data={"identifier": "081234567890", **LONG}, environ_base={"REMOTE_ADDR": "10.9.9.9"}
    )
    assert stranger.status_code == 429
    assert at_home.post("/masuk", data={"identifier": "081234567890", **LONG}).status_code == 303


def token_on(client, path: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(path).text)
    assert found
    return found.group(1)


def test_signing_in_gives_a_new_session_id(app, client, owner):
    with client.session_transaction() as planted:
        planted["_user_id"] = "dipasang-orang-lain"
    client.post("/masuk", data={"identifier": "081234567890", **LONG})
    with client.session_transaction() as after:
        assert after["_user_id"] != "dipasang-orang-lain"


def copied(app: Flask, client):
    """A second browser that stole the cookies of the first."""
    thief = app.test_client()
    for name in ("__Host-gapura",):
        thief.set_cookie(name, client.get_cookie(name).value)
    return thief


def test_a_copied_cookie_is_worthless_after_logout(app, sign_in):
    client = sign_in("owner")
    thief = copied(app, client)
    assert thief.get("/kelola").status_code == 200
    client.post("/kelola/keluar")
    assert thief.get("/kelola").status_code == 303


def test_disabling_an_account_ends_its_sessions_at_once(app, sign_in):
    owner = factories.make_account("owner")
    client = sign_in(account=owner)
    sign_in("admin").post(f"/kelola/orang/{owner.id}/nonaktif")
    assert client.get("/kelola").status_code == 404


def test_a_new_password_signs_other_devices_out(app, sign_in, owner):
    phone, laptop = sign_in(account=owner), sign_in(account=owner)
    sent = {"sandi-current": PASSWORD, "sandi-password": "rempeyek teri renyah"}
    assert phone.post("/kelola/akun/sandi", data=sent).status_code == 303
    assert laptop.get("/kelola").status_code == 303
    assert phone.get("/kelola").status_code == 200


def test_phone_changes_only_with_the_password(sign_in, owner):
    client = sign_in(account=owner)
    sent = {"kontak-name": "Bu Endah", "kontak-phone": "0813-0000-1111", "kontak-current": "bukan ini"}
    assert client.post("/kelola/akun", data=sent).status_code == 422
    assert client.post("/kelola/akun", data={**sent, "kontak-current": PASSWORD}).status_code == 303


def test_a_shared_computer_forgets_after_ten_minutes(client, owner):
    with time_machine.travel("2026-11-21 03:00:00+00:00", tick=False) as clock:
        client.post("/masuk", data={"identifier": "081234567890", "shared": "y", **LONG})
        clock.shift(timedelta(minutes=9))
        assert client.get("/kelola").status_code == 200
        clock.shift(timedelta(minutes=11))
        assert client.get("/kelola").status_code == 303


def test_an_officials_session_rests_twelve_hours_an_owners_a_month(client, app):
    for role, hours in (("official", 12), ("owner", 24 * 30)):
        account = factories.make_account(role, password_hash=hash_password(PASSWORD))
        with time_machine.travel("2026-11-21 03:00:00+00:00", tick=False) as clock:
            browser = app.test_client()
            browser.post("/masuk", data={"identifier": account.phone, **LONG})
            clock.shift(timedelta(hours=hours - 1))
            assert browser.get("/kelola").status_code == 200, role
            clock.shift(timedelta(hours=hours + 1))
            assert browser.get("/kelola").status_code == 303, role


FOREIGN = [
    "//jahat.id", "///jahat.id", "/\\jahat.id", "\\\\jahat.id", "https:jahat.id", "https://jahat.id", "http:/jahat.id",
    "/\t/jahat.id", "/\n/jahat.id", "//jahat.id/%2e%2e", "https://localhost@jahat.id", "%2f%2fjahat.id",
    "javascript:alert(1)", "//localhost.jahat.id", "/%5cjahat.id/..//", "data:text/html,hai",
]  # fmt: skip


@pytest.mark.parametrize("target", FOREIGN)
def test_signing_in_never_leads_to_another_site(client, owner, target):
    answer = client.post("/masuk", data={"identifier": "081234567890", "next": target, **LONG})
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/kelola"


def test_signing_in_leads_back_to_the_page_that_was_wanted(client, owner):
    wanted = client.get("/kelola/akun").headers["Location"]
    assert client.get(wanted).status_code == 200
    answer = client.post(wanted, data={"identifier": "081234567890", "next": "/kelola/akun", **LONG})
    assert answer.headers["Location"] == "/kelola/akun"


def make_invitation(role: str = "observer", **fields) -> str:
    begin_writing()
    code = invite_step(Guest(fields.pop("name", "Bu Sari"), role, **fields), created_by=None)
    commit()
    return code


def accept(client, code: str, **fields):
    return client.post(f"/undangan/{code}", data={"name": "Bu Sari", "phone": "0812-3333-4444", **LONG, **fields})


def test_an_invited_person_sets_a_password_and_is_in(client, app):
    code = make_invitation()
    assert "Bu Sari" in client.get(f"/undangan/{code}").text
    assert accept(client, code).status_code == 303
    assert client.get("/kelola").status_code == 200


def test_an_invitation_works_once(app, client):
    code = make_invitation()
    accept(client, code)
    again = app.test_client()
    assert accept(again, code, phone="0812-5555-6666").status_code == 409
    assert db.session.execute(select(func.count()).select_from(Account)).scalar_one() == 1


def test_an_invitation_ends_after_seven_days(client, app):
    with time_machine.travel("2026-11-21 03:00:00+00:00", tick=False) as clock:
        code = make_invitation()
        clock.shift(timedelta(days=7, minutes=1))
        assert client.get(f"/undangan/{code}").status_code == 404


def test_the_code_itself_is_not_in_the_database(client, app):
    code = make_invitation()
    assert len(code) >= 22
    kept = db.session.execute(select(Invitation.code_hash)).scalar_one()
    assert code not in kept


@pytest.mark.parametrize(
    "password", ["pendek", "1234567890", "password123", "aaaaaaaaaaaa", "Bu Sari", "081233334444", "x" * 1100]
)
def test_weak_passwords_are_refused_with_a_reason(client, app, password):
    answer = accept(client, make_invitation(), password=password)
    assert answer.status_code == 422
    assert db.session.execute(select(func.count()).select_from(Account)).scalar_one() == 0


@pytest.mark.parametrize("password", ["tiga kata pendek", "é" * 12 + "ab1", "x1y2z3" * 20])
def test_long_unusual_passwords_are_welcome(client, app, password):
    assert accept(client, make_invitation(), password=password).status_code == 303


def test_an_official_invites_an_owner_for_one_business(app, sign_in):
    enterprise = factories.make_enterprise("Dapur Eyang")
    page = sign_in("official").post(
        "/kelola/orang/undang", data={"name": "Bu Eyang", "role": "owner", "enterprise_id": enterprise.id}
    )
    code = re.search(r"/undangan/([\w-]{22})", page.text).group(1)
    guest = app.test_client()
    accept(guest, code)
    assert guest.get(f"/kelola/usaha/{enterprise.id}").status_code == 200


def test_inviting_twice_leaves_one_address_that_works(app, client, sign_in):
    officials = sign_in("official")
    sent = {"name": "Bu Kader", "role": "agent"}
    pages = [officials.post("/kelola/orang/undang", data=one).text for one in (sent, sent, {**sent, "name": "Pak Tri"})]
    first, second, other = (re.search(r"/undangan/[\w-]{22}", page).group() for page in pages)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == client.get(other).status_code == 200


def test_an_official_cannot_make_an_administrator(sign_in):
    answer = sign_in("official").post("/kelola/orang/undang", data={"name": "Saya", "role": "admin"})
    assert answer.status_code == 422


def test_a_lost_password_is_replaced_by_a_link_given_in_person(app, sign_in, owner):
    page = sign_in("official").post(f"/kelola/orang/{owner.id}/alamat").text
    code = re.search(r"/undangan/([\w-]{22})", page).group(1)
    guest = app.test_client()
    assert guest.post(f"/undangan/{code}", data={"password": "lumpia rebung isi"}).status_code == 303
    guest.post("/kelola/keluar", headers={"X-CSRFToken": token_on(guest, "/kelola/akun")})
    assert guest.post("/masuk", data={"identifier": "081234567890", "password": "lumpia rebung isi"}).status_code == 303


def test_a_sign_in_link_ends_after_half_an_hour(app, sign_in, owner):
    with time_machine.travel("2026-11-21 03:00:00+00:00", tick=False) as clock:
        page = sign_in("official").post(f"/kelola/orang/{owner.id}/alamat").text
        code = re.search(r"/undangan/([\w-]{22})", page).group(1)
        clock.shift(timedelta(minutes=31))
        assert app.test_client().get(f"/undangan/{code}").status_code == 404


def test_the_last_administrator_stays(sign_in, app):
    admin = factories.make_account("admin")
    answer = sign_in(account=admin).post(f"/kelola/orang/{admin.id}/peran", data={"roles": "owner"})
    assert answer.status_code == 409


@pytest.mark.parametrize(
    ("bound", "asked", "open_to_all"),
    [("127.0.0.1", "127.0.0.1", True), ("127.0.0.1", "kampung.contoh.id", False), ("", "127.0.0.1", False)],
)
def test_one_tap_sign_in_needs_a_sample_a_bound_host_and_a_request_of_this_machine(
    empty_app, bound, asked, open_to_all
):
    factories.make_village(is_sample=True)
    account = factories.make_account("official", name="Bu Koordinator")
    empty_app.config["SETTINGS"] = replace(empty_app.config["SETTINGS"], bound_host=bound)
    empty_app.config["TRUSTED_HOSTS"] = ["kampung.contoh.id", "127.0.0.1"]
    client = empty_app.test_client()
    address = f"http://{asked}"
    assert ("Bu Koordinator" in client.get("/masuk", base_url=address).text) is open_to_all
    answer = client.post(f"/masuk/contoh/{account.id}", base_url=address)
    assert answer.status_code == (303 if open_to_all else 404)


def test_a_real_village_has_no_one_tap_sign_in(client, app):
    account = factories.make_account("official")
    assert client.post(f"/masuk/contoh/{account.id}").status_code == 404


def test_over_plain_http_elsewhere_the_page_says_that_signing_in_needs_https(client, app):
    app.config["TRUSTED_HOSTS"] = ["kampung.contoh.id"]
    assert "https" in client.get("/masuk", base_url="http://kampung.contoh.id").text


def test_an_empty_site_shows_only_how_to_begin(empty_app):
    client = empty_app.test_client()
    for path in ("/", "/produk", "/masuk", "/kelola"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "belum disiapkan" in answer.text
    assert client.get("/mulai/tebakan").status_code == 404


def found(client, code: str, **fields):
    sent = {
        "region": "33.74.08.1005", "name": "Kampung Batik", "theme": "Batik tulis", "rw": "3", "word": "kampung",
        "contact_phone": "0812-0000-1111", "palette": "soga", "motif": "parang", "admin_name": "Pak Lurah",
        "admin_phone": "0812-2222-3333", **LONG, **fields,
    }  # fmt: skip
    return client.post(f"/mulai/{code}", data=sent)


def test_the_set_up_page_makes_a_village_once(empty_app):
    instance = empty_app.config["SETTINGS"].instance
    code = founding.setup_code(instance)
    assert (instance / founding.CODE_FILE).stat().st_mode & 0o077 == 0
    client = empty_app.test_client()
    page = client.get(f"/mulai/{code}?q=karanganyar+gunung")
    assert "Karanganyar Gunung, Kec. Candisari" in page.text
    assert found(client, code, password="pendek").status_code == 422
    assert found(client, code).status_code == 303
    assert "RW 03 Karanganyar Gunung, Semarang" in client.get("/").text
    assert client.get("/kelola/orang").status_code == 200
    assert found(empty_app.test_client(), code).status_code == 404


def test_sessions_are_listed_and_one_can_be_ended(app, sign_in, owner):
    phone, laptop = sign_in(account=owner), sign_in(account=owner)
    last = db.session.execute(select(func.max(UserSession.id))).scalar_one()
    phone.post(f"/kelola/akun/perangkat/{last}")
    assert laptop.get("/kelola").status_code == 303
    assert phone.get("/kelola").status_code == 200


def test_nobody_ends_a_session_of_somebody_else(app, sign_in, owner):
    victim = sign_in(account=owner)
    number = db.session.execute(select(func.max(UserSession.id))).scalar_one()
    sign_in("owner").post(f"/kelola/akun/perangkat/{number}")
    assert victim.get("/kelola").status_code == 200


def test_a_session_past_its_longest_life_is_over(app, client, owner):
    client.post("/masuk", data={"identifier": "081234567890", **LONG})
    begin_writing()
    db.session.execute(UserSession.__table__.update().values(expires_at=utcnow() - timedelta(seconds=1)))
    commit()
    assert client.get("/kelola").status_code == 303
