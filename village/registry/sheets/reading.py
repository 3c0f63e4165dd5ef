"""Opens a file that somebody uploaded, without ever parsing it in the site's own process."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from village.registry.sheets.refusals import LARGEST_FILE_BYTES, FileRefused, is_reason
from village.registry.sheets.workbook import Cell, Line, Merge, Sheet, Workbook

WALL_SECONDS = 20.0  # a busy host may be slow; the processor time of the child is limited far more tightly

_PROJECT = Path(__file__).resolve().parents[3]
_CHILD = "village.registry.sheets.child"


def read_workbook(path: str | os.PathLike[str], filename: str) -> Workbook:
    """Everything in an xlsx, xls, ods or csv file of at most 10 MB and 20,000 rows; ``filename`` only names it.

    Raises FileRefused with one clear sentence for anything else: another type, damaged, locked, hostile, too large.
    """
    size = os.path.getsize(path)
    if size == 0:
        raise FileRefused("empty_file")
    if size > LARGEST_FILE_BYTES:
        raise FileRefused("too_large")
    with tempfile.TemporaryDirectory(prefix="gapura-") as folder:
        workbook = _collect(Path(path).resolve(), filename, folder)
    if workbook.kind == "csv" and workbook.sheets:
        workbook.sheets[0].name = PurePath(filename).stem or "csv"
    if not any(sheet.lines for sheet in workbook.sheets):
        raise FileRefused("empty_workbook")
    return workbook


def _collect(path: Path, filename: str, folder: str) -> Workbook:
    child = subprocess.Popen(
        [sys.executable, "-m", _CHILD, os.fspath(path), folder],
        cwd=_PROJECT,
        env={"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8", "SYSTEMROOT": os.environ.get("SYSTEMROOT", "")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    clock = threading.Timer(WALL_SECONDS, child.kill)
    clock.start()
    workbook = Workbook(filename=filename, kind="")
    is_whole = False
    try:
        assert child.stdout is not None
        for line in child.stdout:
            is_whole = _take(json.loads(line), workbook)
    except json.JSONDecodeError:
        is_whole = False  # the process was ended in the middle of a line
    finally:
        clock.cancel()
        child.kill()
        if child.stdout:
            child.stdout.close()
        status = child.wait()
    if not is_whole:
        raise FileRefused(_reason_of_death(status))
    return workbook


def _take(message: Any, workbook: Workbook) -> bool:
    """Add one line of the child's report; True when it was the last one."""
    if isinstance(message, list):
        number, cells = message
        workbook.sheets[-1].lines.append(Line(number, tuple(_cell(cell) for cell in cells)))
    elif "sheet" in message:
        merges = [Merge(*edges) for edges in message["merges"]]
        workbook.sheets.append(Sheet(message["sheet"], merges=merges, is_hidden=message["hidden"]))
    elif "kind" in message:
        workbook.kind = message["kind"]
    elif is_reason(message.get("refused")):
        raise FileRefused(message["refused"])
    return "end" in message


def _cell(cell: Any) -> Cell:
    return date.fromisoformat(cell["date"]) if isinstance(cell, dict) else cell


def _reason_of_death(status: int) -> str:
    if os.name == "posix" and status in (-signal.SIGPROF, -signal.SIGXCPU, -signal.SIGKILL):
        return "too_slow"
    if os.name == "posix" and status in (-signal.SIGABRT, -signal.SIGSEGV):
        return "bomb"  # the compiled reader asked for more memory than it may have
    return "broken"
