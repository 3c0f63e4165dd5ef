"""Reads of the village's profile: the timeline of achievements, and the people in office with their history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, exists, select

from village.core.db import db
from village.gallery.interface import products
from village.home.models import Achievement, OfficeTerm
from village.registry.interface import enterprise_is_public, enterprises, groups, today

MOST_SHOWN = 60


@dataclass(frozen=True)
class Photo:
    """What the picture macro reads."""

    sha256: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class AchievementView:
    """An achievement as pages show it; enterprise, group and product as slug and name where everybody may see them."""

    id: int
    activity: str
    result: str
    level: str
    year: int
    until_year: int | None
    month: int | None
    proof: Photo | None
    enterprise: tuple[str, str] | None
    group: tuple[str, str] | None
    product: tuple[str, str] | None


@dataclass(frozen=True)
class TermView:
    """A term as everybody sees it: name, photo and phone are empty without consent."""

    id: int
    office: str
    name: str
    phone: str | None
    photo: Photo | None
    from_on: date
    until_on: date | None
    is_past: bool


def achievements() -> list[AchievementView]:
    """The timeline, oldest first, with whatever public thing each belongs to. One statement."""
    group_stands = and_(groups.c.deleted_at.is_(None), groups.c.state != "bubar")
    maker = enterprises.alias("maker")
    is_sold = exists().where(
        maker.c.id == products.c.enterprise_id,
        maker.c.deleted_at.is_(None),
        maker.c.state.in_(("terverifikasi", "aktif")),
    )
    joined = (
        select(
            Achievement,
            enterprises.c.slug.label("enterprise_slug"),
            enterprises.c.name.label("enterprise_name"),
            groups.c.slug.label("group_slug"),
            groups.c.name.label("group_name"),
            products.c.slug.label("product_slug"),
            products.c.name.label("product_name"),
        )
        .outerjoin(enterprises, and_(enterprises.c.id == Achievement.enterprise_id, enterprise_is_public()))
        .outerjoin(groups, and_(groups.c.id == Achievement.group_id, group_stands))
        .outerjoin(products, and_(products.c.id == Achievement.product_id, products.c.is_listed, is_sold))
        .where(Achievement.deleted_at.is_(None))
        .order_by(Achievement.year.desc(), Achievement.month.desc(), Achievement.id.desc())
        .limit(MOST_SHOWN)
    )
    return [_achievement(*row) for row in reversed(db.session.execute(joined).all())]


def _achievement(row: Achievement, *related: str | None) -> AchievementView:
    proof = None
    if row.proof_sha256:
        proof = Photo(row.proof_sha256, row.proof_width or 0, row.proof_height or 0, row.activity)
    pairs = [(slug, name or "") if slug else None for slug, name in zip(related[::2], related[1::2], strict=True)]
    return AchievementView(
        row.id,
        row.activity,
        row.result,
        row.level,
        row.year,
        row.until_year,
        row.month,
        proof,
        enterprise=pairs[0],
        group=pairs[1],
        product=pairs[2],
    )


def people_in_office() -> list[TermView]:
    """Everybody in office now, in their order, then those before them, the latest first. One statement."""
    day = today()
    rows = db.session.execute(
        select(OfficeTerm.__table__)
        .where(OfficeTerm.deleted_at.is_(None), OfficeTerm.from_on <= day)
        .order_by(OfficeTerm.from_on.desc(), OfficeTerm.id.desc())
        .limit(MOST_SHOWN)
    ).all()
    terms = [_public_term(row, day) for row in rows]
    order = {row.id: row.position for row in rows}
    now = sorted((term for term in terms if not term.is_past), key=lambda term: order[term.id])
    return [*now, *(term for term in terms if term.is_past)]


def _public_term(row: Any, day: date) -> TermView:
    photo = None
    if row.may_show_photo and row.photo_sha256:
        photo = Photo(row.photo_sha256, row.photo_width or 0, row.photo_height or 0, "")
    return TermView(
        row.id,
        row.office,
        row.person_name if row.may_show_name else "",
        row.phone if row.may_show_phone else None,
        photo,
        row.from_on,
        row.until_on,
        row.until_on is not None and row.until_on < day,
    )


def kept_terms() -> Sequence[Any]:
    """Every term as officials keep it, the running ones first, in their order. One statement."""
    day = today()
    rows = db.session.execute(
        select(OfficeTerm.__table__)
        .where(OfficeTerm.deleted_at.is_(None))
        .order_by(OfficeTerm.position, OfficeTerm.from_on.desc())
        .limit(MOST_SHOWN)
    ).all()
    return sorted(rows, key=lambda row: row.until_on is not None and row.until_on < day)


def find_achievement(achievement_id: int) -> Achievement | None:
    """The achievement, unless it was taken away."""
    found = db.session.get(Achievement, achievement_id)
    return found if found is not None and found.deleted_at is None else None


def find_term(term_id: int) -> OfficeTerm | None:
    """The term, unless it was taken away."""
    found = db.session.get(OfficeTerm, term_id)
    return found if found is not None and found.deleted_at is None else None


def product_choices() -> list[tuple[int, str]]:
    """Products that everybody sees, by name, for a choice in a form. One statement."""
    rows = db.session.execute(
        select(products.c.id, products.c.name).where(products.c.is_listed).order_by(products.c.name, products.c.id)
    )
    return [(product_id, name) for product_id, name in rows]


def group_choices() -> list[tuple[int, str]]:
    """Groups that stand, by name, for a choice in a form. One statement."""
    rows = db.session.execute(
        select(groups.c.id, groups.c.name)
        .where(groups.c.deleted_at.is_(None), groups.c.state != "bubar")
        .order_by(groups.c.name, groups.c.id)
    )
    return [(group_id, name) for group_id, name in rows]
