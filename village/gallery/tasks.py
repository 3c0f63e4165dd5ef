"""What the gallery needs now and then."""

from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.db import begin_writing, commit, db
from village.core.search_index import SearchPosting
from village.core.tasks import Task
from village.gallery.freshness import stepped_back
from village.gallery.queries import products
from village.gallery.services.rules import SEARCH_KIND, index_step


def tasks() -> list[Task]:
    """Every day the search forgets products that stepped back by their age."""
    return [
        Task("gallery.forget_stepped_back", _l("Kata produk yang sudah lama tidak tampil"), timedelta(days=1), forget)
    ]


def forget() -> int:
    """Take products that nobody confirmed for too long out of the search; gives how many.

    Their words would go on correcting what people type into something that is not there. Confirming brings them back.
    """
    begin_writing()
    known = select(SearchPosting.object_id).where(SearchPosting.kind == SEARCH_KIND)
    gone = db.session.scalars(stepped_back().where(products.c.id.in_(known))).all()
    index_step(gone)
    commit()
    return len(gone)
