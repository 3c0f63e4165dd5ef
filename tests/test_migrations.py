"""Migrations lead to exactly the tables of the models, on both databases, and back."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, text

from tests.any_rows import count_every_table, fill_every_table
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


def newest_revisions(count: int) -> list[tuple[str, str]]:
    """The newest migrations, each as where it begins and where it leads."""
    scripts = ScriptDirectory(str(MIGRATIONS))
    steps = [(script.down_revision or "base", script.revision) for script in scripts.walk_revisions()]
    return [(str(before), after) for before, after in steps[:count]]


def revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def assert_schema_is_that_of_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        assert not compare_metadata(MigrationContext.configure(connection), Model.metadata)


@pytest.mark.parametrize(("before", "after"), newest_revisions(3))
def test_b09_a_migration_keeps_every_row_up_and_goes_down_and_up_with_data(
    database_url: str, tmp_path: Path, before: str, after: str
) -> None:
    tmp_path.chmod(0o700)
    engine = create_engine(database_url)
    if before == "base":
        flask_db(tmp_path, database_url, "upgrade", after)
        before_rows: dict[str, int] = {}
        fill_every_table(engine)
    else:
        flask_db(tmp_path, database_url, "upgrade", before)
        before_rows = fill_every_table(engine)
        flask_db(tmp_path, database_url, "upgrade", after)
    after_rows = count_every_table(engine)
    lost = {table for table, number in before_rows.items() if after_rows.get(table, -1) < number}
    assert not lost, "rows were lost on the way up"  # a data step may make rows of others
    flask_db(tmp_path, database_url, "downgrade", before)
    if before_rows:
        assert count_every_table(engine) == before_rows, "rows were lost on the way down"
    flask_db(tmp_path, database_url, "upgrade")
    assert_schema_is_that_of_the_models(engine)
    engine.dispose()


KILLED_AFTER = """
import os, signal, sys
from sqlalchemy import event
from village.application import create_app
from village.core.db import db
app, left = create_app(), [int(sys.argv[1])]
def count(*_):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
with app.app_context():
    event.listen(db.engine, "after_cursor_execute", count)
    app.test_cli_runner().invoke(args=["db", "upgrade"], catch_exceptions=False)
"""


def test_b09_an_interrupted_migration_is_as_if_it_never_began_and_then_goes_through(
    database_url: str, tmp_path: Path
) -> None:
    tmp_path.chmod(0o700)
    steps = newest_revisions(2)  # the newest may only move rows, which takes few statements
    before, after = steps[-1][0], steps[0][1]
    flask_db(tmp_path, database_url, "upgrade", before)
    engine = create_engine(database_url)
    rows = fill_every_table(engine)
    environment = {**os.environ, "GAPURA_INSTANCE": str(tmp_path), "GAPURA_DATABASE_URL": database_url}
    for statements in (5, 20, 40):
        killed = subprocess.run([sys.executable, "-c", KILLED_AFTER, str(statements)], cwd=PROJECT, env=environment)
        assert killed.returncode == -9, "the migration ended before it was killed"
        assert (revision(engine), count_every_table(engine)) == (before, rows)
    flask_db(tmp_path, database_url, "upgrade")
    assert revision(engine) == after
    assert rows.items() <= count_every_table(engine).items()
    assert_schema_is_that_of_the_models(engine)
    engine.dispose()


def test_what_the_list_declared_becomes_cases_up_down_and_up_again(database_url: str, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    flask_db(tmp_path, database_url, "upgrade", "0003")
    engine = create_engine(database_url)
    fill_every_table(engine, declared_permit={"kind": "nib_rba", "state": "has", "raw": "NIB RBA: ada"})
    cases = text("SELECT id, enterprise_id, state, nib_versi, declared FROM permit_case WHERE permit_code = 'nib'")
    moves = text("SELECT count(*) FROM permit_move WHERE to_state = 'terbit' AND from_state = ''")
    for _time in range(2):
        flask_db(tmp_path, database_url, "upgrade")
        with engine.begin() as connection:
            made = connection.execute(cases).all()
            assert [tuple(row)[1:] for row in made] == [
                (number, "terbit", "nib_rba", "NIB RBA: ada") for number in (1, 2)
            ]
            assert connection.execute(moves).scalar() == 2
        flask_db(tmp_path, database_url, "downgrade", "0003")
        with engine.begin() as connection:
            assert not connection.execute(cases).all()
            assert connection.execute(text("SELECT count(*) FROM declared_permit")).scalar() == 2
    flask_db(tmp_path, database_url, "upgrade")
    with engine.begin() as connection:
        connection.execute(text("UPDATE permit_case SET revision = 2 WHERE permit_code = 'nib' AND enterprise_id = 1"))
    flask_db(tmp_path, database_url, "downgrade", "0003")
    with engine.begin() as connection:
        assert [row.enterprise_id for row in connection.execute(cases)] == [1], "somebody's work was lost"
    engine.dispose()


def test_the_site_knows_which_revision_is_the_newest() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == NEWEST


def test_the_first_request_migrates_an_empty_database(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    app = create_app(instance=tmp_path)
    assert app.test_client().get("/").status_code == 503
    assert "village" in inspect(create_engine(f"sqlite:///{tmp_path / 'village.sqlite3'}")).get_table_names()
