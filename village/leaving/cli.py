"""Command: everything of the village in one file."""

import os
import sys
from pathlib import Path
from typing import Any

import click
from flask import Flask

from village.core.schema import migrate_if_needed
from village.leaving.making import Everything, write_everything


@click.command("export", help="Salin seluruh data kampung ke satu berkas ZIP: lembar kerja, gambar, dokumen.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export(file: Path) -> None:
    """Write the archive beside its name and rename it at the end, so that half an archive never has that name."""
    if file.exists():
        _fail(f"{file} sudah ada. Pilih nama lain, atau pindahkan dulu.")
    migrate_if_needed()
    half = file.with_name(f"{file.name}.belum-selesai")
    try:
        found = _written(half)
        os.replace(half, file)
    except OSError as error:
        half.unlink(missing_ok=True)
        _fail(f"{file} tidak bisa ditulis: {error.strerror}.")
    click.echo(f"{file}: {found.tables} tabel, {found.rows} baris, {found.files} berkas.")
    if found.missing:
        _fail(f"{found.missing} berkas disebut dalam tabel tetapi tidak ada di penyimpanan.")


def _fail(sentence: str) -> Any:
    click.echo(sentence, err=True)
    sys.exit(1)


def _written(target: Path) -> Everything:
    bars: list[Any] = []

    def stage(words: str, steps: int) -> None:
        finish()
        bars.append(click.progressbar(length=steps, label=f"{words:<28}", file=sys.stderr))
        bars[-1].render_progress()

    def finish() -> None:
        if bars:
            bars[-1].render_finish()

    found = write_everything(target, stage, lambda: bars[-1].update(1))
    finish()
    return found


def register(app: Flask) -> None:
    """Add the command to those about the village."""
    app.cli.commands["village"].add_command(export)  # type: ignore[attr-defined]
