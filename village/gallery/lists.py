"""Ready lists for pages of higher features: cards with their badges, addresses for the map."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from flask import url_for

from village.core.access import Person
from village.core.db import utcnow
from village.gallery import queries
from village.gallery.cards import ProductCard, cards_of, fact_name
from village.gallery.permissions import keep_photos


def cards_with_badges(rows: Sequence[Any]) -> list[ProductCard]:
    """Cards of these rows with the names of what was verified. One statement more."""
    facts = queries.facts_of(rows)
    return cards_of(rows, {product_id: badge_names(each) for product_id, each in facts.items()})


def badge_names(facts: Sequence[Any]) -> list[str]:
    """The names of verified facts, each once."""
    return list(dict.fromkeys(fact_name(fact.permit_code) for fact in facts))


def newest_cards(limit: int = 8) -> list[ProductCard]:
    """The products that came online last. Two statements."""
    return cards_with_badges(queries.newest_products(limit=limit))


def cards_of_enterprise(enterprise_id: int, limit: int = 60) -> list[ProductCard]:
    """What an enterprise sells, newest first. Two statements."""
    return cards_with_badges(queries.products_of_enterprise(enterprise_id=enterprise_id, limit=limit))


def cards_of_group(group_id: int, limit: int = 60) -> list[ProductCard]:
    """What the members of a group sell, newest first. Two statements."""
    return cards_with_badges(queries.products_of_group(group_id=group_id, limit=limit))


def cards_by_ids(ids: Collection[int]) -> list[ProductCard]:
    """Those of these products that are public, in this order. Two statements."""
    return cards_with_badges(queries.products_by_ids(ids=ids)) if ids else []


def shelf_of(person: Person) -> Collection[int] | None:
    """The enterprises whose products this person keeps; None stands for all of them."""
    return None if person.is_official else person.acting_for("products")


def photo_shelf_of(person: Person) -> Collection[int] | None:
    """The enterprises to whose photos this person may see; None stands for all of them."""
    return None if person.is_official else person.acting_for("products", "photos")


def may_see_picture(person: Person, sha256: str) -> bool:
    """May this person see the picture, because it belongs to a product they keep?"""
    return keep_photos(person) and queries.picture_is_among(sha256, photo_shelf_of(person))


def sitemap() -> list[tuple[str, date]]:
    """Path and day of last change of the shelf and of every public product."""
    pages = [
        (url_for("gallery.product", slug=slug), updated_at.date()) for slug, updated_at in queries.public_addresses()
    ]
    return [(url_for("gallery.shelf"), max((day for _path, day in pages), default=utcnow().date())), *pages]
