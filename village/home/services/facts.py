"""The facts and the look of the village, as its own pages show them."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.core.errors import Conflict
from village.core.images import Picture
from village.core.village import Village, forget_current_village
from village.home import permissions

CHANGEABLE = frozenset(
    (
        *("name", "theme", "tagline", "introduction", "story", "achievements", "officials", "word", "palette", "motif"),
        *("rw", "address", "postcode", "directions", "opening_hours", "contact_phone", "area_code"),
        "first_listing_waits",
    )
)


class ChangedMeanwhile(Conflict):
    """Somebody else saved the village's page after the form was opened."""


def change_village(
    person: Person,
    facts: Mapping[str, Any],
    *,
    cover: Picture | None = None,
    without_cover: bool = False,
    seen_at: str = "",
) -> None:
    """Change the facts and the look of the village; fields not named stay, and so does the cover unless a new one
    comes or ``without_cover`` takes it off.

    ``seen_at`` is the ISO moment of ``confirmed_at`` that the form was opened with. Raises ChangedMeanwhile when
    somebody else saved since then, KeyError for a field that is not a fact.
    """
    if unknown := set(facts) - CHANGEABLE:
        raise KeyError(", ".join(sorted(unknown)))
    person = begin_writing_as(person)
    demand(permissions.edit_village(person))
    row = db.session.execute(select(Village)).scalar_one()
    if seen_at and seen_at != row.confirmed_at.isoformat():
        raise ChangedMeanwhile(
            _l("Halaman ini baru saja diubah orang lain. Isian Anda masih ada di bawah; periksa, lalu simpan lagi.")
        )
    if without_cover:
        row.cover_sha256 = row.cover_width = row.cover_height = None
    change_village_step(row, facts, cover=cover)
    audit.record(person, "home.village_changed", "village:1", row.name)
    commit()


def change_village_step(row: Village, facts: Mapping[str, Any], *, cover: Picture | None = None) -> None:
    """Write facts onto the row of the village and confirm it as of now. A step."""
    for name, value in facts.items():
        setattr(row, name, value)
    if cover is not None:
        row.cover_sha256, row.cover_width, row.cover_height = cover.sha256, cover.width, cover.height
    row.confirmed_at = utcnow()
    db.session.flush()
    forget_current_village()
