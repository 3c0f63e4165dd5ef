"""Two records of one business side by side: each fact they tell differently, in words, with a first choice."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from village.core.phones import display
from village.registry.services.merging import CHOSEN, differing
from village.registry.words import (
    KIND_LABELS,
    NETWORK_ROLE_LABELS,
    SCALE_LABELS,
    SELLING_WAY_LABELS,
    SEX_LABELS,
    TURNOVER_LABELS,
)

LABELS = {
    "name": _l("Nama usaha"),
    "kind": _l("Jenis usaha"),
    "owner_name": _l("Pemilik"),
    "owner_sex": _l("Jenis kelamin"),
    "phone": _l("Telepon"),
    "other_phone": _l("Nomor lain"),
    "rt": _l("RT/RW"),
    "address": _l("Alamat dan patokan"),
    "story": _l("Cerita usaha"),
    "photo": _l("Foto usaha"),
    "started_year": _l("Mulai tahun"),
    "workers": _l("Tenaga kerja"),
    "scale": _l("Skala"),
    "selling_ways": _l("Cara jual"),
    "turnover_range": _l("Omzet"),
    "own_capital": _l("Modal sendiri"),
    "network_role": _l("Peran dalam jaringan"),
    "kbli": _l("KBLI"),
    "remark": _l("Keterangan pengurus"),
}
_CODES = {
    "kind": KIND_LABELS,
    "owner_sex": SEX_LABELS,
    "scale": SCALE_LABELS,
    "turnover_range": TURNOVER_LABELS,
    "network_role": NETWORK_ROLE_LABELS,
}
WRITTEN = frozenset({"name", "owner_name", "address", "story", "remark"})


@dataclass(frozen=True)
class Choice:
    """One fact on both sides; ``takes_other`` is the first choice: what is there goes before what is empty."""

    name: str
    label: str
    ours: str
    theirs: str
    takes_other: bool
    is_written: bool


def choices(winner: Any, loser: Any) -> list[Choice]:
    """The facts that differ, in order."""
    found = []
    for name in differing(winner, loser):
        ours, theirs = told(winner, name), told(loser, name)
        found.append(Choice(name, str(LABELS[name]), ours, theirs, bool(theirs) and not ours, name in WRITTEN))
    return found


def told(enterprise: Any, name: str) -> str:
    """A fact of the record as people read it, empty where nothing is known."""
    values = [getattr(enterprise, column) for column in CHOSEN[name]]
    first = values[0]
    if name == "photo":
        return _("ada foto") if first else ""
    if name == "selling_ways":
        return ", ".join(str(SELLING_WAY_LABELS.get(way, way)) for way in first or ())
    if name == "own_capital":
        return "" if first is None else (_("Ya") if first else _("Tidak"))
    if name == "rt":
        return "/".join(f"{value:02d}" for value in values if value)
    if not first and name != "address":
        return ""
    if name in _CODES:
        return str(_CODES[name].get(first, first))
    if name in ("phone", "other_phone"):
        return display(first)
    if name == "kbli":
        return f"{first} ({values[1] or '-'})"
    return _joined(values)


def _joined(values: Sequence[Any]) -> str:
    return ", ".join(str(value) for value in values if value)
