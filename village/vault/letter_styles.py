"""How letters are numbered and headed: what officials or a group's officers chose, or what follows from the name."""

import re
from dataclasses import replace

from sqlalchemy import select

from village.core.db import db
from village.core.errors import NotFound
from village.core.village import current_village
from village.registry.interface import group_choices
from village.vault.letter_facts import Style
from village.vault.models import LetterSettings
from village.vault.numbering import DEFAULT_PATTERN

SETTINGS_ID = 1


def letter_style(group_id: int | None = None) -> Style:
    """What holds for letters made now, of the village or of a group. At most three statements.

    A group without a register of its own takes numbers from the village's, under a letterhead of its own.
    """
    row = db.session.get(LetterSettings, SETTINGS_ID)
    if row is None:
        style = Style(unit=_usual_unit(), pattern=DEFAULT_PATTERN, letterhead=usual_letterhead())
    else:
        style = _style_of(row, usual_letterhead())
    return style if group_id is None else _group_style(group_id, style)


def _style_of(row: LetterSettings, usual: str) -> Style:
    kept = {name: getattr(row, name) for name in Style.__dataclass_fields__}
    return Style(**{**kept, "letterhead": row.letterhead or usual})


def _group_style(group_id: int, village: Style) -> Style:
    row = settings_of_group(group_id)
    usual = usual_letterhead(group_name(group_id))
    if row is None:
        return replace(village, letterhead=usual, signatory="", signatory_office="")
    own = _style_of(row, usual)
    return replace(own, receipt_days=village.receipt_days, answer_days=village.answer_days)


def settings_of_group(group_id: int) -> LetterSettings | None:
    """What this group chose for its letters, if it did. One statement."""
    return db.session.get(LetterSettings, SETTINGS_ID + group_id)


def group_name(group_id: int) -> str:
    """The name of a group. Raises NotFound. One statement."""
    found = group_choices([group_id])
    if not found:
        raise NotFound()
    return found[0][1]


def suggested_style(group_id: int) -> Style:
    """What a group that has no register of its own would number its letters by: a unit from its name."""
    style = letter_style(group_id)
    if settings_of_group(group_id) is not None:
        return style
    return replace(style, unit=f"{_initials(group_name(group_id))}-{style.unit}", pattern=DEFAULT_PATTERN)


def units_of_others(group_id: int | None) -> set[str]:
    """The units by which everybody else numbers: no two registers may count under the same. Two statements."""
    rows = db.session.execute(select(LetterSettings.group_id, LetterSettings.unit)).all()
    taken = {unit for owner, unit in rows if owner != group_id}
    return taken if group_id is None else taken | {letter_style().unit}


def _usual_unit() -> str:
    """``KHI-RW05`` for Kampung Home Industri, RW 05."""
    village = current_village()
    if village is None:
        return "KP"
    letters = _initials(village.name)
    return f"{letters}-RW{village.rw:02d}" if village.rw else letters


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name)).upper()[:5] or "KP"


def usual_letterhead(group: str = "") -> str:
    """The name of the village, below that of the group if it is a group's, and where it is, one line each."""
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
        for line in (
            group,
            village.name,
            " ".join(filter(None, (rw, ", ".join(filter(None, places))))),
            village.address,
        )
        if line
    )
