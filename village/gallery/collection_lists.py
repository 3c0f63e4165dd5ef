"""Collections as the shelf shows them today, and as officials keep them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, and_, func, or_, select

from village.core.db import db, utcnow
from village.gallery.kiosk import OpenToday, hours_today, open_today
from village.gallery.models import UNDO_TIME
from village.gallery.offer_tables import Collection, CollectionProduct
from village.gallery.prices import LOW_TODAY
from village.gallery.queries import AT_HOME, cards_from, products
from village.registry.interface import enterprises, today

collections = cast(Table, Collection.__table__)
chosen = cast(Table, CollectionProduct.__table__)
BEHIND_THE_CHOSEN = 1_000_000


@dataclass(frozen=True)
class ShownCollection:
    """A collection that everybody sees today, with its rule; ``below_rupiah`` in rupiah."""

    id: int
    slug: str
    name: str
    description: str = ""
    below_rupiah: int | None = None
    category: str | None = None

    def condition(self) -> ColumnElement[bool]:
        """The products that stand in it: the chosen ones, and those the rule says at the price of today."""
        picked = products.c.id.in_(select(chosen.c.product_id).where(chosen.c.collection_id == self.id))
        rule: list[ColumnElement[bool]] = []
        if self.below_rupiah is not None:
            rule.append(self.below_rupiah > LOW_TODAY)
        if self.category is not None:
            rule.append(products.c.category == self.category)
        return or_(picked, and_(*rule)) if rule else picked

    def place(self) -> ColumnElement[Any]:
        """Where a product stands in it: the chosen ones in their order, then the others."""
        position = (
            select(chosen.c.position)
            .where(chosen.c.collection_id == self.id, chosen.c.product_id == products.c.id)
            .scalar_subquery()
        )
        return func.coalesce(position, BEHIND_THE_CHOSEN)


def is_shown() -> ColumnElement[bool]:
    """The condition under which everybody may open a collection today."""
    day = today()
    return and_(
        collections.c.deleted_at.is_(None),
        or_(collections.c.starts_on.is_(None), collections.c.starts_on <= day),
        or_(collections.c.ends_on.is_(None), collections.c.ends_on >= day),
    )


def shown_collections(limit: int = 12) -> list[ShownCollection]:
    """What everybody may open today, in order. One statement."""
    c = collections.c
    rows = db.session.execute(
        select(c.id, c.slug, c.name, c.description, c.below_rupiah, c.category)
        .where(is_shown())
        .order_by(c.position, c.id)
        .limit(limit)
    )
    return [ShownCollection(*row) for row in rows]


def shop_window(limit: int) -> tuple[list[ShownCollection], OpenToday | None]:
    """The first collections of today and the hours of the kiosk, for the front page. One statement for both."""
    c = collections.c
    hours = hours_today().subquery("hours")
    rows = db.session.execute(
        select(hours, c.id, c.slug, c.name)
        .select_from(hours.outerjoin(collections, is_shown()))
        .order_by(c.position, c.id)
        .limit(limit)
    ).all()
    shown = [ShownCollection(row.id, row.slug, row.name) for row in rows if row.id is not None]
    return shown, open_today(rows[0].opens, rows[0].closes)


def kept_collections() -> Sequence[Any]:
    """Every collection with the number of its chosen products, and those deleted in the last thirty days."""
    number = (
        select(func.count()).where(chosen.c.collection_id == collections.c.id).scalar_subquery().label("chosen_count")
    )
    return db.session.execute(
        select(collections, number, is_shown().label("is_shown"))
        .where(or_(collections.c.deleted_at.is_(None), collections.c.deleted_at > utcnow() - UNDO_TIME))
        .order_by(collections.c.position, collections.c.id)
        .limit(200)
    ).all()


def find_collection(collection_id: int) -> Collection | None:
    """The collection, deleted or not."""
    return db.session.get(Collection, collection_id)


def chosen_products(collection_id: int) -> Sequence[Any]:
    """Card rows of the chosen products in order, hidden ones too."""
    page = (
        select(chosen.c.product_id.label("id"), chosen.c.position)
        .where(chosen.c.collection_id == collection_id)
        .subquery("page")
    )
    wanted = cards_from(page).where(products.c.deleted_at.is_(None)).order_by(page.c.position, page.c.id)
    return db.session.execute(wanted).all()


def products_to_pick(words: str, *, limit: int = 12, published_only: bool = True) -> Sequence[Any]:
    """Card rows of products of the village whose name or maker has these words, the newest first. One statement."""
    conditions: list[ColumnElement[bool]] = [products.c.deleted_at.is_(None), enterprises.c.deleted_at.is_(None)]
    if published_only:
        conditions.append(products.c.state == "published")
    for word in words.lower().split()[:6]:
        name = func.lower(products.c.name).contains(word, autoescape=True)
        conditions.append(or_(name, func.lower(enterprises.c.name).contains(word, autoescape=True)))
    page = (
        select(products.c.id)
        .select_from(AT_HOME)
        .where(*conditions)
        .order_by(products.c.id.desc())
        .limit(limit)
        .subquery("page")
    )
    return db.session.execute(cards_from(page).order_by(products.c.id.desc())).all()
