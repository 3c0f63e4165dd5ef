"""Letting achievements, offices and places of the drawn map be found by everybody."""

from collections.abc import Mapping
from datetime import timedelta

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from village.core.db import begin_writing, commit, db
from village.core.search_index import Searchable, index_documents, remove_documents
from village.core.tasks import Task
from village.home.models import Achievement, MapPin, OfficeTerm
from village.home.words import LEVEL_LABELS, PIN_LABELS

ACHIEVEMENT_KIND, OFFICE_KIND, PLACE_KIND = "achievement", "office", "place"


def index_profile_step() -> None:
    """Let them be found as everybody reads them now; the same again writes nothing. A step.

    Nobody is found by name: an office by what it is called, and a place that is one business by that business.
    """
    achievements = db.session.scalars(select(Achievement)).all()
    offices = db.session.scalars(select(OfficeTerm)).all()
    places = db.session.scalars(select(MapPin).where(MapPin.kind != "usaha")).all()
    found: dict[str, list[tuple[Achievement | OfficeTerm | MapPin, Searchable]]] = {
        ACHIEVEMENT_KIND: [
            (one, Searchable(one.id, one.activity, keywords=_words(LEVEL_LABELS, one.level), body=one.result))
            for one in achievements
        ],
        OFFICE_KIND: [(one, Searchable(one.id, one.office)) for one in offices],
        PLACE_KIND: [
            (one, Searchable(one.id, one.name, keywords=_words(PIN_LABELS, one.kind), body=one.note)) for one in places
        ],
    }
    for kind, documents in found.items():
        index_documents(kind, [document for row, document in documents if row.deleted_at is None])
        remove_documents(kind, [row.id for row, _document in documents if row.deleted_at is not None])


def _words(labels: Mapping[str, object], name: str) -> str:
    return str(labels.get(name, ""))


def index_profile() -> int:
    """Find also what was written before it could be found, or whose index was lost."""
    begin_writing()
    index_profile_step()
    commit()
    return 0


def profile_tasks() -> list[Task]:
    """Places, offices and achievements that cannot be found yet."""
    words = _l("Prestasi, jabatan, dan tempat yang belum bisa dicari")
    return [Task("home.index_profile", words, timedelta(days=1), index_profile)]
