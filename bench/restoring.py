"""A backup of gigabytes: made, checked and restored by the commands, on one processor. The promise is ten minutes.

usage: .venv/bin/python bench/restoring.py [--gigabytes 5] [--folder /tmp]

Makes an own village whose documents hold so many gigabytes of bytes that cannot be packed; needs four times that much
room in the folder. Prints one line per command, exit status 1 when a command failed or the restore took longer.
"""

import argparse
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from tests import factories  # noqa: E402
from tests.conftest import person_of  # noqa: E402
from tests.vault.test_filing import facts  # noqa: E402
from village.application import create_app  # noqa: E402
from village.core.db import begin_writing, commit, db  # noqa: E402
from village.core.files import storage  # noqa: E402
from village.core.schema import migrate_if_needed  # noqa: E402
from village.vault.facts import KeptFile  # noqa: E402
from village.vault.paper import Paper  # noqa: E402
from village.vault.services.filing import file_document_step  # noqa: E402

ONE_FILE_BYTES = 10_000_000
PROMISED_SECONDS = 600


def fill(instance: Path, gigabytes: float) -> int:
    """A village with documents of ten megabytes each; answers how many."""
    os.environ["GAPURA_DEMO"] = "0"
    app = create_app(instance=instance, secret="b" * 64)
    count = max(1, round(gigabytes * 1_000_000_000 / ONE_FILE_BYTES))
    with app.app_context():
        migrate_if_needed()
        factories.make_village()
        official = person_of(factories.make_account("official").id)
        for number in range(count):
            digest = storage().keep(storage().receive(io.BytesIO(os.urandom(ONE_FILE_BYTES)), ONE_FILE_BYTES))
            file = KeptFile(digest, ONE_FILE_BYTES, "pindaian.pdf", Paper("pdf", 12, False, "none", ""))
            begin_writing()
            file_document_step(official, facts(f"Pindaian {number}"), file)
            commit()
        db.engine.dispose()
    return count


def timed(instance: Path, *arguments: str) -> float:
    """Seconds a backup command took on one processor. SystemExit where it failed."""
    command = ["taskset", "-c", "0", sys.executable, "-m", "flask", "--app", "app", "backup", *arguments]
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=PROJECT, env={**os.environ, "GAPURA_INSTANCE": str(instance)}, capture_output=True, text=True
    )
    took = time.monotonic() - began
    print(f"{took:7.1f} s  backup {arguments[0]}: {done.stdout.strip()}", flush=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return took


def main() -> int:
    """Fill, back up, check, restore; 1 where restoring took longer than promised."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--gigabytes", type=float, default=5)
    arguments.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.folder, prefix="restoring-") as temporary:
        folder = Path(temporary)
        instance, archive = folder / "instance", str(folder / "cadangan.zip")
        instance.mkdir(mode=0o700)
        print(f"{fill(instance, chosen.gigabytes)} files of {ONE_FILE_BYTES // 1_000_000} MB", flush=True)
        timed(instance, "create", archive)
        timed(instance, "verify", archive)
        took = timed(instance, "restore", archive, "--into", str(folder / "kampung"))
    return 0 if took <= PROMISED_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
