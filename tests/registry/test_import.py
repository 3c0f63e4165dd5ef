"""A list on its way into the register, through the three screens and by the rules behind them."""

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests import factories
from tests.registry.lists import SAMPLE, csv_list
from village.core.db import db
from village.core.files import storage
from village.gallery.models import Product
from village.registry.models import (
    DeclaredPermit,
    Enterprise,
    ImportDraft,
    ImportedChange,
    ImportProblem,
    ImportRun,
    ListedProduct,
    Membership,
)
from village.registry.planning import count_steps
from village.registry.services.import_writing import Writer
from village.registry.services.imports import import_file, understand_list
from village.registry.sheets.reading import read_workbook

LIST = (
    ("Keripik Tempe Bu Nik", "Nik Sumarni", "4", "Gang 3 No 7", "0812-3456-7890", "Pangan", "Keripik tempe", "12rb"),
    ("Batik Tulis Kenanga", "Slamet", "7", "Gang 8 No 1", "081398765432", "Kerajinan", "Kain batik", "nego", "NIB RBA"),
)


def import_rows(rows, **kwargs):
    """Import these rows as the site itself; gives the counts."""
    path = csv_list(rows, **kwargs)
    understanding = understand_list(read_workbook(path, "daftar.csv"), {})
    run_id, steps = import_file(storage(), understanding, file_sha256="0" * 64)
    return run_id, count_steps(steps)


def changed(row: tuple[str, ...], column: int, value: str) -> tuple[str, ...]:
    return (*row[:column], value, *row[column + 1 :])


def upload(client, path: Path, name: str = "daftar.csv"):
    return client.post(
        "/kelola/impor",
        data={"file": (io.BytesIO(path.read_bytes()), name)},
        content_type="multipart/form-data",
    )


def count(table) -> int:
    return db.session.scalar(select(func.count()).select_from(table))


@pytest.mark.databases
def test_the_sample_list_becomes_96_enterprises(database_app: Flask) -> None:
    understanding = understand_list(read_workbook(SAMPLE, SAMPLE.name), {})
    _run, steps = import_file(storage(), understanding, file_sha256="0" * 64)
    assert count_steps(steps).created == 96
    kinds = Counter(db.session.scalars(select(Enterprise.kind)))
    assert sum(kinds[kind] for kind in ("pangan", "sembako", "irt")) == 81
    assert sum(kinds[kind] for kind in ("jasa", "kraft", "sandang")) == 15
    assert set(db.session.scalars(select(Enterprise.rt))) == {4, 7, 10}
    nib_rba = select(func.count()).where(DeclaredPermit.kind == "nib_rba", DeclaredPermit.state == "has")
    assert db.session.scalar(nib_rba) == 5
    assert set(db.session.scalars(select(Enterprise.state))) == {"aktif"}
    _run, steps = import_file(storage(), understanding, file_sha256="0" * 64)
    counts = count_steps(steps)
    assert (counts.created, counts.updated, counts.unchanged) == (0, 0, 96)
    assert count(Enterprise) == 96


def test_three_screens_from_file_to_report(app: Flask, sign_in) -> None:
    official = sign_in("official")
    answer = upload(official, SAMPLE, "daftar RW.xlsx")
    assert answer.status_code == 303
    preview = official.get(answer.headers["Location"]).get_data(as_text=True)
    assert "96</b>usaha baru" in preview and "Nomor HP/WA" in preview and "10.000 / bungkus" in preview
    assert count(Enterprise) == 0
    answer = official.post(answer.headers["Location"] + "/simpan")
    report = official.get(answer.headers["Location"]).get_data(as_text=True)
    assert "96</b>usaha baru" in report
    assert "Wedang Uwuh Mekar" in official.get("/kelola/usaha?q=wedang").get_data(as_text=True)
    assert app.test_client().get("/usaha/wedang-uwuh-mekar").status_code == 200


def test_confirming_twice_imports_once(app: Flask, sign_in) -> None:
    official = sign_in("official")
    place = upload(official, csv_list(LIST)).headers["Location"]
    first, second = official.post(place + "/simpan"), official.post(place + "/simpan")
    assert first.headers["Location"] == second.headers["Location"]
    assert (count(Enterprise), count(ImportRun)) == (2, 1)
    assert official.get(place).status_code == 303


