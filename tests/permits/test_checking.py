"""The check that makes a paper a badge, and everything by which a badge drops: its day, a revocation, a change."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from sqlalchemy import update

from tests import factories
from tests.conftest import person_of
from village.core.db import db, utcnow
from village.core.errors import NotAllowed
from village.gallery.models import Product
from village.permits import renewals, states
from village.permits.models import PermitCase
from village.permits.said import CaseKey, PermitPaper
from village.permits.services import cases, checking
from village.permits.tables import cases as table
from village.permits.tables import state_of
from village.registry.interface import today
from village.registry.models import VerifiedFact


@pytest.fixture
def world(app: Flask) -> Any:
    class World:
        owner = factories.make_account("owner", name="Ibu Pemilik Contoh")
        official = factories.make_account("official", name="Bapak Pengurus Contoh")
        home = factories.make_enterprise("Dapur Eyang", owner=owner)
        product = factories.make_product(home, "Keripik tempe", slug="keripik-tempe")
        key = CaseKey(home.id, "spp_irt", f"product:{product.id}")

    return World


def issued(world: Any, *, until: date | None, key: CaseKey | None = None, commitment: bool = False) -> int:
    """A paper that the owner brought; answers the id of its case."""
    paper = PermitPaper("2063374010641-31", today() - timedelta(days=5), until, is_commitment=commitment)
    return cases.bring_paper(person_of(world.owner.id), key or world.key, paper).id


def checked(world: Any, *, until: date | None, **more: Any) -> int:
    case_id = issued(world, until=until, **more)
    case = db.session.get_one(PermitCase, case_id)
    paper = PermitPaper(case.number, case.issued_on, case.valid_until, is_commitment=bool(more.get("commitment")))
    checking.verify(person_of(world.official.id), case_id, paper)
    return case_id


def shown(client: Any) -> str:
    db.session.execute(update(Product).values(confirmed_at=utcnow()))  # the goods are fresh, whatever day it is
    db.session.commit()
    return str(client.get("/produk/keripik-tempe").get_data(as_text=True))


def test_only_a_check_makes_a_badge_with_number_day_and_a_page(world: Any, client: Any, sign_in: Any) -> None:
    case_id = issued(world, until=today() + timedelta(days=900))
    assert "P-IRT" not in shown(client)
    kept = client.get("/produk/keripik-tempe").headers
    assert kept["Cache-Control"] == "no-cache", "a kept page is asked about each time, so no badge outlives its day"
    official = sign_in(world.official)
    assert "Keripik tempe" in official.get("/kelola/izin").get_data(as_text=True)
    page = official.get(f"/kelola/izin/{case_id}").get_data(as_text=True)
    assert "2063374010641-31" in page and "Belum ada foto suratnya" in page
    case = db.session.get_one(PermitCase, case_id)
    sent = {"number": case.number, "issued_on": str(case.issued_on), "valid_until": str(case.valid_until)}
    sent["seen"] = str(case.revision)
    done = official.post(f"/kelola/izin/{case_id}/periksa", data=sent)
    assert done.status_code == 303 and "Urungkan" in official.get(done.location).get_data(as_text=True)
    html = shown(client)
    assert "P-IRT 2063374010641-31, diperiksa" in html
    for address, is_there in (("/produk?lencana=spp_irt", True), ("/produk?lencana=halal", False)):
        assert ("Keripik tempe" in client.get(address).get_data(as_text=True)) == is_there, address
    address = html.split('href="/verifikasi/izin/')[1].split('"')[0]
    told = client.get(f"/verifikasi/izin/{address}").get_data(as_text=True)
    assert "Lencana ini berlaku." in told and "2063374010641-31" in told and "Dapur Eyang" in told
    assert client.get("/verifikasi/izin/" + address[::-1]).status_code == 404
    assert official.post(f"/kelola/izin/{case_id}/periksa", data=sent).status_code == 409, "two officials at once"
    official.post(f"/kelola/izin/{case_id}/urungkan-periksa")
    assert "P-IRT" not in shown(client)
    assert "tidak berlaku lagi" in client.get(f"/verifikasi/izin/{address}").get_data(as_text=True)


def test_nobody_checks_the_own_business_and_owners_check_nothing(world: Any, sign_in: Any) -> None:
    case_id = issued(world, until=today() + timedelta(days=900))
    assert sign_in(world.owner).get(f"/kelola/izin/{case_id}").status_code == 404
    both = factories.make_account("official", "owner")
    mine = factories.make_enterprise("Dapur Pengurus", owner=both)
    own = cases.bring_paper(person_of(both.id), CaseKey(mine.id, "nib"), PermitPaper("0220100000641", today())).id
    assert sign_in(both).get(f"/kelola/izin/{own}").status_code == 404
    with pytest.raises(NotAllowed):
        checking.verify(person_of(both.id), own, PermitPaper("0220100000641", today()))


def test_what_does_not_fit_goes_back_with_words_the_owner_reads(world: Any, sign_in: Any) -> None:
    case_id = issued(world, until=today() + timedelta(days=900))
    official = sign_in(world.official)
    assert official.post(f"/kelola/izin/{case_id}/kembalikan", data={"note": ""}).status_code == 422
    official.post(f"/kelola/izin/{case_id}/kembalikan", data={"note": "Nomornya terpotong di foto"})
    assert "Tidak ada yang menunggu" in official.get("/kelola/izin").get_data(as_text=True)
    owner = sign_in(world.owner)
    assert "belum cocok" in owner.get("/kelola").get_data(as_text=True)
    page = owner.get(f"/kelola/usaha/{world.home.id}/izin/spp_irt?untuk={world.key.about}").get_data(as_text=True)
    assert "Nomornya terpotong di foto" in page


def test_an_old_nib_is_checked_without_becoming_a_badge(world: Any, app: Flask) -> None:
    key = CaseKey(world.home.id, "nib")
    for version, facts in (("nib_lama_oss_1_1", 0), ("nib_rba", 1)):
        paper = PermitPaper("0220100000641", today(), nib_versi=version)
        case_id = cases.bring_paper(person_of(world.owner.id), key, paper).id
        checking.verify(person_of(world.official.id), case_id, paper)
        assert db.session.query(VerifiedFact).filter_by(revoked_at=None).count() == facts


def test_a_badge_lives_its_days_and_the_reminders_come_on_theirs(world: Any, client: Any, sign_in: Any) -> None:
    """SPP-IRT may be renewed six months before its end, so the first reminder is 30 days before that."""
    until = date(2030, 6, 30)
    case_id = checked(world, until=until)
    case = db.session.get_one(PermitCase, case_id)
    assert case.remind_on == date(2029, 12, 30) - timedelta(days=30)
    owner, official = world.owner, world.official
    for day, state, reminded, badge in (
        (date(2029, 11, 29), "terbit", False, True),
        (date(2029, 11, 30), "akan_kedaluwarsa", True, True),
        (date(2030, 6, 30), "akan_kedaluwarsa", True, True),
        (date(2030, 7, 1), "kedaluwarsa", True, False),
    ):
        with time_machine.travel(f"{day}T00:30:00+07:00", tick=False):
            assert today() == day
            case = db.session.get_one(PermitCase, case_id)
            assert states.state_on(case, day) == db.session.scalar(db.select(state_of(day))) == state
            assert ("P-IRT" in shown(client)) == badge, day
            home = sign_in(owner).get("/kelola").get_data(as_text=True)
            assert (("P-IRT" in home or "SPP-IRT" in home) and "habis" in home) == reminded, day
            listed_due = [one for one in renewals.renewals(person_of(official.id)) if one.remind_on <= day]
            assert bool(listed_due) == reminded
            listed = sign_in(official).get("/kelola/izin/jatuh-tempo").get_data(as_text=True)
            assert "SPP-IRT" in listed and ("Ingatkan lewat WhatsApp" in listed) == reminded


def test_without_a_window_reminders_come_90_30_and_7_days_before_the_end(app: Flask) -> None:
    until = date(2027, 3, 31)
    assert states.reminder_day(until, None) == until - timedelta(days=90)
    assert states.reminder_day(date(2027, 8, 31), 6) == date(2027, 2, 28) - timedelta(days=30)
    assert states.reminder_day(None, 6) is None
    told = {90: "blue", 31: "blue", 30: "amber", 8: "amber", 7: "red", 0: "red", -3: "red"}
    for left, urgency in told.items():
        assert renewals.urgency_of(until, until - timedelta(days=left)) == urgency, left
    assert renewals.urgency_of(date(2027, 8, 31), date(2027, 3, 1), 6) == "amber", "its window is open"


def test_a_renewal_keeps_documents_and_the_badge_until_its_day(world: Any, client: Any, sign_in: Any) -> None:
    until = today() + timedelta(days=60)
    case_id = checked(world, until=until)
    owner = person_of(world.owner.id)
    rule_paper = db.session.get_one(PermitCase, case_id)
    rule_paper.papers_ready, rule_paper.steps_done = ["label"], {"1": "2026-01-01"}
    db.session.commit()
    page = sign_in(world.owner).get(f"/kelola/usaha/{world.home.id}/izin/spp_irt?untuk={world.key.about}")
    assert "Mulai perpanjangan" in page.get_data(as_text=True)
    cases.begin_renewal(owner, world.key)
    case = db.session.get_one(PermitCase, case_id)
    assert (case.papers_ready, case.steps_done, case.renewing_since) == (["label"], {}, today())
    assert "P-IRT" in shown(client)
    cases.bring_paper(owner, world.key, PermitPaper("2063374010641-36", today(), until + timedelta(days=1800)))
    assert "2063374010641-31" in shown(client), "the old one holds until the new one is checked"
    case = db.session.get_one(PermitCase, case_id)
    checking.verify(person_of(world.official.id), case_id, PermitPaper(case.number, case.issued_on, case.valid_until))
    html = shown(client)
    assert "2063374010641-36" in html and "2063374010641-31" not in html
    with time_machine.travel(utcnow() + timedelta(days=4000), tick=False):
        assert "P-IRT" not in shown(client)
        cases.begin_renewal(owner, world.key)
        assert db.session.get_one(PermitCase, case_id).state == "disiapkan"


def test_a_commitment_is_a_badge_only_until_it_has_to_be_fulfilled(world: Any, client: Any) -> None:
    case_id = checked(world, until=today() + timedelta(days=1700), commitment=True)
    case = db.session.get_one(PermitCase, case_id)
    assert case.issued_on and case.fulfil_by == case.issued_on + timedelta(days=90)
    assert "P-IRT" in shown(client)
    with time_machine.travel(utcnow() + timedelta(days=88), tick=False):
        assert "P-IRT" not in shown(client)


def test_a_revoked_permit_drops_its_badge_at_once(world: Any, client: Any, sign_in: Any) -> None:
    case_id = checked(world, until=today() + timedelta(days=900))
    assert "P-IRT" in shown(client)
    sign_in(world.official).post(f"/kelola/izin/{case_id}/cabut", data={"reason": "Temuan di dapur"})
    assert "P-IRT" not in shown(client)
    assert db.session.scalar(db.select(table.c.state)) == "dicabut"


def test_a_changed_recipe_asks_and_drops_the_badge_when_the_owner_says_so(
    world: Any, client: Any, sign_in: Any
) -> None:
    checked(world, until=today() + timedelta(days=900))
    owner = sign_in(world.owner)
    product = world.product
    sent = {
        "name": product.name,
        "price_mode": "fixed",
        "price": "12000",
        "unit": "bungkus",
        "ingredients": "Tempe, MSG",
    }
    sent |= {"category": product.category, "stock_mode": "ready", "version": str(product.version)}
    saved = owner.post(f"/kelola/produk/{product.id}", data=sent)
    assert saved.status_code == 303 and saved.location.endswith("/izin/perubahan"), saved.get_data(as_text=True)[:600]
    assert "komposisi" in owner.get(saved.location).get_data(as_text=True)
    question = db.session.execute(db.text("SELECT id FROM permit_question")).scalar_one()
    owner.post(f"{saved.location}/{question}", data={"jawaban": "urus"})
    assert "P-IRT" not in shown(client)
