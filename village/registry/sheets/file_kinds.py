"""What a file is, by its content: the extension is never believed. Runs inside the child process."""

import re
import zipfile
from pathlib import Path
from typing import IO

from village.core.archives import ArchiveRefused, check_entry, opened_archive
from village.registry.sheets.refusals import FileRefused

MOST_CELLS = 600_000  # that are filled

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
    try:
        with opened_archive(file) as archive:
            kind = _kind_of_archive(archive)
            if sum(check_entry(archive, entry, b"</c>") for entry in archive.infolist()) > MOST_CELLS:
                raise FileRefused("too_many_rows")
    except ArchiveRefused as refused:
        raise FileRefused(refused.code) from refused
    return kind


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