def test_an_upload_can_be_left_and_found_again(app: Flask, sign_in) -> None:
    account = factories.make_account("official")
    upload(sign_in(account), csv_list(LIST), "daftar bulan ini.csv")
    page = sign_in(account).get("/kelola/impor").get_data(as_text=True)
    assert "daftar bulan ini.csv" in page and "Lanjutkan" in page
    assert "Impor daftar usaha belum selesai" in sign_in(account).get("/kelola").get_data(as_text=True)
    assert "daftar bulan ini" not in sign_in("official").get("/kelola/impor").get_data(as_text=True)


def test_what_the_rows_become(app: Flask) -> None:
    import_rows(LIST)
    keripik = db.session.scalars(select(Enterprise).where(Enterprise.name == "Keripik Tempe Bu Nik")).one()
    assert (keripik.owner_name, keripik.rt, keripik.rw, keripik.phone) == ("Nik Sumarni", 4, 5, "6281234567890")
    product = db.session.scalars(select(Product).where(Product.enterprise_id == keripik.id)).one()
    assert (product.name, product.price_mode, product.price_rupiah, product.state) == (
        "Keripik tempe",
        "fixed",
        12_000,
        "draft",
    )
    assert "Keripik tempe" not in app.test_client().get("/produk").get_data(as_text=True)


def test_declared_permits_are_seen_in_the_workspace_only(app: Flask, sign_in) -> None:
    import_rows(LIST)
    batik = db.session.scalars(select(Enterprise.id).where(Enterprise.slug == "batik-tulis-kenanga")).one()
    page = sign_in("official").get(f"/kelola/usaha/{batik}").get_data(as_text=True)
    assert "Menurut daftar RW, belum diperiksa" in page and "NIB-RBA: ada" in page
    assert "NIB" not in app.test_client().get("/usaha/batik-tulis-kenanga").get_data(as_text=True)
    assert "1 usaha menyatakan punya NIB" in sign_in("official").get("/kelola").get_data(as_text=True)


def test_a_bad_phone_is_a_private_note_and_needs_a_look(app: Flask, sign_in) -> None:
    _run, counts = import_rows([changed(LIST[0], 4, "0812-34")])
    enterprise = db.session.scalars(select(Enterprise)).one()
    assert enterprise.phone is None and "0812-34" in enterprise.phone_note
    assert counts.flagged == 1
    enterprise_id, slug = enterprise.id, enterprise.slug
    official = sign_in("official")
    assert "1 usaha dari daftar perlu diperiksa" in official.get("/kelola").get_data(as_text=True)
    assert "Keripik Tempe" in official.get("/kelola/usaha?perlu=flagged").get_data(as_text=True)
    official.post(f"/kelola/usaha/{enterprise_id}/catatan-impor")
    assert "perlu diperiksa" not in official.get("/kelola").get_data(as_text=True)
    assert "0812-34" not in app.test_client().get(f"/usaha/{slug}").get_data(as_text=True)


def test_a_nik_is_nowhere_in_the_database_nor_in_any_file(app: Flask, sign_in) -> None:
    nik = "3374081201850001"
    official = sign_in("official")
    place = upload(official, csv_list([(*LIST[0], "", nik)])).headers["Location"]
    page = official.get(place).get_data(as_text=True)
    assert "1 nomor yang tampak seperti NIK sudah dihapus" in page and nik not in page
    official.post(place + "/simpan")
    instance = app.config["SETTINGS"].instance
    db.session.remove()
    assert b"3374081201850001" not in (instance / "village.sqlite3").read_bytes()
    import gzip

    for file in (instance / "files").rglob("*"):
        if file.is_file() and file.stat().st_size:
            content = file.read_bytes()
            assert nik.encode() not in (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content)


