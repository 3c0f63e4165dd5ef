"""One search over everything public."""

from typing import Any

from flask import Flask

from tests import factories
from village.core.db import begin_writing, commit, db
from village.home.models import Notice
from village.home.services.mapping import PinFacts, pin_step
from village.home.services.notices import notice_step
from village.home.services.profile import AchievementFacts, TermFacts, achievement_step, term_step
from village.home.services.profile_index import index_profile_step
from village.registry.models import Enterprise, Group
from village.registry.services.findable import enterprise_changed_step, group_changed_step


def make_things() -> None:
    enterprise = factories.make_enterprise("Keripik Tempe Omah")
    factories.make_product(enterprise, "Keripik tempe daun jeruk")
    group = factories.make_group("Paguyuban Keripik")
    begin_writing()
    enterprise_changed_step(db.session.get_one(Enterprise, enterprise.id))
    group_changed_step(db.session.get_one(Group, group.id))
    notice_step(body="Pelatihan membuat keripik hari Sabtu di balai.")
    commit()


def test_everything_public_is_found_in_groups_with_counts(client: Any) -> None:
    make_things()
    page = client.get("/cari?q=kripik")
    for words in ("Keripik tempe daun jeruk", "Keripik Tempe Omah", "Paguyuban Keripik", "Pelatihan membuat"):
        assert words in page.text
    assert "4 hasil untuk" in page.text and "Anda mengetik" in page.text
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "4 results" in client.get("/en/cari?q=keripik").text


def test_an_empty_result_says_what_to_try(client: Any) -> None:
    make_things()
    page = client.get("/cari?q=zzzzqqqq").text
    assert "Belum ketemu" in page and 'href="/produk"' in page
    assert "Belum ketemu" not in client.get("/cari").text


def test_what_is_hidden_is_not_found(client: Any, sign_in: Any) -> None:
    make_things()
    hidden = factories.make_enterprise("Jahitrahasia", state="usulan")
    begin_writing()
    enterprise_changed_step(db.session.get_one(Enterprise, hidden.id))
    commit()
    assert "Jahitrahasia" not in client.get("/cari?q=jahitrahasia").text.replace('value="jahitrahasia"', "")
    notice_id = db.session.query(Notice.id).scalar()
    db.session.rollback()
    sign_in("official").post(f"/kelola/kabar/{notice_id}/hapus")
    assert "Pelatihan membuat" not in client.get("/cari?q=pelatihan").text


def test_what_the_profile_and_the_map_tell_is_found_as_long_as_it_stands(client: Any, sign_in: Any) -> None:
    official = sign_in("official")
    official.post("/kelola/koleksi/baru", data={"name": "Hantaran pengantin", "description": "Untuk lamaran."})
    begin_writing()
    achievement = achievement_step(AchievementFacts("Lomba kampung hijau", "Juara dua", 2024)).id
    day = factories.LONG_AGO
    term_step(TermFacts("Ketua paguyuban", "Rahasia Contoh", day))
    term_step(TermFacts("Bendahara lama", "Bu Dulu Contoh", day, until_on=day))
    pin_step(PinFacts("toilet", 10, 10, "Jamban umum", "di samping pos ronda"))
    index_profile_step()
    commit()
    found = {
        "hantaran": ("Hantaran pengantin", "/produk?koleksi=hantaran-pengantin"),
        "lomba hijau": ("Lomba kampung hijau", "Juara dua, 2024"),
        "ketua": ("Ketua paguyuban", "/tentang#pengurus"),
        "jamban": ("Jamban umum", "/tentang/peta"),
    }
    for typed, words in found.items():
        page = client.get(f"/cari?q={typed}").text
        assert all(one in page for one in words), typed
    for typed in ("rahasia", "bendahara"):
        assert "Belum ketemu" in client.get(f"/cari?q={typed}").text
    official.post(f"/kelola/profil/prestasi/{achievement}/hapus")
    assert "Belum ketemu" in client.get("/cari?q=hijau").text
    official.post("/kelola/koleksi/1/hapus")
    assert "Belum ketemu" in client.get("/cari?q=hantaran").text


def test_it_takes_at_most_eight_statements(app: Flask, client: Any) -> None:
    from sqlalchemy import event

    make_things()
    seen: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
    client.get("/cari?q=kripik tempe")
    seen[:] = [one for one in seen if not one.startswith(("BEGIN", "PRAGMA", "ROLLBACK"))]
    assert 0 < len(seen) <= 8, "\n".join(seen)


def test_the_search_is_linked_from_every_page(client: Any) -> None:
    assert 'href="/cari"' in client.get("/").text
    assert 'href="/en/cari"' in client.get("/en/").text
