"""What a list says of an enterprise, set against what stands in the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from village.core.phones import display
from village.registry.sheets.keys import comparable
from village.registry.sheets.readings import RowReading

Price = tuple[str | None, int | None, int | None, str, str]
Product = tuple[str, Price]
Permit = tuple[str, str, str]
SCALARS = (
    "name",
    "owner_name",
    "owner_sex",
    "rt",
    "rw",
    "address",
    "phone",
    "other_phone",
    "phone_note",
    "kind",
    "remark",
    "started_year",
)
LONGEST_NOTE = 500


@dataclass(frozen=True)
class Listed:
    """The facts of one enterprise. ``values`` has every one of SCALARS, empty ones as None.

    ``products`` are (name, (mode, low, high, unit, as written)), ``permits`` (kind, state, as written).
    """

    values: Mapping[str, Any]
    products: tuple[Product, ...] = ()
    permits: tuple[Permit, ...] = ()

    def kept(self) -> dict[str, Any]:
        """The same as plain data, to be remembered beside the enterprise."""
        return {
            **self.values,
            "products": [[name, list(price)] for name, price in self.products],
            "permits": [list(permit) for permit in self.permits],
        }


def listed_of(row: RowReading) -> Listed:
    """What this line says."""
    notes = [*row.private_notes, *(display(phone.digits) for phone in row.extra_phones[1:])]
    values = {
        "name": row.name,
        "owner_name": row.owner,
        "owner_sex": row.sex,
        "rt": row.rt,
        "rw": row.rw,
        "address": row.address,
        "phone": row.phone.digits if row.phone else None,
        "other_phone": row.extra_phones[0].digits if row.extra_phones else None,
        "phone_note": "; ".join(dict.fromkeys(notes))[:LONGEST_NOTE],
        "kind": row.kind,
        "remark": row.remark,
        "started_year": row.started_year,
    }
    products = {
        comparable(p.name): (
            p.name,
            (p.price.mode, p.price.low_rupiah, p.price.high_rupiah, p.price.unit, p.raw_price),
        )
        for p in reversed(row.products)
    }
    return Listed(
        values={name: values[name] or None for name in SCALARS},
        products=tuple(reversed(products.values())),
        permits=tuple((permit.kind, permit.state, permit.raw) for permit in row.permits),
    )


@dataclass(frozen=True)
class Difference:
    """What a list would change: fields with (before, after), products that are new or cost something else, permits.

    ``kept`` are fields that people changed here after the last list and that the list now says differently: what
    stands here stays.
    """

    fields: Mapping[str, tuple[Any, Any]]
    kept: Mapping[str, tuple[Any, Any]]
    products: tuple[Product, ...]
    permits: tuple[Permit, ...] | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return not self.fields and not self.products and self.permits is None


def difference(said: Listed, now: Listed, before: Mapping[str, Any] | None, *, list_wins: bool = False) -> Difference:
    """Set a list against the register. ``before`` is what a list said the last time.

    An empty cell changes nothing. Where the list says what it said before, what people corrected here stays; where
    both changed, what stands here stays too, unless ``list_wins``.
    """
    fields: dict[str, tuple[Any, Any]] = {}
    kept: dict[str, tuple[Any, Any]] = {}
    for name, value in said.values.items():
        present = now.values[name]
        if value is None or value == present:
            continue
        if before is not None and not list_wins:
            if before.get(name) == value:
                continue
            if present is not None and present != before.get(name):
                kept[name] = (present, value)
                continue
        fields[name] = (present, value)
    prices = {comparable(name): price for name, price in now.products}
    products = tuple(product for product in said.products if prices.get(comparable(product[0])) != product[1])
    permits = said.permits if said.permits and _facts(said.permits) != _facts(now.permits) else None
    return Difference(fields, kept, products, permits)


def _facts(permits: Iterable[Permit]) -> set[tuple[str, ...]]:
    """Permits without the way they are written, unless that is all there is."""
    return {permit if permit[0] == "unknown" else permit[:2] for permit in permits}
