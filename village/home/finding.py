"""How notices are found, and how they stand in the search over everything public."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, Subquery, and_, literal, select

from village.core.db import begin_writing, commit, db
from village.core.search_index import Searchable, SearchPosting, index_documents, remove_documents
from village.core.search_kinds import FoundLine, PublicKind
from village.core.tasks import Task
from village.home.models import Notice

NOTICE_KIND = "notice"
DETAIL_LETTERS = 110


def index_notices_step(notices: Sequence[Notice]) -> None:
    """Let these notices be found as far as everybody may read them, and not otherwise. A step."""
    public = [one for one in notices if one.deleted_at is None and not one.is_internal]
    index_documents(NOTICE_KIND, [Searchable(one.id, one.title, keywords=one.place, body=one.body) for one in public])
    remove_documents(NOTICE_KIND, [one.id for one in notices if one not in public])


def index_missing() -> int:
    """Notices that were posted before notices could be found, or whose index was lost; gives how many."""
    begin_writing()
    known = select(SearchPosting.object_id).where(SearchPosting.kind == NOTICE_KIND)
    missing = db.session.scalars(
        select(Notice).where(Notice.deleted_at.is_(None), Notice.is_internal.is_(False), Notice.id.not_in(known))
    ).all()
    index_notices_step(missing)
    commit()
    return len(missing)


def tasks() -> list[Task]:
    """Notices that cannot be found yet."""
    return [Task("home.index_notices", _l("Kabar yang belum bisa dicari"), timedelta(days=1), index_missing)]


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
