"""Runs migrations inside the application, on whichever database it is bound to."""

from alembic import context
from flask import current_app

from village.core.db import Model, UtcDateTime, db


def plain_types(kind: str, thing: object, _context: object) -> str | bool:
    """Migrations name plain column types, so that they stand without the code of another day."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(thing, UtcDateTime) else False


def run() -> None:
    """Apply the migrations in one transaction where the database can, batch mode on SQLite."""
    with db.engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if is_sqlite:
            # Batch mode makes a table anew and drops the old one: references to it must be looked at once, at the end.
            connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
            connection = connection.execution_options(writes=True)
        context.configure(
            connection=connection,
            target_metadata=Model.metadata,
            transactional_ddl=True,
            render_item=plain_types,
            **{**current_app.extensions["migrate"].configure_args, "render_as_batch": True},
        )
        with context.begin_transaction():
            context.run_migrations()
            if is_sqlite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first()):
                raise RuntimeError(f"after the migration a row of {broken[0]} refers to nothing in {broken[2]}")
        connection.commit()


run()
