"""Commands: make, check and restore a backup."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click
from flask import Flask
from flask.cli import AppGroup

from village.core.backups.checking import check_backup
from village.core.backups.making import lost_files, make_backup
from village.core.backups.regular import note_backup
from village.core.backups.restoring import restore_backup
from village.core.errors import DomainError
from village.core.formatting import file_size
from village.core.schema import migrate_if_needed

backup_group = AppGroup("backup", help="Cadangan seluruh kampung: buat, periksa, pulihkan.")
earlier = click.option(
    "--previous",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Cadangan sebelumnya; boleh beberapa kali.",
)


def fail(sentence: object) -> NoReturn:
    """A sentence on standard error, exit status 1."""
    click.echo(str(sentence), err=True)
    sys.exit(1)


class Bar:
    """A progress bar for each part of the work, on standard error."""

    def __init__(self) -> None:
        self._bar: Any = None

    def stage(self, words: Any, total: int = 0) -> None:
        self.close()
        self._bar = click.progressbar(length=total or 1, label=f"{words!s:<32}", file=sys.stderr)
        self._bar.__enter__()

    def step(self, count: int = 1) -> None:
        self._bar.update(count)

    def close(self) -> None:
        if self._bar:
            self._bar.finish()
            self._bar.__exit__(None, None, None)
            self._bar = None


@contextmanager
def told() -> Iterator[Bar]:
    """Show how far it is; what goes wrong ends the command with one sentence."""
    bar = Bar()
    try:
        yield bar
    except (DomainError, OSError) as error:
        bar.close()
        fail(error)
    bar.close()


@backup_group.command("create", help="Buat cadangan FILE; situs boleh terus dipakai.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@earlier
def create(file: Path, previous: tuple[Path, ...]) -> None:
    """Make a backup, read it back, and say what is in it."""
    if file.exists():
        fail(f"{file} sudah ada. Pilih nama lain.")
    migrate_if_needed()
    with told() as bar:
        whole = make_backup(file.resolve(), bar, previous=previous)
        lost = lost_files(whole.manifest)
        note_backup(whole, lost)
    click.echo(
        f"Cadangan {file} utuh: {whole.rows} baris, {whole.manifest.files} berkas, {file_size(whole.size_bytes)}."
    )
    for sha256 in lost:
        click.echo(f"Tidak ada lagi di penyimpanan, jadi tidak ikut: {sha256}", err=True)


@backup_group.command("verify", help="Periksa apakah cadangan FILE utuh.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@earlier
def verify(file: Path, previous: tuple[Path, ...]) -> None:
    """Read all of a backup; exit status 1, and the file named, when anything in it is not as it was made."""
    with told() as bar:
        whole = check_backup(file, bar, previous=previous)
    told_of = whole.manifest
    click.echo(
        f"Utuh: {told_of.village}, dibuat {told_of.made_at}, {whole.rows} baris, {told_of.files} berkas. "
        "Ini pemeriksaan isi saja; yang membuktikan bisa dipulihkan adalah latihan pemulihan."
    )


@backup_group.command("restore", help="Pulihkan cadangan FILE ke folder kosong.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--into", required=True, type=click.Path(path_type=Path), help="Folder kosong, atau yang belum ada.")
@click.option("--database", default="", help="Alamat PostgreSQL yang kosong; tanpa ini SQLite di folder itu.")
@earlier
def restore(file: Path, into: Path, database: str, previous: tuple[Path, ...]) -> None:
    """Bring the village of a backup back and say what came back."""
    with told() as bar:
        restored = restore_backup(file, into.resolve(), bar, previous=previous, database_url=database)
    click.echo(
        f"Pulih di {into}: {restored.rows} baris, {restored.files} berkas, semuanya dibaca ulang dari disk.\n"
        f"Jalankan: GAPURA_INSTANCE={into.resolve()} python3 app.py"
    )


def register(app: Flask) -> None:
    """Give the application these commands."""
    app.cli.add_command(backup_group)
