"""Notices as what documents belong to: their titles, for whoever may change them."""

from collections.abc import Collection

from sqlalchemy import select

from village.core.access import Person
from village.core.db import db
from village.core.slots import Subject
from village.home.models import Notice
from village.home.permissions import post_notice

MOST_OFFERED = 30


def subjects_for(person: Person, keys: Collection[str] | None = None) -> list[Subject]:
    """Those of these keys (``notice:12``) that the person may open; without keys the newest. One statement."""
    if not post_notice(person):
        return []
    wanted = select(Notice.id, Notice.title).where(Notice.deleted_at.is_(None))
    if keys is not None:
        numbers = [number for kind, _, number in (key.partition(":") for key in keys) if kind == "notice"]
        ids = [int(number) for number in numbers if number.isdecimal() and len(number) < 10]
        if not ids:
            return []
        wanted = wanted.where(Notice.id.in_(ids))
    rows = db.session.execute(wanted.order_by(Notice.posted_at.desc(), Notice.id.desc()).limit(MOST_OFFERED))
    return [Subject(f"notice:{row.id}", row.title, "home.edit_notice", {"notice_id": row.id}) for row in rows]
