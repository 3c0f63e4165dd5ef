"""Uploads until a real, small file system is full: refused in words in time, and nothing that was kept is lost.

usage: .venv/bin/python bench/full_disk.py FOLDER, an empty folder on a file system of a few hundred megabytes, such as
one in memory (mount -t tmpfs -o size=450M)

Prints one line, exit status 1 when something else happened. Leaves the file system empty.
"""

import io
import os
import shutil
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from sqlalchemy import text  # noqa: E402

from tests import factories  # noqa: E402
from tests.conftest import person_of  # noqa: E402
from tests.vault.test_filing import facts  # noqa: E402
from village.application import create_app  # noqa: E402
from village.core.db import db  # noqa: E402
from village.core.disk import Disk  # noqa: E402
from village.core.files import storage  # noqa: E402
from village.core.schema import migrate_if_needed  # noqa: E402
from village.core.storage import Storage, StorageFull  # noqa: E402
from village.vault.services.checking import check_all  # noqa: E402
from village.vault.services.filing import file_document  # noqa: E402
from village.vault.services.keeping_files import keep_file  # noqa: E402

MOST = 1000
FILE_BYTES = 5_000_000


class Trusting(Disk):
    """The real disk, believed to have room: so that the file system itself says no."""

    def room(self, path: Path) -> tuple[int, int]:
        return 10**12, 10**12


def fill(person_id: int, store: Storage, words: str) -> int:
    """File papers until one is refused; answers how many were kept."""
    for number in range(MOST):
        content = f"{words} {number}\n".encode() + b"Surat yang panjang sekali.\n" * (FILE_BYTES // 27)
        try:
            file_document(
                person_of(person_id), facts(f"Surat {number}"), keep_file(store, io.BytesIO(content), "a.txt")
            )
        except StorageFull as refusal:
            assert "hampir penuh" in str(refusal)
            db.session.rollback()
            return number
    raise SystemExit("the disk was never full: is it small?")


def main() -> int:
    """Fill the disk twice: first the site stops in time, then the file system has no room."""
    place = Path(sys.argv[1]) / "instance"
    place.mkdir(mode=0o700)
    os.environ["GAPURA_DEMO"] = "0"
    app = create_app(instance=place, secret="b" * 64)
    try:
        with app.app_context():
            migrate_if_needed()
            factories.make_village()
            person_id = factories.make_account("official").id
            in_time, free = fill(person_id, storage(), "satu"), shutil.disk_usage(place).free
            at_the_end = fill(person_id, Storage(place / "files", Trusting()), "dua")
            is_whole = db.session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            db.session.rollback()
            found = check_all(Storage(place / "files"))
    finally:
        shutil.rmtree(place)
    print(
        f"{in_time} papers kept before the site stopped with {free // 1_000_000} MB free, {at_the_end} more before the "
        f"file system was full, {found.files} whole afterwards, {len(found.faults)} faults"
    )
    return 0 if is_whole and not found.faults and found.files == in_time + at_the_end else 1


if __name__ == "__main__":
    sys.exit(main())
