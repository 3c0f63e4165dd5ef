"""Commands of the registry: bring in a list of businesses from a file."""

import hashlib
import json
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import click
from flask import Flask
from flask.cli import AppGroup

from village.core.errors import DomainError
from village.registry.planning import Step, count_steps

BAR_LETTERS = 30


def fail(sentence: str) -> NoReturn:
    """A sentence on standard error, exit status 1."""
    click.echo(sentence, err=True)
    sys.exit(1)


def register(app: Flask) -> None:
    """``flask enterprises ...``."""
    group = AppGroup("enterprises", help="Usaha di kampung ini.")
    group.add_command(import_list)
    app.cli.add_command(group)


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Tunjukkan apa yang akan terjadi, tanpa mengubah apa pun.")
@click.option("--report", type=click.Path(path_type=Path), help="Tulis jumlah dan setiap masalah sebagai JSON.")
@click.option("--sheet", "sheets", multiple=True, help="Hanya lembar ini; boleh beberapa kali.")
def import_list(file: Path, dry_run: bool, report: Path | None, sheets: tuple[str, ...]) -> None:
    """Impor daftar usaha (xlsx, xls, ods, csv) ke daftar usaha kampung."""
    from village.core.files import storage
    from village.core.schema import migrate_if_needed
    from village.core.village import find_village
    from village.registry.services.imports import import_file, understand_list
    from village.registry.sheets.reading import read_workbook

    try:
        migrate_if_needed()
        if find_village() is None:
            fail("Belum ada kampung di sini. Buat dulu: flask --app app village create")
        content_sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        workbook = read_workbook(file, file.name)
        understanding = understand_list(workbook, _layout([sheet.name for sheet in workbook.sheets], sheets))
        bar = Bar()
        _run_id, steps = import_file(
            storage(), understanding, file_sha256=content_sha256, dry_run=dry_run, on_progress=bar
        )
        bar.end()
        result = _report(file.name, steps, dry_run)
        if report is not None:
            report.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", "utf-8")
    except OSError as error:
        fail(f"Berkas tidak bisa dibuka: {error.filename} ({error.strerror})")
    except DomainError as error:
        fail(str(error))
    click.echo(_summary(result["counts"], dry_run))


def _layout(names: list[str], wanted: tuple[str, ...]) -> Mapping[str, Mapping[str, Any]]:
    if unknown := [name for name in wanted if name not in names]:
        fail(f"Tidak ada lembar {', '.join(unknown)}. Yang ada: {', '.join(names)}.")
    return {name: {"skip": True} for name in names if name not in wanted} if wanted else {}


def _report(name: str, steps: list[Step], dry_run: bool) -> dict[str, Any]:
    counts = count_steps(steps)
    return {
        "file": name,
        "dry_run": dry_run,
        "counts": vars(counts),
        "problems": [
            {
                "sheet": step.plan.reading.sheet,
                "row": step.plan.reading.row,
                "column": problem.column,
                "heading": problem.heading,
                "value": problem.raw,
                "reason": str(problem.sentence),
                "code": problem.code,
                "severity": problem.severity,
            }
            for step in steps
            for problem in step.problems
        ],
    }


def _summary(counts: Mapping[str, int], dry_run: bool) -> str:
    would = "Akan: " if dry_run else ""
    if not counts["created"] and not counts["updated"]:
        return f"{would}Tidak ada perubahan. {counts['unchanged']} tetap, {counts['skipped']} dilewati."
    return (
        f"{would}{counts['created']} baru, {counts['updated']} diperbarui, {counts['unchanged']} tetap,"
        f" {counts['skipped']} dilewati, {counts['flagged']} perlu dilihat."
    )


class Bar:
    """How far the import is, on standard error."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.is_shown = False

    def __call__(self, done: int, total: int) -> None:
        """Draw ``done`` of ``total`` lines."""
        self.is_shown = True
        filled = BAR_LETTERS * done // max(total, 1)
        bar = "#" * filled + "." * (BAR_LETTERS - filled)
        sys.stderr.write(f"\r[{bar}] {done}/{total} baris, {time.monotonic() - self.began:.0f} s")
        sys.stderr.flush()

    def end(self) -> None:
        """Go to the next line, if anything was drawn."""
        if self.is_shown:
            sys.stderr.write("\n")
