"""Documents belong to businesses and groups, and stand on their pages for those who may read them."""

import io
from datetime import date
from typing import Any

from flask import Flask

from tests import factories
from tests.conftest import person_of
from village.core.files import storage
from village.vault.facts import DocumentFacts
from village.vault.linking import EnterpriseLinks, papers_of
from village.vault.services import filing
from village.vault.services.keeping_files import keep_file


def file(person: Any, title: str, **more: Any) -> int:
    kept = keep_file(storage(), io.BytesIO(title.encode()), "a.txt")
    return filing.file_document(person, DocumentFacts("sk", title, date(2026, 1, 5), **more), kept)


def test_a_document_is_tied_to_a_group_and_loose_again(sign_in) -> None:
    client = sign_in("official")
    group = factories.make_group(name="Paguyuban Contoh")
    document_id = file(person_of(client.account_id), "SK paguyuban")
    here = f"/kelola/dokumen/{document_id}"
    page = client.post(f"{here}/kaitan", data={"subject": f"group:{group.id}"}, follow_redirects=True)
    assert f"/kelola/kelompok/{group.id}" in page.get_data(as_text=True)
    assert "SK paguyuban" in client.get(f"/kelola/kelompok/{group.id}").get_data(as_text=True)
    loose = client.post(f"{here}/kaitan/lepas", data={"subject": f"group:{group.id}"}, follow_redirects=True)
    assert "Urungkan" in loose.get_data(as_text=True)
    assert "SK paguyuban" not in client.get(f"/kelola/kelompok/{group.id}").get_data(as_text=True)
    client.post(f"{here}/kaitan?subject=group:{group.id}")
    assert "SK paguyuban" in client.get(f"/kelola/kelompok/{group.id}").get_data(as_text=True)


def test_a_document_filed_from_the_page_of_a_business_belongs_to_it(sign_in) -> None:
    client = sign_in("official")
    enterprise = factories.make_enterprise("Keripik Contoh")
    form = client.get(f"/kelola/dokumen/baru?untuk=enterprise:{enterprise.id}").get_data(as_text=True)
    assert f'value="enterprise:{enterprise.id}"' in form
    sent = {"title": "NIB", "kind": "sertifikat", "dated_on": "2026-01-05", "access": "pengurus"}
    sent |= {"file": (io.BytesIO(b"nib"), "nib.txt"), "about": f"enterprise:{enterprise.id}"}
    client.post("/kelola/dokumen/baru", data=sent)
    assert "NIB" in client.get(f"/kelola/usaha/{enterprise.id}").get_data(as_text=True)


def test_the_page_of_a_group_shows_only_what_its_reader_may_read(app: Flask, sign_in) -> None:
    officer = factories.make_account("group_officer")
    group = factories.make_group(officer=officer)
    official = person_of(factories.make_account("official").id)
    for title, more in (
        ("Surat kampung", {}),
        ("Surat kelompok", {"group_id": group.id}),
        ("Surat rahasia", {"access": "terbatas"}),
    ):
        filing.link_document(official, file(official, title, **more), f"group:{group.id}")
    page = sign_in(officer).get(f"/kelola/kelompok/{group.id}").get_data(as_text=True)
    assert "Surat kelompok" in page and "Surat kampung" not in page and "Surat rahasia" not in page


def test_nobody_ties_a_document_to_what_they_may_not_open(app: Flask, sign_in) -> None:
    officer = factories.make_account("group_officer")
    own, other = factories.make_group(officer=officer), factories.make_group()
    document_id = file(person_of(officer.id), "Notulen", group_id=own.id)
    answer = sign_in(officer).post(f"/kelola/dokumen/{document_id}/kaitan", data={"subject": f"group:{other.id}"})
    assert answer.status_code == 404


def test_links_follow_a_business_that_becomes_one_with_another(app: Flask) -> None:
    official = person_of(factories.make_account("official").id)
    loser, winner = factories.make_enterprise(), factories.make_enterprise()
    document_id = file(official, "Surat")
    filing.link_document(official, document_id, f"enterprise:{loser.id}")
    moved = EnterpriseLinks().hand_over(loser.id, winner.id)
    assert papers_of_keys(official, winner.id) == ["Surat"] and papers_of_keys(official, loser.id) == []
    EnterpriseLinks().hand_back(loser.id, winner.id, moved)
    assert papers_of_keys(official, loser.id) == ["Surat"]


def papers_of_keys(person: Any, enterprise_id: int) -> list[str]:
    from flask import current_app

    with current_app.test_request_context():
        return [line[0] for line in papers_of(person, f"enterprise:{enterprise_id}").lines]
