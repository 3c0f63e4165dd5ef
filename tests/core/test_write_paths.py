"""R-04 for every way of writing: files come into the storage through `core.disk` alone, whose order is tried beside.

Any other code of the site that writes a file stands in the list below with what it writes. None of it is a file that
somebody gave the village, so nothing of it can be lost with an acknowledged upload.
"""

import ast
from pathlib import Path

VILLAGE = Path(__file__).parents[2] / "village"
WRITING_NAMES = frozenset({"write_bytes", "write_text", "copyfile", "copytree", "copy2", "mkstemp", "symlink_to"})
NOT_WRITING = frozenset({"disk_usage", "rmtree", "which"})
WRITING_OS = frozenset({"open", "rename", "replace", "link"})
WRITERS = {
    "core/disk.py": "the storage's own writes, in the order that is tried",
    "core/storage.py": "locks of work done one at a time",
    "core/picture_child.py": "pictures drawn from a kept photo, in a folder the storage keeps only when it is whole",
    "core/printing.py": "a copy of a kept photo for the child that draws on paper",
    "core/schema.py": "the lock of a migration",
    "core/backups/making.py": "backups: sealed and synced before they get their name",
    "core/backups/checking.py": "rows of a backup for a look, thrown away; members unpacked for a restore",
    "core/backups/restoring.py": "a village brought back: synced and read again before it is told",
    "installation.py": "the Python environment",
    "config.py": "the secret of the cookies",
    "accounts/services/founding.py": "the address that opens the set-up page",
    "accounts/services/moving.py": "the sample village put aside",
    "vault/signing.py": "the key of receipts, synced before it signs",
    "vault/box.py": "the archive box, made again at any time",
    "leaving/cli.py": "the whole village as a ZIP, made again at any time",
    "leaving/work.py": "the same from the page",
    "gallery/prints/making.py": "the catalogue, made again at any time",
    "registry/cli.py": "the report of an import, for whoever asked",
    "registry/sheets/child.py": "a name for the file that is read, in the folder of the child",
}


def writes(tree: ast.AST) -> list[int]:
    """The lines of a module that write, copy or rename a file."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_writing(node)]


def _is_writing(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id == "open" and _mode(call, 1)
    if not isinstance(call.func, ast.Attribute):
        return False
    owner = call.func.value.id if isinstance(call.func.value, ast.Name) else ""
    if owner == "os":
        return call.func.attr in WRITING_OS
    if owner == "shutil":
        return call.func.attr not in NOT_WRITING
    return call.func.attr in WRITING_NAMES or (call.func.attr == "open" and owner != "zipfile" and _mode(call, 0))


def _mode(call: ast.Call, place: int) -> bool:
    given = [*call.args[place : place + 1], *(word.value for word in call.keywords if word.arg == "mode")]
    modes = [str(one.value) for one in given if isinstance(one, ast.Constant)]
    return any(set(mode) & set("wxa+") and len(mode) <= 4 for mode in modes)


def test_r04_files_are_written_by_the_disk_of_the_storage_and_by_nobody_else_unlisted() -> None:
    found = {
        path.relative_to(VILLAGE).as_posix(): lines
        for path in sorted(VILLAGE.rglob("*.py"))
        if "migrations" not in path.parts and (lines := writes(ast.parse(path.read_text("utf-8"))))
    }
    unlisted = {name: lines for name, lines in found.items() if name not in WRITERS}
    assert not unlisted, "files somebody gives go through core.storage; say in WRITERS what else these write"
    assert set(WRITERS) <= set(found), "these write nothing any more"


def test_the_watch_sees_each_way_of_writing() -> None:
    for line in (
        'open("a", "wb")', 'path.open("x")', "path.write_bytes(b'')", 'os.open("a", 1)', "os.rename(a, b)",
        "shutil.copy(a, b)", "shutil.move(a, b)", 'open("a", mode="a")',
    ):  # fmt: skip
        assert writes(ast.parse(line)), line
    for line in ('open("a", "rb")', 'open("a")', "archive.open(name)", "shutil.disk_usage(a)"):
        assert not writes(ast.parse(line)), line
