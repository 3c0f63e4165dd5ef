"""The shape of a row of the access table, and the world in which every row is tried."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

SIGNED_OUT = "signed out"
DISABLED = "disabled"
OWNERS = ("owner own", "owner other")
AGENTS = ("agent own", "agent other")
OFFICERS = ("officer own", "officer other")
STAFF = ("official", "kelurahan", "observer", "admin")
SIGNED_IN = (*OWNERS, *AGENTS, *OFFICERS, *STAFF)
ACTORS = (SIGNED_OUT, DISABLED, *SIGNED_IN)
EVERYBODY = ACTORS
NOBODY: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """Who gets what on one endpoint and method.

    ``who`` are the actors who get ``status``; other signed-in actors and the disabled get 404, the signed-out are sent
    to sign in (303, or 401 for a change). ``args`` and ``sent`` may hold functions of the world. ``but`` says what
    single actors get instead.
    """

    endpoint: str
    method: str
    who: tuple[str, ...]
    status: int = 200
    args: Mapping[str, Any] = field(default_factory=dict)
    sent: Mapping[str, Any] = field(default_factory=dict)
    but: Mapping[str, int] = field(default_factory=dict)

    def expected(self, actor: str) -> int:
        """The status that this actor gets."""
        if actor in self.but:
            return self.but[actor]
        if actor in self.who:
            return self.status
        if actor == SIGNED_OUT:
            return 303 if self.method == "GET" else 401
        return 404


def filled(values: Mapping[str, Any], world: Any) -> dict[str, Any]:
    """The values with every function called on the world."""
    return {name: value(world) if isinstance(value, Callable) else value for name, value in values.items()}  # type: ignore[arg-type]


def public(endpoint: str, *, method: str = "GET", status: int = 200, **more: Any) -> Row:
    """A row that treats everybody alike."""
    return Row(endpoint, method, EVERYBODY, status, **more)
