"""How this village numbers and heads its letters: what officials chose, or what follows from its name."""

import re

from village.core.db import db
from village.core.village import current_village
from village.vault.letter_facts import Style
from village.vault.models import LetterSettings
from village.vault.numbering import DEFAULT_PATTERN

SETTINGS_ID = 1


def letter_style() -> Style:
    """What holds for letters made now. One statement."""
    row = db.session.get(LetterSettings, SETTINGS_ID)
    if row is None:
        return Style(unit=_usual_unit(), pattern=DEFAULT_PATTERN, letterhead=usual_letterhead())
    kept = {name: getattr(row, name) for name in Style.__dataclass_fields__}
    return Style(**{**kept, "letterhead": row.letterhead or usual_letterhead()})


def _usual_unit() -> str:
    """``KHI-RW05`` for Kampung Home Industri, RW 05."""
    village = current_village()
    if village is None:
        return "KP"
    letters = "".join(word[0] for word in re.findall(r"\w+", village.name)).upper()[:5] or "KP"
    return f"{letters}-RW{village.rw:02d}" if village.rw else letters


def usual_letterhead() -> str:
    """The name of the village and where it is, one line each."""
    village = current_village()
    if village is None:
        return ""
    places = (
        f"{village.kelurahan_word.capitalize()} {village.kelurahan}" if village.kelurahan else "",
        f"Kecamatan {village.kecamatan}" if village.kecamatan else "",
        village.kota,
    )
    rw = f"RW {village.rw:02d}" if village.rw else ""
    return "\n".join(
        line
        for line in (village.name, " ".join(filter(None, (rw, ", ".join(filter(None, places))))), village.address)
        if line
    )