@pytest.mark.databases
@pytest.mark.parametrize(
    ("column", "value", "attribute", "kept"),
    [
        (0, "Keripik Tempe Bu Nick", "name", "Keripik Tempe Bu Nick"),
        (1, "Nik Sumarny", "owner_name", "Nik Sumarny"),
        (2, "10", "rt", 10),
        (3, "Gang 9 No 1", "address", "Gang 9 No 1"),
        (4, "0857-1111-2222", "phone", "6285711112222"),
        (5, "Sembako", "kind", "sembako"),
    ],
)
def test_a_corrected_file_updates(database_app: Flask, column: int, value: str, attribute: str, kept: object) -> None:
    import_rows(LIST)
    _run, counts = import_rows([changed(LIST[0], column, value), LIST[1]])
    assert (counts.created, counts.updated, counts.unchanged) == (0, 1, 1)
    enterprise = db.session.scalars(select(Enterprise).order_by(Enterprise.id)).first()
    assert getattr(enterprise, attribute) == kept
    _run, counts = import_rows([changed(LIST[0], column, value), LIST[1]])
    assert (counts.created, counts.updated, counts.unchanged) == (0, 0, 2)


def test_a_corrected_price_moves_the_hidden_draft_but_not_a_product_somebody_works_on(app: Flask) -> None:
    import_rows(LIST)
    import_rows([changed(LIST[0], 7, "15rb"), LIST[1]])
    drafts = select(Product).where(Product.name == "Keripik tempe", Product.deleted_at.is_(None))
    product = db.session.scalars(drafts).one()
    assert product.price_rupiah == 15_000
    product.version += 1
    product.price_rupiah = 16_000
    db.session.commit()
    import_rows([changed(LIST[0], 7, "17rb"), LIST[1]])
    assert [one.price_rupiah for one in db.session.scalars(drafts)] == [16_000]
    assert count(ListedProduct) == 2


def test_what_people_corrected_here_is_not_undone_by_the_same_list(app: Flask, sign_in) -> None:
    import_rows(LIST)
    enterprise_id = db.session.scalars(select(Enterprise.id).order_by(Enterprise.id)).first()
    sent = {"name": LIST[0][0], "kind": "pangan", "rt": "4", "phone": "0857-9999-8888"}
    sign_in("official").post(f"/kelola/usaha/{enterprise_id}/ubah", data=sent)
    _run, counts = import_rows(LIST)
    assert (counts.updated, counts.unchanged) == (0, 2)
    assert db.session.get(Enterprise, enterprise_id).phone == "6285799998888"
    _run, counts = import_rows([changed(LIST[0], 4, "0811-2222-3333"), LIST[1]])
    assert counts.flagged == 1
    assert db.session.get(Enterprise, enterprise_id).phone == "6285799998888"


def test_an_empty_cell_takes_nothing_away(app: Flask) -> None:
    import_rows(LIST)
    _run, counts = import_rows([("Keripik Tempe Bu Nik", "Nik Sumarni", "4"), LIST[1]])
    assert (counts.created, counts.updated) == (0, 0)
    assert count(DeclaredPermit) == 1


def test_one_name_at_several_places_stays_several(app: Flask) -> None:
    rows = [
        ("Warung Makan", "Siti", "4", "Gang 1", "081234567001"),
        ("Warung Makan", "Tumini", "4", "Gang 2", "081234567002"),
        ("Warung Makan", "Siti", "7", "Gang 3", "081234567003"),
        ("Warung Makan", "", "10"),
        ("Warung Makan", "", "12"),
    ]
    assert import_rows(rows)[1].created == 5
    _run, counts = import_rows(list(reversed(rows)))
    assert (counts.created, counts.updated, counts.unchanged) == (0, 0, 5)


def test_a_line_that_is_twice_the_same_is_left_out_and_told(app: Flask) -> None:
    _run, counts = import_rows([LIST[0], LIST[0]])
    assert (counts.created, counts.skipped, counts.flagged) == (1, 1, 1)
    _run, counts = import_rows([LIST[0], LIST[0]])
    assert (counts.created, counts.skipped, counts.unchanged) == (0, 1, 1)


