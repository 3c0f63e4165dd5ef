"""Indonesia's regions by their Kemendagri codes: provinces to kecamatan everywhere, kelurahan where a list is shipped.

Source and licence stand beside the files in ``data/wilayah``. Read per call, not kept: only setting up needs it.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "wilayah"
UPPER = FOLDER / "wilayah_prov_kab_kec.csv"
MOST_FOUND = 30


@dataclass(frozen=True)
class Region:
    """A kelurahan, desa or kecamatan with the names above it. ``level``: kelurahan, desa or kecamatan."""

    code: str
    name: str
    level: str
    kecamatan: str
    kota: str
    provinsi: str

    @property
    def words(self) -> str:
        """``Karanganyar Gunung, Kec. Candisari, Kota Semarang``."""
        parts = [self.name] if self.level != "kecamatan" else []
        return ", ".join([*parts, f"Kec. {self.kecamatan}", self.kota, self.provinsi])


def _rows(path: Path) -> Iterator[tuple[str, str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["kode"], row["nama"], row["tingkat"]


def find_regions(text: str) -> list[Region]:
    """Places whose own name, or code, contains the words typed; exact names first, at most 30."""
    wanted = " ".join(text.lower().split())
    if len(wanted) < 3:
        return []
    names = {code: name for code, name, _ in _rows(UPPER)}
    found = [
        _region(code, name, level, names)
        for path in (*sorted(FOLDER.glob("wilayah_*_desa_kelurahan.csv")), UPPER)
        for code, name, level in _rows(path)
        if level in ("kelurahan", "desa", "kecamatan") and (wanted in name.lower() or code == wanted)
    ]
    found.sort(
        key=lambda region: (region.name.lower() != wanted, region.level == "kecamatan", region.name, region.code)
    )
    return found[:MOST_FOUND]


def get_region(code: str) -> Region | None:
    """The region with this code, or None."""
    names = {key: name for key, name, _ in _rows(UPPER)}
    lower = FOLDER / f"wilayah_{code[:2]}_desa_kelurahan.csv"
    for path in (UPPER, lower) if lower.is_file() and code[:2].isdigit() else (UPPER,):
        for key, name, level in _rows(path):
            if key == code and level in ("kelurahan", "desa", "kecamatan"):
                return _region(key, name, level, names)
    return None


def _region(code: str, name: str, level: str, names: dict[str, str]) -> Region:
    return Region(
        code=code,
        name=name,
        level=level,
        kecamatan=names.get(code[:8], ""),
        kota=names.get(code[:5], ""),
        provinsi=names.get(code[:2], ""),
    )
