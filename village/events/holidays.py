"""Days on which people here have something else to do, from ``data/libur_nasional.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "libur_nasional.yaml"


@dataclass(frozen=True)
class Holiday:
    """A public holiday or a day off by decree (``is_shared_leave``); ``is_expected`` while no decree says so."""

    name: str
    is_shared_leave: bool
    is_expected: bool


@dataclass(frozen=True)
class Holidays:
    """All that is known: holidays by day, and the first and last day of each Ramadan."""

    days: Mapping[date, Holiday]
    ramadan: tuple[tuple[date, date], ...]

    def in_ramadan(self, on: date) -> bool:
        """Is it Ramadan on that day, as far as known?"""
        return any(first <= on <= last for first, last in self.ramadan)


@cache
def holidays() -> Holidays:
    """The list, read once."""
    import yaml

    told = yaml.safe_load(_FILE.read_text("utf-8"))
    days = {
        one["tanggal"]: Holiday(one["nama"], one["jenis"] == "cuti_bersama", one["status"] == "perkiraan")
        for one in told["libur"]
    }
    return Holidays(days, tuple((one["mulai"], one["sampai"]) for one in told["ramadan"]))