def test_likely_duplicates_stand_side_by_side_and_are_never_merged_by_themselves(app: Flask, sign_in) -> None:
    import_rows([("Warung Makan", "", "4")])
    official = sign_in("official")
    lines = [("Warung Makan", "Siti", "4"), ("Warung Makan", "Tumini", "4")]
    place = upload(official, csv_list(lines)).headers["Location"]
    page = official.get(place).get_data(as_text=True)
    assert "Mungkin usaha yang sama" in page
    keys = re.findall(r'name="pilih-([0-9a-f]+)" value="create"', page)
    choices = {f"pilih-{key}": "create" for key in keys}
    official.post(place + "/pilihan", data=choices)
    official.post(place + "/simpan")
    assert count(Enterprise) == 3


def test_a_name_with_a_slip_and_no_owner_is_put_beside_the_one_it_resembles(app: Flask, sign_in) -> None:
    import_rows(LIST)
    official = sign_in("official")
    place = upload(official, csv_list([("Keripik Tempe Bu Nikk", "", "4")])).headers["Location"]
    page = official.get(place).get_data(as_text=True)
    assert "Mungkin usaha yang sama" in page and "Usaha yang sama: perbarui" in page


def test_a_person_says_which_enterprise_a_line_means(app: Flask, sign_in) -> None:
    enterprise = factories.make_enterprise("Warung Makan", owner_name="Siti", phone="6281234567890", rt=4)
    official = sign_in("official")
    path = csv_list([("Warung Makan", "Tumini", "4", "Gang Baru 2")])
    place = upload(official, path).headers["Location"]
    key = re.search(r'name="pilih-([0-9a-f]+)" value="update:', official.get(place).get_data(as_text=True))[1]
    assert "1</b>usaha baru" in official.get(place).get_data(as_text=True)
    official.post(place + "/pilihan", data={f"pilih-{key}": f"update:{enterprise.id}"})
    official.post(place + "/simpan")
    kept = db.session.get(Enterprise, enterprise.id)
    assert (count(Enterprise), kept.owner_name, kept.address) == (1, "Tumini", "Gang Baru 2")


def test_a_choice_can_only_name_an_enterprise_that_was_offered(app: Flask, sign_in) -> None:
    factories.make_enterprise("Warung Makan", owner_name="Siti", phone="6281234567890", rt=4)
    other = factories.make_enterprise("Batik Lain")
    official = sign_in("official")
    place = upload(official, csv_list([("Warung Makan", "Tumini", "4")])).headers["Location"]
    key = re.search(r'name="pilih-([0-9a-f]+)"', official.get(place).get_data(as_text=True))[1]
    official.post(place + "/pilihan", data={f"pilih-{key}": f"update:{other.id}"})
    official.post(place + "/simpan")
    assert db.session.get(Enterprise, other.id).name == "Batik Lain"


def test_a_column_can_be_read_as_something_else_and_is_remembered(app: Flask, sign_in) -> None:
    headings = ("Nama Usaha", "Pemilik", "RT", "Sebutan")
    rows = [("Keripik Bu Nik", "Nik", "4", "Keripik tempe renyah")]
    official = sign_in("official")
    place = upload(official, csv_list(rows, headings)).headers["Location"]
    sent = {"ada-0": "1", "pakai-0": "1", "judul-0": "1", "kolom-0-D": "product"}
    assert official.post(place + "/kolom", data=sent).status_code == 303
    assert "Keripik tempe renyah, " in official.get(place).get_data(as_text=True)
    official.post(place + "/simpan")
    assert count(ListedProduct) == 1
    again = [*rows, ("Wedang Bu Tri", "Tri", "7", "Wedang uwuh")]
    place = upload(official, csv_list(again, headings)).headers["Location"]
    official.post(place + "/simpan")
    assert set(db.session.scalars(select(ListedProduct.name))) == {"Keripik tempe renyah", "Wedang uwuh"}


def test_a_layout_without_any_list_is_refused_and_changes_nothing(app: Flask, sign_in) -> None:
    official = sign_in("official")
    place = upload(official, csv_list(LIST)).headers["Location"]
    sent = {"ada-0": "1", "pakai-0": "1", "judul-0": "1", **{f"kolom-0-{letter}": "ignored" for letter in "ABCDEFGHIJ"}}
    answer = official.post(place + "/kolom", data=sent)
    assert answer.status_code in (303, 422)
    assert official.get(place).status_code == 200


