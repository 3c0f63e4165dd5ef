"""The short-lived process that opens a stranger's paper: ``python -m village.vault.paper_child FILE``.

It limits its own memory and time and writes lines of JSON: first what the file is, then the words inside, then a small
picture of the first page. Whatever kills it later kills only the rest: a paper that cannot be read further is kept all
the same.
"""

import base64
import io
import json
import resource
import signal
import sys
import xml.etree.ElementTree as Tree
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from village.core.page_drawing import GLANCE_QUALITY, GLANCE_SIDE
from village.core.personal_numbers import mask_niks
from village.vault.paper_kinds import PICTURES, PaperRefused, recognise, text_of

MEMORY_BYTES = 56 * 1024 * 1024  # beside the interpreter itself
RECOGNISING_SECONDS, READING_SECONDS, DRAWING_SECONDS = 1.8, 6.0, 1.5  # of processor time
MOST_PAGES_READ = 200
MOST_CHARACTERS = 200_000

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPEN_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# Which entry of an office file holds its words, in which elements, and what ends a line there.
_OFFICE = {
    "docx": ("word/document.xml", {_WORD + "t"}, {_WORD + "p"}),
    "odt": ("content.xml", None, {_OPEN_TEXT + "p", _OPEN_TEXT + "h"}),
    "ods": ("content.xml", None, {_OPEN_TEXT + "p"}),
    "xlsx": ("xl/sharedStrings.xml", {_CELLS + "t"}, {_CELLS + "si"}),
}


def main(path: Path) -> None:
    """Write what the file is, then its words."""
    _limit()
    _clock(RECOGNISING_SECONDS)
    try:
        kind = recognise(path)
        _say(**_facts(path, kind))
    except PaperRefused as refused:
        return _say(refused=refused.code)
    except MemoryError:
        return _say(refused="bomb")
    _clock(READING_SECONDS)
    try:
        words = mask_niks("\n".join(_words(path, kind)))[:MOST_CHARACTERS]
        _say(state="read" if words.strip() else "none", text=words)
    except Exception:  # a damaged inside; the paper itself is kept
        _say(state="failed", text="")
    if kind == "pdf":
        _clock(DRAWING_SECONDS)
        _say(glance=_first_page(path))


def _first_page(path: Path) -> str:
    """A small JPEG of the first page in base64; empty where it cannot be drawn."""
    import pypdfium2

    try:
        page = pypdfium2.PdfDocument(path)[0]
        scale = GLANCE_SIDE / max(page.get_size())
        picture = page.render(scale=scale).to_pil().convert("RGB")
    except Exception:  # locked, damaged, or without any page
        return ""
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=GLANCE_QUALITY)
    return base64.b64encode(content.getvalue()).decode("ascii")


def _facts(path: Path, kind: str) -> dict[str, Any]:
    if kind != "pdf":
        return {"kind": kind, "pages": 1 if kind in PICTURES else None, "locked": False}
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        return {"kind": kind, "pages": len(document), "locked": False}
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            return {"kind": kind, "pages": None, "locked": True}
        raise PaperRefused("broken") from error


def _words(path: Path, kind: str) -> Iterator[str]:
    if kind == "pdf":
        yield from _words_of_pdf(path)
    elif kind in _OFFICE:
        yield from _words_of_office(path, *_OFFICE[kind])
    elif kind in ("txt", "csv"):
        yield text_of(path)[:MOST_CHARACTERS]


def _words_of_pdf(path: Path) -> Iterator[str]:
    import pypdfium2

    left = MOST_CHARACTERS
    document = pypdfium2.PdfDocument(path)
    for number in range(min(len(document), MOST_PAGES_READ)):
        page = document[number]
        text = page.get_textpage().get_text_bounded()[:left]
        page.close()
        yield text
        left -= len(text)
        if left <= 0:
            return


def _words_of_office(path: Path, entry: str, holders: set[str] | None, ends: set[str]) -> Iterator[str]:
    left = MOST_CHARACTERS
    line: list[str] = []
    with zipfile.ZipFile(path) as archive:
        if entry not in archive.namelist():  # a workbook of numbers alone
            return
        with archive.open(entry) as content:
            for _event, element in Tree.iterparse(content):
                if element.text and (holders is None or element.tag in holders):
                    line.append(element.text)
                if element.tail and holders is None:
                    line.append(element.tail)
                if element.tag in ends:
                    text = " ".join("".join(line).split())[:left]
                    line.clear()
                    element.clear()
                    left -= len(text)
                    yield text
                    if left <= 0:
                        return


def _say(**facts: Any) -> None:
    sys.stdout.write(json.dumps(facts, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _limit() -> None:
    # These libraries count as the interpreter's own memory, not as the paper's.
    import pypdfium2  # noqa: F401
    from PIL import JpegImagePlugin  # noqa: F401

    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    for what, limit in (
        (resource.RLIMIT_AS, used + MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 16),
    ):
        resource.setrlimit(what, (limit, limit))


def _clock(seconds: float) -> None:
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)  # the signal ends the process even inside compiled code


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(Path(sys.argv[1]))
