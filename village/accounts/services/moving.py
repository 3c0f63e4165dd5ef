"""From the sample village to a real one: the sample moves aside as a folder, nothing of it is deleted."""

import os
import shutil
from datetime import date
from pathlib import Path

from village.core.db import db
from village.core.errors import Conflict
from village.core.village import forget_current_village

STAYS = frozenset({"secret", "config.toml", ".gitignore", "migrate.lock"})


def set_sample_aside(instance: Path) -> Path:
    """Move everything of the sample into ``contoh-<date>`` of the instance folder and answer that folder.

    Works for a database in the instance folder; raises Conflict for one elsewhere, which must be emptied by its owner.
    """
    if db.engine.dialect.name != "sqlite":
        raise Conflict("Kampung contoh ada di basis data luar. Siapkan basis data kosong, lalu ulangi.")
    db.session.remove()
    db.engine.dispose()
    target = _free_folder(instance, f"contoh-{date.today().isoformat()}")
    target.mkdir(mode=0o700)
    for path in sorted(instance.iterdir()):
        if path.name not in STAYS and not path.name.startswith("contoh-"):
            shutil.move(str(path), target / path.name)
    for folder in (target, instance):
        descriptor = os.open(folder, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
    forget_current_village()
    return target


def _free_folder(instance: Path, name: str) -> Path:
    number, target = 1, instance / name
    while target.exists():
        number, target = number + 1, instance / f"{name}-{number + 1}"
    return target
