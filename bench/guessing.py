"""Does the time of an answer tell who has an account? ``python bench/guessing.py``: 200 tries each, in turn.

Signs in with a known and an unknown number and a wrong password, through the whole site, and compares the medians. Each
try comes from another network address, and the account's own limit is cleared between tries.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT))

TRIES = 200
KNOWN, UNKNOWN = "081234567890", "081299999999"


def main() -> int:
    """Measure and print the two medians and their difference, in milliseconds."""
    from sqlalchemy import delete

    from tests import factories
    from village.accounts.passwords import hash_password
    from village.application import create_app
    from village.core.db import Model, begin_writing, commit, db
    from village.core.limits import RateWindow

    with tempfile.TemporaryDirectory() as folder:
        app = create_app(testing=True, instance=Path(folder), secret="s" * 64)
        with app.app_context():
            Model.metadata.create_all(db.engine)
            factories.make_village()
            factories.make_account("owner", phone="6281234567890", password_hash=hash_password("keripik tempe enak"))
            taken: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
            client = app.test_client()
            for turn in range(TRIES + 5):
                for number in (KNOWN, UNKNOWN) if turn % 2 else (UNKNOWN, KNOWN):
                    begin_writing()
                    db.session.execute(delete(RateWindow))
                    commit()
                    started = time.perf_counter()
                    answer = client.post(
                        "/masuk",
                        data={"identifier": number, "password": "bukan yang ini"},
                        headers={"Sec-Fetch-Site": "same-origin"},
                    )
                    if turn >= 5:
                        taken[number].append((time.perf_counter() - started) * 1000)
                    assert answer.status_code == 422
    known, unknown = (statistics.median(taken[number]) for number in (KNOWN, UNKNOWN))
    print(f"known {known:.2f} ms, unknown {unknown:.2f} ms, difference {abs(known - unknown):.2f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
