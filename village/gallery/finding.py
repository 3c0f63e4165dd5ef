"""How products stand in the search over everything public."""

from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp
from sqlalchemy import Select, Subquery, and_, literal, select

from village.core.search_kinds import FoundLine, PublicKind
from village.gallery.collection_lists import is_shown
from village.gallery.offer_tables import Collection
from village.gallery.queries import AT_HOME, is_public, products
from village.gallery.services.collections import COLLECTION_KIND
from village.gallery.services.rules import SEARCH_KIND
from village.registry.interface import enterprises


def _lines(hits: Subquery) -> Select[Any]:
    joined = AT_HOME.join(hits, and_(hits.c.object_id == products.c.id, hits.c.kind == SEARCH_KIND))
    return (
        select(
            hits.c.kind,
            hits.c.object_id,
            hits.c.score,
            products.c.slug,
            products.c.name.label("title"),
            enterprises.c.name.label("detail"),
            enterprises.c.rt.label("number"),
        )
        .select_from(joined)
        .where(is_public())
    )


def _line(row: Any) -> FoundLine:
    detail = f"{row.detail}, RT {row.number:02d}" if row.number else row.detail
    return FoundLine(url_for("gallery.product", slug=row.slug), row.title, detail)


def _collections(hits: Subquery) -> Select[Any]:
    table = Collection.__table__.c
    return (
        select(
            hits.c.kind,
            hits.c.object_id,
            hits.c.score,
            table.slug,
            table.name.label("title"),
            table.description.label("detail"),
            literal(0).label("number"),
        )
        .select_from(
            Collection.__table__.join(hits, and_(hits.c.object_id == table.id, hits.c.kind == COLLECTION_KIND))
        )
        .where(is_shown())
    )


def _collection(row: Any) -> FoundLine:
    return FoundLine(url_for("gallery.shelf", koleksi=row.slug), row.title, row.detail or "")


def searchable() -> list[PublicKind]:
    """Products online, and the collections of today."""
    words = _lp("bagian", "Produk")
    return [
        PublicKind(SEARCH_KIND, words, _lines, _line, lambda text: url_for("gallery.shelf", q=text)),
        PublicKind(COLLECTION_KIND, _l("Koleksi"), _collections, _collection),
    ]
