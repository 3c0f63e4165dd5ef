"""Personal numbers that may never be asked, stored or imported: the NIK on identity and family cards.

A NIK is sixteen digits: province, kabupaten and kecamatan (two each), day, month and year of birth (two each, the day
plus 40 for women), and a serial number of four (Permendagri 72/2022 and its forerunners). A family card number (KK)
has the same shape. Only the shape is looked at; nobody's number is ever looked up.
"""

import re

MASK = "[nomor pribadi dihapus]"
LARGEST_INNOCENT_NUMBER = (
    1e15  # spreadsheets keep a NIK as a number of this size or more, often with its end rounded off
)

_SIXTEEN_DIGITS = re.compile(r"(?<![0-9])(?<![0-9][ .\-])[0-9](?:[ .\-]?[0-9]){15}(?![ .\-]?[0-9])")
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]{1,3}")
_WRITTEN_AS_DECIMAL = re.compile(r"([0-9]{16})[.,]0+")


def looks_like_nik(value: object) -> bool:
    """True when a text is exactly a number with the shape of a NIK, or a spreadsheet number is as large as one.

    Spaces, dots and dashes between the digits do not hide it, nor does the scientific form ``3,37408E+15``.
    """
    if isinstance(value, bool) or value is None:
        return False
    if isinstance(value, (int, float)):
        return abs(value) >= LARGEST_INNOCENT_NUMBER
    text = str(value).strip().lstrip("'’").strip()
    if _SCIENTIFIC.fullmatch(text):
        return float(text.replace(",", ".")) >= LARGEST_INNOCENT_NUMBER
    decimal = _WRITTEN_AS_DECIMAL.fullmatch(text)
    found = _SIXTEEN_DIGITS.fullmatch(decimal[1] if decimal else text)
    return found is not None and _has_nik_shape(found[0])


def mask_niks(text: str) -> str:
    """The text with every number of the shape of a NIK replaced by ``MASK``; everything else stays as it is."""
    if looks_like_nik(text):
        return MASK
    return _SIXTEEN_DIGITS.sub(lambda found: MASK if _has_nik_shape(found[0]) else found[0], text)


def _has_nik_shape(written: str) -> bool:
    digits = re.sub(r"[^0-9]", "", written)
    province, day, month = int(digits[:2]), int(digits[6:8]), int(digits[8:10])
    return 11 <= province <= 94 and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12
