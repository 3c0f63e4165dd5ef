"""Which changes make an issued permit untrue, read out of the words of its rule."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from village.permits.facts import PermitType

CHANGES: Mapping[str, Any] = {
    "alamat": _l("Alamat usaha berubah"),
    "nama": _l("Nama usaha atau produk berubah"),
    "resep": _l("Bahan atau resep berubah"),
}
# The words by which a rule speaks of each change, under ``harus_diubah_bila`` and ``batal_bila``.
STEMS: Mapping[str, tuple[str, ...]] = {
    "alamat": ("pindah", "lokasi"),
    "nama": ("nama", "merek dagang", "label"),
    "resep": ("bahan", "komposisi", "proses", "jenis pangan"),
}


def phrases_of(rule: PermitType, change: str) -> tuple[str, ...]:
    """What the rule says of this change, in its own words; empty where it says nothing.

    "tidak melapor perubahan" and the like are about behaviour, not about what was changed.
    """
    return tuple(
        phrase
        for phrase in (*rule.changed_when, *rule.lost_when)
        if any(stem in phrase.lower() for stem in STEMS[change]) and not phrase.lower().startswith("tidak ")
    )
