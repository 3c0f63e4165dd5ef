"""Lists of businesses for tests, as files a clerk could have made."""

import csv
import tempfile
from collections.abc import Sequence
from pathlib import Path

HEADINGS = ("Nama Usaha", "Pemilik", "RT", "Alamat", "No HP", "Jenis Usaha", "Produk", "Harga", "Izin", "NIK")
SAMPLE = Path(__file__).resolve().parents[2] / "village" / "registry" / "data" / "contoh_umkm_rw05.xlsx"


def csv_list(rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS, folder: Path | None = None) -> Path:
    """A csv file of these rows; shorter rows end in empty cells."""
    folder = folder or Path(tempfile.mkdtemp(prefix="lists"))
    path = folder / "daftar.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        writer.writerows([*row, *[""] * (len(headings) - len(row))] for row in rows)
    return path
