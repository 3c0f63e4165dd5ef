"""The sample village: exactly what was promised, made by a real import, and nobody's number without consent."""

import gzip
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.factories import make_village
from village.accounts.models import Account, AccountRole
from village.application import create_app
from village.core.db import db, utcnow
from village.core.files import storage
from village.core.images import open_variant
from village.core.village import Village, current_village
from village.gallery.models import Product, ProductPhoto
from village.home.models import Notice, NoticePhoto
from village.home.sample_village import read_sample
from village.home.services.sample import load_sample
from village.registry.models import (
    Consent,
    DeclaredPermit,
    Enterprise,
    EnterpriseOwner,
    Group,
    HelperConsent,
    HelpRequest,
    ImportRun,
    Membership,
    ServiceProvider,
)

PUBLIC_PAGES = ("/", "/tentang", "/produk", "/kabar", "/kelompok", "/kelompok?hal=2", "/privasi", "/kampung-sendiri")


def count(model: Any, *conditions: Any) -> int:
    return db.session.execute(select(func.count()).select_from(model).where(*conditions)).scalar_one()


def consenting(purpose: str) -> Any:
    return select(Consent.enterprise_id).where(Consent.purpose == purpose, Consent.withdrawn_at.is_(None))


def test_it_holds_what_was_promised(sample: Flask) -> None:
    village = db.session.execute(select(Village)).scalar_one()
    assert village.is_sample
    assert village.name == "Kampung Home Industri"
    assert village.region_code == "33.74.08.1005"
    assert count(Enterprise) == 96
    assert {rt for (rt,) in db.session.execute(select(Enterprise.rt).distinct())} == {4, 7, 10}
    assert count(DeclaredPermit, DeclaredPermit.kind == "nib_rba", DeclaredPermit.state == "has") == 5
    assert 40 <= count(Product, Product.is_listed.is_(True)) <= 60
    assert count(Group) == 2
    assert count(Notice) == 4  # three for everybody, one announcement within
    assert count(Consent, Consent.purpose == "public_name") == 60


def test_home_tells_how_many_make_what_and_where(sample: Flask) -> None:
    html = sample.test_client().get("/").get_data(as_text=True)
    assert "81 usaha pangan dan sembako, 15 jasa, kerajinan, dan sandang, di RT 04, 07, dan 10." in html


def test_it_was_made_by_an_import_that_can_be_looked_up(sample: Flask) -> None:
    run = db.session.execute(select(ImportRun)).scalar_one()
    assert run.file_name == "contoh_umkm_rw05.xlsx"
    assert run.report["created"] == 96


def test_every_product_online_has_its_own_drawing_in_every_width(sample: Flask) -> None:
    photos = db.session.execute(select(ProductPhoto).join(Product).where(Product.is_listed.is_(True))).scalars().all()
    hashes = [photo.sha256 for photo in photos]
    assert len(hashes) == len(set(hashes)) == count(Product, Product.is_listed.is_(True))
    for photo in photos:
        assert photo.alt
        for width, kind in ((160, "webp"), (320, "webp"), (640, "webp"), (640, "jpg")):
            open_variant(storage(), photo.sha256, width, kind).close()


def test_a_product_of_the_list_became_the_invented_one_and_the_others_wait_for_a_photo(sample: Flask) -> None:
    rows = db.session.execute(
        select(Enterprise.name, Product.name, Product.state).join(Enterprise, Enterprise.id == Product.enterprise_id)
    ).all()
    of = {}
    for maker, product, state in rows:
        of.setdefault(maker, []).append((product, state))
    assert of["Keripik Tempe Omah"] == [("Keripik tempe daun jeruk", "published")]
    assert [state for _name, state in of["Keripik Tempe Lestari"]] == ["draft"]


