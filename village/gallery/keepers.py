"""What keepers see of their shelf: every product, drafts and hidden ones too, and what lies in the bin."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select

from village.core.db import db
from village.gallery.freshness import is_confirmed_enough, is_on_shelf
from village.gallery.models import Product
from village.gallery.queries import AT_HOME, cards_from, photos, products
from village.gallery.shelf import LARGEST_ID
from village.registry.interface import enterprises

KEEPER_STATES = ("tayang", "konsep", "tersembunyi", "lama", "menunggu", "mundur")


@dataclass(frozen=True)
class OwnFilter:
    """Which products of a keeper: of these enterprises (None: of all), of one of them, by words, by state."""

    enterprise_ids: Collection[int] | None
    enterprise_id: int | None = None
    words: str = ""
    state: str = ""


def _in_state(state: str, confirmed_before: datetime) -> ColumnElement[bool]:
    conditions = {
        "tayang": is_on_shelf(),
        "menunggu": and_(products.c.state == "published", products.c.waiting_since.is_not(None)),
        "mundur": and_(products.c.is_listed.is_(True), not_(is_confirmed_enough())),
        "konsep": products.c.state == "draft",
        "tersembunyi": products.c.state == "hidden",
        "lama": and_(products.c.state == "published", products.c.confirmed_at < confirmed_before),
    }
    return conditions[state]


def _kept(wanted: OwnFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [products.c.deleted_at.is_(None), enterprises.c.deleted_at.is_(None)]
    if wanted.enterprise_ids is not None:
        conditions.append(products.c.enterprise_id.in_(wanted.enterprise_ids))
    if wanted.enterprise_id is not None:
        conditions.append(products.c.enterprise_id == wanted.enterprise_id)
    for word in wanted.words.lower().split()[:6]:
        conditions.append(
            or_(
                func.lower(products.c.name).contains(word, autoescape=True),
                func.lower(enterprises.c.name).contains(word, autoescape=True),
            )
        )
    return conditions


def own_products(
    wanted: OwnFilter, *, confirmed_before: datetime, before_id: int | None = None, limit: int = 24
) -> tuple[Sequence[Any], int | None]:
    """Card rows, newest first, with the number of photos and what they wait for; and the id to go on before, or None.

    One statement.
    """
    conditions = _kept(wanted)
    if wanted.state in KEEPER_STATES:
        conditions.append(_in_state(wanted.state, confirmed_before))
    if before_id is not None:
        conditions.append(products.c.id < before_id)
    page = (
        select(products.c.id)
        .select_from(AT_HOME)
        .where(*conditions)
        .order_by(products.c.id.desc())
        .limit(limit + 1)
        .subquery("page")
    )
    shown = photos.alias("shown_photo")
    number = (
        select(func.count())
        .where(shown.c.product_id == products.c.id, shown.c.removed_at.is_(None))
        .scalar_subquery()
        .label("photo_count")
    )
    rows = db.session.execute(
        cards_from(page)
        .add_columns(number, products.c.waiting_since, products.c.waiting_for)
        .order_by(products.c.id.desc())
    ).all()
    return rows[:limit], rows[limit - 1].id if len(rows) > limit else None


def count_own_products(wanted: OwnFilter, *, confirmed_before: datetime) -> dict[str, int]:
    """How many in each of ``KEEPER_STATES`` and, under the empty name, in all. One statement."""
    counts = [func.count().filter(_in_state(state, confirmed_before)).label(state) for state in KEEPER_STATES]
    row = db.session.execute(
        select(func.count().label("everything"), *counts).select_from(AT_HOME).where(*_kept(wanted))
    ).one()
    return {"": row.everything, **{state: getattr(row, state) for state in KEEPER_STATES}}


def deleted_products(enterprise_ids: Collection[int] | None, *, deleted_after: datetime) -> Sequence[Any]:
    """Card rows with ``deleted_at`` of what can still be brought back, the latest first."""
    conditions: list[ColumnElement[bool]] = [products.c.deleted_at > deleted_after]
    if enterprise_ids is not None:
        conditions.append(products.c.enterprise_id.in_(enterprise_ids))
    page = select(products.c.id).where(*conditions).order_by(products.c.deleted_at.desc()).limit(200).subquery("page")
    return db.session.execute(
        cards_from(page).add_columns(products.c.deleted_at).order_by(products.c.deleted_at.desc())
    ).all()


def find_by_slug(slug: str) -> Product | None:
    """The product with this address, deleted or not. One statement."""
    return db.session.scalars(select(Product).where(Product.slug == slug)).one_or_none()


def find_product(product_id: int) -> Product | None:
    """The product, deleted or not."""
    if product_id >= LARGEST_ID:
        return None
    return db.session.get(Product, product_id)
