"""How products stand in the search over everything public."""

from typing import Any

from flask import url_for
from flask_babel import lazy_pgettext as _lp
from sqlalchemy import Select, Subquery, and_, select

from village.core.search_kinds import FoundLine, PublicKind
from village.gallery.queries import AT_HOME, is_public, products
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


def searchable() -> list[PublicKind]:
    """Products online."""
    words = _lp("bagian", "Produk")
    return [PublicKind(SEARCH_KIND, words, _lines, _line, lambda text: url_for("gallery.shelf", q=text))]
