"""Scans of decrees from before become documents, once each, however often the work is done."""

import io
from datetime import date

from flask import Flask

from tests import factories
from tests.conftest import person_of
from tests.core import pictures
from tests.vault.hostile_papers import pdf
from village.core.db import db
from village.core.files import storage
from village.registry.decree_files import receive_decree
from village.registry.models import GroupBoard
from village.vault.queries import Wanted, get_document, list_documents
from village.vault.services.adopting import adopt_decrees


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
