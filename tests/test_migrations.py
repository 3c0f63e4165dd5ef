"""Migrations lead to exactly the tables of the models, on both databases, and back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from tests.postgres import fresh_database
from village.application import create_app
from village.core.db import Model
from village.core.schema import NEWEST

PROJECT = Path(__file__).resolve().parent.parent
MIGRATIONS = PROJECT / "village" / "migrations"


def flask_db(instance: Path, url: str, *arguments: str) -> None:
    """Run the command as a person would."""
    environment = {**os.environ, "GAPURA_INSTANCE": str(instance), "GAPURA_DATABASE_URL": url}
    subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", "db", *arguments], cwd=PROJECT, env=environment, check=True
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'village.sqlite3'}"
    return fresh_database(request.getfixturevalue("postgres"))


def test_migrations_make_the_tables_of_the_models_and_go_back(database_url: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    flask_db(tmp_path, database_url, "upgrade")
    engine = create_engine(database_url)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Model.metadata)
    assert not differences
    flask_db(tmp_path, database_url, "downgrade", "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    flask_db(tmp_path, database_url, "upgrade")
    engine.dispose()


def test_the_site_knows_which_revision_is_the_newest() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST


def test_the_first_request_migrates_an_empty_database(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    app = create_app(instance=tmp_path)
    assert app.test_client().get("/").status_code == 503
    assert "village" in inspect(create_engine(f"sqlite:///{tmp_path / 'village.sqlite3'}")).get_table_names()
