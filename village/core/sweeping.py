"""Files that nothing needs any more are put aside: never those of the last thirty days, and never for good."""

from datetime import timedelta

from village.core.db import utcnow
from village.core.references import needed_files
from village.core.storage import Storage

UNTOUCHED_FOR = timedelta(days=30)


def put_aside_unneeded(storage: Storage, older_than: timedelta = UNTOUCHED_FOR) -> int:
    """Move every file that no row needs and nobody kept again for so long into quarantine; gives how many."""
    needed = needed_files()
    until = utcnow() - older_than
    unneeded = [kept.sha256 for kept in storage.list() if kept.kept_at <= until and kept.sha256 not in needed]
    return sum(storage.quarantine(sha256, older_than) for sha256 in unneeded)
