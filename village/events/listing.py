"""The calendar's pages for the site map, and those that phones keep."""

from datetime import date, timedelta

from flask import url_for
from sqlalchemy import select

from village.core.db import db, utcnow
from village.core.slots import OfflineRoute
from village.events.models import Event
from village.events.standing import is_shown

LISTED_BEHIND = timedelta(days=366)
MOST_LISTED = 2_000


def sitemap() -> list[tuple[str, date]]:
    """The calendar and every event of a year back and of what is to come. One statement."""
    rows = db.session.execute(
        select(Event.slug, Event.updated_at)
        .where(is_shown(), Event.begins_at > utcnow() - LISTED_BEHIND)
        .order_by(Event.begins_at.desc())
        .limit(MOST_LISTED)
    ).all()
    newest = max((row.updated_at for row in rows), default=utcnow()).date()
    return [
        (url_for("events.agenda"), newest),
        *((url_for("events.event", slug=row.slug), row.updated_at.date()) for row in rows),
    ]


def offline_routes() -> list[OfflineRoute]:
    """The calendar and its events stay readable without a signal; registrations, which are somebody's own, do not."""
    return [OfflineRoute("^(/en)?/agenda(/[a-z0-9-]+)?$")]
