"""The products of a list on their way to the gallery and back, through the slots that it fills."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from village.core import slots
from village.core.access import Person
from village.registry.models import ListedProduct


@dataclass
class Draft:
    """A product of the list on its way to the gallery. ``row`` is there where the list named it before."""

    enterprise_id: int
    name: str
    price: dict[str, Any]
    subject: str | None = None
    row: ListedProduct | None = None
    before: dict[str, Any] | None = None


def draft_products_step(person: Person | None, rows: Sequence[Draft | ListedProduct]) -> list[str | None]:
    """Let the gallery draft the products; their subjects, or None where nobody fills the slot. A step."""
    if not rows:
        return []
    wanted = [
        {
            "enterprise_id": row.enterprise_id,
            "name": row.name,
            "price_mode": row.price["mode"] or "ask",
            "price_rupiah": row.price["low"],
            "price_high_rupiah": row.price["high"],
            "unit": row.price["unit"],
        }
        for row in rows
    ]
    made = slots.call("import.draft_products", person, wanted)
    return [f"product:{product_id}" for product_id in made[0]] if made else [None] * len(rows)


def withdraw_products_step(groups: Sequence[Sequence[str | None]]) -> list[bool]:
    """Take drafts back, each group of subjects wholly or not at all; False where somebody has worked on one. A step."""
    if not groups:
        return []
    ids = [[int(subject.partition(":")[2]) for subject in group if subject] for group in groups]
    answers = slots.call("import.undo_products", ids)
    return answers[0] if answers else [not group for group in ids]
