"""What is said of a breach when it is written down."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class BreachFacts:
    """What stands in the notices; ``happened`` is when it happened in words, as far as that is known."""

    title: str
    what: str
    happened: str
    noticed_at: datetime
    how: str
    handling: str


@dataclass(frozen=True)
class Audience:
    """Whose data: everybody with an account, the owners of these enterprises, or who consents to this purpose."""

    kind: str
    enterprise_ids: Collection[int] = ()
    purpose: str = ""

    def kept(self) -> dict[str, Any]:
        return {"kind": self.kind, "ids": sorted(self.enterprise_ids), "purpose": self.purpose}
