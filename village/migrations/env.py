"""Runs migrations inside the application, on whichever database it is bound to."""

from alembic import context
from flask import current_app

from village.core.db import Model, db


def run() -> None:
    """Apply the migrations in one transaction where the database can, batch mode on SQLite."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection = connection.execution_options(writes=True)
        context.configure(
            connection=connection,
            target_metadata=Model.metadata,
            render_as_batch=True,
            transactional_ddl=True,
            **{**current_app.extensions["migrate"].configure_args, "render_as_batch": True},
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
