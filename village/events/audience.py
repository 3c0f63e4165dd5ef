"""Whom an event is for: some RT, some groups, or everybody."""

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from village.core.db import db
from village.events.models import EventAudience
from village.registry.interface import enterprise_is_public, enterprises, groups


@dataclass(frozen=True)
class Audience:
    """The RT and the groups (id, name) that an event is for; both empty: everybody."""

    rts: tuple[int, ...] = ()
    groups: tuple[tuple[int, str], ...] = ()

    @property
    def choices(self) -> list[str]:
        """What somebody may say of where they come from; empty where everybody may come."""
        return [f"RT {rt:02d}" for rt in self.rts] + [name for _id, name in self.groups]

    @property
    def words(self) -> str:
        """The same as a list in words; empty for everybody."""
        return ", ".join(self.choices)


def audience_of(event_id: int) -> Audience:
    """Whom the event is for. One statement."""
    rows = db.session.execute(
        select(EventAudience.rt, EventAudience.group_id, groups.c.name)
        .outerjoin(groups, groups.c.id == EventAudience.group_id)
        .where(EventAudience.event_id == event_id)
        .order_by(EventAudience.rt, groups.c.name)
    ).all()
    return Audience(
        tuple(row.rt for row in rows if row.rt is not None),
        tuple((row.group_id, row.name) for row in rows if row.group_id is not None),
    )


def audience_choices(event_id: int) -> list[str]:
    """What somebody may say of where they come from; empty where everybody may come."""
    return audience_of(event_id).choices


def for_whom(audience: Audience, only_invited: bool) -> str:
    """In words, for pages and messages."""
    if only_invited:
        return _("Khusus yang diundang")
    return audience.words or _("Semua warga")


def village_rts() -> list[int]:
    """The RT that open businesses are in. One statement."""
    rows = db.session.execute(
        select(enterprises.c.rt).where(enterprise_is_public(), enterprises.c.rt.is_not(None)).distinct()
    )
    return sorted(rt for (rt,) in rows)
