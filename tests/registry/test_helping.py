"""Asking for help and giving it: whose step it is, what a consent allows, and what ends at once."""

import io
import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from tests import factories
from tests.conftest import person_of
from tests.core.pictures import photo
from village.core.audit import AuditEntry, sentence
from village.core.db import db
from village.core.errors import NotAllowed
from village.core.images import picture_name
from village.gallery.services import keeping
from village.registry.helping_attention import helping_needs
from village.registry.models import HELP_KINDS, HelperConsent, HelpRequest
from village.registry.queries import person_scopes
from village.registry.services import enterprises, help_consents, helper_profiles, helping
from village.registry.services.help_consents import Letting
from village.registry.services.helper_profiles import HelperFacts


class Street:
    """An owner with an enterprise, two helpers and an official."""

    def __init__(self) -> None:
        self.owner = factories.make_account("owner", name="Bu Sri")
        self.sekar = factories.make_account("agent", name="Mbak Sekar")
        self.bayu = factories.make_account("agent", name="Mas Bayu")
        self.official = factories.make_account("official", name="Bu Laras")
        self.enterprise = factories.make_enterprise("Dapur Sri", owner=self.owner)

    def ask(self, kind: str = "foto") -> int:
        """The id of a new request."""
        return helping.ask_help(person_of(self.owner.id), self.enterprise.id, kind, "Sabtu pagi").id

    def let(self, *scopes: str, helper: Any = None) -> int:
        """The id of a consent of the owner to these parts, or to all."""
        helper = helper or self.sekar
        letting = Letting(scopes=scopes) if scopes else Letting()
        help_consents.let_help(person_of(self.owner.id), self.enterprise.id, helper.id, letting)
        return help_consents.open_help(helper.id, self.enterprise.id).id  # type: ignore[union-attr]


@pytest.fixture
def street(app: Flask) -> Street:
    return Street()


def state_of(request_id: int) -> tuple[str, int | None]:
    db.session.expire_all()
    request = db.session.get_one(HelpRequest, request_id)
    return request.state, request.taken_by


def test_help_goes_from_the_asking_to_the_rating_without_a_script(street: Street, sign_in: Any) -> None:
    owner, helper = sign_in(street.owner), sign_in(street.sekar)
    sent = owner.post(f"/kelola/usaha/{street.enterprise.id}/bantuan", data={"kind": "foto", "note": "Tiga kue"})
    here = sent.headers["Location"]
    assert "Dapur Sri" in helper.get("/kelola/bantuan?lihat=menunggu").text
    refused = helper.post(f"{here}/ambil")
    assert refused.status_code == 409 and "Minta izin pemilik" in refused.text
    helper.post(f"{here}/minta-izin")
    asking = owner.get(here).text
    assert "Mbak Sekar" in asking and "Foto produk dan foto usaha" in asking
    allow = re.search(r'action="([^"]+/beri)"', asking)
    assert allow and owner.post(allow[1]).status_code == 303
    assert person_of(street.sekar.id).helps_with == {(street.enterprise.id, "photos")}
    assert helper.post(f"{here}/mulai").status_code == 303
    assert helper.post(f"{here}/selesai", data={"result": ""}).status_code == 422
    helper.post(f"{here}/selesai", data={"result": "Empat foto"})
    assert "Empat foto" in owner.get(here).text
    assert owner.post(f"{here}/nilai", data={}).status_code == 422
    owner.post(f"{here}/nilai", data={"rating": "5", "rating_note": "Bagus"})
    told = owner.get(here).text
    assert "Sangat membantu" in told and "Dinilai" in told


def test_the_same_help_is_not_asked_for_twice(street: Street) -> None:
    street.ask()
    with pytest.raises(helping.AlreadyAsked):
        street.ask()


@pytest.mark.databases
def test_of_two_helpers_one_gets_the_request_and_the_other_a_sentence(database_app: Flask) -> None:
    street = Street()
    request_id = street.ask()
    street.let()
    street.let(helper=street.bayu)
    helping.take_request(person_of(street.sekar.id), request_id)
    with pytest.raises(helping.TakenAlready, match="diambil kader lain"):
        helping.take_request(person_of(street.bayu.id), request_id)
    assert state_of(request_id) == ("diterima", street.sekar.id)


