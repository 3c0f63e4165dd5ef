"""The register as a file that people can open anywhere, and that this site's own import reads back unchanged."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

from village.core.phones import display
from village.registry.queries import EnterpriseFilter, enterprise_lines
from village.registry.sheets.quoting import cell_text

# Headings of the village's own kind of list, in Indonesian whatever the language of the page, so that they are
# understood when the file comes back.
HEADINGS = (
    "NO", "NAMA USAHA", "PEMILIK", "L/P", "RT", "RW", "ALAMAT", "NO HP/WA", "JENIS USAHA", "MULAI USAHA", "KET",
    "STATUS",
)  # fmt: skip
KIND_WORDS = {
    "pangan": "Pangan",
    "sembako": "Sembako",
    "irt": "Industri rumah tangga",
    "jasa": "Jasa",
    "kraft": "Kraft",
    "sandang": "Sandang",
    "lainnya": "Lainnya",
}


def export_rows(wanted: EnterpriseFilter) -> Iterable[Sequence[Any]]:
    """One row per enterprise, under HEADINGS."""
    for number, line in enumerate(enterprise_lines(wanted), start=1):
        phones = [display(phone) for phone in (line.phone, line.other_phone) if phone]
        yield (
            number,
            line.name,
            line.owner_name,
            line.owner_sex or "",
            line.rt or "",
            line.rw or "",
            line.address,
            " / ".join(phones),
            KIND_WORDS[line.kind],
            line.started_year or "",
            line.remark,
            line.state,
        )


def export_csv(wanted: EnterpriseFilter) -> bytes:
    """RFC 4180 with a byte order mark; text that a spreadsheet could run is quoted (OWASP, CSV injection)."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADINGS)
    writer.writerows([_plain(cell) for cell in row] for row in export_rows(wanted))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def export_xlsx(wanted: EnterpriseFilter) -> bytes:
    """A workbook with one sheet; no cell is ever a formula or a link."""
    import xlsxwriter

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(file, options)
    sheet = book.add_worksheet("Usaha")
    bold = book.add_format({"bold": True, "bottom": 1})
    sheet.write_row(0, 0, HEADINGS, bold)
    sheet.freeze_panes(1, 2)
    for number, row in enumerate(export_rows(wanted), start=1):
        sheet.write_row(number, 0, [_plain(cell) for cell in row])
    for column, width in ((1, 30), (2, 22), (6, 32), (7, 30), (8, 22), (10, 30)):
        sheet.set_column(column, column, width)
    book.close()
    return file.getvalue()


def _plain(cell: Any) -> Any:
    return cell if isinstance(cell, int) else cell_text(cell)
