"""Owners and helpers on the way to a permit: ticks, states with their reasons, the paper as restricted evidence."""

import io
from datetime import timedelta
from itertools import pairwise
from itertools import product as pairs
from typing import Any

import pytest
from flask import Flask

from tests import factories
from tests.conftest import person_of
from village.core.db import db
from village.core.errors import DomainError
from village.permits import states
from village.permits.models import PermitCase, PermitMove
from village.permits.rules import shipped
from village.permits.said import Arrangement, CaseKey, PermitPaper
from village.permits.services import cases
from village.permits.services.moving import WrongMove
from village.registry.interface import today
from village.vault.models import Document, DocumentReader

PROOF = b"NIB 0220100000641"


@pytest.fixture
def village(app: Flask) -> Any:
    """A business with its owner and helper, and somebody else with theirs."""

    class World:
        owner = factories.make_account("owner", name="Ibu Pemilik Contoh")
        helper = factories.make_account("agent", name="Mbak Kader Contoh")
        other = factories.make_account("owner", name="Ibu Lain Contoh")
        official = factories.make_account("official", name="Bapak Pengurus Contoh")
        home = factories.make_enterprise("Dapur Eyang", owner=owner, helper=helper)
        elsewhere = factories.make_enterprise("Dapur Lain", owner=other)
        path = f"/kelola/usaha/{home.id}/izin"

    return World


def text_of(response: Any) -> str:
    return str(response.get_data(as_text=True))


def only_case() -> PermitCase:
    return db.session.query(PermitCase).one()


def test_moves_are_those_of_the_rules_and_nobody_makes_the_clocks(app: Flask) -> None:
    told = shipped()["record_states"]
    assert {name: tuple(after) for name, after in told["transitions"].items()} == dict(states.MOVES)
    assert set(told["order"]) == set(states.STATES) == set(states.STATE_LABELS)
    assert tuple(told["nib_extra_state"]["values"]) == states.NIB_VERSIONS == tuple(states.NIB_VERSION_LABELS)
    assert tuple(told["barriers"]["values"]) == states.BARRIERS == tuple(states.BARRIER_LABELS)
    for before, after in pairs(states.STATES, states.STATES):
        way = (before, *states.way_to(before, after))
        assert all(one in states.MOVES[here] for here, one in pairwise(way))
        assert not states.may_move(before, after) or after in states.MOVES[before]
        assert not (states.may_move(before, after) and after in states.BY_THE_CLOCK)


def test_the_first_tick_begins_and_a_reason_is_asked_where_one_is_needed(village: Any, sign_in: Any) -> None:
    client, here = sign_in(village.owner), f"{village.path}/nib"
    assert "Belum diurus" in text_of(client.get(here))
    saved = client.post(f"{here}/centang", data={"papers": ["KBLI", "bukan dokumen"], "steps": ["1", "99"]})
    assert (saved.status_code, only_case().state) == (303, "disiapkan")
    assert (only_case().papers_ready, only_case().steps_done) == (["KBLI"], {"1": today().isoformat()})
    client.post(f"{here}/keadaan", data={"after": "diajukan"})
    refused = client.post(f"{here}/keadaan", data={"after": "ditolak", "reason": "Alamat salah"})
    assert refused.status_code == 422 and "Tulis apa yang perlu diperbaiki" in text_of(refused)
    assert "Alamat salah" in text_of(refused), "what was typed is kept"
    done = client.post(f"{here}/keadaan", data={"after": "ditolak", "reason": "Alamat salah", "to_mend": "Isi RT"})
    page = text_of(client.get(done.location))
    assert "Ditolak" in page and "Alamat salah" in page and "Isi RT" in page and "Urungkan" in page
    client.post(f"/kelola/izin/{only_case().id}/urungkan")
    assert only_case().state == "diajukan" and not only_case().reason
    wrong = client.post(f"{here}/keadaan", data={"after": "dicabut", "reason": "x"})
    assert wrong.status_code == 409 and only_case().state == "diajukan"
    assert client.post(f"{here}/keadaan", data={"after": "akan_kedaluwarsa"}).status_code == 422