def test_a_helper_may_only_what_the_consent_names(street: Street, sign_in: Any) -> None:
    product = factories.make_product(street.enterprise)
    street.let("photos")
    helper = sign_in(street.sekar)
    assert helper.get(f"/kelola/produk/{product.id}/foto").status_code == 200
    assert product.name in helper.get("/kelola/produk").text
    assert helper.get(f"/kelola/produk/{product.id}").status_code == 404
    assert helper.get(f"/kelola/usaha/{street.enterprise.id}").status_code == 200
    assert helper.get(f"/kelola/usaha/{street.enterprise.id}/ubah").status_code == 404
    with pytest.raises(NotAllowed):
        keeping.hide_product(person_of(street.sekar.id), product.id)
    with pytest.raises(NotAllowed):
        enterprises.confirm_enterprise(person_of(street.sekar.id), street.enterprise.id)
    with pytest.raises(helping.ConsentNeeded):
        helping.take_request(person_of(street.sekar.id), street.ask("kemas"))
    street.let("products", "facts")
    assert helper.get(f"/kelola/produk/{product.id}").status_code == 200
    assert helper.get(f"/kelola/usaha/{street.enterprise.id}/ubah").status_code == 200
    assert helper.post(f"/kelola/usaha/{street.enterprise.id}/foto", data={"lepas": "1"}).status_code == 404


def test_a_consent_to_one_request_adds_to_the_one_before(street: Street) -> None:
    street.let("facts")
    request_id = street.ask()
    helping.offer_help(person_of(street.sekar.id), request_id)
    offer_id = db.session.execute(select(help_consents.HelpOffer.id)).scalar_one()
    help_consents.accept_offer(person_of(street.owner.id), request_id, offer_id)
    parts = {part for _id, part in person_of(street.sekar.id).helps_with}
    assert parts == {"facts", "photos"}
    assert state_of(request_id) == ("diterima", street.sekar.id)


@pytest.mark.databases
def test_withdrawing_ends_everything_at_once_and_the_request_waits_again(database_app: Flask) -> None:
    street = Street()
    consent_id, request_id = street.let(), street.ask()
    helping.take_request(person_of(street.sekar.id), request_id)
    help_consents.end_help(person_of(street.owner.id), street.enterprise.id, consent_id)
    assert person_scopes(street.sekar.id) == {}
    assert state_of(request_id) == ("diminta", None)


def test_a_helper_without_consent_finds_nothing(street: Street, sign_in: Any) -> None:
    product = factories.make_product(street.enterprise)
    consent_id, request_id = street.let(), street.ask()
    helper = sign_in(street.sekar)
    helping.take_request(person_of(street.sekar.id), request_id)
    assert helper.get(f"/kelola/bantuan/{request_id}").status_code == 200
    helping.start_request(person_of(street.sekar.id), request_id)
    helping.finish_request(person_of(street.sekar.id), request_id, "Jadi")
    help_consents.end_help(person_of(street.owner.id), street.enterprise.id, consent_id)
    for path in (
        f"/kelola/bantuan/{request_id}",
        f"/kelola/usaha/{street.enterprise.id}",
        f"/kelola/produk/{product.id}",
        f"/kelola/produk/{product.id}/foto",
    ):
        assert helper.get(path).status_code == 404, path


def test_a_paused_helpers_consents_do_not_work(street: Street, sign_in: Any) -> None:
    street.let()
    request_id, official = street.ask(), person_of(street.official.id)
    helper = sign_in(street.sekar)
    for state in ("jeda", "calon", "dilatih", "selesai"):
        helper_profiles.describe_helper(official, street.sekar.id, HelperFacts(state=state))
        assert person_scopes(street.sekar.id) == {}
        assert helper.get(f"/kelola/usaha/{street.enterprise.id}").status_code == 404
    assert "sedang tidak bertugas" in helper.get("/kelola/bantuan").text
    with pytest.raises(helping.WrongState):
        helping.take_request(person_of(street.sekar.id), request_id)
    helper_profiles.describe_helper(official, street.sekar.id, HelperFacts(state="aktif"))
    helping.take_request(person_of(street.sekar.id), request_id)


def test_an_official_brings_the_paper_or_a_witness(street: Street, sign_in: Any) -> None:
    official, here = sign_in(street.official), f"/kelola/usaha/{street.enterprise.id}"
    sent = {"account_id": street.sekar.id, "scopes": ["photos", "facts"]}
    assert official.post(f"{here}/pembantu", data={**sent, "how_given": "paper"}).status_code == 422
    assert official.post(f"{here}/pembantu", data={**sent, "how_given": "witness"}).status_code == 422
    assert official.post(f"{here}/pembantu", data={**sent, "how_given": "in_person"}).status_code == 422
    told = {**sent, "how_given": "witness", "witness": "Pak RT", "until_on": "2030-01-31"}
    assert official.post(f"{here}/pembantu", data=told).status_code == 303
    page = official.get(f"{here}/persetujuan").text
    assert "Pak RT" in page and "31 Jan 2030" in page and "Data usaha" in page


