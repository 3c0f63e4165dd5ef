"""Rules files are checked before they hold, and what an administrator says otherwise stays beside what it replaced."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.conftest import CheckingClient
from village.core.audit import AuditEntry
from village.core.db import db
from village.permits.kbli import listed_codes
from village.permits.models import PermitOverride
from village.permits.rule_faults import faults
from village.permits.rules import SHIPPED, load_rules, shipped
from village.permits.services.overrides import load_file, put_files_aside


def changed(change: Callable[[Any], Any]) -> list[str]:
    """The faults of the shipped rules after one change."""
    raw = copy.deepcopy(dict(shipped()))
    change(raw)
    return faults(raw, listed_codes())


def permit(raw: Any, code: str) -> Any:
    return next(one for one in (*raw["permits"], *raw["other_permits"]) if one["id"] == code)


def goods(raw: Any, category_id: str) -> Any:
    return next(one for one in raw["product_categories"] if one["id"] == category_id)


BROKEN: list[tuple[Callable[[Any], Any], str]] = [
    (lambda r: r["dependency_graph"].append({"from": "halal", "to": "ktp", "type": "hard"}), "Urutan izin berputar"),
    (
        lambda r: r["dependency_graph"].append({"from": "nib", "to": "halla", "type": "hard"}),
        "Izin halla tidak dikenal",
    ),
    (lambda r: r["dependency_graph"].append({"from": "nib", "to": "qris", "type": "keras"}), "Jenis hubungan keras"),
    (lambda r: goods(r, "jasa")["required"].append("sip"), "Izin sip tidak dikenal"),
    (lambda r: goods(r, "jasa")["kbli_2025"].append("99999"), "Kode KBLI 99999 di jasa tidak ada di KBLI 2025"),
    (lambda r: goods(r, "jasa")["kbli_2020"].append("9620"), "bukan lima angka"),
    (lambda r: goods(r, "kerajinan").update(not_applicable=["nib"]), "sekaligus required dan not_applicable"),
    (lambda r: goods(r, "jamu")["conditional"][0].update(bila={"rinci": ["botol"]}), "Jawaban botol untuk rinci"),
    (lambda r: goods(r, "jamu")["conditional"][0].update(bila={"warna": ["merah"]}), "Pertanyaan warna tidak dikenal"),
    (lambda r: goods(r, "jamu")["conditional"][0].update(need="mungkin"), "need mungkin"),
    (lambda r: r["routing_rules"]["rules"][0].update(rute="kirim"), "Rute kirim"),
    (lambda r: r["general_rules"][0].update(src="KORAN"), "Sumber KORAN"),
    (lambda r: permit(r, "nib").update(biaya_rp="gratis"), "harus rupiah bulat"),
    (lambda r: permit(r, "nib")["langkah"].pop(0), "tidak bernomor urut"),
    (lambda r: permit(r, "nib").update(nomor_format={"regex": "("}), "Pola nomor izin nib"),
    (lambda r: r["permits"].append(copy.deepcopy(permit(r, "nib"))), "Izin nib tertulis lebih dari sekali"),
    (lambda r: r["meta"].update(as_of="kemarin"), "meta.as_of harus tanggal"),
    (lambda r: r.pop("permits"), "Bagian permits tidak ada"),
    (lambda r: r["general_rules"].append({"id": "x"}), "Bentuk berkas ini tidak bisa dibaca"),
    (lambda r: r["general_rules"].append("x"), "Bentuk berkas ini tidak bisa dibaca"),
]


def test_the_shipped_rules_are_sound_and_each_kind_of_fault_is_told() -> None:
    assert faults(shipped(), listed_codes()) == []
    assert faults([], listed_codes()) == ["Berkas ini bukan berkas aturan: isinya bukan daftar bernama."]
    for change, sentence in BROKEN:
        told = changed(change)
        assert any(sentence in one for one in told), f"{sentence}: {told}"


def test_the_command_says_what_is_wrong_and_loads_only_what_is_right(app: Flask, tmp_path: Path) -> None:
    run = app.test_cli_runner().invoke
    good, bad, broken = tmp_path / "baik.yaml", tmp_path / "salah.yaml", tmp_path / "rusak.yaml"
    text = SHIPPED.read_text("utf-8")
    good.write_text(text.replace("as_of: 2026-11-21", "as_of: 2027-01-02"), "utf-8")
    bad.write_text(text.replace("{from: nib, to: kur, type: hard}", "{from: nib, to: pinjol, type: hard}"), "utf-8")
    broken.write_text("meta: [", "utf-8")
    checked = run(args=["permits", "rules", "check", str(good)])
    assert checked.exit_code == 0 and "Berkas ini baik" in checked.stdout
    for file, sentence in ((bad, "Izin pinjol tidak dikenal"), (broken, "bukan YAML"), (tmp_path / "x", "tidak bisa")):
        for verb in ("check", "load"):
            done = run(args=["permits", "rules", verb, str(file)])
            assert done.exit_code == 1 and sentence in done.stderr
    assert run(args=["permits", "rules", "load", str(good)]).exit_code == 0
    db.session.remove()
    assert load_rules().as_of.year == 2027
    assert run(args=["permits", "rules", "put-aside"]).exit_code == 0
    db.session.remove()
    assert load_rules().as_of.year == 2026


@pytest.mark.databases
def test_a_loaded_file_holds_on_both_databases(database_app: Flask) -> None:
    load_file(SHIPPED.read_text("utf-8").replace("waktu: 6-12 bulan", "waktu: 3 bulan"))
    assert load_rules().permits["merek"].time == "3 bulan"
    put_files_aside()
    assert load_rules().permits["merek"].time == "6-12 bulan"


def rule_sent(client: CheckingClient, slug: str) -> dict[str, str]:
    """What the form of a rule would send unchanged."""
    import re

    html = client.get(f"/kelola/aturan-izin/{slug}").get_data(as_text=True)
    sent = dict(re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', html))
    for name, text in re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\r?\n?([^<]*)</textarea>', html):
        sent[name] = text.replace("&gt;", ">").replace("&#39;", "'").replace("&amp;", "&")
    return {name: value.replace("&gt;", ">").replace("&amp;", "&") for name, value in sent.items()}


def test_an_override_shows_what_it_replaced_and_can_be_undone(
    sign_in: Callable[..., CheckingClient], client: CheckingClient
) -> None:
    admin = sign_in("admin")
    sent = rule_sent(admin, "merek")
    steps = {**sent, "biaya_rp": "550.000", "langkah_1": "Telusuri nama di PDKI.", "diperiksa_on": "2027-02-03"}
    refused = admin.post("/kelola/aturan-izin/merek", data={**steps, "source": ""})
    assert refused.status_code == 422 and "550.000" in refused.get_data(as_text=True)
    assert admin.post("/kelola/aturan-izin/merek", data={**steps, "source": "DJKI"}).status_code == 303
    assert {row.field for row in db.session.scalars(select(PermitOverride))} == {
        "biaya_rp",
        "langkah.1",
        "diperiksa_on",
    }
    guide = client.get("/izin/merek").get_data(as_text=True)
    assert "Rp\xa0550.000" in guide and "Telusuri nama di PDKI." in guide and "3 Februari 2027" in guide
    kept = admin.get("/kelola/aturan-izin/merek").get_data(as_text=True)
    assert "Semula" in kept and "Rp\xa0500.000" in kept and "Telusuri kemiripan" in kept
    restored = admin.post("/kelola/aturan-izin/merek/kembalikan", data={"field": "biaya_rp"})
    assert restored.status_code == 303
    guide = client.get("/izin/merek").get_data(as_text=True)
    assert "Rp\xa0500.000" in guide and "Telusuri nama di PDKI." in guide
    assert admin.post("/kelola/aturan-izin/merek/urungkan").status_code == 303
    assert "Telusuri nama di PDKI." not in client.get("/izin/merek").get_data(as_text=True)
    assert [one.action for one in db.session.scalars(select(AuditEntry).order_by(AuditEntry.id))] == [
        "permits.rule_changed", "permits.rule_restored", "permits.rule_restored",
    ]  # fmt: skip
    unchanged = admin.post("/kelola/aturan-izin/merek", data={**rule_sent(admin, "merek"), "source": "DJKI"})
    assert "Tidak ada yang berbeda" in admin.get(unchanged.location).get_data(as_text=True)


def test_a_type_of_the_village_stands_on_the_paths_it_concerns(
    sign_in: Callable[..., CheckingClient], client: CheckingClient
) -> None:
    admin = sign_in("admin")
    sent = {
        "name": "Surat izin pasar", "what": "Izin berjualan di pasar kampung.", "issuer": "Kelurahan",
        "need": "needed", "categories": "sembako_dagang", "after_nib": "y", "source": "Lurah, 1 November 2026",
    }  # fmt: skip
    assert admin.post("/kelola/aturan-izin/baru", data=sent).status_code == 303
    assert "Surat izin pasar" in client.get("/izin/surat-izin-pasar").get_data(as_text=True)
    answers = "pekerja=sendiri&jual=tetangga"
    shop = client.get(f"/izin/jalur?kategori=sembako_dagang&{answers}").get_data(as_text=True)
    assert shop.index("/izin/nib") < shop.index("/izin/surat-izin-pasar")
    crafts = client.get(f"/izin/jalur?kategori=kerajinan&{answers}").get_data(as_text=True)
    assert "/izin/surat-izin-pasar" not in crafts
    again = admin.post("/kelola/aturan-izin/baru", data=sent)
    assert again.status_code == 409 and "Nama ini sudah dipakai" in again.get_data(as_text=True)
    assert admin.post("/kelola/aturan-izin/surat-izin-pasar/lepas").status_code == 303
    assert client.get("/izin/surat-izin-pasar").status_code == 404
    assert admin.post("/kelola/aturan-izin/surat-izin-pasar/pulihkan").status_code == 303
    assert client.get("/izin/surat-izin-pasar").status_code == 200


def test_each_way_to_a_paper_has_its_own_cost_and_steps(
    sign_in: Callable[..., CheckingClient], client: CheckingClient
) -> None:
    admin = sign_in("admin")
    sent = {
        **rule_sent(admin, "halal"),
        "jalur_2_biaya_rp": "700000",
        "jalur_1_langkah_1": "Buat akun di SIHALAL baru.",
    }
    assert admin.post("/kelola/aturan-izin/halal", data={**sent, "source": "BPJPH"}).status_code == 303
    fields = {row.field: (row.value, row.replaced) for row in db.session.scalars(select(PermitOverride))}
    assert fields["jalur.2.biaya_rp"] == (700_000, 650_000) and set(fields) == {"jalur.2.biaya_rp", "jalur.1.langkah.1"}
    guide = client.get("/izin/halal").get_data(as_text=True)
    assert "Rp\xa0700.000" in guide and "Buat akun di SIHALAL baru." in guide
    kept = admin.get("/kelola/aturan-izin/halal").get_data(as_text=True)
    assert "Rp\xa0650.000" in kept and "ptsp.halal.go.id" in kept


def test_a_moved_duty_date_moves_the_path(sign_in: Callable[..., CheckingClient], client: CheckingClient) -> None:
    admin = sign_in("admin")
    address = "/izin/jalur?kategori=jamu&rinci=segar&pekerja=sendiri&jual=tetangga"
    before = client.get(address).get_data(as_text=True)
    sent = {**rule_sent(admin, "halal"), "tanggal_wajib_3": "2099-10-17", "source": "BPJPH"}
    assert admin.post("/kelola/aturan-izin/halal", data=sent).status_code == 303
    after = client.get(address).get_data(as_text=True)
    assert before.index("/izin/halal") < before.index("Dianjurkan")
    assert after.index("/izin/halal") > after.index("Dianjurkan")


def test_a_day_left_empty_changes_nothing_and_breaks_no_page(sign_in: Callable[..., CheckingClient]) -> None:
    admin = sign_in("admin")
    sent = {**rule_sent(admin, "merek"), "biaya_rp": "550.000", "diperiksa_on": "", "source": "DJKI"}
    assert admin.post("/kelola/aturan-izin/merek", data=sent).status_code == 303
    assert [row.field for row in db.session.scalars(select(PermitOverride))] == ["biaya_rp"]
    assert "550.000" in admin.get("/izin/merek").get_data(as_text=True)
