"""The receipt on paper: half a sheet for whoever brought the file, half a sheet for the village's own folder."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import ngettext

from village.core.formatting import day, file_size, moment
from village.core.printing import Band, Code, Frame, Line, Mark, Page, Text
from village.vault.queries import DocumentView
from village.vault.receipts import ReceiptView

WIDTH, HEIGHT = 210.0, 297.0
HALF = HEIGHT / 2
EDGE, CODE_SIZE = 15.0, 36.0


def receipt_pages(
    document: DocumentView, receipt: ReceiptView, *, village: str, place: str, address: str, agenda: str, timezone: str
) -> list[Page]:
    """One A4 sheet with the receipt twice. ``address`` checks it, ``agenda`` is the register's number, if any."""
    told = _told(document, receipt, agenda, timezone)
    marks: list[Mark] = []
    for top, copy in ((0.0, _("Untuk yang menyerahkan")), (HALF, _("Untuk arsip kampung"))):
        marks += _half(top, copy, told, receipt, village=village, place=place, address=address)
    marks.append(Frame(0, HALF, WIDTH, 0.1))
    return [Page(WIDTH, HEIGHT, marks)]


def _told(document: DocumentView, receipt: ReceiptView, agenda: str, timezone: str) -> list[tuple[str, str]]:
    pages = ngettext("%(num)s halaman", "%(num)s halaman", receipt.pages) if receipt.pages else ""
    size = file_size(receipt.size_bytes, "id")
    told = [
        (_("Nomor agenda"), agenda),
        (_("Perihal"), document.title),
        (_("Nomor surat"), document.number),
        (_("Tanggal dokumen"), day(document.dated_on, "id")),
        (_("Dari"), document.sender),
        (_("Diterima"), moment(receipt.received_at, "id", timezone)),
        (_("Berkas"), f"{size}, {pages}" if pages else size),
    ]
    return [(name, words) for name, words in told if words]


def _half(
    top: float,
    copy: str,
    told: Sequence[tuple[str, str]],
    receipt: ReceiptView,
    *,
    village: str,
    place: str,
    address: str,
) -> list[Mark]:
    inner = WIDTH - 2 * EDGE
    beside = inner - CODE_SIZE - 6
    code_top = top + 30
    groups = "  ".join(receipt.groups[:4]), "  ".join(receipt.groups[4:])
    signed = _("Ditandatangani secara digital oleh situs kampung.") if receipt.is_signed else ""
    return [
        Band(0, top, WIDTH, 6, scale=0.5),
        Text(EDGE, top + 9, inner, 5, [Line(f"{village}, {place}" if place else village, 9, colour="soft")]),
        Text(EDGE, top + 14, inner, 10, [Line(_("Tanda terima"), 20, is_bold=True, colour="brand")]),
        Text(EDGE, top + 24, inner, 5, [Line(copy, 9, colour="soft")]),
        Text(
            EDGE,
            top + 31,
            beside,
            62,
            [line for name, words in told for line in (Line(name, 8, colour="soft", gap=1), Line(words, 11))],
        ),
        Code(WIDTH - EDGE - CODE_SIZE, code_top, CODE_SIZE, address),
        Text(
            WIDTH - EDGE - CODE_SIZE,
            code_top + CODE_SIZE + 1,
            CODE_SIZE,
            16,
            [Line(_("Pindai untuk memeriksa tanda terima ini"), 8, colour="soft")],
            align="middle",
        ),
        Text(
            EDGE,
            top + 97,
            inner,
            34,
            [
                Line(_("Sidik jari berkas (SHA-256)"), 8, colour="soft"),
                Line(groups[0], 11, is_bold=True),
                Line(groups[1], 11, is_bold=True),
                Line(address, 9, gap=2),
                Line(
                    f"{signed} "
                    + _("Siapa pun yang memegang berkasnya bisa memastikan bahwa berkas itu masih sama.").strip(),
                    8,
                    colour="soft",
                    gap=1,
                ),
            ],
        ),
    ]
