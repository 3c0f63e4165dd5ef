"""Small numbers that one page needs from many features, asked in one statement.

A feature that counts for "Perlu perhatian" says how (a select of one value, under a name) in the slot
``attention.counts``; the workspace asks all of them together before it calls the fillers of ``attention``. Anywhere
else the same function asks for itself.
"""

from collections.abc import Mapping
from typing import Any

from flask import g
from sqlalchemy import Select, select

from village.core.db import db


def count_together(asked: Mapping[str, Select[Any]]) -> None:
    """Ask for every value in one statement and remember them by name until this request has ended."""
    if asked:
        values = db.session.execute(select(*(one.scalar_subquery() for one in asked.values()))).one()
        g.counts = dict(zip(asked, values, strict=True))


def counted(name: str, statement: Select[Any]) -> Any:
    """The value under that name, if it was asked for together with others; else what the statement says now."""
    known: dict[str, Any] = g.get("counts", {})
    return known[name] if name in known else db.session.execute(statement).scalar()
