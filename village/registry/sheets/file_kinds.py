"""What a file is, by its content: the extension is never believed. Runs inside the child process."""

import re
import zipfile
from pathlib import Path
from typing import IO

from village.registry.sheets.refusals import FileRefused

MOST_ENTRIES = 2_000
LARGEST_DIRECTORY_BYTES = 512 * 1024
LARGEST_CONTENT_BYTES = 48 * 1024 * 1024
MOST_CELLS = 600_000  # that are filled
LARGEST_RATIO = 200  # deflate reaches 1,032; a sheet of a million formatted empty rows stays below 60

_CHUNK = 256 * 1024
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PICTURES = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"\0\0\0\x18ftyp",
    b"\0\0\0\x1cftyp",
    b"\0\0\0 ftyp",
    b"\0\0\0$ftyp",
)
_WEB_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|meta|body|table|div|style|script|svg)\b", re.I | re.S
)


def recognise(path: Path) -> str:
    """``xlsx``, ``xls``, ``ods`` or ``csv``. Raises FileRefused for everything else and for hostile archives."""
    with path.open("rb") as file:
        start = file.read(4096)
        if start.startswith(b"PK"):
            return _recognise_archive(file)
        if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
            return _recognise_compound(start + file.read())
    if not start.strip():
        raise FileRefused("empty_file")
    if start.startswith(_PICTURES) or (start.startswith(b"RIFF") and start[8:12] == b"WEBP"):
        raise FileRefused("photo")
    if b"%PDF-" in start[:1024]:
        raise FileRefused("pdf")
    if start.startswith(b"{\\rtf"):
        raise FileRefused("document")
    if start.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh")):
        raise FileRefused("archive")
    text = start.decode("utf-8-sig", "ignore")
    if "urn:schemas-microsoft-com:office:spreadsheet" in text:
        raise FileRefused("other_sheet")
    if _WEB_PAGE.match(text):
        raise FileRefused("web_page")
    if text.lstrip().startswith("<?xml"):
        raise FileRefused("web_page" if re.search("<(?:html|svg)", text, re.I) else "unknown_type")
    return "csv"


def _recognise_archive(file: IO[bytes]) -> str:
    _check_directory(file)
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            kind = _kind_of_archive(archive)
            _check_declared_sizes(entries)
            if sum(_check_entry(archive, entry) for entry in entries) > MOST_CELLS:
                raise FileRefused("too_many_rows")
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError, KeyError) as error:
        raise FileRefused("broken") from error
    except Exception as error:  # zlib.error has no common ancestor with the others
        if type(error).__module__ == "zlib":
            raise FileRefused("broken") from error
        raise
    return kind


def _check_directory(file: IO[bytes]) -> None:
    """Look at the end record before zipfile builds an object per entry."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 65_557))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise FileRefused("broken")
    entries = int.from_bytes(tail[at + 10 : at + 12], "little")
    directory_bytes = int.from_bytes(tail[at + 12 : at + 16], "little")
    if entries > MOST_ENTRIES or directory_bytes > LARGEST_DIRECTORY_BYTES:
        raise FileRefused("bomb")
    file.seek(0)


def _kind_of_archive(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        mimetype = archive.read("mimetype").decode("ascii", "replace")
        if "opendocument" in mimetype:
            if "spreadsheet" not in mimetype:
                raise FileRefused("document")
            return "ods"
    if "xl/workbook.xml" in names:
        return "xlsx"
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise FileRefused("document")
    if "xl/workbook.bin" in names or any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        raise FileRefused("other_sheet")
    raise FileRefused("archive")


def _check_declared_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if sum(entry.file_size for entry in entries) > LARGEST_CONTENT_BYTES:
        raise FileRefused("bomb")
    for entry in entries:
        if entry.flag_bits & 1:
            raise FileRefused("password")
        if entry.file_size > 1024 * 1024 and entry.file_size > LARGEST_RATIO * max(1, entry.compress_size):
            raise FileRefused("bomb")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FileRefused("broken")


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """Unpack once into nothing: the declared size and the checksum must be true, and no entity may be defined.

    The answer is about how many filled cells it holds.
    """
    filled_cells = 0
    is_markup = entry.filename.lower().endswith((".xml", ".rels"))
    end_of_last = b""
    with archive.open(entry) as content:
        while chunk := content.read(_CHUNK):
            if is_markup:
                plain = end_of_last + chunk.replace(b"\0", b"")  # UTF-16 hides nothing
                if _ENTITY.search(plain):
                    raise FileRefused("bomb")
                end_of_last = plain[-10:]
                filled_cells += plain.count(b"</c>")
    if entry.filename == "META-INF/manifest.xml" and b"encryption-data" in archive.read(entry):
        raise FileRefused("password")
    return filled_cells


def _recognise_compound(content: bytes) -> str:
    """The older Office container: its streams are named in UTF-16."""

    def has_stream(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if has_stream("EncryptedPackage"):
        raise FileRefused("password")
    if has_stream("WordDocument") or has_stream("PowerPoint Document"):
        raise FileRefused("document")
    if has_stream("Workbook") or has_stream("Book"):
        return "xls"
    raise FileRefused("broken")
