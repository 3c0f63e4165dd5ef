"""Photographed pages as one PDF: each JPEG as it is, on a page of its own shape, without opening any of them.

PDF 1.4 as in ISO 32000-1, sections 7.5 (structure) and 8.9.5 (images with DCTDecode). The same pages always give the
same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

SHORT_SIDE_POINTS, LONG_SIDE_POINTS = 595, 842  # A4


@dataclass(frozen=True)
class JpegPage:
    """The bytes of an RGB JPEG and its size in pixels."""

    content: bytes
    width: int
    height: int


def write_pdf(pages: Sequence[JpegPage], into: BinaryIO) -> None:
    """Write a PDF with these pages in order."""
    writer = _Writer(into)
    references = " ".join(f"{3 + 3 * number} 0 R" for number in range(len(pages)))
    writer.put(1, b"<< /Type /Catalog /Pages 2 0 R >>")
    writer.put(2, f"<< /Type /Pages /Count {len(pages)} /Kids [{references}] >>".encode())
    for number, page in enumerate(pages):
        _write_page(writer, 3 + 3 * number, page)
    writer.end()


def _write_page(writer: "_Writer", first: int, page: JpegPage) -> None:
    across, down = _points(page)
    drawing = f"q {across:.2f} 0 0 {down:.2f} 0 0 cm /Im Do Q".encode()
    writer.put(
        first,
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {across:.2f} {down:.2f}] /Contents {first + 1} 0 R "
        f"/Resources << /XObject << /Im {first + 2} 0 R >> >> >>".encode(),
    )
    writer.put_stream(first + 1, b"", drawing)
    about = (
        f"/Type /XObject /Subtype /Image /Width {page.width} /Height {page.height} "
        "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode "
    )
    writer.put_stream(first + 2, about.encode(), page.content)


def _points(page: JpegPage) -> tuple[float, float]:
    """The size of the page: as large as it fits on A4, lying or standing."""
    most = (SHORT_SIDE_POINTS, LONG_SIDE_POINTS)
    across, down = most if page.height >= page.width else most[::-1]
    scale = min(across / page.width, down / page.height)
    return page.width * scale, page.height * scale


class _Writer:
    """Objects of a PDF, one after another, and the table of where each stands."""

    def __init__(self, into: BinaryIO) -> None:
        self._into = into
        self._at = 0
        self._places: dict[int, int] = {}
        self._write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def put(self, number: int, body: bytes) -> None:
        self._places[number] = self._at
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def put_stream(self, number: int, about: bytes, content: bytes) -> None:
        head = b"<< %b/Length %d >>\nstream\n" % (about, len(content))
        self.put(number, head + content + b"\nendstream")

    def end(self) -> None:
        """The table and the way to it."""
        start, count = self._at, len(self._places) + 1
        rows = b"".join(b"%010d 00000 n \n" % self._places[number] for number in sorted(self._places))
        self._write(b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, rows))
        self._write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start))

    def _write(self, content: bytes) -> None:
        self._into.write(content)
        self._at += len(content)
