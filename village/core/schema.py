"""Is the database at the newest migration? Looked up cheaply at the first request, mended in a child process."""

import fcntl
import subprocess
import sys
from pathlib import Path

from flask import Flask, current_app
from sqlalchemy import text
from sqlalchemy.exc import OperationalError, ProgrammingError

from village.core.db import db

NEWEST = "0004"
MIGRATION_SECONDS = 600


def current_revision() -> str | None:
    """The revision the database is at, or None where nothing was made yet."""
    try:
        return db.session.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    except (OperationalError, ProgrammingError):
        return None
    finally:
        db.session.rollback()


def migrate_if_needed() -> None:
    """Bring the database to the newest revision, one process at a time (file lock in the instance folder).

    Raises RuntimeError with the output of the migration when it fails.
    """
    if current_revision() == NEWEST:
        return
    settings = current_app.config["SETTINGS"]
    with open(settings.instance / "migrate.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if current_revision() == NEWEST:
            return
        done = subprocess.run(
            [sys.executable, "-m", "flask", "--app", "app", "db", "upgrade"],
            cwd=Path(current_app.config["PROJECT_FOLDER"]),
            env=environment_of(settings),
            capture_output=True,
            text=True,
            timeout=MIGRATION_SECONDS,
        )
        if done.returncode:
            raise RuntimeError(f"migration failed:\n{done.stderr[-2000:]}")


def environment_of(settings: object) -> dict[str, str]:
    """The environment in which a child process finds the same village."""
    import os

    return {
        **os.environ,
        "GAPURA_INSTANCE": str(settings.instance),  # type: ignore[attr-defined]
        "GAPURA_DATABASE_URL": settings.database_url,  # type: ignore[attr-defined]
    }


def init_app(app: Flask) -> None:
    """Check before the first request of this process."""
    app.extensions["schema_is_current"] = app.testing

    @app.before_request
    def check_once() -> None:
        if not app.extensions["schema_is_current"]:
            migrate_if_needed()
            app.extensions["schema_is_current"] = True
