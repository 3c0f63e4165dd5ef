"""One badge, for whoever wants to check it."""

from typing import Any

from sqlalchemy import or_, select

from village.core.db import db
from village.core.short_codes import read_short_code
from village.gallery.interface import products
from village.registry.interface import enterprise_is_public, enterprises, verified_facts

KIND = "fact"


def find_badge(code: str) -> Any | None:
    """The badge with this code, whether it holds or not; None for no badge and for a business the public cannot see.

    One statement.
    """
    read = read_short_code(code)
    if read is None or read[0] != KIND:
        return None
    fact = verified_facts.c
    return db.session.execute(
        select(
            fact.id,
            fact.permit_code,
            fact.number,
            fact.checked_on,
            fact.valid_until,
            fact.revoked_at,
            enterprises.c.name,
            enterprises.c.slug,
            products.c.name.label("product_name"),
            products.c.slug.label("product_slug"),
            products.c.is_listed,
        )
        .join(enterprises, enterprises.c.id == fact.enterprise_id)
        .outerjoin(products, products.c.id == fact.product_id)
        .where(
            fact.id == read[1], enterprise_is_public(), or_(products.c.id.is_(None), products.c.deleted_at.is_(None))
        )
    ).one_or_none()
