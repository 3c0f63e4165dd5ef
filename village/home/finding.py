"""How notices stand in the search over everything public."""

from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, Subquery, and_, literal, select

from village.core.search_kinds import FoundLine, PublicKind
from village.home.models import Notice
from village.home.services.notice_index import NOTICE_KIND

DETAIL_LETTERS = 110


def _lines(hits: Subquery) -> Select[Any]:
    table = Notice.__table__.c
    return (
        select(
            hits.c.kind,
            hits.c.object_id,
            hits.c.score,
            table.slug,
            table.title,
            table.body.label("detail"),
            literal(0).label("number"),
        )
        .select_from(Notice.__table__.join(hits, and_(hits.c.object_id == table.id, hits.c.kind == NOTICE_KIND)))
        .where(table.deleted_at.is_(None), table.is_internal.is_(False))
    )


def _line(row: Any) -> FoundLine:
    body = " ".join(row.detail.split())
    if len(body) > DETAIL_LETTERS:
        body = body[:DETAIL_LETTERS].rsplit(" ", 1)[0] + " ..."
    return FoundLine(url_for("home.notice", slug=row.slug), row.title, "" if body == row.title else body)


def searchable() -> list[PublicKind]:
    """Notices for everybody."""
    return [PublicKind(NOTICE_KIND, _l("Kabar"), _lines, _line)]