def test_the_photo_of_the_paper_is_for_the_owner_the_officials_and_that_helper(street: Street, sign_in: Any) -> None:
    sent = {"account_id": street.sekar.id, "scopes": "photos", "how_given": "paper"}
    sign_in(street.official).post(
        f"/kelola/usaha/{street.enterprise.id}/pembantu", data={**sent, "paper": (io.BytesIO(photo()), "izin.jpg")}
    )
    street.let("photos", helper=street.bayu)
    wanted = select(HelperConsent.id, HelperConsent.paper_sha256).where(HelperConsent.account_id == street.sekar.id)
    row = db.session.execute(wanted).one()
    page = sign_in(street.owner).get(f"/kelola/usaha/{street.enterprise.id}/persetujuan").text
    source = re.search(rf'/foto/[^"\s,]*{picture_name(row.paper_sha256)}[^"\s,]*', page)
    assert source
    for account in (street.owner, street.official, street.sekar, factories.make_account("admin")):
        assert sign_in(account).get(source[0]).status_code == 200
    for account in (street.bayu, factories.make_account("kelurahan"), factories.make_account("owner")):
        assert sign_in(account).get(source[0]).status_code == 404
    help_consents.end_help(person_of(street.owner.id), street.enterprise.id, row.id)
    assert sign_in(street.sekar).get(source[0]).status_code == 404


def test_every_act_of_a_helper_names_whom_it_was_for(street: Street, sign_in: Any) -> None:
    consent_id, request_id, product = street.let(), street.ask(), factories.make_product(street.enterprise)
    helper, here = sign_in(street.sekar), f"/kelola/usaha/{street.enterprise.id}"
    helping.take_request(person_of(street.sekar.id), request_id)
    helper.post(f"{here}/pastikan")
    helper.post(f"{here}/ubah", data={"name": "Dapur Sri", "kind": "pangan", "rt": "4"})
    helper.post(f"{here}/foto", data={"lepas": "1"})
    helper.post(f"{here}/status", data={"status": "vakum"})
    helper.post(f"/kelola/produk/{product.id}/masih-ada")
    helper.post(f"/kelola/produk/{product.id}/sembunyikan")
    helper.post(f"{here}/pembantu/{consent_id}/akhiri")
    acts = db.session.scalars(select(AuditEntry).where(AuditEntry.account_id == street.sekar.id)).all()
    assert len(acts) >= 7
    assert {act.on_behalf_of for act in acts} == {street.enterprise.id}, [sentence(act) for act in acts]
    told = sign_in(street.official).get("/kelola/catatan").text
    assert re.search(r'Mbak Sekar</b> mengambil permintaan bantuan.*?untuk <span lang="id">Dapur Sri', told)


def needs(app: Flask, account: Any) -> list[str]:
    """What "Perlu perhatian" asks this person to do."""
    with app.test_request_context():
        return [one.action for one in helping_needs(person_of(account.id))]


def test_perlu_perhatian_tells_both_sides(street: Street, app: Flask) -> None:
    street.let()
    request_id = street.ask()
    assert needs(app, street.sekar) == ["Lihat"]
    helping.offer_help(person_of(street.bayu.id), request_id)
    assert needs(app, street.owner) == ["Jawab"]
    helping.take_request(person_of(street.sekar.id), request_id)
    assert needs(app, street.sekar) == ["Lanjutkan"]
    helping.finish_request(person_of(street.sekar.id), request_id, "Jadi")
    assert needs(app, street.owner) == ["Nilai"]


def test_a_cancelled_request_can_be_brought_back(street: Street, sign_in: Any) -> None:
    request_id, owner = street.ask(), sign_in(street.owner)
    told = owner.post(f"/kelola/bantuan/{request_id}/batal", follow_redirects=True).text
    assert "Permintaan sudah dibatalkan." in told
    assert owner.get(f"/kelola/bantuan/{request_id}").status_code == 404
    owner.post(f"/kelola/bantuan/{request_id}/kembalikan")
    assert owner.get(f"/kelola/bantuan/{request_id}").status_code == 200


def test_the_report_names_gaps_and_an_observer_sees_no_name_and_no_small_number(street: Street, sign_in: Any) -> None:
    street.let()
    skilled = HelperFacts(skills=("foto",))
    helper_profiles.describe_helper(person_of(street.official.id), street.sekar.id, skilled)
    for kind in ("foto", "kemas"):
        street.ask(kind)
    told = sign_in(street.official).get("/kelola/bantuan/ringkasan").text
    gaps = told[told.index("belum ada kadernya") : told.index("Menurut jenis bantuan")]
    assert "Memperbaiki kemasan" in gaps and "Memotret" not in gaps
    assert "Mbak Sekar" in told
    seen = sign_in("observer").get("/kelola/bantuan/ringkasan").text
    assert "Mbak Sekar" not in seen and "Dapur Sri" not in seen
    assert "disamarkan" in seen and ">1<" not in seen


def test_the_list_takes_as_many_statements_for_many_as_for_one(street: Street, sign_in: Any) -> None:
    owner = sign_in(street.owner)

    def statements() -> int:
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        owner.get("/kelola/bantuan")
        event.remove(db.engine, "before_cursor_execute", note)
        return len(seen)

    street.ask("foto")
    few = statements()
    for kind in HELP_KINDS[1:]:
        street.ask(kind)
    assert statements() == few
