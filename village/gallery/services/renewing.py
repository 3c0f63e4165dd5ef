"""Masih ada: one tap renews everything of a business that nobody confirmed lately."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from village.core import audit
from village.core.access import Person, begin_writing_as, demand
from village.core.db import begin_writing, commit, db, utcnow
from village.core.search_index import SearchPosting
from village.gallery.freshness import ASK_KEEPER_AFTER, stepped_back
from village.gallery.models import Product
from village.gallery.permissions import add_product
from village.gallery.queries import products as product_table
from village.gallery.services.rules import SEARCH_KIND, enterprise_name_to_sell_for, index_step


def forget_stepped_back() -> int:
    """Take products that nobody confirmed for too long out of the search; gives how many.

    Their words would go on correcting what people type into something that is not there. Confirming brings them back.
    """
    begin_writing()
    known = select(SearchPosting.object_id).where(SearchPosting.kind == SEARCH_KIND)
    gone = [row.id for row in db.session.execute(stepped_back().where(product_table.c.id.in_(known)))]
    index_step(gone)
    commit()
    return len(gone)


class Renewal(NamedTuple):
    """How many products were confirmed, and the moment that marks them."""

    number: int
    at: datetime


def confirm_enterprises(person: Person, enterprise_ids: list[int]) -> Renewal:
    """Say of every published product of these businesses that it is still to be had.

    Only products that were due are touched, so that what is fresh keeps its own day. Raises NotAllowed and NotFound.
    """
    person = begin_writing_as(person)
    renewal = Renewal(0, utcnow())
    for enterprise_id in sorted(set(enterprise_ids)):
        demand(add_product(person, enterprise_id))
        name = enterprise_name_to_sell_for(enterprise_id)
        due = select(Product).where(
            Product.enterprise_id == enterprise_id,
            Product.state == "published",
            Product.deleted_at.is_(None),
            Product.confirmed_at < renewal.at - ASK_KEEPER_AFTER,
        )
        products = list(db.session.scalars(due))
        for product in products:
            product.confirmed_before_at, product.confirmed_at = product.confirmed_at, renewal.at
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
        renewal = renewal._replace(number=renewal.number + len(products))
    commit()
    return renewal


def take_back_renewal(person: Person, enterprise_ids: list[int], at: datetime) -> int:
    """Give the products that were renewed together at this moment the day they had before; gives how many.

    What somebody has confirmed once more since then stays confirmed. Raises NotAllowed and NotFound.
    """
    person = begin_writing_as(person)
    number = 0
    for enterprise_id in sorted(set(enterprise_ids)):
        demand(add_product(person, enterprise_id))
        name = enterprise_name_to_sell_for(enterprise_id)
        renewed = select(Product).where(
            Product.enterprise_id == enterprise_id,
            Product.confirmed_at == at,
            Product.confirmed_before_at.is_not(None),
        )
        products = list(db.session.scalars(renewed))
        for product in products:
            assert product.confirmed_before_at is not None
            product.confirmed_at, product.confirmed_before_at = product.confirmed_before_at, None
        if products:
            index_step([product.id for product in products])
            audit.record(
                person,
                "gallery.renewal_taken_back",
                f"enterprise:{enterprise_id}",
                name,
                on_behalf_of=person.on_behalf_of(enterprise_id),
                count=len(products),
            )
        number += len(products)
    commit()
    return number
