"""Commands of the vault: look whether everything that was kept is still there and still the same."""

import sys
import time

import click
from flask import Flask
from flask.cli import AppGroup

BAR_LETTERS = 30
FAULT_WORDS = {
    "missing": "hilang",
    "empty": "kosong",
    "changed": "berubah",
    "stray": "tidak dikenal",
    "chain": "catatan berantai putus di baris",
    "row": "catatan berubah sesudah disegel",
}


def register(app: Flask) -> None:
    """``flask vault ...``."""
    group = AppGroup("vault", help="Arsip kampung.")
    group.add_command(check)
    group.add_command(sweep)
    app.cli.add_command(group)


@click.command("check")
@click.option("--part", type=click.IntRange(1, 25), help="Hanya satu dari 25 bagian berkas; catatan selalu semuanya.")
def check(part: int | None) -> None:
    """Periksa semua berkas dan catatan berantai. Status 1 bila ada yang hilang, berubah, kosong, atau tidak dikenal."""
    from village.core.files import storage
    from village.core.schema import migrate_if_needed
    from village.vault.services.checking import check_all

    migrate_if_needed()
    began = time.monotonic()
    found = check_all(storage(), part=part - 1 if part else None, on_progress=_draw)
    if found.files:
        click.echo("", err=True)
    for fault in found.faults:
        click.echo(f"{FAULT_WORDS[fault.kind]}: {fault.name}" + (f" ({fault.what})" if fault.what else ""))
    seconds = f"{time.monotonic() - began:.0f} s"
    click.echo(f"{found.files} berkas dan {found.chain_lines} baris catatan diperiksa, {seconds}.")
    if found.faults:
        click.echo(f"{len(found.faults)} hal perlu dilihat. Ambil yang rusak dari cadangan yang baik.", err=True)
        sys.exit(1)
    click.echo("Semuanya utuh.")


def _draw(done: int, total: int) -> None:
    """How far it is, on standard error, a hundred times at most."""
    if done == total or done % max(total // 100, 1) == 0:
        filled = BAR_LETTERS * done // max(total, 1)
        click.echo(f"\r[{'#' * filled}{'.' * (BAR_LETTERS - filled)}] {done}/{total} berkas", nl=False, err=True)


@click.command("sweep")
def sweep() -> None:
    """Sisihkan berkas yang tidak dipakai lagi, dan hapus yang sudah disisihkan 30 hari."""
    from village.core.files import storage
    from village.core.schema import migrate_if_needed
    from village.core.sweeping import UNTOUCHED_FOR, put_aside_unneeded

    migrate_if_needed()
    deleted = storage().empty_quarantine(UNTOUCHED_FOR)
    click.echo(f"{put_aside_unneeded(storage())} berkas disisihkan, {deleted} berkas dihapus.")
