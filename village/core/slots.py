"""Named places where a lower feature shows what higher features know.

``village.features`` lists which functions fill which slot; a caller gets the answers in that order.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from flask import current_app

Filler = Callable[..., Any]


@dataclass(frozen=True)
class Attention:
    """One thing that needs a person today, with the one tap that does it."""

    urgency: Literal["red", "amber", "blue"]
    title: str
    detail: str
    url: str
    action: str


@dataclass(frozen=True)
class Subject:
    """Something that other things belong to: ``key`` is ``kind:id``, as in the record; the rest is its page."""

    key: str
    name: str
    endpoint: str
    values: Mapping[str, int]


@dataclass(frozen=True)
class Papers:
    """The documents that belong to something: (title, detail, url) of each, and where to file one more, or empty."""

    lines: Sequence[tuple[str, str, str]]
    add_url: str


@dataclass(frozen=True)
class Expiring:
    """Something that runs out on a day, to be renewed. ``key`` is ``kind:id``, ``endpoint`` with ``values`` its page.

    ``remind_on`` is the day from which it is to be thought of, ``what`` and ``whose`` name it; ``enterprise_id`` where
    it is a business's, so that a ready message can be sent there.
    """

    key: str
    what: str
    whose: str
    ends_on: date
    remind_on: date
    urgency: Literal["red", "amber", "blue"]
    endpoint: str
    values: Mapping[str, Any]
    enterprise_id: int | None = None


@dataclass(frozen=True)
class OfflineRoute:
    """Public pages that stay readable without a signal once opened: a pattern of their path, for a browser.

    ``keeps`` are addresses without a query that are kept along with them.
    """

    pattern: str
    keeps: Sequence[str] = ()


def fill(app: Any, fillers: Mapping[str, Sequence[Filler]]) -> None:
    """Say once, at start, what fills each slot."""
    app.extensions["slots"] = {name: tuple(functions) for name, functions in fillers.items()}


def call(name: str, *args: Any, **kwargs: Any) -> list[Any]:
    """The answer of each function that fills the slot, in the order of the features."""
    return [function(*args, **kwargs) for function in current_app.extensions["slots"].get(name, ())]
