"""The short-lived process that reads the words in a picture of paper: ``python -m village.vault.reading_child``.

Arguments: ``jpeg`` or ``pdf``, the file, the program, its languages. It limits its own memory and time, and those of
the program it starts, and writes the words. The program only ever sees a picture that was drawn here.
"""

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from village.core.personal_numbers import mask_niks

MEMORY_BYTES = 500_000_000
PROCESSOR_SECONDS = 40  # of each process: this one, and the program once for each page
MOST_PAGES = 10
LONG_SIDE_PIXELS = 2000
LARGEST_DRAWING_BYTES = 20_000_000
MOST_CHARACTERS = 200_000


def main(kind: str, path: Path, program: str, languages: str) -> None:
    """Write the words of every page, personal numbers masked."""
    _limit()
    with tempfile.TemporaryDirectory() as folder:
        pages = [path] if kind == "jpeg" else _drawn_pages(path, Path(folder))
        words = "\n".join(_words(program, page, languages) for page in pages)
    sys.stdout.write(mask_niks(words)[:MOST_CHARACTERS])


def _limit() -> None:
    os.nice(15)
    for what, limit in (
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, LARGEST_DRAWING_BYTES),
    ):
        resource.setrlimit(what, (limit, limit))
    if sys.platform == "linux":  # macOS refuses this limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _drawn_pages(path: Path, folder: Path) -> Iterator[Path]:
    """The first pages of a PDF, each drawn in grey when it is its turn."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        drawn = folder / "page.png"
        scale = LONG_SIDE_PIXELS / max(*page.get_size(), 1)
        page.render(scale=scale, grayscale=True).to_pil().convert("L").save(drawn, "PNG", compress_level=1)
        page.close()
        yield drawn


def _words(program: str, page: Path, languages: str) -> str:
    run = subprocess.run(
        [program, os.fspath(page), "stdout", "-l", languages],
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return run.stdout.decode("utf-8", "replace").replace("\f", "")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:5])
