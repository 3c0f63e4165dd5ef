"""The village's profile: the timeline, people in office by their consent, handing over, and the drawn map."""

import io
from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from tests.core.pictures import encoded
from village.core.db import begin_writing, commit, db
from village.home.models import MapPin, OfficeTerm, VillageMap
from village.home.services import mapping, profile
from village.home.services.mapping import NotConsented, PinFacts
from village.home.services.profile import AlreadyHandedOver, TermFacts, WrongDates
from village.home.village_map import lane_of, pins
from village.registry.interface import today
from village.registry.models import Consent

BELONGS = ("group_id", "enterprise_id", "product_id")


def picture(width: int = 800, height: int = 600) -> tuple[io.BytesIO, str]:
    return io.BytesIO(encoded(Image.new("RGB", (width, height), "beige"))), "denah.jpg"


def text(client: Any, path: str) -> str:
    return client.get(path).get_data(as_text=True)


def test_an_official_writes_an_achievement_and_everybody_reads_it(app: Flask, client: Any, sign_in: Any) -> None:
    group = factories.make_group("PKK RW 05")
    official = sign_in("official")
    sent = {"activity": "Lomba UMKM Kreatif", "result": "Juara 2", "year": "2019", "until_year": "2020"}
    more = {"month": "", "level": "kota", "group_id": str(group.id), "enterprise_id": "0", "product_id": "0"}
    answer = official.post("/kelola/profil/prestasi/baru", data={**sent, **more, "proof": picture()})
    assert answer.status_code == 303
    page = text(client, "/tentang")
    for words in ("Lomba UMKM Kreatif", "Juara 2", "2019-2020", "PKK RW 05", "/foto/"):
        assert words in page


def test_years_in_the_wrong_order_are_refused_beside_the_field(app: Flask, sign_in: Any) -> None:
    sent = {"activity": "Lomba", "result": "Juara", "year": "2020", "until_year": "2019"}
    more = {"enterprise_id": "0", "group_id": "0", "product_id": "0"}
    answer = sign_in("official").post("/kelola/profil/prestasi/baru", data={**sent, **more})
    assert answer.status_code == 422
    assert "Tahun selesai tidak bisa sebelum" in answer.get_data(as_text=True)


def make_term(**more: Any) -> int:
    begin_writing()
    row = profile.term_step(TermFacts("Ketua RW 05", "Pak Lama", date(2019, 1, 1), **more))
    term_id = row.id
    commit()
    return term_id


def test_a_name_and_a_phone_show_only_by_consent(app: Flask, client: Any, sign_in: Any) -> None:
    term_id = make_term(phone="6281234567890")
    page = text(client, "/tentang")
    assert "Ketua RW 05" in page and "Pak Lama" not in page and "0812-3456-7890" not in page
    sent = {"office": "Ketua RW 05", "person_name": "Pak Lama", "from_on": "2019-01-01", "phone": "081234567890"}
    sign_in("official").post(f"/kelola/profil/jabatan/{term_id}", data={**sent, "may_show_name": "y"})
    page = text(client, "/tentang")
    assert "Pak Lama" in page and "0812-3456-7890" not in page
    assert db.session.get(OfficeTerm, term_id).consent_recorded_by is not None


def test_handing_over_keeps_the_history(app: Flask, client: Any, sign_in: Any) -> None:
    term_id = make_term(may_show_name=True)
    sent = {"person_name": "Bu Baru", "from_on": str(today()), "may_show_name": "y"}
    assert sign_in("official").post(f"/kelola/profil/jabatan/{term_id}/serah", data=sent).status_code == 303
    page = text(client, "/tentang")
    assert page.index("Bu Baru") < page.index("Yang menjabat sebelumnya") < page.index("Pak Lama")
    assert db.session.get(OfficeTerm, term_id).until_on == today() - timedelta(days=1)


def test_an_office_is_handed_over_once_and_not_before_it_began(app: Flask) -> None:
    official, term_id = person_of(factories.make_account("official").id), make_term()
    with pytest.raises(WrongDates):
        profile.hand_over(official, term_id, TermFacts("Ketua RW 05", "Bu Baru", date(2018, 1, 1)))
    profile.hand_over(official, term_id, TermFacts("Ketua RW 05", "Bu Baru", date(2024, 1, 1)))
    with pytest.raises(AlreadyHandedOver):
        profile.hand_over(official, term_id, TermFacts("Ketua RW 05", "Bu Lain", date(2025, 1, 1)))


def test_a_deleted_term_comes_back(app: Flask, client: Any, sign_in: Any) -> None:
    term_id, official = make_term(may_show_name=True), sign_in("official")
    official.post(f"/kelola/profil/jabatan/{term_id}/hapus")
    assert "Pak Lama" not in text(client, "/tentang")
    official.post(f"/kelola/profil/jabatan/{term_id}/kembalikan")
    assert "Pak Lama" in text(client, "/tentang")


def hang(official: Any) -> None:
    answer = official.post("/kelola/peta/gambar", data={"picture": picture(), "alt": "Sembilan gang"})
    assert answer.status_code == 303


def test_a_tap_on_the_map_drops_a_pin_in_per_mille(app: Flask, client: Any, sign_in: Any) -> None:
    official = sign_in("official")
    assert client.get("/tentang/peta").status_code == 404
    hang(official)
    sent = {"kind": "toilet", "name": "Toilet balai", "enterprise_id": "0", "tap.x": "320", "tap.y": "120"}
    assert official.post("/kelola/peta/pin", data=sent).status_code == 303
    assert db.session.execute(select(MapPin.x, MapPin.y)).one() == (500, 250)
    page = text(client, "/tentang/peta")
    assert 'x="50.0%" y="25.0%"' in page and "Toilet balai" in page and "Sembilan gang" in page