def test_freshness_is_spread_and_some_products_are_stale(sample: Flask) -> None:
    confirmed = db.session.execute(select(Product.confirmed_at).where(Product.is_listed.is_(True))).scalars().all()
    stale = [moment for moment in confirmed if moment < utcnow() - timedelta(days=60)]
    assert 1 <= len(stale) < len(confirmed) / 4
    assert len({moment.date() for moment in confirmed}) > 5
    assert all(moment < utcnow() for moment in confirmed)


def test_consents_keep_their_words_time_and_channel(sample: Flask) -> None:
    rows = db.session.execute(select(Consent)).scalars().all()
    assert all(row.wording and row.channel and row.given_at < utcnow() and row.recorded_by for row in rows)
    with_phone = count(Consent, Consent.purpose == "public_phone")
    assert 20 <= with_phone <= 30


def test_its_people_have_every_role_and_no_password(sample: Flask) -> None:
    assert count(Account, Account.password_hash.is_not(None)) == 0
    rows = db.session.execute(select(AccountRole.role, func.count()).group_by(AccountRole.role))
    roles = {role: number for role, number in rows}
    assert roles == {
        "official": 2, "kelurahan": 1, "observer": 1, "admin": 1, "owner": 2, "agent": 1, "group_officer": 2,
    }  # fmt: skip
    selling = select(Product.enterprise_id).where(Product.is_listed.is_(True))
    assert count(EnterpriseOwner, EnterpriseOwner.enterprise_id.in_(selling)) == count(EnterpriseOwner) >= 2
    assert count(HelperConsent, HelperConsent.enterprise_id.in_(selling)) == 3
    assert count(Membership, Membership.account_id.is_not(None), Membership.role == "ketua") == 2


def test_help_is_asked_for_given_and_for_hire(sample: Flask) -> None:
    states = sorted(db.session.scalars(select(HelpRequest.state)))
    assert states == ["dikerjakan", "diminta", "diminta", "dinilai"]
    assert count(HelperConsent, HelperConsent.scopes != "all") == 1
    assert count(ServiceProvider) == 3 and count(ServiceProvider, ServiceProvider.consented_on.is_not(None)) == 2


def test_notices_have_drawings_with_words(sample: Flask) -> None:
    photos = db.session.execute(select(NoticePhoto)).scalars().all()
    assert len({photo.notice_id for photo in photos}) == 3
    assert all(photo.alt for photo in photos)


def public_addresses(sample: Flask) -> list[str]:
    sitemap = sample.test_client().get("/sitemap.xml").get_data(as_text=True)
    base = sample.config["PUBLIC_ADDRESS"]
    found = [address.removeprefix(base) for address in re.findall("<loc>([^<]+)</loc>", sitemap)]
    return sorted({*found, *PUBLIC_PAGES})


def national_numbers(sample: Flask) -> dict[str, set[str]]:
    """Every number of the register behind 0 or 62: those that may be shown, and those that may not."""
    allowed = set(db.session.scalars(select(Enterprise.phone).where(Enterprise.id.in_(consenting("public_phone")))))
    village = current_village()
    assert village is not None
    allowed.add(village.contact_phone)
    every = set(db.session.scalars(select(Enterprise.phone))) | set(db.session.scalars(select(Enterprise.other_phone)))
    every |= set(db.session.scalars(select(Account.phone)))
    every -= {None}
    return {
        "shown": {one.removeprefix("62") for one in allowed if one},
        "private": {one.removeprefix("62") for one in every - allowed},
    }


def test_no_public_page_holds_a_number_without_consent_in_any_form(sample: Flask) -> None:
    private = national_numbers(sample)["private"]
    assert len(private) > 40
    client = sample.test_client()
    addresses = public_addresses(sample)
    assert sum(address.startswith("/usaha/") for address in addresses) == 96
    found = []
    for address in addresses:
        html = client.get(address).get_data(as_text=True)
        together = re.sub(r"(?<=\d)(?:[-.()+/\s]|%20|&nbsp;|%2B)+(?=\d)", "", html)
        found += [(address, number) for number in private if number in html or number in together]
    assert not found


