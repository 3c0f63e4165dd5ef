"""Rows for every table of a database at any revision, so that migrations are tried with data in them."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Engine,
    MetaData,
    Numeric,
    Table,
    func,
    insert,
    select,
    types,
)

REVISIONS = "alembic_version"
# Tables in which not every column may hold something at once.
ONE_OF_SEVERAL: dict[str, dict[str, Any]] = {
    "event_audience": {"rt": None},
    "map_pin": {"enterprise_id": None},
    "notice_audience": {"rt": None},
    "supply_tie": {"from_group_id": None, "to_group_id": None, "from_name": "", "to_name": ""},
}


def fill_every_table(engine: Engine, rows: int = 2, **told: dict[str, Any]) -> dict[str, int]:
    """So many rows in each table, the n-th referring to the n-th of others; gives how many each has.

    ``told`` are values for the columns of a table, by its name.
    """
    found = MetaData()
    found.reflect(engine)
    tables = [table for table in found.sorted_tables if table.name != REVISIONS]
    with engine.begin() as connection:
        for table in tables:
            for number in range(1, rows + 1):
                values = {column.name: _value(column, number) for column in table.columns}
                connection.execute(
                    insert(table).values({**values, **ONE_OF_SEVERAL.get(table.name, {}), **told.get(table.name, {})})
                )
            _count_on_from_there(connection, table)
    return count_every_table(engine)


def _count_on_from_there(connection: Any, table: Table) -> None:
    """The numbers were given by hand, so the next one that PostgreSQL gives has to come after them."""
    if connection.dialect.name == "postgresql" and isinstance(getattr(table.c.get("id"), "type", None), types.Integer):
        sequence = func.pg_get_serial_sequence(table.name, "id")
        connection.execute(select(func.setval(sequence, select(func.max(table.c.id)).scalar_subquery())))


def count_every_table(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    found = MetaData()
    found.reflect(engine)
    with engine.connect() as connection:
        return {table.name: _count(connection, table) for table in found.sorted_tables if table.name != REVISIONS}


def _count(connection: Any, table: Table) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _value(column: Column[Any], number: int) -> Any:
    kind = column.type
    refers_to_itself = any(key.column.table is column.table for key in column.foreign_keys)
    if refers_to_itself and column.nullable:
        return None
    if (column.foreign_keys or column.primary_key) and not isinstance(kind, Date | DateTime):
        return f"kunci{number}" if isinstance(kind, types.String) else number
    if isinstance(kind, JSON):
        return []
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, DateTime):
        return datetime(2026, 1, number, tzinfo=UTC)
    if isinstance(kind, Date):
        return date(2026, 1, number)
    if isinstance(kind, types.Integer | Numeric):
        return number
    return f"isi {number}"[: getattr(kind, "length", None) or 100]
