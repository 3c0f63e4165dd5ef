"""``flask enterprises import``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.registry.lists import SAMPLE, csv_list
from village.core.db import db
from village.registry.models import Enterprise, ImportRun

PROJECT = Path(__file__).resolve().parents[2]


def run(app: Flask, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, on the database of the test."""
    db.session.remove()
    settings = app.config["SETTINGS"]
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", "enterprises", "import", *map(str, arguments)],
        cwd=PROJECT,
        env={**os.environ, "GAPURA_INSTANCE": str(settings.instance), "GAPURA_SECRET": settings.secret},
        capture_output=True,
        text=True,
        timeout=120,
    )


def how_many() -> int:
    return db.session.scalar(select(func.count()).select_from(Enterprise))


def test_the_command_imports_shows_progress_and_reports(app: Flask, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = run(app, SAMPLE, "--report", report)
    assert done.returncode == 0, done.stderr
    assert "96 baru" in done.stdout and "96/96" in done.stderr
    assert how_many() == 96
    written = json.loads(report.read_text("utf-8"))
    assert written["counts"] == {"created": 96, "updated": 0, "unchanged": 0, "skipped": 0, "flagged": 0}
    assert {"sheet", "row", "column", "value", "reason"} <= set(written["problems"][0])


def test_a_dry_run_says_the_same_and_writes_nothing(app: Flask, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = run(app, SAMPLE, "--dry-run", "--report", report)
    assert done.returncode == 0 and "96 baru" in done.stdout
    assert json.loads(report.read_text("utf-8"))["counts"]["created"] == 96
    assert how_many() == 0
    assert db.session.scalar(select(func.count()).select_from(ImportRun)) == 0


@pytest.mark.parametrize("case", ["missing", "photo", "no such sheet"])
def test_a_failure_is_one_sentence_and_a_status(app: Flask, tmp_path: Path, case: str) -> None:
    photo = tmp_path / "foto.xlsx"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    arguments = {
        "missing": [tmp_path / "tidak-ada.xlsx"],
        "photo": [photo],
        "no such sheet": [csv_list([("Keripik", "Nik", "4")]), "--sheet", "Lain"],
    }[case]
    done = run(app, *arguments)
    assert done.returncode != 0
    assert done.stderr.strip() and "Traceback" not in done.stderr
    assert how_many() == 0


def test_only_the_sheet_that_was_named(app: Flask) -> None:
    done = run(app, SAMPLE, "--sheet", "DATA UMKM RW 05", "--dry-run")
    assert done.returncode == 0 and "96 baru" in done.stdout


def test_help_tells_what_it_does(app: Flask) -> None:
    done = run(app, "--help")
    assert done.returncode == 0 and "--dry-run" in done.stdout