def test_questions_go_to_a_page_that_sends_nothing(sample: Flask) -> None:
    client = sample.test_client()
    silent = db.session.execute(
        select(Enterprise.slug).where(Enterprise.id.not_in(consenting("public_phone"))).limit(1)
    ).scalar_one()
    html = client.get(f"/usaha/{silent}").get_data(as_text=True)
    village = current_village()
    assert village is not None
    assert f"/pesan-contoh?to={village.contact_phone}" in html
    assert "wa.me" not in "".join(client.get(path).get_data(as_text=True) for path in (f"/usaha/{silent}", "/tentang"))
    message = client.get("/pesan-contoh?to=6284905053374&text=Halo+Bu").get_data(as_text=True)
    assert "0849-0505-3374" in message
    assert "Halo Bu" in message


def test_every_page_says_it_is_a_sample_and_how_to_leave_it(sample: Flask) -> None:
    client = sample.test_client()
    for path in ("/", "/produk", "/tidak-ada"):
        assert 'href="/kampung-sendiri"' in client.get(path).get_data(as_text=True)
    steps = client.get("/kampung-sendiri").get_data(as_text=True)
    for words in ("village create", "instance/contoh-", "python3 app.py", "Impor daftar usaha"):
        assert words in steps
    assert "Disallow: /" in client.get("/robots.txt").get_data(as_text=True)


@pytest.mark.parametrize("path", ["/", "/tentang", "/kabar", "/kelompok", "/kelompok/pkk-rw-05", "/usaha/klepon-sekar"])
def test_public_pages_ask_little_and_weigh_little(sample: Flask, statements: Any, path: str) -> None:
    client = sample.test_client()
    with statements() as sent:
        html = client.get(path).get_data()
    assert len(sent) <= 8, "\n".join(sent)
    assert len(gzip.compress(html, 6)) <= 6 * 1024


def test_a_second_load_is_refused_with_a_sentence(sample: Flask) -> None:
    result = sample.test_cli_runner().invoke(args=["demo", "load"])
    assert result.exit_code == 1
    assert "sudah ada kampung" in result.stderr


def test_it_is_not_loaded_beside_a_real_village(app: Flask) -> None:
    assert app.test_cli_runner().invoke(args=["demo", "load"]).exit_code == 1
    assert count(Enterprise) == 0


def test_it_is_not_loaded_where_others_could_see_it(empty_app: Flask) -> None:
    instance = empty_app.config["SETTINGS"].instance
    seen_by_all = create_app(testing=True, instance=instance, address="https://kampung.example")
    with seen_by_all.app_context():
        result = seen_by_all.test_cli_runner().invoke(args=["demo", "load"])
    assert result.exit_code == 1
    assert "komputer sendiri" in result.stderr
    assert count(Village) == 0


def test_a_load_that_fails_half_way_leaves_nothing(empty_app: Flask) -> None:
    whole = read_sample()
    nobody = replace(whole.products[1], business="Usaha Yang Tidak Ada")
    broken = replace(whole, products=(whole.products[0], nobody), notices=whole.notices[:1])
    with pytest.raises(KeyError, match="Usaha Yang Tidak Ada"):
        load_sample(broken, storage(), lambda _words, _steps: None)
    db.session.rollback()
    assert [count(model) for model in (Village, Enterprise, Product, Group, Notice, Account)] == [0] * 6


def test_the_steps_page_is_only_for_a_sample(client: Any) -> None:
    assert client.get("/kampung-sendiri").status_code == 404
    assert client.get("/pesan-contoh").status_code == 404


def test_a_real_village_shows_no_banner(client: Any) -> None:
    assert "kampung contoh" not in client.get("/").get_data(as_text=True)


def test_a_sample_is_no_village_for_search_engines(empty_app: Flask) -> None:
    make_village(is_sample=True)
    assert empty_app.test_client().get("/robots.txt").get_data(as_text=True) == "User-agent: *\nDisallow: /\n"
