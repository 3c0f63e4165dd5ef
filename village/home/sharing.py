"""How sellers and groups are shared: their short addresses and what stands on the pictures of their links."""

from collections.abc import Sequence

from flask import url_for
from flask_babel import force_locale

from village.core.share_cards import ShareCard
from village.gallery.interface import ProductCard, cards_of_enterprise, cards_of_group
from village.home.makers import group_kind_words, kind_words, rt_words
from village.registry.interface import (
    PublicEnterprise,
    PublicGroup,
    public_enterprise,
    public_group,
    public_slug,
)


def share_card(kind: str, number: int) -> ShareCard | None:
    """The card of a public seller or group; None for anything else."""
    slug = public_slug(kind, number) if kind in ("enterprise", "group") else None
    if slug is None:
        return None
    if kind == "enterprise":
        seller = public_enterprise(slug)
        return card_of_seller(seller, cards_of_enterprise(number, 1)) if seller else None
    group = public_group(slug, limit=1)
    return card_of_group(group, cards_of_group(number, 1)) if group else None


def card_of_seller(seller: PublicEnterprise, products: Sequence[ProductCard]) -> ShareCard:
    """A seller with the photo its page shows, else that of its newest product."""
    with force_locale("id"):  # one picture for both languages
        kind = kind_words(seller.kind)
    return ShareCard(
        kind="enterprise",
        id=seller.id,
        path=url_for("home.enterprise", slug=seller.slug),
        title=seller.name,
        detail=kind,
        maker=rt_words(seller.rt, seller.rw),
        photo_sha256=_photo(seller.photo, products),
    )


def card_of_group(group: PublicGroup, products: Sequence[ProductCard]) -> ShareCard:
    """A group with the photo its page shows, else that of its members' newest product."""
    with force_locale("id"):
        kind = group_kind_words(group.kind)
    return ShareCard(
        kind="group",
        id=group.id,
        path=url_for("home.group", slug=group.slug),
        title=group.name,
        detail=kind,
        maker="",
        photo_sha256=_photo(group.photo, products),
    )


def _photo(photo: object, products: Sequence[ProductCard]) -> str | None:
    shown = photo or (products[0].photo if products else None)
    return str(getattr(shown, "sha256", "")) or None
