"""Text files with separated values, as Excel, phones and web sites write them. Runs inside the child process."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from village.registry.sheets.refusals import FileRefused

_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_CHARACTERS = 64 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufffd]")
_SEP_LINE = re.compile(r"\s*sep=(.)\s*", re.IGNORECASE)


def read_records(path: Path) -> Iterator[list[str]]:
    """The records of the file, empty lines included as empty lists. FileRefused when it is not text at all."""
    encoding = _encoding(path)
    with _opened(path, encoding) as file:
        sample = file.read(_SAMPLE_CHARACTERS)
    if not sample.strip():
        raise FileRefused("empty_file")
    if len(_CONTROL.findall(sample)) > len(sample) // 500:
        raise FileRefused("unknown_type")
    csv.field_size_limit(64 * 1024)
    stated = _SEP_LINE.fullmatch(sample.split("\n", 1)[0])
    delimiter = stated[1] if stated else _delimiter(sample)
    is_runaway = _has_runaway_quote(path, encoding, delimiter)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if is_runaway else csv.QUOTE_MINIMAL
    with _opened(path, encoding) as file:
        if stated:
            file.readline()
        try:
            for record in csv.reader(file, delimiter=delimiter, quoting=quoting):
                yield [cell.strip('"') for cell in record] if is_runaway else record
        except csv.Error as error:
            raise FileRefused("broken") from error


def _opened(path: Path, encoding: str) -> io.TextIOWrapper:
    return path.open(encoding=encoding, errors="replace", newline="")


def _encoding(path: Path) -> str:
    """UTF-8 or UTF-16 where the bytes say so, otherwise what Excel on Windows writes (cp1252)."""
    with path.open("rb") as file:
        start = file.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while chunk := file.read(256 * 1024):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _delimiter(sample: str) -> str:
    """The separator with which most records have the same, and the largest, number of fields."""
    lines = sample if len(sample) < _SAMPLE_CHARACTERS else sample.rpartition("\n")[0]

    def score(delimiter: str) -> int:
        try:
            widths = Counter(len(record) for record in csv.reader(io.StringIO(lines), delimiter=delimiter) if record)
        except csv.Error:
            return 0
        return max((min(width, 20) * times for width, times in widths.items() if width > 1), default=0)

    return max(_DELIMITERS, key=score)


def _has_runaway_quote(path: Path, encoding: str, delimiter: str) -> bool:
    """Whether a quote that nobody closed swallows the rest of its line, and with it the lines after it."""
    width = 0
    with _opened(path, encoding) as file:
        try:
            for record in csv.reader(file, delimiter=delimiter):
                width = max(width, len(record))
                if any("\n" in cell and cell.count(delimiter) >= max(3, width - 2) for cell in record):
                    return True
        except csv.Error:
            return True
    return False
