"""Keys that several tables share."""

from sqlalchemy import Index, text


def only_one_open(name: str, *columns: str, open_while: str) -> Index:
    """Of the rows that have not ended, only one for each combination of these columns."""
    still_open = text(f"{open_while} IS NULL")
    return Index(name, *columns, unique=True, sqlite_where=still_open, postgresql_where=still_open)
