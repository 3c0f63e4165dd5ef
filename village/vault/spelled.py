"""Numbers and days in Indonesian words, as minutes write them so that nobody changes a figure afterwards."""

from datetime import date

_ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_STEPS = ((1_000_000_000, "miliar"), (1_000_000, "juta"), (1_000, "ribu"), (100, "ratus"))
_MONTHS = ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
           "November", "Desember")  # fmt: skip


def spelled(number: int) -> str:
    """``2026`` as ``dua ribu dua puluh enam``; whole numbers from 0 to below a trillion."""
    if number < 12:
        return _ONES[number]
    for size, word in _STEPS:
        if number >= size:
            many, rest = divmod(number, size)
            head = f"se{word}" if many == 1 and size <= 1_000 else f"{spelled(many)} {word}"
            return f"{head} {spelled(rest)}" if rest else head
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    tens, rest = divmod(number, 10)
    return f"{_ONES[tens]} puluh {_ONES[rest]}" if rest else f"{_ONES[tens]} puluh"


def spelled_day(day: date) -> str:
    """``dua puluh dua bulan November tahun dua ribu dua puluh enam``."""
    return f"{spelled(day.day)} bulan {_MONTHS[day.month - 1]} tahun {spelled(day.year)}"
