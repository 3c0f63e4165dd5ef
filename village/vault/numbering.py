"""How a letter number is written from its parts (domain rule C6): the village chooses the pattern."""

import re
from datetime import date

from flask_babel import lazy_gettext as _l

from village.core.errors import DomainError

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
DEFAULT_PATTERN = "{urut}/{jenis}/{unit}/{bulan}/{tahun}"
OFFICE_PATTERN = "{kode}/{urut}/{unit}/{bulan}/{tahun}"
PARTS = ("urut", "jenis", "kode", "unit", "bulan", "tahun")
LONGEST_NUMBER = 80
_PART = re.compile(r"\{([^{}]*)\}")


class WrongPattern(DomainError):
    """A pattern that would not give every letter of every year a number of its own."""


def check_pattern(pattern: str) -> str:
    """The pattern, if it has the running number and the year and only known parts. Raises WrongPattern."""
    named = _PART.findall(pattern)
    unknown = [name for name in named if name not in PARTS]
    if unknown or "{" in _PART.sub("", pattern) or "}" in _PART.sub("", pattern):
        raise WrongPattern(
            _l("Bagian yang dikenal hanya {urut}, {jenis}, {kode}, {unit}, {bulan}, dan {tahun}. Betulkan tulisannya."),
            "pattern",
        )
    if "urut" not in named or "tahun" not in named:
        raise WrongPattern(
            _l("Pola nomor perlu memuat {urut} dan {tahun}, supaya tidak ada nomor yang kembar."), "pattern"
        )
    return pattern


def write_number(pattern: str, *, agenda: int, type_code: str, classification: str, unit: str, on: date) -> str:
    """``012/UND/KHI-RW05/XI/2026``; parts without a value leave no empty place between strokes."""
    values = {
        "urut": f"{agenda:03d}",
        "jenis": type_code,
        "kode": classification,
        "unit": unit,
        "bulan": ROMAN[on.month - 1],
        "tahun": str(on.year),
    }
    written = _PART.sub(lambda found: values[found[1]], pattern)
    return re.sub(r"/{2,}", "/", written).strip("/ ")[:LONGEST_NUMBER]
