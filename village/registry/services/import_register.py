"""Reading the register for an import: every enterprise with what stands there, and what a list said before."""

from collections import defaultdict
from typing import Any

from sqlalchemy import select

from village.core.db import db
from village.registry.listed import SCALARS, Listed, Permit, Product
from village.registry.matching import Known
from village.registry.merged import former_names
from village.registry.models import DeclaredPermit, Enterprise, Group, ListedProduct
from village.registry.sheets.keys import comparable


def known_enterprises() -> list[Known]:
    """All that are not deleted, oldest first. At most five statements for any number."""
    permits: dict[int, list[Permit]] = defaultdict(list)
    for enterprise_id, kind, state, raw in db.session.execute(
        select(DeclaredPermit.enterprise_id, DeclaredPermit.kind, DeclaredPermit.state, DeclaredPermit.raw).order_by(
            DeclaredPermit.id
        )
    ):
        permits[enterprise_id].append((kind, state, raw))
    products: dict[int, list[Product]] = defaultdict(list)
    for enterprise_id, name, price in db.session.execute(
        select(ListedProduct.enterprise_id, ListedProduct.name, ListedProduct.price).order_by(ListedProduct.id)
    ):
        products[enterprise_id].append((name, _price(price)))
    columns = [getattr(Enterprise, name) for name in SCALARS]
    former = former_names()
    rows = db.session.execute(
        select(Enterprise.id, Enterprise.listed, *columns)
        .where(Enterprise.deleted_at.is_(None))
        .order_by(Enterprise.id)
    )
    return [
        Known(
            id=row.id,
            now=Listed(
                values={name: getattr(row, name) or None for name in SCALARS},
                products=tuple(products[row.id]),
                permits=tuple(permits[row.id]),
            ),
            listed=row.listed,
            former=former.get(row.id, ()),
        )
        for row in rows
    ]


def known_groups() -> set[str]:
    """The names of the village's groups, comparable. One statement."""
    names = db.session.execute(select(Group.name).where(Group.deleted_at.is_(None))).scalars()
    return {comparable(name) for name in names}


def _price(kept: dict[str, Any]) -> tuple[str | None, int | None, int | None, str, str]:
    return kept.get("mode"), kept.get("low"), kept.get("high"), kept.get("unit", ""), kept.get("raw", "")
