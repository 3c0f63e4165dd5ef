"""Which columns of the database name files of the storage, so that nobody throws away a file that is still needed.

Every feature fills the slot ``file_columns`` with a function that gives its columns. A test fails for a column of
content hashes that stands in no list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select, union_all

from village.core import slots
from village.core.db import db
from village.core.images import named
from village.core.village import Village


@dataclass(frozen=True)
class FileColumn:
    """A column of content hashes that name files. ``needed`` says which of its rows still need theirs; None: all."""

    column: Any
    needed: ColumnElement[bool] | None = None

    @property
    def name(self) -> str:
        """``table.column``, as in the database."""
        column = self.column.expression if hasattr(self.column, "expression") else self.column
        return f"{column.table.name}.{column.name}"


def own_file_columns() -> list[FileColumn]:
    """The village's cover."""
    return [FileColumn(Village.cover_sha256)]


def file_columns() -> Sequence[FileColumn]:
    """The columns of every feature."""
    return [column for columns in slots.call("file_columns") for column in columns]


def needed_files() -> set[str]:
    """The content hash of every file that a row needs. One statement for each column."""
    needed: set[str] = set()
    for one in file_columns():
        rows = select(one.column).where(one.column.is_not(None))
        needed.update(db.session.scalars(rows if one.needed is None else rows.where(one.needed)))
    return needed


def find_file(name: str) -> str | None:
    """The whole content hash of a file that begins with ``name``, if a row names such a file. One statement."""
    columns = [one.column for one in file_columns()]
    return db.session.scalar(union_all(*(select(column).where(named(column, name)) for column in columns)).limit(1))
