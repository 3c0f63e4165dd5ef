"""What is understood of a file that a test makes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from village.registry.sheets.reading import read_workbook
from village.registry.sheets.readings import SheetChoice, Understanding
from village.registry.sheets.understanding import understand

Make = Callable[[Path], Path]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Understanding]:
    """What is understood of a file that this makes, in a village with area code 024 and RW 5."""

    def reading(make: Make, name: str = "daftar.xlsx", **choices: SheetChoice) -> Understanding:
        workbook = read_workbook(make(tmp_path / name), name)
        return understand(workbook, area_code="024", rw=5, choices=choices)

    return reading
