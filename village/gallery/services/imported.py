"""Steps for the import of a list: each product named there becomes a hidden draft that only waits for a photo."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from village.core.access import Person
from village.core.db import db, utcnow
from village.core.errors import DomainError
from village.gallery.categories import suggest_category
from village.gallery.models import FormerSlug, Product
from village.gallery.services.rules import Price, free_slug, index_step, set_price
from village.registry.interface import slug_of


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
    products = []
    for one in listed:
        product = Product(
            enterprise_id=one.enterprise_id,
            slug=slug_for(one.name),
            name=one.name[:200] or _("Produk"),
            unit=one.unit[:60],
            category=suggest_category(one.name),
            source="import",
            created_by=person.account_id if person else None,
        )
        try:
            set_price(product, Price(one.price_mode, one.price_rupiah, one.price_high_rupiah))
        except DomainError:
            set_price(product, Price())
        products.append(product)
    db.session.add_all(products)
    db.session.flush()
    return [product.id for product in products]


def undo_draft_product_step(product_id: int) -> bool:
    """Step: take back a draft that an import made; False when somebody has worked on it since, so it stays."""
    product = db.session.get(Product, product_id)
    if product is None or product.source != "import" or product.version != 1 or product.published_at is not None:
        return False
    product.deleted_at = utcnow()
    product.is_listed = False
    index_step([product.id])
    return True
