"""The own shelf: what a person keeps, as cards, and what lies in the bin."""

from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from village.core.access import requires
from village.core.answering import me
from village.core.db import utcnow
from village.core.fragments import page
from village.gallery.cards import cards_of
from village.gallery.freshness import ASK_KEEPER_AFTER
from village.gallery.keepers import KEEPER_STATES, OwnFilter, count_own_products, deleted_products, own_products
from village.gallery.lists import photo_shelf_of, shelf_of
from village.gallery.market import count_asked
from village.gallery.models import UNDO_TIME
from village.gallery.queries import enterprises_to_sell_for
from village.gallery.standing import standing_of
from village.gallery.views.blueprint import bp
from village.gallery.weeks import monday_of
from village.registry.interface import today

PARTS = ("q", "usaha", "keadaan")


@bp.get("/kelola/produk")
@requires("gallery.keep_photos")
def my_products() -> ResponseReturnValue:
    """The products this person keeps, or whose photos; officials see everybody's."""
    person, sent = me(), request.args
    choices = enterprises_to_sell_for(photo_shelf_of(person))
    state = sent.get("keadaan", "")
    wanted = OwnFilter(
        enterprise_ids=photo_shelf_of(person),
        enterprise_id=_number("usaha"),
        words=sent.get("q", "")[:100],
        state=state if state in KEEPER_STATES else "",
    )
    confirmed_before = utcnow() - ASK_KEEPER_AFTER
    rows, before_id = own_products(wanted, confirmed_before=confirmed_before, before_id=_number("sebelum"))
    return page(
        "gallery/my_products.html",
        fragments=("mine",),
        products=[(card, row, standing_of(row)) for card, row in zip(cards_of(rows), rows, strict=True)],
        wanted=wanted,
        counts=count_own_products(wanted, confirmed_before=confirmed_before),
        states=_state_labels(),
        asked=count_asked(shelf_of(person), since=monday_of(today())),
        choices=choices,
        keeps=shelf_of(person),
        next_url=_address(sebelum=before_id) if before_id else None,
        address=_address,
        here=request.full_path.rstrip("?"),
    )


def _number(name: str) -> int | None:
    sent = request.args.get(name, "")
    return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else None


def _state_labels() -> list[tuple[str, str]]:
    return [
        ("", _("Semua")),
        ("tayang", _("Tayang")),
        ("konsep", _("Tinggal tambah foto")),
        ("lama", _("Perlu dipastikan")),
        ("menunggu", _("Menunggu dilihat")),
        ("mundur", _("Tidak tampil, lewat 180 hari")),
        ("tersembunyi", _("Disembunyikan")),
    ]


def _address(**changes: Any) -> str:
    parts: dict[str, Any] = {name: request.args.get(name) for name in PARTS}
    parts.update(changes)
    return url_for("gallery.my_products", **{name: value for name, value in parts.items() if value not in (None, "")})


@bp.get("/kelola/produk/terhapus")
@requires("gallery.keep_products")
def bin_of_products() -> ResponseReturnValue:
    """What was deleted in the last thirty days, each with its way back."""
    rows = deleted_products(shelf_of(me()), deleted_after=utcnow() - UNDO_TIME)
    return page(
        "gallery/bin.html",
        products=[(card, row.deleted_at) for card, row in zip(cards_of(rows), rows, strict=True)],
    )
