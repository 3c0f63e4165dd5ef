"""Builds what is served from ``static/``: one script out of htmx and our own, and packed copies beside text files.

Run it after a change of a script, style sheet or drawing: ``.venv/bin/python .ci/build_static.py``. With ``--check``
it changes nothing and fails if something is not fresh. Needs brotli (tests/requirements.txt).
"""

import gzip
import sys
from pathlib import Path

import brotli

STATIC = Path(__file__).resolve().parent.parent / "static"
HTMX = STATIC / "js" / "vendor" / "htmx-4.0.1.min.js"
OWN_SCRIPT = STATIC / "js" / "app.js"
SITE_SCRIPT = STATIC / "js" / "site.js"
# htmx reads its settings from a meta element while it starts; written by the script, it costs no page 50 bytes.
SETTINGS = """\
document.head.insertAdjacentHTML("beforeend",
`<meta name="htmx-config" content='{"history":"reload","includeIndicatorCSS":false}'>`);
"""
# The service worker is sent by the site itself, with its settings in front of it.
WORKER = STATIC / "js" / "worker.js"
SOURCES = frozenset({HTMX, OWN_SCRIPT, WORKER, STATIC / "css" / "first.css"})
PACKED_KINDS = frozenset({".css", ".js", ".svg"})


def without_comments(script: str) -> str:
    """The script without indentation, empty lines, and the lines that are nothing but a comment."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


def built() -> dict[Path, bytes]:
    """Every file this builds and what must be in it."""
    script = SETTINGS + HTMX.read_text("utf-8").strip() + "\n" + without_comments(OWN_SCRIPT.read_text("utf-8"))
    files = {SITE_SCRIPT: script.encode()}
    for path in sorted({SITE_SCRIPT, *STATIC.rglob("*")} - SOURCES):
        if path.suffix in PACKED_KINDS:
            content = files[path] if path == SITE_SCRIPT else path.read_bytes()
            files[path.with_name(path.name + ".gz")] = gzip.compress(content, 9, mtime=0)
            files[path.with_name(path.name + ".br")] = brotli.compress(content, quality=11)
    return files


UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}


def content_of(path: Path, kept: bytes) -> bytes:
    """What a reader gets out of the file; another zlib may pack the same content into other bytes."""
    return UNPACK.get(path.suffix, bytes)(kept)


def stale() -> list[Path]:
    """The built files that are missing or old."""
    return [
        path
        for path, content in built().items()
        if not path.is_file() or content_of(path, path.read_bytes()) != content_of(path, content)
    ]


def main() -> int:
    old = stale()
    if "--check" in sys.argv[1:]:
        for path in old:
            print(f"not fresh: {path.relative_to(STATIC.parent)}; run .ci/build_static.py", file=sys.stderr)
        return 1 if old else 0
    for path, content in built().items():
        if path in old:
            path.write_bytes(content)
            print(f"{path.relative_to(STATIC.parent)}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
