"""The shape of the project, kept by a machine: the guards of ``tests/guards.py`` over every file, and a few facts."""

import gzip
import hashlib
import os
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import brotli
import pytest
from flask import Flask

from tests.guards import GUARDS, Guard

PROJECT = Path(__file__).resolve().parent.parent
TOP_LEVEL = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "app.py", "bench", "docs",
    "instance", "pyproject.toml", "requirements.txt", "static", "templates", "tests", "village",
}  # fmt: skip
MADE_HERE = {".git", ".venv", ".hypothesis", "__pycache__"}
TEXT = {
    ".py",
    ".html",
    ".css",
    ".js",
    ".svg",
    ".md",
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
    ".json",
    ".csv",
    ".xml",
    ".sh",
    "",
}
NOT_FEATURES = {"core", "translations", "migrations"}
HEAVY = (
    "PIL", "Sastrawi", "alembic", "argon2", "flask_migrate", "nacl", "openpyxl", "pypdfium2", "python_calamine",
    "reportlab", "segno", "smtplib", "xlsxwriter", "yaml",
)  # fmt: skip
HTMX_SHA384 = "429f6b742f07ec4a8ea17fa74743f744f1b63688e2faa7702651a97f3c1026c7cea69dec1b021d48ff713b7f94944867"


@cache
def project_files() -> tuple[str, ...]:
    """Every file of the project, committed or new, as a path from its folder."""
    if (PROJECT / ".git").exists():
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout.split("\0")
        return tuple(sorted({name for name in listed if name and (PROJECT / name).is_file()}))
    found = []
    for folder, folders, names in os.walk(PROJECT):
        folders[:] = [name for name in folders if name not in MADE_HERE and not name.endswith("_cache")]
        found += [(Path(folder) / name).relative_to(PROJECT).as_posix() for name in names]
    return tuple(sorted(found))


@cache
def text_of(path: str) -> str:
    return (PROJECT / path).read_text("utf-8") if Path(path).suffix in TEXT else ""


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.rule)
def test_every_file_keeps_the_rule(guard: Guard) -> None:
    faults = [fault for path in project_files() if guard.covers(path) for fault in guard.faults(path, text_of(path))]
    assert not faults, f"{guard.rule}:\n" + "\n".join(faults)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.rule)
def test_each_guard_sees_a_fault(guard: Guard) -> None:
    path, text = guard.sample
    assert guard.covers(path)
    assert guard.faults(path, text)


def test_the_top_of_the_project_holds_only_what_belongs_there() -> None:
    assert {path.partition("/")[0] for path in project_files()} <= TOP_LEVEL


def test_only_the_ignore_file_of_an_instance_is_part_of_the_project() -> None:
    assert [path for path in project_files() if path.startswith("instance/")] == ["instance/.gitignore"]


def test_every_feature_stands_in_the_order_and_behind_its_interface() -> None:
    features = {path.split("/")[1] for path in project_files() if re.fullmatch(r"village/\w+/__init__\.py", path)}
    contracts = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    order = next(contract["layers"] for contract in contracts if contract["id"] == "order")
    protected = {contract["id"].removeprefix("inside-") for contract in contracts if contract["type"] == "protected"}
    assert features - NOT_FEATURES <= {layer.strip("()") for layer in order}
    assert features - NOT_FEATURES <= protected


def test_every_route_says_who_may_use_it(app: Flask) -> None:
    unmarked = [rule for rule in app.url_map.iter_rules() if not hasattr(app.view_functions[rule.endpoint], "stamp")]
    assert not unmarked


def _modules_after(statement: str, folder: Path) -> set[str]:
    """Which of the heavy modules, or Flask, a fresh Python holds after the statement."""
    question = f"{statement}\nimport sys; print(*sys.modules)"
    environment = {**os.environ, "GAPURA_INSTANCE": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", question], cwd=PROJECT, env=environment, check=True, capture_output=True, text=True
    )
    return set(done.stdout.split()) & {*HEAVY, "flask"}


def test_a_serving_worker_holds_nothing_heavy(tmp_path: Path) -> None:
    assert _modules_after("import app", tmp_path) == {"flask"}


def test_the_picture_process_starts_without_flask(tmp_path: Path) -> None:
    assert "flask" not in _modules_after("import village.core.picture_child", tmp_path)


def test_packed_files_say_the_same_as_their_sources() -> None:
    for path in project_files():
        if path.startswith("static/") and path.endswith((".br", ".gz")):
            packed = (PROJECT / path).read_bytes()
            unpacked = gzip.decompress(packed) if path.endswith(".gz") else brotli.decompress(packed)
            assert unpacked == (PROJECT / path[:-3]).read_bytes(), f"{path} is older than its source"


def test_htmx_is_the_one_that_was_reviewed() -> None:
    vendored = (PROJECT / "static/js/vendor/htmx-4.0.1.min.js").read_bytes()
    assert hashlib.sha384(vendored).hexdigest() == HTMX_SHA384
    assert vendored.strip() in (PROJECT / "static/js/site.js").read_bytes()
