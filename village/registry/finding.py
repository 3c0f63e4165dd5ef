"""How businesses and groups stand in the search over everything public."""

from typing import Any

from flask import url_for
from flask_babel import lazy_pgettext as _lp
from sqlalchemy import Select, Subquery, and_, literal, select

from village.core.search_kinds import FoundLine, PublicKind
from village.registry.services.findable import ENTERPRISE_KIND, GROUP_KIND
from village.registry.tables import enterprise_is_public, enterprises, group_is_public, groups
from village.registry.words import GROUP_KIND_LABELS, KIND_LABELS


def _enterprise_lines(hits: Subquery) -> Select[Any]:
    table = enterprises.c
    return (
        select(
            hits.c.kind,
            hits.c.object_id,
            hits.c.score,
            table.slug,
            table.name.label("title"),
            table.kind.label("detail"),
            table.rt.label("number"),
        )
        .select_from(enterprises.join(hits, and_(hits.c.object_id == table.id, hits.c.kind == ENTERPRISE_KIND)))
        .where(enterprise_is_public())
    )


def _enterprise_line(row: Any) -> FoundLine:
    kind = str(KIND_LABELS.get(row.detail, row.detail))
    detail = f"{kind}, RT {row.number:02d}" if row.number else kind
    return FoundLine(url_for("home.enterprise", slug=row.slug), row.title, detail)


def _group_lines(hits: Subquery) -> Select[Any]:
    table = groups.c
    return (
        select(
            hits.c.kind,
            hits.c.object_id,
            hits.c.score,
            table.slug,
            table.name.label("title"),
            table.kind.label("detail"),
            literal(0).label("number"),
        )
        .select_from(groups.join(hits, and_(hits.c.object_id == table.id, hits.c.kind == GROUP_KIND)))
        .where(group_is_public())
    )


def _group_line(row: Any) -> FoundLine:
    return FoundLine(
        url_for("home.group", slug=row.slug), row.title, str(GROUP_KIND_LABELS.get(row.detail, row.detail))
    )


def searchable() -> list[PublicKind]:
    """Businesses that are open, and living groups."""
    return [
        PublicKind(ENTERPRISE_KIND, _lp("bagian", "Usaha"), _enterprise_lines, _enterprise_line),
        PublicKind(GROUP_KIND, _lp("bagian", "Kelompok"), _group_lines, _group_line),
    ]
