"""Letting notices be found by everybody who may read them."""

from collections.abc import Sequence
from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.db import begin_writing, commit, db
from village.core.search_index import Searchable, SearchPosting, index_documents, remove_documents
from village.core.tasks import Task
from village.home.models import Notice
from village.home.services.notice_papers import adopt_notice_photos

NOTICE_KIND = "notice"


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
    """Notices that cannot be found yet, and photos of notices that are no documents yet."""
    return [
        Task("home.index_notices", _l("Kabar yang belum bisa dicari"), timedelta(days=1), index_missing),
        Task("home.adopt_notice_photos", _l("Foto kabar menjadi dokumen"), timedelta(days=1), adopt_notice_photos),
    ]