def test_a_paper_that_is_there_already_goes_straight_to_issued_but_is_no_badge(village: Any, sign_in: Any) -> None:
    client, here = sign_in(village.owner), f"{village.path}/nib/surat"
    day = today().isoformat()
    for typed, told in (
        ({"number": "", "issued_on": day}, "Tulis nomor"),
        ({"number": "0220100000641"}, "Isi tanggal terbit"),
        ({"number": "3374010101900001", "issued_on": day}, "tampaknya NIK"),
        ({"number": "0220100000641", "issued_on": (today() + timedelta(days=2)).isoformat()}, "belum tiba"),
    ):
        response = client.post(here, data=typed)
        assert response.status_code == 422 and told in text_of(response), typed
    assert not db.session.query(PermitCase).all(), "nothing refused was begun"
    odd = client.post(here, data={"number": "12345", "issued_on": day}, follow_redirects=True)
    assert "Bentuk nomornya tidak seperti biasanya" in text_of(odd)
    client.post(here, data={"number": "0220100000641", "issued_on": day, "nib_versi": "nib_rba"})
    case = only_case()
    assert (case.state, case.number, case.nib_versi, case.fact_id) == ("terbit", "0220100000641", "nib_rba", None)
    assert case.waiting_since is not None
    moves = [(move.from_state, move.to_state) for move in db.session.query(PermitMove).order_by(PermitMove.id)]
    assert moves == [("", "belum"), ("belum", "terbit")]


def test_evidence_is_a_restricted_paper_for_owner_helper_with_consent_and_checkers(village: Any, sign_in: Any) -> None:
    helper = sign_in(village.helper)
    sent = {"number": "0220100000641", "issued_on": "2026-01-05", "file": (io.BytesIO(PROOF), "nib.txt")}
    helper.post(f"{village.path}/nib/surat", data=sent, content_type="multipart/form-data")
    paper = db.session.query(Document).one()
    named = {row.account_id for row in db.session.query(DocumentReader)}
    assert paper.access == "terbatas" and named == {village.owner.id, village.official.id}
    here = f"/kelola/izin/{only_case().id}/bukti/{paper.id}"
    assert here in text_of(helper.get(f"{village.path}/nib"))
    for account, status in ((village.owner, 200), (village.helper, 200), (village.official, 200), (village.other, 404)):
        response = sign_in(account).get(here)
        assert response.status_code == status
        if status == 200:
            assert response.data == PROOF and response.headers["Cache-Control"] == "private, no-store"
    assert sign_in("admin").get(here).status_code == 404, "restricted papers are not the administrator's either"
    db.session.execute(db.text("UPDATE helper_consent SET scopes = 'products'"))
    db.session.commit()
    assert sign_in(village.helper).get(here).status_code == 404
    assert sign_in(village.helper).get(village.path).status_code == 404


def test_a_failure_while_filing_leaves_neither_paper_nor_case(village: Any, app: Flask, monkeypatch: Any) -> None:
    owner = person_of(village.owner.id)

    def fails(*_: Any) -> None:
        raise DomainError("penuh")

    monkeypatch.setattr(cases, "evidence_step", fails)
    from village.core.files import storage
    from village.vault.interface import keep_file

    kept = keep_file(storage(), io.BytesIO(PROOF), "nib.txt")
    with pytest.raises(DomainError):
        cases.bring_paper(owner, CaseKey(village.home.id, "nib"), PermitPaper("0220100000641", today()), kept)
    db.session.rollback()
    assert not db.session.query(PermitCase).all() and not db.session.query(Document).all()


def test_strangers_and_helpers_without_that_consent_get_404_and_change_nothing(village: Any, sign_in: Any) -> None:
    stranger = sign_in(village.other)
    for address in (village.path, f"{village.path}/nib", f"{village.path}/perubahan"):
        assert stranger.get(address).status_code == 404
    for act in ("centang", "keadaan", "surat", "rencana", "perpanjang", "versi"):
        assert stranger.post(f"{village.path}/nib/{act}", data={"after": "disiapkan"}).status_code == 404
    assert not db.session.query(PermitCase).all()
    product = factories.make_product(village.elsewhere)
    own = sign_in(village.owner)
    assert own.get(f"{village.path}/spp_irt?untuk=product:{product.id}").status_code == 404
    assert own.post(f"{village.path}/spp_irt/centang?untuk=product:{product.id}").status_code == 404
    assert own.get(f"{village.path}/tidak_ada").status_code == 404


