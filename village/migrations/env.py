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
        if connection.dialect.name == "sqlite":
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
        connection.commit()


run()