def test_rows_join_the_groups_they_name_and_others_are_told(app: Flask) -> None:
    group = factories.make_group("Paguyuban Keripik")
    headings = ("Nama Usaha", "Pemilik", "RT", "Kelompok")
    import_rows(
        [("Keripik Bu Nik", "Nik", "4", "PAGUYUBAN KERIPIK"), ("Wedang", "Tri", "7", "Paguyuban Wedang")],
        headings=headings,
    )
    assert db.session.scalars(select(Membership.group_id)).all() == [group.id]
    reasons = db.session.scalars(select(ImportProblem.reason)).all()
    assert any("belum ada di daftar kelompok" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("content", "name", "status"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "foto.xlsx", 415),
        (b"", "kosong.xlsx", 422),
        (b"Bulan,Jumlah\nJanuari,3\nFebruari,5\n", "rekap.csv", 422),
        (b"PK\x03\x04rusak", "rusak.xlsx", 422),
    ],
)
def test_what_is_no_list_is_refused_in_one_sentence(
    app: Flask, sign_in, tmp_path: Path, content: bytes, name: str, status: int
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    answer = upload(sign_in("official"), path, name)
    page = answer.get_data(as_text=True)
    assert answer.status_code == status
    assert 'class="error"' in page
    assert count(ImportDraft) == 0


def test_a_file_declared_too_large_is_refused_before_it_is_read(app: Flask, sign_in) -> None:
    class Unread(io.BytesIO):
        def read(self, _size: int = -1) -> bytes:
            raise AssertionError("the body was read")

    official = sign_in("official")
    answer = official.post(
        "/kelola/impor",
        input_stream=Unread(),
        environ_overrides={"CONTENT_LENGTH": "30000000"},
        content_type="multipart/form-data; boundary=x",
    )
    assert answer.status_code == 413


@pytest.mark.databases
@pytest.mark.parametrize("broken_at", ["permits", "products", "problems", "last"])
def test_a_failure_on_the_way_leaves_nothing_behind(
    database_app: Flask, monkeypatch: pytest.MonkeyPatch, broken_at: str
) -> None:
    places = {
        "permits": "_declare",
        "products": "_draft_products",
        "problems": "_note_problems",
        "last": "_write_waiting",
    }

    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("lost")

    monkeypatch.setattr(Writer, places[broken_at], fail)
    with pytest.raises(RuntimeError):
        import_rows(LIST)
    db.session.rollback()
    for table in (Enterprise, Product, DeclaredPermit, ListedProduct, ImportRun, ImportedChange, ImportProblem):
        assert count(table) == 0, table


def test_the_problem_rows_come_as_a_sheet_that_can_be_brought_back(app: Flask, sign_in, tmp_path: Path) -> None:
    official = sign_in("official")
    rows = [changed(LIST[0], 4, "0812-34"), LIST[1], changed(LIST[0], 0, "=CMD()|keripik")]
    place = upload(official, csv_list(rows)).headers["Location"]
    report = official.post(place + "/simpan").headers["Location"]
    answer = official.get(report + "/masalah.xlsx")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    path = tmp_path / "masalah.xlsx"
    path.write_bytes(answer.data)
    understanding = understand_list(read_workbook(path, "masalah.xlsx"), {})
    assert "Keripik Tempe Bu Nik" in [row.name for row in understanding.rows]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_exported_register_comes_back_unchanged(app: Flask, sign_in, tmp_path: Path, kind: str) -> None:
    import_rows([*LIST, ("=2+3", "+62 Bu Tri", "7", "-", "081234000111", "Jasa")])
    path = tmp_path / f"daftar.{kind}"
    path.write_bytes(sign_in("official").get(f"/kelola/usaha/unduh.{kind}").data)
    understanding = understand_list(read_workbook(path, path.name), {})
    _run, steps = import_file(storage(), understanding, file_sha256="0" * 64)
    counts = count_steps(steps)
    assert (counts.created, counts.updated, counts.unchanged) == (0, 0, 3)
    if kind == "csv":
        assert path.read_bytes().startswith(b"\xef\xbb\xbfNO,NAMA USAHA")
        assert b"'=2+3" in path.read_bytes()
