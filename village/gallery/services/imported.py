"""Steps for the import of a list: each product named there becomes a hidden draft that only waits for a photo.

A list may have 20,000 lines while everybody else who writes waits, so many products take few statements.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from flask_babel import gettext as _
from sqlalchemy import Table, func, insert, select, update

from village.core.access import Person
from village.core.db import db, utcnow
from village.core.errors import DomainError
from village.gallery.categories import suggest_category
from village.gallery.models import FormerSlug, Product
from village.gallery.services.rules import Price, check_price, free_slug
from village.registry.interface import slug_of

CHUNK = 500  # older SQLite takes 999 values in a statement


@dataclass(frozen=True)
class ListedProduct:
    """A product as a list names it, with the price it was read with, in rupiah."""

    enterprise_id: int
    name: str
    price_mode: str = "ask"
    price_rupiah: int | None = None
    price_high_rupiah: int | None = None
    unit: str = ""


def draft_product_step(person: Person | None, enterprise_id: int, name: str, **price: Any) -> int:
    """Step: note one product that a list names; gives its id. ``price`` as in ``ListedProduct``."""
    listed = ListedProduct(enterprise_id, name, **price)
    return _draft(person, [listed], lambda _name: free_slug(name))[0]


def draft_products_step(person: Person | None, listed: Sequence[Mapping[str, Any]]) -> list[int]:
    """Step: note many products that a list names, each a mapping as in ``ListedProduct``; gives their ids in order.

    Their addresses are found in one look at those in use, so that a list of 20,000 lines stays quick.
    """
    former = db.session.scalars(select(FormerSlug.slug))
    taken = {*db.session.scalars(select(Product.slug)), *former}

    def next_slug(name: str) -> str:
        slug = slug_of(name, taken, "produk")
        taken.add(slug)
        return slug

    return _draft(person, [ListedProduct(**one) for one in listed], next_slug)


def _draft(person: Person | None, listed: Sequence[ListedProduct], slug_for: Callable[[str], str]) -> list[int]:
    """Drafts with the prices they were read with; one that fits no mode is "tanya harga": an import never guesses."""
    rows = [
        {
            "enterprise_id": one.enterprise_id,
            "slug": slug_for(one.name),
            "name": one.name[:200] or _("Produk"),
            "unit": one.unit[:60],
            "category": suggest_category(one.name),
            "source": "import",
            "created_by": person.account_id if person else None,
            **_price_columns(one),
        }
        for one in listed
    ]
    newest = db.session.scalar(select(func.max(Product.id))) or 0
    db.session.execute(insert(cast(Table, Product.__table__)), rows)
    made = db.session.execute(select(Product.slug, Product.id).where(Product.id > newest))
    ids = {slug: product_id for slug, product_id in made}
    return [ids[row["slug"]] for row in rows]


def _price_columns(one: ListedProduct) -> dict[str, Any]:
    price = Price(one.price_mode, one.price_rupiah, one.price_high_rupiah)
    try:
        check_price(price)
    except DomainError:
        price = Price()
    return {
        "price_mode": price.mode,
        "price_rupiah": price.rupiah if price.mode != "ask" else None,
        "price_high_rupiah": price.high_rupiah if price.mode == "range" else None,
    }


def undo_draft_products_step(groups: Sequence[Sequence[int]]) -> list[bool]:
    """Step: take back drafts that an import made, each group of product ids wholly or not at all.

    A group with a product that somebody has worked on since stays, and its answer is False. A draft was never public,
    so the search needs no word of this.
    """
    untouched: set[int] = set()
    for chunk in _chunks(number for group in groups for number in group):
        untouched.update(
            db.session.scalars(
                select(Product.id).where(
                    Product.id.in_(chunk),
                    Product.source == "import",
                    Product.version == 1,
                    Product.published_at.is_(None),
                )
            )
        )
    is_taken_back = [untouched.issuperset(group) for group in groups]
    for chunk in _chunks(number for group, goes in zip(groups, is_taken_back, strict=True) if goes for number in group):
        db.session.execute(update(Product).where(Product.id.in_(chunk)).values(deleted_at=utcnow(), is_listed=False))
    return is_taken_back


def _chunks(numbers: Iterable[int]) -> list[list[int]]:
    every = list(numbers)
    return [every[start : start + CHUNK] for start in range(0, len(every), CHUNK)]
