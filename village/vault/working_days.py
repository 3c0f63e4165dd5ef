"""Days on which offices are open: Monday to Friday without the national holidays shipped with the site."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "libur_nasional.yaml"
ONE_DAY = timedelta(days=1)
FRIDAY = 4


@cache
def holidays() -> frozenset[date]:
    """National holidays and the days off that go with them."""
    import yaml

    return frozenset(one["tanggal"] for one in yaml.safe_load(_FILE.read_text("utf-8"))["libur"])


def is_working_day(day: date) -> bool:
    """Whether an office is open on that day."""
    return day.weekday() <= FRIDAY and day not in holidays()


def working_days_before(day: date, count: int) -> date:
    """The last day from which ``count`` working days have passed until ``day``, which itself counts."""
    while count:
        count -= is_working_day(day)
        day -= ONE_DAY
    return day


def working_days_since(day: date, until: date) -> int:
    """How many working days have passed after ``day``, up to and with ``until``."""
    passed = 0
    while day < until:
        day += ONE_DAY
        passed += is_working_day(day)
    return passed
