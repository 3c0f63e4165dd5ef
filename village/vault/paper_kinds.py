"""Which files the vault takes, and what each is, by its content. No Flask here: the child process imports it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from village.core import picture_formats
from village.core.archives import ArchiveRefused, check_entry, opened_archive
from village.core.picture_formats import PIXEL_LIMITS

LARGEST_FILE_BYTES = 25 * 1024 * 1024
LARGEST_UNPACKED_BYTES = 200 * 1024 * 1024


@dataclass(frozen=True)
class FileKind:
    """How a kind of file is named and answered. ``is_shown``: a browser may show it inside a sandboxed answer."""

    extension: str
    media_type: str
    is_shown: bool = False


KINDS: Mapping[str, FileKind] = {
    "pdf": FileKind("pdf", "application/pdf", True),
    "jpeg": FileKind("jpg", "image/jpeg", True),
    "png": FileKind("png", "image/png", True),
    "webp": FileKind("webp", "image/webp", True),
    "docx": FileKind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": FileKind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "odt": FileKind("odt", "application/vnd.oasis.opendocument.text"),
    "ods": FileKind("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    "csv": FileKind("csv", "text/csv"),
    "txt": FileKind("txt", "text/plain"),
}
PICTURES = frozenset({"jpeg", "png", "webp"})

_REFUSED_STARTS = (
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\0", "picture"),
    (b"MM\0*", "picture"),
    (b"8BPS", "picture"),
    (b"%!PS", "picture"),
    (b"SIMPLE  =", "picture"),
    (b"{\\rtf", "old_document"),
    (b"\xd0\xcf\x11\xe0", "old_document"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"BZh", "archive"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
)
_MARKUP = re.compile(
    r"^\s*(?:<\?xml|<!--|<!doctype|<(?:html|head|meta|body|svg|script|style|iframe|div|table)\b)", re.I
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SEPARATORS = re.compile(r"[;,\t]")


class PaperRefused(Exception):
    """The file is not taken; ``code`` names the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_photograph(file: Path | bytes) -> bool:
    """Whether the file, or its first 32 bytes, are a photo of a kind that is drawn anew."""
    if isinstance(file, bytes):
        start = file
    else:
        with file.open("rb") as opened:
            start = opened.read(32)
    return picture_formats.recognise(start) in PIXEL_LIMITS


def recognise(path: Path) -> str:
    """A key of ``KINDS``. Raises PaperRefused for everything else and for hostile archives."""
    with path.open("rb") as file:
        start = file.read(4096)
        if b"%PDF-" in start[:1024]:
            return "pdf"
        if start.startswith(b"PK\x03\x04"):
            return _recognise_archive(path)
    picture = picture_formats.recognise(start)
    if picture in KINDS:
        return picture
    for beginning, code in _REFUSED_STARTS:
        if start.startswith(beginning):
            raise PaperRefused(code)
    return _recognise_text(path)


def _recognise_text(path: Path) -> str:
    text = text_of(path)
    if not text.strip():
        raise PaperRefused("empty")
    if _CONTROL.search(text):
        raise PaperRefused("unknown")
    if _MARKUP.match(text):
        raise PaperRefused("web_page")
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    cells = [len(_SEPARATORS.findall(line)) for line in lines]
    return "csv" if len(cells) > 1 and min(cells) > 0 and len(set(cells)) <= 2 else "txt"


def text_of(path: Path) -> str:
    """A text file as text: UTF-8 or UTF-16 with its mark, else cp1252, which knows almost every byte."""
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _recognise_archive(path: Path) -> str:
    try:
        with path.open("rb") as file, opened_archive(file, LARGEST_UNPACKED_BYTES) as archive:
            for entry in archive.infolist():
                check_entry(archive, entry)
            names = set(archive.namelist())
            if any(name.rpartition("/")[2] == "vbaProject.bin" for name in names):
                raise PaperRefused("macros")
            if "word/document.xml" in names:
                return "docx"
            if "xl/workbook.xml" in names:
                return "xlsx"
            mimetype = archive.read("mimetype").decode("ascii", "replace") if "mimetype" in names else ""
    except ArchiveRefused as refused:
        raise PaperRefused(refused.code) from refused
    for kind in ("odt", "ods"):
        if mimetype.strip() == KINDS[kind].media_type:
            return kind
    raise PaperRefused("archive")
