"""What an enterprise has in the gallery, and how it goes to another record of the same business and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from village.core.db import db
from village.gallery.market_tables import Interest
from village.gallery.models import Product
from village.gallery.sale_tables import KioskMovement, KioskSettlement, MarketplaceLink, Sale
from village.registry.interface import Belonging, rows_as_belonging


@dataclass(frozen=True)
class Tallies:
    """Numbers by day: those of one day are added up, and taken apart again by what each brought along."""

    name: str = "interest.enterprise_id"

    @property
    def columns(self) -> Sequence[str]:
        """The one column it looks after."""
        return (self.name,)

    def hand_over(self, loser_id: int, winner_id: int) -> list[list[Any]]:
        """Add the loser's numbers to the winner's; answers day, product, kind and number of each. A step."""
        moved = []
        for row in db.session.scalars(select(Interest).where(Interest.enterprise_id == loser_id)).all():
            moved.append([row.counted_on.isoformat(), row.product_id, row.kind, row.number])
            db.session.delete(row)
        db.session.flush()
        self._add(winner_id, moved, 1)
        return moved

    def hand_back(self, loser_id: int, winner_id: int, moved: list[list[Any]]) -> None:
        """Take them off again and give them back. A step."""
        self._add(winner_id, moved, -1)
        self._add(loser_id, moved, 1)

    def _add(self, enterprise_id: int, moved: list[list[Any]], sign: int) -> None:
        for day, product_id, kind, number in moved:
            key = (date.fromisoformat(day), enterprise_id, product_id, kind)
            row = db.session.get(Interest, key)
            if row is None:
                row = Interest(
                    counted_on=key[0], enterprise_id=enterprise_id, product_id=product_id, kind=kind, number=0
                )
                db.session.add(row)
            row.number += sign * number
            if row.number <= 0:
                db.session.delete(row)
            db.session.flush()


def belongings() -> list[Belonging]:
    """Products with everything that hangs on them, sales, goods at the kiosk, shops elsewhere, and what was counted."""
    return [
        *(rows_as_belonging(model) for model in (Product, Sale, KioskSettlement, KioskMovement, MarketplaceLink)),
        Tallies(),
    ]
