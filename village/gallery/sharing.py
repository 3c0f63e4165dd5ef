"""How a product is shared: its short address and what stands on the picture of its link."""

from typing import Any

from flask import url_for
from flask_babel import force_locale

from village.core.share_cards import ShareCard
from village.gallery import queries
from village.gallery.cards import price_words


def share_card(kind: str, number: int) -> ShareCard | None:
    """The card of a public product; None for anything else. One statement."""
    if kind != "product":
        return None
    found = queries.products_by_ids(ids=[number])
    return card_of(found[0], found[0].photo_sha256) if found else None


def card_of(product: Any, photo_sha256: str | None) -> ShareCard:
    """The card of a row with the columns of lists, or of a product page."""
    with force_locale("id"):  # one picture for both languages
        price = price_words(product)
    unit = product.unit if product.low_today is not None else ""
    return ShareCard(
        kind="product",
        id=product.id,
        path=url_for("gallery.product", slug=product.slug),
        title=product.name,
        detail=f"{price} / {unit}" if unit else price,
        maker=product.enterprise_name,
        photo_sha256=photo_sha256,
    )
