"""How public papers stand in the search over everything public."""

from typing import Any

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, Subquery, and_, literal, select

from village.core.search_kinds import FoundLine, PublicKind
from village.vault.finding import PUBLIC_KIND
from village.vault.queries import visible_to
from village.vault.tables import documents
from village.vault.words import KIND_LABELS


def _lines(hits: Subquery) -> Select[Any]:
    table = documents.c
    return (
        select(
            hits.c.kind,
            hits.c.object_id,
            hits.c.score,
            literal("").label("slug"),
            table.title,
            table.kind.label("detail"),
            literal(0).label("number"),
        )
        .select_from(documents.join(hits, and_(hits.c.object_id == table.id, hits.c.kind == PUBLIC_KIND)))
        .where(visible_to(None))
    )


def _line(row: Any) -> FoundLine:
    address = url_for("vault.public_document", document_id=row.object_id)
    return FoundLine(address, row.title, str(KIND_LABELS.get(row.detail, row.detail)))


def searchable() -> list[PublicKind]:
    """Papers that everybody may read."""
    return [PublicKind(PUBLIC_KIND, _l("Dokumen"), _lines, _line)]
