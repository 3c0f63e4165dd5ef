"""How the pages of the guide stand in the search over everything public."""

from typing import Any
from zlib import crc32

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, Subquery, literal, select

from village.core.db import db
from village.core.search import Searchable, index_documents, remove_documents
from village.core.search_index import SearchPosting
from village.core.search_kinds import FoundLine, PublicKind
from village.permits.guide import slug_of
from village.permits.rules import load_rules

KIND = "permit"
LARGEST_NUMBER = 0x7FFFFFFF


def number_of(code: str) -> int:
    """The number under which a permit stands in the index: always the same for the same code."""
    return crc32(code.encode()) & LARGEST_NUMBER


def index_guide_step() -> int:
    """Make every page of the guide findable, and what is no longer there not; gives how many pages. A step."""
    permits = load_rules().permits.values()
    numbers = {number_of(one.code) for one in permits}
    before = db.session.scalars(select(SearchPosting.object_id).where(SearchPosting.kind == KIND).distinct())
    gone = set(before) - numbers
    if gone:
        remove_documents(KIND, gone)
    index_documents(
        KIND,
        [
            Searchable(
                number_of(one.code),
                title=f"{one.short} {one.name}",
                keywords=f"izin usaha {one.code.replace('_', ' ')} {one.issuer}",
                body=" ".join([one.what, *one.papers, *one.mistakes]),
            )
            for one in permits
        ],
    )
    return len(numbers)


def _lines(hits: Subquery) -> Select[Any]:
    return select(
        hits.c.kind,
        hits.c.object_id,
        hits.c.score,
        literal("").label("slug"),
        literal("").label("title"),
        literal("").label("detail"),
        literal(0).label("number"),
    ).where(hits.c.kind == KIND)


def _line(row: Any) -> FoundLine:
    permit = next((one for one in load_rules().permits.values() if number_of(one.code) == row.object_id), None)
    if permit is None:
        return FoundLine(url_for("permits.guide"), str(_l("Izin usaha")))
    return FoundLine(url_for("permits.permit_page", slug=slug_of(permit.code)), permit.short, permit.name)


def searchable() -> list[PublicKind]:
    """The guide, for everybody."""
    return [PublicKind(KIND, _l("Izin usaha"), _lines, _line)]
