"""The one place that knows all features: their addresses, permissions, audit sentences, and what fills which slot."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Flask

from village.accounts import interface as accounts
from village.registry import interface as registry

PERSON_SOURCE: Any = accounts
PERMISSIONS: Mapping[str, Callable[..., bool]] = {}
SLOTS: Mapping[str, Sequence[Callable[..., Any]]] = {
    "person.scopes": [registry.person_scopes],
}
AUDIT_SENTENCES: Mapping[str, Any] = {}


def register_blueprints(app: Flask) -> None:
    """Give every feature its addresses, lowest layer first."""


def register_commands(app: Flask) -> None:
    """Give every feature its commands."""


def places() -> list[Any]:
    """The places of the top bar and the bottom bar, those that exist."""
    return []
