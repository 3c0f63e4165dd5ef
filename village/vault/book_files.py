"""A register as a file that people can open anywhere."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from village.registry.interface import write_csv, write_xlsx
from village.vault.letter_queries import BookLine

# Headings in Indonesian whatever the language of the page, as in every file that leaves the site (domain rule C7).
HEADINGS = {
    "masuk": (
        "UNIT", "NO AGENDA", "TGL TERIMA", "PENGIRIM", "NO SURAT", "TGL SURAT", "PERIHAL", "LAMPIRAN", "SIFAT", "KODE",
        "DITERUSKAN KE", "DISPOSISI", "TGL SELESAI", "LOKASI SIMPAN", "KET",
    ),
    "keluar": (
        "UNIT", "NO URUT", "NOMOR", "TGL", "TUJUAN", "PERIHAL", "LAMPIRAN", "PENANDATANGAN", "PENGOLAH", "TEMBUSAN",
        "CARA KIRIM", "BUKTI TERIMA", "TGL SELESAI", "KET",
    ),
}  # fmt: skip
WIDTHS = {
    "masuk": {0: 14, 3: 26, 4: 22, 6: 36, 10: 26, 11: 18, 13: 18, 14: 24},
    "keluar": {0: 14, 2: 26, 4: 26, 5: 36, 7: 20, 11: 30, 13: 24},
}


def book_file(kind: str, direction: str, lines: Sequence[BookLine], names: Mapping[int, str]) -> bytes:
    """The register as ``xlsx`` or ``csv``; ``names`` are people by account."""
    rows = _incoming(lines, names) if direction == "masuk" else _outgoing(lines)
    if kind == "csv":
        return write_csv(HEADINGS[direction], rows)
    return write_xlsx(HEADINGS[direction], rows, sheet=f"Surat {direction}", widths=WIDTHS[direction])


def _incoming(lines: Sequence[BookLine], names: Mapping[int, str]) -> Iterable[Sequence[Any]]:
    for line in lines:
        one = line.letter
        yield (
            one.unit, one.agenda, one.registered_on.isoformat(), one.sender, one.number, one.dated_on.isoformat(),
            one.title, one.attachments, one.urgency, one.classification,
            ", ".join(names.get(to_id, "") for to_id, _instruction in line.sent_to),
            ", ".join(dict.fromkeys(instruction for _to_id, instruction in line.sent_to)),
            one.done_on.isoformat() if one.done_on else "", one.place, _remark(line),
        )  # fmt: skip


def _outgoing(lines: Sequence[BookLine]) -> Iterable[Sequence[Any]]:
    for line in lines:
        one = line.letter
        yield (
            one.unit, one.agenda, one.number, one.dated_on.isoformat(), one.addressee, one.title, one.attachments,
            one.signatory, one.drafter, one.copies_to, one.sent_how,
            "; ".join(f"{name}, {on.isoformat()}" for name, on in line.receipts),
            one.done_on.isoformat() if one.done_on else "", _remark(line),
        )  # fmt: skip


def _remark(line: BookLine) -> str:
    if line.letter.cancelled_at is not None:
        return f"BATAL: {line.letter.cancel_reason}"
    return line.letter.remark
