"""A list without a column of business names must not publish its owners' names."""

from pathlib import Path

from flask import Flask

from tests.conftest import CheckingClient

LIST = "No;Pemilik;RT;Produk;No HP\n1;Suminah;4;Keripik gadung;0812-3456-7890\n2;Wagirah;4;Jahit baju;0812-3456-7891\n"


def test_a_business_named_after_its_owner_waits_hidden_for_its_name(
    app: Flask, client: CheckingClient, sign_in, tmp_path: Path
) -> None:
    file = tmp_path / "daftar.csv"
    file.write_text(LIST)
    done = app.test_cli_runner().invoke(args=["enterprises", "import", str(file)])
    assert done.exit_code == 0, done.output
    assert "Suminah" in sign_in("official").get("/kelola/usaha").text
    for path in ("/", "/kelompok", "/produk", "/produk?q=suminah", "/sitemap.xml"):
        text = client.get(path).text.lower()
        for typed in ('value="suminah"', "q=suminah", 'data-missed="suminah"'):  # what the visitor asked for
            text = text.replace(typed, "")
        assert "suminah" not in text, path
