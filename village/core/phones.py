"""Indonesian phone numbers: any written form in, digits beginning with 62 stored, ``0812-3456-7890`` shown.

The rules: 00 means international, a leading 0 becomes 62, a leading 8 becomes 628, a 0 after 62 falls away. A mobile
number is 62 8 and eight to eleven digits more. A landline counts only with the village's own area code. Everything
else is refused, never repaired.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal
from urllib.parse import quote

from village.core.errors import DomainError


@dataclass(frozen=True)
class Phone:
    """A number that can be dialled; ``digits`` begin with 62. Only a mobile number has WhatsApp."""

    kind: Literal["mobile", "landline"]
    digits: str


class InvalidPhone(DomainError, ValueError):
    """What was written is not a number that can be dialled."""


class NoPhone(InvalidPhone):
    """What was written says that there is no number: empty, a dash, "belum punya"."""


_MOBILE = re.compile(r"628[0-9]{8,11}")
_SUBSCRIBER = "[1-9][0-9]{4,7}"
_NO_PHONE = re.compile(
    r"[-–—_.?\s]*|0|nihil|kosong|none|n/?a"
    r"|(?:tidak|tdk|tak|ndak|nggak|gak|ga|g|belum|blm|belom)[ .]*(?:ada|punya|memiliki|mempunyai|py)?"
    r"(?: +(?:hp|wa|no|nomor|telp|telepon|telpon|whatsapp))*"
)
_LABELS = re.compile(r"(?<![a-z])(?:nomor|no|hp|wa|whats?ap*|telephone|tele?pon|te?lp|tel|phone|hub|sms)(?![a-z])[.:]*")
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?e\+?[0-9]{1,3}")
_DECIMAL_TAIL = re.compile(r"(?<=[0-9]{8})[.,]0+$")
_SEPARATORS = re.compile(r"[\s.()\-–—‐‑]")
_BETWEEN_NUMBERS = re.compile(r"[/,;|&\r\n\t]+|(?<![a-z])(?:dan|atau|or)(?![a-z])", re.IGNORECASE)
_RUN = re.compile(r"(?<![0-9])(?:\+\s?62|62|\(?0)[0-9\s().\-–]{6,30}[0-9](?![0-9])")
_NEXT_NUMBER = re.compile(r"\s+(?=\(?(?:\+\s?62|62|0)[\s()\-.]{0,2}[1-9])")
_TWO_DIGIT_AREAS = ("21", "22", "24", "31", "61")


def normalise(text: str, area_code: str | None = None) -> Phone:
    """The one number written in ``text``, in any usual form; ``area_code`` such as ``024`` admits landlines there.

    Raises NoPhone where the text says there is none, InvalidPhone for everything that is not surely a number: letters,
    two numbers at once, a number that a spreadsheet has rounded, foreign numbers, landlines of elsewhere.
    """
    plain = unicodedata.normalize("NFKC", text).strip().lstrip("'’`").strip().casefold()
    if _NO_PHONE.fullmatch(plain):
        raise NoPhone("Tidak ada nomor.")
    if _SCIENTIFIC.fullmatch(plain):
        plain = _unrounded(plain)
    plain = _DECIMAL_TAIL.sub("", plain)
    digits = _SEPARATORS.sub("", _LABELS.sub("", plain)).lstrip(":")
    if not re.fullmatch(r"\+?[0-9]+", digits, re.ASCII):
        raise InvalidPhone("Nomor telepon hanya berisi angka.")
    return _dialled(digits, area_code)


def _unrounded(plain: str) -> str:
    mantissa, _, exponent = plain.partition("e")
    number = Decimal(f"{mantissa.replace(',', '.')}E{exponent}") if int(exponent) <= 15 else Decimal(0)
    written = len(mantissa) - 1 if re.search("[.,]", mantissa) else len(mantissa)
    if written < int(exponent) + 1 or number != number.to_integral_value():
        raise InvalidPhone("Nomor ini sudah dibulatkan oleh lembar kerja, angka belakangnya hilang.")
    return f"{number:.0f}"


def _dialled(digits: str, area_code: str | None) -> Phone:
    is_international = digits.startswith(("+", "00"))
    digits = digits.lstrip("+")
    if is_international:
        digits = digits.removeprefix("00")
    elif digits.startswith("0"):
        digits = "62" + digits[1:]
    elif digits.startswith("8"):
        digits = "62" + digits
    if digits.startswith("620"):
        digits = "62" + digits[3:]
    if _MOBILE.fullmatch(digits):
        return Phone("mobile", digits)
    area = re.sub(r"[^0-9]", "", area_code or "").lstrip("0")
    if area and re.fullmatch(f"62{area}{_SUBSCRIBER}", digits):
        return Phone("landline", digits)
    raise InvalidPhone("Nomor ini bukan nomor telepon yang lengkap.")


def split_numbers(text: str) -> list[str]:
    """The parts of a cell that may each hold one number: ``0812… / 0813…``, ``0812… dan 0813…``, ``0812… 0813…``."""
    parts = [part.strip() for part in _BETWEEN_NUMBERS.split(text)]
    return [number for part in parts if part for number in _NEXT_NUMBER.split(part) if number]


def find_phones(text: str, area_code: str | None = None) -> list[Phone]:
    """Every number written somewhere in a text, each once, in order.

    A number must begin with 0 or 62 here, so that prices and amounts in a sentence are not taken for phones.
    """
    found: list[Phone] = []
    for part in split_numbers(text):
        for run in _RUN.finditer(part):
            try:
                phone = normalise(run[0], area_code)
            except InvalidPhone:
                continue  # a run of digits in a sentence may be anything
            if phone not in found:
                found.append(phone)
    return found


def without_phones(text: str, area_code: str | None = None) -> str:
    """The text with every number that `find_phones` sees taken out."""

    def keep(run: re.Match[str]) -> str:
        try:
            normalise(run[0], area_code)
        except InvalidPhone:
            return run[0]
        return " "

    shorter = _RUN.sub(keep, text)
    if shorter == text:
        return text
    without_empty_brackets = re.sub(r"\(\s*\)|(?<!\S)\)|\((?!\S)", " ", shorter)
    return re.sub(r" (?=[,;.])", "", " ".join(without_empty_brackets.split())).strip(" -/,;:")


def display(digits: str) -> str:
    """Stored digits as people read them: ``0812-3456-7890``, or ``(024) 7465407`` for a landline."""
    national = digits.removeprefix("62")
    if national.startswith("8"):
        return "-".join(part for part in ("0" + national[:3], national[3:7], national[7:]) if part)
    area = 2 if national.startswith(_TWO_DIGIT_AREAS) else 3
    return f"(0{national[:area]}) {national[area:]}"


def whatsapp_link(digits: str, text: str = "") -> str:
    """A plain link that opens WhatsApp with this message. ValueError for anything but a mobile number."""
    if not _MOBILE.fullmatch(digits):
        raise ValueError("WhatsApp needs a mobile number beginning with 628")
    message = quote(text.replace("\r\n", "\n"), safe="")
    return f"https://wa.me/{digits}" + (f"?text={message}" if message else "")
