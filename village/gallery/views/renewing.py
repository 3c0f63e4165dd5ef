"""Masih ada? What nobody confirmed for sixty days, by business: one tap renews it, a ready message asks for it."""

from datetime import datetime
from typing import Any

from flask import current_app, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.exceptions import NotFound

from village.core.access import check, requires
from village.core.answering import me, tell
from village.core.asked import asked_number
from village.core.fragments import page
from village.core.sharing import whatsapp_address
from village.gallery.lists import shelf_of
from village.gallery.market import due_enterprises, due_names
from village.gallery.services.renewing import confirm_enterprises, take_back_renewal
from village.gallery.views.blueprint import bp

LAST_PAGE = 10_000
MOST_IDS = 100


@bp.get("/kelola/produk/masih-ada")
@requires("gallery.keep_products")
def renewal() -> ResponseReturnValue:
    """The businesses with something to renew, the longest waiting first."""
    number = min(max(asked_number("hal", 1), 1), LAST_PAGE)
    rows, is_more = due_enterprises(shelf_of(me()), page=number)
    names = due_names([row.id for row in rows])
    own = [row.id for row in rows if me().acts_for(row.id, "products")]
    return page(
        "gallery/renewal.html",
        makers=[
            (row, names.get(row.id, []), None if row.id in own else _message(row, names.get(row.id, [])))
            for row in rows
        ],
        own=own,
        own_count=sum(row.number for row in rows if row.id in own),
        next_url=url_for("gallery.renewal", hal=number + 1) if is_more else None,
    )


def _message(row: Any, names: list[str]) -> str | None:
    """A WhatsApp link that asks the owner; None where there is no mobile number."""
    if not (row.phone or "").startswith("628"):
        return None
    more = _(", dan %(count)d lagi", count=row.number - len(names)) if row.number > len(names) else ""
    text = _(
        "Halo %(owner)s, apakah produk %(maker)s ini masih ada: %(names)s%(more)s? "
        "Balas MASIH, nanti saya pastikan. Atau ketuk sendiri di %(address)s",
        owner=row.owner_name or row.name,
        maker=row.name,
        names=", ".join(names),
        more=more,
        address=current_app.config["PUBLIC_ADDRESS"] + url_for("gallery.renewal"),
    )
    return whatsapp_address(row.phone, text)


@bp.post("/kelola/produk/masih-ada")
@requires("gallery.keep_products")
def renew_all() -> ResponseReturnValue:
    """Everything of these businesses that was due is still to be had."""
    ids = list(dict.fromkeys(request.form.getlist("usaha", type=int)))[:MOST_IDS]
    for enterprise_id in ids:
        check("gallery.add_product", enterprise_id)
    renewal = confirm_enterprises(me(), ids)
    if renewal.number:
        tell(
            ngettext("%(num)d produk dipastikan masih ada.", "%(num)d produk dipastikan masih ada.", renewal.number),
            undo=url_for("gallery.undo_renewal", usaha=ids, saat=renewal.at.isoformat()),
        )
    else:
        flash(_("Semua sudah dipastikan."), "good")
    return redirect(url_for("gallery.renewal"), 303)


@bp.post("/kelola/produk/masih-ada/urungkan")
@requires("gallery.keep_products")
def undo_renewal() -> ResponseReturnValue:
    """What was renewed together has the day it had before."""
    ids = list(dict.fromkeys(request.args.getlist("usaha", type=int)))[:MOST_IDS]
    for enterprise_id in ids:
        check("gallery.add_product", enterprise_id)
    try:
        at = datetime.fromisoformat(request.args.get("saat", ""))
    except ValueError:
        raise NotFound() from None
    if at.tzinfo is None:
        raise NotFound()
    number = take_back_renewal(me(), ids, at)
    if number:
        flash(
            ngettext(
                "%(num)d produk kembali menunggu dipastikan.", "%(num)d produk kembali menunggu dipastikan.", number
            ),
            "good",
        )
    else:
        flash(_("Tidak ada yang berubah: produknya sudah dipastikan lagi sejak itu."), "warn")
    return redirect(url_for("gallery.renewal"), 303)
