"""The guide, the interview of a visitor, and what stays readable without a signal."""

import gzip
import json
import re

from flask import Flask
from sqlalchemy import event

from tests.conftest import CheckingClient
from village.application import create_app
from village.core.db import db
from village.core.tasks import all_tasks
from village.permits.guide import slug_of
from village.permits.models import PermitAnswers
from village.permits.rules import load_rules

CRISPS = "kategori=pangan_kering_kemasan&rinci=sayur-buah-umbi&simpan=ruang&kemasan=label&awet=ya"
BUSINESS = "tempat=rumah&pekerja=sendiri&jual=tetangga"
MOST_STATEMENTS = 4
MOST_BYTES = 6 * 1024


def test_every_page_of_the_guide_says_what_it_is_and_when_it_was_checked(client: CheckingClient) -> None:
    listed = client.get("/izin").get_data(as_text=True)
    for permit in load_rules().permits.values():
        address = f"/izin/{slug_of(permit.code)}"
        assert f'href="{address}"' in listed
        html = client.get(address).get_data(as_text=True)
        assert permit.what.replace("'", "&#39;") in html and "21 November 2026" in html
        assert permit.what.count(". ") == 1  # two sentences
    assert "What to prepare" in client.get("/en/izin/nib").get_data(as_text=True)
    assert client.get("/izin/tidak-ada").status_code == 404


def test_a_page_names_who_issues_cost_time_papers_steps_mistakes_and_source(client: CheckingClient) -> None:
    html = client.get("/izin/spp-irt").get_data(as_text=True)
    for words in (
        "Dinas Kesehatan", "Gratis di sistem", "1 hari untuk nomor", "5 tahun", "Rancangan label", "Pemilik usaha:",
        "https://sppirt.pom.go.id", "Mengurus P-IRT untuk frozen food", "Peraturan BPOM 4/2024",
        "Diperiksa Sabtu, 21 November 2026", "periksa di situs resmi", "Tanya pendamping", "wa.me/6281200000001",
    ):  # fmt: skip
        assert words in html, words


def test_the_interview_asks_one_question_a_page_and_keeps_nothing(client: CheckingClient) -> None:
    address, asked = "/izin/jalur", []
    answers = dict(pair.split("=") for pair in f"{CRISPS}&{BUSINESS}".split("&"))
    for _number in range(9):
        html = client.get(address).get_data(as_text=True)
        if "Jalur izin Anda" in html:
            break
        name = re.search(r'name="dijawab" value="(\w+)"', html)[1]
        asked.append(name)
        carried = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html)
        assert f'value="{answers[name]}"' in html
        address = "/izin/jalur?" + "&".join(f"{one}={value}" for one, value in [*carried, (name, answers[name])])
    assert asked == ["kategori", "rinci", "simpan", "kemasan", "awet", "tempat", "pekerja", "jual"]
    assert html.index("/izin/nib") < html.index("/izin/spp-irt") < html.index("/izin/halal") < html.index("Dianjurkan")
    assert "Tidak perlu, dan sebabnya" in html and "jenis barangnya tidak wajib SNI" in html
    assert db.session.query(PermitAnswers).count() == 0


def test_an_answer_can_be_changed_and_a_second_kind_of_goods_added(client: CheckingClient) -> None:
    page = client.get(f"/izin/jalur?{CRISPS}&{BUSINESS}").get_data(as_text=True)
    again = re.search(r'href="([^"]*ubah=awet)"', page)[1].replace("&amp;", "&")
    question = client.get(again).get_data(as_text=True)
    assert re.search(r'value="ya" checked', question)
    changed = client.get(f"/izin/jalur?{CRISPS.replace('awet=ya', 'awet=tidak')}&{BUSINESS}").get_data(as_text=True)
    assert "tahan kurang dari 7 hari" in changed
    more = re.search(r'href="([^"]*ubah=kategori2)"', page)[1].replace("&amp;", "&")
    assert "Apa yang dibuat atau dijual?" in client.get(more).get_data(as_text=True)
    second = "kategori2=pangan_beku_basah&rinci2=daging-ikan&simpan2=beku&kemasan2=label"
    both = client.get(f"/izin/jalur?{CRISPS}&{second}&{BUSINESS}").get_data(as_text=True)
    assert "/izin/spp-irt" in both and "/izin/bpom-md" in both and "Makanan beku" in both


def test_a_question_without_an_answer_says_so_and_nonsense_in_the_address_does_no_harm(client: CheckingClient) -> None:
    silent = client.get("/izin/jalur?dijawab=kategori")
    assert silent.status_code == 422 and "Pilih satu jawaban dulu" in silent.get_data(as_text=True)
    for query in (
        "kategori=emas&rinci=x&jual=a",
        "kategori9=jasa",
        "ubah=%00",
        "kategori=jasa&kategori=jamu&rinci=segar",
    ):
        assert client.get(f"/izin/jalur?{query}").status_code == 200


def test_the_guide_costs_few_statements_and_few_bytes(client: CheckingClient) -> None:
    sent: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda _c, _u, statement, *_rest: sent.append(statement))
    for address in ("/izin", "/en/izin", "/izin/halal", f"/izin/jalur?{CRISPS}&{BUSINESS}", "/izin/kbli?q=keripik"):
        sent.clear()
        html = client.get(address).get_data()
        assert len([one for one in sent if not one.startswith(("BEGIN", "PRAGMA"))]) <= MOST_STATEMENTS, address
        assert len(gzip.compress(html, 6)) <= MOST_BYTES, address


def test_search_finds_the_guide(client: CheckingClient) -> None:
    next(task for task in all_tasks() if task.name == "permits.index_guide").run()
    found = client.get("/cari?q=p-irt").get_data(as_text=True)
    assert "/izin/spp-irt" in found
    assert "/izin/halal" in client.get("/cari?q=halal").get_data(as_text=True)
    assert "/izin/nib" in client.get("/sitemap.xml").get_data(as_text=True)


def setup_of(client: CheckingClient) -> dict[str, object]:
    """What the service worker was told."""
    script = client.get("/sw.js").get_data(as_text=True)
    found: dict[str, object] = json.loads(script.partition("const SETUP = ")[2].partition(";\n")[0])
    return found


def test_the_worker_keeps_the_guide_and_nothing_private(client: CheckingClient) -> None:
    setup = setup_of(client)
    patterns = [re.compile(route["pattern"]) for route in setup["routes"]]

    def is_kept(path: str) -> bool:
        return any(pattern.search(path) for pattern in patterns)

    assert all(map(is_kept, ("/izin", "/en/izin", "/izin/spp-irt", "/en/izin/nib")))
    assert not any(map(is_kept, ("/izin/jalur", "/izin/kbli", "/kelola", "/kelola/usaha/1/izin", "/masuk", "/produk")))
    kept = setup["routes"][0]["keeps"]
    assert {client.get(address).status_code for address in [*kept, *setup["assets"], setup["offline"]]} == {200}
    assert client.get("/sw.js").headers["Cache-Control"] == "no-cache"


def test_a_setting_takes_the_worker_away_again(app: Flask) -> None:
    settings = app.config["SETTINGS"]
    without = create_app(
        testing=True,
        offline=False,
        instance=settings.instance,
        database_url=settings.database_url,
        secret=settings.secret,
    )
    with without.app_context():
        script = without.test_client().get("/sw.js").get_data(as_text=True)
    assert '"routes": []' in script and "registration.unregister" in script
