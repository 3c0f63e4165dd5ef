"""The blueprint of the gallery, and what its pages share."""

from typing import Any

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _

from village.core.access import safe_next
from village.gallery.standing import standing_of

bp = Blueprint("gallery", __name__)


def way_back() -> str:
    """Where the form was sent from, if that is an address of this site; else the own shelf."""
    return safe_next(request.form.get("next")) or url_for("gallery.my_products")


def tell_waiting(product: Any) -> None:
    """Say that a product waits for an official's look, why, and where that can be read again."""
    flash(
        {  # type: ignore[arg-type]
            "text": _("%(name)s tersimpan.", name=product.name) + " " + " ".join(standing_of(product).sentences),
            "url": url_for("gallery.listing_state", product_id=product.id),
            "label": _("Lihat keadaannya"),
        },
        "warn",
    )
