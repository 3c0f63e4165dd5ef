"""The long storm: uploads from four clients while the server is killed again and again. Nothing may be lost.

usage: .venv/bin/python bench/kill_storm.py [--kills 300] [--uploads 3000] [--largest-bytes 10000000]

Takes about an hour in full, on an own empty village in a temporary folder. Prints one line, exit status 1 when a file
was lost or changed, when an upload was refused, or when the store or the database is not whole afterwards.
"""

import argparse
import os
import secrets
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

from sqlalchemy import text  # noqa: E402

from tests import factories  # noqa: E402
from tests.kill_storm import Storm, killable, lost_or_changed, rage, uploader  # noqa: E402
from village.application import create_app  # noqa: E402
from village.core.db import db  # noqa: E402
from village.core.files import storage  # noqa: E402
from village.core.schema import migrate_if_needed  # noqa: E402
from village.vault.services.checking import check_all  # noqa: E402


def tell(storm: Storm) -> None:
    """How far the storm is, on standard error."""
    print(f"\r{storm.kills} kills, {len(storm.kept)} uploads", end="", file=sys.stderr, flush=True)


def main() -> int:
    """Run the storm and say how it went."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--kills", type=int, default=300)
    arguments.add_argument("--uploads", type=int, default=3000)
    arguments.add_argument("--largest-bytes", type=int, default=10_000_000)
    chosen = arguments.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="storm-") as folder:
        instance = Path(folder) / "instance"
        instance.mkdir(mode=0o700)
        secret = secrets.token_hex(32)
        os.environ["GAPURA_DEMO"] = "0"
        app = create_app(instance=instance, secret=secret)
        with app.app_context():
            migrate_if_needed()
            factories.make_village()
            who = uploader(app)
            with killable(instance, secret) as server:
                storm = rage(
                    server,
                    who,
                    kills=chosen.kills,
                    uploads=chosen.uploads,
                    largest_bytes=chosen.largest_bytes,
                    on_kill=tell,
                )
                lost = lost_or_changed(server.port, who, storm)
            db.session.rollback()
            is_whole = db.session.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            db.session.rollback()
            faults = check_all(storage()).faults
    minutes = (time.monotonic() - began) / 60
    print(
        f"{len(storm.kept)} uploads, {storm.kills} kills, {storm.retries} retries, {len(storm.refused)} refused, "
        f"{len(lost)} lost or changed, {len(faults)} faults, {minutes:.0f} min"
    )
    return 1 if lost or storm.refused or faults or not is_whole else 0


if __name__ == "__main__":
    sys.exit(main())
