"""Prices as clerks write them: ``12rb``, ``Rp 15.000,-``, ``10.000/bks``, ``8.000 - 12.000``, ``nego``."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from village.core.formatting import InvalidAmount, parse_rupiah
from village.registry.sheets.cells import plain, says_nothing, text_of
from village.registry.sheets.readings import NOTE, Doubt, PriceReading
from village.registry.sheets.units import KNOWN_WORDS, MEASURE_WORDS, normalise_unit
from village.registry.sheets.wording import N_
from village.registry.sheets.workbook import Cell

SMALLEST_RUPIAH, LARGEST_RUPIAH = 100, 1_000_000_000

_ASK = re.compile(
    r"(?<![a-z])(?:nego\w*|bisa nego|tanya\w*|hubungi|kontak|tergantung|sesuai|menyesuaikan|relatif|bervariasi|variatif"
    r"|variasi|macam\W?macam|borongan|by request|request|musiman|pesanan)(?![a-z])"
)
_FROM = re.compile(
    r"(?<![a-z])(?:mulai(?:\s+dari)?|dari|start(?:ing)?(?:\s+from)?|minimal|min|paling murah|>=?|≥)(?![a-z])"
)
_UPWARDS = re.compile(r"(?:ke\s?atas|keatas|and up|up)(?![a-z])|(?<=[0-9brjtuk])\s*\+\s*$")
_ABOUT = re.compile(
    r"(?<![a-z])(?:sekitar|kira\W?kira|kurang lebih|kisaran|±|\+/-)|(?:rb|ribu|jt|juta|[0-9])\s*-?\s*an(?![a-z])"
)
_NO_CENTS = re.compile(r"(?<=[0-9])\s?[,.]\s?[-–—=_]+|(?<=[0-9]{3})[.,]00(?![0-9])")
_PER = re.compile(
    rf"(?:/|(?<![a-z])(?:per|tiap|setiap|@|se(?={MEASURE_WORDS}|bungkus|porsi|botol|toples|buah|potong|kotak|lusin)))\s*"
    r"(?P<unit>(?:[0-9]+(?:[.,][0-9]+)?\s*)?[a-z]+(?:\s(?!rp)[a-z]+)?)"
)
_AT = re.compile(r"@\s*(?=rp|[0-9])")
_QUANTITY = re.compile(rf"(?<![0-9.,])(?P<unit>[0-9]+(?:[.,][0-9]+)?\s*(?:{MEASURE_WORDS}))(?![a-z])|\bisi\s*[0-9]+\b")
_BARE_UNIT = re.compile(rf"(?<=[0-9a-z\s])\s(?P<unit>{KNOWN_WORDS})\s*$")
_AMOUNT = re.compile(
    r"(?:rp|idr)?\.?\s*(?P<number>[0-9](?:[0-9.,]*[0-9])?)\s*(?P<multiple>ribuan|ribu|rb|k|juta|jt)?(?![a-z])"
)
_UNTIL = re.compile(r"(?<![a-z])(?:s\s?/\s?d|s\.\s?d|sd|sampai(?:\s+dengan)?|hingga|to)(?![a-z])\.?")
_BETWEEN = re.compile(r"\s*[-–—~]\s*")
_HIGHEST = re.compile(
    r"(?<![a-z])(?:max|maks|maksimal|maksimum|tertinggi|termahal|paling mahal|sampai|hingga)(?![a-z])"
)
_JOINING = re.compile(r"[\s,/&+;.()]*(?:dan|atau)?[\s,/&+;.()]*")

_UNREAD = Doubt("price_unread", N_("Harga tidak terbaca. Tulis seperti 15.000 atau 8.000 - 12.000."))
_SMALL = Doubt("price_small", N_("Harga ini kurang dari Rp 100; mungkin maksudnya ribuan. Tulis lengkap."))
_LARGE = Doubt("price_large", N_("Harga ini lebih dari satu miliar rupiah."))
_ORDER = Doubt("price_order", N_("Harga terendah lebih besar daripada harga tertinggi."))
_ABOUT_DOUBT = Doubt("price_about", N_("Harga ini kira-kira, jadi tidak dipakai sebelum dipastikan."))
_SEVERAL = Doubt("price_several", N_("Beberapa harga dalam satu sel, dibaca sebagai kisaran."), NOTE)
_WITH_WORDS = Doubt("price_with_words", N_("Ada kata lain di samping harganya."), NOTE)
_NEGOTIABLE = Doubt("price_negotiable", N_("Tertulis bisa ditawar; harganya dibaca sebagai harga tetap."), NOTE)


class _PriceUnclear(Exception):
    def __init__(self, doubt: Doubt) -> None:
        self.doubt = doubt


class PriceCell(NamedTuple):
    """The price, and what was doubtful."""

    price: PriceReading = PriceReading()
    doubts: tuple[Doubt, ...] = ()


def read_prices(columns: Sequence[tuple[str, Cell]], index: int, unit: str, in_thousands: bool) -> PriceCell:
    """The price of the product with this number, from headings and cells of the columns for prices.

    Where the next column is headed as the highest price, both are one range.
    """
    lowest = read_price(columns[index][1], unit, in_thousands)
    if index + 1 == len(columns) or not _HIGHEST.search(plain(columns[index + 1][0])):
        return lowest
    highest = read_price(columns[index + 1][1], unit, in_thousands)
    if lowest.price.mode != "fixed" or highest.price.mode != "fixed":
        return lowest if lowest.price.mode or lowest.doubts else highest
    low, high = lowest.price.low_rupiah or 0, highest.price.low_rupiah or 0
    if low > high:
        return PriceCell(doubts=(_ORDER,))
    return PriceCell(PriceReading("fixed" if low == high else "range", low, high, lowest.price.unit))


@lru_cache(maxsize=4096, typed=True)
def read_price(cell: Cell, unit: str = "", in_thousands: bool = False) -> PriceCell:
    """The price in a cell; ``unit`` from a column of its own, ``in_thousands`` when the heading says so.

    What has two readings (27.50, 12, "sekitar 10rb") is flagged and gives no price.
    """
    try:
        if isinstance(cell, (date, bool)):
            raise _PriceUnclear(_UNREAD)
        if isinstance(cell, (int, float)):
            amount = _checked_number(float(cell), in_thousands)
            return PriceCell(PriceReading("fixed", amount, amount, normalise_unit(unit)))
        return _read_text(plain(text_of(cell)), unit, in_thousands)
    except _PriceUnclear as unclear:
        return PriceCell(doubts=(unclear.doubt,))


def _checked_number(number: float, in_thousands: bool) -> int:
    if in_thousands and number < 10_000:
        number *= 1_000
    if number <= 0 or not number.is_integer():
        raise _PriceUnclear(_UNREAD)
    return _checked(int(number))


def _checked(amount: int) -> int:
    if amount < SMALLEST_RUPIAH:
        raise _PriceUnclear(_SMALL)
    if amount > LARGEST_RUPIAH:
        raise _PriceUnclear(_LARGE)
    return amount


def _read_text(text: str, unit: str, in_thousands: bool) -> PriceCell:
    if says_nothing(text):
        return PriceCell()
    if not re.search("[0-9]", text):
        if _ASK.search(text):
            return PriceCell(PriceReading("ask", unit=normalise_unit(unit)))
        raise _PriceUnclear(_UNREAD)
    if _ABOUT.search(text):
        raise _PriceUnclear(_ABOUT_DOUBT)
    text = _UNTIL.sub("-", _NO_CENTS.sub(" ", text))
    text, is_from = _without(_FROM, text)
    text, is_upwards = _without(_UPWARDS, text)
    text, is_negotiable = _without(_ASK, text)
    text, unit_here = _take_unit(text)
    price, doubts = _read_amounts(text, is_from or is_upwards, in_thousands)
    if is_negotiable:
        doubts = (*doubts, _NEGOTIABLE)
    priced = PriceReading(price.mode, price.low_rupiah, price.high_rupiah, unit_here or normalise_unit(unit))
    return PriceCell(priced, doubts)


def _without(pattern: re.Pattern[str], text: str) -> tuple[str, bool]:
    shorter = pattern.sub(" ", text)
    return shorter, shorter != text


def _take_unit(text: str) -> tuple[str, str]:
    text = _AT.sub(" ", text)
    for pattern in (_PER, _QUANTITY, _BARE_UNIT):
        found = pattern.search(text)
        if found:
            unit = normalise_unit(found["unit"] or "")
            return pattern.sub(" ", text), unit
    return text, ""


def _read_amounts(text: str, is_from: bool, in_thousands: bool) -> tuple[PriceReading, tuple[Doubt, ...]]:
    found = list(_AMOUNT.finditer(text))
    if not found or len(found) > 8:
        raise _PriceUnclear(_UNREAD)
    gaps = [text[left.end() : right.start()] for left, right in pairwise(found)]
    is_range = len(found) == 2 and _BETWEEN.fullmatch(gaps[0]) is not None
    amounts = _amounts(found, is_range, in_thousands)
    outside = text[: found[0].start()] + " " + text[found[-1].end() :]
    beside = [*(gap for gap in gaps if not is_range), outside]
    doubts: tuple[Doubt, ...] = ()
    if any(re.search("[0-9a-z]", _JOINING.sub(" ", gap)) for gap in beside):
        doubts = (_WITH_WORDS,)
    elif any(not re.fullmatch(r"[\s.,()/:&+;=–—-]*(?:dan|atau)?[\s.,()/:&+;=–—-]*", gap) for gap in beside):
        raise _PriceUnclear(_UNREAD)
    low, high = min(amounts), max(amounts)
    if is_range and amounts[0] > amounts[1]:
        raise _PriceUnclear(_ORDER)
    if len(amounts) > 1 and not is_range:
        doubts = (*doubts, _SEVERAL)
    if low == high:
        return PriceReading("from" if is_from else "fixed", low, None if is_from else low), doubts
    return PriceReading("range", low, high), doubts


def _amounts(found: list[re.Match[str]], is_range: bool, in_thousands: bool) -> list[int]:
    """Each amount in rupiah. In ``10-15rb`` the first takes the multiple of the second."""
    amounts = []
    for index, match in enumerate(found):
        number, multiple = match["number"], match["multiple"] or ""
        if is_range and index == 0 and not multiple and re.fullmatch("[0-9]{1,3}(?:,[0-9])?", number):
            multiple = found[1]["multiple"] or ""
        number = re.sub(r"(?<=[0-9]{4})[.,]0$", "", number)  # a float that was written out as text
        if in_thousands and not multiple and re.fullmatch("[0-9]{1,4}", number):
            multiple = "rb"
        try:
            amounts.append(_checked(parse_rupiah(number + multiple.replace("ribuan", "ribu"))))
        except InvalidAmount as error:
            raise _PriceUnclear(_UNREAD) from error
    return amounts
