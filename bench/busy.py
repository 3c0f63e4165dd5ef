"""Twenty people filing papers and fifty reading for a minute: how long a write takes, and whether anybody meets a lock.

usage: .venv/bin/python bench/busy.py [--seconds 60]

Prints one line, exit status 1 when a write failed or the slowest twentieth took a second or longer.
"""

import argparse
import os
import sys
import tempfile
import threading
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from tests import factories  # noqa: E402
from tests.vault.test_never_lost import read, write  # noqa: E402
from village.application import create_app  # noqa: E402
from village.core.db import db  # noqa: E402
from village.core.schema import migrate_if_needed  # noqa: E402

WRITERS, READERS = 20, 50
PROMISED_SECONDS = 1.0


def main() -> int:
    """Run the crowd and say how it went."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--seconds", type=float, default=60)
    chosen = arguments.parse_args()
    os.environ["GAPURA_DEMO"] = "0"
    waits: list[float] = []
    faults: list[Exception] = []
    with tempfile.TemporaryDirectory(prefix="busy-") as folder:
        instance = Path(folder) / "instance"
        instance.mkdir(mode=0o700)
        app = create_app(instance=instance, secret="b" * 64)
        with app.app_context():
            migrate_if_needed()
            factories.make_village()
            account_id = factories.make_account("official").id
            db.session.remove()
        until = time.monotonic() + chosen.seconds
        crowd = [
            threading.Thread(target=write, args=(app, account_id, number, until, waits, faults))
            for number in range(WRITERS)
        ]
        crowd += [threading.Thread(target=read, args=(app, until, faults)) for _reader in range(READERS)]
        for one in crowd:
            one.start()
        for one in crowd:
            one.join()
    slowest = sorted(waits)[int(len(waits) * 0.95)]
    print(f"{len(waits)} writes in {chosen.seconds:.0f} s, p95 {slowest:.2f} s, {len(faults)} failed")
    for words in {f"{type(fault).__name__}: {fault}"[:200] for fault in faults}:
        print(words, file=sys.stderr)
    return 1 if faults or slowest >= PROMISED_SECONDS else 0


if __name__ == "__main__":
    sys.exit(main())
