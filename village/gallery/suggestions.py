"""What might be meant by a few typed letters: kinds of product, products, makers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import select

from village.core import search
from village.core.db import db
from village.core.spelling import sound, words_of
from village.gallery.categories import CATEGORIES
from village.gallery.freshness import stepped_back
from village.gallery.queries import AT_HOME, is_public, products
from village.gallery.synonyms import kept_synonyms
from village.registry.interface import enterprises

FEWEST_LETTERS = 2
MOST_PRODUCTS = 6
LOOKED_THROUGH = 30
MOST_MAKERS = 2
MOST_KINDS = 2


@dataclass(frozen=True)
class Suggestion:
    """A link with its words; ``detail`` says what it is: the maker of a product, or empty."""

    url: str
    text: str
    detail: str = ""
    is_theirs: bool = True


def suggestions_for(typed: str) -> list[Suggestion]:
    """The best few, kinds first. At most five statements, none for fewer than two letters."""
    if len(typed) < FEWEST_LETTERS:
        return []
    found = _products(typed)
    begun = [row for row in found if _begins(typed, f"{row.name} {row.enterprise_name}")]
    found = (begun or list(found))[:MOST_PRODUCTS]
    kinds = [
        Suggestion(url_for("gallery.shelf", kategori=one.slug), str(one.label), is_theirs=False)
        for one in CATEGORIES
        if _begins(typed, one.words)
    ]
    makers = {row.enterprise_slug: row.enterprise_name for row in found if _begins(typed, row.enterprise_name)}
    return [
        *kinds[:MOST_KINDS],
        *(Suggestion(url_for("gallery.product", slug=row.slug), row.name, row.enterprise_name) for row in found),
        *[Suggestion(url_for("home.enterprise", slug=slug), name) for slug, name in makers.items()][:MOST_MAKERS],
    ]


def _begins(typed: str, text: str) -> bool:
    """Does a word of the text begin with the last typed word, as it is heard?"""
    last = words_of(typed, letters=100, limit=10)[-1:]
    heard = sound(last[0]) if last else ""
    return bool(heard) and any(sound(word).startswith(heard) for word in words_of(text, letters=300, limit=60))


def _products(typed: str) -> Sequence[Any]:
    words = search.understand("product", typed, synonyms=kept_synonyms())
    if not words.meanings:
        return []
    hits = words.hits(without=stepped_back())
    return db.session.execute(
        select(
            products.c.slug,
            products.c.name,
            enterprises.c.name.label("enterprise_name"),
            enterprises.c.slug.label("enterprise_slug"),
        )
        .select_from(AT_HOME.join(hits, hits.c.object_id == products.c.id))
        .where(is_public())
        .order_by(hits.c.score.desc(), products.c.id.desc())
        .limit(LOOKED_THROUGH)
    ).all()
