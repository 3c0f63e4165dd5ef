"""Commands of the permits: look whether a rules file is sound, and let it hold."""

import sys
from pathlib import Path
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup

LARGEST_BYTES = 2_000_000


def register(app: Flask) -> None:
    """``flask permits ...``."""
    group = AppGroup("permits", help="Izin usaha.")
    rules = AppGroup("rules", help="Aturan izin: berkas YAML seperti village/permits/data/permits.yaml.")
    rules.add_command(check)
    rules.add_command(load)
    rules.add_command(put_aside)
    group.add_command(rules)
    app.cli.add_command(group)


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Periksa berkas aturan: urutan berputar, izin, sumber, jawaban, dan KBLI tak dikenal. Status 1 bila salah."""
    raw = _sound(file)[1]
    permits = len(raw["permits"]) + len(raw.get("other_permits", []))
    click.echo(f"Berkas ini baik: {permits} jenis izin, {len(raw['product_categories'])} jenis barang.")


@click.command("load")
@click.argument("file", type=click.Path(path_type=Path))
def load(file: Path) -> None:
    """Periksa berkas aturan, lalu pakai sebagai ganti aturan bawaan. Perubahan lewat halaman tetap berlaku."""
    from village.core.schema import migrate_if_needed
    from village.permits.services.overrides import load_file

    text, raw = _sound(file)
    migrate_if_needed()
    load_file(text)
    click.echo(f"Aturan per {raw['meta']['as_of']} sekarang berlaku. Kembali ke bawaan: permits rules put-aside.")


@click.command("put-aside")
def put_aside() -> None:
    """Kembali ke aturan bawaan."""
    from village.core.schema import migrate_if_needed
    from village.permits.services.overrides import put_files_aside

    migrate_if_needed()
    count = put_files_aside()
    click.echo("Aturan bawaan berlaku lagi." if count else "Memang aturan bawaan yang berlaku.")


def _sound(file: Path) -> tuple[str, Any]:
    """The text of a rules file and what it says. Ends the command with status 1, telling every fault there is."""
    import yaml

    from village.permits.kbli import listed_codes
    from village.permits.rule_faults import faults
    from village.permits.rules import read_yaml

    try:
        if file.stat().st_size > LARGEST_BYTES:
            _end([f"Berkas {file} terlalu besar untuk berkas aturan."])
        text = file.read_text("utf-8")
        raw = read_yaml(text)
    except OSError as error:
        _end([f"Berkas {file} tidak bisa dibuka: {error.strerror}."])
    except UnicodeDecodeError:
        _end([f"Berkas {file} bukan teks UTF-8."])
    except yaml.YAMLError as error:
        place = getattr(error, "problem_mark", None)
        where = f" di baris {place.line + 1}" if place else ""
        _end([f"Berkas {file} bukan YAML yang benar{where}."])
    found = faults(raw, listed_codes())
    if found:
        _end(found)
    return text, raw


def _end(sentences: list[str]) -> None:
    for sentence in sentences:
        click.echo(sentence, err=True)
    sys.exit(1)
