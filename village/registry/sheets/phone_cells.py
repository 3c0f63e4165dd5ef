"""Phone cells as clerks fill them: two numbers, words beside the number, floats, a neighbour's phone."""

import re
from datetime import date
from typing import NamedTuple

from village.core.phones import InvalidPhone, NoPhone, Phone, find_phones, normalise, split_numbers
from village.registry.sheets.cells import plain, text_of
from village.registry.sheets.readings import NOTE, Doubt
from village.registry.sheets.wording import N_
from village.registry.sheets.workbook import Cell

# A number of this size that ends in six zeros was rounded by the spreadsheet (6.28213E+12).
_SHORTEST_ROUNDED, _ROUNDED_END = 9, "000000"

_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE][+]?[0-9]+")
_SOMEBODY_ELSE = re.compile(
    r"(?<![a-z])(?:tetangga|anak(?:nya)?|suami(?:nya)?|istri(?:nya)?|adik(?:nya)?|kakak(?:nya)?|saudara(?:nya)?|ponakan"
    r"|keponakan|mertua|menantu|cucu(?:nya)?|orang\s?tua|numpang|ikut|titip|milik|punya(?:nya)?)(?![a-z])"
)
_LINK = re.compile(r"(?:https?://)?(?:wa\.me/|api\.whatsapp\.com/send/?\?phone=)(?=\+?[0-9])", re.IGNORECASE)
_ELSE = Doubt(
    "phone_of_other", N_("Nomor ini tampaknya milik orang lain, jadi hanya disimpan sebagai catatan pribadi.")
)
_WORDS = Doubt("phone_words", N_("Ini bukan nomor telepon, disimpan sebagai catatan pribadi."), NOTE)
_BESIDE = Doubt("phone_with_words", N_("Ada kata lain di samping nomornya, disimpan sebagai catatan pribadi."), NOTE)
_BAD = Doubt("phone_invalid", N_("Nomor telepon ini belum benar, jadi hanya disimpan sebagai catatan pribadi."))
_ROUNDED = Doubt("phone_rounded", N_("Nomor ini dibulatkan oleh lembar kerja, angka belakangnya hilang."))


class PhoneCell(NamedTuple):
    """Numbers in their order, what else stood there (for a private note), and what was doubtful."""

    phones: tuple[Phone, ...] = ()
    note: str = ""
    doubts: tuple[Doubt, ...] = ()


def read_phones(cell: Cell, area_code: str | None) -> PhoneCell:
    """Every sure number of a phone cell. What is not surely the owner's number becomes a private note, flagged."""
    text = _LINK.sub(" ", text_of(cell)).strip()
    if isinstance(cell, date):
        return PhoneCell(note=text, doubts=(_BAD,))
    is_numeric = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    if is_numeric and len(text) >= _SHORTEST_ROUNDED and text.endswith(_ROUNDED_END):
        return PhoneCell(note=text, doubts=(_ROUNDED,))
    try:
        return PhoneCell((normalise(text, area_code),))
    except NoPhone:
        return PhoneCell()
    except InvalidPhone:
        return _read_parts(text, area_code)


def _read_parts(text: str, area_code: str | None) -> PhoneCell:
    note = " ".join(text.split())
    if _SCIENTIFIC.fullmatch(note):
        return PhoneCell(note=note, doubts=(_ROUNDED,))
    has_digits = re.search("[0-9]{4}", text) is not None
    if not has_digits and re.search("[a-z]{3}", plain(text)):
        return PhoneCell(note=note, doubts=(_WORDS,))
    if _SOMEBODY_ELSE.search(plain(text)):
        return PhoneCell(note=note, doubts=(_ELSE,))
    phones: list[Phone] = []
    doubts: list[Doubt] = []
    for part in split_numbers(text):
        try:
            phones.append(normalise(part, area_code))
        except NoPhone:
            continue
        except InvalidPhone:
            found = find_phones(part, area_code)
            phones += found
            doubts.append(_BESIDE if found or not re.search("[0-9]", part) else _BAD)
    if not phones and (whole := _written_with_slashes(text, area_code)):
        return PhoneCell((whole,))
    worst = sorted(set(doubts), key=lambda doubt: doubt.severity)  # "flag" before "note"
    return PhoneCell(tuple(dict.fromkeys(phones)), note if worst else "", tuple(worst[:1]))


def _written_with_slashes(text: str, area_code: str | None) -> Phone | None:
    """``0812/3456/7890`` is one number when no part could be one."""
    if not re.fullmatch(r"[+0-9][0-9/\s]{8,20}", text):
        return None
    try:
        return normalise(text.replace("/", ""), area_code)
    except InvalidPhone:
        return None
