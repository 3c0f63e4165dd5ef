"""Filling a shelf at once, as the sample village does: products that are online since given days."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from village.core.db import db
from village.core.images import Picture
from village.gallery.models import Product, ProductPhoto
from village.gallery.services.photos import put_pictures_step
from village.gallery.services.rules import Facts, free_slug, set_facts


def drafts_step(enterprise_ids: Sequence[int]) -> dict[int, list[tuple[int, str]]]:
    """Step: id and name of the drafts that an import made, by enterprise, oldest first."""
    found: dict[int, list[tuple[int, str]]] = {}
    rows = db.session.execute(
        select(Product.enterprise_id, Product.id, Product.name)
        .where(
            Product.enterprise_id.in_(enterprise_ids),
            Product.source == "import",
            Product.state == "draft",
            Product.deleted_at.is_(None),
        )
        .order_by(Product.id)
    )
    for enterprise_id, product_id, name in rows:
        found.setdefault(enterprise_id, []).append((product_id, name))
    return found


def stock_product_step(
    enterprise_id: int,
    facts: Facts,
    pictures: Sequence[Picture],
    alts: Sequence[str],
    *,
    published_at: datetime,
    confirmed_at: datetime,
    draft_id: int | None = None,
) -> int:
    """Step: a product that is online; a draft becomes it where ``draft_id`` names one. Gives its id.

    Call ``index_step`` with all ids afterwards: the search is told of them in one go. Raises what ``set_facts`` and
    ``put_pictures_step`` raise.
    """
    product = db.session.get_one(Product, draft_id) if draft_id else Product(enterprise_id=enterprise_id)
    set_facts(product, facts)
    product.slug = free_slug(facts.name, product_id=draft_id)
    product.state, product.is_listed, product.version = "published", True, 2 if draft_id else 1
    product.published_at, product.confirmed_at, product.updated_at = published_at, confirmed_at, confirmed_at
    db.session.add(product)
    db.session.flush()
    put_pictures_step(product, pictures)
    rows = db.session.scalars(select(ProductPhoto).where(ProductPhoto.product_id == product.id))
    for photo, alt in zip(sorted(rows, key=lambda row: row.position), alts, strict=True):
        photo.alt = alt
    return product.id
