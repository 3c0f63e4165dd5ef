"""Fixtures of the house: the loaded sample village, and a counter of statements."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from tests.browser.conftest import prepared
from tests.conftest import CheckingClient
from tests.live_site import copy_instance
from village.application import create_app
from village.core.db import db

__all__ = ["prepared"]

Statements = Callable[[], AbstractContextManager[list[str]]]


@pytest.fixture
def statements() -> Statements:
    """``with statements() as sent``: the SQL statements that were sent meanwhile."""

    @contextmanager
    def count() -> Iterator[list[str]]:
        sent: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if not statement.startswith(("BEGIN", "PRAGMA")):
                sent.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        yield sent
        event.remove(db.engine, "before_cursor_execute", note)

    return count


@pytest.fixture(scope="module")
def sample_instance(prepared: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance folder with the sample village, as ``python3 app.py`` leaves it."""
    return copy_instance(prepared("sample"), tmp_path_factory.mktemp("sample") / "instance")


@pytest.fixture
def sample(sample_instance: Path) -> Iterator[Flask]:
    """The application of the sample village; its tests only look."""
    app = create_app(testing=True, instance=sample_instance)
    app.test_client_class = CheckingClient
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
