"""Lists whose cells hold every form in which clerks write phones, RTs, prices and permits."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.registry.sheets.writers import xlsx


def one_each(path: Path, heading: str, cells: Sequence[Any], *, before: str = "") -> Path:
    """A list whose lines differ in one cell; ``before`` heads a column that the cells are about."""
    people = [[f"Usaha {chr(65 + at)}", f"Orang {chr(65 + at)}"] for at in range(len(cells))]
    beside = [[f"Barang {at}"] if before else [] for at in range(len(cells))]
    headings = ["Nama Usaha", "Pemilik", *([before] if before else []), heading]
    return xlsx(path, [headings, *([*who, *what, cell] for who, what, cell in zip(people, beside, cells, strict=True))])


PHONES = (
    84911112221.0,
    6284911112222.0,
    "084911112223 / 084911112224",
    "WA 084911112225",
    "ikut tetangga",
    "belum punya",
    "-",
    "(024) 7465407",
    "(021) 7465407",
    6.28491e12,
    "6,28491E+12",
    "0849",
    "0849-1111-2226\n0849-1111-2227",
    "084911112228 (punya anak)",
    "https://wa.me/6284911112229",
    "tlp rumah 0849-1111-2230",
)
RTS = ("RT 4", "04", 4.0, "RT.04/RW.05", "004/005", "04/05", "4.0", "RT IV", "4 dan 5", datetime.date(2026, 5, 4), None)
PRICES = (
    *("12rb", "Rp 15.000,-", "10.000/bks", "8.000 - 12.000", "nego", "5 ribu per toples", 25000.0),
    *("mulai 10rb", "1,5jt", "27.50", None),
)
PERMITS = ("V", "sudah NIB", "NIB lama, PIRT", "proses", "NIB RBA", "belum", "ADA", "Halal (proses)", "-", None)


def phones_in_every_form(path: Path) -> Path:
    return one_each(path, "No HP", PHONES)


def rt_in_every_form(path: Path) -> Path:
    return one_each(path, "RT/RW", RTS)


def prices_in_every_form(path: Path) -> Path:
    return one_each(path, "Harga", PRICES, before="Produk")


def permits_in_words(path: Path) -> Path:
    return one_each(path, "Perijinan", PERMITS)
