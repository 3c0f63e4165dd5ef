"""Where the files of the papers lie besides paper, and up to when each of those copies is proven."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from village.core.backups.regular import standing
from village.core.db import utcnow
from village.core.long_work import find_work
from village.core.village import current_village
from village.vault.box import BOX
from village.vault.services.checking import PARTS
from village.vault.storage_state import storage_state

SERVER, BACKUP, DRILL, AWAY, BOXED = "server", "backup", "drill", "away", "box"
COPIES = (DRILL, AWAY, BOXED)


@dataclass(frozen=True)
class Layer:
    """One of them. ``proven_at`` None: never; ``endpoint``: its page, for whoever has ``permission``."""

    kind: str
    label: str
    proven_at: datetime | None
    is_bad: bool
    endpoint: str
    permission: str


def safety_layers() -> list[Layer]:
    """All of them, the nearest first. Five statements."""
    village, state = current_village(), storage_state(PARTS)
    now = standing(village.created_at if village else utcnow())
    has_faults = bool(state.last and state.last.fault_count)
    boxed_at = next((work.ended_at for work in find_work(BOX, limit=20) if work.state == "done"), None)
    backups = ("home.backups", "home.keep_backups")
    drill_is_bad = now.drill_is_late or now.drill_has_failed
    return [
        Layer(
            SERVER,
            _("Komputer situs, semua berkas diperiksa"),
            state.last_whole,
            has_faults or (bool(state.last_whole) and state.is_overdue),
            "vault.storage_page",
            "vault.keep_storage",
        ),
        Layer(BACKUP, _("Cadangan terakhir, isinya dibaca ulang"), now.backup_at, now.backup_is_late, *backups),
        Layer(DRILL, _("Cadangan yang terbukti bisa dipulihkan"), now.drill_at, drill_is_bad, *backups),
        Layer(AWAY, _("Cadangan yang dibawa keluar"), now.away_at, now.away_is_late, *backups),
        Layer(BOXED, _("Kotak arsip untuk USB"), boxed_at, False, "vault.archive_box", "vault.file_document"),
    ]


def count_copies(stored_at: datetime | None, layers: Sequence[Layer]) -> int:
    """How many digital copies there are of a file kept at that moment: the site's own, and each made since."""
    if stored_at is None:
        return 0
    return 1 + sum(one.kind in COPIES and one.proven_at is not None and one.proven_at > stored_at for one in layers)
