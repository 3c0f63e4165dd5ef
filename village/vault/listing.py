"""Public papers in the site map."""

from datetime import date

from flask import url_for
from sqlalchemy import select

from village.core.db import db
from village.vault.queries import visible_to
from village.vault.tables import documents

MOST_LISTED = 5_000


def sitemap() -> list[tuple[str, date]]:
    """The archive, and every public paper with the day it changed."""
    rows = db.session.execute(
        select(documents.c.id, documents.c.updated_at)
        .where(visible_to(None))
        .order_by(documents.c.updated_at.desc())
        .limit(MOST_LISTED)
    ).all()
    pages = [(url_for("vault.public_document", document_id=row.id), row.updated_at.date()) for row in rows]
    return [(url_for("vault.archive"), pages[0][1]), *pages] if pages else []