def test_npwp_is_only_yes_or_no_and_preparations_come_with_the_paper(village: Any, sign_in: Any) -> None:
    client = sign_in(village.owner)
    npwp = text_of(client.get(f"{village.path}/npwp"))
    assert 'name="number"' not in npwp and 'type="file"' not in npwp
    client.post(f"{village.path}/npwp/surat", data={"number": "3374010101900001"})
    assert not only_case().number if db.session.query(PermitCase).count() else True
    client.post(f"{village.path}/persiapan", data={"ready": ["ktp", "npwp"]})
    held = {case.permit_code: case.state for case in db.session.query(PermitCase)}
    assert held == {"ktp": "terbit", "npwp": "terbit"}
    client.post(f"{village.path}/persiapan", data={"ready": ["npwp"]})
    assert {case.permit_code: case.state for case in db.session.query(PermitCase)}["ktp"] == "belum"
    client.post(f"{village.path}/nib/surat", data={"number": "0220100000641", "issued_on": "2026-01-05"})
    page = text_of(client.get(village.path))
    assert page.count(" checked") >= 6, "nobody has a NIB without an address and an e-mail"


def test_a_plan_names_only_a_helper_whom_the_owner_lets(village: Any, app: Flask) -> None:
    owner, key = person_of(village.owner.id), CaseKey(village.home.id, "nib")
    soon = today() + timedelta(days=3)
    cases.arrange(owner, key, Arrangement("tidak_sempat", "sore saja", village.helper.id, soon, "Balai RW"))
    assert (only_case().barrier, only_case().helper_id) == ("tidak_sempat", village.helper.id)
    for wrong in (Arrangement(helper_id=village.other.id), Arrangement(appointment_on=today() - timedelta(days=1))):
        with pytest.raises(DomainError):
            cases.arrange(owner, key, wrong)


def test_two_who_work_on_one_case_notice_each_other(village: Any, sign_in: Any) -> None:
    client, here = sign_in(village.owner), f"{village.path}/nib"
    client.post(f"{here}/centang", data={"steps": ["1"]})
    seen = only_case().revision
    sign_in(village.official).post(f"{here}/keadaan", data={"after": "diajukan"})
    late = client.post(f"{here}/keadaan", data={"after": "belum", "seen": seen})
    assert late.status_code == 409 and only_case().state == "diajukan"


def test_a_changed_address_asks_whether_the_permit_still_holds(village: Any, sign_in: Any, app: Flask) -> None:
    client = sign_in(village.owner)
    client.post(f"{village.path}/nib/surat", data={"number": "0220100000641", "issued_on": "2026-01-05"})
    form = {
        "name": "Dapur Eyang",
        "kind": "pangan",
        "rt": "4",
        "rw": "5",
        "owner_name": "Ibu",
        "address": "Gang Mawar 9",
    }
    saved = client.post(f"/kelola/usaha/{village.home.id}/ubah", data=form)
    assert saved.location.endswith(f"{village.path}/perubahan")
    asked = text_of(client.get(saved.location))
    assert "NIB" in asked and "pindah alamat" in asked and "Masih berlaku" in asked
    question = db.session.execute(db.text("SELECT id FROM permit_question")).scalar_one()
    client.post(f"{village.path}/perubahan/{question}", data={"jawaban": "urus"})
    assert only_case().state == "perlu_perbaikan"
    assert "Tidak ada yang perlu dijawab" in text_of(client.get(f"{village.path}/perubahan"))


def test_no_way_leads_where_the_rules_have_none(village: Any, app: Flask) -> None:
    owner, key = person_of(village.owner.id), CaseKey(village.home.id, "slhs")
    with pytest.raises(WrongMove):
        cases.move_case(owner, key, "dicabut", reason="x")
