"""How long a list of 20,000 lines keeps other writers waiting: ``python bench/importing.py``.

Imports an invented list into an empty register, then the same list again, then takes the first import back. Prints the
processor seconds and statements of each writing transaction, from taking the write lock to the commit.
"""

import csv
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

LINES = 20_000
HEADINGS = ("Nama Usaha", "Pemilik", "RT", "Alamat", "No HP", "Jenis Usaha", "Produk", "Harga", "Izin")
WORDS = ("Dapur", "Warung", "Keripik", "Batik", "Jahit", "Toko", "Kue", "Roti", "Sambal", "Laundry", "Kopi", "Tahu")
OWNERS = ("Sumarni", "Slamet", "Endah", "Rukmini", "Wahyu", "Tri", "Lestari", "Budi", "Ningsih", "Harti", "Joko")


def write_list(path: Path) -> Path:
    """A list of invented businesses, no two alike."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for at in range(LINES):
            word, owner = WORDS[at % 12], OWNERS[at * 7 % 11]
            kind, price = ("Pangan", "Jasa", "Kerajinan")[at % 3], ("12rb", "10.000/bks", "nego")[at % 3]
            place = (at % 12 + 1, f"Gang {at % 30} No {at % 90}", f"0812{at:08d}")
            writer.writerow(
                (f"{word} {owner} {at}", f"{owner} {at % 977}", *place, kind, f"{word} {at % 500}", price, "NIB")
            )
    return path


class Watch:
    """Processor seconds and statements of the latest writing transaction."""

    def __init__(self, engine: Any) -> None:
        from sqlalchemy import event

        self.began = self.seconds = 0.0
        self.statements = 0
        event.listen(engine, "begin", self._begin)
        event.listen(engine, "commit", self._commit)
        event.listen(engine, "before_cursor_execute", self._count)

    def _begin(self, connection: Any) -> None:
        if connection.get_execution_options().get("writes"):
            self.began, self.statements = time.process_time(), 0

    def _commit(self, _connection: Any) -> None:
        self.seconds = time.process_time() - self.began

    def _count(self, *_call: Any) -> None:
        self.statements += 1

    def tell(self, what: str) -> None:
        """One line."""
        print(f"{what}: lock held {self.seconds:.2f} s of processor time, {self.statements} statements", flush=True)


def main() -> int:
    """Measure and print."""
    from tests import factories
    from tests.conftest import person_of
    from village.application import create_app
    from village.core.db import Model, db
    from village.core.files import storage
    from village.registry.services.import_undo import undo_import
    from village.registry.services.imports import import_file, understand_list
    from village.registry.sheets.reading import read_workbook

    with tempfile.TemporaryDirectory() as folder:
        app = create_app(testing=True, instance=Path(folder), secret="s" * 64)
        with app.app_context():
            Model.metadata.create_all(db.engine)
            factories.make_village()
            understanding = understand_list(read_workbook(write_list(Path(folder) / "daftar.csv"), "daftar.csv"), {})
            watch = Watch(db.engine)
            first, _steps = import_file(storage(), understanding, file_sha256="0" * 64)
            watch.tell("new list")
            import_file(storage(), understanding, file_sha256="0" * 64)
            watch.tell("same list again")
            official = person_of(factories.make_account("official").id)
            undo_import(official, first or 0)
            watch.tell("undo")
    return 0


if __name__ == "__main__":
    sys.exit(main())
