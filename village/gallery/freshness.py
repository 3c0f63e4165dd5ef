"""How long the word of a keeper holds: at 60 days the site asks, at 90 it warns, at 180 the product steps back.

The clock stands in the condition of every question about public products, so that no task has to run in time.
"""

from datetime import datetime, timedelta
from typing import cast

from sqlalchemy import ColumnElement, Select, Table, and_, select

from village.core.db import utcnow
from village.gallery.models import Product

ASK_KEEPER_AFTER = timedelta(days=60)
ASK_FIRST_AFTER = timedelta(days=90)
HIDDEN_AFTER = timedelta(days=180)

_products = cast(Table, Product.__table__)


def is_confirmed_enough() -> ColumnElement[bool]:
    """The condition under which a product is recent enough to be shown to everybody."""
    return _products.c.confirmed_at > utcnow() - HIDDEN_AFTER


def is_on_shelf() -> ColumnElement[bool]:
    """The condition under which a product stands on the shelf, as far as the product itself decides."""
    return and_(_products.c.is_listed.is_(True), is_confirmed_enough())


def stepped_back() -> Select[tuple[int]]:
    """The ids of products that nobody confirmed for too long; the search still knows their words."""
    return select(_products.c.id).where(
        _products.c.is_listed.is_(True), _products.c.confirmed_at <= utcnow() - HIDDEN_AFTER
    )


def keeper_should_say(confirmed_at: datetime) -> bool:
    """True when the site asks the keeper whether the thing is still to be had."""
    return utcnow() - confirmed_at > ASK_KEEPER_AFTER


def buyer_should_ask(confirmed_at: datetime) -> bool:
    """True when a buyer should ask first."""
    return utcnow() - confirmed_at > ASK_FIRST_AFTER


def has_stepped_back(confirmed_at: datetime) -> bool:
    """True when the product is hidden because nobody confirmed it for so long."""
    return utcnow() - confirmed_at > HIDDEN_AFTER
