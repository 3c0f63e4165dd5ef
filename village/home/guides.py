"""How to use the site, for each role: steps in everyday words, some with a picture of the screen."""

from dataclasses import dataclass
from typing import Any

from village.core.access import Person


@dataclass(frozen=True)
class Step:
    """One thing to do. ``picture`` is a file of static/img/cara, ``alt`` what it shows."""

    title: Any
    text: Any
    picture: str = ""
    alt: Any = ""


@dataclass(frozen=True)
class Guide:
    """The page of one role."""

    role: str
    title: Any
    lead: Any
    steps: tuple[Step, ...]


GUIDES: dict[str, Guide] = {"pengunjung": Guide("pengunjung", "", "", ())}


def guides_for(person: Person) -> tuple[list[Guide], list[Guide]]:
    """Those of the person's own roles, and the rest."""
    mine = [guide for role, guide in GUIDES.items() if role in person.roles]
    return mine, [guide for guide in GUIDES.values() if guide not in mine]
