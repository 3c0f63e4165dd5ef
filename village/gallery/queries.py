"""Questions about products: cards for lists, one product for its page, the shelf of its keepers."""

from collections.abc import Collection, Sequence
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, Table, and_, case, exists, func, literal, or_, select, union_all

from village.core.db import db, utcnow
from village.gallery.freshness import is_on_shelf
from village.gallery.models import FormerSlug, Product, ProductPhoto
from village.gallery.offer_tables import ProductStory
from village.gallery.prices import PRICE_COLUMNS, with_discounts
from village.registry.interface import (
    consents,
    enterprise_is_public,
    enterprises,
    fact_is_valid,
    groups,
    membership_is_current,
    memberships,
    today,
    verified_facts,
)

products = cast(Table, Product.__table__)
photos = cast(Table, ProductPhoto.__table__)
stories = cast(Table, ProductStory.__table__)

CARD_COLUMNS: tuple[ColumnElement[Any], ...] = (
    products.c.id,
    products.c.slug,
    products.c.name,
    products.c.price_mode,
    products.c.price_rupiah,
    products.c.price_high_rupiah,
    products.c.variants_low_rupiah,
    *PRICE_COLUMNS,
    products.c.unit,
    products.c.stock_mode,
    products.c.made_in_days,
    products.c.stock_count,
    products.c.state,
    products.c.confirmed_at,
    products.c.enterprise_id,
    enterprises.c.name.label("enterprise_name"),
    enterprises.c.slug.label("enterprise_slug"),
    enterprises.c.rt,
    photos.c.sha256.label("photo_sha256"),
    photos.c.width.label("photo_width"),
    photos.c.height.label("photo_height"),
    photos.c.alt.label("photo_alt"),
)
AT_HOME = products.join(enterprises, enterprises.c.id == products.c.enterprise_id)


def is_public() -> ColumnElement[bool]:
    """The condition under which everybody sees a product: online, confirmed lately, and its maker's business open."""
    return and_(is_on_shelf(), enterprise_is_public())


def cards_from(page: Any) -> Select[Any]:
    """Card columns for a subquery ``page`` with a column ``id``, whose limit is taken before anything is joined."""
    other = photos.alias("other_photo")
    cover = (
        select(other.c.id)
        .where(other.c.product_id == products.c.id, other.c.removed_at.is_(None))
        .order_by(other.c.position, other.c.id)
        .limit(1)
        .scalar_subquery()
    )
    return select(*CARD_COLUMNS).select_from(
        with_discounts(page.join(products, products.c.id == page.c.id))
        .join(enterprises, enterprises.c.id == products.c.enterprise_id)
        .outerjoin(photos, photos.c.id == cover)
    )


def _newest(condition: ColumnElement[bool], limit: int) -> Sequence[Any]:
    page = (
        select(products.c.id)
        .select_from(AT_HOME)
        .where(is_public(), condition)
        .order_by(products.c.published_at.desc(), products.c.id.desc())
        .limit(limit)
        .subquery("page")
    )
    wanted = cards_from(page).order_by(products.c.published_at.desc(), products.c.id.desc())
    return db.session.execute(wanted).all()


def newest_products(*, limit: int) -> Sequence[Any]:
    """Card rows of the products that came online last. One statement."""
    return _newest(literal(True), limit)


def products_of_enterprise(*, enterprise_id: int, limit: int) -> Sequence[Any]:
    """Card rows of the public products of one enterprise, newest first."""
    return _newest(products.c.enterprise_id == enterprise_id, limit)


def products_of_group(*, group_id: int, limit: int) -> Sequence[Any]:
    """Card rows of the public products of a group's present members, newest first."""
    members = select(memberships.c.enterprise_id).where(
        memberships.c.group_id == group_id,
        memberships.c.enterprise_id.is_not(None),
        membership_is_current(utcnow().date()),
    )
    return _newest(products.c.enterprise_id.in_(members), limit)


def products_by_ids(*, ids: Collection[int]) -> Sequence[Any]:
    """Card rows of those of these products that are public, in the order of ``ids``."""
    page = select(products.c.id).select_from(AT_HOME).where(is_public(), products.c.id.in_(ids)).subquery("page")
    order = {product_id: place for place, product_id in enumerate(ids)}
    return sorted(db.session.execute(cards_from(page)).all(), key=lambda row: order[row.id])


def count_products(*, enterprise_ids: Collection[int] | None = None) -> dict[int, int]:
    """Number of public products by enterprise id; enterprises without any are left out. One statement."""
    wanted = (
        select(products.c.enterprise_id, func.count())
        .select_from(AT_HOME)
        .where(is_public())
        .group_by(products.c.enterprise_id)
    )
    if enterprise_ids is not None:
        wanted = wanted.where(products.c.enterprise_id.in_(enterprise_ids))
    return {enterprise_id: count for enterprise_id, count in db.session.execute(wanted)}


def similar_products(*, product_id: int, category: str | None, limit: int) -> list[Any]:
    """Card rows of public products of the same category, then the newest of all; never the product itself."""
    by_rank = []
    conditions = [products.c.category == category] if category else []
    for rank, condition in enumerate([*conditions, literal(True)]):
        newest = (
            select(products.c.id, literal(rank).label("rank"))
            .select_from(AT_HOME)
            .where(is_public(), condition, products.c.id != product_id)
            .order_by(products.c.published_at.desc(), products.c.id.desc())
            .limit(limit if rank < len(conditions) else limit * 2)
            .subquery()
        )
        by_rank.append(select(newest))
    ranked = union_all(*by_rank).subquery("ranked")
    page = select(ranked.c.id, func.min(ranked.c.rank).label("rank")).group_by(ranked.c.id).subquery("page")
    wanted = cards_from(page).order_by(page.c.rank, products.c.published_at.desc(), products.c.id.desc()).limit(limit)
    return list(db.session.execute(wanted))


