"""What the village holds about one person: seeing it, copying it, taking consent back, and being taken out of it."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from village.accounts.models import Account, Invitation
from village.core import audit
from village.core.db import begin_writing, commit, db, utcnow
from village.core.files import storage
from village.gallery.offer_tables import ProductStory
from village.gallery.sale_tables import KioskDuty, KioskSettlement, Sale
from village.home.models import OfficeTerm, Suggestion
from village.leaving.making import write_everything
from village.privacy.models import Breach, BreachPerson, DataRequest
from village.registry.models import Enterprise, EnterpriseOwner, HelpRequest, ImportedChange, ImportRun, Proposal
from village.registry.services.findable import enterprise_changed_step

NAME, PHONE, PLACE = "Sitikanari Contoh", "628155550001", "Gang Kenarikuning 9"
CANARIES = ("sitikanari", "8155550001", "kenarikuning", "rahasiakanari")


def make_person(name: str = NAME, phone: str = PHONE, place: str = PLACE, note: str = "rahasiakanari") -> Any:
    """Somebody with a row in every table that can be about a person."""
    account = factories.make_account("owner", name=name, phone=phone, email=f"{note}@contoh.test")
    enterprise = factories.make_enterprise(
        f"Dapur {name}", owner=account, owner_name=name, phone=phone, address=place, story=f"Cerita {note}",
        remark=note, slug=f"dapur-{note}",
    )  # fmt: skip
    factories.give_consent(enterprise, "public_name", "public_phone")
    product = factories.make_product(enterprise, f"Keripik {name}", description=f"Resep {note}", photos=0)
    group = factories.make_group(officer=account)
    rows: list[Any] = [
        ProductStory(product_id=product.id, maker=name, steps=note),
        Sale(
            enterprise_id=enterprise.id, product_id=product.id, quantity=2, amount_rupiah=24_000,
            sold_on=date(2026, 5, 1), source="manual",
        ),
        KioskDuty(person_name=name, on_day=date(2026, 5, 2), opens_minute=540, closes_minute=600),
        KioskSettlement(enterprise_id=enterprise.id, amount_rupiah=5_000, paid_on=date(2026, 5, 3), received_by=name),
        OfficeTerm(office="Ketua RT", person_name=name, phone=phone, from_on=factories.LONG_AGO, may_show_name=True),
        Suggestion(code=f"K{account.id}", form_key=f"k{account.id}", text="Lampu gang", name=name, contact=phone),
        Invitation(code_hash=f"h{account.id}", name=name, phone=phone, expires_at=utcnow()),
        Proposal(
            form_key=f"p{account.id}", name=f"Warung {name}", owner_name=name, phone=phone, note=note,
            proposed_by=account.id,
        ),
        HelpRequest(enterprise_id=enterprise.id, kind="foto", note=note, asked_by=account.id),
        DataRequest(account_id=account.id, kind="correction", text=f"Betulkan {note}"),
    ]  # fmt: skip
    for row in rows:
        factories.make_row(row)
    breach = Breach(title="Ponsel hilang", what="Nama", how="Jatuh", handling="Dikunci", noticed_at=utcnow())
    breach_id = factories.make_row(breach).id
    factories.make_row(BreachPerson(breach_id=breach_id, name=name, phone=phone, enterprise_id=enterprise.id))
    begin_writing()
    person = person_of(account.id)
    audit.record(person, "registry.enterprise_changed", f"enterprise:{enterprise.id}", enterprise.name, helper=name)
    enterprise_changed_step(db.session.get_one(Enterprise, enterprise.id))
    commit()
    return account, enterprise, group


def every_text() -> str:
    """Everything that stands in the database, lower case."""
    found = []
    for table in db.metadata.tables.values():
        for row in db.session.execute(select(table)):
            found.append(f"{table.name}: " + " | ".join(str(value) for value in row))
    db.session.rollback()
    return "\n".join(found).lower()


def ask_and_delete(sign_in: Callable[..., Any], account: Account) -> Any:
    owner = sign_in(account)
    owner.post("/kelola/data-saya/hapus", data={"hapus-is_sure": "y"})
    request_id = db.session.scalar(
        select(DataRequest.id).where(DataRequest.account_id == account.id, DataRequest.kind == "deletion")
    )
    db.session.rollback()
    official = sign_in("official")
    too_early = official.post(f"/kelola/permintaan-data/{request_id}/hapus")
    if too_early.status_code == 404:
        return official, too_early
    assert too_early.status_code == 303
    assert db.session.get_one(Account, account.id).disabled_at is None, "deleted before anybody took it up"
    db.session.rollback()
    official.post(f"/kelola/permintaan-data/{request_id}/kerjakan")
    return official, official.post(f"/kelola/permintaan-data/{request_id}/hapus")


def test_a_copy_holds_everything_of_the_person_and_nothing_of_others(app: Flask, sign_in: Callable[..., Any]) -> None:
    account, _enterprise, _group = make_person()
    make_person("Wargalain Contoh", "628155550002", "Gang Lainlain 4", "rahasialain")
    owner = sign_in(account)
    for path in ("/kelola/data-saya", "/kelola/data-saya/salinan.html", "/kelola/data-saya/salinan.json"):
        text = owner.get(path).text
        assert "Wargalain" not in text and "rahasialain" not in text and "628155550002" not in text
        assert text.count("rahasiakanari") >= 8, path
    copy = owner.get("/kelola/data-saya/salinan.html").text
    assert re.search(rf'<th scope="row"[^>]*>Alamat</th><td>{PLACE}</td>', copy), "too many columns for a paper"
    assert max(row.count("<th ") for row in re.findall(r"<tr>.*?</tr>", copy, re.S)) <= 6
    tables = owner.get("/kelola/data-saya/salinan.json").json
    expected = {
        "Akun", "Usaha Anda", "Persetujuan yang Anda beri", "Keanggotaan kelompok", "Pendaftaran usaha", "Produk Anda",
        "Cerita produk", "Penjualan", "Jaga kios", "Uang dari kios", "Jabatan di kampung", "Saran yang Anda kirim",
        "Undangan", "Permintaan bantuan", "Permintaan tentang data Anda", "Kebocoran data yang menyangkut Anda",
    }  # fmt: skip
    assert expected <= set(tables)
    assert tables["Usaha Anda"][0]["Alamat"] == PLACE
    assert tables["Penjualan"][0]["Rupiah"] == 24_000
    assert "attachment" in owner.get("/kelola/data-saya/salinan.html").headers["Content-Disposition"]


def test_a_consent_taken_back_on_the_page_leaves_the_public_page(app: Flask, sign_in: Callable[..., Any]) -> None:
    account, enterprise, _group = make_person()
    owner = sign_in(account)
    public = f"/usaha/{enterprise.slug}"
    assert NAME in owner.get(public).text
    page = owner.post(
        f"/kelola/data-saya/persetujuan/registry:consent:{enterprise.id}:public_name", follow_redirects=True
    )
    assert "sudah ditarik" in page.text
    assert db.session.get_one(Enterprise, enterprise.id).owner_name == NAME
    db.session.rollback()
    shown = app.test_client().get(public).text.replace(enterprise.name, "").replace(f"Keripik {NAME}", "")
    assert NAME not in shown


def test_nobody_takes_back_the_consent_of_somebody_else(app: Flask, sign_in: Callable[..., Any]) -> None:
    _account, enterprise, _group = make_person()
    other = sign_in("owner")
    answer = other.post(f"/kelola/data-saya/persetujuan/registry:consent:{enterprise.id}:public_name")
    assert answer.status_code == 404


def test_after_a_deletion_no_row_page_search_or_export_tells_of_the_person(
    app: Flask, sign_in: Callable[..., Any], client: Any, tmp_path: Any
) -> None:
    account, enterprise, group = make_person()
    assert all(canary in every_text() for canary in CANARIES)
    official, answer = ask_and_delete(sign_in, account)
    assert answer.status_code == 303

    left = [line for line in every_text().splitlines() if any(canary in line for canary in CANARIES)]
    assert not left, "\n".join(left)
    assert client.get(f"/usaha/{enterprise.slug}").status_code == 404
    for path in ("/", "/produk?q=sitikanari", "/cari?q=sitikanari", "/kelompok", f"/kelompok/{group.slug}", "/tentang"):
        text = client.get(path).text.lower().replace("?q=sitikanari", "").replace('value="sitikanari"', "")
        assert "rahasiakanari" not in text and "8155550001" not in text and "kenarikuning" not in text
        assert "keripik sitikanari" not in text
    for path in ("/kelola/usaha", "/kelola/catatan", "/kelola/permintaan-data", "/kelola/kebocoran"):
        assert not any(canary in official.get(path).text.lower() for canary in CANARIES), path

    archive = tmp_path / "semua.zip"
    write_everything(archive, lambda _words, _steps: None, lambda: None)
    with zipfile.ZipFile(archive) as packed:
        for name in packed.namelist():
            content = packed.read(name)
            if name.endswith(".xlsx"):
                with zipfile.ZipFile(io.BytesIO(content)) as sheet:
                    content = b"".join(sheet.read(part) for part in sheet.namelist())
            assert not any(canary.encode() in content.lower() for canary in CANARIES), name


def test_a_deletion_keeps_the_books_and_the_record_without_the_name(app: Flask, sign_in: Callable[..., Any]) -> None:
    account, enterprise, _group = make_person()
    ask_and_delete(sign_in, account)
    sale = db.session.scalars(select(Sale).where(Sale.enterprise_id == enterprise.id)).one()
    assert (sale.amount_rupiah, sale.quantity, sale.sold_on) == (24_000, 2, date(2026, 5, 1))
    entries = db.session.scalars(select(audit.AuditEntry).where(audit.AuditEntry.account_id == account.id)).all()
    assert entries and {entry.actor_name for entry in entries} == {"akun yang dihapus"}
    row = db.session.get_one(Account, account.id)
    assert row.disabled_at and row.password_hash is None and row.phone is None
    assert db.session.get_one(Enterprise, enterprise.id).name == f"usaha yang dihapus {enterprise.id}"


def test_what_somebody_else_owns_too_goes_on(app: Flask, sign_in: Callable[..., Any]) -> None:
    account, enterprise, _group = make_person()
    partner = factories.make_account("owner", name="Mitra Contoh")
    factories.make_row(EnterpriseOwner(account_id=partner.id, enterprise_id=enterprise.id, from_on=factories.LONG_AGO))
    ask_and_delete(sign_in, account)
    row = db.session.get_one(Enterprise, enterprise.id)
    assert row.deleted_at is None and row.address == PLACE
    assert row.owner_name == "" and row.phone is None


def test_files_of_the_person_and_the_imported_list_are_destroyed(app: Flask, sign_in: Callable[..., Any]) -> None:
    account, enterprise, _group = make_person()
    kept = [storage().keep(storage().receive(io.BytesIO(words), 100)) for words in (b"foto", b"daftar", b"foto lain")]
    begin_writing()
    db.session.get_one(Enterprise, enterprise.id).photo_sha256 = kept[0]
    run = ImportRun(file_name="daftar.xlsx", file_sha256=kept[1])
    db.session.add(run)
    db.session.flush()
    db.session.add(ImportedChange(run_id=run.id, enterprise_id=enterprise.id, after={"owner_name": NAME}))
    commit()
    factories.make_enterprise(photo_sha256=kept[2])
    ask_and_delete(sign_in, account)
    assert [storage().exists(one) for one in kept] == [False, False, True]


def test_a_namesake_keeps_what_is_only_known_by_name(app: Flask, sign_in: Callable[..., Any]) -> None:
    account, _enterprise, _group = make_person()
    factories.make_account("owner", name=NAME)
    ask_and_delete(sign_in, account)
    assert db.session.scalars(select(KioskDuty.person_name)).all() == [NAME]


def test_the_last_administrator_cannot_ask_to_be_deleted(app: Flask, sign_in: Callable[..., Any]) -> None:
    admin = sign_in("admin")
    page = admin.post("/kelola/data-saya/hapus", data={"hapus-is_sure": "y"})
    assert page.status_code == 409
    assert "administrator terakhir" in page.text


def test_a_request_shows_its_clock_and_is_red_when_late(app: Flask, sign_in: Callable[..., Any]) -> None:
    make_person()
    official = sign_in("official")
    begin_writing()
    for row in db.session.scalars(select(DataRequest)):
        row.asked_at = utcnow() - timedelta(hours=73)
    commit()
    page = official.get("/kelola").text
    assert 'class="red"' in page and "Sudah lewat 3 x 24 jam" in page
    begin_writing()
    for row in db.session.scalars(select(DataRequest)):
        row.asked_at = utcnow() - timedelta(hours=2)
    commit()
    assert "Paling lambat dijawab" in official.get("/kelola").text


def test_a_refusal_needs_a_reason_which_the_person_reads(app: Flask, sign_in: Callable[..., Any]) -> None:
    account, _enterprise, _group = make_person()
    owner, official = sign_in(account), sign_in("official")
    owner.post("/kelola/data-saya/hapus", data={"hapus-is_sure": "y"})
    request_id = db.session.scalar(select(DataRequest.id).where(DataRequest.kind == "deletion"))
    db.session.rollback()
    assert official.post(f"/kelola/permintaan-data/{request_id}/tolak", data={"answer": ""}).status_code == 422
    official.post(f"/kelola/permintaan-data/{request_id}/tolak", data={"answer": "Masih ada titipan di kios"})
    assert "Masih ada titipan di kios" in owner.get("/kelola/data-saya").text
    assert official.post(f"/kelola/permintaan-data/{request_id}/hapus", follow_redirects=True).text.count(
        "sudah dijawab"
    )
    assert db.session.get_one(Account, account.id).name == NAME


def test_a_person_takes_the_request_back(app: Flask, sign_in: Callable[..., Any]) -> None:
    account, _enterprise, _group = make_person()
    owner = sign_in(account)
    owner.post("/kelola/data-saya/hapus", data={"hapus-is_sure": "y"})
    request_id = db.session.scalar(select(DataRequest.id).where(DataRequest.kind == "deletion"))
    db.session.rollback()
    assert sign_in("owner").post(f"/kelola/data-saya/permintaan/{request_id}/batal").status_code == 404
    owner.post(f"/kelola/data-saya/permintaan/{request_id}/batal")
    assert "Dibatalkan" in owner.get("/kelola/data-saya").text


def test_an_official_does_not_delete_an_administrator(app: Flask, sign_in: Callable[..., Any]) -> None:
    factories.make_account("admin")
    account = factories.make_account("admin", name="Kepala Contoh")
    _official, answer = ask_and_delete(sign_in, account)
    assert answer.status_code == 404
    assert db.session.get_one(Account, account.id).disabled_at is None
