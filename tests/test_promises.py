"""The promises in docs/promises.md name tests that are there, and none of them is left out."""

import ast
import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "docs" / "promises.md"
NAMED = re.compile(r"`(tests/[a-z_/0-9]+\.py)::([a-z_0-9]+)`")
PROMISED = re.compile(r"^\| ([RB]-\d\d) \|", re.M)
IDS = {f"R-{number:02}" for number in (*range(1, 12), 13)} | {f"B-{number:02}" for number in range(1, 11)}


def functions(path: Path) -> set[str]:
    """The names of the functions of a module."""
    return {node.name for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)}


def test_every_promise_names_tests_that_are_there() -> None:
    written = PAGE.read_text("utf-8")
    assert set(PROMISED.findall(written)) == IDS
    gone = [
        f"{path}::{name}"
        for path, name in NAMED.findall(written)
        if not (PROJECT / path).is_file() or name not in functions(PROJECT / path)
    ]
    assert not gone, "docs/promises.md names tests that are not there: " + ", ".join(gone)


def test_every_test_that_bears_a_promise_stands_on_the_page() -> None:
    """Of the promises of this page: a test such as ``test_r04_...`` that nobody lists proves nothing to a reader."""
    listed = {name for _path, name in NAMED.findall(PAGE.read_text("utf-8"))}
    bearing = re.compile(r"test_([rb])(\d\d)_")
    found = {
        name
        for path in (PROJECT / "tests").rglob("test_*.py")
        for name in functions(path)
        if (match := bearing.match(name)) and f"{match[1].upper()}-{match[2]}" in IDS
    }
    assert found <= listed, sorted(found - listed)
