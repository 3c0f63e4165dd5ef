"""The short-lived process that opens a stranger's file: ``python -m village.registry.sheets.child FILE FOLDER``.

It limits its own memory and time, writes what it read as lines of JSON on standard output, and says why when it
refuses. Whatever kills it kills no more than this one reading. Personal numbers never leave this process.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from village.core.personal_numbers import MASK, looks_like_nik, mask_niks
from village.registry.sheets.comma_files import read_records
from village.registry.sheets.file_kinds import MOST_CELLS, recognise
from village.registry.sheets.refusals import MOST_ROWS, FileRefused
from village.registry.sheets.workbook import MOST_COLUMNS

MEMORY_BYTES = 46 * 1024 * 1024  # beside the interpreter itself, so that the whole process stays below 64 MiB
# Processor time of parsing; writing out what was parsed is bounded by rows, cells and characters. The first part is
# for finding out what the file is. After that an honest list may take as long as one of its unpacked size takes on a
# host four times slower than an ordinary one, twice over.
RECOGNISING_SECONDS = 1.8
PARSING_SECONDS = 0.8
PARSING_SECONDS_PER_MEBIBYTE = {"csv": 1.0, "xls": 0.6, "xlsx": 0.3, "ods": 0.3}
MOST_SHEETS = 60
MOST_CHARACTERS = 24_000_000
LONGEST_CELL = 4_000
HEADROOM_ROWS = 200  # titles, sub-headings and signatures are no businesses

_MAY_BE_PERSONAL = re.compile(r"(?:[0-9][ .\-]?){16}|[0-9][eE]\+?[0-9]")


def limit_resources() -> None:
    """Bound memory and processor time of this process, where the system can."""
    try:
        import resource
        import signal
    except ImportError:
        return  # Windows: the checks of the archive and the parent's clock remain
    try:
        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except OSError:
        used = 24 * 1024 * 1024
    for what, limit in (
        (resource.RLIMIT_AS, used + MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 16),
    ):
        try:
            resource.setrlimit(what, (limit, limit))
        except (ValueError, OSError):
            continue  # this system does not know the limit or already has a lower one
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, RECOGNISING_SECONDS)  # the signal ends the process even inside compiled code


def parsing_seconds(path: Path, kind: str) -> float:
    """How much processor time the parsing of a recognised file may take."""
    size = path.stat().st_size
    if kind in ("xlsx", "ods"):
        with zipfile.ZipFile(path) as archive:  # its sizes are known to be true by now, and their sum is capped
            size = sum(entry.file_size for entry in archive.infolist())
    return PARSING_SECONDS + PARSING_SECONDS_PER_MEBIBYTE[kind] * size / 1024 / 1024


def _give_time(seconds: float) -> None:
    try:
        import signal

        signal.setitimer(signal.ITIMER_PROF, seconds)
    except (ImportError, AttributeError):
        return  # Windows has no such clock


@contextmanager
def _clock_stopped() -> Iterator[None]:
    """Do not count this work as parsing."""
    try:
        import signal

        left, _ = signal.setitimer(signal.ITIMER_PROF, 0)
    except (ImportError, AttributeError):
        yield  # Windows has no such clock
        return
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, left)


class _Writer:
    """Writes lines of JSON and counts what it wrote."""

    def __init__(self) -> None:
        self.rows = self.cells = self.characters = 0

    def write(self, thing: Any) -> None:
        line = json.dumps(thing, ensure_ascii=False, separators=(",", ":"))
        self.characters += len(line)
        if self.characters > MOST_CHARACTERS:
            raise FileRefused("bomb")
        sys.stdout.write(line + "\n")

    def write_row(self, number: int, cells: Iterable[Any]) -> None:
        plain = [_plain(cell) for cell in cells]
        while plain and plain[-1] is None:
            plain.pop()
        if not plain:
            return
        self.rows += 1
        self.cells += len(plain)
        if self.cells > MOST_CELLS:
            raise FileRefused("bomb")
        if self.rows > MOST_ROWS + HEADROOM_ROWS:
            raise FileRefused("too_many_rows")
        self.write([number, plain])


def _plain(cell: Any) -> Any:
    if isinstance(cell, str):
        if not cell or cell.isspace():
            return None
        text = cell[:LONGEST_CELL].replace("\0", "")
        return mask_niks(text) if _MAY_BE_PERSONAL.search(text) else text
    if cell is None or isinstance(cell, bool):
        return cell
    if isinstance(cell, (int, float)):
        return MASK if looks_like_nik(cell) else cell if cell == cell else None
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    return str(cell)


def _read_table(path: Path, kind: str, folder: Path, writer: _Writer) -> None:
    import python_calamine

    named = folder / f"list.{kind}"  # the reader believes the extension, so it is given the true one
    try:
        named.symlink_to(path)
        book = python_calamine.CalamineWorkbook.from_path(named)
    except python_calamine.PasswordError as error:
        raise FileRefused("password") from error
    for sheet in book.sheets_metadata[:MOST_SHEETS]:
        if sheet.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        cells = book.get_sheet_by_name(sheet.name)
        merges = [
            [top + 1, left, bottom + 1, right]
            for (top, left), (bottom, right) in (cells.merged_cell_ranges or [])[:50_000]
        ]
        hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
        with _clock_stopped():
            writer.write({"sheet": sheet.name, "hidden": hidden, "merges": merges})
            for number, row in _rows(cells):
                writer.write_row(number, row)


def _rows(cells: Any) -> Iterator[tuple[int, list[Any]]]:
    if cells.start is None:
        return
    left = cells.start[1]
    for number, row in enumerate(cells.iter_rows(), start=1):
        yield number, ([None] * left + row)[:MOST_COLUMNS]


def extract(path: Path, folder: Path) -> None:
    """Write everything in the file to standard output, or the one reason why not. ``folder`` is empty and passing."""
    writer = _Writer()
    try:
        kind = recognise(path)
        _give_time(parsing_seconds(path, kind))
        writer.write({"kind": kind})
        if kind == "csv":
            writer.write({"sheet": path.stem, "hidden": False, "merges": []})
            for number, record in enumerate(read_records(path), start=1):
                writer.write_row(number, record[:MOST_COLUMNS])
        else:
            _read_table(path, kind, folder, writer)
        sys.stdout.write('{"end":true}\n')
    except FileRefused as refused:
        sys.stdout.write(json.dumps({"refused": refused.code}) + "\n")
    except MemoryError:
        sys.stdout.write('{"refused":"bomb"}\n')
    except BaseException as error:  # compiled readers answer a damaged file with panics that are no Exception
        is_too_much = re.search("overflow|limit exceeded|allocat", str(error))  # of what they were asked to hold
        sys.stdout.write(json.dumps({"refused": "bomb" if is_too_much else "broken"}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    limit_resources()
    extract(Path(sys.argv[1]), Path(sys.argv[2]))
