"""The one place that knows all features: their addresses, permissions, audit sentences, and what fills which slot."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import Flask

from village.accounts import interface as accounts
from village.registry import interface as registry

PERSON_SOURCE: Any = accounts
PERMISSIONS: Mapping[str, Callable[..., bool]] = {
    "accounts.own_account": accounts.own_account,
    "accounts.see_people": accounts.see_people,
    "accounts.invite": accounts.invite,
    "accounts.manage_account": accounts.manage_account,
    "accounts.grant_roles": accounts.grant_roles,
    "home.work": accounts.own_account,
}
SLOTS: Mapping[str, Sequence[Callable[..., Any]]] = {
    "person.scopes": [registry.person_scopes],
}
AUDIT_SENTENCES: Mapping[str, Any] = {
    **accounts.SENTENCES,
}


def register_blueprints(app: Flask) -> None:
    """Give every feature its addresses, lowest layer first."""
    from village.accounts.views import bp as accounts_pages
    from village.home.views import bp as home_pages

    for blueprint in (accounts_pages, home_pages):
        app.register_blueprint(blueprint)


def register_commands(app: Flask) -> None:
    """Give every feature its commands."""
    accounts.register_commands(app)


def places() -> list[Any]:
    """The places of the top bar and the bottom bar, those that exist."""
    return []
