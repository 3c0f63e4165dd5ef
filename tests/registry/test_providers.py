"""Services for hire: nobody stands on the public page without having agreed, and leaves it at once."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from village.core.db import db
from village.registry.models import ServiceProvider

FACTS = {"name": "Foto Kilat", "kinds": ["foto", "desain"], "phone": "0812-3456-7890", "tariff": "Rp 15.000"}
PAGES = ("/tentang/jasa", "/en/tentang/jasa", "/tentang/jasa?jenis=foto")


def shown(client: FlaskClient) -> list[bool]:
    """Whether name and number stand on each public page."""
    pages = [client.get(path).text for path in PAGES]
    return ["Foto Kilat" in page and "0812-3456-7890" in page for page in pages]


def test_a_service_is_public_only_while_it_consents(app: Flask, client: FlaskClient, sign_in: Any) -> None:
    official = sign_in("official")
    here = official.post("/kelola/jasa/baru", data=FACTS).headers["Location"]
    assert not any(shown(client)) and "7890" not in "".join(client.get(path).text for path in PAGES)
    official.post(f"{here}/setuju", data={"how": "paper"})
    assert all(shown(client))
    assert "Foto Kilat" not in client.get("/tentang/jasa?jenis=hukum").text
    official.post(f"{here}/cabut")
    assert not any(shown(client))


def test_a_consent_says_how_it_was_told(app: Flask, sign_in: Any) -> None:
    official = sign_in("official")
    here = official.post("/kelola/jasa/baru", data=FACTS).headers["Location"]
    assert official.post(f"{here}/setuju", data={"how": "online"}).status_code == 422
    assert db.session.scalars(select(ServiceProvider.consented_on)).one() is None


def test_a_deleted_service_comes_back_as_it_was(app: Flask, client: FlaskClient, sign_in: Any) -> None:
    official = sign_in("official")
    here = official.post("/kelola/jasa/baru", data=FACTS).headers["Location"]
    official.post(f"{here}/setuju", data={"how": "whatsapp"})
    official.post(f"{here}/hapus")
    assert not any(shown(client)) and "Foto Kilat" in official.get("/kelola/jasa").text
    official.post(f"{here}/pulihkan")
    assert all(shown(client))


def test_a_service_has_a_name_and_a_kind(app: Flask, sign_in: Any) -> None:
    official = sign_in("official")
    answer = official.post("/kelola/jasa/baru", data={**FACTS, "kinds": []})
    assert answer.status_code == 422 and "Pilih sedikitnya satu jasa." in answer.text and "Foto Kilat" in answer.text