def has_badge(code: str) -> ColumnElement[bool]:
    """The condition that the product of the surrounding statement, or its business, has this badge today."""
    fact = verified_facts.c
    of_it = or_(
        fact.product_id == products.c.id,
        and_(fact.product_id.is_(None), fact.enterprise_id == products.c.enterprise_id),
    )
    return exists().where(fact_is_valid(today()), fact.permit_code == code, of_it)


def facts_of(rows: Sequence[Any]) -> dict[int, list[Any]]:
    """Valid verified facts (id, permit_code, number and dates) by product id, the business's own included.

    ``rows`` have ``id`` and ``enterprise_id``. One statement, none for no rows.
    """
    if not rows:
        return {}
    fact = verified_facts.c
    found = db.session.execute(
        select(
            fact.id,
            fact.product_id,
            fact.enterprise_id,
            fact.permit_code,
            fact.number,
            fact.checked_on,
            fact.valid_until,
        )
        .where(
            fact_is_valid(today()),
            or_(
                fact.product_id.in_([row.id for row in rows]),
                and_(fact.product_id.is_(None), fact.enterprise_id.in_({row.enterprise_id for row in rows})),
            ),
        )
        .order_by(fact.product_id.is_(None), fact.id)
    ).all()
    return {
        row.id: [
            each
            for each in found
            if each.product_id == row.id or (each.product_id is None and each.enterprise_id == row.enterprise_id)
        ]
        for row in rows
    }


def _consent(purpose: str) -> ColumnElement[bool]:
    return exists().where(
        consents.c.enterprise_id == enterprises.c.id,
        consents.c.purpose == purpose,
        consents.c.withdrawn_at.is_(None),
    )


def find_public_product(slug: str) -> Any | None:
    """Everything its page tells of a public product and its maker. Without consent no phone and no name is read."""
    wanted = (
        select(
            products,
            *PRICE_COLUMNS,
            *(column for column in stories.c if column.name != "product_id"),
            enterprises.c.name.label("enterprise_name"),
            enterprises.c.slug.label("enterprise_slug"),
            enterprises.c.rt,
            case((_consent("public_phone"), enterprises.c.phone), else_=None).label("phone"),
            case((_consent("public_name"), enterprises.c.owner_name), else_="").label("owner_name"),
        )
        .select_from(with_discounts(AT_HOME).outerjoin(stories, stories.c.product_id == products.c.id))
        .where(is_public(), products.c.slug == slug)
    )
    return db.session.execute(wanted).one_or_none()


def find_slug_after_renaming(slug: str) -> str | None:
    """The present address of a public product that once had this one."""
    former = cast(Table, FormerSlug.__table__)
    return db.session.execute(
        select(products.c.slug)
        .select_from(AT_HOME.join(former, former.c.product_id == products.c.id))
        .where(is_public(), former.c.slug == slug)
    ).scalar_one_or_none()


def photos_of(product_id: int) -> Sequence[Any]:
    """The photos of a product in order."""
    return db.session.execute(
        select(photos)
        .where(photos.c.product_id == product_id, photos.c.removed_at.is_(None))
        .order_by(photos.c.position, photos.c.id)
    ).all()


def groups_of_enterprise(enterprise_id: int) -> Sequence[Any]:
    """Slug and name of the groups the enterprise is a member of today."""
    return db.session.execute(
        select(groups.c.slug, groups.c.name)
        .join(memberships, memberships.c.group_id == groups.c.id)
        .where(
            memberships.c.enterprise_id == enterprise_id,
            membership_is_current(utcnow().date()),
            groups.c.deleted_at.is_(None),
            groups.c.state != "bubar",
        )
        .distinct()
        .order_by(groups.c.name)
    ).all()


def public_pictures() -> Select[tuple[str]]:
    """A select of the hashes of all pictures that public product pages show."""
    return (
        select(photos.c.sha256)
        .select_from(AT_HOME.join(photos, photos.c.product_id == products.c.id))
        .where(is_public(), photos.c.removed_at.is_(None))
    )


def picture_is_among(sha256: str, enterprise_ids: Collection[int] | None) -> bool:
    """Is this a picture, cropped or whole, of a product of these enterprises (None: of any)?"""
    wanted = (
        select(photos.c.id)
        .join(products, products.c.id == photos.c.product_id)
        .where(or_(photos.c.sha256 == sha256, photos.c.whole_sha256 == sha256))
        .limit(1)
    )
    if enterprise_ids is not None:
        wanted = wanted.where(products.c.enterprise_id.in_(enterprise_ids))
    return db.session.execute(wanted).first() is not None


def public_addresses() -> Sequence[Any]:
    """Slug and last change of every public product, for the site map."""
    return db.session.execute(
        select(products.c.slug, products.c.updated_at).select_from(AT_HOME).where(is_public()).order_by(products.c.id)
    ).all()


def enterprises_to_sell_for(enterprise_ids: Collection[int] | None) -> Sequence[Any]:
    """Id and name of these enterprises (None: all) that are not deleted, by name."""
    wanted = select(enterprises.c.id, enterprises.c.name).where(enterprises.c.deleted_at.is_(None))
    if enterprise_ids is not None:
        wanted = wanted.where(enterprises.c.id.in_(enterprise_ids))
    return db.session.execute(wanted.order_by(func.lower(enterprises.c.name), enterprises.c.id)).all()