def test_numbers_do_without_a_pointer_and_a_key_on_the_picture_is_no_place(app: Flask, sign_in: Any) -> None:
    official = sign_in("official")
    hang(official)
    sent = {"kind": "parkir", "name": "Parkir", "enterprise_id": "0", "tap.x": "0", "tap.y": "0"}
    refused = official.post("/kelola/peta/pin", data=sent)
    assert refused.status_code == 422 and "Ketuk tempatnya di denah" in refused.get_data(as_text=True)
    assert official.post("/kelola/peta/pin", data={**sent, "x": "10", "y": "990"}).status_code == 303
    assert db.session.execute(select(MapPin.x, MapPin.y)).one() == (10, 990)


def test_the_exact_place_of_a_business_needs_its_owners_consent(app: Flask, client: Any, sign_in: Any) -> None:
    official = sign_in("official")
    hang(official)
    maker = factories.make_enterprise("Dapur Ani")
    with pytest.raises(NotConsented):
        mapping.save_pin(person_of(official.account_id), PinFacts("usaha", 1, 1, enterprise_id=maker.id))
    db.session.rollback()
    factories.give_consent(maker, "public_address")
    sent = {"kind": "usaha", "name": "", "enterprise_id": str(maker.id), "x": "300", "y": "300"}
    assert official.post("/kelola/peta/pin", data=sent).status_code == 303
    assert "Dapur Ani" in text(client, "/tentang/peta")
    begin_writing()
    db.session.execute(select(Consent)).scalar_one().withdrawn_at = factories.utcnow()
    commit()
    assert "Dapur Ani" not in text(client, "/tentang/peta")
    assert "Tidak tampil" in text(official, "/kelola/peta")


def test_a_lane_gathers_its_businesses_without_telling_houses(app: Flask, client: Any, sign_in: Any) -> None:
    hang(sign_in("official"))
    factories.make_enterprise("Dapur Ani", address="Jl. Karanganyar Gg. 5 No 12")
    factories.make_enterprise("Dapur Budi", address="Jl. Karanganyar Gg. 50 No 5")
    begin_writing()
    mapping.pin_step(PinFacts("gang", 100, 100, "Gang 5"))
    commit()
    page = text(client, "/tentang/peta")
    assert "Dapur Ani" in page and "Dapur Budi" not in page and "No 12" not in page


@pytest.mark.parametrize(
    ("address", "lane"),
    [
        ("Jl. Karanganyar Gg. 6 No 48", "6"),
        ("Gang Melati 3", "melati"),
        ("gg.mawar merah no 4", "mawar merah"),
        ("Jl. Raya 5", ""),
    ],
)
def test_the_lane_of_an_address(address: str, lane: str) -> None:
    assert lane_of(address) == lane


def test_a_new_picture_can_be_taken_down_for_the_one_before(app: Flask, sign_in: Any) -> None:
    official = sign_in("official")
    hang(official)
    official.post("/kelola/peta/gambar", data={"picture": picture(900, 500), "alt": "Yang baru"})
    newest = db.session.execute(select(VillageMap.id).order_by(VillageMap.id.desc())).scalars().first()
    official.post(f"/kelola/peta/gambar/{newest}/turunkan")
    assert "Sembilan gang" in text(app.test_client(), "/tentang/peta")
    official.post(f"/kelola/peta/gambar/{newest}/pasang")
    assert "Yang baru" in text(app.test_client(), "/tentang/peta")


def test_the_map_asks_the_same_few_things_for_many_pins(app: Flask, client: Any, sign_in: Any, statements: Any) -> None:
    hang(sign_in("official"))
    counts = []
    for size in (1, 9):
        begin_writing()
        for number in range(size):
            mapping.pin_step(PinFacts("gang", number, number, f"Gang {number}"))
        commit()
        factories.make_enterprise(address=f"Gg. {size}")
        client.get("/tentang/peta")
        with statements() as sent:
            client.get("/tentang/peta")
        counts.append(len(sent))
    assert counts[0] == counts[1] <= 6
    assert len(pins()) == 10


def test_the_profile_for_partners_says_what_the_public_pages_say(app: Flask, sign_in: Any) -> None:
    factories.make_enterprise("Klepon Sari", kind="pangan", rt=4)
    factories.make_group("PKK RW 05")
    official = sign_in("official")
    term = {"office": "Ketua RW 05", "person_name": "Pak Guno", "from_on": "2024-01-15"}
    official.post("/kelola/profil/jabatan/baru", data=term)
    won = {"activity": "Lomba UMKM Kreatif", "result": "Juara 2", "year": "2019", "month": "", "level": "kota"}
    official.post(
        "/kelola/profil/prestasi/baru", data={**won, "group_id": "0", "enterprise_id": "0", "product_id": "0"}
    )
    assert "/kelola/profil/profil-kampung.pdf" in text(official, "/kelola/profil")
    answer = official.get("/kelola/profil/profil-kampung.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    document = pypdfium2.PdfDocument(answer.data)
    told = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    for words in ("Kampung Uji", "1 usaha", "PKK RW 05", "Ketua RW 05", "Juara 2, Lomba UMKM Kreatif"):
        assert words in told, words
    assert "Pak Guno" not in told, "the name of somebody who did not agree to show it"
