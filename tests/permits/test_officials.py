"""What officials see of all businesses: who needs what, the numbers, and what everybody may see of them."""

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from flask import Flask

from tests import factories
from tests.conftest import person_of
from tests.registry.test_enterprises import statements_of
from village.core.db import db, utcnow
from village.permits.achievement import veiled
from village.permits.models import PermitCase, PermitMove
from village.permits.needs import invited
from village.permits.said import Arrangement, CaseKey, PermitPaper
from village.permits.services import cases
from village.registry.interface import today


@pytest.fixture
def register(app: Flask) -> Any:
    """Ten businesses: two with a NIB-RBA, one with an old NIB, three kept from it by the same thing."""
    official = factories.make_account("official")
    homes = [factories.make_enterprise(f"Dapur {number:02d}", rt=4 if number < 6 else 7) for number in range(10)]
    person = person_of(official.id)
    for place, version in ((0, "nib_rba"), (1, "nib_rba"), (2, "nib_lama_oss_1_1")):
        paper = PermitPaper(f"022010000000{place}", today(), nib_versi=version)
        cases.bring_paper(person, CaseKey(homes[place].id, "nib"), paper)
    for place in (3, 4, 5):
        cases.arrange(person, CaseKey(homes[place].id, "nib"), Arrangement("dianggap_rumit"))
    return homes


def text_of(response: Any) -> str:
    return str(response.get_data(as_text=True))


def test_who_is_one_step_away_and_who_is_kept_by_the_same_thing(register: Any, sign_in: Any) -> None:
    assert invited("nib") == [home.id for home in register[2:]], "an old NIB is to be brought up to date"
    assert invited("nib", "dianggap_rumit") == [home.id for home in register[3:6]]
    assert invited("nib", rt=7) == [home.id for home in register[6:]]
    assert not invited("spp_irt"), "nobody was asked what they make"
    client = sign_in("official")
    page = text_of(client.get("/kelola/izin/perlu?izin=nib&sebab=dianggap_rumit"))
    assert "Dapur 03" in page and "Dapur 06" not in page and "Terasa rumit" in page
    assert "Tidak ada yang cocok" in text_of(client.get("/kelola/izin/perlu?izin=nib&sebab=biaya"))


def test_the_list_takes_as_many_statements_for_many_as_for_few(register: Any, sign_in: Any) -> None:
    client = sign_in("official")
    pages = (
        "/kelola/izin/perlu",
        "/kelola/izin/ringkasan",
        "/kelola/izin",
        "/kelola/izin/jatuh-tempo",
        "/izin/capaian",
    )
    few = [statements_of(lambda address=address: client.get(address)) for address in pages]
    person = person_of(factories.make_account("official").id)
    for number in range(6):
        home = factories.make_enterprise(f"Tambahan {number}")
        factories.make_product(home)
        paper = PermitPaper(f"033010000000{number}", today(), today() + timedelta(days=40))
        cases.bring_paper(person, CaseKey(home.id, "slhs"), paper)
    assert [statements_of(lambda address=address: client.get(address)) for address in pages] == few
    assert few[-1] <= 8


def test_numbers_by_permit_rt_and_kind_and_small_ones_hidden_from_those_outside(register: Any, sign_in: Any) -> None:
    own, outside, public = (
        text_of(sign_in(role).get(address))
        for role, address in (
            ("official", "/kelola/izin/ringkasan"),
            ("observer", "/kelola/izin/ringkasan"),
            ("owner", "/izin/capaian"),
        )
    )
    assert "2 dari 10 usaha punya NIB berbasis risiko" in own
    for page in (outside, public):
        assert "kurang dari 3 dari 10 usaha" in page
        assert "Dapur" not in page.split("<main")[1], "counts only, never names"
    assert "Terasa rumit" in outside and "/kelola/izin/perlu" not in outside
    book = openpyxl.load_workbook(io.BytesIO(sign_in("observer").get("/kelola/izin/ringkasan.xlsx").data))
    rows = list(book.active.values)
    assert rows[0] == ("IZIN", "RT", "JENIS USAHA", "KEADAAN", "JUMLAH USAHA")
    assert ("NIB", 4, "Pangan", "Ada, belum diperiksa", "kurang dari 3") in rows
    assert sign_in("observer").get("/kelola/izin/perlu").status_code == 404


def test_a_hidden_number_cannot_be_worked_out_from_the_rest() -> None:
    cells = {4: {"checked": 1, "there": 5, "none": 20}, 7: {"checked": 4, "there": 6, "none": 9}}
    groups = ("checked", "there", "old", "going_on", "lost", "spared", "none")
    shown = veiled({rt: {group: row.get(group, 0) for group in groups} for rt, row in cells.items()})
    for line in (*shown.values(), *({rt: shown[rt][group] for rt in shown} for group in groups)):
        assert list(line.values()).count(None) != 1
    assert shown[4]["checked"] is None and shown[4]["none"] == 20


def test_months_and_median_days_follow_what_happened(register: Any, sign_in: Any) -> None:
    for days, home in zip((4, 10, 22), register[6:9], strict=True):
        case = PermitCase(enterprise_id=home.id, permit_code="nib", state="terbit", nib_versi="nib_rba", number="1")
        case.steps_done = {"1": "2026-01-01", "2": f"2026-01-{1 + days:02d}"}
        db.session.add(case)
        db.session.flush()
        long_ago = utcnow() - timedelta(days=100)
        for before, after, moved in (("", "belum", 60), ("belum", "diajukan", 50), ("diajukan", "terbit", 50 - days)):
            at = long_ago + timedelta(days=60 - moved)
            db.session.add(PermitMove(case_id=case.id, from_state=before, to_state=after, moved_at=at))
    db.session.commit()
    page = text_of(sign_in("official").get("/kelola/izin/ringkasan?izin=nib"))
    assert "median 10,0 hari, dari 3 berkas" in page and "Langkah 2" in page
    assert 'value="3"' in page and 'value="6"' in page, "three a month ago, six with today's"
