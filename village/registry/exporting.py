"""The register as a file that people can open anywhere, and that this site's own import reads back unchanged."""

from collections.abc import Iterable, Sequence
from typing import Any

from village.core.phones import display
from village.registry.queries import EnterpriseFilter, enterprise_lines
from village.registry.spreadsheet_files import write_csv, write_xlsx

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
    """The register as text that a spreadsheet opens."""
    return write_csv(HEADINGS, export_rows(wanted))


def export_xlsx(wanted: EnterpriseFilter) -> bytes:
    """The register as a workbook."""
    widths = {1: 30, 2: 22, 6: 32, 7: 30, 8: 22, 10: 30}
    return write_xlsx(HEADINGS, export_rows(wanted), sheet="Usaha", widths=widths)
