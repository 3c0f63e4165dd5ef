"""The picture beside a shared link, for anything public that has a name: made when first asked for, kept by content.

Its address holds a digest of everything drawn on it, so a new name, price, photo or palette gives a new address, and
the old one leads there.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from flask import current_app

from village.core.errors import NotFound
from village.core.files import storage
from village.core.images import draw_share_card
from village.core.looks import look_of
from village.core.printing import qr_runs
from village.core.short_codes import short_code
from village.core.village import current_village

WIDTH, HEIGHT = 1200, 630
SHELF = "cards"
# Raised when the drawing changes, so that every card is made anew.
DRAWN_AS = 1
CARD_PAPER = "#fbf6ea"
_FONTS = Path(__file__).parent / "fonts"


@dataclass(frozen=True)
class ShareCard:
    """What stands on the card of one public thing; ``path`` is where it is found. Words are Indonesian."""

    kind: str
    id: int
    path: str
    title: str
    detail: str
    maker: str
    photo_sha256: str | None

    @property
    def code(self) -> str:
        """Its short code."""
        return short_code(self.kind, self.id)


def card_digest(card: ShareCard) -> str:
    """SHA-256 of everything that is drawn."""
    return hashlib.sha256(json.dumps(_told(card), sort_keys=True).encode()).hexdigest()


def card_address(card: ShareCard) -> str:
    """The whole address of its picture, for previews of links."""
    return f"{current_app.config['PUBLIC_ADDRESS']}/foto/kartu/{card.code}-{card_digest(card)[:16]}.jpg"


def open_card(card: ShareCard) -> BinaryIO:
    """The picture as JPEG, made now if it was not yet. Raises PictureRefused, StorageBusy, StorageFull."""
    return _open(card, card_digest(card), _told(card))


def open_poster(card: ShareCard) -> BinaryIO:
    """An upright poster of 1080 x 1350 with the same words and the QR code, as JPEG. Raises like ``open_card``."""
    address = share_address(card)
    modules, runs = qr_runs(address)
    told = {**_told(card), "kind": "poster", "short": address.partition("://")[2], "modules": modules, "runs": runs}
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    return _open(card, digest, told)


def _open(card: ShareCard, digest: str, told: dict[str, Any]) -> BinaryIO:
    try:
        return storage().open_from_set(SHELF, digest, "card.jpg")
    except NotFound:
        kept = card.photo_sha256 if card.photo_sha256 and storage().exists(card.photo_sha256) else None
        draw_share_card(storage(), SHELF, digest, {**told, "fonts": str(_FONTS)}, kept)
        return storage().open_from_set(SHELF, digest, "card.jpg")


def _told(card: ShareCard) -> dict[str, Any]:
    village = current_village()
    look = look_of(village)
    return {
        "drawn_as": DRAWN_AS,
        "title": card.title,
        "detail": card.detail,
        "maker": card.maker,
        "photo": card.photo_sha256,
        "village": village.name if village else "Gapura",
        "colours": {**look.colours, "card_paper": CARD_PAPER},
        "tile": look.tile,
    }


def share_address(card: ShareCard) -> str:
    """The short address in full."""
    return f"{current_app.config['PUBLIC_ADDRESS']}/s/{card.code}"
