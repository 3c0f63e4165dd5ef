"""The workspace: what needs each person today, the village's own page, and the record in plain sentences."""

import io
from datetime import timedelta
from typing import Any

from flask import Flask
from PIL import Image
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from tests.core.pictures import encoded
from village.core.audit import record
from village.core.db import db, utcnow
from village.core.village import Village

WORKSPACE_STATEMENTS = 16
FACTS = {
    "name": "Kampung Batik Kenanga",
    "contact_phone": "0812-3456-7890",
    "word": "kampung",
    "palette": "soga",
    "motif": "parang",
}


def get(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, f"{path}: {answer.status}"
    return str(answer.get_data(as_text=True))


def village() -> Village:
    db.session.expire_all()
    return db.session.execute(select(Village)).scalar_one()


def test_a_new_village_is_told_its_first_steps(sign_in: Any) -> None:
    html = get(sign_in("official"), "/kelola")
    assert "Belum ada usaha di sini" in html
    assert "Halaman kampung belum bercerita" in html


def test_an_owner_sees_what_waits_and_the_own_parts_only(app: Flask, sign_in: Any) -> None:
    owner = factories.make_account("owner", name="Bu Rukmini")
    enterprise = factories.make_enterprise(owner=owner)
    factories.make_product(enterprise, confirmed_at=utcnow() - timedelta(days=90))
    html = get(sign_in(account=owner), "/kelola")
    assert "Masih ada? 1 produk" in html
    assert "Produk baru" in html
    assert "Bu Rukmini" in html
    for other in ("Pasang kabar", "Catatan", "Halaman kampung", "Impor daftar usaha"):
        assert other not in html


def test_an_observer_finds_numbers_and_nothing_pressing(sign_in: Any) -> None:
    html = get(sign_in("observer"), "/kelola")
    assert "Tidak ada yang mendesak" in html
    assert "Ringkasan usaha" in html


def test_the_workspace_asks_little(app: Flask, sign_in: Any, statements: Any) -> None:
    for number in range(5):
        factories.make_product(confirmed_at=utcnow() - timedelta(days=90), name=f"Keripik {number}")
    official = sign_in("official")
    get(official, "/kelola")
    with statements() as sent:
        get(official, "/kelola")
    assert len(sent) <= WORKSPACE_STATEMENTS, "\n".join(sent)


def test_an_official_changes_the_villages_page(client: Any, sign_in: Any) -> None:
    sent = {**FACTS, "tagline": "Batik dari gang sendiri", "officials": "Ketua RW: Pak Guno", "rw": "3"}
    answer = sign_in("official").post("/kelola/kampung", data=sent)
    assert answer.status_code == 303
    html = get(client, "/")
    assert "Batik dari gang sendiri" in html
    assert 'data-palette="soga"' in html
    assert "RW 03" in html
    assert "Pak Guno" in get(client, "/tentang")


def test_a_photo_of_the_village_can_be_put_on_and_taken_off(client: Any, sign_in: Any) -> None:
    official = sign_in("official")
    photo = io.BytesIO(encoded(Image.new("RGB", (1200, 800), "green")))
    official.post("/kelola/kampung", data={**FACTS, "cover": (photo, "gapura.jpg")})
    assert village().cover_width == 1200
    assert "og:image" in get(client, "/tentang")
    official.post("/kelola/kampung", data={**FACTS, "without_cover": "y"})
    assert village().cover_sha256 is None


def test_a_wrong_number_is_told_beside_its_field_and_nothing_is_lost(sign_in: Any) -> None:
    sent = {**FACTS, "contact_phone": "12", "story": "Cerita yang panjang."}
    refused = sign_in("official").post("/kelola/kampung", data=sent)
    html = refused.get_data(as_text=True)
    assert refused.status_code == 422
    assert "Nomor ini belum benar" in html
    assert "Cerita yang panjang." in html
    assert village().name == "Kampung Uji"


def test_two_officials_do_not_overwrite_each_other(sign_in: Any) -> None:
    opened = village().confirmed_at.isoformat()
    sign_in("official").post("/kelola/kampung", data={**FACTS, "tagline": "Dari yang pertama"})
    late = sign_in("official").post("/kelola/kampung", data={**FACTS, "tagline": "Dari yang kedua", "seen_at": opened})
    assert late.status_code == 409
    assert "Dari yang kedua" in late.get_data(as_text=True)
    assert village().tagline == "Dari yang pertama"


def test_the_record_speaks_in_sentences_and_names_for_whom(app: Flask, sign_in: Any) -> None:
    helper = factories.make_account("agent", name="Mbak Sekar")
    enterprise = factories.make_enterprise("Klepon Sari", helper=helper)
    record(person_of(helper.id), "gallery.product_published", "product:1", "Klepon", on_behalf_of=enterprise.id)
    db.session.commit()
    html = get(sign_in("official"), "/kelola/catatan")
    assert "Mbak Sekar</b> menayangkan produk Klepon" in html
    assert "Klepon Sari" in html


def test_signing_in_does_not_bury_what_was_changed(app: Flask, sign_in: Any) -> None:
    person = person_of(factories.make_account("official", name="Bu Endah").id)
    record(person, "accounts.signed_in", "account:1", "Bu Endah")
    record(person, "home.village_changed", "village:1", "Kampung Uji")
    db.session.commit()
    official = sign_in("official")
    assert "masuk ke situs" not in get(official, "/kelola/catatan").split('<ul class="rows">')[1]
    assert "masuk ke situs" in get(official, "/kelola/catatan?semua=1").split('<ul class="rows">')[1]


def test_the_record_is_searched_and_paged(app: Flask, sign_in: Any) -> None:
    for number in range(60):
        record(None, "home.notice_posted", f"notice:{number}", f"Kabar 100% {number:02d}")
    db.session.commit()
    official = sign_in("official")
    first = get(official, "/kelola/catatan")
    assert "Kabar 100% 59" in first
    assert "Kabar 100% 05" not in first
    assert "sebelum=" in first
    found = get(official, "/kelola/catatan?q=100%25+05")
    assert "Kabar 100% 05" in found
    assert "Kabar 100% 59" not in found
    assert "Tidak ada catatan" in get(official, "/kelola/catatan?q=_")
