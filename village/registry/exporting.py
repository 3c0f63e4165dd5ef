"""The register as a file that people can open anywhere, and that this site's own import reads back unchanged."""

from collections.abc import Iterable, Sequence
from typing import Any

from village.core.phones import display
from village.registry.counting import counts_by_group_kind_and_rt
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


SUMMARY_HEADINGS = ("KELOMPOK", "JENIS USAHA", "RT", "JUMLAH USAHA")


def summary_rows(*, hide_small: bool) -> Iterable[Sequence[Any]]:
    """Counts by group, kind and RT, under SUMMARY_HEADINGS."""
    for group, kind, rt, count in counts_by_group_kind_and_rt(hide_small=hide_small):
        yield group or "(tanpa kelompok)", KIND_WORDS[kind], rt or "", "kurang dari 3" if count is None else count


def summary_file(kind: str, *, hide_small: bool) -> bytes:
    """The counts as ``xlsx`` or ``csv``."""
    rows = summary_rows(hide_small=hide_small)
    if kind == "csv":
        return write_csv(SUMMARY_HEADINGS, rows)
    return write_xlsx(SUMMARY_HEADINGS, rows, sheet="Ringkasan", widths={0: 34, 1: 24, 3: 16})


def export_csv(wanted: EnterpriseFilter) -> bytes:
    """The register as text that a spreadsheet opens."""
    return write_csv(HEADINGS, export_rows(wanted))


def export_xlsx(wanted: EnterpriseFilter) -> bytes:
    """The register as a workbook."""
    widths = {1: 30, 2: 22, 6: 32, 7: 30, 8: 22, 10: 30}
    return write_xlsx(HEADINGS, export_rows(wanted), sheet="Usaha", widths=widths)
