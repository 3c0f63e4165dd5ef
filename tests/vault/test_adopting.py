"""Scans that lay with other things become documents, once each, however often the work is done."""

import io
from datetime import date

from flask import Flask
from sqlalchemy import select

from tests import factories
from tests.conftest import person_of
from tests.core import pictures
from tests.vault.hostile_papers import pdf
from village.core.db import db
from village.core.files import storage
from village.core.images import receive_picture
from village.home.models import Notice
from village.home.services.notice_papers import adopt_notice_photos
from village.registry.decree_files import receive_decree
from village.registry.models import GroupBoard, HelperConsent
from village.vault.queries import Wanted, get_document, list_documents
from village.vault.services.adopting import adopt_consents, adopt_decrees


def test_scans_become_documents_of_their_group_once(app: Flask, sign_in) -> None:
    officer = factories.make_account("group_officer")
    group, other = factories.make_group(name="Paguyuban Contoh", officer=officer), factories.make_group()
    scan = receive_decree(storage(), io.BytesIO(pdf()))
    board = GroupBoard(group_id=group.id, decree="SK/7/2024", from_on=date(2024, 3, 1), file_type="pdf")
    board.file_sha256 = scan.sha256
    photo = receive_decree(storage(), io.BytesIO(pictures.photo(1200, 1600)))
    board_of_other = GroupBoard(group_id=other.id, decree="SK/8", from_on=date(2024, 3, 1), file_type="jpeg")
    board_of_other.file_sha256 = photo.sha256
    db.session.add_all([board, board_of_other])
    db.session.commit()
    board_id = board.id
    assert adopt_decrees(storage()) == 2
    assert adopt_decrees(storage()) == 0
    found, total = list_documents(person_of(officer.id), Wanted(kind="sk"))
    assert total == 1 and found[0].number == "SK/7/2024"
    assert "SK pengurus Paguyuban Contoh" in sign_in(officer).get(f"/kelola/kelompok/{group.id}").get_data(as_text=True)
    newer = receive_decree(storage(), io.BytesIO(pdf(pages=2)))
    db.session.get_one(GroupBoard, board_id).file_sha256 = newer.sha256
    db.session.commit()
    assert adopt_decrees(storage()) == 1
    assert [one.number for one in get_document(person_of(officer.id), found[0].id).versions] == [2, 1]
    official = person_of(factories.make_account("official").id)
    drawn = next(one for one in list_documents(official, Wanted(kind="sk"))[0] if one.number == "SK/8")
    digest = get_document(official, drawn.id).versions[0].digest
    assert b"RAHASIA" not in storage().open(digest).read(), "the place of the photo was kept"


def test_papers_of_consent_become_documents_of_their_business(app: Flask, sign_in) -> None:
    owner, helper = factories.make_account("owner"), factories.make_account("agent")
    enterprise = factories.make_enterprise(owner=owner, name="Keripik Contoh")
    paper = receive_picture(storage(), io.BytesIO(pictures.photo(1200, 1600)))
    db.session.add(
        HelperConsent(
            account_id=helper.id,
            enterprise_id=enterprise.id,
            how_given="kertas",
            paper_sha256=paper.sha256,
            from_on=date(2026, 1, 5),
        )
    )
    db.session.commit()
    assert adopt_consents(storage()) == 1 and adopt_consents(storage()) == 0
    official = person_of(factories.make_account("official").id)
    [line], total = list_documents(official, Wanted(kind="perjanjian"))
    assert total == 1 and line.title == "Surat persetujuan pendampingan Keripik Contoh"
    assert get_document(official, line.id).versions[0].file_kind == "jpeg"
    page = sign_in("official").get(f"/kelola/usaha/{enterprise.id}").get_data(as_text=True)
    assert "Surat persetujuan pendampingan" in page, "shown with the business"
    assert list_documents(person_of(helper.id), Wanted(kind="perjanjian"))[1] == 0


def test_photos_of_news_become_one_document_for_each_notice(app: Flask, sign_in) -> None:
    client, photos = sign_in("official"), [pictures.photo(900, 1200), pictures.photo(1200, 900)]
    files = [(io.BytesIO(content), f"{number}.jpg") for number, content in enumerate(photos)]
    sent = {"photos": files, "body": "Kerja bakti di gang tiga", "title": "Kerja bakti", "upload_key": "k"}
    assert client.post("/kelola/kabar/baru", data=sent).status_code == 303
    client.post("/kelola/kabar/baru", data={"body": "Tanpa foto", "title": "Tanpa foto", "upload_key": "l"})
    assert adopt_notice_photos() == 1 and adopt_notice_photos() == 0
    member = person_of(factories.make_account("owner").id)
    [line], total = list_documents(member, Wanted(kind="foto"))
    [version] = get_document(member, line.id).versions
    assert (total, line.title, version.file_kind, version.pages) == (1, "Foto kabar Kerja bakti", "pdf", 2)
    assert list_documents(None, Wanted())[1] == 0, "the archive for everybody is not flooded with photos"
    notice_id = db.session.execute(select(Notice.id).where(Notice.title == "Kerja bakti")).scalar_one()
    assert "Foto kabar Kerja bakti" in client.get(f"/kelola/kabar/{notice_id}").get_data(as_text=True)
    assert "Kerja bakti" in client.get(f"/kelola/dokumen/{line.id}").get_data(as_text=True)
