"""What visitors of the sample village asked for, missed and reported, and a first product that waits for a look."""

import tomllib
from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from village.core.db import utcnow
from village.gallery.interface import (
    Facts,
    Price,
    asked_step,
    missed_step,
    official_note_step,
    report_step,
    stock_product_step,
    wait_step,
)
from village.home.sample_village import FOLDER, Sample
from village.registry.interface import today


@cache
def _market() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "market.toml").read_text("utf-8"))


def silent_days(name: str) -> int | None:
    """For how many days nobody has confirmed the product of this name; None for one that is fresh."""
    days: int | None = _market()["silent_days"].get(name)
    return days


def market_step(
    sample: Sample, pictures: Mapping[Any, Any], numbers: Mapping[str, int], products: Mapping[str, int], official: int
) -> None:
    """Step: fill it; ``products`` are the ids of the sample's products by name."""
    told = _market()
    _waiting_step(told["waiting"], sample, pictures, numbers)
    for report in told["reports"]:
        report_step(products[report["product"]], report["reason"], report["text"], report["times"])
    for note in told["notes"]:
        official_note_step(products[note["product"]], note["text"], official)
    makers = {one.name: numbers[one.business] for one in sample.products}
    for name, weeks in told["asked"].items():
        asked_step(makers[name], products[name], weeks, today())
    for word, number in told["missed"].items():
        missed_step(word, number, today())


def _waiting_step(
    told: Mapping[str, Any], sample: Sample, pictures: Mapping[Any, Any], numbers: Mapping[str, int]
) -> None:
    drawing = next(one.drawing for one in sample.products if one.name == told["picture_of"])
    yesterday = utcnow() - timedelta(days=1)
    wait_step(
        stock_product_step(
            numbers[told["business"]],
            Facts(
                name=told["name"],
                price=Price("fixed", told["rupiah"]),
                unit=told["unit"],
                description=told["description"],
                category=told["category"],
            ),
            [pictures[drawing.path]],
            [drawing.alt],
            published_at=yesterday,
            confirmed_at=yesterday,
        )
    )
