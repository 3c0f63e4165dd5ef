"""Masih ada: one tap renews everything of a business that nobody confirmed lately."""

from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import commit, db, utcnow
from village.gallery.freshness import ASK_KEEPER_AFTER
from village.gallery.models import Product
from village.gallery.permissions import add_product
from village.gallery.services.rules import enterprise_name_to_sell_for, index_step


def confirm_enterprises(person: Person, enterprise_ids: list[int]) -> int:
    """Say of every published product of these businesses that it is still to be had; gives how many it were.

    Only products that were due are touched, so that what is fresh keeps its own day. Raises NotAllowed and NotFound.
    """
    person = begin_writing_as(person)
    renewed = 0
    for enterprise_id in sorted(set(enterprise_ids)):
        demand(add_product(person, enterprise_id))
        name = enterprise_name_to_sell_for(enterprise_id)
        due = select(Product).where(
            Product.enterprise_id == enterprise_id,
            Product.state == "published",
            Product.deleted_at.is_(None),
            Product.confirmed_at < utcnow() - ASK_KEEPER_AFTER,
        )
        products = list(db.session.scalars(due))
        for product in products:
            product.confirmed_at = utcnow()
        if products:
            index_step([product.id for product in products])
            audit.record(
                person,
                "gallery.products_confirmed",
                f"enterprise:{enterprise_id}",
                name,
                on_behalf_of=person.on_behalf_of(enterprise_id),
                count=len(products),
            )
        renewed += len(products)
    commit()
    return renewed
