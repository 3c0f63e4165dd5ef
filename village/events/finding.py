"""How events stand in the search over everything public."""

from datetime import UTC, datetime
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Integer, Select, Subquery, and_, case, cast, extract, func, or_, select

from village.core.db import utcnow
from village.core.formatting import short_day
from village.core.languages import language
from village.core.search_kinds import FoundLine, PublicKind
from village.events.models import Event
from village.events.services.rules import EVENT_KIND

PAST_PERCENT = 60  # what is over matters less than what is to come


def _lines(hits: Subquery) -> Select[Any]:
    now = utcnow()
    table, other = Event.__table__.c, Event.__table__.alias("other")
    # Of a repeat only the next one stands in the list, or the last one when it has ended.
    next_one = (
        select(other.c.id)
        .where(other.c.series_id == table.series_id, other.c.deleted_at.is_(None), other.c.begins_at > now)
        .order_by(other.c.begins_at)
        .limit(1)
        .scalar_subquery()
    )
    last_one = (
        select(other.c.id)
        .where(other.c.series_id == table.series_id, other.c.deleted_at.is_(None))
        .order_by(other.c.begins_at.desc())
        .limit(1)
        .scalar_subquery()
    )
    percent = case((table.begins_at > now, 100), else_=PAST_PERCENT)
    return (
        select(
            hits.c.kind,
            hits.c.object_id,
            (hits.c.score * percent / 100).label("score"),
            table.slug,
            table.title,
            table.place.label("detail"),
            cast(extract("epoch", table.begins_at), Integer).label("number"),
        )
        .select_from(Event.__table__.join(hits, and_(hits.c.object_id == table.id, hits.c.kind == EVENT_KIND)))
        .where(
            table.deleted_at.is_(None),
            table.state != "rencana",
            or_(table.series_id.is_(None), table.id == func.coalesce(next_one, last_one)),
        )
    )


def _line(row: Any) -> FoundLine:
    on = short_day(datetime.fromtimestamp(row.number, UTC), language())
    return FoundLine(url_for("events.event", slug=row.slug), row.title, f"{on}, {row.detail}" if row.detail else on)


def searchable() -> list[PublicKind]:
    """Events for everybody."""
    return [PublicKind(EVENT_KIND, _l("Agenda"), _lines, _line)]
