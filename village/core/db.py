"""The database: one declarative class, UTC moments, and transactions that two people at once cannot break."""

from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Engine, MetaData, event
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
BUSY_SECONDS = 10


class Model(DeclarativeBase):
    """What every table is made from."""

    metadata = MetaData(naming_convention=NAMING)


db = SQLAlchemy(model_class=Model, disable_autonaming=True)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC, aware on SQLite and PostgreSQL alike. A naive datetime is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def utcnow() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


class SiteVersion(Model):
    """One row: how many changes were made. Pages kept ready are good for one version (see ``page_cache``)."""

    __tablename__ = "site_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]


def begin_writing(*, changes_pages: bool = True) -> None:
    """End the reads of this request and begin the one writing transaction.

    On SQLite it takes the write lock at once (BEGIN IMMEDIATE): with the deferred default, eight writers lost 279 of
    320 acknowledged increments. Read again inside it whatever the decision rests on. ``changes_pages`` is False for
    what no public page shows, such as a session or a count of clicks: then the pages kept ready stay good.
    """
    db.session.rollback()
    db.session.connection(execution_options={"writes": True, "changes_pages": changes_pages})


def commit() -> None:
    """Make the work of the outermost service permanent; the last act before the answer."""
    db.session.commit()


def engine_options(url: str) -> dict[str, Any]:
    """Options of the engine for this database address."""
    if url.startswith("sqlite"):
        return {"connect_args": {"timeout": BUSY_SECONDS}}
    return {"pool_size": 4, "max_overflow": 4, "pool_pre_ping": True}


def init_app(app: Flask) -> None:
    """Bind the database to the application; opens no connection."""
    db.init_app(app)
    with app.app_context():
        if db.engine.dialect.name == "sqlite":
            _prepare_sqlite(db.engine)
        else:
            event.listen(db.engine, "begin", _isolate_writers)
        event.listen(db.engine, "commit", _raise_version)


def _prepare_sqlite(engine: Engine) -> None:
    event.listen(engine, "connect", _connect_sqlite)
    event.listen(engine, "begin", _begin_sqlite)


def _connect_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late for a lock; we send ours
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")  # what was answered "tersimpan" survives a power cut
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _raise_version(connection: Any) -> None:
    # In the transaction of the change itself: whoever sees the one sees the other.
    if connection.get_execution_options().get("changes_pages", False):
        connection.exec_driver_sql(
            "INSERT INTO site_version (id, number) VALUES (1, 1)"
            " ON CONFLICT (id) DO UPDATE SET number = site_version.number + 1"
        )


def _isolate_writers(connection: Any) -> None:
    # One village writes seldom: writers take turns, so a rule read inside the transaction stays true until commit.
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(7136)")
